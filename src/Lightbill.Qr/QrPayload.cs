using Lightbill.Bolt11;

namespace Lightbill.Qr;

/// <summary>
/// The text that belongs into the QR code of a request, into a link to it, and onto the clipboard: the same everywhere, so that what is tapped is what is scanned.
/// Capitals where their case carries nothing, which a QR code stores in 5.5 bits a character instead of 8; schemes and the names of parameters in small letters,
/// as phones register them and wallets look for them.
/// Example: <c>QrPayload.For(invoice)</c> gives <c>lightning:LNBC2500U1…</c>.
/// </summary>
public static class QrPayload
{
    private const string Bitcoin = "bitcoin:";

    /// <summary><c>lightning:</c> and the invoice in capitals.</summary>
    public static string For(Bolt11Invoice invoice)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        return LightningUri.Scheme + invoice.ToString("U", null);
    }

    /// <summary>
    /// For an invoice and an LNURL in bech32 <c>lightning:</c> and capitals; for an address <c>bitcoin:</c> and, in bech32, capitals; for a <c>bitcoin:</c> URI the
    /// same with the ways to pay that are bech32 in capitals; a text of BOLT 12, which names no scheme for its own, in capitals alone; for others their usual text.
    /// </summary>
    public static string For(PaymentInstruction instruction)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        return instruction switch
        {
            Bolt11Instruction bolt11 => For(bolt11.Invoice),
            Lnurl { IgnoresCase: true } lnurl => LightningUri.Scheme + lnurl.ToBech32().ToUpperInvariant(),
            OnChainAddress address => Bitcoin + (address.IgnoresCase ? address.ToString().ToUpperInvariant() : address.ToString()),
            BitcoinUri uri => uri.ToString("U"),
            Bolt12Instruction bolt12 => bolt12.Document.ToString("U", null),
            _ => instruction.ToString(),
        };
    }

    /// <summary>As for what the text is, where it is a payment request, whatever its scheme; every other text as it is, a web address with a request in it too.</summary>
    public static string For(string request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return !request.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase) && PaymentInstruction.TryParse(request, out PaymentInstruction? instruction, out _)
            ? For(instruction)
            : request;
    }
}
