namespace Lightbill;

/// <summary>One parameter of a <c>bitcoin:</c> URI, known or not. Immutable.</summary>
/// <param name="Key">As written, without <c>req-</c>; compare without regard to case.</param>
/// <param name="Value">Decoded; empty when there is none. Text of somebody we do not know.</param>
/// <param name="IsRequired">Was it written with <c>req-</c>, so that whoever does not understand it must not pay?</param>
/// <param name="Offset">0-based start of the parameter in the text as given, in UTF-16 units.</param>
/// <param name="Length">Characters covered, key and value.</param>
public sealed record BitcoinUriParameter(string Key, UntrustedText Value, bool IsRequired, int Offset, int Length);
