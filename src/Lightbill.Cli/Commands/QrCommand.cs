using System.CommandLine;
using System.Globalization;
using Lightbill.Bolt11;
using Lightbill.Cli.Codes;
using Lightbill.Cli.Files;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;
using Lightbill.Findings;
using Lightbill.Qr;

namespace Lightbill.Cli.Commands;

/// <summary><c>lightbill qr</c>: the QR code of a request, drawn with characters or as a picture.</summary>
internal static class QrCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string[]> request = RequestOptions.Request();
        var svg = new Option<string?>("--svg") { HelpName = "FILE", Description = "writes an SVG; - is standard output" };
        var png = new Option<string?>("--png") { HelpName = "FILE", Description = "writes a PNG; - is standard output" };
        var scale = new Option<int>("--scale")
        {
            HelpName = "PIXELS",
            Description = $"pixels of a module in a picture, {QrCode.MinPixelsPerModule} to {QrCode.MaxPixelsPerModule} (default: {QrCode.DefaultPixelsPerModule})",
            DefaultValueFactory = _ => QrCode.DefaultPixelsPerModule,
        };
        var force = new Option<bool>("--force") { Description = "replaces a file that is there already" };
        var invert = new Option<bool>("--invert") { Description = "without colours: for light text on a dark background" };
        var asIs = new Option<bool>("--as-is") { Description = "any text, unread and unchanged, instead of a request" };
        var command = new Command("qr", """
            Shows a payment request as a QR code: in the terminal, or as a picture in a file. The code
            holds lightning: and the invoice in capitals, which makes it small; an offer stands in capitals
            without a scheme, and bech32 in other requests is written in capitals too.

            Example:
              lightbill qr lnbc2500u1pvjluezsp5zyg3…
              lightbill qr --png invoice.png lnbc2500u1pvjluezsp5zyg3…
            """)
        {
            request, svg, png, scale, force, invert, asIs,
        };
        command.SetAction(result =>
        {
            int pixels = result.GetValue(scale);
            if (pixels is < QrCode.MinPixelsPerModule or > QrCode.MaxPixelsPerModule)
                throw OptionError.Invalid("--scale", string.Create(CultureInfo.InvariantCulture, $"it is {QrCode.MinPixelsPerModule} to {QrCode.MaxPixelsPerModule} pixels, not {pixels}"));
            (string? svgPath, string? pngPath) = (result.GetValue(svg), result.GetValue(png));
            if (svgPath == "-" && pngPath == "-") throw new CliException(ExitCode.Usage, "--svg and --png cannot both write to standard output");
            if (Text(context, result.GetValue(request) ?? [], result.GetValue(asIs)) is not var (text, invoice)) return (int)ExitCode.NotValid;
            if (svgPath is null && pngPath is null)
            {
                CodeScreen.Show(context, text, result.GetValue<string>(RootCommandFactory.ColorOptionName), result.GetValue(invert));
                return (int)ExitCode.Ok;
            }
            QrCode code = RequestCode.ForPicture(text);
            bool overwrite = result.GetValue(force);
            if (svgPath is not null) Answer.Write(context, "--svg", svgPath, System.Text.Encoding.UTF8.GetBytes(code.ToSvg(RequestCode.Title(invoice), pixels) + "\n"), overwrite);
            if (pngPath is not null) Answer.Write(context, "--png", pngPath, code.ToPng(pixels), overwrite);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    /// <summary>What goes into the code; null when the request is not valid, which has been said then.</summary>
    private static (string Text, Bolt11Invoice? Invoice)? Text(CliContext context, string[] arguments, bool asIs)
    {
        DecodedRequest read = RequestReading.Read(context, arguments, ReadMode.Default, context.Clock.GetUtcNow());
        // Even of any text: a secret that was pasted by mistake is not put on a screen.
        bool isAny = asIs && read.GivenText.Length > 0;
        if (isAny) return (read.GivenText, null);
        if (!read.IsValid)
        {
            RequestReading.ReportProblems(context, read, redact: false);
            return null;
        }
        foreach (FindingView reason in read.PayableReasons) Messages.Warning(context, $"{Messages.AsMessage(reason.Message)} [{reason.Code}]");
        return read.Invoice is { } invoice ? (QrPayload.For(invoice), invoice) : (QrPayload.For(read.Other!), null);
    }
}
