using System.Text.Json;
using Lightbill.Bolt12;
using Lightbill.Cryptography;

namespace Lightbill.Cli.Tests;

/// <summary>Messages of BOLT 12 that several tests read.</summary>
internal static class Bolt12Samples
{
    private static readonly PrivateKey Shop = PrivateKey.Parse(new string('1', 64));
    private static readonly PrivateKey Payer = PrivateKey.Parse(new string('2', 64));

    /// <summary>1500 sat each, up to ten.</summary>
    public static Offer Offer { get; } = new OfferBuilder(Shop.PublicKey)
        .Description("espresso").Amount(MilliSatoshi.FromSat(1_500)).Issuer("shop@example.com").QuantityMax(10).Metadata([0xc0, 0x0c, 0x1e])
        .AbsoluteExpiry(CliRun.Now.AddDays(30)).AddPath(Route()).AddField(77, [1, 2]).Build();

    /// <summary>Two of them.</summary>
    public static InvoiceRequest Request { get; } = new InvoiceRequestBuilder(Offer, [0x5a, 0x1e, 0x77, 0x03], Payer.PublicKey)
        .Quantity(2).PayerNote("table 4").Bip353Name(new("shop", "example.com")).Sign(Payer);

    /// <summary>Ten minutes to pay, made a minute ago.</summary>
    public static Bolt12Invoice Invoice { get; } = new Bolt12InvoiceBuilder(Request, Preimage.Hash, Shop.PublicKey, CliRun.Now.AddMinutes(-1))
        .AddPath(Route(), new BlindedPayInfo(1_000, 100, 40, 1, 1_000_000_000, FeatureVector.Empty)).RelativeExpirySeconds(600).Sign(Shop);

    /// <summary>An offer to send money.</summary>
    public static InvoiceRequest Refund { get; } = new InvoiceRequestBuilder("refund for order 4", MilliSatoshi.FromSat(700), [1, 2, 3, 4], Payer.PublicKey).Build();

    public static PaymentPreimage Preimage => PaymentPreimage.FromBytes(new byte[32]);

    /// <summary>That it was paid, with the amount and the description shown.</summary>
    public static PayerProof Proof { get; } = new PayerProofBuilder(Invoice, Preimage).Show("invoice_amount").Show("offer_description").Note("case 4711").Sign(Payer);

    /// <summary>The same on signet, with everything shown.</summary>
    public static PayerProof FullProof { get; } = MakeFullProof();

    public static IReadOnlyList<Bolt12Document> All => [Offer, Request, Invoice, Refund, Proof, FullProof];

    public static string ProofWithNote(string note) => new PayerProofBuilder(Invoice, Preimage).Note(note).Sign(Payer).ToString();

    /// <summary>Every text of the specification, valid or not.</summary>
    public static IReadOnlyList<string> SpecTexts { get; } =
    [
        .. Cases("format-string.json").Select(one => one.GetProperty("string").GetString()!),
        .. Cases("offers.json").Select(one => one.GetProperty("bolt12").GetString()!),
        .. Proofs("valid_vectors").Select(one => one.GetProperty("result").GetProperty("bech32").GetString()!),
        .. Proofs("invalid_vectors").Select(one => one.GetProperty("bech32").GetString()!),
        .. Cases("signature.json").Where(one => one.TryGetProperty("bolt12", out _)).Select(one => one.GetProperty("bolt12").GetString()!),
    ];

    private static PayerProof MakeFullProof()
    {
        Offer offer = new OfferBuilder(Shop.PublicKey).Description("espresso").Amount(MilliSatoshi.FromSat(1_500)).Issuer("shop@example.com").QuantityMax(10).Metadata([0xc0, 0x0c, 0x1e])
            .Networks(BitcoinNetwork.Signet).Build();
        InvoiceRequest request = new InvoiceRequestBuilder(offer, [0x5a, 0x1e, 0x77, 0x03], Payer.PublicKey).Chain(ChainHash.Of(BitcoinNetwork.Signet)).Quantity(2).PayerNote("table 4").Sign(Payer);
        Bolt12Invoice invoice = new Bolt12InvoiceBuilder(request, Preimage.Hash, Shop.PublicKey, CliRun.Now.AddMinutes(-1))
            .AddPath(Route(), new BlindedPayInfo(1_000, 100, 40, 1, 1_000_000_000, FeatureVector.Empty)).Features(FeatureVector.Of(17)).Sign(Shop);
        return new PayerProofBuilder(invoice, Preimage).ShowAll().Sign(Payer);
    }

    private static BlindedRoute Route() => new(new IntroductionNode(new ShortChannelId(128, 1, 0), 1), Payer.PublicKey, [new BlindedHop(Shop.PublicKey, new byte[] { 0xab, 0xcd })]);

    private static JsonElement.ArrayEnumerator Cases(string file, string name = "cases") => JsonDocument.Parse(TestFiles.Read("vectors", "bolt12", file)).RootElement.GetProperty(name).EnumerateArray();

    private static JsonElement.ArrayEnumerator Proofs(string name) => Cases("payer-proof.json", name);
}
