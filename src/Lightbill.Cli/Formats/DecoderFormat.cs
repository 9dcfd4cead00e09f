using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Cli.Reading;
using Lightbill.Cryptography;
using Lightbill.Encoding;

namespace Lightbill.Cli.Formats;

/// <summary>
/// The shape of the decoders with a <c>human_readable_part</c> (lndecode and its descendants). Reference: vectors/formats/decoder.json. Each field in the
/// order of the text: hex for hashes, keys and metadata, text for the description, numbers for <c>x</c> and <c>c</c>, binary digits for <c>9</c>, objects for
/// <c>f</c> and <c>r</c>. Differences: the amount is null when there is none, and fields without effect are kept: described as <c>unknown</c>, with their words as value.
/// </summary>
internal static class DecoderFormat
{
    public static void Write(Utf8JsonWriter json, Bolt11Invoice invoice, bool redact)
    {
        json.WriteStartObject();
        json.WriteStartObject("human_readable_part");
        json.WriteString("prefix", invoice.Prefix);
        if (invoice.Amount is { } amount) json.WriteNumber("amount", amount.Msat);
        else json.WriteNull("amount");
        json.WriteEndObject();
        json.WriteStartObject("data");
        json.WriteNumber("time_stamp", invoice.Timestamp.ToUnixTimeSeconds());
        json.WriteStartArray("tags");
        HashSet<int> uncounted = [.. invoice.UnknownFields.Select(field => field.Offset)];
        foreach (Bolt11Field field in invoice.Fields) WriteField(json, invoice, field, !uncounted.Contains(field.Offset), redact);
        json.WriteEndArray();
        RecoverableSignature signature = invoice.Signature;
        json.WriteStartObject("signature");
        json.WriteString("r", signature.RHex);
        json.WriteString("s", signature.SHex);
        json.WriteNumber("recovery_flag", signature.RecoveryFlag);
        json.WriteEndObject();
        json.WriteString("signing_data", Redaction.Apply(redact, JsonOutput.Hex(invoice.SigningData)));
        json.WriteEndObject();
        json.WriteString("checksum", invoice.Checksum);
        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, Bolt11Invoice invoice, Bolt11Field field, bool isCounted, bool redact)
    {
        json.WriteStartObject();
        json.WriteString("type", field.Tag.ToString());
        json.WriteNumber("length", field.Words.Length);
        json.WriteString("description", isCounted ? DescriptionOf(field.Tag) : "unknown");
        json.WritePropertyName("value");
        if (redact && Redaction.Hides(field)) json.WriteStringValue(Redaction.Mark);
        else if (!isCounted) json.WriteStringValue(field.WordsText);
        else WriteValue(json, invoice, field);
        json.WriteEndObject();
    }

    private static string DescriptionOf(char tag) => tag switch
    {
        'p' => "payment_hash",
        's' => "payment_secret",
        'd' => "description",
        'n' => "payee_public_key",
        'h' => "description_hash",
        'x' => "expiry",
        'c' => "min_final_cltv_expiry",
        'f' => "fallback_address",
        'r' => "routing_information",
        'm' => "payment_metadata",
        '9' => "feature_bits",
        '5' => "blinded_path",
        _ => "unknown",
    };

    private static void WriteValue(Utf8JsonWriter json, Bolt11Invoice invoice, Bolt11Field field)
    {
        ReadOnlySpan<byte> words = field.Words.Span;
        switch (field.Tag)
        {
            case 'd':
                json.WriteStringValue(FieldWords.ToUtf8Text(words));
                break;
            case 'x' or 'c':
                json.WriteNumberValue(FieldWords.ToNumber(words));
                break;
            case '9':
                json.WriteStringValue(FieldWords.ToBinary(words));
                break;
            case 'f':
                WriteFallback(json, invoice.Network, words);
                break;
            case 'r':
                FieldWords.WriteHops(json, Words.ToByteArray(words), "public_key");
                break;
            default:
                json.WriteStringValue(FieldWords.ToHex(words));
                break;
        }
    }

    private static void WriteFallback(Utf8JsonWriter json, BitcoinNetwork network, ReadOnlySpan<byte> words)
    {
        var address = new FallbackAddress(network, words[0], Words.ToByteArray(words[1..]));
        json.WriteStartObject();
        json.WriteNumber("version", address.Version);
        json.WriteString("fallback_address", address.Address);
        json.WriteEndObject();
    }
}
