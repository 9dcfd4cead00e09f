using System.CommandLine;
using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Terminal;
using Lightbill.Findings;

namespace Lightbill.Cli.Commands;

/// <summary><c>lightbill decode</c>: what does a request say? One, or one a line.</summary>
internal static class DecodeCommand
{
    private const string Text = "text";
    private const string Json = "json";
    private const string Cln = "cln";

    public static Command Create(CliContext context)
    {
        Argument<string[]> request = RequestOptions.Request();
        Option<string> format = RequestOptions.Format(Text, Json, "lncli", Cln, "decoder", "bolt11js");
        var verbose = new Option<bool>("--verbose", "-v") { Description = "also show the signature, what is signed, and the checksum (text only)" };
        Option<bool> strict = RequestOptions.Strict();
        Option<string?> at = RequestOptions.At();
        Option<bool> redact = RequestOptions.Redact();
        var lines = new Option<string?>("--lines")
        {
            Description = "read one request a line from FILE or standard input, write one JSON object a line",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("decode", """
            Shows what a payment request says, and whether it is valid; of an invoice also
            whether it is payable. Takes invoices and offers, LNURLs, Lightning Addresses,
            bitcoin: URIs, addresses, node ids. Nothing is contacted.

            Example:
              lightbill decode lnbc2500u1pvjluezsp5zyg3…
              xclip -o | lightbill decode -f json | jq .amountMsat
            """)
        {
            request, format, verbose, strict, at, redact, lines,
        };
        command.SetAction(result =>
        {
            ReadMode mode = RequestOptions.Mode(result.GetValue(strict));
            DateTimeOffset time = RequestOptions.Time(result.GetValue(at), context);
            string[] arguments = result.GetValue(request) ?? [];
            string shape = result.GetValue(format)!;
            ExitCode code;
            if (result.GetResult(lines) is not null)
            {
                bool isFormatGiven = result.GetResult(format) is { Implicit: false };
                string? file = LinesFile(result.GetValue(lines), arguments, isFormatGiven ? shape : Json);
                code = DecodeLines.Run(context, file, mode, time, result.GetValue(redact));
            }
            else
            {
                code = Run(context, arguments, shape, mode, time, result.GetValue(verbose), result.GetValue(redact));
            }
            return (int)code;
        });
        return command;
    }

    private static string? LinesFile(string? file, string[] arguments, string shape)
    {
        if (shape != Json) throw new CliException(ExitCode.Usage, $"--lines writes the format json only, not {shape}", "see lightbill decode --help");
        if (arguments.Length > 1 || (file is not null && arguments.Length > 0))
            throw new CliException(ExitCode.Usage, "--lines takes one file, and no request beside it", "see lightbill decode --help");
        // `--lines --strict FILE` leaves the file to the argument.
        return file ?? arguments.FirstOrDefault();
    }

    private static ExitCode Run(CliContext context, string[] arguments, string shape, ReadMode mode, DateTimeOffset time, bool verbose, bool redact)
    {
        DecodedRequest request = RequestReading.Read(context, arguments, mode, time);
        if (request.Other is { } other && request.IsValid)
        {
            if (shape == Text) InstructionFormat.WriteText(context, request, other, verbose, redact);
            else if (shape == Json) JsonOutput.Write(context, json => JsonFormat.Write(json, request, redact));
            else if (shape == Cln && request.Document is { } document) JsonOutput.Write(context, json => Bolt12ClnFormat.Write(json, document, redact));
            else throw new CliException(ExitCode.Usage, $"the format {shape} is for invoices{(shape == Cln ? "" : " of BOLT 11")}, and this is a {request.Kind}", request.Document is null ? "use -f json or -f text" : "use -f json, -f text or -f cln");
            return ExitCode.Ok;
        }
        if (request.Invoice is not { } invoice)
        {
            if (shape == Json) JsonOutput.Write(context, json => JsonFormat.Write(json, request, redact));
            RequestReading.ReportProblems(context, request, redact);
            return ExitCode.NotValid;
        }
        if (shape == Text) TextFormat.Write(context, request, verbose, redact);
        else JsonOutput.Write(context, Writer(shape, request, invoice, redact));
        return ExitCode.Ok;
    }

    private static Action<Utf8JsonWriter> Writer(string shape, DecodedRequest request, Bolt11Invoice invoice, bool redact) => shape switch
    {
        "lncli" => json => LncliFormat.Write(json, invoice, redact),
        Cln => json => ClnFormat.Write(json, invoice, redact),
        "decoder" => json => DecoderFormat.Write(json, invoice, redact),
        "bolt11js" => json => Bolt11JsFormat.Write(json, invoice, redact),
        _ => json => JsonFormat.Write(json, request, redact),
    };
}
