using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Cli.Reading;
using Lightbill.Cryptography;

namespace Lightbill.Cli.Formats;

/// <summary>
/// The shape of Core Lightning's <c>decode</c> of a BOLT 11 invoice (common/bolt11_json.c, seen from version 26.06), in its order: what is absent is left
/// out, the signature is DER, fallbacks carry their scriptPubKey. Difference: <c>valid</c> says what our reader says, and we read some invoices that
/// Core Lightning refuses (those from before 2021 without a payment secret).
/// </summary>
internal static class ClnFormat
{
    public static void Write(Utf8JsonWriter json, Bolt11Invoice invoice, bool redact)
    {
        json.WriteStartObject();
        json.WriteString("type", "bolt11 invoice");
        json.WriteString("currency", invoice.Network.InvoicePrefix[2..]);
        json.WriteNumber("created_at", invoice.Timestamp.ToUnixTimeSeconds());
        json.WriteNumber("expiry", invoice.ExpirySeconds);
        json.WriteString("payee", invoice.Payee.ToString());
        if (invoice.Amount is { } amount) json.WriteNumber("amount_msat", amount.Msat);
        if (invoice.Description is { } description) json.WriteString("description", description.Raw);
        if (invoice.DescriptionHash is { } descriptionHash) json.WriteString("description_hash", descriptionHash.ToString());
        json.WriteNumber("min_final_cltv_expiry", invoice.MinFinalCltvExpiryDelta);
        if (invoice.PaymentSecret is { } secret) json.WriteString("payment_secret", Redaction.Apply(redact, secret.ToString()));
        if (invoice.Features.Count > 0) json.WriteString("features", FeaturesHex(invoice.Features));
        if (invoice.Metadata is { } metadata) json.WriteString("payment_metadata", Redaction.Apply(redact, JsonOutput.Hex(metadata)));
        WriteFallbacks(json, invoice.FallbackAddresses);
        WriteRoutes(json, invoice.RouteHints);
        WriteExtra(json, invoice, redact);
        json.WriteString("payment_hash", Redaction.Apply(redact, invoice.PaymentHash.ToString()));
        json.WriteString("signature", DerHex(invoice.Signature));
        json.WriteBoolean("valid", true);
        json.WriteEndObject();
    }

    private static void WriteFallbacks(Utf8JsonWriter json, IReadOnlyList<FallbackAddress> addresses)
    {
        if (addresses.Count == 0) return;
        json.WriteStartArray("fallbacks");
        foreach (FallbackAddress address in addresses)
        {
            json.WriteStartObject();
            if (address.TypeName is "P2PKH" or "P2SH" or "P2WPKH" or "P2WSH" or "P2TR")
            {
                json.WriteString("type", address.TypeName);
                json.WriteString("addr", address.Address);
            }
            json.WriteString("hex", JsonOutput.Hex(address.ToScript()));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteRoutes(Utf8JsonWriter json, IReadOnlyList<RouteHint> hints)
    {
        if (hints.Count == 0) return;
        json.WriteStartArray("routes");
        foreach (RouteHint hint in hints)
        {
            json.WriteStartArray();
            foreach (RouteHintHop hop in hint.Hops)
            {
                json.WriteStartObject();
                json.WriteString("pubkey", hop.PublicKey.ToString());
                json.WriteString("short_channel_id", hop.ShortChannelId.ToString());
                json.WriteNumber("fee_base_msat", hop.FeeBaseMsat);
                json.WriteNumber("fee_proportional_millionths", hop.FeeProportionalMillionths);
                json.WriteNumber("cltv_expiry_delta", hop.CltvExpiryDelta);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    /// <summary>Fields that Core Lightning does not know; a blinded path is one of them.</summary>
    private static void WriteExtra(Utf8JsonWriter json, Bolt11Invoice invoice, bool redact)
    {
        HashSet<int> uncounted = [.. invoice.UnknownFields.Select(field => field.Offset)];
        Bolt11Field[] extra = [.. invoice.Fields.Where(field => uncounted.Contains(field.Offset) || field.Tag == '5')];
        if (extra.Length == 0) return;
        json.WriteStartArray("extra");
        foreach (Bolt11Field field in extra)
        {
            json.WriteStartObject();
            json.WriteString("tag", field.Tag.ToString());
            json.WriteString("data", Redaction.Apply(redact && Redaction.Hides(field), field.WordsText));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static string FeaturesHex(FeatureVector features)
    {
        if (features.Count == 0) return "";
        byte[] bytes = new byte[(features.Max(bit => bit.Number) / 8) + 1];
        foreach (FeatureBit bit in features) bytes[^((bit.Number / 8) + 1)] |= (byte)(1 << (bit.Number % 8));
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>SEQUENCE of two INTEGERs, each without needless leading zeros and with one where the first bit is set.</summary>
    private static string DerHex(RecoverableSignature signature)
    {
        byte[] r = Integer(Convert.FromHexString(signature.RHex));
        byte[] s = Integer(Convert.FromHexString(signature.SHex));
        return Convert.ToHexStringLower([0x30, (byte)(r.Length + s.Length), .. r, .. s]);

        static byte[] Integer(ReadOnlySpan<byte> bytes)
        {
            while (bytes.Length > 1 && bytes[0] == 0) bytes = bytes[1..];
            return bytes[0] >= 0x80 ? [0x02, (byte)(bytes.Length + 1), 0, .. bytes] : [0x02, (byte)bytes.Length, .. bytes];
        }
    }
}
