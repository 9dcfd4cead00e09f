using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Values;

/// <summary>A value that an option cannot take: the message names the option first.</summary>
internal static class OptionError
{
    public static CliException Invalid(string option, string reason, params string[] hints) => new(ExitCode.Usage, $"{option}: {InMessageStyle(reason)}", hints);

    /// <summary>Runs a reader of values that does not know the option, and adds its name to what it complains about.</summary>
    public static T Naming<T>(string option, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CliException problem)
        {
            throw new CliException(problem.Code, $"{option}: {problem.Message}", [.. problem.Hints]);
        }
    }

    /// <summary>A sentence of the core as our messages are written; an exception's remark about its parameter is left out.</summary>
    public static string InMessageStyle(string sentence)
    {
        int parameter = sentence.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return Messages.AsMessage(parameter < 0 ? sentence : sentence[..parameter]);
    }
}
