using System.Globalization;
using Lightbill.Bolt12;
using Lightbill.Cli.Reading;

namespace Lightbill.Cli.Formats;

/// <summary>The rows of a message of BOLT 12 for people. Our own shape, free to change.</summary>
internal static class Bolt12TextFormat
{
    /// <summary>What the verdict says of a message whose form is right: each kind has its own question.</summary>
    public static string Verdict(Bolt12Document document, bool isPayable) => document switch
    {
        Offer => isPayable ? "an invoice can be asked for" : "NO INVOICE CAN BE ASKED FOR",
        InvoiceRequest => isPayable ? "an invoice can be made for it" : "NO INVOICE CAN BE MADE FOR IT",
        PayerProof => "proves that this payee was paid",
        _ => isPayable ? "payable" : "NOT PAYABLE",
    };

    public static IEnumerable<(string Label, string Value)> RowsOf(Bolt12Document document, DateTimeOffset time, bool verbose, bool redact) =>
    [
        .. document switch
        {
            Offer offer => OfOffer(offer, time),
            InvoiceRequest request => OfRequest(request, time, redact),
            PayerProof proof => PayerProofFormat.RowsOf(proof, time, redact),
            _ => OfInvoice((Bolt12Invoice)document, time, redact),
        },
        .. Metadata("offer data", Bolt12Fields.Offer(document).Metadata, redact),
        .. document.UnknownFields.Where(field => document is not PayerProof || !Bolt12Ranges.IsSignedInInvoice(field.Number)).Select(field => ("other field", string.Create(CultureInfo.InvariantCulture, $"{field.Number}: {JsonOutput.Hex(field.Value)}"))),
        .. verbose ? OfSignature(document) : [],
    ];

    private static IEnumerable<(string, string)> OfOffer(Offer offer, DateTimeOffset time)
    {
        yield return ("network", Chains(offer.Chains));
        foreach ((string, string) row in OfTerms(new(offer.Core), time)) yield return row;
        foreach ((string, string) row in Features(offer.Features)) yield return row;
        yield return ("offer id", offer.Id);
    }

    private static IEnumerable<(string, string)> OfRequest(InvoiceRequest request, DateTimeOffset time, bool redact)
    {
        yield return ("answers", request.Offer.Id is { } id ? $"the offer {id}" : "no offer: it offers to send money to whoever answers with an invoice");
        yield return ("network", Chains([request.Chain]));
        yield return ("amount", request.ExpectedAmount is { } amount
            ? TextFormat.Amount(amount) + (request.Amount is null ? ", the price" : "")
            : "not given in bitcoin: the payee converts the price");
        foreach ((string, string) row in OfRequestFields(new(request.Core), redact)) yield return row;
        foreach ((string, string) row in Features(request.Features)) yield return row;
        foreach ((string, string) row in OfTerms(request.Offer, time)) yield return row;
    }

    private static IEnumerable<(string, string)> OfInvoice(Bolt12Invoice invoice, DateTimeOffset time, bool redact)
    {
        if (invoice.Offer.Id is { } id) yield return ("answers", $"the offer {id}");
        yield return ("network", Chains([invoice.Request.Chain]));
        yield return ("amount", TextFormat.Amount(invoice.Amount));
        yield return ("payee", invoice.NodeId.ToString());
        yield return ("created", TextFormat.Moment(invoice.CreatedAt, time));
        yield return ("expires", TextFormat.Moment(invoice.ExpiresAt, time));
        yield return ("", invoice.HasExpiryField ? $"{invoice.RelativeExpirySeconds} s after it was created" : "expiry not present → 7200 s");
        yield return ("payment hash", Redaction.Apply(redact, invoice.PaymentHash.ToString())!);
        foreach ((string, string) row in Features(invoice.Features)) yield return row;
        foreach ((BlindedRoute path, BlindedPayInfo info) in invoice.Paths.Zip(invoice.PayInfos))
        {
            foreach ((string, string) row in Path("blinded path", path)) yield return row;
            yield return ("", $"fee {info.FeeBaseMsat} msat + {info.FeeProportionalMillionths} ppm, CLTV {info.CltvExpiryDelta}, carries {info.HtlcMinimumMsat} to {info.HtlcMaximumMsat} msat"
                + (info.IsUsable ? "" : "; it asks for something unknown and must not be used"));
        }
        foreach (FallbackAddress address in invoice.FallbackAddresses)
            yield return ("fallback", address.Address is { } text ? $"{text} ({address.TypeName})" : $"of unknown version {address.Version}: {JsonOutput.Hex(address.Program)}");
        foreach ((string, string) row in OfRequestFields(invoice.Request, redact)) yield return row;
        if (invoice.Request.Amount is { } asked) yield return ("requested", TextFormat.Amount(asked));
        foreach ((string, string) row in OfTerms(invoice.Offer, time)) yield return row;
    }

