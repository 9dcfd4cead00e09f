using System.Security.Cryptography;
using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Cli.Reading;
using Lightbill.Cryptography;

namespace Lightbill.Cli.Formats;

/// <summary>Our own JSON, <c>lightbill.decode/1</c>: the shape is Lightbill's own. Names may be added, never changed. With <c>--redact</c> the member <c>redacted</c> names the hidden ones.</summary>
internal static class JsonFormat
{
    public const string Schema = "lightbill.decode/1";

    public static ReadOnlySpan<byte> SchemaUtf8 => "lightbill.decode/1"u8;

    /// <summary>Writes the whole object.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="request">What was read.</param>
    /// <param name="redact">Hide what <see cref="Redaction"/> says.</param>
    /// <param name="line">The number of the line, from 1, when the request is one of many.</param>
    public static void Write(Utf8JsonWriter json, DecodedRequest request, bool redact, long? line = null)
    {
        json.WriteStartObject();
        WriteMembers(json, Schema, request, redact, line);
        json.WriteEndObject();
    }

    /// <summary>Writes the members without the braces, for objects that add some.</summary>
    public static void WriteMembers(Utf8JsonWriter json, string schema, DecodedRequest request, bool redact, long? line = null)
    {
        json.WriteString("schema", schema);
        if (line is { } number) json.WriteNumber("line", number);
        json.WriteString("kind", request.Kind);
        json.WriteString("text", Redaction.Apply(redact, request.Text));
        if (redact) WriteNames(json, "redacted", request.Kind is "bolt11" or "unknown" ? Redaction.JsonNames : Redaction.OtherJsonNames);
        json.WriteBoolean("valid", request.IsValid);
        if (request.Kind == "bolt11" || request.IsBolt12) WriteNullable(json, "signatureValid", request.IsSignatureValid);
        if (request.AsksForPayment)
        {
            // An invoice that is not known to be authentic may be known not to be payable, but never to be payable. An offer has no signature.
            WriteNullable(json, "payable", request is { Invoice: not null, IsSignatureValid: null, IsPayable: true } ? null : request.IsPayable);
            json.WriteString("checkedAt", JsonOutput.Iso(request.CheckedAt));
            WriteNames(json, "payableReasons", request.PayableReasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal));
        }
        WriteFindings(json, request.Findings);
        if (request.Invoice is { } valid) WriteInvoice(json, valid, redact);
        if (request.Other is { } other) InstructionFormat.WriteMembers(json, other, request.CheckedAt, redact);
    }

    internal static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<FindingView> findings)
    {
        json.WriteStartArray("findings");
        foreach (FindingView finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("severity", finding.SeverityName);
            WriteNullable(json, "offset", finding.Offset);
            WriteNullable(json, "length", finding.Length);
            json.WriteString("message", finding.Message);
            json.WriteString("spec", finding.SpecReference);
            json.WriteString("advice", finding.Advice);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static void WriteInvoice(Utf8JsonWriter json, Bolt11Invoice invoice, bool redact)
    {
        json.WriteString("network", invoice.Network.Name);
        json.WriteString("prefix", invoice.Prefix);
        WriteNullable(json, "amountMsat", invoice.Amount?.Msat);
        json.WriteNumber("timestamp", invoice.Timestamp.ToUnixTimeSeconds());
        json.WriteString("createdAt", JsonOutput.Iso(invoice.Timestamp));
        json.WriteNumber("expirySeconds", invoice.ExpirySeconds);
        json.WriteString("expiresAt", JsonOutput.Iso(invoice.ExpiresAt));
        Span<byte> bytes = stackalloc byte[RecoverableSignature.Size];
        invoice.PaymentHash.CopyTo(bytes);
        WriteHidden(json, "paymentHash", bytes[..PaymentHash.Size], redact);
        if (invoice.PaymentSecret is { } secret)
        {
            secret.CopyTo(bytes);
            WriteHidden(json, "paymentSecret", bytes[..PaymentSecret.Size], redact);
        }
        else
        {
            json.WriteNull("paymentSecret");
        }
        json.WriteString("description", invoice.Description?.Raw);
        json.WriteString("descriptionHash", invoice.DescriptionHash?.ToString());
        if (invoice.Metadata is { } metadata) WriteHidden(json, "metadata", metadata.Span, redact);
        else json.WriteNull("metadata");
        json.WriteNumber("minFinalCltvExpiryDelta", invoice.MinFinalCltvExpiryDelta);
        WriteNames(json, "defaults", DefaultsOf(invoice));
        // Of an invoice whose signature was not looked at only field n can name the payee.
        if (invoice.Payee.IsPresent) WriteKey(json, "payee", invoice.Payee);
        else json.WriteNull("payee");
        json.WriteString("payeeSource", invoice.PayeeSource == PayeeSource.Field ? "field" : invoice.Payee.IsPresent ? "recovered" : null);
        WriteFeatures(json, invoice.Features);
        WriteFallbacks(json, invoice.FallbackAddresses);
        WriteRouteHints(json, invoice.RouteHints);
        WriteBlindedPaths(json, invoice.BlindedPaths);
        json.WriteStartArray("unknownFields");
        foreach (Bolt11Field field in invoice.UnknownFields)
        {
            json.WriteStartObject();
            json.WriteString("tag", field.Tag.ToString());
            json.WriteString("words", Redaction.Apply(redact && Redaction.Hides(field), field.WordsText));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteSignature(json, invoice.Signature);
        byte[] signingData = invoice.SigningData;
        WriteHidden(json, "signingData", signingData, redact);
        SHA256.HashData(signingData, bytes);
        JsonOutput.WriteHex(json, "signingHash", bytes[..SHA256.HashSizeInBytes]);
        json.WriteString("checksum", invoice.Checksum);
    }

    internal static void WriteSignature(Utf8JsonWriter json, RecoverableSignature signature)
    {
        json.WriteStartObject("signature");
        Span<byte> bytes = stackalloc byte[RecoverableSignature.Size];
        signature.CopyTo(bytes);
        JsonOutput.WriteHex(json, "r", bytes[..32]);
        JsonOutput.WriteHex(json, "s", bytes[32..64]);
        json.WriteNumber("recoveryFlag", signature.RecoveryFlag);
        json.WriteBoolean("lowS", signature.IsLowS);
        json.WriteEndObject();
    }

    private static IEnumerable<string> DefaultsOf(Bolt11Invoice invoice)
    {
        if (!invoice.HasExpiryField) yield return "expirySeconds";
        if (!invoice.HasMinFinalCltvExpiryDeltaField) yield return "minFinalCltvExpiryDelta";
    }

    internal static void WriteFeatures(Utf8JsonWriter json, FeatureVector features, string name = "features")
    {
        json.WriteStartArray(name);
        foreach (FeatureBit bit in features)
        {
            json.WriteStartObject();
            json.WriteNumber("bit", bit.Number);
            json.WriteString("name", bit.Name);
            json.WriteBoolean("required", bit.IsRequired);
            json.WriteBoolean("known", bit.IsKnown);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static void WriteFallbacks(Utf8JsonWriter json, IReadOnlyList<FallbackAddress> addresses, string name = "fallbacks")
    {
        json.WriteStartArray(name);
        foreach (FallbackAddress address in addresses)
        {
            json.WriteStartObject();
            json.WriteString("address", address.Address);
            json.WriteNumber("version", address.Version);
            json.WriteString("program", JsonOutput.Hex(address.Program));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static void WriteRouteHints(Utf8JsonWriter json, IReadOnlyList<RouteHint> hints)
    {
        json.WriteStartArray("routeHints");
        foreach (RouteHint hint in hints)
        {
            json.WriteStartArray();
            foreach (RouteHintHop hop in hint.Hops)
            {
                json.WriteStartObject();
                WriteKey(json, "publicKey", hop.PublicKey);
                json.WriteString("shortChannelId", hop.ShortChannelId.ToString());
                json.WriteNumber("feeBaseMsat", hop.FeeBaseMsat);
                json.WriteNumber("feeProportionalMillionths", hop.FeeProportionalMillionths);
                json.WriteNumber("cltvExpiryDelta", hop.CltvExpiryDelta);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    internal static void WriteBlindedPaths(Utf8JsonWriter json, IReadOnlyList<BlindedPath> paths)
    {
        json.WriteStartArray("blindedPaths");
        foreach (BlindedPath path in paths)
        {
            json.WriteStartObject();
            json.WriteNumber("feeBaseMsat", path.FeeBaseMsat);
            json.WriteNumber("feeProportionalMillionths", path.FeeProportionalMillionths);
            json.WriteNumber("cltvExpiryDelta", path.CltvExpiryDelta);
            json.WriteNumber("htlcMinimumMsat", path.HtlcMinimumMsat);
            json.WriteNumber("htlcMaximumMsat", path.HtlcMaximumMsat);
            json.WriteString("features", JsonOutput.Hex(path.Features));
            json.WriteString("firstEphemeralBlindingPoint", path.FirstEphemeralBlindingPoint.ToString());
            WriteHops(json, path.Hops);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static void WriteHops(Utf8JsonWriter json, IReadOnlyList<BlindedHop> hops)
    {
        json.WriteStartArray("hops");
        foreach (BlindedHop hop in hops)
        {
            json.WriteStartObject();
            json.WriteString("blindedNodeId", hop.BlindedNodeId.ToString());
            json.WriteString("encryptedRecipientData", JsonOutput.Hex(hop.EncryptedRecipientData));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteHidden(Utf8JsonWriter json, string name, ReadOnlySpan<byte> bytes, bool redact)
    {
        if (redact) json.WriteString(name, Redaction.Mark);
        else JsonOutput.WriteHex(json, name, bytes);
    }

    private static void WriteKey(Utf8JsonWriter json, string name, PublicKey key)
    {
        Span<byte> bytes = stackalloc byte[PublicKey.Size];
        key.CopyTo(bytes);
        JsonOutput.WriteHex(json, name, bytes);
    }

    internal static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    internal static void WriteNullable(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static void WriteNullable(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } flag) json.WriteBoolean(name, flag);
        else json.WriteNull(name);
    }
}
