using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Creation;

/// <summary>
/// <c>lightbill.create/1</c>: the invoice, what it says in the names of <c>lightbill.decode/1</c>, and what was made for it. <c>--from</c> reads it back, signed or not.
/// </summary>
internal static class CreatedInvoiceJson
{
    public const string Schema = "lightbill.create/1";

    public static void Write(CliContext context, CreatedInvoice created) => JsonOutput.Write(context, json => Write(json, created));

    private static void Write(Utf8JsonWriter json, CreatedInvoice created)
    {
        InvoiceDraft draft = created.Draft;
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("kind", "bolt11");
        json.WriteBoolean("signed", created.Invoice is not null);
        json.WriteString("invoice", created.Invoice?.ToString());
        // Where an unsigned invoice came from another, what cannot be said in names comes from its text.
        if (created.Source is { } source) json.WriteString("text", source.ToString());
        json.WriteString("preimage", created.Preimage);
        WriteValues(json, draft, created.Payee);
        json.WriteString("fieldOrder", created.FieldOrder);
        if (created.Invoice is { } invoice) JsonFormat.WriteSignature(json, invoice.Signature);
        json.WriteString("signingData", Convert.ToHexStringLower(created.Unsigned.SigningData.Span));
        json.WriteString("signingHash", Convert.ToHexStringLower(created.Unsigned.SigningHash));
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, InvoiceDraft draft, PublicKey? payee)
    {
        json.WriteString("network", draft.Network?.Name);
        JsonFormat.WriteNullable(json, "amountMsat", draft.Amount?.Msat);
        json.WriteNumber("timestamp", draft.Timestamp!.Value);
        json.WriteNumber("expirySeconds", draft.ExpirySeconds ?? Bolt11Limits.DefaultExpirySeconds);
        json.WriteString("paymentHash", draft.PaymentHash?.ToString());
        json.WriteString("paymentSecret", draft.PaymentSecret?.ToString());
        json.WriteString("description", draft.Description);
        json.WriteString("descriptionHash", draft.DescriptionHash?.ToString());
        json.WriteString("metadata", draft.Metadata is { } metadata ? Convert.ToHexStringLower(metadata) : null);
        json.WriteNumber("minFinalCltvExpiryDelta", draft.MinFinalCltvExpiryDelta ?? Bolt11Limits.DefaultMinFinalCltvExpiryDelta);
        JsonFormat.WriteNames(json, "defaults", DefaultsOf(draft));
        json.WriteString("payee", payee?.ToString());
        json.WriteString("payeeSource", draft.PayeeField is null ? "recovered" : "field");
        JsonFormat.WriteFeatures(json, draft.Features ?? FeatureVector.Empty);
        JsonFormat.WriteFallbacks(json, draft.Fallbacks);
        JsonFormat.WriteRouteHints(json, draft.RouteHints);
        JsonFormat.WriteBlindedPaths(json, draft.BlindedPaths);
        json.WriteStartArray("unknownFields");
        foreach (CustomField field in draft.CustomFields)
        {
            json.WriteStartObject();
            json.WriteString("tag", field.Tag.ToString());
            json.WriteString("words", field.Words);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static IEnumerable<string> DefaultsOf(InvoiceDraft draft)
    {
        if (draft.ExpirySeconds is null) yield return "expirySeconds";
        if (draft.MinFinalCltvExpiryDelta is null) yield return "minFinalCltvExpiryDelta";
    }
}
