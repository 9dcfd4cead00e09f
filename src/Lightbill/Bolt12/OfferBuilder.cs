namespace Lightbill.Bolt12;

/// <summary>
/// Makes an offer. It refuses to write what the reader would refuse to read; an offer is not signed. Not safe for concurrent use.
/// <example><code>
/// Offer offer = new OfferBuilder(issuerKey)
///     .Description("two espressos")
///     .Amount(MilliSatoshi.FromSat(250_000))
///     .Issuer("satoshi@example.com")
///     .Build();
/// </code></example>
/// </summary>
public sealed class OfferBuilder : Bolt12Builder<OfferBuilder>
{
    /// <summary>An offer to which only paths lead: at least one must be added (<see cref="AddPath"/>).</summary>
    public OfferBuilder()
        : base(Bolt12Kind.Offer, Bolt12Ranges.IsOffer)
    {
    }

    /// <summary>An offer by a key, field 22 (<c>offer_issuer_id</c>).</summary>
    public OfferBuilder(PublicKey issuerId)
        : this() => Set(Bolt12FieldInfo.OfferIssuerId, issuerId.ToArray());

    /// <summary>The chains on which it can be paid, field 2 (<c>offer_chains</c>). Left out, or mainnet alone, the field is not written.</summary>
    public OfferBuilder Chains(params IEnumerable<ChainHash> chains)
    {
        ChainHash[] all = [.. chains];
        Writer.Remove(Bolt12FieldInfo.OfferChains);
        if (all is [var single] && single == ChainHash.Of(BitcoinNetwork.Mainnet)) return this;
        return all.Length == 0 ? this : Set(Bolt12FieldInfo.OfferChains, all.SelectMany(chain => chain.ToArray()).ToArray());
    }

    /// <summary>The networks on which it can be paid; see <see cref="Chains"/>.</summary>
    public OfferBuilder Networks(params IEnumerable<BitcoinNetwork> networks) => Chains(networks.Select(ChainHash.Of));

    /// <summary>What the issuer keeps in the offer for itself, field 4 (<c>offer_metadata</c>), e.g. a cookie that proves later that the offer is its own.</summary>
    public OfferBuilder Metadata(ReadOnlySpan<byte> metadata) => Set(Bolt12FieldInfo.OfferMetadata, metadata);

    /// <summary>The price of one item, field 8 (<c>offer_amount</c>); it needs a description. Left out, the payer chooses.</summary>
    public OfferBuilder Amount(MilliSatoshi amount)
    {
        Writer.Remove(Bolt12FieldInfo.OfferCurrency);
        return SetNumber(Bolt12FieldInfo.OfferAmount, (ulong)amount.Msat);
    }

    /// <summary>The price of one item in another currency, fields 6 and 8 (<c>offer_currency</c>, <c>offer_amount</c>); it needs a description.</summary>
    public OfferBuilder Amount(CurrencyAmount amount)
    {
        SetText(Bolt12FieldInfo.OfferCurrency, amount.Currency);
        return SetNumber(Bolt12FieldInfo.OfferAmount, amount.MinorUnits);
    }

    /// <summary>What is paid for, field 10 (<c>offer_description</c>).</summary>
    /// <exception cref="ArgumentException">Unpaired surrogates.</exception>
    public OfferBuilder Description(string text) => SetText(Bolt12FieldInfo.OfferDescription, text);

    /// <summary>The features, field 12 (<c>offer_features</c>); none removes the field. BOLT 12 gives no bit a meaning yet.</summary>
    public OfferBuilder Features(FeatureVector features) => SetFeatures(Bolt12FieldInfo.OfferFeatures, features);

    /// <summary>The last moment to ask for an invoice, field 14 (<c>offer_absolute_expiry</c>); fractions of a second are dropped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Before 1970.</exception>
    public OfferBuilder AbsoluteExpiry(DateTimeOffset time) => SetNumber(Bolt12FieldInfo.OfferAbsoluteExpiry, Bolt12Time.ToSeconds(time));

    /// <summary>Adds a blinded path to the issuer, field 16 (<c>offer_paths</c>).</summary>
    /// <exception cref="ArgumentException">No hops, or more than 255.</exception>
    public OfferBuilder AddPath(BlindedRoute path) => Append(Bolt12FieldInfo.OfferPaths, BlindedRouteWriter.Write(path));

    /// <summary>Who makes the offer, field 18 (<c>offer_issuer</c>): <c>user@domain</c> or <c>domain</c> first, if there is one, then a space and more text.</summary>
    /// <exception cref="ArgumentException">Unpaired surrogates.</exception>
    public OfferBuilder Issuer(string text) => SetText(Bolt12FieldInfo.OfferIssuer, text);

    /// <summary>How many items can be bought at once, field 20 (<c>offer_quantity_max</c>); 0 is any number. Left out, one item is bought and nobody may say how many.</summary>
    public OfferBuilder QuantityMax(ulong max) => SetNumber(Bolt12FieldInfo.OfferQuantityMax, max);

    /// <summary>Makes the offer.</summary>
    /// <exception cref="Bolt11.InvoiceBuildException">A reader would refuse it.</exception>
    public Offer Build()
    {
        Bolt12Core core = Check(isSigned: true);
        return (Offer)Bolt12Document.Make(core, Bolt12Document.Write(Bolt12Kind.Offer, core.Data))!;
    }
}
