using System.Numerics;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Tests.Encoding;

/// <summary>Every path that this machine can take gives what the plain one gives. LIGHTBILL_RANDOM_RUNS says for how many random texts.</summary>
public class Bech32PathTests
{
    private const int MaxLength = 7089;

    // What a lookup might take for a letter or digit: its neighbours, the same bits in another row, the same low byte in another block of Unicode.
    private static readonly char[] Intruders =
        [.. Enumerable.Range(0, 256).Select(i => (char)i).Where(c => Bech32.ValueOf(c) < 0), .. "qpzQ09l".Select(c => (char)(c + 0x100)), '\u2071', '\uD800', '\uDC71', '\uFF51', '\uFFFF'];

    public static TheoryData<string> Fast => [.. Enum.GetValues<Bech32Path>().Where(path => path != Bech32Path.Plain && Bech32Paths.IsSupported(path)).Select(path => path.ToString())];

    [Fact]
    public void The_best_path_is_one_that_the_machine_can_take()
    {
        Assert.True(Bech32Paths.IsSupported(Bech32Paths.Best));
        Assert.NotEqual(Bech32Path.Plain, Bech32Paths.Best);
        Assert.All(Enum.GetValues<Bech32Path>(), path => Assert.True(path <= Bech32Paths.Best || !Bech32Paths.IsSupported(path)));
    }

    [Theory, MemberData(nameof(Fast))]
    public void Texts_of_every_length_give_the_same_words_checksum_and_bytes(string path)
    {
        var random = new Random(11);
        foreach (int length in Enumerable.Range(0, 601).Concat([1000, 1023, 1024, 1025, 1031, 1032, 2047, 2048, 2049, 4000, 4096, 7000, MaxLength - 1, MaxLength]))
            AssertSame(NewText(random, length, upper: length % 3 == 0), NewPrefix(random), Parse(path));
    }

    [Theory, MemberData(nameof(Fast))]
    public void Random_texts_give_the_same_words_checksum_and_bytes(string path)
    {
        var random = new Random(12);
        for (int i = 0; i < RandomRuns.Count(3000); i++)
        {
            char[] text = NewText(random, random.Next(random.Next(10) == 0 ? MaxLength + 1 : 700), upper: random.Next(2) == 0);
            // Now and then something wrong: a letter of the other case, or an intruder.
            for (int wrong = random.Next(4) - 1; wrong > 0 && text.Length > 0; wrong--)
            {
                int at = random.Next(text.Length);
                text[at] = random.Next(2) == 0 ? Intruders[random.Next(Intruders.Length)] : (char)(text[at] ^ (char.IsAsciiLetter(text[at]) ? 0x20 : 0));
            }
            AssertSame(text, NewPrefix(random), Parse(path));
        }
    }

    [Theory, MemberData(nameof(Fast))]
    public void An_invalid_character_is_seen_wherever_it_stands(string path)
    {
        byte[] words = new byte[200];
        foreach (int length in new[] { 1, 8, 15, 16, 17, 31, 33, 63, 64, 65, 127, 128, 129, 200 })
        {
            char[] text = NewText(new Random(length), length, upper: false);
            for (int i = 0; i < length; i++)
            {
                char original = text[i];
                foreach (char intruder in Intruders)
                {
                    text[i] = intruder;
                    Assert.True(Bech32Characters.Map<char>(text, words, Parse(path)) >= CharacterKinds.Outside, $"{(int)intruder:X4} at {i} of {length}");
                    if (intruder > 0xFF) continue;
                    byte[] bytes = [.. text.Select(c => (byte)c)];
                    Assert.True(Bech32Characters.Map<byte>(bytes, words, Parse(path)) >= CharacterKinds.Outside, $"{(int)intruder:X2} at {i} of {length}");
                }
                text[i] = original;
            }
        }
    }

    [Theory, MemberData(nameof(Fast))]
    public void A_letter_of_the_other_case_is_seen_wherever_it_stands(string path)
    {
        byte[] words = new byte[200];
        foreach (int length in new[] { 2, 16, 17, 64, 65, 130, 200 })
        {
            for (int i = 0; i < length; i++)
            {
                foreach ((char most, char one) in new[] { ('q', 'L'), ('Q', 'l') })
                {
                    char[] text = [.. Enumerable.Repeat(most, length)];
                    text[i] = one;
                    Assert.Equal(CharacterKinds.Upper | CharacterKinds.Lower, Bech32Characters.Map<char>(text, words, Parse(path)));
                }
            }
            Assert.Equal(CharacterKinds.None, Bech32Characters.Map<char>(Enumerable.Repeat('9', length).ToArray(), words, Parse(path)));
        }
    }

