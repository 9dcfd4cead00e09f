using Lightbill.Findings;

namespace Lightbill.Client;

/// <summary>
/// A conversation with a service came to an end: it cannot be reached, it refused, or its answer is not to be trusted. The message holds no secrets and no
/// raw foreign text.
/// </summary>
public sealed class LnurlException : Exception
{
    /// <summary>From the finding that says what happened.</summary>
    /// <param name="finding">What happened.</param>
    /// <param name="reason">The service's own words.</param>
    /// <param name="innerException">What lies beneath.</param>
    public LnurlException(Finding finding, UntrustedText? reason = null, Exception? innerException = null)
        : base(finding.ToString(), innerException) => (Finding, Reason) = (finding, reason);

    /// <summary>The finding: code, words, advice.</summary>
    public Finding Finding { get; }

    /// <summary>The stable code, e.g. <c>lnurl.timeout</c>.</summary>
    public string Code => Finding.Code;

    /// <summary>Why the service refused, in its own words; null when it did not or gave no reason.</summary>
    public UntrustedText? Reason { get; }

    internal static LnurlException Of(FindingRule rule, string? text = null, long number = 0, Exception? inner = null) =>
        new(Finding.Of(rule, FindingSeverity.Error, text, number), null, inner);
}
