using System.Text;

namespace Lightbill.Cli.Tests;

/// <summary>
/// Every <c>console</c> block of the guides is played: <c>$ lightbill …</c> is run and what follows is its answer, standard output before standard error; <c>$ name=value</c>
/// defines what <c>$name</c> stands for in the rest of the page; <c>$ echo $?</c> shows the exit code. <c>LIGHTBILL_ACCEPT=1</c> writes the answers anew.
/// </summary>
public sealed class GuideTests
{
    private const string Opening = "```console";
    private static readonly string Folder = Path.Combine(TestFiles.Root, "docs");

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Folder, "*.md").Where(path => File.ReadAllText(path).Contains(Opening, StringComparison.Ordinal)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Pages))]
    public void What_a_guide_shows_is_what_the_command_says(string page)
    {
        string path = Path.Combine(Folder, page);
        string expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        string actual = Play(expected);
        if (Environment.GetEnvironmentVariable("LIGHTBILL_ACCEPT") == "1") File.WriteAllText(path, actual);
        else Assert.Equal(expected, actual);
    }

    private static string Play(string text)
    {
        var shell = new ShellText();
        var result = new StringBuilder();
        bool isInside = false, isAnswer = false;
        int exitCode = 0;
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) (isInside, isAnswer) = (line == Opening, false);
            if (!isInside || line == Opening || line.StartsWith("$ ", StringComparison.Ordinal)) result.Append(line).Append('\n');
            else if (!isAnswer) throw new FormatException($"An answer without a question: {line}");
            if (!isInside || !line.StartsWith("$ ", StringComparison.Ordinal)) continue;

            isAnswer = true;
            string command = line[2..];
            if (command == "echo $?") result.Append(exitCode).Append('\n');
            else if (command.StartsWith("lightbill ", StringComparison.Ordinal))
            {
                CliRun run = CliRun.Of(shell.Words(command["lightbill ".Length..]));
                exitCode = run.ExitCode;
                result.Append(WithLineEnd(run.Output)).Append(WithLineEnd(run.Error));
            }
            else if (!shell.TryDefine(command)) throw new FormatException($"A guide can run lightbill, name=value and echo $? only: {command}");
        }
        return result.ToString();
    }

    private static string WithLineEnd(string text) => text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";
}
