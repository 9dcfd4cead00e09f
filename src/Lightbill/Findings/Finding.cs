using System.Globalization;
using System.Text.Json.Serialization;

namespace Lightbill.Findings;

/// <summary>
/// One observation about a text: what, how bad, where. Offsets count UTF-16 units of the text the caller gave (bytes in the UTF-8 methods); they are null
/// when the finding concerns the whole. Immutable.
/// </summary>
public sealed record Finding
{
    private readonly string? _text;
    private readonly long _number;

    internal Finding(FindingRule rule, FindingSeverity severity, int offset, int length, long number, string? text)
    {
        (Rule, Severity, _number, _text) = (rule, severity, number, text);
        if (offset >= 0) (Offset, Length) = (offset, length);
    }

    /// <summary>A finding about the whole of something; the library's own readers and those built on it (an LNURL client) report this way.</summary>
    /// <param name="rule">The kind, from <see cref="FindingRules"/>.</param>
    /// <param name="severity">How bad it is here.</param>
    /// <param name="text">Goes into the message; never raw foreign text: see <see cref="UntrustedText.Escape"/>.</param>
    /// <param name="number">Goes into the message.</param>
    public static Finding Of(FindingRule rule, FindingSeverity severity, string? text = null, long number = 0) => new(rule, severity, -1, 0, number, text);

    /// <summary>The rule, with the words that do not depend on the case at hand.</summary>
    [JsonIgnore]
    public FindingRule Rule { get; }

    /// <summary>The stable code, e.g. <c>bolt11.missing-payment-secret</c>.</summary>
    public string Code => Rule.Code;

    /// <summary>How bad it is here: the same deviation is a warning in one mode and an error in another.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>0-based start in the text the caller gave, or null.</summary>
    public int? Offset { get; }

    /// <summary>How many characters it covers, or null.</summary>
    public int? Length { get; }

    /// <summary>What is the case, in words. Never holds raw foreign text.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.Message, _text, _number);

    /// <summary>The rule it rests on.</summary>
    public string SpecReference => Rule.SpecReference;

    /// <summary>What to do.</summary>
    public string Advice => Rule.Advice;

    /// <summary><c>error bolt11.checksum at 0 (264 characters): …</c></summary>
    public override string ToString() => Offset is { } offset
        ? string.Create(CultureInfo.InvariantCulture, $"{SeverityName} {Code} at {offset} ({Length} character{(Length == 1 ? "" : "s")}): {Message}")
        : $"{SeverityName} {Code}: {Message}";

    private string SeverityName => Severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };
}
