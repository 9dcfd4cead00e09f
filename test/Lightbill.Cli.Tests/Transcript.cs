using System.Text;

namespace Lightbill.Cli.Tests;

/// <summary>One file of runs; the format is described in Transcripts/README.md.</summary>
internal sealed class Transcript
{
    private const string Prompt = "$ lightbill";
    private readonly ShellText _shell = new();

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
                transcript._shell.TryDefine(line);
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
                input.Append(transcript._shell.Expand(content.StartsWith(' ') ? content[1..] : content));
                if (!isLast) input.Append('\n');
            }
            // What was expected until now is read over and written anew.
            while (i < lines.Length && lines[i].Length > 0 && lines[i][0] is '|' or '!' or '=') i++;
            CliRun answer = run(transcript._shell.Words(line[Prompt.Length..]), hasInput ? System.Text.Encoding.UTF8.GetBytes(input.ToString()) : null);
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
}
