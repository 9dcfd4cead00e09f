using System.CommandLine;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;

namespace Lightbill.Cli.Commands;

/// <summary>The end of an offer, as a span from now or as a moment.</summary>
internal static class Expiry
{
    public static Option<string?> Span(string what) => new("--expiry") { HelpName = "SPAN", Description = $"{what}: 90s, 10m, 1h, 7d, 2w or seconds from now (default: for ever)" };

    public static Option<string?> Moment(string what) => new("--absolute-expiry") { HelpName = "TIME", Description = $"{what}: 2026-12-24T18:00:00Z, or seconds since 1970" };

    /// <summary>Null when neither is given.</summary>
    /// <exception cref="CliException">Both are given, or one is no time, or it lies where no calendar reaches.</exception>
    public static DateTimeOffset? Read(CliContext context, ParseResult result, Option<string?> span, Option<string?> moment)
    {
        (string? forSpan, string? until) = (result.GetValue(span), result.GetValue(moment));
        if (forSpan is not null && until is not null) throw new CliException(ExitCode.Usage, $"{span.Name} and {moment.Name} exclude each other");
        if (forSpan is not null)
        {
            ulong seconds = DurationText.ParseSeconds(span.Name, forSpan);
            DateTimeOffset now = context.Clock.GetUtcNow();
            return seconds <= (ulong)(DateTimeOffset.MaxValue - now).TotalSeconds ? now.AddSeconds(seconds) : throw OptionError.Invalid(span.Name, $"'{forSpan}' ends after the year 9999");
        }
        if (until is null) return null;
        DateTimeOffset end = OptionError.Naming(moment.Name, () => TimeText.Parse(until));
        return end >= DateTimeOffset.UnixEpoch ? end : throw OptionError.Invalid(moment.Name, "it lies before 1970");
    }
}
