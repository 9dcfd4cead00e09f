using System.Globalization;

namespace Lightbill.Cli.Values;

/// <summary>Whole numbers on the command line.</summary>
internal static class CountText
{
    /// <exception cref="CliException">It is none, or beyond 64 bits; the message names the option.</exception>
    public static ulong Parse(string option, string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number
        : throw OptionError.Invalid(option, $"'{text}' is not a whole number, or too large");
}
