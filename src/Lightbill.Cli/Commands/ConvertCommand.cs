using System.CommandLine;
using Lightbill.Bolt11;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;

namespace Lightbill.Cli.Commands;

/// <summary><c>lightbill convert</c>: the same request in another form.</summary>
internal static class ConvertCommand
{
    private static readonly (string Name, Func<Bolt11Invoice, string> Write)[] Forms =
    [
        ("uri", invoice => "lightning:" + invoice),
        ("upper", invoice => invoice.ToString().ToUpperInvariant()),
        ("lower", invoice => invoice.ToString().ToLowerInvariant()),
    ];

    public static Command Create(CliContext context)
    {
        string[] names = [.. Forms.Select(form => form.Name)];
        Argument<string[]> request = RequestOptions.Request();
        var to = new Option<string>("--to")
        {
            Description = "uri: lightning: and the invoice as it is; upper: in capitals, which make smaller QR codes; lower: in small letters",
            HelpName = "FORM",
            Required = true,
        };
        to.CompletionSources.Add(names);
        var command = new Command("convert", """
            Writes a valid Lightning invoice in another form.

            Example:
              lightbill convert --to uri lnbc2500u1pvjluezsp5zyg3…
            """)
        {
            request, to,
        };
        command.SetAction(result =>
        {
            string name = result.GetValue(to)!;
            Func<Bolt11Invoice, string> write = Forms.FirstOrDefault(form => form.Name == name).Write
                ?? throw OptionError.Invalid("--to", $"there is no form '{name}': {string.Join(", ", names)}");
            DecodedRequest decoded = RequestReading.Read(context, result.GetValue(request) ?? [], ReadMode.Default, context.Clock.GetUtcNow());
            if (decoded.Invoice is not { } invoice)
            {
                RequestReading.ReportProblems(context, decoded, redact: false);
                return (int)ExitCode.NotValid;
            }
            context.Output.WriteLine(write(invoice));
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
