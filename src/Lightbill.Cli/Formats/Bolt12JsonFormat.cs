using System.Text.Json;
using Lightbill.Bolt12;
using Lightbill.Cli.Reading;

namespace Lightbill.Cli.Formats;

/// <summary>
/// The members that an offer, an invoice request and an invoice of BOLT 12 add to our JSON: the specification's names in camel case, with the unit where there is one. All
/// members of a kind are always there; those of the request and of the offer behind an invoice stand in it too, since it mirrors them.
/// </summary>
internal static class Bolt12JsonFormat
{
    public static void WriteMembers(Utf8JsonWriter json, Bolt12Document document, bool redact)
    {
        if (document is PayerProof proof)
        {
            PayerProofFormat.WriteMembers(json, proof, redact);
            return;
        }
        OfferFields offer = Bolt12Fields.Offer(document);
        JsonFormat.WriteNames(json, "networks", new Bolt12Instruction(document).Networks.Select(network => network.Name));
        JsonFormat.WriteNames(json, "defaults", DefaultsOf(document, offer));
        json.WriteString("offerId", offer.Id);
        WriteOffer(json, document, offer, redact);
        if (document is not Lightbill.Bolt12.Offer) WriteRequest(json, document, redact);
        if (document is InvoiceRequest request)
        {
            json.WriteBoolean("answersOffer", request.AnswersOffer);
            JsonFormat.WriteNullable(json, "expectedAmountMsat", request.ExpectedAmount?.Msat);
        }
        if (document is Bolt12Invoice invoice) WriteInvoice(json, invoice, redact);
        WriteUnknownFields(json, document);
        json.WriteString("merkleRoot", JsonOutput.Hex(document.MerkleRoot));
        if (document is InvoiceRequest or Bolt12Invoice) WriteSignature(json, document);
    }

    /// <summary>Without an offer nothing is filled in for it.</summary>
    private static IEnumerable<string> DefaultsOf(Bolt12Document document, OfferFields offer)
    {
        if (offer.Id is not null && !Bolt12Fields.Has(document, Bolt12FieldInfo.OfferChains)) yield return "offerChains";
        if (document is Lightbill.Bolt12.Offer) yield break;
        if (!Bolt12Fields.Has(document, Bolt12FieldInfo.InvreqChain)) yield return "invreqChain";
        if (document is Bolt12Invoice { HasExpiryField: false }) yield return "invoiceRelativeExpiry";
    }

    private static void WriteOffer(Utf8JsonWriter json, Bolt12Document document, OfferFields offer, bool redact)
    {
        json.WriteStartArray("offerChains");
        if (offer.Id is not null)
            foreach (ChainHash chain in offer.Chains) WriteChain(json, null, chain);
        json.WriteEndArray();
        json.WriteString("offerMetadata", Redaction.Apply(redact, Hex(offer.Metadata)));
        JsonFormat.WriteNullable(json, "offerAmountMsat", offer.Amount?.Msat);
        WriteCurrency(json, offer.CurrencyAmount);
        json.WriteString("offerDescription", offer.Description?.Raw);
        JsonFormat.WriteFeatures(json, offer.Features, "offerFeatures");
        WriteNullable(json, "offerAbsoluteExpiry", Bolt12Fields.Number(document, Bolt12FieldInfo.OfferAbsoluteExpiry));
        json.WriteString("offerExpiresAt", offer.AbsoluteExpiry is { } end ? JsonOutput.Iso(end) : null);
        WritePaths(json, "offerPaths", offer.Paths);
        json.WriteString("offerIssuer", offer.Issuer?.Raw);
        WriteNullable(json, "offerQuantityMax", offer.QuantityMax);
        json.WriteString("offerIssuerId", offer.IssuerId?.ToString());
    }

    private static void WriteRequest(Utf8JsonWriter json, Bolt12Document document, bool redact)
    {
        InvoiceRequestFields request = Bolt12Fields.Request(document);
        json.WriteString("invreqMetadata", Redaction.Apply(redact, Hex(request.Metadata)));
        WriteChain(json, "invreqChain", request.Chain);
        JsonFormat.WriteNullable(json, "invreqAmountMsat", request.Amount?.Msat);
        JsonFormat.WriteFeatures(json, request.Features, "invreqFeatures");
        WriteNullable(json, "invreqQuantity", request.Quantity);
        json.WriteString("invreqPayerId", request.PayerId?.ToString());
        json.WriteString("invreqPayerNote", request.PayerNote?.Raw);
        WritePaths(json, "invreqPaths", request.Paths);
        if (request.Bip353Name is { } name)
        {
            json.WriteStartObject("invreqBip353Name");
            json.WriteString("name", name.Name);
            json.WriteString("domain", name.Domain);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("invreqBip353Name");
        }
    }

