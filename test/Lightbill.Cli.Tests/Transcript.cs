using System.Text;

namespace Lightbill.Cli.Tests;

/// <summary>One file of runs; the format is described in Transcripts/README.md.</summary>
internal sealed class Transcript
{
    private const string Prompt = "$ lightbill";
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Plays all runs and writes the file as it would be if every run were right.</summary>
    public static string Play(string text, Func<string[], byte[]?, CliRun> run)
    {
        var transcript = new Transcript();
        var result = new StringBuilder();
        string[] lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        for (int i = 0; i < lines.Length;)
        {
            string line = lines[i++];
            result.Append(line).Append('\n');
            if (!line.StartsWith(Prompt, StringComparison.Ordinal))
            {
                transcript.Define(line);
                continue;
            }
            var input = new StringBuilder();
            bool hasInput = false;
            for (; i < lines.Length && lines[i].StartsWith('<'); i++)
            {
                result.Append(lines[i]).Append('\n');
                hasInput = true;
                bool isLast = lines[i].StartsWith("<|", StringComparison.Ordinal);
                string content = lines[i][(isLast ? 2 : 1)..];
                input.Append(transcript.Expand(content.StartsWith(' ') ? content[1..] : content));
                if (!isLast) input.Append('\n');
            }
            // What was expected until now is read over and written anew.
            while (i < lines.Length && lines[i].Length > 0 && lines[i][0] is '|' or '!' or '=') i++;
            CliRun answer = run(transcript.Words(line[Prompt.Length..]), hasInput ? System.Text.Encoding.UTF8.GetBytes(input.ToString()) : null);
            Append(result, "|", answer.Output);
            Append(result, "!", answer.Error);
            result.Append("= ").Append(answer.ExitCode).Append('\n');
        }
        return result.ToString();
    }

    private static void Append(StringBuilder result, string mark, string text)
    {
        if (text.Length == 0) return;
        bool isComplete = text.EndsWith('\n');
        foreach (string line in (isComplete ? text[..^1] : text).Split('\n')) result.Append(line.Length == 0 ? mark : $"{mark} {line}").Append('\n');
        if (!isComplete) result.Append(mark).Append("\\ no line end\n");
    }

    private void Define(string line)
    {
        int equals = line.IndexOf('=');
        if (equals > 0 && line[..equals].All(char.IsAsciiLetterOrDigit)) _values[line[..equals]] = line[(equals + 1)..];
    }

    private string Expand(string text)
    {
        // Longer names first, so that one name may begin with another.
        foreach ((string name, string value) in _values.OrderByDescending(pair => pair.Key.Length)) text = text.Replace("$" + name, value, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Words apart at spaces; single quotes keep all, double quotes keep spaces and expand names.</summary>
    private string[] Words(string text)
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
