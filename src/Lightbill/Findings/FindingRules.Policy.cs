namespace Lightbill.Findings;

// Policy: reasons not to pay, asked by the caller.
public static partial class FindingRules
{
    /// <summary><c>policy.expired</c></summary>
    public static readonly FindingRule PolicyExpired = new("policy.expired",
        "The invoice expired {0}.", "Invoices last an hour unless they say otherwise.", AskForNew, Payment);

    /// <summary><c>policy.too-little-time</c></summary>
    public static readonly FindingRule PolicyTooLittleTime = new("policy.too-little-time",
        "The invoice expires in {0}, sooner than the payer wants.", "The invoice is about to expire.", AskForNew, Payment);

    /// <summary><c>policy.future</c></summary>
    public static readonly FindingRule PolicyFuture = new("policy.future",
        "The invoice was made {0} in the future: one of the two clocks is wrong.", "The clock of the payee or of this machine is off.", "Check this machine's clock.", Payment);

    /// <summary><c>policy.wrong-network</c></summary>
    public static readonly FindingRule PolicyWrongNetwork = new("policy.wrong-network",
        "The invoice is for another network: {0}.", "Test and real money were mixed up.", "Ask the payee for an invoice of your network.", Payment);

    /// <summary><c>policy.amount-missing</c></summary>
    public static readonly FindingRule PolicyAmountMissing = new("policy.amount-missing",
        "The invoice leaves the amount to the payer.", "A donation, or an amount agreed elsewhere.", "Give the amount when you pay.", HumanReadable);

    /// <summary><c>policy.amount-zero</c></summary>
    public static readonly FindingRule PolicyAmountZero = new("policy.amount-zero",
        "The invoice asks for 0, which cannot be paid.", "A faulty writer that should have left the amount out.", AskForNew, HumanReadable);

    /// <summary><c>policy.wrong-amount</c></summary>
    public static readonly FindingRule PolicyWrongAmount = new("policy.wrong-amount",
        "The amount is not the expected one: {0}.", "Another invoice, or a dishonest one.", "Do not pay before it is cleared up.", Payment);

    /// <summary><c>policy.wrong-payee</c></summary>
    public static readonly FindingRule PolicyWrongPayee = new("policy.wrong-payee",
        "The payee is not the expected one: {0}.", "Another invoice, or a dishonest one.", "Do not pay before it is cleared up.", Payment);

    /// <summary><c>policy.wrong-description</c></summary>
    public static readonly FindingRule PolicyWrongDescription = new("policy.wrong-description",
        "The description is not the expected one.", "Another text, other line ends or white space, or a dishonest invoice.", "Compare the exact bytes: every space counts.", Fields);

    /// <summary><c>policy.wrong-note</c></summary>
    public static readonly FindingRule PolicyWrongNote = new("policy.wrong-note",
        "The payer's note in the proof is not the expected one.", "A proof that was made for somebody else, or a copy of one.", "Ask the payer for a proof with the note that you name.", "BOLT 12, Payer Proofs, Requirements");

    /// <summary><c>policy.wrong-preimage</c></summary>
    public static readonly FindingRule PolicyWrongPreimage = new("policy.wrong-preimage",
        "The preimage does not pay this invoice: its hash is another one.", "The preimage of another payment.", "Look for the right preimage; without it there is no proof of payment.", Payment);

    /// <summary><c>policy.missing-payment-secret</c></summary>
    public static readonly FindingRule PolicyMissingPaymentSecret = new("policy.missing-payment-secret",
        "There is no payment secret, so nodes of today refuse the payment.", "An invoice from before 2021.", AskForNew, Fields);

    /// <summary><c>policy.unsupported-feature</c></summary>
    public static readonly FindingRule PolicyUnsupportedFeature = new("policy.unsupported-feature",
        "The payer does not support {0} (feature {1}), which the invoice requires.", "The payee's software asks for it.", "Pay with a wallet that supports it, or ask for another invoice.", FeatureBits);

    /// <summary><c>policy.feature-dependency</c></summary>
    public static readonly FindingRule PolicyFeatureDependency = new("policy.feature-dependency",
        "A feature is set without one that it builds on: {0} (bit {1}).", "A faulty writer.", AskForNew, FeatureBits);

    /// <summary><c>policy.offer-expired</c></summary>
    public static readonly FindingRule PolicyOfferExpired = new("policy.offer-expired",
        "The offer expired {0}.", "The offer was for a limited time.", "Ask for a new offer.", Offers12);

    /// <summary><c>policy.unsupported-chain</c></summary>
    public static readonly FindingRule PolicyUnsupportedChain = new("policy.unsupported-chain",
        "It cannot be paid on the network of the payer: {0}.", "Test and real money were mixed up, or it is for another coin.",
        "Ask for one of your network.", Requirements12);

    /// <summary><c>policy.amount-in-currency</c></summary>
    public static readonly FindingRule PolicyAmountInCurrency = new("policy.amount-in-currency",
        "The price is in another currency: {0}. The invoice will say how much bitcoin that is.", "The issuer prices in that currency.",
        "Compare the invoice with a rate of your own.", Offers12);

    /// <summary><c>policy.not-told</c></summary>
    public static readonly FindingRule PolicyNotTold = new("policy.not-told",
        "The request does not say it.", "A kind of request that must be looked up first, or that leaves it open.", "Look the request up, or ask for an invoice.", OurLimit);

    /// <summary><c>policy.not-shown</c></summary>
    public static readonly FindingRule PolicyNotShown = new("policy.not-shown",
        "The proof does not show it.", "The payer has hidden the field, or the invoice has none.", "Ask the payer for a proof that shows it.", "BOLT 12, Payer Proofs, Requirements");

    private static IEnumerable<FindingRule> PolicyRules =>
    [
        PolicyExpired, PolicyTooLittleTime, PolicyFuture, PolicyWrongNetwork, PolicyAmountMissing, PolicyAmountZero, PolicyWrongAmount,
        PolicyWrongPayee, PolicyWrongDescription, PolicyWrongNote, PolicyWrongPreimage, PolicyMissingPaymentSecret, PolicyUnsupportedFeature, PolicyFeatureDependency,
        PolicyOfferExpired, PolicyUnsupportedChain, PolicyAmountInCurrency, PolicyNotTold, PolicyNotShown,
    ];
}
