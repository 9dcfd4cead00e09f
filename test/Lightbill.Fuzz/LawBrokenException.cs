namespace Lightbill.Fuzz;

/// <summary>An input breaks a law that a target asserts.</summary>
internal sealed class LawBrokenException(string message) : Exception(message);