    private static void WriteInvoice(Utf8JsonWriter json, Bolt12Invoice invoice, bool redact)
    {
        WritePaths(json, "invoicePaths", invoice.Paths);
        json.WriteStartArray("invoiceBlindedpay");
        foreach (BlindedPayInfo info in invoice.PayInfos)
        {
            json.WriteStartObject();
            json.WriteNumber("feeBaseMsat", info.FeeBaseMsat);
            json.WriteNumber("feeProportionalMillionths", info.FeeProportionalMillionths);
            json.WriteNumber("cltvExpiryDelta", info.CltvExpiryDelta);
            json.WriteNumber("htlcMinimumMsat", info.HtlcMinimumMsat);
            json.WriteNumber("htlcMaximumMsat", info.HtlcMaximumMsat);
            JsonFormat.WriteFeatures(json, info.Features);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteNullable(json, "invoiceCreatedAt", Bolt12Fields.Number(invoice, Bolt12FieldInfo.InvoiceCreatedAt));
        json.WriteString("createdAt", JsonOutput.Iso(invoice.CreatedAt));
        json.WriteNumber("invoiceRelativeExpiry", invoice.RelativeExpirySeconds);
        json.WriteString("expiresAt", JsonOutput.Iso(invoice.ExpiresAt));
        json.WriteString("invoicePaymentHash", Redaction.Apply(redact, invoice.PaymentHash.ToString()));
        json.WriteNumber("invoiceAmountMsat", invoice.Amount.Msat);
        JsonFormat.WriteFallbacks(json, invoice.FallbackAddresses, "invoiceFallbacks");
        JsonFormat.WriteFeatures(json, invoice.Features, "invoiceFeatures");
        json.WriteString("invoiceNodeId", invoice.NodeId.ToString());
    }

    internal static void WriteUnknownFields(Utf8JsonWriter json, Bolt12Document document)
    {
        json.WriteStartArray("unknownFields");
        foreach (Bolt12Field field in document.UnknownFields)
        {
            json.WriteStartObject();
            json.WriteNumber("number", field.Number);
            json.WriteString("value", JsonOutput.Hex(field.Value));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteSignature(Utf8JsonWriter json, Bolt12Document document)
    {
        (ReadOnlyMemory<byte>? signature, byte[] hash) = document is InvoiceRequest request
            ? (request.Signature, request.SigningHash)
            : (((Bolt12Invoice)document).Signature, ((Bolt12Invoice)document).SigningHash);
        json.WriteString("signature", Hex(signature));
        json.WriteString("signingHash", Convert.ToHexStringLower(hash));
    }

    internal static void WriteChain(Utf8JsonWriter json, string? name, ChainHash chain)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        json.WriteString("hash", chain.ToString(null, null));
        json.WriteString("network", chain.Network?.Name);
        json.WriteEndObject();
    }

    /// <summary>An amount of another currency never stands where one of bitcoin could be meant.</summary>
    private static void WriteCurrency(Utf8JsonWriter json, CurrencyAmount? price)
    {
        if (price is not { } amount)
        {
            json.WriteNull("offerCurrencyAmount");
            return;
        }
        json.WriteStartObject("offerCurrencyAmount");
        json.WriteString("currency", amount.Currency);
        json.WriteNumber("minorUnits", amount.MinorUnits);
        JsonFormat.WriteNullable(json, "exponent", amount.Exponent);
        json.WriteString("value", amount.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WritePaths(Utf8JsonWriter json, string name, IReadOnlyList<BlindedRoute> paths)
    {
        json.WriteStartArray(name);
        foreach (BlindedRoute path in paths)
        {
            json.WriteStartObject();
            json.WriteString("firstNodeId", path.FirstNode.NodeId?.ToString());
            json.WriteString("firstShortChannelId", path.FirstNode.Channel?.ToString());
            JsonFormat.WriteNullable(json, "firstDirection", path.FirstNode.Channel is null ? null : path.FirstNode.Direction);
            json.WriteString("firstPathKey", path.FirstPathKey.ToString());
            JsonFormat.WriteHops(json, path.Hops);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string? Hex(ReadOnlyMemory<byte>? bytes) => bytes is { } some ? JsonOutput.Hex(some) : null;

    internal static void WriteNullable(Utf8JsonWriter json, string name, ulong? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
