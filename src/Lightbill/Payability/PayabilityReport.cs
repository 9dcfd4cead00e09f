using Lightbill.Findings;

namespace Lightbill;

/// <summary>The answer to "can this be paid, by this payer, now?". Immutable.</summary>
public sealed class PayabilityReport
{
    internal PayabilityReport(IReadOnlyList<Finding> findings) => Findings = findings;

    /// <summary>Is there no reason against it?</summary>
    public bool IsPayable => !Reasons.Any();

    /// <summary>The reasons against it; empty exactly when it is payable.</summary>
    public IEnumerable<Finding> Reasons => Findings.Where(static finding => finding.Severity != FindingSeverity.Info);

    /// <summary>The reasons against it, and remarks (severity info) that are none. The places are those in the invoice's text.</summary>
    public IReadOnlyList<Finding> Findings { get; }
}
