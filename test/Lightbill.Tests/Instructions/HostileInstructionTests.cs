using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Lightbill.Findings;
using Lightbill.Inspection;
using Lightbill.Tests.Bolt11;
using Lightbill.Tests.Bolt12;

namespace Lightbill.Tests.Instructions;

/// <summary>Whatever the text: no exception, places that lie inside it, an error exactly when there is no instruction, and not much time.</summary>
public class HostileInstructionTests(ITestOutputHelper output)
{
    private static readonly string[] Seeds =
    [
        SpecVectors.ValidInvoices.First(one => one.Contains("2500u1", StringComparison.Ordinal)),
        "lightning://LNURL1DP68GURN8GHJ7UM9WFMXJCM99E3K7MF0V9CXJ0M385EKVCENXC6R2C35XVUKXEFCV5MKVV34X5EKZD3EV56NYD3HXQURZEPEXEJXXEPNXSCRVWFNV9NXZCN9XQ6XYEFHVGCXXCMYXYMNSERXFQ5FNS",
        "bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.0025&label=a%20b&lightning=lnbc1&req-x=1&pop=app%3a&lno=lno1q&sp=sp1q&creq=creqA&tb=tb1q",
        "lnurlw://example.com:8443/x?tag=withdrawRequest&k1=77aa&minWithdrawable=2000&maxWithdrawable=9000&defaultDescription=r%2012&callback=https%3A%2F%2Fw.example%2Fcb",
        "satoshi+tip@bitcoin.org:80", "₿satoshi@bitcoin.org", "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad@[::1]:9735",
        "lnp1pqps7+ \r\n sjqpgtyzm3", Bolt12Vectors.TextOf("... and with second blinded path via 1x2x3 (direction 1), path_key 020202..."), Bolt12Vectors.SignedRequest,
        "https://example.com/?lightning=lnbc1&x#y", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        "keyauth://a.onion/l?tag=login&k1=00", "legal winner thank year wave sausage worth useful legal winner thank yellow", "pay satoshi@bitcoin.org, please",
    ];

    /// <summary>What may never come back: every run of it.</summary>
    private static readonly string[] Secrets =
    [
        "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5", "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
        "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
        "e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734",
    ];

    /// <summary>Every text of the vectors that has to do with requests, good or bad.</summary>
    private static readonly string[] Vectors =
    [
        .. new[] { "lnurl/lnurl.json", "uris/bip321.json", "uris/bip353.json", "bech32/bech32.json" }.SelectMany(file => TextsOf(file)).Where(text => text.Length is > 3 and < 4000),
        .. SpecVectors.ValidInvoices,
    ];

    private static readonly string[] Sentences =
    [
        "Please pay the coffee, thank you: ", "abandon ability able about above absent absorb abstract absurd abuse access ", "my key is ", "Hier die Rechnung, bitte zahlen Sie bis Freitag: ",
    ];

    private static readonly string[] Pieces =
        ["%", "%ff", "&", "=", "?", "#", "@", ":", "//", "+", " ", "\u200b", "\ud800", "\udc00", "₿", "\u202e", "1", "lightning:", "bitcoin:", "req-", "lnurl1", "\0", "\n", ".", "[", "]", "é", "😀"];

    /// <summary>The long run: <c>LIGHTBILL_RANDOM_RUNS=1000000 dotnet test … --filter Random_and_mutated</c>; it reports how many, how long, and the slowest.</summary>
    [Fact]
    public void Random_and_mutated_texts_raise_nothing()
    {
        var random = new Random(20260321);
        int count = RandomRuns.Count(4_000);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        double[] microseconds = new double[count];
        (double Time, string Text) slowest = (0, "");
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < count; i++)
        {
            string text = Next(random);
            long start = Stopwatch.GetTimestamp();
            PaymentReading reading = PaymentInstruction.Read(text);
            microseconds[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            if (microseconds[i] > slowest.Time) slowest = (microseconds[i], text);
            Check(text);
            string kind = reading.IsSecret ? "secret" : reading.Instruction is null ? $"{reading.Kind}, refused" : reading.Kind;
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        }
        Array.Sort(microseconds);
        output.WriteLine(FormattableString.Invariant($"{count} texts in {watch.Elapsed.TotalSeconds:0} s; reading: median {microseconds[count / 2]:0.0} µs, 99.9 % below {microseconds[count / 1000 * 999]:0.0} µs, ")
            + FormattableString.Invariant($"slowest {slowest.Time:0.0} µs = {slowest.Time / microseconds[count / 2]:0} times the median, a text of {slowest.Text.Length} characters: {UntrustedText.Escape(slowest.Text[..Math.Min(80, slowest.Text.Length)])}"));
        foreach ((string kind, int found) in kinds) output.WriteLine(FormattableString.Invariant($"{found,9} {kind}"));
        // Every kind of answer is among them, or the generators are worth nothing.
        foreach (string kind in new[] { "bolt11", "bitcoin-uri", "bitcoin-address", "lnurl", "lightning-address", "bip353-name", "node-id", "bolt12-offer", "secret", "unknown, refused", "lnurl, refused" })
            Assert.Contains(kind, kinds.Keys);
    }

