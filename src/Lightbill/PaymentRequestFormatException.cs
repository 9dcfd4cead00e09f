using Lightbill.Findings;

namespace Lightbill;

/// <summary>A text could not be read as a payment request. Thrown by <c>Parse</c> only; <c>TryParse</c> gives the same <see cref="Finding"/> without throwing.</summary>
public sealed class PaymentRequestFormatException : FormatException
{
    /// <summary>From the first error found.</summary>
    public PaymentRequestFormatException(Finding finding)
        : base(finding.ToString()) => Finding = finding;

    /// <summary>The first error: code, place, rule, advice.</summary>
    public Finding Finding { get; }
}
