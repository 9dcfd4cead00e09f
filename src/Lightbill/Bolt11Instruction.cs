using Lightbill.Bolt11;

namespace Lightbill;

/// <summary>A BOLT 11 invoice, well formed and authentic.</summary>
public sealed partial class Bolt11Instruction : PaymentInstruction
{
    internal const string KindName = "bolt11";

    /// <summary>Wraps an invoice; <see cref="PaymentInstruction.Findings"/> are its own.</summary>
    public Bolt11Instruction(Bolt11Invoice invoice)
        : base(KindName) => (Invoice, Findings) = (invoice, invoice.Findings);

    /// <summary>The invoice.</summary>
    public Bolt11Invoice Invoice { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<BitcoinNetwork> Networks => [Invoice.Network];

    /// <inheritdoc/>
    public override MilliSatoshi? Amount => Invoice.Amount;

    /// <inheritdoc/>
    public override bool IgnoresCase => true;

    /// <inheritdoc/>
    public override PayabilityReport CheckPayable(PaymentContext context) => Invoice.CheckPayable(context);

    private protected override object Identity => Invoice;

    /// <summary>The bare invoice.</summary>
    public override string ToString() => Invoice.ToString();
}
