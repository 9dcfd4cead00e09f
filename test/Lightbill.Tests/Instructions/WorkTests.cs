using Lightbill.Bolt11;
using Lightbill.Findings;
using Lightbill.Inspection;
using Lightbill.Instructions;

namespace Lightbill.Tests.Instructions;

/// <summary>The longest text takes work in proportion to its length. The work is counted, never timed.</summary>
public class WorkTests
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private static readonly string Coffee = Bolt11.SpecVectors.Valid("coffee-one-minute").Invoice;

    /// <summary>Where nothing whole ends, nothing is read again, however many gaps there are.</summary>
    [Theory]
    [InlineData("lnbc1", 1)]
    [InlineData("lnbc", 2)]
    [InlineData("ln1bc", 118)]
    public void A_gap_alone_does_not_make_a_text_be_read_again(string start, int period)
    {
        for (int length = 500; length <= 7000; length *= 2)
        {
            string body = start + string.Concat(Enumerable.Range(0, length).Select(i => i % period == 1 ? '1' : Alphabet[((i * 7919) + (i / 32 * 13)) % 32]));
            Assert.Empty(LeadingInvoice.ChecksumEnds(body));
        }
    }

    [Fact]
    public void Every_beginning_with_a_whole_checksum_is_found()
    {
        string[] bodies = [Coffee + Coffee, Coffee.ToUpperInvariant() + "Q", "1" + Coffee + "q", Coffee + "1" + Coffee, Coffee, Coffee[..^1] + "b" + Coffee, Coffee + "qqq" + Coffee[5..]];
        foreach (string body in bodies)
        {
            int[] whole = [.. Enumerable.Range(Bolt11Limits.MinDataLength, body.Length - Bolt11Limits.MinDataLength).Where(end => IsWhole(body[..end]))];
            Assert.Empty(whole.Except(LeadingInvoice.ChecksumEnds(body)));
        }
        Assert.Contains(Coffee.Length, LeadingInvoice.ChecksumEnds(Coffee + Coffee));

        static bool IsWhole(string text)
        {
            var sink = default(FirstErrorSink);
            Bolt11Layout layout = Bolt11Core.Read<char, FirstErrorSink>(text, new byte[text.Length], ReadMode.Default, ref sink);
            return layout.HasData && layout.IsChecksumValid;
        }
    }

    /// <summary>The search for what damaged an invoice takes longer than everything else: a text full of damaged ones gets a few.</summary>
    [Fact]
    public void Only_a_few_damaged_invoices_are_searched()
    {
        string damaged = Coffee[..^1] + (Coffee[^1] == 'q' ? 'p' : 'q');
        for (int count = 1; count <= 64; count *= 2)
        {
            string uri = "bitcoin:?" + string.Join('&', Enumerable.Repeat($"lightning={damaged}", count));
            Assert.Equal(Math.Min(count, 4), PaymentInstruction.Read(uri).Findings.Count(finding => finding.Code.StartsWith("hint.", StringComparison.Ordinal)));
        }
        Assert.Contains(PaymentInstruction.Read(damaged).Findings, finding => finding.Code == "hint.one-character");
    }

    [Fact]
    public void A_search_that_is_taken_is_taken_from_the_whole()
    {
        var whole = new InstructionFindings(guesses: 2);
        var part = new InstructionFindings(parent: whole);
        Assert.True(part.TakeGuess() && whole.TakeGuess());
        Assert.False(part.TakeGuess() || whole.TakeGuess() || new InstructionFindings(parent: whole).TakeGuess());
    }
}
