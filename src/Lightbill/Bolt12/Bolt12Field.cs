namespace Lightbill.Bolt12;

/// <summary>One record of a message as it stands there, known or not. Immutable; two are equal when all of it is, the bytes of the value included.</summary>
/// <param name="Number">Its type.</param>
/// <param name="Name">The specification's name; null when it is unknown.</param>
/// <param name="Value">The bytes of its value.</param>
/// <param name="ByteOffset">Where the record begins in the bytes of the message.</param>
/// <param name="ByteLength">How many bytes it takes, type and length included.</param>
public sealed record Bolt12Field(ulong Number, string? Name, ReadOnlyMemory<byte> Value, int ByteOffset, int ByteLength)
{
    /// <inheritdoc/>
    public bool Equals(Bolt12Field? other) => other is not null && Number == other.Number && Name == other.Name && ByteOffset == other.ByteOffset && ByteLength == other.ByteLength
        && Value.Span.SequenceEqual(other.Value.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Number, ByteOffset, Value.Length);
}
