using System.CommandLine;
using Lightbill.Cli.Files;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Sharing;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Commands;

/// <summary><c>lightbill share</c>: an invoice as a page to send or print.</summary>
internal static class ShareCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string[]> request = RequestOptions.Request();
        var html = new Option<string>("--html") { HelpName = "FILE", Description = "the page to write; - is standard output", Required = true };
        var force = new Option<bool>("--force") { Description = "replaces a file that is there already" };
        var command = new Command("share", """
            Writes a Lightning invoice as one page of HTML to send, host or print: QR code, link for
            wallets, amount, description, deadline, payee. It needs no other file and no script.

            Example:
              lightbill share --html invoice.html lnbc2500u1pvjluezsp5zyg3…
            """)
        {
            request, html, force,
        };
        command.SetAction(result =>
        {
            DecodedRequest read = RequestReading.Read(context, result.GetValue(request) ?? [], ReadMode.Default, context.Clock.GetUtcNow());
            if (read.Invoice is not { } invoice)
            {
                if (read.IsValid) throw new CliException(ExitCode.Usage, $"a {read.Kind} has no page: only an invoice of BOLT 11 has", "lightbill qr shows it as a QR code");
                RequestReading.ReportProblems(context, read, redact: false);
                return (int)ExitCode.NotValid;
            }
            string page = SharePage.Write(invoice);
            foreach (FindingView reason in read.PayableReasons) Messages.Warning(context, $"{Messages.AsMessage(reason.Message)} [{reason.Code}]");
            Answer.Write(context, "--html", result.GetValue(html)!, System.Text.Encoding.UTF8.GetBytes(page), result.GetValue(force));
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
