using System.Globalization;
using System.Text;

namespace Lightbill;

/// <summary>
/// Text written by somebody we do not know: a description, an issuer's name. <see cref="Printable"/> is safe to show in a terminal or a page
/// (the page must still encode HTML); <see cref="Raw"/> is the text as it came. Immutable. Example: <c>Console.WriteLine(invoice.Description?.Printable)</c>.
/// </summary>
public sealed class UntrustedText : IEquatable<UntrustedText>
{
    private string? _printable;

    /// <summary>Wraps a text.</summary>
    public UntrustedText(string raw) => Raw = raw;

    /// <summary>The text as it came: may hold control characters, direction changes and invisible characters.</summary>
    public string Raw { get; }

    /// <summary>Control, bidirectional, invisible and line-breaking characters written out as <c>\u{202e}</c>; everything else as it is.</summary>
    public string Printable => _printable ??= Escape(Raw);

    /// <summary>Does <see cref="Raw"/> hold characters that could mislead the eye or a terminal?</summary>
    public bool HasHiddenCharacters => !ReferenceEquals(Printable, Raw);

    /// <summary>The same as <see cref="Printable"/>, so that careless printing is safe.</summary>
    public override string ToString() => Printable;

    /// <inheritdoc/>
    public bool Equals(UntrustedText? other) => other is not null && string.Equals(Raw, other.Raw, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UntrustedText);

    /// <summary>Are they equal, or both null?</summary>
    public static bool operator ==(UntrustedText? left, UntrustedText? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Do they differ?</summary>
    public static bool operator !=(UntrustedText? left, UntrustedText? right) => !(left == right);

    /// <inheritdoc/>
    public override int GetHashCode() => Raw.GetHashCode(StringComparison.Ordinal);

    /// <summary>Makes any foreign text harmless, as <see cref="Printable"/> does. Returns the same string when nothing needs it.</summary>
    public static string Escape(string text)
    {
        int first = IndexOfHidden(text);
        if (first < 0) return text;
        var result = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (int i = first; i < text.Length;)
        {
            // An unpaired surrogate decodes to U+FFFD, itself harmless.
            Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int length);
            if (IsHidden(rune)) result.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
            else result.Append(rune);
            i += length;
        }
        return result.ToString();
    }

    /// <summary>Has the text no unpaired surrogates?</summary>
    internal static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out _, out int length) != System.Buffers.OperationStatus.Done) return false;
            i += length;
        }
        return true;
    }

    /// <summary>The index of the first character that <see cref="Escape"/> would write out, or -1.</summary>
    internal static int IndexOfHidden(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text[i..], out Rune rune, out int length) != System.Buffers.OperationStatus.Done || IsHidden(rune)) return i;
            i += length;
        }
        return -1;
    }

    /// <summary>
    /// Would the character act rather than show? Controls, direction marks, zero-width and other format characters, line and paragraph separators,
    /// private use, tags and variation selectors beyond the emoji ones.
    /// </summary>
    public static bool IsHidden(Rune rune) => rune.Value switch
    {
        < 0x20 or (>= 0x7f and < 0xa0) => true,
        0x200d => false, // joins emoji; it shows nothing by itself, but families and flags fall apart without it
        0xfe0f or 0xfe0e => false, // emoji and text presentation
        0x115f or 0x1160 or 0x3164 or 0xffa0 or 0x2800 => true, // fillers that look like nothing
        // The marks that Unicode calls default-ignorable: their category, nonspacing mark, does not show it.
        0x034f or 0x17b4 or 0x17b5 or (>= 0x180b and <= 0x180f) => true,
        (>= 0xfe00 and <= 0xfe0d) or (>= 0xe0000 and <= 0xe0fff) => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned,
    };
}