    /// <summary>What the offer says; in a message that answers it, what that says of it.</summary>
    private static IEnumerable<(string, string)> OfTerms(OfferFields offer, DateTimeOffset time)
    {
        string each = offer.QuantityMax is null ? "" : " each";
        if (offer.CurrencyAmount is { } price) yield return ("price", $"{price}{each}; the invoice says how much bitcoin that is");
        else if (offer.Amount is { } amount) yield return ("price", TextFormat.Amount(amount) + each);
        else if (offer.Id is not null) yield return ("price", "not given: the payer chooses it");
        if (offer.Description is { } description) yield return ("description", Words(description));
        if (offer.Issuer is { } issuer) yield return ("issuer", $"{Words(issuer)} (its own words)");
        if (offer.IssuerId is { } key) yield return ("issuer id", key.ToString());
        if (offer.QuantityMax is { } max) yield return ("items", max == 0 ? "any number" : string.Create(CultureInfo.InvariantCulture, $"at most {max}"));
        if (offer.AbsoluteExpiry is { } end) yield return ("offer ends", TextFormat.Moment(end, time));
        foreach (BlindedRoute path in offer.Paths)
            foreach ((string, string) row in Path("reached by", path)) yield return row;
    }

    private static IEnumerable<(string, string)> OfRequestFields(InvoiceRequestFields request, bool redact)
    {
        if (request.Quantity is { } quantity) yield return ("quantity", JsonOutput.Digits(quantity));
        if (request.PayerId is { } payer) yield return ("payer id", payer.ToString());
        if (request.PayerNote is { } note) yield return ("payer note", Words(note));
        if (request.Bip353Name is { } name) yield return ("found at", name.ToString());
        foreach (BlindedRoute path in request.Paths)
            foreach ((string, string) row in Path("payer path", path)) yield return row;
        foreach ((string, string) row in Metadata("payer data", request.Metadata, redact)) yield return row;
    }

    private static IEnumerable<(string, string)> OfSignature(Bolt12Document document)
    {
        yield return ("merkle root", JsonOutput.Hex(document.MerkleRoot));
        (ReadOnlyMemory<byte>? signature, byte[]? hash) = document switch
        {
            InvoiceRequest request => (request.Signature, request.SigningHash),
            Bolt12Invoice invoice => (invoice.Signature, invoice.SigningHash),
            PayerProof proof => (proof.ProofSignature, proof.SigningHash),
            _ => (default(ReadOnlyMemory<byte>?), null),
        };
        if (signature is not { } bytes) yield break;
        yield return ("signing hash", Convert.ToHexStringLower(hash!));
        yield return (document is PayerProof ? "payer signed" : "signature", JsonOutput.Hex(bytes));
        if (document is PayerProof { Signature: var payee }) yield return ("payee signed", JsonOutput.Hex(payee));
    }

    private static IEnumerable<(string, string)> Path(string label, BlindedRoute path)
    {
        yield return (label, $"{path.Hops.Count} {(path.Hops.Count == 1 ? "hop" : "hops")}; it starts at");
        yield return ("", path.FirstNode.ToString());
    }

    internal static IEnumerable<(string, string)> Features(FeatureVector features) => features.Select((bit, i) =>
        (i == 0 ? "features" : "", string.Create(CultureInfo.InvariantCulture, $"{bit.Name ?? "unknown feature"}, bit {bit.Number}, {(bit.IsRequired ? "required" : "optional")}")));

    private static IEnumerable<(string, string)> Metadata(string label, ReadOnlyMemory<byte>? bytes, bool redact) =>
        bytes is { } some ? [(label, some.IsEmpty ? "(empty)" : Redaction.Apply(redact, JsonOutput.Hex(some))!)] : [];

    internal static string Chains(IEnumerable<ChainHash> chains) => string.Join(" or ", chains.Select(chain => chain.Network?.Name ?? $"another coin, chain {chain.ToString(null, null)}"));

    internal static string Words(UntrustedText text) => text.Raw.Length == 0 ? "(empty)" : text.Printable;
}
