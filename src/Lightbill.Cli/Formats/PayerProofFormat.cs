using System.Globalization;
using System.Text.Json;
using Lightbill.Bolt12;
using Lightbill.Cli.Reading;
using Lightbill.Inspection;

namespace Lightbill.Cli.Formats;

/// <summary>
/// A payer proof of BOLT 12 for people and for programs. Only what it shows is told, and null stands for what is hidden or absent: no default is filled in, since nobody can tell whether
/// the invoice says something else.
/// </summary>
internal static class PayerProofFormat
{
    /// <summary>The fields that have a row or a member of their own.</summary>
    private static readonly HashSet<ulong> Told =
    [
        Bolt12FieldInfo.InvoiceNodeId, Bolt12FieldInfo.InvreqPayerId, Bolt12FieldInfo.InvoiceAmount, Bolt12FieldInfo.InvreqChain, Bolt12FieldInfo.OfferDescription, Bolt12FieldInfo.OfferIssuer,
        Bolt12FieldInfo.OfferIssuerId, Bolt12FieldInfo.InvreqQuantity, Bolt12FieldInfo.InvreqPayerNote, Bolt12FieldInfo.InvoiceCreatedAt, Bolt12FieldInfo.InvoicePaymentHash, Bolt12FieldInfo.InvoiceFeatures,
    ];

    /// <summary>The members that it adds to our JSON, under the names that the other messages of BOLT 12 have them.</summary>
    public static void WriteMembers(Utf8JsonWriter json, PayerProof proof, bool redact)
    {
        json.WriteBoolean("experimental", true);
        JsonFormat.WriteNames(json, "networks", new Bolt12Instruction(proof).Networks.Select(network => network.Name));
        json.WriteString("invoiceNodeId", proof.NodeId.ToString());
        json.WriteString("invreqPayerId", proof.PayerId.ToString());
        json.WriteString("invoicePaymentHash", Redaction.Apply(redact, proof.PaymentHash.ToString()));
        json.WriteString("proofPreimage", Redaction.Apply(redact, Preimage(proof)));
        if (proof.Features is { } features) JsonFormat.WriteFeatures(json, features, "invoiceFeatures");
        else json.WriteNull("invoiceFeatures");
        json.WriteString("proofNote", proof.Note?.Raw);
        JsonFormat.WriteNullable(json, "invoiceAmountMsat", proof.Amount?.Msat);
        Bolt12JsonFormat.WriteNullable(json, "invoiceCreatedAt", Bolt12Fields.Number(proof, Bolt12FieldInfo.InvoiceCreatedAt));
        json.WriteString("createdAt", proof.CreatedAt is { } time ? JsonOutput.Iso(time) : null);
        if (proof.Chain is { } chain) Bolt12JsonFormat.WriteChain(json, "invreqChain", chain);
        else json.WriteNull("invreqChain");
        JsonFormat.WriteNullable(json, "invreqAmountMsat", (proof.Core.ValueOf(Bolt12FieldInfo.InvreqAmount) as MilliSatoshi?)?.Msat);
        Bolt12JsonFormat.WriteNullable(json, "invreqQuantity", proof.Quantity);
        json.WriteString("invreqPayerNote", proof.PayerNote?.Raw);
        json.WriteString("offerDescription", proof.Description?.Raw);
        json.WriteString("offerIssuer", proof.Issuer?.Raw);
        json.WriteString("offerIssuerId", proof.IssuerId?.ToString());
        WriteShownFields(json, proof, redact);
        json.WriteNumber("hiddenFields", proof.HiddenFieldCount);
        Bolt12JsonFormat.WriteUnknownFields(json, proof);
        json.WriteString("invoiceMerkleRoot", JsonOutput.Hex(proof.InvoiceMerkleRoot));
        json.WriteString("signature", JsonOutput.Hex(proof.Signature));
        json.WriteString("merkleRoot", JsonOutput.Hex(proof.MerkleRoot));
        json.WriteString("signingHash", Convert.ToHexStringLower(proof.SigningHash));
        json.WriteString("proofSignature", JsonOutput.Hex(proof.ProofSignature));
    }

    public static IEnumerable<(string Label, string Value)> RowsOf(PayerProof proof, DateTimeOffset time, bool redact)
    {
        yield return ("payee", proof.NodeId.ToString());
        yield return ("payer id", proof.PayerId.ToString());
        yield return ("amount", proof.Amount is { } amount ? TextFormat.Amount(amount) : "not shown");
        if (proof.Note is { } note) yield return ("note", $"{Bolt12TextFormat.Words(note)} (the payer's, for whom the proof is meant)");
        if (proof.Chain is { } chain) yield return ("network", Bolt12TextFormat.Chains([chain]));
        if (proof.Description is { } description) yield return ("description", Bolt12TextFormat.Words(description));
        if (proof.Issuer is { } issuer) yield return ("issuer", $"{Bolt12TextFormat.Words(issuer)} (its own words)");
        if (proof.IssuerId is { } key) yield return ("issuer id", key.ToString());
        if (proof.Quantity is { } quantity) yield return ("quantity", JsonOutput.Digits(quantity));
        if (proof.PayerNote is { } words) yield return ("payer note", Bolt12TextFormat.Words(words));
        if (proof.CreatedAt is { } created) yield return ("created", TextFormat.Moment(created, time));
        yield return ("payment hash", Redaction.Apply(redact, proof.PaymentHash.ToString())!);
        yield return ("preimage", Redaction.Apply(redact, Preimage(proof))!);
        foreach ((string, string) row in Bolt12TextFormat.Features(proof.Features ?? FeatureVector.Empty)) yield return row;
        foreach (Bolt12Field field in proof.ShownFields.Where(field => !Told.Contains(field.Number)))
            yield return ("also shown", $"{field.Name ?? field.Number.ToString(CultureInfo.InvariantCulture)}: {ValueOf(proof, field, redact)}");
        yield return ("hidden", string.Create(CultureInfo.InvariantCulture, $"{proof.HiddenFieldCount} {(proof.HiddenFieldCount == 1 ? "field" : "fields")} of the invoice, as the payer says"));
        yield return ("invoice root", JsonOutput.Hex(proof.InvoiceMerkleRoot));
    }

    private static void WriteShownFields(Utf8JsonWriter json, PayerProof proof, bool redact)
    {
        json.WriteStartArray("shownFields");
        foreach (Bolt12Field field in proof.ShownFields)
        {
            json.WriteStartObject();
            json.WriteNumber("number", field.Number);
            json.WriteString("name", field.Name);
            json.WriteString("value", Redaction.Apply(redact && Redaction.Hides(field), JsonOutput.Hex(field.Value)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string ValueOf(PayerProof proof, Bolt12Field field, bool redact) => redact && Redaction.Hides(field) ? Redaction.Mark
        : Bolt12Meaning.Of(Bolt12FieldInfo.Find(field.Number, proof.Kind), proof.Core.ValueOf(field.Number), proof.Core).Value ?? JsonOutput.Hex(field.Value);

    private static string Preimage(PayerProof proof)
    {
        using PaymentPreimage preimage = proof.ExportPreimage();
        return preimage.ExportHex();
    }
}
