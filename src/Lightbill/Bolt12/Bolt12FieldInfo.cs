using System.Collections.Frozen;

namespace Lightbill.Bolt12;

/// <summary>
/// What is known about a field of BOLT 12: one row of the one table from which reading, inspection, building and documentation are made. Immutable.
/// Example: <c>Bolt12FieldInfo.Find(88, Bolt12Kind.InvoiceRequest)?.Name == "invreq_payer_id"</c>.
/// </summary>
public sealed class Bolt12FieldInfo
{
    private static readonly Bolt12FieldInfo[] Rows =
    [
        new(InvreqMetadata, "invreq_metadata", Bolt12FieldType.Bytes, "an unpredictable number of the payer, so that nothing about the request can be guessed"),
        new(OfferChains, "offer_chains", Bolt12FieldType.Chains, "the chains on which it can be paid"),
        new(OfferMetadata, "offer_metadata", Bolt12FieldType.Bytes, "what the issuer keeps in the offer for itself"),
        new(OfferCurrency, "offer_currency", Bolt12FieldType.Currency, "the currency of the amount (ISO 4217)"),
        new(OfferAmount, "offer_amount", Bolt12FieldType.Number, "the price of one item, in millisatoshis or in the smallest unit of the currency"),
        new(OfferDescription, "offer_description", Bolt12FieldType.Text, "what is paid for"),
        new(OfferFeatures, "offer_features", Bolt12FieldType.Features, "features of the offer"),
        new(OfferAbsoluteExpiry, "offer_absolute_expiry", Bolt12FieldType.Number, "the last moment to ask for an invoice, in seconds since 1970"),
        new(OfferPaths, "offer_paths", Bolt12FieldType.Paths, "blinded paths to the issuer"),
        new(OfferIssuer, "offer_issuer", Bolt12FieldType.Text, "who makes the offer, in its own words"),
        new(OfferQuantityMax, "offer_quantity_max", Bolt12FieldType.Number, "how many items can be bought at once; 0 is any number"),
        new(OfferIssuerId, "offer_issuer_id", Bolt12FieldType.Point, "the key of the issuer"),
        new(InvreqChain, "invreq_chain", Bolt12FieldType.Chain, "the chain on which the payer wants to pay"),
        new(InvreqAmount, "invreq_amount", Bolt12FieldType.Msat, "the amount that the payer wants to pay"),
        new(InvreqFeatures, "invreq_features", Bolt12FieldType.Features, "features of the request"),
        new(InvreqQuantity, "invreq_quantity", Bolt12FieldType.Number, "how many items are bought"),
        new(InvreqPayerId, "invreq_payer_id", Bolt12FieldType.Point, "the payer's key for this request, which signs it"),
        new(InvreqPayerNote, "invreq_payer_note", Bolt12FieldType.Text, "a note from the payer"),
        new(InvreqPaths, "invreq_paths", Bolt12FieldType.Paths, "blinded paths to the payer"),
        new(InvreqBip353Name, "invreq_bip_353_name", Bolt12FieldType.Name, "the name of BIP 353 behind which the payer found the offer"),
        new(InvoicePaths, "invoice_paths", Bolt12FieldType.Paths, "blinded paths over which it is paid"),
        new(InvoiceBlindedPay, "invoice_blindedpay", Bolt12FieldType.PayInfos, "what each path costs and carries"),
        new(InvoiceCreatedAt, "invoice_created_at", Bolt12FieldType.Number, "when the invoice was made, in seconds since 1970"),
        new(InvoiceRelativeExpiry, "invoice_relative_expiry", Bolt12FieldType.SmallNumber, "seconds from then until it expires"),
        new(InvoicePaymentHash, "invoice_payment_hash", Bolt12FieldType.Hash, "who shows the preimage of this hash has been paid"),
        new(InvoiceAmount, "invoice_amount", Bolt12FieldType.Msat, "the amount to pay"),
        new(InvoiceFallbacks, "invoice_fallbacks", Bolt12FieldType.Fallbacks, "on-chain addresses for when Lightning fails"),
        new(InvoiceFeatures, "invoice_features", Bolt12FieldType.Features, "features of the invoice"),
        new(InvoiceNodeId, "invoice_node_id", Bolt12FieldType.Point, "the key of the payee, which signs the invoice"),
        new(Signature, "signature", Bolt12FieldType.Signature, "a BIP 340 signature over the merkle root of all other fields"),
    ];

    private static readonly Bolt12FieldInfo[] ProofRows =
    [
        new(ProofSignature, "proof_signature", Bolt12FieldType.Signature, "the payer's BIP 340 signature over the merkle root of all other fields of the proof"),
        new(ProofPreimage, "proof_preimage", Bolt12FieldType.Preimage, "the preimage of the payment hash, which the payee gave for the money"),
        new(ProofOmittedTlvs, "proof_omitted_tlvs", Bolt12FieldType.BigSizes, "marks of the places where fields of the invoice are hidden"),
        new(ProofMissingHashes, "proof_missing_hashes", Bolt12FieldType.Hashes, "hashes that stand for the hidden fields in the invoice's merkle tree"),
        new(ProofLeafHashes, "proof_leaf_hashes", Bolt12FieldType.Hashes, "for each field of the invoice that is shown the nonce beside it in the merkle tree"),
        new(ProofNote, "proof_note", Bolt12FieldType.Text, "what the payer says to whom the proof is for"),
    ];

