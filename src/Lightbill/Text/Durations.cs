using System.Globalization;

namespace Lightbill.Text;

/// <summary>Spans of time in words, for messages: the two largest units that matter.</summary>
internal static class Durations
{
    private static readonly Unit[] Units = [new(365 * 86_400L, "year"), new(86_400, "day"), new(3_600, "hour"), new(60, "minute"), new(1, "second")];

    /// <summary><c>2 days 3 hours</c>, <c>59 seconds</c>, <c>9 years 171 days</c>. A negative span is described by its size.</summary>
    public static string Describe(TimeSpan span)
    {
        long seconds = Math.Abs(span.Ticks / TimeSpan.TicksPerSecond);
        if (seconds == 0) return "less than a second";
        for (int i = 0; i < Units.Length; i++)
        {
            (long count, long rest) = Math.DivRem(seconds, Units[i].Seconds);
            if (count == 0) continue;
            string first = Count(count, Units[i].Name);
            long second = i + 1 < Units.Length ? rest / Units[i + 1].Seconds : 0;
            return second == 0 ? first : $"{first} {Count(second, Units[i + 1].Name)}";
        }
        throw new System.Diagnostics.UnreachableException();
    }

    /// <summary><c>2 days 3 hours ago</c>.</summary>
    public static string Ago(TimeSpan span) => Describe(span) + " ago";

    private static string Count(long count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");

    private sealed record Unit(long Seconds, string Name);
}
