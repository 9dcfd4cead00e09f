namespace Lightbill;

/// <summary>
/// A request that is recognised by its beginning, or by the parameter it stands in, and not read: nobody has checked that it is whole or valid. Kinds:
/// <c>silent-payment</c>, <c>cashu-request</c>, <c>bip351</c>.
/// </summary>
public sealed partial class UnreadInstruction : PaymentInstruction
{
    internal UnreadInstruction(string kind, string text)
        : base(kind) => Text = text;

    /// <summary>The text without white space.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override bool IgnoresCase => Kind == "silent-payment";

    private protected override object Identity => IgnoresCase ? Text.ToLowerInvariant() : Text;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
