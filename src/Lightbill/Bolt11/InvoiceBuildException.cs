using Lightbill.Findings;

namespace Lightbill.Bolt11;

/// <summary>A builder refuses to write an invoice, or a message of BOLT 12, that a strict reader would refuse to read.</summary>
public sealed class InvoiceBuildException : InvalidOperationException
{
    internal InvoiceBuildException(IReadOnlyList<Finding> errors)
        : base(string.Join(" ", errors.Select(error => $"{error.Code}: {error.Message}"))) => Errors = errors;

    /// <summary>What stands against it. Places are those in the text that would have been written; for BOLT 12, in its bytes.</summary>
    public IReadOnlyList<Finding> Errors { get; }
}
