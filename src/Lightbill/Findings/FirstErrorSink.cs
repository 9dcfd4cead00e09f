namespace Lightbill.Findings;

/// <summary>Keeps the first error and counts the rest: no allocation.</summary>
internal struct FirstErrorSink : IFindingSink
{
    private FindingRule? _rule;
    private int _offset;
    private int _length;
    private long _number;
    private string? _text;
    private bool _hasAny;

    public static bool KeepsAll => false;

    public readonly bool HasError => _rule is not null;

    public int WarningCount { get; private set; }

    /// <summary>Was anything reported at all?</summary>
    public readonly bool IsEmpty => !_hasAny;

    /// <summary>The first error as a finding, made on demand; null when there is none.</summary>
    public readonly Finding? Error => _rule is null ? null : new(_rule, FindingSeverity.Error, _offset, _length, _number, _text);

    public void Report(FindingRule rule, FindingSeverity severity, int offset, int length, long number = 0, string? text = null)
    {
        _hasAny = true;
        if (severity == FindingSeverity.Warning) WarningCount++;
        if (severity != FindingSeverity.Error || _rule is not null) return;
        (_rule, _offset, _length, _number, _text) = (rule, offset, length, number, text);
    }
}
