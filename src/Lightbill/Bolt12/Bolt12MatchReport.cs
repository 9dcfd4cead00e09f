using Lightbill.Findings;

namespace Lightbill.Bolt12;

/// <summary>The answer to "does this message answer that one?". Immutable.</summary>
public sealed class Bolt12MatchReport
{
    internal Bolt12MatchReport(IReadOnlyList<Finding> findings) => Findings = findings;

    /// <summary>Does no rule speak against it? Warnings remain to be looked at.</summary>
    public bool IsMatch => Findings.All(static finding => finding.Severity != FindingSeverity.Error);

    /// <summary>Which rules are broken (errors), and what could not be checked (warnings). The places are those in the answer.</summary>
    public IReadOnlyList<Finding> Findings { get; }
}
