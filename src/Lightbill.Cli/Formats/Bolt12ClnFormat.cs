using System.Security.Cryptography;
using System.Text.Json;
using Lightbill.Bolt12;
using Lightbill.Cli.Reading;

namespace Lightbill.Cli.Formats;

/// <summary>
/// The shape of Core Lightning's <c>decode</c> of an offer, an invoice request and an invoice of BOLT 12 (plugins/offers.c), in its order: what is absent is left out, the
/// relative expiry is filled in, an invoice's features are called <c>features</c>. Difference: <c>valid</c> says what our reader says, and a request that answers no offer is
/// valid without a signature, as BOLT 12 has it; Core Lightning wants one. What BOLT 12 says to ignore among the fallbacks is left out.
/// </summary>
internal static class Bolt12ClnFormat
{
    public static void Write(Utf8JsonWriter json, Bolt12Document document, bool redact)
    {
        json.WriteStartObject();
        json.WriteString("type", document switch
        {
            Offer => "bolt12 offer",
            InvoiceRequest => "bolt12 invoice_request",
            _ => "bolt12 invoice",
        });
        WriteOffer(json, document, redact);
        if (document is not Offer) WriteRequest(json, document, redact);
        if (document is InvoiceRequest { Signature: { } signature }) json.WriteString("signature", JsonOutput.Hex(signature));
        if (document is Bolt12Invoice invoice) WriteInvoice(json, invoice, redact);
        WriteExtra(json, document);
        json.WriteBoolean("valid", true);
        json.WriteEndObject();
    }

    private static void WriteOffer(Utf8JsonWriter json, Bolt12Document document, bool redact)
    {
        OfferFields offer = Bolt12Fields.Offer(document);
        if (offer.Id is not null) json.WriteString("offer_id", OfferId(document));
        if (Bolt12Fields.Has(document, Bolt12FieldInfo.OfferChains))
            JsonFormat.WriteNames(json, "offer_chains", offer.Chains.Select(chain => chain.ToString(null, null)));
        WriteHex(json, "offer_metadata", document, Bolt12FieldInfo.OfferMetadata, redact);
        if (offer.CurrencyAmount is { } price)
        {
            json.WriteString("offer_currency", price.Currency);
            json.WriteNumber("offer_amount", price.MinorUnits);
            if (price.Exponent is { } exponent) json.WriteNumber("currency_minor_unit", exponent);
            else json.WriteString("warning_unknown_offer_currency", "unknown currency code");
        }
        else
        {
            WriteNumber(json, "offer_amount_msat", document, Bolt12FieldInfo.OfferAmount);
        }
        WriteText(json, "offer_description", offer.Description);
        WriteText(json, "offer_issuer", offer.Issuer);
        WriteHex(json, "offer_features", document, Bolt12FieldInfo.OfferFeatures, redact: false);
        WriteNumber(json, "offer_absolute_expiry", document, Bolt12FieldInfo.OfferAbsoluteExpiry);
        if (offer.Paths.Count > 0) WritePaths(json, "offer_paths", offer.Paths, []);
        WriteNumber(json, "offer_quantity_max", document, Bolt12FieldInfo.OfferQuantityMax);
        if (offer.IssuerId is { } issuer) json.WriteString("offer_issuer_id", issuer.ToString());
    }

    /// <summary>Not the merkle root that we and Eclair take, but the hash of the offer's fields as they stand there (common/bolt12.c).</summary>
    private static string OfferId(Bolt12Document document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Bolt12Field field in document.Fields.Where(field => Bolt12Ranges.IsOffer(field.Number))) hash.AppendData(document.Bytes.Span.Slice(field.ByteOffset, field.ByteLength));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void WriteRequest(Utf8JsonWriter json, Bolt12Document document, bool redact)
    {
        InvoiceRequestFields request = Bolt12Fields.Request(document);
        WriteHex(json, "invreq_metadata", document, Bolt12FieldInfo.InvreqMetadata, redact);
        if (request.PayerId is { } payer) json.WriteString("invreq_payer_id", payer.ToString());
        if (Bolt12Fields.Has(document, Bolt12FieldInfo.InvreqChain)) json.WriteString("invreq_chain", request.Chain.ToString(null, null));
        if (request.Amount is { } amount) json.WriteNumber("invreq_amount_msat", amount.Msat);
        WriteHex(json, "invreq_features", document, Bolt12FieldInfo.InvreqFeatures, redact: false);
        WriteNumber(json, "invreq_quantity", document, Bolt12FieldInfo.InvreqQuantity);
        WriteText(json, "invreq_payer_note", request.PayerNote);
        if (request.Paths.Count > 0) WritePaths(json, "invreq_paths", request.Paths, []);
        if (request.Bip353Name is not { } name) return;
        json.WriteStartObject("invreq_bip_353_name");
        json.WriteString("name", name.Name);
        json.WriteString("domain", name.Domain);
        json.WriteEndObject();
    }

