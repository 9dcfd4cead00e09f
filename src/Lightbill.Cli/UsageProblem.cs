using System.CommandLine;
using System.CommandLine.Parsing;
using Lightbill.Instructions;

namespace Lightbill.Cli;

/// <summary>The words for a command line that makes no sense.</summary>
internal static class UsageProblem
{
    /// <summary>Up to this many slips in a command's name we still guess which one was meant.</summary>
    private const int MaxSlips = 2;

    public static CliException Of(ParseResult result)
    {
        // Looked at together: the words of a seed are each an argument.
        if (SecretScan.Find(string.Join(' ', result.Tokens.Select(token => token.Value).Concat(result.UnmatchedTokens))) is { } secret)
            return new(ExitCode.Usage, $"the command line makes no sense, and holds {secret}, which is not repeated here", "never give secrets as arguments: the shell keeps them, and other users of the machine see them");
        Command command = result.CommandResult.Command;
        if (command is RootCommand)
        {
            string? word = result.UnmatchedTokens.Count > 0 ? result.UnmatchedTokens[0] : null;
            if (word is null && result.Errors.All(error => error.SymbolResult is CommandResult)) return new(ExitCode.Usage, "which command?", "see lightbill --help");
            if (word is not null) return NoSuchCommand(command, word);
        }
        IEnumerable<string> messages = result.Errors.Select(error => error.Message.TrimEnd('.')).Distinct(StringComparer.Ordinal);
        return new(ExitCode.Usage, SecretScan.Hide(string.Join("; ", messages)), $"see {PathOf(result.CommandResult)} --help");
    }

    /// <summary>What to say of a word that begins like an option and is none.</summary>
    public static string NoSuchOption(CommandResult? command, string word)
    {
        IEnumerable<string> names = command?.Command.Options.SelectMany(option => option.Aliases.Append(option.Name)) ?? [];
        string? meant = names.Where(name => Distance(name, word) <= MaxSlips).MinBy(name => Distance(name, word));
        string shown = Cut(SecretScan.Hide(word));
        return meant is null ? $"there is no option {shown}" : $"there is no option {shown}; did you mean {meant}?";
    }

    /// <summary>Enough to recognise it by; secrets are taken out before, since of a part nobody can tell.</summary>
    private static string Cut(string word) => word.Length > 40 ? word[..40] + "…" : word;

    /// <summary>The name that was probably meant; null when none is near. A difference in case is no slip.</summary>
    public static string? Nearest(IEnumerable<string> names, string word)
    {
        return names.Where(name => Slips(name) <= MaxSlips).MinBy(Slips);

        int Slips(string name) => Distance(name.ToLowerInvariant(), word.ToLowerInvariant());
    }

    /// <summary>The command with those above it: <c>lightbill key new</c>.</summary>
    private static string PathOf(CommandResult result) => result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "lightbill";

    private static CliException NoSuchCommand(Command root, string word)
    {
        word = SecretScan.Hide(word);
        if (word.StartsWith('-')) return new(ExitCode.Usage, $"there is no option {word}", "see lightbill --help");
        string? meant = root.Subcommands.Select(command => command.Name).Where(name => Distance(name, word) <= MaxSlips).MinBy(name => Distance(name, word));
        string message = $"there is no command '{Cut(word)}'";
        if (meant is not null) return new(ExitCode.Usage, message, $"did you mean lightbill {meant}?");
        return word.StartsWith("ln", StringComparison.OrdinalIgnoreCase) || word.StartsWith("lightning:", StringComparison.OrdinalIgnoreCase)
            ? new(ExitCode.Usage, message, "to read a request: lightbill decode REQUEST")
            : new(ExitCode.Usage, message, "see lightbill --help");
    }

    /// <summary>How many letters must be added, taken away or changed.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > MaxSlips) return int.MaxValue;
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
