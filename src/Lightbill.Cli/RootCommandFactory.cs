using System.CommandLine;
using System.CommandLine.Invocation;
using Lightbill.Cli.Commands;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli;

/// <summary>All commands in the order of the help text.</summary>
internal static class RootCommandFactory
{
    public const string ColorOptionName = "--color";

    private static readonly string[] Names =
        ["decode", "explain", "check", "create", "convert", "qr", "scan", "share", "key", "doctor", "completion"];

    /// <summary>The command tree; when the arguments begin with a command, that one alone, since making them all takes longer than most answers.</summary>
    public static RootCommand Create(CliContext context, string[] args)
    {
        var root = new RootCommand("Reads, checks, explains and makes Lightning invoices.") { ColorOption() };
        // Completion speaks of all commands.
        if (args.Length > 0 && args[0] != "completion" && CreateCommand(args[0], context) is { } one) root.Add(one);
        else
            foreach (string name in Names) root.Add(CreateCommand(name, context)!);
        foreach (Option option in root.Options)
            if (option is VersionOption version) version.Action = new VersionAction(context);
        return root;
    }

    private static Command? CreateCommand(string name, CliContext context) => name switch
    {
        "decode" => DecodeCommand.Create(context),
        "explain" => ExplainCommand.Create(context),
        "check" => CheckCommand.Create(context),
        "create" => Commands.CreateCommand.Create(context),
        "convert" => ConvertCommand.Create(context),
        "qr" => QrCommand.Create(context),
        "scan" => ScanCommand.Create(context),
        "share" => ShareCommand.Create(context),
        "key" => KeyCommand.Create(context),
        "doctor" => DoctorCommand.Create(context),
        "completion" => CompletionCommand.Create(context),
        _ => null,
    };

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
