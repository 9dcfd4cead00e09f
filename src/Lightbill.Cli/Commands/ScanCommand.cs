using System.CommandLine;
using System.Globalization;
using Lightbill.Cli.Files;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Terminal;
using Lightbill.Qr;

namespace Lightbill.Cli.Commands;

/// <summary><c>lightbill scan</c>: what do the QR codes in a picture say?</summary>
internal static class ScanCommand
{
    public const string Schema = "lightbill.scan/1";

    /// <summary>Names another program than the <c>zbarimg</c> on the PATH.</summary>
    public const string ProgramVariable = "LIGHTBILL_ZBARIMG";

    private const string FileName = "FILE";
    private const int Column = 14;

    public static Command Create(CliContext context)
    {
        var file = new Argument<string?>(FileName) { Description = "the picture: PNG, JPEG, WebP, GIF, BMP or TIFF; - or nothing reads standard input", Arity = ArgumentArity.ZeroOrOne };
        Option<string> format = RequestOptions.Format("text", "json");
        Option<bool> strict = RequestOptions.Strict();
        Option<string?> at = RequestOptions.At();
        Option<bool> redact = RequestOptions.Redact();
        var command = new Command("scan", """
            Finds the QR codes in a picture and reads each as decode does. Needs zbarimg
            (Debian, Ubuntu: apt-get install zbar-tools; Homebrew: brew install zbar).

            Example:
              lightbill scan photo.jpg
              lightbill scan - -f json < screenshot.png
            """)
        {
            file, format, strict, at, redact,
        };
        command.SetAction(result =>
        {
            DateTimeOffset time = RequestOptions.Time(result.GetValue(at), context);
            ReadMode mode = RequestOptions.Mode(result.GetValue(strict));
            DecodedRequest[] requests = [.. Read(context, result.GetValue(file)).Select(text => DecodedRequest.Read(text, mode, time))];
            bool isRedacted = result.GetValue(redact);
            if (result.GetValue(format) == "json") WriteJson(context, requests, isRedacted);
            else WriteText(context, requests, isRedacted);
            if (requests.Length == 0) Messages.Error(context, "there is no QR code in the picture, or none that can be read");
            int valid = requests.Count(request => request.IsValid);
            return (int)(valid == 0 ? ExitCode.NotValid : valid == requests.Length ? ExitCode.Ok : ExitCode.CheckFailed);
        });
        return command;
    }

    private static IReadOnlyList<string> Read(CliContext context, string? path)
    {
        if (path is null && context.InputIsTerminal) throw new CliException(ExitCode.Usage, "there is no picture", "name its file: lightbill scan photo.jpg");
        QrImageLimits limits = QrImageLimits.Default;
        byte[] image = InputFile.ReadAll(context, FileName, path ?? "-", limits.MaxBytes);
        try
        {
            return new QrImageReader(context.Environment(ProgramVariable), limits).ReadAsync(image, context.Cancelled).GetAwaiter().GetResult();
        }
        catch (QrImageException problem)
        {
            throw new CliException(ExitCode.FileTrouble, $"{InputFile.Shown(path ?? "-")}: {Messages.AsMessage(problem.Message)}");
        }
    }

    private static void WriteText(CliContext context, DecodedRequest[] requests, bool redact)
    {
        for (int i = 0; i < requests.Length; i++)
        {
            DecodedRequest request = requests[i];
            if (requests.Length > 1)
            {
                if (i > 0) context.Output.WriteLine();
                TextLayout.Row(context, Column, "code", string.Create(CultureInfo.InvariantCulture, $"{i + 1} of {requests.Length}"));
            }
            if (request.Invoice is not null)
            {
                TextFormat.Write(context, request, verbose: false, redact);
                continue;
            }
            if (request is { IsValid: true, Other: { } other })
            {
                InstructionFormat.WriteText(context, request, other, verbose: false, redact);
                continue;
            }
            TextLayout.Row(context, Column, "verdict", "not a valid request", TextStyle.Bad);
            // A secret leaves nothing of the text.
            if (request.GivenText.Length > 0) TextLayout.Row(context, Column, "text", Redaction.Apply(redact, UntrustedText.Escape(request.GivenText))!);
            context.Output.Flush();
            RequestReading.ReportProblems(context, request, redact);
        }
    }

    private static void WriteJson(CliContext context, DecodedRequest[] requests, bool redact) => JsonOutput.Write(context, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteStartArray("codes");
        foreach (DecodedRequest request in requests) JsonFormat.Write(json, request, redact);
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
