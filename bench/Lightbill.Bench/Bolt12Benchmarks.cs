using BenchmarkDotNet.Attributes;
using Lightbill.Bolt12;
using Lightbill.Cryptography;

namespace Lightbill.Bench;

/// <summary>
/// Reading the messages of BOLT 12, beside verifying one BIP 340 signature, which every signed one needs. An invoice with one path of two hops has seven keys to check
/// besides. One operation is one message.
/// </summary>
[MemoryDiagnoser, InProcess]
public class Bolt12Benchmarks
{
    private readonly byte[] _signature = new byte[64];
    private readonly byte[] _hash = new byte[32];
    private readonly byte[] _x = new byte[32];
    private string _offer = "";
    private string _request = "";
    private string _invoice = "";
    private string _proof = "";

    [Params(CryptographyBackend.Native, CryptographyBackend.Managed)]
    public CryptographyBackend Backend { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        Curve.Use(Backend);
        PrivateKey key = Corpus.Key;
        var hop = new BlindedHop(key.PublicKey, new byte[50]);
        var route = new BlindedRoute(new IntroductionNode(key.PublicKey), key.PublicKey, [hop, hop]);
        Offer offer = new OfferBuilder(key.PublicKey).Description("two espressos").Amount(MilliSatoshi.FromSat(3_000)).Issuer("shop@example.com").Build();
        InvoiceRequest request = new InvoiceRequestBuilder(offer, new byte[16], key.PublicKey).PayerNote("table 4").Sign(key);
        using PaymentPreimage preimage = PaymentPreimage.FromBytes(new byte[32]);
        Bolt12Invoice invoice = new Bolt12InvoiceBuilder(request, preimage.Hash, key.PublicKey, DateTimeOffset.FromUnixTimeSeconds(1_700_000_000))
            .AddPath(route, new(1_000, 100, 40, 1, 1_000_000, FeatureVector.Empty)).Sign(key);
        _proof = new PayerProofBuilder(invoice, preimage).Show("invoice_amount").Show("offer_description").Note("case 4711").Sign(key).ToString();
        (_offer, _request, _invoice) = (offer.ToString(), request.ToString(), invoice.ToString());
        invoice.SigningHash.CopyTo(_hash, 0);
        invoice.Signature.CopyTo(_signature);
        key.PublicKey.ToArray().AsSpan(1).CopyTo(_x);
    }

    [Benchmark(Baseline = true)]
    public bool BareVerify() => Curve.Current.VerifySchnorr(_hash, _signature, _x);

    [Benchmark]
    public bool ParseOffer() => Offer.TryParse(_offer, out _);

    [Benchmark]
    public bool ParseInvoiceRequest() => InvoiceRequest.TryParse(_request, out _);

    [Benchmark]
    public bool ParseBolt12Invoice() => Bolt12Invoice.TryParse(_invoice, out _);

    [Benchmark]
    public bool ParsePayerProof() => PayerProof.TryParse(_proof, out _);
}
