using System.CommandLine;
using System.CommandLine.Invocation;
using Lightbill.Cli.Commands;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli;

/// <summary>All commands in the order of the help text.</summary>
internal static class RootCommandFactory
{
    public const string ColorOptionName = "--color";

    /// <summary>Every command, in the order of the help.</summary>
    private static readonly (string Name, Func<CliContext, Command> Create)[] Commands =
    [
        (DecodeCommand.Name, DecodeCommand.Create),
        ("explain", ExplainCommand.Create),
        ("check", CheckCommand.Create),
        ("create", CreateCommand.Create),
        ("convert", ConvertCommand.Create),
        ("resolve", ResolveCommand.Create),
        ("login", LoginCommand.Create),
        ("qr", QrCommand.Create),
        ("scan", ScanCommand.Create),
        ("share", ShareCommand.Create),
        ("key", KeyCommand.Create),
        ("doctor", DoctorCommand.Create),
        ("completion", CompletionCommand.Create),
    ];

    /// <summary>The command tree; when the arguments begin with a command, that one alone, since making them all takes longer than most answers.</summary>
    public static RootCommand Create(CliContext context, string[] args)
    {
        var root = new RootCommand("Reads, checks, explains and makes Lightning payment requests.") { ColorOption() };
        // Completion speaks of all commands.
        string? named = args.Length > 0 && args[0] != "completion" ? args[0] : null;
        foreach ((string name, Func<CliContext, Command> create) in Commands)
            if (name == named) root.Add(create(context));
        if (root.Subcommands.Count == 0)
            foreach ((_, Func<CliContext, Command> create) in Commands) root.Add(create(context));
        if (root.Options.OfType<VersionOption>().FirstOrDefault() is { } version) version.Action = new VersionAction(context);
        return root;
    }

    private static Option<string> ColorOption()
    {
        var option = new Option<string>(ColorOptionName)
        {
            Description = "colour: auto (on a terminal that wants it), always, never",
            HelpName = "WHEN",
            Recursive = true,
            DefaultValueFactory = _ => ColorChoice.Auto,
        };
        string[] choices = [ColorChoice.Auto, ColorChoice.Always, ColorChoice.Never];
        option.CompletionSources.Add(choices);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !choices.Contains(result.Tokens[0].Value, StringComparer.Ordinal))
                result.AddError($"{ColorOptionName} is auto, always or never, not '{result.Tokens[0].Value}'");
        });
        return option;
    }

    private sealed class VersionAction(CliContext context) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            Version version = typeof(RootCommandFactory).Assembly.GetName().Version!;
            context.Output.WriteLine($"lightbill {version.ToString(3)}");
            return 0;
        }
    }
}
