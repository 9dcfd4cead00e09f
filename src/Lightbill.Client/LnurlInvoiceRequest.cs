using Lightbill.Lnurls;

namespace Lightbill.Client;

/// <summary>What a wallet asks a payRequest for. Immutable.</summary>
/// <param name="Amount">What will be paid.</param>
public sealed record LnurlInvoiceRequest(MilliSatoshi Amount)
{
    /// <summary>A comment for the payee; null: none.</summary>
    public string? Comment { get; init; }

    /// <summary>What the payer tells of itself; null: nothing.</summary>
    public PayerData? PayerData { get; init; }

    /// <summary>
    /// Take an invoice that does not commit to what the service described, as some large services give. It is then reported among the findings instead of
    /// refused.
    /// </summary>
    public bool AllowOtherDescription { get; init; }
}
