namespace Lightbill.Findings;

/// <summary>Collects every finding; the list is made with the first one.</summary>
internal struct FindingList : IFindingSink
{
    private List<Finding>? _findings;

    public static bool KeepsAll => true;

    /// <summary>For each character of the text that was read, its place in the text the caller gave; null when they are the same.</summary>
    public int[]? OffsetMap { get; init; }

    public readonly IReadOnlyList<Finding> Findings => _findings?.AsReadOnly() ?? (IReadOnlyList<Finding>)[];

    public readonly Finding? FirstError => _findings?.Find(finding => finding.Severity == FindingSeverity.Error);

    public readonly bool HasError => FirstError is not null;

    public void Report(FindingRule rule, FindingSeverity severity, int offset, int length, long number = 0, string? text = null)
    {
        if (offset >= 0 && OffsetMap is { Length: > 0 } map)
        {
            int last = Math.Min(offset + Math.Max(length, 1), map.Length) - 1;
            int start = map[Math.Min(offset, map.Length - 1)];
            (offset, length) = (start, map[last] + 1 - start);
        }
        (_findings ??= []).Add(new(rule, severity, offset, length, number, text));
    }
}
