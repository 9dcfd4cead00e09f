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

    private static ReadOnlySpan<byte> AlphabetBytes => "qpzry9x8gf2tvdw0s3jn54khce6mua7l"u8;

    /// <summary>Characters of the checksum at the end of the data part.</summary>
    public const int ChecksumLength = 6;

    /// <summary>What the checksum of bech32 comes to (BIP 173).</summary>
    public const uint Bech32Constant = 1;

    /// <summary>What the checksum of bech32m comes to (BIP 350).</summary>
    public const uint Bech32mConstant = 0x2bc830a3;

    /// <summary>No more than this many bad characters are reported one by one.</summary>
    public const int MaxReportedCharacters = 16;

    private const int UpperLetter = (int)CharacterKinds.Upper;
    private const int LowerLetter = (int)CharacterKinds.Lower;
    private const int OutsideAlphabet = (int)CharacterKinds.Outside;

    /// <summary>Not one of the printable ASCII characters, to which the readable part is confined (BIP 173).</summary>
    private const int OutOfRange = 0x100;

    /// <summary>The value of a character of the data part, or -1.</summary>
    public static int ValueOf(int character)
    {
        int one = ClassOf(character);
        return (one & OutsideAlphabet) == 0 ? one & 31 : -1;
    }

    private static int ClassOf(int character) => Bech32Characters.KindOf(character) | (character is >= 33 and <= 126 ? 0 : OutOfRange);

    /// <summary>
    /// Reads the characters: finds the separator, maps the data part to words (0 for a bad character), reports what is wrong.
    /// </summary>
    /// <param name="text">The whole text.</param>
    /// <param name="separator">Where the readable part ends, or -1 to take the last "1" (BIP 173).</param>
    /// <param name="words">Room for one word for each character of the data part; the text's length is always enough.</param>
    /// <param name="sink">Takes the findings.</param>
    public static Bech32Scan Scan<TChar, TSink>(ReadOnlySpan<TChar> text, int separator, Span<byte> words, ref TSink sink)
        where TSink : struct, IFindingSink => Scan(text, separator, words, Bech32Paths.Best, ref sink);

    /// <summary>The same in a given way.</summary>
    public static Bech32Scan Scan<TChar, TSink>(ReadOnlySpan<TChar> text, int separator, Span<byte> words, Bech32Path path, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        Bech32Scan scan = Look(text, separator >= 0 ? separator : TextUnit.LastIndexOf(text, '1'), words, path);
        if (scan.HasBadCharacters) ReportCharacters(text, scan.Separator < 0 ? text.Length : scan.Separator + 1, ref sink);
        if (scan.HasMixedCase) ReportMixedCase(text, ref sink);
        if (scan.Separator < 0) sink.Report(FindingRules.Bech32NoSeparator, FindingSeverity.Error, 0, text.Length);
        return scan;
    }

    /// <summary>
    /// As <c>Scan</c>, but succeeds only where nothing is wrong. The data part then holds no "1", so that the separator is the last one, wherever it was looked for.
    /// </summary>
    /// <returns>Is nothing wrong? If something is, nothing was reported.</returns>
    public static bool TryScan<TChar>(ReadOnlySpan<TChar> text, int separator, Span<byte> words, out Bech32Scan scan)
    {
        scan = Look(text, separator, words, Bech32Paths.Best);
        return scan.IsClean;
    }

    private static Bech32Scan Look<TChar>(ReadOnlySpan<TChar> text, int separator, Span<byte> words, Bech32Path path)
    {
        int dataStart = separator < 0 ? text.Length : separator + 1;
        int seen = 0;
        for (int i = 0; i < dataStart; i++) seen |= ClassOf(TextUnit.Code(text[i])) & ~OutsideAlphabet;
        ReadOnlySpan<TChar> data = text[dataStart..];
        CharacterKinds kinds = Bech32Characters.Map(data, words, path);
        if (kinds < CharacterKinds.Outside) seen |= (int)kinds;
        else seen |= MapWithGaps(data, words);
        return new()
        {
            Separator = separator,
            HasBadCharacters = (seen & (OutsideAlphabet | OutOfRange)) != 0,
            IsUpper = (seen & (UpperLetter | LowerLetter)) == UpperLetter,
            HasMixedCase = (seen & (UpperLetter | LowerLetter)) == (UpperLetter | LowerLetter),
        };
    }

    /// <summary>For a data part with bad characters, so that the others can still be shown.</summary>
    private static int MapWithGaps<TChar>(ReadOnlySpan<TChar> data, Span<byte> words)
    {
        int seen = 0;
        for (int i = 0; i < data.Length; i++)
        {
            int one = ClassOf(TextUnit.Code(data[i]));
            seen |= one;
            words[i] = (byte)(one & 31);
        }
        return seen;
    }

    /// <summary>The checksum's residue over the readable part and all words, the six of the checksum included.</summary>
    public static uint Residue<TChar>(ReadOnlySpan<TChar> hrp, ReadOnlySpan<byte> words) =>
        Bech32Checksum.Residue(hrp, words, Bech32Paths.Best);

    /// <inheritdoc cref="Bech32Checksum.Step"/>
    public static uint Step(uint residue, uint word) => Bech32Checksum.Step(residue, word);

    /// <summary>Writes a text in lower case: readable part, separator, words, checksum.</summary>
    /// <param name="hrp">The readable part in lower case.</param>
    /// <param name="words">The data, without a checksum.</param>
    /// <param name="constant"><see cref="Bech32Constant"/> or <see cref="Bech32mConstant"/>.</param>
    public static string Encode(ReadOnlySpan<char> hrp, ReadOnlySpan<byte> words, uint constant)
    {
        byte[] all = new byte[words.Length + ChecksumLength];
        words.CopyTo(all);
        WriteChecksum(hrp, all, constant);
        return ToText(hrp, all);
    }

    /// <summary>Writes the checksum into the last six words, whatever they held.</summary>
    /// <param name="hrp">The readable part in lower case.</param>
    /// <param name="words">The data, with room for the checksum.</param>
    /// <param name="constant"><see cref="Bech32Constant"/> or <see cref="Bech32mConstant"/>.</param>
    public static void WriteChecksum(ReadOnlySpan<char> hrp, Span<byte> words, uint constant)
    {
        Span<byte> checksum = words[^ChecksumLength..];
        checksum.Clear();
        uint residue = Residue(hrp, words) ^ constant;
        for (int i = 0; i < ChecksumLength; i++) checksum[i] = (byte)((residue >> (5 * (ChecksumLength - 1 - i))) & 31);
    }

    /// <summary>Readable part, separator and words, the checksum among them, as text in lower case.</summary>
    public static string ToText(ReadOnlySpan<char> hrp, ReadOnlySpan<byte> words) =>
        string.Create(hrp.Length + 1 + words.Length, new Parts(hrp, words), static (text, parts) =>
        {
            parts.Hrp.CopyTo(text);
            text[parts.Hrp.Length] = '1';
            WriteWords(parts.Words, text[(parts.Hrp.Length + 1)..]);
        });

    /// <summary>The words in the data alphabet, lower case.</summary>
    public static string ToText(ReadOnlySpan<byte> words) => string.Create(words.Length, words, static (text, words) => WriteWords(words, text));

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
        for (int i = 0; i < words.Length; i++) text[i] = (char)AlphabetBytes[words[i]];
    }

    /// <summary>A second look, one by one, at a text of which something is known to be wrong.</summary>
    private static void ReportCharacters<TChar, TSink>(ReadOnlySpan<TChar> text, int dataStart, ref TSink sink)
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
        where TSink : struct, IFindingSink
    {
        (int firstUpper, int upperCount) = FindCase(text, UpperLetter);
        (int firstLower, int lowerCount) = FindCase(text, LowerLetter);
        bool upperIsRare = upperCount <= lowerCount;
        sink.Report(FindingRules.Bech32MixedCase, FindingSeverity.Error, upperIsRare ? firstUpper : firstLower, 1,
            upperIsRare ? upperCount : lowerCount, upperIsRare ? "upper" : "lower");
    }

    private static (int First, int Count) FindCase<TChar>(ReadOnlySpan<TChar> text, int letter)
    {
        (int first, int count) = (-1, 0);
        for (int i = text.Length - 1; i >= 0; i--)
            if ((ClassOf(TextUnit.Code(text[i])) & letter) != 0) (first, count) = (i, count + 1);
        return (first, count);
    }

    private static void ReportCharacter<TChar, TSink>(ReadOnlySpan<TChar> text, int index, int c, bool inData, ref TSink sink)
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
    {
        Span<byte> bytes = stackalloc byte[4];
        int count = Math.Min(4, text.Length);
        for (int i = 0; i < count; i++) bytes[i] = (byte)TextUnit.Code(text[i]);
        System.Text.Rune.DecodeFromUtf8(bytes[..count], out System.Text.Rune rune, out int length);
        return (rune.Value, length);
    }

    private static string AsciiName(int c) => AsciiNames[c - 33];

    private readonly ref struct Parts(ReadOnlySpan<char> hrp, ReadOnlySpan<byte> words)
    {
        public readonly ReadOnlySpan<char> Hrp = hrp;
        public readonly ReadOnlySpan<byte> Words = words;
    }

    private static readonly string[] AsciiNames = [.. Enumerable.Range(33, 94).Select(c => $"\"{(char)c}\"")];
}
