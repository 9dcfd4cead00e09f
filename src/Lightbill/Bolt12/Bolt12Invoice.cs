using System.ComponentModel;
using System.Text.Json.Serialization;
using Lightbill.Text;

namespace Lightbill.Bolt12;

/// <summary>
/// An invoice of BOLT 12 (<c>lni1…</c>), well formed and authentic: the signature is that of <see cref="NodeId"/>. It is the answer to an <see cref="InvoiceRequest"/> and mirrors all
/// of its fields; a payer must hold it against its own request: <see cref="CheckAnswers"/>. Immutable and safe for concurrent use.
/// <example><code>
/// var invoice = Bolt12Invoice.Parse(text);
/// if (invoice.CheckAnswers(request).IsMatch &amp;&amp; invoice.CheckPayable(new PaymentContext(clock.GetUtcNow())).IsPayable)
///     Pay(invoice);
/// </code></example>
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<Bolt12Invoice>))]
[TypeConverter(typeof(ParsableTypeConverter<Bolt12Invoice>))]
public sealed partial class Bolt12Invoice : Bolt12Document
{
    internal Bolt12Invoice(Bolt12Core core, string text)
        : base(core, text) => Request = new(core);

    /// <summary>The fields of the offer, as the invoice mirrors them.</summary>
    public OfferFields Offer => Terms;

    /// <summary>The fields of the request, as the invoice mirrors them.</summary>
    public InvoiceRequestFields Request { get; }

    /// <summary>The bitcoin network on which it is to be paid; null for another coin.</summary>
    public BitcoinNetwork? Network => Request.Chain.Network;

    /// <summary>The amount, field 170 (<c>invoice_amount</c>).</summary>
    public MilliSatoshi Amount => (MilliSatoshi)Core.ValueOf(Bolt12FieldInfo.InvoiceAmount)!;

    /// <summary>The payment hash, field 168 (<c>invoice_payment_hash</c>).</summary>
    public PaymentHash PaymentHash => (PaymentHash)Core.ValueOf(Bolt12FieldInfo.InvoicePaymentHash)!;

    /// <summary>The payee's key, which signed the invoice, field 176 (<c>invoice_node_id</c>).</summary>
    public PublicKey NodeId => (PublicKey)Core.ValueOf(Bolt12FieldInfo.InvoiceNodeId)!;

    /// <summary>When it was made, to the second, field 164 (<c>invoice_created_at</c>); the end of the year 9999 for what lies beyond.</summary>
    public DateTimeOffset CreatedAt => Bolt12Time.FromSeconds(CreatedAtSeconds);

    /// <summary>Seconds from <see cref="CreatedAt"/> to expiry, field 166 (<c>invoice_relative_expiry</c>); 7200 when absent.</summary>
    public uint RelativeExpirySeconds => Core.ValueOf(Bolt12FieldInfo.InvoiceRelativeExpiry) is ulong seconds ? (uint)seconds : Bolt12Limits.DefaultRelativeExpirySeconds;

    /// <summary>Does the invoice say when it expires? If not, the default of 7200 seconds is filled in.</summary>
    public bool HasExpiryField => Core.ValueOf(Bolt12FieldInfo.InvoiceRelativeExpiry) is not null;

    /// <summary>The last moment in which it may be paid; saturates at the end of the year 9999.</summary>
    public DateTimeOffset ExpiresAt => Bolt12Time.Add(CreatedAtSeconds, RelativeExpirySeconds);

    /// <summary>The blinded paths over which it is paid, most preferred first, field 160 (<c>invoice_paths</c>); at least one.</summary>
    public IReadOnlyList<BlindedRoute> Paths => ((List<BlindedRoute>)Core.ValueOf(Bolt12FieldInfo.InvoicePaths)!).AsReadOnly();

    /// <summary>What each of <see cref="Paths"/> costs and carries, field 162 (<c>invoice_blindedpay</c>). Where one is not usable, its path must not be used.</summary>
    public IReadOnlyList<BlindedPayInfo> PayInfos => ((List<BlindedPayInfo>)Core.ValueOf(Bolt12FieldInfo.InvoiceBlindedPay)!).AsReadOnly();

    /// <summary>The features, field 174 (<c>invoice_features</c>): bit 16, the payer must pay in several parts; bit 17, it may; neither, it must not.</summary>
    public FeatureVector Features => Core.ValueOf(Bolt12FieldInfo.InvoiceFeatures) as FeatureVector ?? FeatureVector.Empty;

    /// <summary>
    /// On-chain addresses, most preferred first, field 172 (<c>invoice_fallbacks</c>), without those that BOLT 12 says to ignore; empty for another coin than bitcoin.
    /// </summary>
    public IReadOnlyList<FallbackAddress> FallbackAddresses =>
        Network is { } network && Core.ValueOf(Bolt12FieldInfo.InvoiceFallbacks) is List<(byte Version, byte[] Program)> fallbacks
            ? [.. from one in fallbacks where Bolt12Core.IsUsableFallback(one.Version, one.Program.Length) select new FallbackAddress(network, one.Version, one.Program)]
            : [];

    /// <summary>The payee's signature, 64 bytes, verified.</summary>
    public ReadOnlyMemory<byte> Signature => (byte[])Core.ValueOf(Bolt12FieldInfo.Signature)!;

    /// <summary>What is signed: 32 bytes made from <see cref="Bolt12Document.MerkleRoot"/>.</summary>
    public byte[] SigningHash => Bolt12Merkle.SigningHash(Kind, MerkleRoot.Span);

    /// <summary>Is it past <see cref="ExpiresAt"/>? At that very second it is not.</summary>
    public bool IsExpiredAt(DateTimeOffset time) => time > ExpiresAt;

    /// <summary>Proof of payment: is this the preimage of the payment hash?</summary>
    public bool IsPaidBy(PaymentPreimage preimage) => preimage.Hash == PaymentHash;

    /// <summary>
    /// Does it answer this request? All fields of the request must be mirrored as they are, and more than the price must not be asked. With an offer in another currency
    /// whether the amount fits it is left to the caller, and the report says so; likewise whom an offer to send money was meant for.
    /// </summary>
    /// <param name="request">The request that the payer sent.</param>
    /// <param name="expectedNode">
    /// Who must have signed, where no issuer id says it: for an offer with paths only, the last <c>blinded_node_id</c> of the path over which the request was sent (null:
    /// any path of the offer will do); for an offer to send money, the key of whom the payer wants to pay (null: the report warns). Without effect beside an issuer id.
    /// </param>
    public Bolt12MatchReport CheckAnswers(InvoiceRequest request, PublicKey? expectedNode = null) => Bolt12Match.Check(this, request, expectedNode);

    /// <summary>Can it be paid, by this payer, now? Never part of parsing: an expired invoice still parses.</summary>
    /// <param name="context">The time, what is expected, and what the payer supports.</param>
    public PayabilityReport CheckPayable(PaymentContext context) => Bolt12Payability.Check(this, context);

    private ulong CreatedAtSeconds => (ulong)Core.ValueOf(Bolt12FieldInfo.InvoiceCreatedAt)!;
}
