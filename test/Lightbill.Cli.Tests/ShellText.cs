using System.Text;

namespace Lightbill.Cli.Tests;

/// <summary>As much of a shell's language as transcripts and guides use: names for values, and words.</summary>
internal sealed class ShellText
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Takes <c>name=value</c>; false when the line is something else.</summary>
    public bool TryDefine(string line)
    {
        int equals = line.IndexOf('=');
        if (equals <= 0 || !line[..equals].All(char.IsAsciiLetterOrDigit)) return false;
        _values[line[..equals]] = line[(equals + 1)..];
        return true;
    }

    public string Expand(string text)
    {
        // Longer names first, so that one name may begin with another.
        foreach ((string name, string value) in _values.OrderByDescending(pair => pair.Key.Length)) text = text.Replace("$" + name, value, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Words apart at spaces; single quotes keep all, double quotes keep spaces and expand names.</summary>
    public string[] Words(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        bool isOpen = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '\'' or '"')
            {
                int end = text.IndexOf(c, i + 1);
                string inside = text[(i + 1)..end];
                word.Append(c == '"' ? Expand(inside) : inside);
                isOpen = true;
                i = end;
            }
            else if (c == ' ')
            {
                if (isOpen) words.Add(word.ToString());
                word.Clear();
                isOpen = false;
            }
            else
            {
                int end = text.AsSpan(i).IndexOfAny(' ', '\'', '"') is >= 0 and int length ? i + length : text.Length;
                word.Append(Expand(text[i..end]));
                isOpen = true;
                i = end - 1;
            }
        }
        if (isOpen) words.Add(word.ToString());
        return [.. words];
    }
}
