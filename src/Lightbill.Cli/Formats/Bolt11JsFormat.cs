using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Cli.Reading;
using Lightbill.Encoding;

namespace Lightbill.Cli.Formats;

/// <summary>
/// The shape of <c>decode</c> of the npm package <c>bolt11</c> (1.4.1), as JSON.stringify prints it: keys of the outer object sorted, <c>satoshis</c> left out when
/// the amount is no whole number of them, no <c>tagsObject</c> (a getter that is not enumerated). Differences: we also show signet, which the package refuses,
/// and leave <c>timeExpireDateString</c> out when the moment is beyond the year 9999.
/// </summary>
internal static class Bolt11JsFormat
{
    private static readonly string[] FeatureNames =
    [
        "option_data_loss_protect", "initial_routing_sync", "option_upfront_shutdown_script", "gossip_queries", "var_onion_optin", "gossip_queries_ex",
        "option_static_remotekey", "payment_secret", "basic_mpp", "option_support_large_channel",
    ];

    public static void Write(Utf8JsonWriter json, Bolt11Invoice invoice, bool redact)
    {
        json.WriteStartObject();
        json.WriteBoolean("complete", true);
        if (invoice.Amount is { } amount) json.WriteString("millisatoshis", JsonOutput.Digits(amount.Msat));
        else json.WriteNull("millisatoshis");
        WriteNetwork(json, invoice);
        json.WriteString("payeeNodeKey", invoice.Payee.ToString());
        json.WriteString("paymentRequest", Redaction.Apply(redact, invoice.ToString("L", null)));
        json.WriteString("prefix", invoice.HumanReadablePart);
        json.WriteNumber("recoveryFlag", invoice.Signature.RecoveryFlag);
        if (invoice.Amount is not { } sats) json.WriteNull("satoshis");
        else if (sats.TryGetSat(out long sat)) json.WriteNumber("satoshis", sat);
        json.WriteString("signature", invoice.Signature.RHex + invoice.Signature.SHex);
        json.WriteStartArray("tags");
        foreach (Bolt11Field field in invoice.Fields) WriteTag(json, invoice, field, redact);
        json.WriteEndArray();
        WriteExpiry(json, invoice);
        json.WriteNumber("timestamp", invoice.Timestamp.ToUnixTimeSeconds());
        json.WriteString("timestampString", JsDate(invoice.Timestamp));
        json.WriteString("wordsTemp", Redaction.Apply(redact, Bech32.Encode("temp", WordsOf(invoice), Bech32.Bech32Constant)));
        json.WriteEndObject();
    }

    /// <summary>All words but the checksum's.</summary>
    private static byte[] WordsOf(Bolt11Invoice invoice) =>
        Bech32.FromText(invoice.ToString().AsSpan()[(invoice.HumanReadablePart.Length + 1)..^invoice.Checksum.Length])!;