    private static readonly Bolt12FieldInfo[] ErrorRows =
    [
        new(ErroneousField, "erroneous_field", Bolt12FieldType.Number, "the number of the field that is wrong"),
        new(SuggestedValue, "suggested_value", Bolt12FieldType.Bytes, "the value that it should have"),
        new(ErrorText, "error", Bolt12FieldType.Text, "what is wrong"),
    ];

    private static readonly FrozenDictionary<ulong, Bolt12FieldInfo> Known = Rows.ToFrozenDictionary(row => row.Number);

    private static readonly FrozenDictionary<ulong, Bolt12FieldInfo> KnownInProofs = ProofRows.ToFrozenDictionary(row => row.Number);

    private static readonly FrozenDictionary<ulong, Bolt12FieldInfo> KnownInErrors = ErrorRows.ToFrozenDictionary(row => row.Number);

    internal const ulong InvreqMetadata = 0;
    internal const ulong OfferChains = 2;
    internal const ulong OfferMetadata = 4;
    internal const ulong OfferCurrency = 6;
    internal const ulong OfferAmount = 8;
    internal const ulong OfferDescription = 10;
    internal const ulong OfferFeatures = 12;
    internal const ulong OfferAbsoluteExpiry = 14;
    internal const ulong OfferPaths = 16;
    internal const ulong OfferIssuer = 18;
    internal const ulong OfferQuantityMax = 20;
    internal const ulong OfferIssuerId = 22;
    internal const ulong InvreqChain = 80;
    internal const ulong InvreqAmount = 82;
    internal const ulong InvreqFeatures = 84;
    internal const ulong InvreqQuantity = 86;
    internal const ulong InvreqPayerId = 88;
    internal const ulong InvreqPayerNote = 89;
    internal const ulong InvreqPaths = 90;
    internal const ulong InvreqBip353Name = 91;
    internal const ulong InvoicePaths = 160;
    internal const ulong InvoiceBlindedPay = 162;
    internal const ulong InvoiceCreatedAt = 164;
    internal const ulong InvoiceRelativeExpiry = 166;
    internal const ulong InvoicePaymentHash = 168;
    internal const ulong InvoiceAmount = 170;
    internal const ulong InvoiceFallbacks = 172;
    internal const ulong InvoiceFeatures = 174;
    internal const ulong InvoiceNodeId = 176;
    internal const ulong Signature = 240;
    internal const ulong ProofSignature = 241;
    internal const ulong ProofPreimage = 1001;
    internal const ulong ProofOmittedTlvs = 1002;
    internal const ulong ProofMissingHashes = 1003;
    internal const ulong ProofLeafHashes = 1004;
    internal const ulong ProofNote = 1005;
    internal const ulong ErroneousField = 1;
    internal const ulong SuggestedValue = 3;
    internal const ulong ErrorText = 5;

    private Bolt12FieldInfo(ulong number, string name, Bolt12FieldType type, string meaning)
    {
        (Number, Name, Type, Meaning) = (number, name, type, meaning);
    }

    /// <summary>The fields of a kind of message, by number.</summary>
    public static IReadOnlyList<Bolt12FieldInfo> Of(Bolt12Kind kind) => kind switch
    {
        Bolt12Kind.InvoiceError => Array.AsReadOnly(ErrorRows),
        Bolt12Kind.PayerProof => [.. Rows, .. ProofRows],
        _ => [.. Rows.Where(row => Bolt12Ranges.IsAllowed(kind, row.Number))],
    };

    /// <summary>The field with a number in a kind of message; null when it is unknown there.</summary>
    public static Bolt12FieldInfo? Find(ulong number, Bolt12Kind kind) => kind switch
    {
        Bolt12Kind.InvoiceError => KnownInErrors.GetValueOrDefault(number),
        Bolt12Kind.PayerProof => KnownInProofs.GetValueOrDefault(number) ?? Known.GetValueOrDefault(number),
        _ => Bolt12Ranges.IsAllowed(kind, number) ? Known.GetValueOrDefault(number) : null,
    };

    /// <summary>The number: the type of the TLV record.</summary>
    public ulong Number { get; }

    /// <summary>The specification's name, e.g. <c>offer_amount</c>.</summary>
    public string Name { get; }

    /// <summary>How its value is written.</summary>
    public Bolt12FieldType Type { get; }

    /// <summary>What it says, in half a sentence.</summary>
    public string Meaning { get; }

    /// <summary><c>offer_amount (8)</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name} ({Number})");
}
