using Lightbill.Bolt11;
using Lightbill.Findings;
using Lightbill.Lnurls;

namespace Lightbill.Client;

/// <summary>An invoice that a service gave and that was checked: amount, description, network, time. Immutable.</summary>
public sealed class LnurlInvoice
{
    internal LnurlInvoice(Bolt11Invoice invoice, PayResponse response, IReadOnlyList<Finding> findings) =>
        (Invoice, Response, Findings) = (invoice, response, findings);

    /// <summary>The invoice to pay.</summary>
    public Bolt11Invoice Invoice { get; }

    /// <summary>The whole answer.</summary>
    public PayResponse Response { get; }

    /// <summary>What to show after the payment; null: nothing special. Keep it until the payment is settled.</summary>
    public SuccessAction? SuccessAction => Response.SuccessAction;

    /// <summary>Where to ask whether it was paid; null when the service offers it not.</summary>
    public Uri? Verify => Response.Verify;

    /// <summary>Deviations that were let pass; never an error.</summary>
    public IReadOnlyList<Finding> Findings { get; }
}
