using Lightbill.Findings;

namespace Lightbill;

/// <summary>One way to pay that a <c>bitcoin:</c> URI offers, read or rejected. Immutable.</summary>
/// <param name="Key">The parameter it stands in, in lower case; empty for the address after the colon.</param>
/// <param name="Kind">Its kind, also when it was rejected, as far as it could be told.</param>
/// <param name="Text">As written, decoded.</param>
/// <param name="Instruction">What it is; null when it was rejected.</param>
/// <param name="Findings">About it alone; an error among them exactly when it was rejected.</param>
/// <param name="Offset">0-based start of the value in the text as given, in UTF-16 units.</param>
/// <param name="Length">Characters covered.</param>
public sealed record BitcoinUriMethod(
    string Key, string Kind, UntrustedText Text, PaymentInstruction? Instruction, IReadOnlyList<Finding> Findings, int Offset, int Length);
