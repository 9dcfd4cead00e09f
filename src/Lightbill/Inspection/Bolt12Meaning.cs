using System.Globalization;
using Lightbill.Bolt12;
using Lightbill.Encoding;

namespace Lightbill.Inspection;

/// <summary>Says in words what a field of BOLT 12 means.</summary>
internal static class Bolt12Meaning
{
    private const int MaxNamedFeatures = 64;

    /// <summary>The value in the form that the rest of the library takes, and a sentence.</summary>
    /// <param name="info">The row of the table; null for a field that is unknown.</param>
    /// <param name="value">What the reader made of it; null when it could not be read.</param>
    /// <param name="core">The message it stands in.</param>
    public static (string? Value, string Meaning) Of(Bolt12FieldInfo? info, object? value, Bolt12Core core)
    {
        if (info is null) return (null, "kept; we do not know it");
        return value is null ? (null, info.Meaning + "; it cannot be read") : (ValueOf(value), Explain(info, value, core));
    }

    private static string ValueOf(object value) => value switch
    {
        byte[] bytes => Hex.Encode(bytes),
        UntrustedText text => text.Printable,
        byte[][] hashes => string.Join(", ", hashes.Select(hash => Hex.Encode(hash))),
        ulong[] numbers => string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))),
        ChainHash[] chains => string.Join(", ", chains.Select(NameOf)),
        ChainHash chain => NameOf(chain),
        List<BlindedRoute> routes => string.Join("; ", routes.Select(DescribeRoute)),
        List<BlindedPayInfo> infos => string.Join("; ", infos.Select(DescribeCosts)),
        List<(byte Version, byte[] Program)> fallbacks => string.Join(", ", fallbacks.Select(one => $"v{one.Version} {Hex.Encode(one.Program)}")),
        FeatureVector features => features.ToString(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Explain(Bolt12FieldInfo info, object value, Bolt12Core core) => (info.Number, value) switch
    {
        (_, MilliSatoshi amount) => $"{info.Meaning}: {PartMeaning.OfAmount(amount)}",
        // In a proof the currency may be hidden, and then nobody can tell what the number means.
        (Bolt12FieldInfo.OfferAmount, ulong) when (core.Kind != Bolt12Kind.PayerProof || core.ValueOf(Bolt12FieldInfo.OfferCurrency) is not null) && new OfferFields(core) is var offer =>
            offer.CurrencyAmount is { } price ? $"the price of one item: {price}" : offer.Amount is { } amount ? $"the price of one item: {PartMeaning.OfAmount(amount)}" : info.Meaning,
        (Bolt12FieldInfo.OfferAbsoluteExpiry or Bolt12FieldInfo.InvoiceCreatedAt, ulong seconds) => $"{info.Meaning}: {PartMeaning.OfTime(Bolt12Time.FromSeconds(seconds))}",
        (Bolt12FieldInfo.OfferQuantityMax, 0UL) => "any number of items can be bought at once",
        (Bolt12FieldInfo.Signature or Bolt12FieldInfo.ProofSignature, _) => $"{SignatureOf(info, core)}; {core.IsValid(info.Number) switch { true => "it holds", false => "it does not hold", null => "it was not checked" }}",
        (Bolt12FieldInfo.ProofMissingHashes or Bolt12FieldInfo.ProofLeafHashes, byte[][] hashes) => string.Create(CultureInfo.InvariantCulture, $"{info.Meaning}: {hashes.Length}"),
        (_, FeatureVector features) => Explain(features),
        _ => info.Meaning,
    };

    private static string SignatureOf(Bolt12FieldInfo info, Bolt12Core core) => core.Kind != Bolt12Kind.PayerProof ? "a BIP 340 signature over all other fields"
        : info.Number == Bolt12FieldInfo.Signature ? "the payee's BIP 340 signature over all fields of the invoice, shown and hidden"
        : info.Meaning;

    /// <summary>Each by its name, as far as people read: 16 KiB hold 131072 of them, whose names would be a hundred times as long as the message.</summary>
    private static string Explain(FeatureVector features)
    {
        if (features.Count == 0) return "no features";
        string named = string.Join(", ", features.Take(MaxNamedFeatures));
        return features.Count <= MaxNamedFeatures ? named : string.Create(CultureInfo.InvariantCulture, $"{named} and {features.Count - MaxNamedFeatures} more");
    }

    private static string NameOf(ChainHash chain) => chain.Network?.Name ?? chain.ToString(null, null);

    private static string DescribeRoute(BlindedRoute route) =>
        string.Create(CultureInfo.InvariantCulture, $"{route.FirstNode} and {route.Hops.Count} hop{(route.Hops.Count == 1 ? "" : "s")}");

    private static string DescribeCosts(BlindedPayInfo info) => string.Create(CultureInfo.InvariantCulture,
        $"{info.FeeBaseMsat} msat + {info.FeeProportionalMillionths} ppm, {info.CltvExpiryDelta} blocks, {info.HtlcMinimumMsat} to {info.HtlcMaximumMsat} msat");
}
