using System.Text.Json.Serialization;

namespace Lightbill;

/// <summary>A withdrawal whose terms stand in the LNURL itself (LUD-08), so that the service need not be asked first. Immutable.</summary>
/// <param name="Callback">Where the invoice is to be sent.</param>
/// <param name="K1">The service's secret for this withdrawal: whoever has it can withdraw.</param>
/// <param name="MinWithdrawable">The least.</param>
/// <param name="MaxWithdrawable">The most.</param>
/// <param name="DefaultDescription">The description that the service proposes; empty when it proposes none.</param>
public sealed record LnurlFastWithdraw(
    [property: JsonIgnore] string Callback, [property: JsonIgnore] string K1, MilliSatoshi MinWithdrawable, MilliSatoshi MaxWithdrawable, UntrustedText DefaultDescription)
{
    /// <summary>The bounds; not the secret, nor the callback, whose query may hold another.</summary>
    public override string ToString() =>
        $"LnurlFastWithdraw {{ K1 = (redacted), MinWithdrawable = {MinWithdrawable}, MaxWithdrawable = {MaxWithdrawable} }}";
}
