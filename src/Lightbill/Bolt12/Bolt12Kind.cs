namespace Lightbill.Bolt12;

/// <summary>The messages of BOLT 12.</summary>
public enum Bolt12Kind
{
    /// <summary>An offer, <c>lno1…</c>: what can be bought, for how much, and whom to ask for an invoice.</summary>
    Offer,

    /// <summary>A request for an invoice, <c>lnr1…</c>: the answer to an offer, or an offer to send money.</summary>
    InvoiceRequest,

    /// <summary>An invoice, <c>lni1…</c>: what can be paid.</summary>
    Invoice,

    /// <summary>A payer proof, <c>lnp1…</c>: some fields of an invoice, and that it was paid by whom. Experimental: see <see cref="Bolt12.PayerProof"/>.</summary>
    PayerProof,

    /// <summary>The refusal of a request or an invoice. It has no text form.</summary>
    InvoiceError,
}
