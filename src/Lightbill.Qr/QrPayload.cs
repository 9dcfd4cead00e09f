using Lightbill.Bolt11;

namespace Lightbill.Qr;

/// <summary>
/// The text that belongs into the QR code of a request, into a link to it, and onto the clipboard: the same everywhere, so that what is tapped is what is scanned.
/// Example: <c>QrPayload.For(invoice)</c> gives <c>lightning:LNBC2500U1…</c>.
/// </summary>
public static class QrPayload
{
    private const string Scheme = "lightning:";

    /// <summary>
    /// <c>lightning:</c> in lower case, as phones register it, and the invoice in upper case, which bech32 allows and a QR code stores in 5.5 bits a character instead of 8.
    /// </summary>
    public static string For(Bolt11Invoice invoice)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        return Scheme + invoice.ToString("U", null);
    }

    /// <summary>As for an invoice where the text is a valid one, with <c>lightning:</c> before it or not; every other text as it is.</summary>
    public static string For(string request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Bolt11Invoice.TryParse(request, ReadMode.Default, out Bolt11Invoice? invoice, out _) ? For(invoice) : request;
    }
}
