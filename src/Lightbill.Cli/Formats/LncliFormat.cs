using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Cli.Reading;

namespace Lightbill.Cli.Formats;

/// <summary>
/// The shape of <c>lncli decodepayreq</c> (LND's message PayReq): 64-bit integers as strings, the others as numbers, empty text for what is absent.
/// Reference: vectors/formats/lncli.json. Differences: bytes are always hex, <c>payment_addr</c> is null when absent, <c>blinded_paths</c> is left
/// out when there are none, a blinded path's features are the numbers of its bits.
/// </summary>
internal static class LncliFormat
{
    /// <summary>LND's own names of features (lnwire/features.go), by even bit.</summary>
    private static readonly Dictionary<int, string> FeatureNames = new()
    {
        [0] = "data-loss-protect",
        [4] = "upfront-shutdown-script",
        [6] = "gossip-queries",
        [8] = "tlv-onion",
        [12] = "static-remote-key",
        [14] = "payment-addr",
        [16] = "multi-path-payments",
        [18] = "wumbo-channels",
        [20] = "anchor-commitments",
        [22] = "anchors-zero-fee-htlc-tx",
        [24] = "route-blinding",
        [26] = "shutdown-any-segwit",
        [30] = "amp",
        [44] = "explicit-commitment-type",
        [46] = "scid-alias",
        [48] = "payment-metadata",
        [50] = "zero-conf",
        [54] = "keysend",
        [260] = "bolt-11-blinded-paths",
        [262] = "bolt-11-blinded-paths",
        [2022] = "script-enforced-lease",
    };

    public static void Write(Utf8JsonWriter json, Bolt11Invoice invoice, bool redact)
    {
        long msat = invoice.Amount?.Msat ?? 0;
        json.WriteStartObject();
        json.WriteString("destination", invoice.Payee.ToString());
        json.WriteString("payment_hash", Redaction.Apply(redact, invoice.PaymentHash.ToString()));
        json.WriteString("num_satoshis", JsonOutput.Digits(msat / 1000));
        json.WriteString("timestamp", JsonOutput.Digits(invoice.Timestamp.ToUnixTimeSeconds()));
        json.WriteString("expiry", JsonOutput.Digits(invoice.ExpirySeconds));
        json.WriteString("description", invoice.Description?.Raw ?? "");
        json.WriteString("description_hash", invoice.DescriptionHash?.ToString() ?? "");
        json.WriteString("fallback_addr", invoice.FallbackAddresses.Select(address => address.Address).FirstOrDefault(address => address is not null) ?? "");
        json.WriteString("cltv_expiry", JsonOutput.Digits(invoice.MinFinalCltvExpiryDelta));
        WriteRouteHints(json, invoice.RouteHints);
        json.WriteString("payment_addr", Redaction.Apply(redact, invoice.PaymentSecret?.ToString()));
        json.WriteString("num_msat", JsonOutput.Digits(msat));
        WriteFeatures(json, invoice.Features);
        if (invoice.BlindedPaths.Count > 0) WriteBlindedPaths(json, invoice.BlindedPaths);
        json.WriteEndObject();
    }

    private static void WriteRouteHints(Utf8JsonWriter json, IReadOnlyList<RouteHint> hints)
    {
        json.WriteStartArray("route_hints");
        foreach (RouteHint hint in hints)
        {
            json.WriteStartObject();
            json.WriteStartArray("hop_hints");
            foreach (RouteHintHop hop in hint.Hops)
            {
                json.WriteStartObject();
                json.WriteString("node_id", hop.PublicKey.ToString());
                json.WriteString("chan_id", JsonOutput.Digits(hop.ShortChannelId.Value));
                json.WriteNumber("fee_base_msat", hop.FeeBaseMsat);
                json.WriteNumber("fee_proportional_millionths", hop.FeeProportionalMillionths);
                json.WriteNumber("cltv_expiry_delta", hop.CltvExpiryDelta);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteFeatures(Utf8JsonWriter json, FeatureVector features)
    {
        json.WriteStartObject("features");
        foreach (FeatureBit bit in features)
        {
            string? name = FeatureNames.GetValueOrDefault(bit.Number & ~1) ?? (bit.Number == 3 ? "initial-routing-sync" : null);
            json.WriteStartObject(JsonOutput.Digits(bit.Number));
            json.WriteString("name", name ?? "unknown");
            json.WriteBoolean("is_required", bit.IsRequired);
            json.WriteBoolean("is_known", name is not null);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteBlindedPaths(Utf8JsonWriter json, IReadOnlyList<BlindedPath> paths)
    {
        json.WriteStartArray("blinded_paths");
        foreach (BlindedPath path in paths)
        {
            json.WriteStartObject();
            json.WriteStartObject("blinded_path");
            json.WriteString("introduction_node", path.Hops.Count > 0 ? path.Hops[0].BlindedNodeId.ToString() : "");
            json.WriteString("blinding_point", path.FirstEphemeralBlindingPoint.ToString());
            json.WriteStartArray("blinded_hops");
            foreach (BlindedHop hop in path.Hops)
            {
                json.WriteStartObject();
                json.WriteString("blinded_node", hop.BlindedNodeId.ToString());
                json.WriteString("encrypted_data", JsonOutput.Hex(hop.EncryptedRecipientData));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString("base_fee_msat", JsonOutput.Digits(path.FeeBaseMsat));
            json.WriteNumber("proportional_fee_rate", path.FeeProportionalMillionths);
            json.WriteNumber("total_cltv_delta", path.CltvExpiryDelta);
            json.WriteString("htlc_min_msat", JsonOutput.Digits(path.HtlcMinimumMsat));
            json.WriteString("htlc_max_msat", JsonOutput.Digits(path.HtlcMaximumMsat));
            json.WriteStartArray("features");
            ReadOnlySpan<byte> bytes = path.Features.Span;
            for (int bit = 0; bit < bytes.Length * 8; bit++)
                if ((bytes[^((bit / 8) + 1)] >> (bit % 8) & 1) != 0) json.WriteNumberValue(bit);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
