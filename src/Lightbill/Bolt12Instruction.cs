using Lightbill.Bolt12;

namespace Lightbill;

/// <summary>
/// An offer, an invoice request, an invoice or a payer proof of BOLT 12, well formed and authentic where it is signed. Kinds: <c>bolt12-offer</c>,
/// <c>bolt12-invoice-request</c>, <c>bolt12-invoice</c>, <c>bolt12-payer-proof</c>. To an offer nothing can be paid: its issuer must be asked for an invoice first, by an onion message. An invoice request that
/// <see cref="InvoiceRequest.AnswersOffer">answers no offer</see> pays whoever shows it an invoice. A payer proof asks for nothing: it shows that an invoice was paid.
/// Example: <c>if (instruction is Bolt12Instruction { Document: Offer offer }) Console.WriteLine(offer.Description);</c>
/// </summary>
public sealed partial class Bolt12Instruction : PaymentInstruction
{
    /// <summary>Wraps a document; <see cref="PaymentInstruction.Findings"/> are its own.</summary>
    public Bolt12Instruction(Bolt12Document document)
        : base(KindOf(document.Kind)) => (Document, Findings) = (document, document.Findings);

    /// <summary>The <see cref="Offer"/>, <see cref="InvoiceRequest"/>, <see cref="Bolt12Invoice"/> or <see cref="PayerProof"/>.</summary>
    public Bolt12Document Document { get; }

    /// <summary>The bitcoin networks on which it can be paid, or was; none when it is for other coins only, and for a proof that does not show its chain.</summary>
    public override IReadOnlyList<BitcoinNetwork> Networks => Document switch
    {
        Offer offer => offer.Networks,
        InvoiceRequest { Network: { } network } => [network],
        Bolt12Invoice { Network: { } network } => [network],
        PayerProof { Chain.Network: { } network } => [network],
        _ => [],
    };

    /// <summary>
    /// The amount that it asks for; null when the payer chooses it, when it is in another currency, for an offer of several items, whose price is that of one, and for a proof,
    /// which asks for nothing.
    /// </summary>
    public override MilliSatoshi? Amount => Document switch
    {
        Offer offer => offer.QuantityMax is null ? offer.Amount : null,
        InvoiceRequest request => request.ExpectedAmount,
        Bolt12Invoice invoice => invoice.Amount,
        _ => null,
    };

    /// <inheritdoc/>
    public override bool IgnoresCase => true;

    /// <summary>Can an invoice be asked for, or made for it, or can it be paid: each kind has its own question. Null for a payer proof, which asks for nothing.</summary>
    /// <param name="context">The time, what is expected, and what the payer supports.</param>
    public override PayabilityReport? CheckPayable(PaymentContext context) => Document switch
    {
        Offer offer => offer.CheckPayable(context),
        InvoiceRequest request => request.CheckPayable(context),
        Bolt12Invoice invoice => invoice.CheckPayable(context),
        PayerProof => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private protected override object Identity => Document;

    /// <summary>The text, without white space and without the <c>+</c> that joins its pieces.</summary>
    public override string ToString() => Document.ToString();

    /// <summary>The name of a kind in our JSON.</summary>
    internal static string KindOf(Bolt12Kind kind) => kind switch
    {
        Bolt12Kind.Offer => OfferKind,
        Bolt12Kind.InvoiceRequest => InvoiceRequestKind,
        Bolt12Kind.PayerProof => PayerProofKind,
        _ => InvoiceKind,
    };

    internal const string OfferKind = "bolt12-offer";
    internal const string InvoiceRequestKind = "bolt12-invoice-request";
    internal const string InvoiceKind = "bolt12-invoice";
    internal const string PayerProofKind = "bolt12-payer-proof";

    /// <summary>Is it the name of one of these kinds?</summary>
    internal static bool IsKind(string kind) => kind is OfferKind or InvoiceRequestKind or InvoiceKind or PayerProofKind;
}
