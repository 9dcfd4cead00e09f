using System.CommandLine;
using System.CommandLine.Invocation;
using Lightbill.Cli.Commands;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli;

/// <summary>All commands in the order of the help text.</summary>
internal static class RootCommandFactory
{
    public const string ColorOptionName = "--color";

    public static RootCommand Create(CliContext context)
    {
        var root = new RootCommand("Reads, checks, explains and makes Lightning invoices.")
        {
            ColorOption(),
            DecodeCommand.Create(context),
            ExplainCommand.Create(context),
            CheckCommand.Create(context),
            CreateCommand.Create(context),
            ConvertCommand.Create(context),
            ResolveCommand.Create(context),
            LoginCommand.Create(context),
            QrCommand.Create(context),
            ScanCommand.Create(context),
            ShareCommand.Create(context),
            KeyCommand.Create(context),
            DoctorCommand.Create(context),
            CompletionCommand.Create(context),
        };
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