    [Theory]
    [InlineData("lno1", " ")]
    [InlineData("lno1", "+")]
    [InlineData("lno1", "+ ")]
    [InlineData("", "a@b.cc ")]
    [InlineData("", "lnbc1 ")]
    [InlineData("", "bitcoin:?lightning=lnbc1& ")]
    [InlineData("bitcoin:?", "lightning=lnbc1&")]
    [InlineData("bitcoin:?x=", "%e2%82%bf")]
    [InlineData("bitcoin:?", "&")]
    [InlineData("https://example.com/", "?lightning")]
    [InlineData("lnurlp://example.com/?", "a=b&")]
    [InlineData("lnurl1", "q")]
    [InlineData("", "abandon ")]
    [InlineData("", "5Hue ")]
    [InlineData("\u200b", "x\u200b")]
    [InlineData("", "1")]
    [InlineData("", ":")]
    [InlineData("", "0201")]
    public void The_longest_text_is_answered(string start, string repeated)
    {
        string text = start + new StringBuilder().Insert(0, repeated, (PaymentInstruction.MaxTextLength - start.Length) / repeated.Length);
        Check(text);
    }

    private static void Check(string text)
    {
        PaymentReading reading = PaymentInstruction.Read(text);
        Assert.Equal(reading.Instruction is null, reading.Error is not null);
        Assert.Equal(reading.Instruction is null, reading.Findings.Any(finding => finding.Severity == FindingSeverity.Error));
        Assert.All(reading.Findings, finding =>
        {
            Assert.NotEmpty(finding.Message);
            if (finding.Offset is { } offset) Assert.InRange(offset + finding.Length!.Value, 1, text.Length);
        });
        if (reading.IsSecret) Assert.DoesNotContain(reading.Findings, finding => Secrets.Any(secret => $"{finding} {finding.Advice}".Contains(secret[10..30], StringComparison.OrdinalIgnoreCase)));
        CheckParts(text, reading);
        if (reading.Instruction is not { } instruction) return;
        Assert.Equal(reading.Kind, instruction.Kind);
        string written = instruction.ToString();
        PaymentReading again = PaymentInstruction.Read(written);
        Assert.True(again.Instruction is not null, UntrustedText.Escape($"{text} => {written}: {again.Error}"));
        Assert.Equal((reading.Kind, written), (again.Kind, again.Instruction.ToString()));
    }

    /// <summary>The parts are the text, each where it says, and none of a secret.</summary>
    private static void CheckParts(string text, PaymentReading reading)
    {
        IReadOnlyList<RequestPart> parts = RequestInspection.Inspect(text).Parts;
        if (reading.IsSecret)
        {
            Assert.Empty(parts);
            return;
        }
        int end = 0;
        foreach (RequestPart part in parts)
        {
            // A text may have tens of thousands of parts: nothing costly for each of them.
            bool isWhole = part.Offset == end && part.Length > 0 && end + part.Length <= text.Length && text.AsSpan(end, part.Length).SequenceEqual(part.Text)
                && part.Name.Length > 0 && part.Meaning.Length > 0 && !HasHidden(part.Value) && !HasHidden(part.Meaning);
            if (!isWhole) Assert.Fail(UntrustedText.Escape($"{part} in {text}"));
            end += part.Length;
        }
        Assert.Equal(text.Length, end);
        // What is valid leaves nothing unexplained, but for the ways to pay that were rejected and what a web address holds beside the request.
        if (reading.Instruction is not (null or BitcoinUri) && !text.Contains("http", StringComparison.OrdinalIgnoreCase)) Assert.DoesNotContain(parts, part => part.Kind == PartKind.Unreadable);
    }

    private static bool HasHidden(string? text) => text is not null && new UntrustedText(text).HasHiddenCharacters;

    private static string Next(Random random)
    {
        var text = new StringBuilder(random.Next(20) switch
        {
            < 8 => Pick(Seeds),
            < 15 => Pick(Vectors),
            15 => Pick(Sentences) + Pick(Vectors),
            16 => Pick(Secrets) + (random.Next(2) == 0 ? "" : " " + Pick(Seeds)),
            17 => Garbage(random),
            18 => $"bitcoin:?{Pick(Pieces)}&lightning={Uri.EscapeDataString(Pick(Vectors))}&lno={Pick(Seeds)}",
            _ => Pick(Seeds).ToUpperInvariant(),
        });
        // Once in a while a text at the cap, give or take one.
        if (random.Next(2000) == 0)
        {
            string repeated = random.Next(2) == 0 ? Pick(Pieces) : Pick(Vectors);
            while (text.Length < PaymentInstruction.MaxTextLength - repeated.Length) text.Append(repeated);
            text.Append('q', Math.Max(0, PaymentInstruction.MaxTextLength + random.Next(-1, 2) - text.Length));
            return text.ToString();
        }
        for (int changes = random.Next(6); changes > 0; changes--)
        {
            int at = random.Next(text.Length + 1);
            switch (random.Next(6))
            {
                case 0 when at < text.Length: text.Remove(at, random.Next(1, Math.Min(8, text.Length - at) + 1)); break;
                case 1: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 2: text.Insert(at, (char)random.Next(0x20, 0x7f)); break;
                case 3: text.Insert(at, (char)random.Next(0x10000)); break;
                case 4: text.Insert(at, Seeds[random.Next(Seeds.Length)]); break;
                case 5 when at < text.Length: text[at] = char.IsAsciiLetterLower(text[at]) ? char.ToUpperInvariant(text[at]) : (char)random.Next(0x21, 0x7f); break;
            }
        }
        return text.ToString();
        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    private static string Garbage(Random random)
    {
        char[] text = new char[random.Next(200)];
        int top = random.Next(3) switch { 0 => 0x7f, 1 => 0x800, _ => 0x10000 };
        for (int i = 0; i < text.Length; i++) text[i] = (char)random.Next(top);
        return new(text);
    }

    /// <summary>Every text in a JSON file, however deep.</summary>
    private static IEnumerable<string> TextsOf(string file)
    {
        using var document = JsonDocument.Parse(RepositoryFiles.ReadText("vectors/" + file));
        return [.. TextsOf(document.RootElement)];
    }

    private static IEnumerable<string> TextsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => TextsOf(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
