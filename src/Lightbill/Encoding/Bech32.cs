using System.Numerics;
using Lightbill.Findings;

namespace Lightbill.Encoding;

/// <summary>What a scan found in a bech32 text.</summary>
internal struct Bech32Scan
{
    /// <summary>Index of the separator, -1 when there is none.</summary>
    public int Separator;

    /// <summary>Every character is allowed where it stands and all letters have one case: the words can be trusted as far as the checksum goes.</summary>
    public bool IsClean;

    /// <summary>The letters are upper case.</summary>
    public bool IsUpper;
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

    private const byte Invalid = 0xFF;

    /// <summary>Value of each ASCII character, upper case included; <see cref="Invalid"/> for those outside the alphabet.</summary>
    private static ReadOnlySpan<byte> Values =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 15, 255, 10, 17, 21, 20, 26, 30, 7, 5, 255, 255, 255, 255, 255, 255,
        255, 29, 255, 24, 13, 25, 9, 8, 23, 255, 18, 22, 31, 27, 19, 255, 1, 0, 3, 16, 11, 28, 12, 14, 6, 4, 2, 255, 255, 255, 255, 255,
        255, 29, 255, 24, 13, 25, 9, 8, 23, 255, 18, 22, 31, 27, 19, 255, 1, 0, 3, 16, 11, 28, 12, 14, 6, 4, 2, 255, 255, 255, 255, 255,
    ];

    /// <summary>The value of a character of the data part, or -1.</summary>
    public static int ValueOf(int character) => (uint)character < 128 && Values[character] is not Invalid and byte value ? value : -1;

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
        int firstUpper = -1, firstLower = -1, upperCount = 0, lowerCount = 0, bad = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int c = int.CreateTruncating(text[i]);
            if (c is >= 'a' and <= 'z')
            {
                if (lowerCount++ == 0) firstLower = i;
            }
            else if (c is >= 'A' and <= 'Z')
            {
                if (upperCount++ == 0) firstUpper = i;
            }
            bool inData = scan.Separator >= 0 && i > scan.Separator;
            int value = inData ? ValueOf(c) : 0;
            if (inData) words[i - scan.Separator - 1] = (byte)Math.Max(value, 0);
            if (inData ? value >= 0 : c is >= 33 and <= 126) continue;
            if (bad++ < MaxReportedCharacters) ReportCharacter(text, i, c, inData, ref sink);
        }
        bool mixed = upperCount > 0 && lowerCount > 0;
        if (mixed)
        {
            // The rarer case is the likelier slip; its first letter is the place to look at.
            bool upperIsRare = upperCount <= lowerCount;
            sink.Report(FindingRules.Bech32MixedCase, FindingSeverity.Error, upperIsRare ? firstUpper : firstLower, 1,
                upperIsRare ? upperCount : lowerCount, upperIsRare ? "upper" : "lower");
        }
        if (scan.Separator < 0) sink.Report(FindingRules.Bech32NoSeparator, FindingSeverity.Error, 0, text.Length);
        scan.IsClean = bad == 0 && !mixed && scan.Separator >= 0;
        scan.IsUpper = upperCount > 0 && lowerCount == 0;
        return scan;
    }

    /// <summary>The checksum's residue over the readable part and all words, the six of the checksum included.</summary>
    public static uint Residue<TChar>(ReadOnlySpan<TChar> hrp, ReadOnlySpan<byte> words)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        uint residue = 1;
        foreach (TChar c in hrp) residue = Step(residue, (uint)Lower(int.CreateTruncating(c)) >> 5);
        residue = Step(residue, 0);
        foreach (TChar c in hrp) residue = Step(residue, (uint)Lower(int.CreateTruncating(c)) & 31);
        foreach (byte word in words) residue = Step(residue, word);
        return residue;
    }

    /// <summary>One step of the code: multiply by x, add a word, reduce by the generator of BIP 173.</summary>
    public static uint Step(uint residue, uint word) => ((residue & 0x1ffffff) << 5) ^ word ^ Reduction[(int)(residue >> 25)];

    /// <summary>What each value of the five bits that leave the residue adds to it: sums of BIP 173's five generator constants.</summary>
    private static ReadOnlySpan<uint> Reduction =>
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

    private static void ReportCharacter<TChar, TSink>(ReadOnlySpan<TChar> text, int index, int c, bool inData, ref TSink sink)
        where TChar : unmanaged, IBinaryInteger<TChar>
        where TSink : struct, IFindingSink
    {
        if (c is >= 33 and <= 126)
        {
            sink.Report(FindingRules.Bech32InvalidCharacter, FindingSeverity.Error, index, 1, c, AsciiName(c));
            return;
        }
        // A character outside ASCII takes several units (two in UTF-16, up to four in UTF-8): it is one finding, on its first unit.
        if (Continues(text, index)) return;
        int length = 1;
        int code = c;
        if (typeof(TChar) == typeof(byte))
            (code, length) = DecodeUtf8(text[index..]);
        else if (char.IsHighSurrogate((char)c) && index + 1 < text.Length && char.IsLowSurrogate((char)int.CreateTruncating(text[index + 1])))
            (code, length) = (char.ConvertToUtf32((char)c, (char)int.CreateTruncating(text[index + 1])), 2);
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
        int unit = int.CreateTruncating(text[index]);
        if (typeof(TChar) != typeof(byte))
            return index > 0 && char.IsLowSurrogate((char)unit) && char.IsHighSurrogate((char)int.CreateTruncating(text[index - 1]));
        if (!IsContinuationByte(unit)) return false;
        for (int start = index - 1; start >= 0 && index - start < 4; start--)
            if (!IsContinuationByte(int.CreateTruncating(text[start]))) return DecodeUtf8(text[start..]).Length > index - start;
        return false;
    }

    private static bool IsContinuationByte(int unit) => (unit & 0xC0) == 0x80;

    /// <summary>The first character and its bytes; for broken bytes U+FFFD and how many of them belong together.</summary>
    private static (int Code, int Length) DecodeUtf8<TChar>(ReadOnlySpan<TChar> text)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        Span<byte> bytes = stackalloc byte[4];
        int count = Math.Min(4, text.Length);
        for (int i = 0; i < count; i++) bytes[i] = byte.CreateTruncating(text[i]);
        System.Text.Rune.DecodeFromUtf8(bytes[..count], out System.Text.Rune rune, out int length);
        return (rune.Value, length);
    }

    private static string AsciiName(int c) => AsciiNames[c - 33];

    private static readonly string[] AsciiNames = [.. Enumerable.Range(33, 94).Select(c => $"\"{(char)c}\"")];
}
