using System.CommandLine;
using Lightbill.Cli.Completion;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Commands;

/// <summary><c>lightbill completion</c>: a script for the shell, made from the commands that there are.</summary>
internal static class CompletionCommand
{
    public static Command Create(CliContext context)
    {
        string[] shells = [.. CompletionScripts.All.Select(one => one.Shell)];
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", shells) };
        shell.CompletionSources.Add(shells);
        var command = new Command("completion", """
            Prints a script that lets a shell complete commands, options and values.

            Example:
              source <(lightbill completion bash)
              lightbill completion fish | source
            """)
        {
            shell,
        };
        command.SetAction(result =>
        {
            string name = result.GetValue(shell)!;
            Func<IReadOnlyList<CompletionPlace>, string> write = CompletionScripts.All.FirstOrDefault(one => one.Shell == name).Write
                ?? throw new CliException(ExitCode.Usage, $"there is no script for '{name}': {string.Join(", ", shells)}");
            context.Output.WriteLine(write(CompletionPlace.Of(result.RootCommandResult.Command)));
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
