using Lightbill.Bolt11;

namespace Lightbill.Cli.Creation;

/// <summary>
/// What an invoice is to say, field by field: null or empty where it does not say it. It comes from our JSON, from an invoice and from the options, and
/// <see cref="DraftWriter"/> makes an invoice of it.
/// </summary>
internal sealed record InvoiceDraft
{
    public BitcoinNetwork? Network { get; init; }

    /// <summary>Null lets the payer choose.</summary>
    public MilliSatoshi? Amount { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public long? Timestamp { get; init; }

    public PaymentHash? PaymentHash { get; init; }

    public PaymentSecret? PaymentSecret { get; init; }

    public string? Description { get; init; }

    public DescriptionHash? DescriptionHash { get; init; }

    public ulong? ExpirySeconds { get; init; }

    public uint? MinFinalCltvExpiryDelta { get; init; }

    public byte[]? Metadata { get; init; }

    /// <summary>Null takes the features that every invoice of ours has.</summary>
    public FeatureVector? Features { get; init; }

    /// <summary>The payee that field n names.</summary>
    public PublicKey? PayeeField { get; init; }

    public IReadOnlyList<FallbackAddress> Fallbacks { get; init; } = [];

    public IReadOnlyList<RouteHint> RouteHints { get; init; } = [];

    public IReadOnlyList<BlindedPath> BlindedPaths { get; init; } = [];

    public IReadOnlyList<CustomField> CustomFields { get; init; } = [];

    /// <summary>What an invoice says.</summary>
    public static InvoiceDraft Of(Bolt11Invoice invoice) => new()
    {
        Network = invoice.Network,
        Amount = invoice.Amount,
        Timestamp = invoice.Timestamp.ToUnixTimeSeconds(),
        PaymentHash = invoice.PaymentHash,
        PaymentSecret = invoice.PaymentSecret,
        Description = invoice.Description?.Raw,
        DescriptionHash = invoice.DescriptionHash,
        ExpirySeconds = invoice.HasExpiryField ? invoice.ExpirySeconds : null,
        MinFinalCltvExpiryDelta = invoice.HasMinFinalCltvExpiryDeltaField ? invoice.MinFinalCltvExpiryDelta : null,
        Metadata = invoice.Metadata?.ToArray(),
        Features = invoice.Features,
        PayeeField = invoice.PayeeSource == PayeeSource.Field ? invoice.Payee : null,
        Fallbacks = invoice.FallbackAddresses,
        RouteHints = invoice.RouteHints,
        BlindedPaths = invoice.BlindedPaths,
        CustomFields = [.. invoice.UnknownFields.Select(field => new CustomField(field.Tag, field.WordsText))],
    };
}
