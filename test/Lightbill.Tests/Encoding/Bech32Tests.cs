using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Lightbill.Bolt11;
using Lightbill.Encoding;
using Lightbill.Findings;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Encoding;

public class Bech32Tests
{
    private static readonly JsonElement Vectors = RepositoryFiles.ReadJson("vectors/bech32/bech32.json");

    public static TheoryData<string, string> ValidTexts => TextsOf("valid");

    public static TheoryData<string, string> InvalidTexts => TextsOf("invalid");

    [Theory, MemberData(nameof(ValidTexts))]
    public void A_valid_vector_has_its_checksum_and_not_the_other_one(string kind, string text)
    {
        (Bech32Scan scan, uint residue, FindingList findings) = Read<char>(text);
        Assert.Empty(findings.Findings);
        Assert.True(scan.IsClean);
        Assert.Equal(ConstantOf(kind), residue);
        Assert.Equal(text.Any(char.IsAsciiLetterUpper), scan.IsUpper);
    }

    /// <summary>BIP 173: the readable part has the characters from 33 to 126.</summary>
    [Theory]
    [InlineData(32, "text.white-space")]
    [InlineData(33, null)]
    [InlineData(126, null)]
    [InlineData(127, "bech32.character-out-of-range")]
    public void A_readable_part_has_printable_characters_of_ascii(int character, string? code)
    {
        string text = Bech32.Encode([(char)character], [1, 2, 3], Bech32.Bech32Constant);
        (Bech32Scan scan, uint residue, FindingList findings) = Read<char>(text);
        Assert.Equal(Bech32.Bech32Constant, residue);
        Assert.Equal(code is null, scan.IsClean);
        Assert.Equal(code is null ? [] : [$"error {code} 0+1"], (findings.Findings ?? []).Select(Reading.Format));
    }

    [Theory, MemberData(nameof(ValidTexts))]
    public void A_valid_vector_reads_alike_in_utf8(string kind, string text)
    {
        (Bech32Scan scan, uint residue, _) = Read<byte>(System.Text.Encoding.UTF8.GetBytes(text));
        Assert.True(scan.IsClean);
        Assert.Equal(ConstantOf(kind), residue);
        Assert.Equal(text.LastIndexOf('1'), scan.Separator);
    }

    [Theory, MemberData(nameof(ValidTexts))]
    public void A_valid_vector_is_written_again_in_lower_case(string kind, string text)
    {
        string lower = text.ToLowerInvariant();
        int separator = lower.LastIndexOf('1');
        byte[] words = Bech32.FromText(lower.AsSpan()[(separator + 1)..^Bech32.ChecksumLength])!;
        Assert.Equal(lower, Bech32.Encode(lower.AsSpan(0, separator), words, ConstantOf(kind)));
    }

    [Theory, MemberData(nameof(ValidTexts))]
    public void Every_single_wrong_character_changes_the_checksum(string kind, string text)
    {
        string lower = text.ToLowerInvariant();
        for (int i = lower.LastIndexOf('1') + 1; i < lower.Length; i++)
        {
            foreach (char other in Bech32.Alphabet.Where(letter => letter != lower[i]))
            {
                string wrong = lower[..i] + other + lower[(i + 1)..];
                Assert.NotEqual(ConstantOf(kind), Read<char>(wrong).Residue);
            }
        }
    }

    [Theory, MemberData(nameof(InvalidTexts))]
    public void An_invalid_vector_is_refused_for_its_reason(string kind, string text)
    {
        JsonElement vector = Vectors.GetProperty(kind).GetProperty("invalid").EnumerateArray().Single(one => TextOf(one) == text);
        (Bech32Scan scan, uint residue, FindingList findings) = Read<char>(text);
        int data = text.Length - scan.Separator - 1;
        switch (vector.GetProperty("reason").GetString()!.ToLowerInvariant())
        {
            case "hrp character out of range":
                Assert.False(scan.IsClean);
                Assert.Equal(text[0] == ' ' ? "text.white-space" : "bech32.character-out-of-range", Assert.Single(findings.Findings).Code);
                Assert.Equal((0, 1), (findings.Findings[0].Offset, findings.Findings[0].Length));
                break;
            case "invalid data character" or "invalid character in checksum":
                Assert.False(scan.IsClean);
                Finding finding = Assert.Single(findings.Findings);
                Assert.Equal("bech32.invalid-character", finding.Code);
                Assert.Equal(-1, Bech32.ValueOf(text[finding.Offset!.Value]));
                break;
            case "no separator character":
                Assert.False(scan.IsClean);
                Assert.Equal("bech32.no-separator", Assert.Single(findings.Findings).Code);
                break;
            case "empty hrp": // whether a readable part may be empty is the caller's business, as is the length
                Assert.Equal(0, scan.Separator);
                break;
            case "too short checksum":
                Assert.True(data < Bech32.ChecksumLength);
                break;
            case "checksum calculated with uppercase form of hrp":
                Assert.NotEqual(ConstantOf(kind), residue);
                break;
            case "overall max length exceeded":
                Assert.True(text.Length > 90);
                Assert.Equal(ConstantOf(kind), residue);
                break;
            default:
                Assert.Fail($"A new reason: {vector}");
                break;
        }
    }

