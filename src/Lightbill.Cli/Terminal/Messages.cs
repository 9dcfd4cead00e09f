using Lightbill.Cli.Reading;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill.Cli.Terminal;

/// <summary>
/// What goes to standard error: <c>lightbill: error: …</c>, hints as lines of their own, a caret under the characters in question. No capitals at the start and no
/// full stop of ours; whatever comes from a request is made harmless first.
/// </summary>
internal static class Messages
{
    /// <summary>A line of this many characters of the request is shown around the place in question.</summary>
    private const int Window = 64;

    public static void Error(CliContext context, string message) => context.Error.WriteLine($"lightbill: error: {Shown(message)}");

    public static void Warning(CliContext context, string message) => context.Error.WriteLine($"lightbill: warning: {Shown(message)}");

    public static void Hint(CliContext context, string message) => context.Error.WriteLine($"lightbill: hint: {Shown(message, hidesHex: false)}");

    /// <summary>What a message repeats of its arguments may be a secret in the wrong place: every message is looked through, whoever wrote it.</summary>
    private static string Shown(string message, bool hidesHex = true) => UntrustedText.Escape(SecretScan.Hide(message, hidesHex));

    /// <summary>A finding with its place shown.</summary>
    public static void Finding(CliContext context, Finding finding, string text) => Finding(context, FindingView.Of(finding), text);

    /// <summary>A finding with its place shown; an empty text shows none.</summary>
    public static void Finding(CliContext context, FindingView finding, string text)
    {
        string label = finding.Severity switch
        {
            FindingSeverity.Error => "error",
            FindingSeverity.Warning => "warning",
            _ => "note",
        };
        context.Error.WriteLine($"lightbill: {label}: {AsMessage(finding.Message)} [{finding.Code}]");
        // A secret that was pasted by mistake is not repeated.
        if (finding.Code != FindingRules.TextSecret.Code && finding.Code != FindingRules.TextBareHex.Code)
            foreach (string line in Place(finding, text)) context.Error.WriteLine("  " + line);
        if (finding.NeedsAdvice) Hint(context, AsMessage(finding.Advice));
    }

    /// <summary>The place of a finding in the text, a line with the characters around it and one with carets; nothing when it concerns the whole.</summary>
    public static IEnumerable<string> Place(FindingView finding, string text)
    {
        if (finding is not { Offset: { } offset, Length: { } length } || length >= text.Length || offset > text.Length) yield break;
        int start = Math.Max(0, Math.Min(offset - (Window / 2), text.Length - Window));
        int end = Math.Min(text.Length, start + Window);
        // One column for each character, so that the caret stands under the right one: what shows nothing or takes two columns becomes a dot.
        string shown = string.Concat(text[start..end].Select(c => c is >= ' ' and <= '~' ? c : '.'));
        string lead = start > 0 ? "…" : "";
        int carets = Math.Max(1, Math.Min(offset + length, end) - offset);
        yield return $"{lead}{shown}{(end < text.Length ? "…" : "")}";
        yield return $"{new string(' ', lead.Length + offset - start)}{new string('^', carets)} at {offset}";
    }

    /// <summary>A sentence of the core's as a message of the command: no capital at the start (unless it begins a name like "BOLT"), no full stop at the end.</summary>
    public static string AsMessage(string sentence)
    {
        string text = sentence.EndsWith('.') ? sentence[..^1] : sentence;
        return text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    /// <summary>A message of the command as a sentence.</summary>
    public static string AsSentence(string message) => char.ToUpperInvariant(message[0]) + message[1..] + ".";
}
