namespace Lightbill.Cli.Values;

/// <summary>A value that an option cannot take: the message names the option first.</summary>
internal static class OptionError
{
    public static CliException Invalid(string option, string reason, params string[] hints) => new(ExitCode.Usage, $"{option}: {InMessageStyle(reason)}", hints);

    /// <summary>A sentence of the core as our messages are written: without capital and full stop, and without the parameter's name.</summary>
    public static string InMessageStyle(string sentence)
    {
        int parameter = sentence.IndexOf(" (Parameter '", StringComparison.Ordinal);
        string text = (parameter < 0 ? sentence : sentence[..parameter]).TrimEnd('.');
        bool startsWithWord = text.Length > 1 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterLower(text[1]);
        return startsWithWord || text.StartsWith("A ", StringComparison.Ordinal) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }
}
