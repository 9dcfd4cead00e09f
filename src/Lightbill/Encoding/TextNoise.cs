using System.Globalization;
using System.Text;

namespace Lightbill.Encoding;

/// <summary>Characters that mail programs, web pages and phones slip into copied text and that mean nothing there.</summary>
internal static class TextNoise
{
    /// <summary>White space, line breaks and characters that show nothing (zero-width ones, soft hyphens, byte order marks, direction marks).</summary>
    public static bool IsInvisible(int codePoint)
    {
        if (codePoint is ' ' or '\t' or '\r' or '\n' or '\v' or '\f' or 0x85) return true;
        if (codePoint < 0x80 || !Rune.TryCreate(codePoint, out Rune rune)) return false;
        return Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
    }

    /// <summary>How a character is named in a message: never printed raw.</summary>
    public static string Name(int codePoint) => codePoint switch
    {
        ' ' => "a space",
        '\t' => "a tab",
        '\r' or '\n' or 0x85 or 0x2028 or 0x2029 => "a line break",
        0xA0 => "a no-break space",
        0xAD => "a soft hyphen",
        0x200B => "a zero-width space",
        0x200C => "a zero-width non-joiner",
        0x200D => "a zero-width joiner",
        0xFEFF => "a byte order mark",
        >= 0x21 and <= 0x7E => $"\"{(char)codePoint}\"",
        _ => string.Create(CultureInfo.InvariantCulture, $"U+{codePoint:X4}"),
    };
}
