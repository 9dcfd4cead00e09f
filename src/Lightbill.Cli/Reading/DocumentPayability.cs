using Lightbill.Bolt12;

namespace Lightbill.Cli.Reading;

/// <summary>Can a message of BOLT 12 be acted on now? Each kind has a question of its own; this asks the one that belongs to it.</summary>
internal static class DocumentPayability
{
    /// <summary>Null for a payer proof, which asks for nothing.</summary>
    public static PayabilityReport? Of(Bolt12Document document, PaymentContext context) => document switch
    {
        Offer offer => offer.CheckPayable(context),
        InvoiceRequest request => request.CheckPayable(context),
        Bolt12Invoice invoice => invoice.CheckPayable(context),
        PayerProof => null,
        _ => throw new ArgumentOutOfRangeException(nameof(document), document.Kind, "Not a kind that stands in a text."),
    };

    /// <summary>Is it signed? What is signed was verified, else it would not have been read.</summary>
    public static bool IsSigned(Bolt12Document document) => document is Bolt12Invoice or PayerProof or InvoiceRequest { Signature: not null };
}
