using Lightbill.Findings;

namespace Lightbill.Instructions;

/// <summary>What is found while one request is read; places are those of the text as given.</summary>
/// <param name="guesses">
/// How many damaged invoices may be searched for what happened to them. The search is by far the longest work there is, and a text can hold hundreds of them; no honest
/// writer offers more.
/// </param>
/// <param name="parent">What the request is a part of: it shares its guesses.</param>
internal sealed class InstructionFindings(int guesses = 4, InstructionFindings? parent = null)
{
    private int _guesses = guesses;

    public List<Finding> All { get; } = [];

    public bool HasError => FirstError is not null;

    public Finding? FirstError => All.Find(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>Takes one of the searches that are left; false when there is none.</summary>
    public bool TakeGuess() => parent?.TakeGuess() ?? _guesses-- > 0;

    /// <summary>About a whole region.</summary>
    public void Report(FindingRule rule, FindingSeverity severity, Region region, long number = 0, string? text = null) =>
        All.Add(new(rule, severity, region.IsEmpty ? -1 : region.Start, region.Extent, number, text));

    /// <summary>About some characters of a region.</summary>
    public void Report(FindingRule rule, FindingSeverity severity, Region region, int offset, int length, long number = 0, string? text = null) =>
        Report(rule, severity, region.Slice(offset, length), number, text);
}
