using System.Diagnostics;
using System.Text;
using Lightbill.Findings;
using Lightbill.Inspection;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Instructions;

/// <summary>Whatever the text: no exception, places that lie inside it, an error exactly when there is no instruction, and not much time.</summary>
public class HostileInstructionTests
{
    private static readonly string[] Seeds =
    [
        SpecVectors.ValidInvoices.First(one => one.Contains("2500u1", StringComparison.Ordinal)),
        "lightning://LNURL1DP68GURN8GHJ7UM9WFMXJCM99E3K7MF0V9CXJ0M385EKVCENXC6R2C35XVUKXEFCV5MKVV34X5EKZD3EV56NYD3HXQURZEPEXEJXXEPNXSCRVWFNV9NXZCN9XQ6XYEFHVGCXXCMYXYMNSERXFQ5FNS",
        "bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.0025&label=a%20b&lightning=lnbc1&req-x=1&pop=app%3a&lno=lno1q&sp=sp1q&creq=creqA&tb=tb1q",
        "lnurlw://example.com:8443/x?tag=withdrawRequest&k1=77aa&minWithdrawable=2000&maxWithdrawable=9000&defaultDescription=r%2012&callback=https%3A%2F%2Fw.example%2Fcb",
        "satoshi+tip@bitcoin.org:80", "₿satoshi@bitcoin.org", "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad@[::1]:9735",
        "lno1pqps7+ \r\n sjqpgtyzm3", "https://example.com/?lightning=lnbc1&x#y", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        "keyauth://a.onion/l?tag=login&k1=00", "legal winner thank year wave sausage worth useful legal winner thank yellow", "pay satoshi@bitcoin.org, please",
    ];

    private static readonly string[] Pieces =
        ["%", "%ff", "&", "=", "?", "#", "@", ":", "//", "+", " ", "\u200b", "\ud800", "\udc00", "₿", "\u202e", "1", "lightning:", "bitcoin:", "req-", "lnurl1", "\0", "\n", ".", "[", "]", "é", "😀"];

    [Fact]
    public void Random_and_mutated_texts_raise_nothing()
    {
        var random = new Random(20260321);
        for (int i = 0; i < RandomRuns.Count(4_000); i++) Check(Next(random));
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
    public void The_longest_text_takes_little_time(string start, string repeated)
    {
        string text = start + new StringBuilder().Insert(0, repeated, (PaymentInstruction.MaxTextLength - start.Length) / repeated.Length);
        var watch = Stopwatch.StartNew();
        Check(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{start}{repeated}: {watch.Elapsed}");
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
        IReadOnlyList<InvoicePart> parts = RequestInspection.Inspect(text).Parts;
        if (reading.IsSecret)
        {
            Assert.Empty(parts);
            return;
        }
        int end = 0;
        foreach (InvoicePart part in parts)
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
        var text = new StringBuilder(Seeds[random.Next(Seeds.Length)]);
        for (int changes = random.Next(6); changes > 0; changes--)
        {
            int at = random.Next(text.Length + 1);
            switch (random.Next(5))
            {
                case 0 when at < text.Length: text.Remove(at, random.Next(1, Math.Min(8, text.Length - at) + 1)); break;
                case 1: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 2: text.Insert(at, (char)random.Next(0x20, 0x7f)); break;
                case 3: text.Insert(at, (char)random.Next(0x10000)); break;
                case 4: text.Insert(at, Seeds[random.Next(Seeds.Length)]); break;
            }
        }
        return text.ToString();
    }
}
