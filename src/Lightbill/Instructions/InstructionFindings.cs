using Lightbill.Findings;

namespace Lightbill.Instructions;

/// <summary>What is found while one request is read; places are those of the text as given.</summary>
internal sealed class InstructionFindings
{
    public List<Finding> All { get; } = [];

    public bool HasError => FirstError is not null;

    public Finding? FirstError => All.Find(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>About a whole region.</summary>
    public void Report(FindingRule rule, FindingSeverity severity, Region region, long number = 0, string? text = null) =>
        All.Add(new(rule, severity, region.IsEmpty ? -1 : region.Start, region.Extent, number, text));

    /// <summary>About some characters of a region.</summary>
    public void Report(FindingRule rule, FindingSeverity severity, Region region, int offset, int length, long number = 0, string? text = null) =>
        Report(rule, severity, region.Slice(offset, length), number, text);
}
