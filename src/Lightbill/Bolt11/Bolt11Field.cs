using Lightbill.Encoding;

namespace Lightbill.Bolt11;

/// <summary>A tagged field as it stands in an invoice: known or not, counted or not. Immutable; equal when type, content and place are; <c>default</c> has the tag <c>q</c> and no words.</summary>
/// <param name="Type">The type, 0 to 31.</param>
/// <param name="Words">The content: five-bit words, one in each byte, at most 1023.</param>
/// <param name="Offset">Where the field begins in the invoice's text, in characters.</param>
public readonly record struct Bolt11Field(int Type, ReadOnlyMemory<byte> Words, int Offset)
{
    /// <summary>The letter of the type as it stands in the text, e.g. <c>p</c>; in lower case.</summary>
    public char Tag => Bolt11Tag.Letter(Type);

    /// <summary>The content as it stands in the text, in lower case.</summary>
    public string WordsText => Bech32.ToText(Words.Span);

    /// <summary>Characters of the whole field: tag, length and content.</summary>
    public int TextLength => Words.Length + Bolt11Layout.FieldHeaderWords;

    /// <inheritdoc/>
    public bool Equals(Bolt11Field other) => Type == other.Type && Offset == other.Offset && Words.Span.SequenceEqual(other.Words.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Offset, Words.Length);
}
