using System.CommandLine;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli;

/// <summary>All commands in the order of the help text.</summary>
internal static class RootCommandFactory
{
    public static RootCommand Create(CliContext context)
    {
        var root = new RootCommand("Reads, checks, explains and makes Lightning invoices.");
        root.Add(Commands.KeyCommand.Create(context));
        return root;
    }
}
