using System.Globalization;

namespace Lightbill.Cli.Values;

/// <summary>Spans of time on the command line: <c>90s</c>, <c>10m</c>, <c>1h</c>, <c>7d</c>, <c>2w</c>, or seconds without a letter.</summary>
internal static class DurationText
{
    /// <summary>The span in seconds.</summary>
    /// <exception cref="CliException">It is no span; the message names the option.</exception>
    public static ulong ParseSeconds(string option, string text)
    {
        (string digits, ulong unit) = text.Length == 0 ? ("", 1ul) : text[^1] switch
        {
            's' => (text[..^1], 1ul),
            'm' => (text[..^1], 60ul),
            'h' => (text[..^1], 3_600ul),
            'd' => (text[..^1], 86_400ul),
            'w' => (text[..^1], 604_800ul),
            _ => (text, 1ul),
        };
        if (!ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out ulong count))
            throw OptionError.Invalid(option, $"'{text}' is not a span of time: write 90s, 10m, 1h, 7d, 2w, or seconds without a letter");
        return count <= ulong.MaxValue / unit ? count * unit : throw OptionError.Invalid(option, $"'{text}' is more seconds than 64 bits hold");
    }
}
