namespace Lightbill.Findings;

/// <summary>
/// What a kind of finding means: its stable code and the words that go with it. All rules stand in <see cref="FindingRules"/>; compare by
/// <see cref="Code"/> or by reference. Immutable.
/// </summary>
/// <param name="Code">Stable, e.g. <c>bolt11.missing-payment-secret</c>: scripts may rely on it.</param>
/// <param name="Message">What is the case; <c>{0}</c> and <c>{1}</c> take a finding's text and number.</param>
/// <param name="Cause">What usually brings it about.</param>
/// <param name="Advice">What to do.</param>
/// <param name="SpecReference">The rule it rests on: document and section.</param>
public sealed record FindingRule(string Code, string Message, string Cause, string Advice, string SpecReference)
{
    /// <summary>The code.</summary>
    public override string ToString() => Code;
}
