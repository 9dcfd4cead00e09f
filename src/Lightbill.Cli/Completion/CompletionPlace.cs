using System.CommandLine;
using System.CommandLine.Completions;

namespace Lightbill.Cli.Completion;

/// <summary>A place on the command line, as the shells' scripts see it: after which commands, and what may follow.</summary>
/// <param name="Path">The commands so far, joined by spaces; empty at the start.</param>
/// <param name="Commands">The commands that may come next.</param>
/// <param name="Options">The options that may come next.</param>
/// <param name="Values">The fixed values of the argument.</param>
internal sealed record CompletionPlace(string Path, IReadOnlyList<NextCommand> Commands, IReadOnlyList<NextOption> Options, IReadOnlyList<string> Values)
{
    /// <summary>Every word that may come next, options included.</summary>
    public IEnumerable<string> Words => [.. Commands.Select(command => command.Name), .. Values, .. Options.SelectMany(option => option.Names)];

    /// <summary>All places of a command tree, the start first.</summary>
    public static IReadOnlyList<CompletionPlace> Of(Command root)
    {
        List<CompletionPlace> places = [];
        Collect(root, "", [], places);
        return places;
    }

    private static void Collect(Command command, string path, IReadOnlyList<Option> inherited, List<CompletionPlace> places)
    {
        Command[] children = [.. command.Subcommands.Where(child => !child.Hidden)];
        places.Add(new(path,
            [.. children.Select(child => new NextCommand(child.Name, FirstLine(child.Description)))],
            [.. command.Options.Concat(inherited).Where(option => !option.Hidden).Select(NextOption.Of)],
            [.. command.Arguments.SelectMany(argument => argument.GetCompletions(CompletionContext.Empty)).Select(item => item.Label)]));
        Option[] passedOn = [.. inherited, .. command.Options.Where(option => option.Recursive)];
        foreach (Command child in children) Collect(child, path.Length == 0 ? child.Name : $"{path} {child.Name}", passedOn, places);
    }

    private static string FirstLine(string? text) => text?.Split('\n')[0].Trim() ?? "";
}
