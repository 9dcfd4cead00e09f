namespace Lightbill.Findings;

/// <summary>Takes what the one reading core finds. A struct, so that the three depths of reading share the code without paying for each other.</summary>
internal interface IFindingSink
{
    /// <summary>Are findings below an error kept? If not, their words need not be made.</summary>
    static abstract bool KeepsAll { get; }

    /// <param name="rule">The kind.</param>
    /// <param name="severity">How bad.</param>
    /// <param name="offset">Start in the text, or -1 for the whole.</param>
    /// <param name="length">Characters covered.</param>
    /// <param name="number">Goes into the message as <c>{1}</c>.</param>
    /// <param name="text">Goes into the message as <c>{0}</c>; never raw foreign text.</param>
    void Report(FindingRule rule, FindingSeverity severity, int offset, int length, long number = 0, string? text = null);
}
