using System.Globalization;

namespace Lightbill.Cli.Terminal;

/// <summary>Moments on the command line: ISO 8601 with its offset from UTC (<c>2026-11-21T08:00:00Z</c>), or seconds since 1970.</summary>
internal static class TimeText
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mmK"];

    /// <summary>Reads a moment.</summary>
    /// <exception cref="CliException">It is none, or it lacks the offset, so that it could mean several moments.</exception>
    public static DateTimeOffset Parse(string text) => Read(text) is { } time && time != default // which stands for "no time" everywhere
        ? time
        : throw new CliException(ExitCode.Usage, $"'{text}' is not a time",
            "write it with its offset from UTC, 2026-11-21T08:00:00Z or 2026-11-21T09:00:00+01:00, or as seconds since 1970");

    private static DateTimeOffset? Read(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds)
            && seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        }
        if (HasOffset(text)
            && DateTimeOffset.TryParseExact(text.Replace('t', 'T').Replace('z', 'Z'), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time))
        {
            return time.ToUniversalTime();
        }
        return null;
    }

    private static bool HasOffset(string text) => text.EndsWith('Z') || text.EndsWith('z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
}
