using Lightbill.Bolt11;
using Lightbill.Cryptography;

namespace Lightbill.Tests.Bolt11;

public class Bolt11ReaderTests
{
    [Fact]
    public void Reading_a_valid_invoice_allocates_nothing_not_even_for_the_payee()
    {
        var generator = new InvoiceGenerator(seed: 17);
        string[] invoices = [.. SpecVectors.ValidInvoices, .. Enumerable.Range(0, 100).Select(_ => generator.Next().ToString())];
        byte[] workspace = new byte[Bolt11Reader.MaxWorkspaceLength];
        ReadAll(invoices, workspace); // the first round pays for tables and for compiling

        long before = GC.GetAllocatedBytesForCurrentThread();
        int read = ReadAll(invoices, workspace);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(invoices.Length, read);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void The_reader_gives_what_the_document_gives()
    {
        var generator = new InvoiceGenerator(seed: 18);
        byte[] workspace = new byte[Bolt11Reader.MaxWorkspaceLength];
        byte[] description = new byte[Bolt11Limits.MaxDescriptionBytes];
        foreach (string text in SpecVectors.ValidInvoices.Concat(Enumerable.Range(0, 200).Select(_ => generator.Next().ToString())))
        {
            var invoice = Bolt11Invoice.Parse(text);
            Assert.True(Bolt11Reader.TryRead(text, workspace, out Bolt11Reader reader));
            Assert.Equal(invoice.Network, reader.Network);
            Assert.Equal(invoice.Amount, reader.Amount);
            Assert.Equal(invoice.Timestamp.ToUnixTimeSeconds(), reader.TimestampSeconds);
            Assert.Equal(invoice.ExpirySeconds, reader.ExpirySeconds);
            Assert.Equal(invoice.MinFinalCltvExpiryDelta, reader.MinFinalCltvExpiryDelta);
            Assert.Equal(invoice.PaymentHash, reader.PaymentHash);
            Assert.Equal(invoice.PaymentSecret, reader.PaymentSecret);
            Assert.Equal(invoice.DescriptionHash, reader.DescriptionHash);
            Assert.Equal(invoice.Description is not null, reader.HasDescription);
            int length = reader.CopyDescription(description);
            Assert.Equal(invoice.Description?.Raw ?? "", System.Text.Encoding.UTF8.GetString(description, 0, length));
            Assert.Equal(invoice.RouteHints.Count, reader.RouteHintCount);
            Assert.Equal(invoice.FallbackAddresses.Count, reader.FallbackCount);
            Assert.Equal(invoice.BlindedPaths.Count, reader.BlindedPathCount);
            Assert.Equal(invoice.Signature, reader.Signature);
            foreach (FeatureBit bit in invoice.Features) Assert.True(reader.HasFeatureBit(bit.Number));
            Assert.All((int[])[4_000, -1, -4, -5, int.MinValue, int.MaxValue], bit => Assert.False(invoice.Features.Contains(bit)));
            foreach (int bit in (int[])[4_000, -1, -4, -5, int.MinValue, int.MaxValue]) Assert.False(reader.HasFeatureBit(bit));
            Assert.True(reader.TryGetPayee(out PublicKey payee, out _));
            Assert.Equal(invoice.Payee, payee);
        }
    }

    [Fact]
    public void A_workspace_that_is_too_small_is_refused()
    {
        string text = SpecVectors.ValidInvoices.First();
        Assert.Throws<ArgumentException>(() => Bolt11Reader.TryRead(text, new byte[Bolt11Reader.WorkspaceLengthFor(text.Length) - 1], out _));
        Assert.True(Bolt11Reader.TryRead(text, new byte[Bolt11Reader.WorkspaceLengthFor(text.Length)], out _));
    }

    [Fact]
    public void After_a_failure_there_is_an_error_and_no_value()
    {
        byte[] workspace = new byte[Bolt11Reader.MaxWorkspaceLength];
        Assert.False(Bolt11Reader.TryRead("lnbc1x", workspace, out Bolt11Reader reader));
        Assert.False(reader.TryGetPayee(out PublicKey payee, out Lightbill.Findings.Finding? error));
        Assert.Equal((default, reader.Error!.Code), (payee, error!.Code));
        Assert.Throws<InvalidOperationException>(() => FailedReader(workspace).PaymentHash);
        Assert.Throws<InvalidOperationException>(() => FailedReader(workspace).Signature);
        Assert.False(default(Bolt11Reader).TryGetPayee(out _, out _));
        Assert.Null(reader.PaymentSecret);
        Assert.Null(reader.Amount);
    }

    private static Bolt11Reader FailedReader(byte[] workspace)
    {
        Bolt11Reader.TryRead("lnbc1x", workspace, out Bolt11Reader reader);
        return reader;
    }

    private static int ReadAll(string[] invoices, byte[] workspace)
    {
        int count = 0;
        foreach (string text in invoices)
            if (Bolt11Reader.TryRead(text, workspace, out Bolt11Reader reader) && reader.TryGetPayee(out PublicKey _, out _)) count++;
        return count;
    }
}