    [Fact]
    public void The_length_limit_is_the_callers()
    {
        byte[] words = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i % 32))];
        string text = Bech32.Encode("lnbc", words, Bech32.Bech32Constant);
        (Bech32Scan scan, uint residue, _) = Read<char>(text);
        Assert.True(scan.IsClean);
        Assert.Equal(Bech32.Bech32Constant, residue);
    }

    [Fact]
    public void As_many_bad_characters_are_named_in_UTF_8_as_in_UTF_16()
    {
        string text = "lnbc1" + string.Concat(Enumerable.Repeat("é👍", 20));
        (_, _, FindingList utf16) = Read<char>(text);
        (_, _, FindingList utf8) = Read<byte>(System.Text.Encoding.UTF8.GetBytes(text));
        Assert.Equal(Bech32.MaxReportedCharacters, utf16.Findings.Count);
        Assert.Equal(utf16.Findings.Select(finding => finding.Message), utf8.Findings.Select(finding => finding.Message));
    }

    [Fact]
    public void Written_words_are_read_again() =>
        Law.Holds(Law.Bytes(200, 32), words =>
        {
            foreach (uint constant in new[] { Bech32.Bech32Constant, Bech32.Bech32mConstant })
            {
                string text = Bech32.Encode("a?1z", words, constant);
                byte[] read = new byte[text.Length];
                var findings = default(FindingList);
                Bech32Scan scan = Bech32.Scan<char, FindingList>(text, separator: -1, read, ref findings);
                Assert.True(scan.IsClean);
                Assert.Equal(4, scan.Separator);
                Assert.Equal(words, read[..words.Length]);
                Assert.Equal(constant, Bech32.Residue(text.AsSpan(0, 4), read.AsSpan(0, words.Length + Bech32.ChecksumLength)));
            }
            Assert.Equal(words, Bech32.FromText(Bech32.ToText(words)));
            Assert.Equal(words, Bech32.FromText(Bech32.ToText(words).ToUpperInvariant()));
        });

    [Fact]
    public void Every_character_has_the_value_of_its_place_in_the_alphabet_and_no_other_has_one()
    {
        for (int c = 0; c <= 0x10FFFF; c++)
        {
            int expected = c < 128 ? Bech32.Alphabet.IndexOf(char.ToLowerInvariant((char)c), StringComparison.Ordinal) : -1;
            Assert.Equal(expected, Bech32.ValueOf(c));
        }
    }

    [Fact]
    public void Characters_outside_the_alphabet_make_no_words() => Assert.All("1bioBIO -é", c => Assert.Null(Bech32.FromText([c])));

    [Theory]
    [InlineData("lnbC1qqqQqq", 3, 2, "upper")] // the rarer case is named, at its first letter
    [InlineData("LNBc1QQQqQQ", 3, 2, "lower")]
    [InlineData("aB1", 1, 1, "upper")] // a tie: upper case
    public void Mixed_case_is_found_at_the_rarer_case(string text, int offset, int count, string name)
    {
        (Bech32Scan scan, _, FindingList findings) = Read<char>(text);
        Finding finding = Assert.Single(findings.Findings);
        Assert.False(scan.IsClean);
        Assert.False(scan.IsUpper);
        Assert.Equal(("bech32.mixed-case", offset, 1), (finding.Code, finding.Offset, finding.Length));
        Assert.Contains(name, finding.Message, StringComparison.Ordinal);
        Assert.Contains(count.ToString(System.Globalization.CultureInfo.InvariantCulture), finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_than_sixteen_bad_characters_are_reported()
    {
        FindingList findings = Read<char>("a1" + new string('b', 1000)).Findings;
        Assert.Equal(Bech32.MaxReportedCharacters, findings.Findings.Count);
    }

    [Theory]
    [InlineData("a1qq\U0001F600qqqqqq", 4, 2, 4, 4, "U+1F600")]
    [InlineData("a1qqéqqqqqq", 4, 1, 4, 2, "U+00E9")]
    [InlineData("a1qq\u200Bqqqqqq", 4, 1, 4, 3, "a zero-width space")]
    [InlineData("é1qqqqqqqq", 0, 1, 0, 2, "U+00E9")]
    public void A_character_outside_ascii_is_one_finding_over_all_its_units(
        string text, int offset, int length, int byteOffset, int byteLength, string name)
    {
        Finding utf16 = Assert.Single(Read<char>(text).Findings.Findings);
        Finding utf8 = Assert.Single(Read<byte>(System.Text.Encoding.UTF8.GetBytes(text)).Findings.Findings);
        Assert.Equal((offset, length), (utf16.Offset, utf16.Length));
        Assert.Equal((byteOffset, byteLength), (utf8.Offset, utf8.Length));
        Assert.Contains(name, utf16.Message, StringComparison.Ordinal);
        Assert.Equal(utf16.Message, utf8.Message);
    }

    [Theory]
    [InlineData("a1qq?qqqqqq", 0xDC00)]
    [InlineData("a1qq?qqqqqq", 0xD800)]
    [InlineData("a1qqqqqqqq?", 0xD800)]
    [InlineData("a1qqqqqqqq?", 0xDFFF)]
    [InlineData("?1qqqqqqqq", 0xDC00)]
    [InlineData("aa?1qqqqqqqq", 0xDC00)]
    public void An_unpaired_surrogate_is_a_finding_of_its_own(string pattern, int surrogate)
    {
        string text = pattern.Replace('?', (char)surrogate); // attributes are stored as UTF-8, which has no surrogates
        (Bech32Scan scan, _, FindingList findings) = Read<char>(text);
        Finding finding = Assert.Single(findings.Findings);
        Assert.False(scan.IsClean);
        Assert.True(char.IsSurrogate(text[finding.Offset!.Value]));
        Assert.Equal(1, finding.Length);
    }

    [Theory]
    [InlineData(new byte[] { 0x80 }, 1)]
    [InlineData(new byte[] { 0xBF, 0xBF }, 2)]
    [InlineData(new byte[] { 0xC3, (byte)'q' }, 1)]
    [InlineData(new byte[] { 0xE2, 0x80 }, 1)]
    [InlineData(new byte[] { 0xC3, 0xA9, 0xA9 }, 2)]
    [InlineData(new byte[] { 0xFF }, 1)]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98, 0x80, 0x80, 0x80, 0x80 }, 4)]
    public void Broken_utf8_is_found_byte_by_byte(byte[] broken, int findingCount)
    {
        byte[] text = [.. "a1qq"u8, .. broken, .. "qqqqqq"u8];
        (Bech32Scan scan, _, FindingList findings) = Read<byte>(text);
        Assert.False(scan.IsClean);
        Assert.Equal(findingCount, findings.Findings.Count);
        Assert.Equal(4, findings.Findings[0].Offset);
    }

    [Fact]
    public void A_text_that_is_not_clean_always_has_an_error() =>
        Law.Holds(Law.Bytes(40), bytes =>
        {
            (Bech32Scan scan, _, FindingList findings) = Read<byte>(bytes);
            Assert.Equal(scan.IsClean, !findings.HasError);
            (scan, _, findings) = Read<char>(string.Concat(bytes.Select(b => (char)(b < 0xC0 ? b : 0xD800 + ((b - 0xC0) << 5)))));
            Assert.Equal(scan.IsClean, !findings.HasError);
        }, 3000);

    [Fact]
    public void A_stray_byte_or_surrogate_is_never_read_as_the_letter_q()
    {
        foreach (string text in SpecVectors.ValidInvoices)
        {
            for (int i = text.IndexOf('1', StringComparison.Ordinal) + 1; i < text.Length; i++)
            {
                if (text[i] is not ('q' or 'Q')) continue;
                foreach (char stray in "\u0080\uDC00\uD800\u00FF")
                    AssertRefused(text[..i] + stray + text[(i + 1)..]);
                byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
                foreach (byte stray in new byte[] { 0x80, 0xBF, 0xC3, 0xFF })
                {
                    utf8[i] = stray;
                    Assert.False(Bolt11Invoice.TryParse(utf8, ReadMode.Default, out _, out Finding? error));
                    Assert.NotNull(error);
                }
            }
        }

        static void AssertRefused(string wrong)
        {
            Assert.False(Bolt11Invoice.TryParse(wrong, out _, out Finding? error));
            Assert.NotNull(error);
        }
    }

    private static TheoryData<string, string> TextsOf(string list)
    {
        var data = new TheoryData<string, string>();
        foreach (string kind in new[] { "bech32", "bech32m" })
            foreach (JsonElement vector in Vectors.GetProperty(kind).GetProperty(list).EnumerateArray())
                data.Add(kind, TextOf(vector));
        return data;
    }

    /// <summary>Texts with characters outside ASCII stand in the file as bytes, one for each character.</summary>
    private static string TextOf(JsonElement vector) => vector.TryGetProperty("string", out JsonElement text)
        ? text.GetString()!
        : System.Text.Encoding.Latin1.GetString(Convert.FromHexString(vector.GetProperty("string_hex").GetString()!));

    private static uint ConstantOf(string kind) => kind == "bech32" ? Bech32.Bech32Constant : Bech32.Bech32mConstant;

    private static (Bech32Scan Scan, uint Residue, FindingList Findings) Read<TChar>(ReadOnlySpan<TChar> text)
        where TChar : unmanaged, System.Numerics.IBinaryInteger<TChar>
    {
        byte[] words = new byte[text.Length];
        var findings = default(FindingList);
        Bech32Scan scan = Bech32.Scan(text, separator: -1, words, ref findings);
        uint residue = scan.Separator < 0 ? 0 : Bech32.Residue(text[..scan.Separator], words.AsSpan(0, text.Length - scan.Separator - 1));
        return (scan, residue, findings);
    }
}
