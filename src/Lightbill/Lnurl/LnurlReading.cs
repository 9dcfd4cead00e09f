using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;

namespace Lightbill.Lnurls;

/// <summary>
/// What became of reading an answer: the message or null, everything there is to say about it, and the service's own reason if it refused.
/// Reading never throws on what a service sends. Immutable.
/// </summary>
/// <typeparam name="T">The message.</typeparam>
public sealed class LnurlReading<T>
    where T : class
{
    internal LnurlReading(T? value, IReadOnlyList<Finding> findings, UntrustedText? reason = null) =>
        (Value, Findings, Reason) = (value, findings, reason);

    /// <summary>The message; null when there is an error among the findings.</summary>
    public T? Value { get; }

    /// <summary>Errors, deviations and remarks, in the order they were found.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Why the service refused, in its words; null when it did not, or gave no reason.</summary>
    public UntrustedText? Reason { get; }

    /// <summary>Was a message read?</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Value is not null;

    /// <summary>The first error; null when there is none.</summary>
    public Finding? Error => Findings.FirstOrDefault(static finding => finding.Severity == FindingSeverity.Error);

    /// <summary>The same reading under a more general type.</summary>
    internal LnurlReading<TBase> As<TBase>()
        where TBase : class => new(Value as TBase, Findings, Reason);
}
