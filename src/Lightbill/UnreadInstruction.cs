namespace Lightbill;

/// <summary>
/// A request that is recognised by its beginning, or by the parameter it stands in, and not read: nobody has checked that it is whole or valid. Kinds:
/// <c>bolt12-payer-proof</c>, <c>silent-payment</c>, <c>cashu-request</c>, <c>bip351</c>.
/// </summary>
public sealed class UnreadInstruction : PaymentInstruction
{
    internal UnreadInstruction(string kind, string text)
        : base(kind) => Text = text;

    /// <summary>The text without white space, and for a payer proof without the <c>+</c> that joins its pieces.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override bool IgnoresCase => Kind == "silent-payment" || Kind.StartsWith("bolt12-", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
