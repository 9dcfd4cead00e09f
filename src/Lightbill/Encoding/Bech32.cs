using System.Numerics;
using Lightbill.Findings;

namespace Lightbill.Encoding;

/// <summary>What a scan found in a bech32 text.</summary>
internal struct Bech32Scan
{
    /// <summary>Index of the separator, -1 when there is none.</summary>
    public int Separator;

    /// <summary>Some character cannot stand where it does: its word means nothing, whatever the checksum says.</summary>
    public bool HasBadCharacters;

    /// <summary>There are letters of both cases.</summary>
    public bool HasMixedCase;

    /// <summary>The letters are upper case.</summary>
    public bool IsUpper;

    /// <summary>There is a separator, every character may stand where it does, and all letters have one case.</summary>
    public readonly bool IsClean => Separator >= 0 && !HasBadCharacters && !HasMixedCase;
}

/// <summary>
/// Bech32 and bech32m (BIP 173, BIP 350): characters, case, checksum. Works on UTF-16 and UTF-8 text alike, since every legal character is ASCII.
/// The length limit is the caller's: 90 for addresses, more for invoices.
/// </summary>
internal static class Bech32
{
    /// <summary>The data alphabet: the index of a character is its value.</summary>
    public const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    /// <summary>Characters of the checksum at the end of the data part.</summary>
    public const int ChecksumLength = 6;

    /// <summary>What the checksum of bech32 comes to (BIP 173).</summary>
    public const uint Bech32Constant = 1;

    /// <summary>What the checksum of bech32m comes to (BIP 350).</summary>
    public const uint Bech32mConstant = 0x2bc830a3;

    /// <summary>No more than this many bad characters are reported one by one.</summary>
    public const int MaxReportedCharacters = 16;

    // What a character is, beside its value in the low five bits.
    private const int UpperLetter = 0x100;
    private const int LowerLetter = 0x200;
    private const int OutsideAlphabet = 0x400;
    private const int OutOfRange = 0x800;

    /// <summary>Each ASCII character: its value in the data part (upper case included) and what it is; 0 and a mark where it has no value.</summary>
    private static readonly ushort[] Classes =
    [
        0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00,
        0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00, 0xc00,
        0xc00, 0x400, 0x400, 0x400, 0x400, 0x400, 0x400, 0x400, 0x400, 0x400, 0x400, 0x400, 0x400, 0x400, 0x400, 0x400,
        0x00f, 0x400, 0x00a, 0x011, 0x015, 0x014, 0x01a, 0x01e, 0x007, 0x005, 0x400, 0x400, 0x400, 0x400, 0x400, 0x400,
        0x400, 0x11d, 0x500, 0x118, 0x10d, 0x119, 0x109, 0x108, 0x117, 0x500, 0x112, 0x116, 0x11f, 0x11b, 0x113, 0x500,
        0x101, 0x100, 0x103, 0x110, 0x10b, 0x11c, 0x10c, 0x10e, 0x106, 0x104, 0x102, 0x400, 0x400, 0x400, 0x400, 0x400,
        0x400, 0x21d, 0x600, 0x218, 0x20d, 0x219, 0x209, 0x208, 0x217, 0x600, 0x212, 0x216, 0x21f, 0x21b, 0x213, 0x600,
        0x201, 0x200, 0x203, 0x210, 0x20b, 0x21c, 0x20c, 0x20e, 0x206, 0x204, 0x202, 0x400, 0x400, 0x400, 0x400, 0xc00,
    ];

    /// <summary>The value of a character of the data part, or -1.</summary>
    public static int ValueOf(int character)
    {
        int one = ClassOf(character);
        return (one & OutsideAlphabet) == 0 ? one & 31 : -1;
    }

    private static int ClassOf(int character) => (uint)character < 128 ? Classes[character] : OutsideAlphabet | OutOfRange;