    private static void WriteNetwork(Utf8JsonWriter json, Bolt11Invoice invoice)
    {
        (int pubKeyHash, int scriptHash) = invoice.Network switch
        {
            BitcoinNetwork.Mainnet => (0, 5),
            BitcoinNetwork.Simnet => (0x3f, 0x7b),
            _ => (0x6f, 0xc4),
        };
        json.WriteStartObject("network");
        json.WriteString("bech32", invoice.Prefix[2..]);
        json.WriteNumber("pubKeyHash", pubKeyHash);
        json.WriteNumber("scriptHash", scriptHash);
        json.WriteStartArray("validWitnessVersions");
        json.WriteNumberValue(0);
        json.WriteNumberValue(1);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Only when there is a field <c>x</c>; the first one counts, as in the package.</summary>
    private static void WriteExpiry(Utf8JsonWriter json, Bolt11Invoice invoice)
    {
        if (!invoice.HasExpiryField) return;
        ulong end = (ulong)invoice.Timestamp.ToUnixTimeSeconds() + Math.Min(invoice.ExpirySeconds, long.MaxValue);
        json.WriteNumber("timeExpireDate", end);
        if (end < (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds()) json.WriteString("timeExpireDateString", JsDate(invoice.ExpiresAt));
    }

    private static string JsDate(DateTimeOffset time) => JsonOutput.Iso(time)[..^1] + ".000Z";

    private static void WriteTag(Utf8JsonWriter json, Bolt11Invoice invoice, Bolt11Field field, bool redact)
    {
        json.WriteStartObject();
        json.WriteString("tagName", field.Tag switch
        {
            'p' => "payment_hash",
            's' => "payment_secret",
            'd' => "description",
            'n' => "payee_node_key",
            'h' => "purpose_commit_hash",
            'x' => "expire_time",
            'c' => "min_final_cltv_expiry",
            'f' => "fallback_address",
            'r' => "routing_info",
            '9' => "feature_bits",
            _ => "unknownTag",
        });
        json.WritePropertyName("data");
        if (redact && Redaction.Hides(field)) json.WriteStringValue(Redaction.Mark);
        else WriteData(json, invoice, field);
        json.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter json, Bolt11Invoice invoice, Bolt11Field field)
    {
        ReadOnlySpan<byte> words = field.Words.Span;
        switch (field.Tag)
        {
            case 'p' or 's' or 'n' or 'h':
                json.WriteStringValue(FieldWords.ToHex(words));
                break;
            case 'd':
                json.WriteStringValue(FieldWords.ToUtf8Text(words));
                break;
            case 'x' or 'c':
                json.WriteNumberValue(FieldWords.ToNumber(words));
                break;
            case 'f':
                WriteFallback(json, invoice.Network, words);
                break;
            case 'r':
                FieldWords.WriteHops(json, Words.ToByteArray(words), "pubkey");
                break;
            case '9':
                WriteFeatureBits(json, words);
                break;
            default:
                json.WriteStartObject();
                json.WriteNumber("tagCode", field.Type);
                json.WriteString("words", Bech32.Encode("unknown", words, Bech32.Bech32Constant));
                json.WriteEndObject();
                break;
        }
    }

    /// <summary>The package writes addresses of versions 0, 1, 17 and 18 only.</summary>
    private static void WriteFallback(Utf8JsonWriter json, BitcoinNetwork network, ReadOnlySpan<byte> words)
    {
        byte[] program = Words.ToByteArray(words[1..]);
        int version = words[0];
        json.WriteStartObject();
        json.WriteNumber("code", version);
        json.WriteString("address", version is 0 or 1 or FallbackAddress.P2pkhVersion or FallbackAddress.P2shVersion
            ? new FallbackAddress(network, version, program).Address
            : null);
        json.WriteString("addressHash", Convert.ToHexStringLower(program));
        json.WriteEndObject();
    }

    private static void WriteFeatureBits(Utf8JsonWriter json, ReadOnlySpan<byte> words)
    {
        int named = FeatureNames.Length * 2;
        json.WriteStartObject();
        json.WriteNumber("word_length", words.Length);
        for (int i = 0; i < FeatureNames.Length; i++)
        {
            json.WriteStartObject(FeatureNames[i]);
            json.WriteBoolean("required", BitAt(words, 2 * i));
            json.WriteBoolean("supported", BitAt(words, (2 * i) + 1));
            json.WriteEndObject();
        }
        bool hasRequired = false;
        json.WriteStartObject("extra_bits");
        json.WriteNumber("start_bit", named);
        json.WriteStartArray("bits");
        for (int bit = named; bit < words.Length * 5; bit++)
        {
            json.WriteBooleanValue(BitAt(words, bit));
            hasRequired |= bit % 2 == 0 && BitAt(words, bit);
        }
        json.WriteEndArray();
        json.WriteBoolean("has_required", hasRequired);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static bool BitAt(ReadOnlySpan<byte> words, int bit) => bit / 5 < words.Length && (words[^((bit / 5) + 1)] >> (bit % 5) & 1) != 0;
}
