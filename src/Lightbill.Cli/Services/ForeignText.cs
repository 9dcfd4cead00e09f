using System.Globalization;

namespace Lightbill.Cli.Services;

/// <summary>
/// Text of a service on a terminal: harmless, of bounded length, and broken hard where it has no spaces, so that no terminal wraps it to where our own words
/// begin.
/// </summary>
internal static class ForeignText
{
    /// <summary>More than any honest reason or description; the JSON has all of it.</summary>
    private const int MaxLength = 1000;

    private const int MaxLines = 20;

    /// <summary>On one line.</summary>
    public static string Short(UntrustedText text) => Cut(text.Raw, MaxLength);

    /// <summary>As lines of at most a width; line breaks of the text are line breaks.</summary>
    public static IEnumerable<string> Lines(UntrustedText text, int width)
    {
        string[] lines = text.Raw.Split('\n');
        int room = MaxLength;
        foreach (string line in lines.Take(MaxLines))
        {
            if (room <= 0) break;
            string cut = Cut(line.TrimEnd('\r'), room);
            room -= line.Length;
            foreach (string word in Terminal.TextLayout.Wrap(cut, width))
                foreach (string piece in Break(word, width)) yield return piece;
        }
        if (lines.Length > MaxLines) yield return string.Create(CultureInfo.InvariantCulture, $"… ({lines.Length} lines in all)");
    }

    private static string Cut(string raw, int length)
    {
        if (raw.Length <= length) return UntrustedText.Escape(raw);
        int end = char.IsHighSurrogate(raw[length - 1]) ? length - 1 : length;
        return string.Create(CultureInfo.InvariantCulture, $"{UntrustedText.Escape(raw[..end])} … ({raw.Length} characters in all)");
    }

    private static IEnumerable<string> Break(string line, int width)
    {
        while (line.Length > width)
        {
            int end = char.IsHighSurrogate(line[width - 1]) ? width - 1 : width;
            yield return line[..end];
            line = line[end..];
        }
        yield return line;
    }
}