    /// <summary>
    /// Reads the characters: finds the separator, maps the data part to words (0 for a bad character), reports what is wrong.
    /// </summary>
    /// <param name="text">The whole text.</param>
    /// <param name="separator">Where the readable part ends, or -1 to take the last "1" (BIP 173).</param>
    /// <param name="words">Room for one word for each character of the data part; the text's length is always enough.</param>
    /// <param name="sink">Takes the findings.</param>
    public static Bech32Scan Scan<TChar, TSink>(ReadOnlySpan<TChar> text, int separator, Span<byte> words, ref TSink sink)
        where TChar : unmanaged, IBinaryInteger<TChar>
        where TSink : struct, IFindingSink
    {
        var scan = new Bech32Scan { Separator = separator >= 0 ? separator : text.LastIndexOf(TChar.CreateTruncating('1')) };
        int dataStart = scan.Separator < 0 ? text.Length : scan.Separator + 1;
        int seen = 0;
        for (int i = 0; i < dataStart; i++) seen |= ClassOf(TextUnit.Code(text[i])) & ~OutsideAlphabet;
        ReadOnlySpan<TChar> data = text[dataStart..];
        words = words[..data.Length];
        for (int i = 0; i < data.Length; i++)
        {
            int one = ClassOf(TextUnit.Code(data[i]));
            seen |= one;
            words[i] = (byte)(one & 31);
        }
        scan.HasBadCharacters = (seen & (OutsideAlphabet | OutOfRange)) != 0;
        if (scan.HasBadCharacters) ReportCharacters(text, dataStart, ref sink);
        scan.IsUpper = (seen & (UpperLetter | LowerLetter)) == UpperLetter;
        scan.HasMixedCase = (seen & (UpperLetter | LowerLetter)) == (UpperLetter | LowerLetter);
        if (scan.HasMixedCase) ReportMixedCase(text, ref sink);
        if (scan.Separator < 0) sink.Report(FindingRules.Bech32NoSeparator, FindingSeverity.Error, 0, text.Length);
        return scan;
    }

