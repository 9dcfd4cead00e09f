namespace Lightbill.Bolt12;

/// <summary>
/// The fields of an offer (numbers 1 to 79), as they stand in the offer and, copied, in the request and the invoice that answer it. In the latter two they are the
/// words of whoever wrote the message: only <see cref="InvoiceRequest.CheckAnswers"/> tells that they are those of a certain offer. Immutable.
/// </summary>
public sealed class OfferFields
{
    private readonly Bolt12Core _core;

    internal OfferFields(Bolt12Core core) => _core = core;

    /// <summary>
    /// The id of the offer, 64 hexadecimal digits: the merkle root of these fields, equal to <see cref="Offer.Id"/> of the offer they were copied from. Null in a request
    /// that answers no offer, and in the invoice for it.
    /// </summary>
    public string? Id => IssuerId is null && Paths.Count == 0 ? null
        : Convert.ToHexStringLower(Bolt12Merkle.Root(_core.Data, [.. _core.Records.Where(record => Bolt12Ranges.IsOffer(record.Type))]));

    /// <summary>The chains on which it can be paid, field 2 (<c>offer_chains</c>); without the field, bitcoin's mainnet alone. Never empty.</summary>
    public IReadOnlyList<ChainHash> Chains => _core.ValueOf(Bolt12FieldInfo.OfferChains) is ChainHash[] chains
        ? chains.AsReadOnly()
        : [ChainHash.Of(BitcoinNetwork.Mainnet)];

    /// <summary>The bitcoin networks among <see cref="Chains"/>; empty when it is for other coins only.</summary>
    public IReadOnlyList<BitcoinNetwork> Networks => [.. Chains.Select(chain => chain.Network).OfType<BitcoinNetwork>().Distinct()];

    /// <summary>What the issuer keeps in the offer for itself, field 4 (<c>offer_metadata</c>); null when absent.</summary>
    public ReadOnlyMemory<byte>? Metadata => _core.ValueOf(Bolt12FieldInfo.OfferMetadata) is byte[] bytes ? bytes : default(ReadOnlyMemory<byte>?);

    /// <summary>The price of one item, field 8 (<c>offer_amount</c>); null when the payer chooses it, or when it is in a currency: see <see cref="CurrencyAmount"/>.</summary>
    public MilliSatoshi? Amount => _core.ValueOf(Bolt12FieldInfo.OfferCurrency) is null && _core.ValueOf(Bolt12FieldInfo.OfferAmount) is ulong and <= MilliSatoshi.MaxMsat and var msat
        ? MilliSatoshi.FromMsat((long)msat)
        : null;

    /// <summary>The price of one item in another currency, fields 6 and 8 (<c>offer_currency</c>, <c>offer_amount</c>); null when it has none. An estimate: the invoice says how much bitcoin it is.</summary>
    public CurrencyAmount? CurrencyAmount => _core.ValueOf(Bolt12FieldInfo.OfferCurrency) is string currency && _core.ValueOf(Bolt12FieldInfo.OfferAmount) is ulong units
        ? new CurrencyAmount(currency, units)
        : null;

    /// <summary>What is paid for, field 10 (<c>offer_description</c>); null when absent. Written by somebody unknown.</summary>
    public UntrustedText? Description => _core.ValueOf(Bolt12FieldInfo.OfferDescription) as UntrustedText;

    /// <summary>The features, field 12 (<c>offer_features</c>); empty when absent.</summary>
    public FeatureVector Features => _core.ValueOf(Bolt12FieldInfo.OfferFeatures) as FeatureVector ?? FeatureVector.Empty;

    /// <summary>
    /// The last moment to ask for an invoice, field 14 (<c>offer_absolute_expiry</c>); null when it does not expire. What lies beyond the year 9999 is shown as the end
    /// of that year.
    /// </summary>
    public DateTimeOffset? AbsoluteExpiry => _core.ValueOf(Bolt12FieldInfo.OfferAbsoluteExpiry) is ulong seconds ? Bolt12Time.FromSeconds(seconds) : null;

    /// <summary>Blinded paths to the issuer, field 16 (<c>offer_paths</c>); empty when absent.</summary>
    public IReadOnlyList<BlindedRoute> Paths => _core.ValueOf(Bolt12FieldInfo.OfferPaths) is List<BlindedRoute> routes ? routes.AsReadOnly() : [];

    /// <summary>Who makes the offer, field 18 (<c>offer_issuer</c>), e.g. <c>user@domain</c>; null when absent. Written by somebody unknown, checked by nobody.</summary>
    public UntrustedText? Issuer => _core.ValueOf(Bolt12FieldInfo.OfferIssuer) as UntrustedText;

    /// <summary>How many items can be bought at once, field 20 (<c>offer_quantity_max</c>): 0 is any number; null when there is one item and no quantity may be given.</summary>
    public ulong? QuantityMax => _core.ValueOf(Bolt12FieldInfo.OfferQuantityMax) as ulong?;

    /// <summary>The issuer's key, field 22 (<c>offer_issuer_id</c>); null when only <see cref="Paths"/> lead to it.</summary>
    public PublicKey? IssuerId => _core.ValueOf(Bolt12FieldInfo.OfferIssuerId) as PublicKey?;

    /// <summary>Is it past <see cref="AbsoluteExpiry"/>? At that very second it is not; without an expiry never.</summary>
    public bool IsExpiredAt(DateTimeOffset time) => AbsoluteExpiry is { } end && time > end;

    /// <summary>
    /// The price of a number of items; null when the offer names none, when it is in another currency, or when it comes to more than 21 million BTC.
    /// </summary>
    /// <param name="quantity">How many items; null where the offer is for one.</param>
    public MilliSatoshi? PriceOf(ulong? quantity) => Amount is { } amount && (UInt128)amount.Msat * (quantity ?? 1) is var price && price <= MilliSatoshi.MaxMsat
        ? MilliSatoshi.FromMsat((long)price)
        : null;
}
