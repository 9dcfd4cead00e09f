using Lightbill.Bolt11;

namespace Lightbill.Cli.Creation;

/// <summary>What <c>create</c> has made.</summary>
/// <param name="Draft">What the invoice says.</param>
/// <param name="Unsigned">The invoice without its signature.</param>
/// <param name="Invoice">The signed invoice; null when the signature is still to come.</param>
/// <param name="Payee">Who signed or is to sign; null when nobody said.</param>
/// <param name="FieldOrder">The order of the fields that was asked for; null for the usual one.</param>
/// <param name="Source">The invoice that an unsigned one came from; null when there is none.</param>
/// <param name="Preimage">The preimage that was made for it, 64 digits; null when the payee has it already.</param>
internal sealed record CreatedInvoice(
    InvoiceDraft Draft, UnsignedBolt11Invoice Unsigned, Bolt11Invoice? Invoice, PublicKey? Payee, string? FieldOrder, Bolt11Invoice? Source, string? Preimage)
{
    /// <summary>Not the preimage.</summary>
    public override string ToString() => $"CreatedInvoice {{ Invoice = {Invoice} }}";
}
