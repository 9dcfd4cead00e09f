using System.Text;

namespace Lightbill.Cli.Terminal;

/// <summary>Lines of text in columns, at most 80 wide. What has no spaces (hex, addresses) is never broken: copied with the mouse, it stays whole.</summary>
internal static class TextLayout
{
    public const int Width = 80;

    private const string Blank = "                                                                                "; // as wide as a line

    /// <summary>Breaks a text at spaces into lines of at most a width; a longer word gets a line of its own.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        if (text.Length <= width) return [text];
        List<string> lines = [];
        var line = new StringBuilder();
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }
            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }
        if (line.Length > 0) lines.Add(line.ToString());
        return lines;
    }

    /// <summary>Writes a label and what belongs to it, in two columns. A value that does not fit goes to a line of its own, indented by two.</summary>
    public static void Row(CliContext context, int column, string label, string value, TextStyle style = TextStyle.Plain) =>
        Row(context.Output, context.UseColor, column, label, value, style);

    /// <summary>The same on any writer.</summary>
    public static void Row(TextWriter writer, bool useColor, int column, string label, string value, TextStyle style = TextStyle.Plain)
    {
        string lead = label.Length < column ? label + Spaces(column - label.Length) : label;
        foreach (string line in Wrap(value, Width - column))
        {
            if (line.Length > Width - column)
            {
                if (lead.Trim().Length > 0) writer.WriteLine(Styled(useColor, lead.TrimEnd(), TextStyle.Label));
                writer.WriteLine("  " + Styled(useColor, line, style));
            }
            else
            {
                writer.WriteLine((Styled(useColor, lead, TextStyle.Label) + Styled(useColor, line, style)).TrimEnd());
            }
            lead = Spaces(column);
        }
    }

    /// <summary>Cut from a constant: what fills strings in the runtime is compiled at its first call.</summary>
    private static string Spaces(int count) => Blank[..count];

    /// <summary>The text in a style, when there is colour.</summary>
    public static string Styled(CliContext context, string text, TextStyle style) => Styled(context.UseColor, text, style);

    private static string Styled(bool useColor, string text, TextStyle style)
    {
        if (!useColor || string.IsNullOrWhiteSpace(text)) return text;
        string code = style switch
        {
            TextStyle.Good => "1;32",
            TextStyle.Bad => "1;31",
            TextStyle.Warning => "33",
            TextStyle.Label => "2",
            _ => "",
        };
        return code.Length == 0 ? text : $"\e[{code}m{text}\e[0m";
    }

    /// <summary>The beginning and the end of a long text without spaces.</summary>
    public static string Abbreviate(string text, int width)
    {
        if (text.Length <= width) return text;
        int tail = width >= 16 ? (width - 1) / 3 : 0;
        return string.Concat(text.AsSpan(0, width - 1 - tail), "…", text.AsSpan(text.Length - tail));
    }
}