    [Theory, MemberData(nameof(Fast))]
    public void Nothing_is_written_beyond_the_end(string path)
    {
        var random = new Random(13);
        for (int length = 0; length < 300; length++)
        {
            byte[] guarded = [.. Enumerable.Repeat((byte)0xEE, length + 80)];
            Bech32Characters.Map<char>(NewText(random, length, upper: false), guarded.AsSpan(0, length), Parse(path));
            Assert.False(guarded.AsSpan(length).ContainsAnyExcept((byte)0xEE));
            byte[] words = NewWords(random, length);
            guarded.AsSpan().Fill(0xEE);
            Words.ToBytes(words, guarded.AsSpan(0, Words.ByteCount(length)), Parse(path));
            Assert.False(guarded.AsSpan(Words.ByteCount(length)).ContainsAnyExcept((byte)0xEE));
            guarded.AsSpan().Fill(0xEE);
            byte[] bytes = new byte[length * 5 / 8];
            Words.FromBytes(bytes, guarded.AsSpan(0, Words.WordCount(bytes.Length)), Parse(path));
            Assert.False(guarded.AsSpan(Words.WordCount(bytes.Length)).ContainsAnyExcept((byte)0xEE));
        }
    }

    [Theory, MemberData(nameof(Fast))]
    public void Bytes_become_the_same_words(string path)
    {
        var random = new Random(14);
        for (int i = 0; i < RandomRuns.Count(1000); i++)
        {
            byte[] bytes = new byte[random.Next(700)];
            random.NextBytes(bytes);
            byte[] plain = new byte[Words.WordCount(bytes.Length)];
            byte[] fast = new byte[plain.Length];
            Words.FromBytes(bytes, plain, Bech32Path.Plain);
            Words.FromBytes(bytes, fast, Parse(path));
            Assert.Equal(plain, fast);
        }
    }

    [Theory, MemberData(nameof(Fast))]
    public void One_changed_word_changes_the_checksum_alike(string path)
    {
        // Every multiplier and every entry of the tables has its part in one of these.
        foreach (int length in new[] { 16, 40, 200, 1100 })
        {
            byte[] words = new byte[length];
            for (int i = 0; i < length; i++)
            {
                for (byte value = 1; value < 32; value++)
                {
                    words[i] = value;
                    Assert.Equal(Bech32Checksum.Residue<char>("lnbc20m", words, Bech32Path.Plain), Bech32Checksum.Residue<char>("lnbc20m", words, Parse(path)));
                }
                words[i] = 0;
            }
        }
    }

    private static void AssertSame(char[] text, string prefix, Bech32Path path)
    {
        AssertSameScan<char>([.. prefix, '1', .. text], prefix, path);
        if (text.All(c => c <= 0xFF)) AssertSameScan<byte>([.. prefix.Select(c => (byte)c), (byte)'1', .. text.Select(c => (byte)c)], prefix, path);
    }

    private static void AssertSameScan<TChar>(TChar[] text, string prefix, Bech32Path path)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        byte[] plainWords = new byte[text.Length];
        byte[] words = new byte[text.Length];
        var plainFindings = default(FindingList);
        var findings = default(FindingList);
        Bech32Scan plainScan = Bech32.Scan<TChar, FindingList>(text, prefix.Length, plainWords, Bech32Path.Plain, ref plainFindings);
        Bech32Scan scan = Bech32.Scan<TChar, FindingList>(text, prefix.Length, words, path, ref findings);
        Assert.Equal(plainScan, scan);
        Assert.Equal(plainFindings.Findings.Select(finding => finding.ToString()), findings.Findings.Select(finding => finding.ToString()));
        Assert.Equal(plainWords, words);

        words = words[..^(prefix.Length + 1)];
        Assert.Equal(Bech32Checksum.Residue<char>(prefix, words, Bech32Path.Plain), Bech32Checksum.Residue<char>(prefix, words, path));
        byte[] plainBytes = new byte[Words.ByteCount(words.Length)];
        byte[] bytes = new byte[plainBytes.Length];
        Words.ToBytes(words, plainBytes, Bech32Path.Plain);
        Words.ToBytes(words, bytes, path);
        Assert.Equal(plainBytes, bytes);
    }

    private static Bech32Path Parse(string path) => Enum.Parse<Bech32Path>(path);

    /// <summary>Nearly always an invoice's; sometimes anything that may stand there, longer than the fast paths take.</summary>
    private static string NewPrefix(Random random) => random.Next(4) == 0
        ? string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(33, 127)))
        : "lnbc" + random.Next(100_000) + "munp"[random.Next(4)];

    private static char[] NewText(Random random, int length, bool upper)
    {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) text[i] = Bech32.Alphabet[random.Next(32)];
        return upper ? [.. text.Select(char.ToUpperInvariant)] : text;
    }

    private static byte[] NewWords(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(32))];
}
