namespace Lightbill.Cli.Values;

/// <summary>Amounts on the command line.</summary>
internal static class AmountText
{
    /// <exception cref="CliException">It is none; the message names the option.</exception>
    public static MilliSatoshi Parse(string option, string text)
    {
        try
        {
            return MilliSatoshi.Parse(text);
        }
        catch (FormatException problem)
        {
            throw OptionError.Invalid(option, $"'{text}': {OptionError.InMessageStyle(problem.Message)}");
        }
    }
}