    private static void WriteInvoice(Utf8JsonWriter json, Bolt12Invoice invoice, bool redact)
    {
        WritePaths(json, "invoice_paths", invoice.Paths, invoice.PayInfos);
        WriteNumber(json, "invoice_created_at", invoice, Bolt12FieldInfo.InvoiceCreatedAt);
        json.WriteNumber("invoice_relative_expiry", invoice.RelativeExpirySeconds);
        json.WriteString("invoice_payment_hash", Redaction.Apply(redact, invoice.PaymentHash.ToString()));
        json.WriteNumber("invoice_amount_msat", invoice.Amount.Msat);
        if (invoice.FallbackAddresses.Count > 0) WriteFallbacks(json, invoice.FallbackAddresses);
        WriteHex(json, "features", invoice, Bolt12FieldInfo.InvoiceFeatures, redact: false);
        json.WriteString("invoice_node_id", invoice.NodeId.ToString());
        json.WriteString("signature", JsonOutput.Hex(invoice.Signature));
    }

    private static void WriteFallbacks(Utf8JsonWriter json, IReadOnlyList<FallbackAddress> addresses)
    {
        json.WriteStartArray("invoice_fallbacks");
        foreach (FallbackAddress address in addresses)
        {
            json.WriteStartObject();
            json.WriteNumber("version", address.Version);
            json.WriteString("hex", JsonOutput.Hex(address.Program));
            if (address.Address is { } text) json.WriteString("address", text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WritePaths(Utf8JsonWriter json, string name, IReadOnlyList<BlindedRoute> paths, IReadOnlyList<BlindedPayInfo> infos)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < paths.Count; i++)
        {
            json.WriteStartObject();
            if (paths[i].FirstNode.NodeId is { } node)
            {
                json.WriteString("first_node_id", node.ToString());
            }
            else
            {
                json.WriteString("first_scid", paths[i].FirstNode.Channel!.Value.ToString());
                json.WriteNumber("first_scid_dir", paths[i].FirstNode.Direction);
            }
            json.WriteString("first_path_key", paths[i].FirstPathKey.ToString());
            if (i < infos.Count) WritePayInfo(json, infos[i]);
            json.WriteStartArray("path");
            foreach (BlindedHop hop in paths[i].Hops)
            {
                json.WriteStartObject();
                json.WriteString("blinded_node_id", hop.BlindedNodeId.ToString());
                json.WriteString("encrypted_recipient_data", JsonOutput.Hex(hop.EncryptedRecipientData));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WritePayInfo(Utf8JsonWriter json, BlindedPayInfo info)
    {
        json.WriteStartObject("payinfo");
        json.WriteNumber("fee_base_msat", info.FeeBaseMsat);
        json.WriteNumber("fee_proportional_millionths", info.FeeProportionalMillionths);
        json.WriteNumber("cltv_expiry_delta", info.CltvExpiryDelta);
        json.WriteString("features", ClnFormat.FeaturesHex(info.Features));
        json.WriteEndObject();
    }

    private static void WriteExtra(Utf8JsonWriter json, Bolt12Document document)
    {
        Bolt12Field[] unknown = [.. document.UnknownFields];
        if (unknown.Length == 0) return;
        json.WriteStartArray(document switch
        {
            Offer => "unknown_offer_tlvs",
            InvoiceRequest => "unknown_invoice_request_tlvs",
            _ => "unknown_invoice_tlvs",
        });
        foreach (Bolt12Field field in unknown)
        {
            json.WriteStartObject();
            json.WriteNumber("type", field.Number);
            json.WriteNumber("length", field.Value.Length);
            json.WriteString("value", JsonOutput.Hex(field.Value));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, UntrustedText? text)
    {
        if (text is not null) json.WriteString(name, text.Raw);
    }

    private static void WriteHex(Utf8JsonWriter json, string name, Bolt12Document document, ulong number, bool redact)
    {
        if (Bolt12Fields.Hex(document, number) is { } hex) json.WriteString(name, Redaction.Apply(redact, hex));
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, Bolt12Document document, ulong number)
    {
        if (Bolt12Fields.Number(document, number) is { } value) json.WriteNumber(name, value);
    }
}
