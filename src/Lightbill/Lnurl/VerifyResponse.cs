using Lightbill.Bolt11;
using Lightbill.Findings;

namespace Lightbill.Lnurls;

/// <summary>A service's answer whether an invoice was paid (LUD-21). Immutable.</summary>
public sealed class VerifyResponse
{
    private VerifyResponse(bool settled, string? preimageHex, string? invoiceText) =>
        (IsSettled, PreimageHex, InvoiceText) = (settled, preimageHex, invoiceText);

    /// <summary>Does the service say that it was paid?</summary>
    public bool IsSettled { get; }

    /// <summary>The preimage, 64 hexadecimal digits, which the service publishes here; null when it shows none.</summary>
    public string? PreimageHex { get; }

    /// <summary>The invoice in question as the service writes it; null when absent.</summary>
    public string? InvoiceText { get; }

    /// <summary>Reads the answer.</summary>
    public static LnurlReading<VerifyResponse> Read(ReadOnlyMemory<byte> utf8Json) => MessageReader.Read(utf8Json, reader =>
    {
        if (reader.Member("settled") is null) reader.Error(FindingRules.LnurlMissingField, "settled");
        bool? settled = reader.Flag("settled");
        if (settled is null && !reader.HasError) reader.Error(FindingRules.LnurlBadField, "settled");
        string? preimage = reader.Text("preimage") is { Length: > 0 } text ? text : null;
        if (preimage is not null && Encoding.Hex.TryDecode(preimage) is not { Length: PaymentPreimage.Size })
        {
            reader.Error(FindingRules.LnurlBadField, "preimage");
        }
        return reader.HasError ? null : new VerifyResponse(settled ?? false, preimage?.ToLowerInvariant(), reader.Text("pr"));
    });

    /// <summary>Why the answer is no answer about this invoice: another invoice, or a preimage that is not its own. Null when it fits.</summary>
    public Finding? Contradicts(Bolt11Invoice invoice)
    {
        if (InvoiceText is { Length: > 0 } && !string.Equals(InvoiceText, invoice.ToString(null, null), StringComparison.OrdinalIgnoreCase))
            return Finding.Of(FindingRules.LnurlOtherInvoice, FindingSeverity.Error);
        if (PreimageHex is null) return null;
        using PaymentPreimage preimage = PaymentPreimage.Parse(PreimageHex);
        return invoice.IsPaidBy(preimage) ? null : Finding.Of(FindingRules.LnurlPreimage, FindingSeverity.Error);
    }
}

/// <summary>A service's answer that holds nothing but its consent: withdraw, login, channel. Immutable.</summary>
public sealed class LnurlConsent
{
    private LnurlConsent()
    {
    }

    /// <summary>Reads the answer: OK in any letter case, else an error.</summary>
    public static LnurlReading<LnurlConsent> Read(ReadOnlyMemory<byte> utf8Json) => MessageReader.Read(utf8Json, static reader =>
    {
        if (string.Equals(reader.Text("status"), "OK", StringComparison.OrdinalIgnoreCase)) return new LnurlConsent();
        reader.Error(FindingRules.LnurlNotAccepted);
        return null;
    });
}
