using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;

namespace Lightbill;

/// <summary>The outcome of <see cref="PaymentInstruction.Read"/>: an instruction or not, and everything found on the way. Immutable.</summary>
public sealed class PaymentReading
{
    internal PaymentReading(string kind, PaymentInstruction? instruction, IReadOnlyList<Finding> findings, bool isSecret = false)
    {
        (Kind, Instruction, Findings, IsSecret) = (kind, instruction, findings, isSecret);
    }

    /// <summary>The kind, also of a text that was refused, as far as it could be told; else <c>unknown</c>.</summary>
    public string Kind { get; }

    /// <summary>Was the text read? If not, <see cref="Error"/> says why.</summary>
    [MemberNotNullWhen(true, nameof(Instruction)), MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Instruction is not null;

    /// <summary>The request; null when the text was refused.</summary>
    public PaymentInstruction? Instruction { get; }

    /// <summary>Everything found; an error among them exactly when the text was refused.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The first error, null on success.</summary>
    public Finding? Error => Instruction is not null ? null : Findings.First(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>The text holds a private key, seed words or a credential, or what may be one (64 bare hexadecimal digits): do not show, log or store it.</summary>
    public bool IsSecret { get; }
}
