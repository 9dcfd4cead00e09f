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
        json.WriteString(JsonName.Schema, schema);
        if (line is { } number) json.WriteNumber(JsonName.Line, number);
        json.WriteString(JsonName.Kind, request.Kind);
        if (request is { Invoice: { } bare, Text: { } text } && !redact && ReferenceEquals(text, bare.ToString())) JsonOutput.WriteAscii(json, JsonName.Text, text);
        else json.WriteString(JsonName.Text, Redaction.Apply(redact, request.Text));
        if (redact) WriteNames(json, "redacted", request.Kind is "bolt11" or "unknown" ? Redaction.JsonNames : Redaction.OtherJsonNames);
        json.WriteBoolean(JsonName.Valid, request.IsValid);
        if (request.Kind == "bolt11" || request.IsBolt12) WriteNullable(json, JsonName.SignatureValid, request.IsSignatureValid);
        if (request.AsksForPayment)
        {
            // An invoice that is not known to be authentic may be known not to be payable, but never to be payable. An offer has no signature.
            WriteNullable(json, JsonName.Payable, request is { Invoice: not null, IsSignatureValid: null, IsPayable: true } ? null : request.IsPayable);
            JsonOutput.WriteMoment(json, JsonName.CheckedAt, request.CheckedAt);
            WriteReasons(json, request.PayableReasons);
        }
        WriteFindings(json, request.Findings);
        if (request.Invoice is { } valid) WriteInvoice(json, valid, redact);
        if (request.Other is { } other) InstructionFormat.WriteMembers(json, other, request.CheckedAt, redact);
    }

    /// <summary>The codes, each once.</summary>
    private static void WriteReasons(Utf8JsonWriter json, IReadOnlyList<FindingView> reasons)
    {
        json.WriteStartArray(JsonName.PayableReasons);
        for (int i = 0; i < reasons.Count; i++)
        {
            bool isRepeated = false;
            for (int before = 0; before < i; before++) isRepeated |= reasons[before].Code == reasons[i].Code;
            if (!isRepeated) json.WriteStringValue(reasons[i].Code);
        }
        json.WriteEndArray();
    }

    internal static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<FindingView> findings)
    {
        json.WriteStartArray(JsonName.Findings);
        foreach (FindingView finding in findings)
        {
            json.WriteStartObject();
            json.WriteString(JsonName.Code, finding.Code);
            json.WriteString(JsonName.Severity, finding.SeverityName);
            WriteNullable(json, JsonName.Offset, finding.Offset);
            WriteNullable(json, JsonName.Length, finding.Length);
            json.WriteString(JsonName.Message, finding.Message);
            json.WriteString(JsonName.Spec, finding.SpecReference);
            json.WriteString(JsonName.Advice, finding.Advice);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static void WriteInvoice(Utf8JsonWriter json, Bolt11Invoice invoice, bool redact)
    {
        json.WriteString(JsonName.Network, invoice.Network.Name);
        json.WriteString(JsonName.Prefix, invoice.Prefix);
        WriteNullable(json, JsonName.AmountMsat, invoice.Amount?.Msat);
        json.WriteNumber(JsonName.Timestamp, invoice.Timestamp.ToUnixTimeSeconds());
        JsonOutput.WriteMoment(json, JsonName.CreatedAt, invoice.Timestamp);
        json.WriteNumber(JsonName.ExpirySeconds, invoice.ExpirySeconds);
        JsonOutput.WriteMoment(json, JsonName.ExpiresAt, invoice.ExpiresAt);
        Span<byte> bytes = stackalloc byte[RecoverableSignature.Size];
        invoice.PaymentHash.CopyTo(bytes);
        WriteHidden(json, JsonName.PaymentHash, bytes[..PaymentHash.Size], redact);
        if (invoice.PaymentSecret is { } secret)
        {
            secret.CopyTo(bytes);
            WriteHidden(json, JsonName.PaymentSecret, bytes[..PaymentSecret.Size], redact);
        }
        else
        {
            json.WriteNull(JsonName.PaymentSecret);
        }
        json.WriteString(JsonName.Description, invoice.Description?.Raw);
        json.WriteString(JsonName.DescriptionHash, invoice.DescriptionHash?.ToString());
        if (invoice.Metadata is { } metadata) WriteHidden(json, JsonName.Metadata, metadata.Span, redact);
        else json.WriteNull(JsonName.Metadata);
        json.WriteNumber(JsonName.MinFinalCltvExpiryDelta, invoice.MinFinalCltvExpiryDelta);
        WriteNames(json, "defaults", DefaultsOf(invoice));
        // Of an invoice whose signature was not looked at only field n can name the payee.
        if (invoice.Payee.IsPresent) WriteKey(json, JsonName.Payee, invoice.Payee);
        else json.WriteNull(JsonName.Payee);
        json.WriteString(JsonName.PayeeSource, invoice.PayeeSource == PayeeSource.Field ? "field" : invoice.Payee.IsPresent ? "recovered" : null);
        WriteFeatures(json, invoice.Features);
        WriteFallbacks(json, invoice.FallbackAddresses);
        WriteRouteHints(json, invoice.RouteHints);
        WriteBlindedPaths(json, invoice.BlindedPaths);
        json.WriteStartArray(JsonName.UnknownFields);
        foreach (Bolt11Field field in invoice.UnknownFields)
        {
            json.WriteStartObject();
            json.WriteString(JsonName.Tag, field.Tag.ToString());
            json.WriteString(JsonName.Words, Redaction.Apply(redact && Redaction.Hides(field), field.WordsText));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteSignature(json, invoice.Signature);
        WriteHidden(json, JsonName.SigningData, invoice.SigningData, redact);
        JsonOutput.WriteHex(json, JsonName.SigningHash, invoice.SigningHash);
        json.WriteString(JsonName.Checksum, invoice.Checksum);
    }

    internal static void WriteSignature(Utf8JsonWriter json, RecoverableSignature signature)
    {
        json.WriteStartObject(JsonName.Signature);
        Span<byte> bytes = stackalloc byte[RecoverableSignature.Size];
        signature.CopyTo(bytes);
        JsonOutput.WriteHex(json, JsonName.R, bytes[..32]);
        JsonOutput.WriteHex(json, JsonName.S, bytes[32..64]);
        json.WriteNumber(JsonName.RecoveryFlag, signature.RecoveryFlag);
        json.WriteBoolean(JsonName.LowS, signature.IsLowS);
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
            json.WriteNumber(JsonName.Bit, bit.Number);
            json.WriteString(JsonName.Name, bit.Name);
            json.WriteBoolean(JsonName.Required, bit.IsRequired);
            json.WriteBoolean(JsonName.Known, bit.IsKnown);
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
            json.WriteString(JsonName.Address, address.Address);
            json.WriteNumber(JsonName.Version, address.Version);
            json.WriteString(JsonName.Program, JsonOutput.Hex(address.Program));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static void WriteRouteHints(Utf8JsonWriter json, IReadOnlyList<RouteHint> hints)
    {
        json.WriteStartArray(JsonName.RouteHints);
        foreach (RouteHint hint in hints)
        {
            json.WriteStartArray();
            foreach (RouteHintHop hop in hint.Hops)
            {
                json.WriteStartObject();
                WriteKey(json, JsonName.PublicKey, hop.PublicKey);
                json.WriteString(JsonName.ShortChannelId, hop.ShortChannelId.ToString());
                json.WriteNumber(JsonName.FeeBaseMsat, hop.FeeBaseMsat);
                json.WriteNumber(JsonName.FeeProportionalMillionths, hop.FeeProportionalMillionths);
                json.WriteNumber(JsonName.CltvExpiryDelta, hop.CltvExpiryDelta);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    internal static void WriteBlindedPaths(Utf8JsonWriter json, IReadOnlyList<BlindedPath> paths)
    {
        json.WriteStartArray(JsonName.BlindedPaths);
        foreach (BlindedPath path in paths)
        {
            json.WriteStartObject();
            json.WriteNumber(JsonName.FeeBaseMsat, path.FeeBaseMsat);
            json.WriteNumber(JsonName.FeeProportionalMillionths, path.FeeProportionalMillionths);
            json.WriteNumber(JsonName.CltvExpiryDelta, path.CltvExpiryDelta);
            json.WriteNumber(JsonName.HtlcMinimumMsat, path.HtlcMinimumMsat);
            json.WriteNumber(JsonName.HtlcMaximumMsat, path.HtlcMaximumMsat);
            json.WriteString(JsonName.Features, JsonOutput.Hex(path.Features));
            json.WriteString(JsonName.FirstEphemeralBlindingPoint, path.FirstEphemeralBlindingPoint.ToString());
            WriteHops(json, path.Hops);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static void WriteHops(Utf8JsonWriter json, IReadOnlyList<BlindedHop> hops)
    {
        json.WriteStartArray(JsonName.Hops);
        foreach (BlindedHop hop in hops)
        {
            json.WriteStartObject();
            json.WriteString(JsonName.BlindedNodeId, hop.BlindedNodeId.ToString());
            json.WriteString(JsonName.EncryptedRecipientData, JsonOutput.Hex(hop.EncryptedRecipientData));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteHidden(Utf8JsonWriter json, JsonEncodedText name, ReadOnlySpan<byte> bytes, bool redact)
    {
        if (redact) json.WriteString(name, Redaction.Mark);
        else JsonOutput.WriteHex(json, name, bytes);
    }

    private static void WriteKey(Utf8JsonWriter json, JsonEncodedText name, PublicKey key)
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

    internal static void WriteNullable(Utf8JsonWriter json, JsonEncodedText name, long? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    internal static void WriteNullable(Utf8JsonWriter json, string name, long? value) =>
        WriteNullable(json, JsonEncodedText.Encode(name, ReadableJsonEncoder.Instance), value);

    private static void WriteNullable(Utf8JsonWriter json, JsonEncodedText name, bool? value)
    {
        if (value is { } flag) json.WriteBoolean(name, flag);
        else json.WriteNull(name);
    }
}
