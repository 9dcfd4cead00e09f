using System.ComponentModel;
using System.Text.Json.Serialization;
using Lightbill.Text;

namespace Lightbill.Bolt12;

/// <summary>
/// A request for an invoice (BOLT 12, <c>lnr1…</c>). Either it answers an offer, is signed by the payer and sent to the issuer; or it answers none and is itself an offer to
/// send money (a refund, a cash machine), usually unsigned, shown to the payee. Well formed, and authentic where it is signed. Immutable and safe for concurrent use.
/// <example><code>
/// var request = InvoiceRequest.Parse(text);
/// Bolt12MatchReport report = request.CheckAnswers(offer);
/// if (!report.IsMatch) Console.WriteLine(report.Findings[0]);
/// </code></example>
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<InvoiceRequest>))]
[TypeConverter(typeof(ParsableTypeConverter<InvoiceRequest>))]
public sealed partial class InvoiceRequest : Bolt12Document
{
    private readonly InvoiceRequestFields _fields;

    internal InvoiceRequest(Bolt12Core core, string text)
        : base(core, text) => _fields = new(core);

    /// <summary>The fields of the offer, as the payer copied them; in a request that answers no offer, what the payer says instead.</summary>
    public OfferFields Offer => Terms;

    /// <summary>Does it answer an offer? If not, it is an offer to send money to whoever answers with an invoice.</summary>
    public bool AnswersOffer => Offer.IssuerId is not null || Offer.Paths.Count > 0;

    /// <summary>The payer's unpredictable bytes, field 0 (<c>invreq_metadata</c>).</summary>
    public ReadOnlyMemory<byte> Metadata => _fields.Metadata!.Value;

    /// <inheritdoc cref="InvoiceRequestFields.Chain"/>
    public ChainHash Chain => _fields.Chain;

    /// <summary>The bitcoin network of <see cref="Chain"/>; null for another coin.</summary>
    public BitcoinNetwork? Network => Chain.Network;

    /// <inheritdoc cref="InvoiceRequestFields.Amount"/>
    public MilliSatoshi? Amount => _fields.Amount;

    /// <inheritdoc cref="InvoiceRequestFields.Features"/>
    public FeatureVector Features => _fields.Features;

    /// <inheritdoc cref="InvoiceRequestFields.Quantity"/>
    public ulong? Quantity => _fields.Quantity;

    /// <summary>The payer's key for this request, field 88 (<c>invreq_payer_id</c>).</summary>
    public PublicKey PayerId => _fields.PayerId!.Value;

    /// <inheritdoc cref="InvoiceRequestFields.PayerNote"/>
    public UntrustedText? PayerNote => _fields.PayerNote;

    /// <inheritdoc cref="InvoiceRequestFields.Paths"/>
    public IReadOnlyList<BlindedRoute> Paths => _fields.Paths;

    /// <inheritdoc cref="InvoiceRequestFields.Bip353Name"/>
    public HumanReadableName? Bip353Name => _fields.Bip353Name;

    /// <summary>The payer's signature, 64 bytes, verified; null in a request that answers no offer, which need not be signed.</summary>
    public ReadOnlyMemory<byte>? Signature => Core.ValueOf(Bolt12FieldInfo.Signature) is byte[] bytes ? bytes : default(ReadOnlyMemory<byte>?);

    /// <summary>What is signed: 32 bytes made from <see cref="Bolt12Document.MerkleRoot"/>.</summary>
    public byte[] SigningHash => Bolt12Merkle.SigningHash(Kind, MerkleRoot.Span);

    /// <summary>
    /// What the invoice should ask for: the amount of the request, else the price of the offer for the quantity; null when that is in another currency.
    /// </summary>
    public MilliSatoshi? ExpectedAmount => Amount ?? Offer.PriceOf(Quantity);

    /// <summary>Does it answer this offer? Every field of the offer must have been copied as it is; and the rules of the offer hold.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="price">The price of one item in bitcoin, for an offer in another currency; null: then the amount is not checked, and the report says so.</param>
    public Bolt12MatchReport CheckAnswers(Offer offer, MilliSatoshi? price = null) => Bolt12Match.Check(this, offer, price);

    /// <summary>Can an invoice be made for it, on this network, now? Never part of parsing.</summary>
    /// <param name="context">The time, the network, and the amount that is expected.</param>
    public PayabilityReport CheckPayable(PaymentContext context) => Bolt12Payability.Check(this, context);
}
