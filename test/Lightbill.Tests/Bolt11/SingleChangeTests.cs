using Lightbill.Bolt11;
using Lightbill.Findings;

namespace Lightbill.Tests.Bolt11;

/// <summary>No single slip turns a valid invoice into another one.</summary>
public class SingleChangeTests
{
    private const string Characters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l1bio0A ";

    private static readonly string[] Invoices = [.. SpecVectors.ValidInvoices, .. Generated()];

    [Fact]
    public void Every_substitution_is_refused_with_a_finding() => ForEach((text, i) =>
    {
        foreach (char c in Characters)
            if (c != text[i]) Refused(string.Concat(text.AsSpan(0, i), [c], text.AsSpan(i + 1)));
    });

    [Fact]
    public void Every_deletion_is_refused_with_a_finding() => ForEach((text, i) => Refused(text.Remove(i, 1)));

    [Fact]
    public void Every_insertion_is_refused_with_a_finding() => ForEach((text, i) =>
    {
        foreach (char c in Characters) Refused(text.Insert(i, c.ToString()));
        if (i == text.Length - 1)
            foreach (char c in Characters) Refused(text + c);
    });

    [Fact]
    public void Every_swap_of_different_neighbours_is_refused_with_a_finding() => ForEach((text, i) =>
    {
        if (i + 1 < text.Length && text[i] != text[i + 1])
            Refused(string.Concat(text.AsSpan(0, i), [text[i + 1], text[i]], text.AsSpan(i + 2)));
    });

    /// <summary>Bech32's known weakness: a q more or less before a final p leaves the checksum valid.</summary>
    [Fact]
    public void A_q_inserted_or_removed_before_a_final_p_is_refused_though_the_checksum_fits()
    {
        var generator = new InvoiceGenerator(seed: 11);
        int tried = 0;
        while (tried < 12)
        {
            string text = generator.Next().ToString("L", null);
            if (!text.EndsWith('p')) continue;
            tried++;
            for (int count = 1; count <= 5; count++)
            {
                string longer = text.Insert(text.Length - 1, new string('q', count));
                Assert.DoesNotContain("checksum", Refused(longer).Code, StringComparison.Ordinal);
            }
            if (text.EndsWith("qp", StringComparison.Ordinal)) Refused(text.Remove(text.Length - 2, 1));
        }
    }

    private static void ForEach(Action<string, int> change) => Parallel.ForEach(Invoices, text =>
    {
        for (int i = 0; i < text.Length; i++) change(text, i);
    });

    private static Finding Refused(string text)
    {
        Assert.False(Bolt11Invoice.TryParse(text, out _, out Finding? error), text);
        return error;
    }

    private static IEnumerable<string> Generated()
    {
        var generator = new InvoiceGenerator(seed: 3);
        return [.. Enumerable.Range(0, 8).Select(_ => generator.Next().ToString())];
    }
}