    /// <summary>The checksum's residue over the readable part and all words, the six of the checksum included.</summary>
    public static uint Residue<TChar>(ReadOnlySpan<TChar> hrp, ReadOnlySpan<byte> words)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        uint residue = 1;
        foreach (TChar c in hrp) residue = Step(residue, (uint)Lower(TextUnit.Code(c)) >> 5);
        residue = Step(residue, 0);
        foreach (TChar c in hrp) residue = Step(residue, (uint)Lower(TextUnit.Code(c)) & 31);
        foreach (byte word in words) residue = Step(residue, word);
        return residue;
    }

    /// <summary>One step of the code: multiply by x, add a word, reduce by the generator of BIP 173.</summary>
    public static uint Step(uint residue, uint word) => ((residue & 0x1ffffff) << 5) ^ word ^ Reduction[(int)(residue >> 25)];

    /// <summary>What each value of the five bits that leave the residue adds to it: sums of BIP 173's five generator constants.</summary>
    private static readonly uint[] Reduction =
    [
        0x00000000, 0x3b6a57b2, 0x26508e6d, 0x1d3ad9df, 0x1ea119fa, 0x25cb4e48, 0x38f19797, 0x039bc025,
        0x3d4233dd, 0x0628646f, 0x1b12bdb0, 0x2078ea02, 0x23e32a27, 0x18897d95, 0x05b3a44a, 0x3ed9f3f8,
        0x2a1462b3, 0x117e3501, 0x0c44ecde, 0x372ebb6c, 0x34b57b49, 0x0fdf2cfb, 0x12e5f524, 0x298fa296,
        0x1756516e, 0x2c3c06dc, 0x3106df03, 0x0a6c88b1, 0x09f74894, 0x329d1f26, 0x2fa7c6f9, 0x14cd914b,
    ];

    /// <summary>Writes a text in lower case: readable part, separator, words, checksum.</summary>
    /// <param name="hrp">The readable part in lower case.</param>
    /// <param name="words">The data, without a checksum.</param>
    /// <param name="constant"><see cref="Bech32Constant"/> or <see cref="Bech32mConstant"/>.</param>
    public static string Encode(ReadOnlySpan<char> hrp, ReadOnlySpan<byte> words, uint constant)
    {
        Span<char> text = new char[hrp.Length + 1 + words.Length + ChecksumLength];
        hrp.CopyTo(text);
        text[hrp.Length] = '1';
        WriteWords(words, text[(hrp.Length + 1)..]);
        uint residue = Residue(hrp, words);
        for (int i = 0; i < ChecksumLength; i++) residue = Step(residue, 0);
        residue ^= constant;
        for (int i = 0; i < ChecksumLength; i++) text[^(ChecksumLength - i)] = Alphabet[(int)(residue >> (5 * (ChecksumLength - 1 - i))) & 31];
        return text.ToString();
    }

    /// <summary>The words in the data alphabet, lower case.</summary>
    public static string ToText(ReadOnlySpan<byte> words)
    {
        Span<char> text = new char[words.Length];
        WriteWords(words, text);
        return text.ToString();
    }

    /// <summary>Reads data characters of either case, without a checksum; null when one is outside the alphabet.</summary>
    public static byte[]? FromText(ReadOnlySpan<char> text)
    {
        byte[] words = new byte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            int value = ValueOf(text[i]);
            if (value < 0) return null;
            words[i] = (byte)value;
        }
        return words;
    }

    public static int Lower(int c) => c is >= 'A' and <= 'Z' ? c | 0x20 : c;

    private static void WriteWords(ReadOnlySpan<byte> words, Span<char> text)
    {
        for (int i = 0; i < words.Length; i++) text[i] = Alphabet[words[i]];
    }

    /// <summary>A second look, one by one, at a text of which something is known to be wrong.</summary>
    private static void ReportCharacters<TChar, TSink>(ReadOnlySpan<TChar> text, int dataStart, ref TSink sink)
        where TChar : unmanaged, IBinaryInteger<TChar>
        where TSink : struct, IFindingSink
    {
        int reported = 0;
        for (int i = 0; i < text.Length && reported < MaxReportedCharacters; i++)
        {
            int c = TextUnit.Code(text[i]);
            bool inData = i >= dataStart;
            if ((ClassOf(c) & (inData ? OutsideAlphabet | OutOfRange : OutOfRange)) == 0) continue;
            // A character outside ASCII takes several units (two in UTF-16, up to four in UTF-8): it is one finding, on its first unit.
            if (Continues(text, i)) continue;
            reported++;
            ReportCharacter(text, i, c, inData, ref sink);
        }
    }

    /// <summary>The rarer case is the likelier slip; its first letter is the place to look at.</summary>
    private static void ReportMixedCase<TChar, TSink>(ReadOnlySpan<TChar> text, ref TSink sink)
        where TChar : unmanaged, IBinaryInteger<TChar>
        where TSink : struct, IFindingSink
    {
        (int firstUpper, int upperCount) = FindCase(text, UpperLetter);
        (int firstLower, int lowerCount) = FindCase(text, LowerLetter);
        bool upperIsRare = upperCount <= lowerCount;
        sink.Report(FindingRules.Bech32MixedCase, FindingSeverity.Error, upperIsRare ? firstUpper : firstLower, 1,
            upperIsRare ? upperCount : lowerCount, upperIsRare ? "upper" : "lower");
    }

    private static (int First, int Count) FindCase<TChar>(ReadOnlySpan<TChar> text, int letter)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        (int first, int count) = (-1, 0);
        for (int i = text.Length - 1; i >= 0; i--)
            if ((ClassOf(TextUnit.Code(text[i])) & letter) != 0) (first, count) = (i, count + 1);
        return (first, count);
    }

    private static void ReportCharacter<TChar, TSink>(ReadOnlySpan<TChar> text, int index, int c, bool inData, ref TSink sink)
        where TChar : unmanaged, IBinaryInteger<TChar>
        where TSink : struct, IFindingSink
    {
        if (c is >= 33 and <= 126)
        {
            sink.Report(FindingRules.Bech32InvalidCharacter, FindingSeverity.Error, index, 1, c, AsciiName(c));
            return;
        }
        int length = 1;
        int code = c;
        if (typeof(TChar) == typeof(byte))
            (code, length) = DecodeUtf8(text[index..]);
        else if (char.IsHighSurrogate((char)c) && index + 1 < text.Length && char.IsLowSurrogate((char)TextUnit.Code(text[index + 1])))
            (code, length) = (char.ConvertToUtf32((char)c, (char)TextUnit.Code(text[index + 1])), 2);
        FindingRule rule = code <= ' ' || TextNoise.IsInvisible(code) ? FindingRules.TextWhitespace
            : inData ? FindingRules.Bech32InvalidCharacter
            : FindingRules.Bech32CharacterOutOfRange;
        sink.Report(rule, FindingSeverity.Error, index, length, code, TextNoise.Name(code));
    }

    /// <summary>
    /// Does the unit belong to a character that began before it? A stray one belongs to none and must be reported itself: its word counts as 0, so that
    /// the checksum alone would take it for a "q".
    /// </summary>
    private static bool Continues<TChar>(ReadOnlySpan<TChar> text, int index)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        int unit = TextUnit.Code(text[index]);
        if (typeof(TChar) != typeof(byte))
            return index > 0 && char.IsLowSurrogate((char)unit) && char.IsHighSurrogate((char)TextUnit.Code(text[index - 1]));
        if (!IsContinuationByte(unit)) return false;
        for (int start = index - 1; start >= 0 && index - start < 4; start--)
            if (!IsContinuationByte(TextUnit.Code(text[start]))) return DecodeUtf8(text[start..]).Length > index - start;
        return false;
    }

    private static bool IsContinuationByte(int unit) => (unit & 0xC0) == 0x80;

    /// <summary>The first character and its bytes; for broken bytes U+FFFD and how many of them belong together.</summary>
    private static (int Code, int Length) DecodeUtf8<TChar>(ReadOnlySpan<TChar> text)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        Span<byte> bytes = stackalloc byte[4];
        int count = Math.Min(4, text.Length);
        for (int i = 0; i < count; i++) bytes[i] = (byte)TextUnit.Code(text[i]);
        System.Text.Rune.DecodeFromUtf8(bytes[..count], out System.Text.Rune rune, out int length);
        return (rune.Value, length);
    }

    private static string AsciiName(int c) => AsciiNames[c - 33];

    private static readonly string[] AsciiNames = [.. Enumerable.Range(33, 94).Select(c => $"\"{(char)c}\"")];
}
