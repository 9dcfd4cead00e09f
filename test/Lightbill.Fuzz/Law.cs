using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;

namespace Lightbill.Fuzz;

/// <summary>What must hold for every input, whatever it is.</summary>
internal static class Law
{
    public static void Holds([DoesNotReturnIf(false)] bool condition, string law)
    {
        if (!condition) throw new LawBrokenException(law);
    }

    public static void Same<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw new LawBrokenException($"{what}: {expected} and {actual}");
    }

    /// <summary>Every finding has its words, and a place inside the text or none.</summary>
    public static void Places(IEnumerable<Finding> findings, int textLength)
    {
        foreach (Finding finding in findings)
        {
            Holds(finding.Message.Length > 0 && finding.Advice.Length > 0, "a finding has words");
            Holds(UntrustedText.Escape(finding.Message) == finding.Message, $"the message of {finding.Code} holds no hidden characters");
            if (finding.Offset is not { } offset) continue;
            int length = finding.Length!.Value;
            Holds(offset >= 0 && length >= 0 && offset + length <= textLength, $"{finding} lies in the text of {textLength}");
            Holds(length > 0 || textLength == 0, $"{finding} covers something");
        }
    }
}
