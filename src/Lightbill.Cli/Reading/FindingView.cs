using System.Globalization;
using Lightbill.Findings;

namespace Lightbill.Cli.Reading;

/// <summary>A finding as the command shows it: one of the core's, or one of the input around the request (too long, not text), in the words of the same table.</summary>
internal sealed record FindingView(
    string Code, FindingSeverity Severity, int? Offset, int? Length, string Message, string SpecReference, string Advice)
{
    public bool IsError => Severity == FindingSeverity.Error;

    /// <summary>Is there something to do about it? Remarks have none, guesses at damage do: that one must not pay a mended invoice.</summary>
    public bool NeedsAdvice => Severity != FindingSeverity.Info || Code.StartsWith("hint.", StringComparison.Ordinal);

    /// <summary><c>error</c>, <c>warning</c>, <c>info</c>, as in JSON.</summary>
    public string SeverityName => Severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };

    public static FindingView Of(Finding finding) =>
        new(finding.Code, finding.Severity, finding.Offset, finding.Length, finding.Message, finding.SpecReference, finding.Advice);

    /// <summary>An error that the command itself finds, by the core's table.</summary>
    public static FindingView Error(FindingRule rule, long number) => new(
        rule.Code, FindingSeverity.Error, null, null, string.Format(CultureInfo.InvariantCulture, rule.Message, "", number), rule.SpecReference, rule.Advice);
}
