using Lightbill.Findings;

namespace Lightbill.Cli.Terminal;

/// <summary>
/// What goes to standard error: <c>lightbill: error: …</c>, hints as lines of their own, a caret under the characters in question. No capitals at the start and no
/// full stop of ours; whatever comes from a request is made harmless first.
/// </summary>
internal static class Messages
{
    /// <summary>A line of this many characters of the request is shown around the place in question.</summary>
    private const int Window = 64;

    public static void Error(CliContext context, string message) => context.Error.WriteLine($"lightbill: error: {UntrustedText.Escape(message)}");

    public static void Warning(CliContext context, string message) => context.Error.WriteLine($"lightbill: warning: {UntrustedText.Escape(message)}");

    public static void Hint(CliContext context, string message) => context.Error.WriteLine($"lightbill: hint: {UntrustedText.Escape(message)}");

    /// <summary>A finding with its place shown.</summary>
    public static void Finding(CliContext context, Finding finding, string text)
    {
        string label = finding.Severity switch
        {
            FindingSeverity.Error => "error",
            FindingSeverity.Warning => "warning",
            _ => "note",
        };
        context.Error.WriteLine($"lightbill: {label}: {finding.Message} [{finding.Code}]");
        if (finding is { Offset: { } offset, Length: { } length } && length < text.Length && text.Length > 0) Caret(context, text, offset, length);
        if (finding.Severity != FindingSeverity.Info) Hint(context, finding.Advice);
    }

    private static void Caret(CliContext context, string text, int offset, int length)
    {
        int start = Math.Max(0, Math.Min(offset - (Window / 2), text.Length - Window));
        int end = Math.Min(text.Length, start + Window);
        // One column for each character, so that the caret stands under the right one: what shows nothing or takes two columns becomes a dot.
        string shown = string.Concat(text[start..end].Select(c => c is >= ' ' and <= '~' ? c : '.'));
        string lead = start > 0 ? "…" : "";
        int carets = Math.Max(1, Math.Min(offset + length, end) - offset);
        context.Error.WriteLine($"  {lead}{shown}{(end < text.Length ? "…" : "")}");
        context.Error.WriteLine($"  {new string(' ', lead.Length + offset - start)}{new string('^', carets)} at {offset}");
    }
}
