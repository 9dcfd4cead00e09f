using System.Globalization;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Lines;

/// <summary>How far a run is, for somebody who watches: standard error is a terminal, and the answers go elsewhere. One line, written over and over.</summary>
/// <param name="context">The clock, and where to write.</param>
/// <param name="inputLength">The length of the input in bytes; null when nobody knows it, and then no time left is told.</param>
/// <param name="inputPosition">How much of it has been read.</param>
internal sealed class LineProgress(CliContext context, long? inputLength, Func<long> inputPosition)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly bool _isShown = context is { ErrorIsTerminal: true, OutputIsTerminal: false };
    private readonly long _start = context.Clock.GetTimestamp();
    private long _last = context.Clock.GetTimestamp();
    private int _width;

    public void Show(long lines, long invalid, bool isEnd)
    {
        if (!_isShown || (!isEnd && context.Clock.GetElapsedTime(_last) < Interval)) return;
        _last = context.Clock.GetTimestamp();
        double seconds = context.Clock.GetElapsedTime(_start, _last).TotalSeconds;
        string text = string.Create(CultureInfo.InvariantCulture, $"{lines:#,0} lines, {invalid:#,0} not valid");
        if (seconds > 0) text += string.Create(CultureInfo.InvariantCulture, $", {lines / seconds:#,0} a second");
        if (!isEnd && inputLength is { } length && inputPosition() is > 0 and long position && seconds > 0)
            text += $", {Duration(seconds * (length - Math.Min(position, length)) / position)} left";
        // What the last text had more is wiped out.
        context.Error.Write($"\r{text.PadRight(_width)}{(isEnd ? "\n" : "")}");
        _width = text.Length;
    }

    private static string Duration(double seconds)
    {
        long whole = (long)Math.Ceiling(Math.Min(seconds, 1e9));
        return whole < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}");
    }
}
