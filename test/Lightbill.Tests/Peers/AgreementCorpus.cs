using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Peers;

/// <summary>The texts that the peers and we read: examples, generated invoices, deviations made by hand and at random, damaged texts.</summary>
internal static class AgreementCorpus
{
    /// <summary>All texts: each once, none with a line break, which the peers' scripts could not take.</summary>
    public static IReadOnlyList<string> Texts(int count)
    {
        var generator = new InvoiceGenerator(seed: 2026);
        var mutator = new InvoiceMutator(seed: 2027);
        var deviations = new Deviations.AtRandom(seed: 2028);
        IEnumerable<string> all =
        [
            .. SpecVectors.ValidInvoices,
            .. SpecVectors.InvalidInvoices,
            .. Deviations.ByHand(),
            .. Enumerable.Range(0, count).Select(_ => generator.Next().ToString()),
            .. Enumerable.Range(0, count).Select(_ => deviations.Next().ToString()),
            .. Enumerable.Range(0, count).Select(_ => mutator.Next()),
        ];
        return [.. all.Where(text => !text.AsSpan().ContainsAny('\r', '\n')).Distinct(StringComparer.Ordinal)];
    }
}
