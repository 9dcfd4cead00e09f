using System.CommandLine;
using System.CommandLine.Help;
using Lightbill.Cli.Commands;
using Lightbill.Cli.Terminal;
using Lightbill.Cryptography;

namespace Lightbill.Cli;

/// <summary>The <c>lightbill</c> command: puts the commands together, runs one, turns every way it can end into an exit code.</summary>
internal static class CliApp
{
    public static int Run(string[] args, CliContext context)
    {
        using (context)
        {
            ExitCode code;
            try
            {
                code = PlainDecode.TryRun(context, args) ?? Dispatch(args, context);
                context.Output.Flush();
            }
            catch (CliException problem)
            {
                code = problem.Code;
                Quietly(context.Output.Flush);
                Messages.Error(context, problem.Message);
                foreach (string hint in problem.Hints) Messages.Hint(context, hint);
            }
            catch (OperationCanceledException) when (context.Cancelled.IsCancellationRequested)
            {
                code = ExitCode.Interrupted;
            }
            catch (Exception problem) when (IsCurveTrouble(problem))
            {
                code = ExitCode.FileTrouble;
                Messages.Error(context, Messages.AsMessage(problem.Message));
                Messages.Hint(context, "lightbill doctor says more");
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                code = ExitCode.FileTrouble;
                Messages.Error(context, $"cannot write the answer: {(problem.InnerException ?? problem).Message.TrimEnd('.')}");
            }
            catch (Exception problem)
            {
                // Nothing of its message: it may hold what must not be shown.
                code = ExitCode.FileTrouble;
                Quietly(context.Output.Flush);
                Messages.Error(context, $"this is a fault of lightbill: {problem.GetType().Name}");
                Messages.Hint(context, "please report it with the command that brought it about, without keys and preimages; lightbill doctor tells the version and the machine");
            }
            return (int)code;
        }
    }

    private static ExitCode Dispatch(string[] args, CliContext context)
    {
        RootCommand root = RootCommandFactory.Create(context, args);
        // A request that begins with @ is no file to read arguments from.
        ParseResult result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count > 0) throw UsageProblem.Of(result);
        context.UseColor = ColorChoice.Decide(result.GetValue<string>(RootCommandFactory.ColorOptionName), context);
        var configuration = new InvocationConfiguration { Output = context.Output, Error = context.Error, EnableDefaultExceptionHandler = false };
        if (result.Action is not HelpAction) return (ExitCode)result.Invoke(configuration);
        // The help names the file that was started; we are called lightbill however we were started.
        var help = new StringWriter { NewLine = "\n" };
        configuration.Output = help;
        result.Invoke(configuration);
        string[] lines = help.ToString().Replace(RootCommand.ExecutableName, "lightbill", StringComparison.Ordinal).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        foreach (string line in lines) context.Output.WriteLine(line.TrimEnd());
        return ExitCode.Ok;
    }

    /// <summary>The environment asks for a curve that is not to be had.</summary>
    private static bool IsCurveTrouble(Exception problem) => problem is DllNotFoundException
        || (problem is InvalidOperationException && problem.Message.StartsWith(Curve.EnvironmentVariable, StringComparison.Ordinal));

    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The disk is full; what is left to say goes to standard error.
        }
    }
}
