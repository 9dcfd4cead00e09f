using System.CommandLine;
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
            CheckCommand.Create(context),
            CreateCommand.Create(context),
            ConvertCommand.Create(context),
            KeyCommand.Create(context),
        };
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
        option.AcceptOnlyFromAmong(ColorChoice.Auto, ColorChoice.Always, ColorChoice.Never);
        return option;
    }
}
