using Lightbill.Bolt11;
using Lightbill.Findings;
using Lightbill.Inspection;

namespace Lightbill.Tests.Bolt11;

/// <summary>Whatever the text: no exception, one opinion at all three depths, and places that lie inside the text.</summary>
public class HostileTextTests
{
    [Fact]
    public void Random_and_mutated_texts_raise_nothing_and_all_depths_agree()
    {
        int total = RandomRuns.Count(20_000);
        int workers = Environment.ProcessorCount;
        Parallel.For(0, workers, worker =>
        {
            var mutator = new InvoiceMutator(seed: 20_260_000 + worker);
            for (int i = worker; i < total; i += workers) Check(mutator.Next());
        });
    }

    [Fact]
    public void Generated_invoices_are_accepted_and_laws_hold()
    {
        var generator = new InvoiceGenerator(seed: 7);
        for (int i = 0; i < RandomRuns.Count(2_000) / 10; i++)
        {
            Bolt11Invoice invoice = generator.Next();
            var parsed = Bolt11Invoice.Parse(invoice.ToString());
            Assert.Equal(invoice.Payee, parsed.Payee);
            Assert.Same(parsed, parsed.ToBuilder().ToInvoice());
            Check(invoice.ToString());
        }
    }

    private static void Check(string text)
    {
        bool parsed = Bolt11Invoice.TryParse(text, out Bolt11Invoice? invoice, out Finding? error);
        Assert.Equal(parsed, invoice is not null);
        Assert.Equal(parsed, error is null);
        if (parsed) Assert.Equal(text, invoice!.ToString());

        byte[] workspace = new byte[Bolt11Reader.MaxWorkspaceLength];
        bool read = Bolt11Reader.TryRead(text, workspace, out Bolt11Reader reader) && reader.TryGetPayee(out _, out _);
        Assert.Equal(parsed, read);
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        Assert.Equal(parsed, Bolt11Invoice.TryParse(utf8, ReadMode.Default, out _, out _));
        // What Strict reads, Default reads too.
        if (Bolt11Invoice.TryParse(text, ReadMode.Strict, out _, out _)) Assert.True(parsed);

        InvoiceInspection inspection = InvoiceInspection.Inspect(text);
        Assert.Equal(text, string.Concat(inspection.Parts.Select(part => part.Text)));
        int position = 0;
        foreach (RequestPart part in inspection.Parts)
        {
            Assert.Equal(position, part.Offset);
            Assert.True(part.Length > 0);
            position += part.Length;
        }
        Assert.Equal(text.Length, position);
        Assert.Equal(inspection.IsValid, inspection.FirstError is null);
        if (parsed) Assert.True(inspection.IsValid);
        Assert.All(inspection.Findings, finding =>
        {
            Assert.NotEmpty(finding.Message);
            if (finding.Offset is { } offset) Assert.InRange(offset + finding.Length!.Value, 1, text.Length);
        });
    }
}
