namespace Lightbill.Findings;

/// <summary>How bad a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>A deviation that is tolerated, or a reason not to pay.</summary>
    Warning,

    /// <summary>The text is refused.</summary>
    Error,
}
