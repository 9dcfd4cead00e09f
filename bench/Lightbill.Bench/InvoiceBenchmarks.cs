using BenchmarkDotNet.Attributes;
using Lightbill.Bolt11;
using Lightbill.Cryptography;

namespace Lightbill.Bench;

/// <summary>
/// Reading and writing invoices, beside what the curve alone costs in the same run: the ratio to <see cref="BareRecover"/> is the figure that counts. One operation
/// is one invoice.
/// </summary>
[MemoryDiagnoser, InProcess]
public class InvoiceBenchmarks
{
    private readonly byte[] _workspace = new byte[Bolt11Reader.MaxWorkspaceLength];
    private readonly byte[] _publicKey = new byte[33];
    private readonly byte[] _rs = new byte[64];
    private string[] _invoices = [];
    private (byte[] Hash, byte[] Signature, int Flag)[] _signatures = [];
    private Bolt11InvoiceBuilder[] _builders = [];

    [Params(CryptographyBackend.Native, CryptographyBackend.Managed)]
    public CryptographyBackend Backend { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        Curve.Use(Backend);
        _invoices = Corpus.Invoices;
        _signatures = [.. _invoices.Select(text =>
        {
            var invoice = Bolt11Invoice.Parse(text);
            byte[] bytes = new byte[RecoverableSignature.Size];
            invoice.Signature.CopyTo(bytes);
            return (invoice.SigningHash, bytes[..64], (int)bytes[64]);
        })];
        var random = new Random(3);
        _builders = [.. Enumerable.Range(0, Corpus.Count).Select(_ => Corpus.NewBuilder(random))];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Corpus.Count)]
    public int BareRecover()
    {
        int sum = 0;
        foreach ((byte[] hash, byte[] signature, int flag) in _signatures)
        {
            Curve.Current.TryRecover(hash, signature, flag, _publicKey);
            sum += _publicKey[1];
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Corpus.Count)]
    public long ReadStructure()
    {
        long sum = 0;
        foreach (string text in _invoices)
            if (Bolt11Reader.TryRead(text, _workspace, out Bolt11Reader reader)) sum += reader.TimestampSeconds;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Corpus.Count)]
    public long ReadStructureAndPayee()
    {
        long sum = 0;
        foreach (string text in _invoices)
            if (Bolt11Reader.TryRead(text, _workspace, out Bolt11Reader reader) && reader.TryGetPayee(out PublicKey _, out _)) sum += reader.TimestampSeconds;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Corpus.Count)]
    public int ParseDocument()
    {
        int sum = 0;
        foreach (string text in _invoices)
            if (Bolt11Invoice.TryParse(text, out Bolt11Invoice? invoice)) sum += invoice.Findings.Count;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Corpus.Count)]
    public int BareSign()
    {
        int sum = 0;
        byte[] secret = new byte[32];
        Corpus.Key.ExportTo(secret);
        foreach ((byte[] hash, _, _) in _signatures)
        {
            Curve.Current.TrySign(hash, secret, _rs, out int flag);
            sum += flag;
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Corpus.Count)]
    public int WriteAndSign()
    {
        int sum = 0;
        foreach (Bolt11InvoiceBuilder builder in _builders) sum += builder.Sign(Corpus.Key).ToString().Length;
        return sum;
    }
}
