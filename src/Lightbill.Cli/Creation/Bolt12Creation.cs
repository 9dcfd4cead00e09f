using System.CommandLine;
using System.CommandLine.Parsing;
using Lightbill.Bolt11;
using Lightbill.Bolt12;
using Lightbill.Cli.Commands;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;
using Lightbill.Findings;

namespace Lightbill.Cli.Creation;

/// <summary>What the commands that make messages of BOLT 12 share: the refusal, the warnings, the output.</summary>
internal static class Bolt12Creation
{
    /// <summary>An option of <c>create</c> before the name of what is made would have no effect.</summary>
    public static void RefuseOptionsBefore(ParseResult result)
    {
        if ((result.CommandResult.Parent as CommandResult)?.Children.OfType<OptionResult>().FirstOrDefault(option => !option.Implicit && !option.Option.Recursive) is { } stray)
            throw new CliException(ExitCode.Usage, $"{stray.Option.Name} stands before '{result.CommandResult.Command.Name}'", $"options follow it: lightbill create {result.CommandResult.Command.Name} …");
    }

    /// <summary>Builds; what a reader would refuse becomes a message with its codes, a value that the builder cannot take one with the option's name.</summary>
    public static T Build<T>(string what, Func<T> build)
    {
        try
        {
            return build();
        }
        catch (InvoiceBuildException refused)
        {
            IEnumerable<string> messages = refused.Errors.Select(error => $"{OptionError.InMessageStyle(error.Message)} [{error.Code}]");
            throw new CliException(ExitCode.Usage, $"a reader would refuse this {what}: {string.Join("; ", messages)}");
        }
    }

    /// <summary>Sets one value; the builder's complaint gets the option's name.</summary>
    public static void Set(string option, Action set)
    {
        try
        {
            set();
        }
        catch (ArgumentException problem)
        {
            throw OptionError.Invalid(option, problem.Message);
        }
    }

    /// <summary>The message on standard output, as its text or as <c>lightbill.create/1</c>; what is remarkable about it on standard error.</summary>
    public static ExitCode Print(CliContext context, Bolt12Document document, bool asJson, bool isQuiet)
    {
        if (!isQuiet)
        {
            foreach (Finding finding in document.Findings.Concat(new Bolt12Instruction(document).CheckPayable(new(context.Clock.GetUtcNow()))?.Findings ?? []))
                if (finding.Severity == FindingSeverity.Warning) Messages.Warning(context, $"{OptionError.InMessageStyle(finding.Message)} [{finding.Code}]");
        }
        if (asJson) JsonOutput.Write(context, json => WriteJson(json, document));
        else context.Output.WriteLine(document.ToString());
        context.Output.Flush();
        // A request is not made again by the next run: its metadata is random.
        if (context.OutputStream.IsReaderGone) throw new CliException(ExitCode.FileTrouble, "what was made could not be delivered: the reader of standard output is gone", "it is lost; run it again");
        return ExitCode.Ok;
    }

    private static void WriteJson(System.Text.Json.Utf8JsonWriter json, Bolt12Document document)
    {
        json.WriteStartObject();
        json.WriteString("schema", CreatedInvoiceJson.Schema);
        json.WriteString("kind", new Bolt12Instruction(document).Kind);
        json.WriteBoolean("signed", Bolt12Fields.IsSigned(document));
        json.WriteString("text", document.ToString());
        Bolt12JsonFormat.WriteMembers(json, document, redact: false);
        json.WriteEndObject();
    }
}
