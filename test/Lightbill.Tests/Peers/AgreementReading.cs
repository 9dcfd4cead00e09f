using System.Text.Json;
using Lightbill.Bolt11;

namespace Lightbill.Tests.Peers;

/// <summary>What we read in an invoice, in the common words of test/peers/README.md, and what is needed to say how a peer departs from it.</summary>
internal static class AgreementReading
{
    /// <summary>A hop of a route hint in the common words.</summary>
    public sealed record Hop(string? PublicKey, string? ShortChannelId, long? FeeBaseMsat, long? FeeProportionalMillionths, int? CltvExpiryDelta);

    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Every field, with null where the invoice does not have it.</summary>
    public static IReadOnlyDictionary<string, object?> Of(Bolt11Invoice invoice)
    {
        var signature = new byte[65];
        invoice.Signature.CopyTo(signature);
        return new Dictionary<string, object?>
        {
            ["network"] = invoice.Network.ToString().ToLowerInvariant(),
            ["amountMsat"] = invoice.Amount is { } amount ? FormattableString.Invariant($"{amount.Msat}") : null,
            ["timestamp"] = invoice.Timestamp.ToUnixTimeSeconds(),
            ["paymentHash"] = Hex(invoice.PaymentHash.ToArray()),
            ["paymentSecret"] = invoice.PaymentSecret is { } secret ? Hex(secret.ToArray()) : null,
            ["description"] = invoice.Description?.Raw,
            ["descriptionHash"] = invoice.DescriptionHash is { } hash ? Hex(hash.ToArray()) : null,
            ["expirySeconds"] = invoice.HasExpiryField ? invoice.ExpirySeconds : null,
            ["minFinalCltvExpiryDelta"] = invoice.HasMinFinalCltvExpiryDeltaField ? invoice.MinFinalCltvExpiryDelta : null,
            ["payee"] = Hex(invoice.Payee.ToArray()),
            ["features"] = invoice.Features.Select(feature => feature.Number).ToArray(),
            ["fallbacks"] = invoice.FallbackAddresses.Select(fallback => fallback.Address).ToArray(),
            ["routeHints"] = invoice.RouteHints.Select(Hops).ToArray(),
            ["blindedPaths"] = invoice.BlindedPaths.Select(Path).ToArray(),
            ["metadata"] = invoice.Metadata is { } metadata ? Hex(metadata.Span) : null,
            ["signature"] = new { r = Hex(signature.AsSpan(0, 32)), s = Hex(signature.AsSpan(32, 32)), recoveryFlag = signature[64] },
        };
    }

    public static JsonElement Json(object? value) => JsonSerializer.SerializeToElement(value, CamelCase);

    /// <summary>A number of any size.</summary>
    public static JsonElement Json(System.Numerics.BigInteger number)
    {
        using var document = JsonDocument.Parse(FormattableString.Invariant($"{number}"));
        return document.RootElement.Clone();
    }

    public static Hop[] Hops(RouteHint hint) =>
    [
        .. hint.Hops.Select(hop => new Hop(
            Hex(hop.PublicKey.ToArray()), ChannelOf(hop.ShortChannelId.Value), hop.FeeBaseMsat, hop.FeeProportionalMillionths, hop.CltvExpiryDelta)),
    ];

    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    private static string ChannelOf(ulong number) => FormattableString.Invariant($"{number >> 40}x{(number >> 16) & 0xFFFFFF}x{number & 0xFFFF}");

    private static object Path(BlindedPath path) => new
    {
        introductionNode = Hex(path.Hops[0].BlindedNodeId.ToArray()),
        blindingPoint = Hex(path.FirstEphemeralBlindingPoint.ToArray()),
        feeBaseMsat = Text(path.FeeBaseMsat),
        path.FeeProportionalMillionths,
        path.CltvExpiryDelta,
        htlcMinimumMsat = Text(path.HtlcMinimumMsat),
        htlcMaximumMsat = Text(path.HtlcMaximumMsat),
        features = BitsOf(path.Features.Span),
        hops = path.Hops.Select(hop => new
        {
            blindedNode = Hex(hop.BlindedNodeId.ToArray()),
            encryptedData = Hex(hop.EncryptedRecipientData.Span),
        }).ToArray(),
    };

    private static string Text(ulong number) => FormattableString.Invariant($"{number}");

    private static int[] BitsOf(ReadOnlySpan<byte> bytes)
    {
        List<int> bits = [];
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            if (((bytes[bytes.Length - 1 - (i / 8)] >> (i % 8)) & 1) != 0)
            {
                bits.Add(i);
            }
        }
        return [.. bits];
    }
}
