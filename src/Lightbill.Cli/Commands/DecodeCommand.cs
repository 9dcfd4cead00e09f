using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Bolt12;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Lines;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Terminal;
using Lightbill.Findings;

namespace Lightbill.Cli.Commands;

/// <summary><c>lightbill decode</c>: what does a request say? One, or one a line.</summary>
internal static class DecodeCommand
{
    public const string Name = "decode";

    public const string DefaultFormat = Text;

    private const string Text = "text";
    private const string Json = "json";
    private const string Cln = "cln";

    public static string[] Formats { get; } = [Text, Json, "lncli", Cln, "decoder", "bolt11js"];

    public static Command Create(CliContext context)
    {
        Argument<string[]> request = RequestOptions.Request();
        Option<string> format = RequestOptions.Format(Formats);
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
        var fields = new Option<string?>("--fields")
        {
            Description = "only these members of the JSON, by name, separated by commas; rows that are not valid keep their findings",
            HelpName = "NAMES",
        };
        fields.CompletionSources.Add([.. FieldSelection.AllNames]);
        var noSignature = new Option<bool>("--no-signature")
        {
            Description = "with --lines: leave signatures unchecked, much faster; valid then speaks of the form only, forged invoices pass, and no payee is recovered",
        };
        var command = new Command(Name, """
            Shows what a payment request says, and whether it is valid; of an invoice also
            whether it is payable. Takes invoices and offers, LNURLs, Lightning Addresses,
            bitcoin: URIs, addresses, node ids. Nothing is contacted.

            Example:
              lightbill decode lnbc2500u1pvjluezsp5zyg3…
              xclip -o | lightbill decode -f json | jq .amountMsat
              lightbill decode --lines invoices.txt --fields amountMsat,payee > rows.jsonl
            """)
        {
            request, format, verbose, strict, at, redact, lines, fields, noSignature,
        };
        command.SetAction(result =>
        {
            ReadMode mode = RequestOptions.Mode(result.GetValue(strict));
            DateTimeOffset time = RequestOptions.Time(result.GetValue(at), context);
            string[] arguments = result.GetValue(request) ?? [];
            FieldSelection? selection = result.GetValue(fields) is { } names ? FieldSelection.Parse(names) : null;
            bool isJsonOnly = selection is not null || result.GetResult(lines) is not null;
            // What only JSON can say needs no -f json.
            string shape = isJsonOnly && result.GetResult(format) is not { Implicit: false } ? Json : result.GetValue(format)!;
            bool skipsSignature = result.GetValue(noSignature);
            if (result.GetValue(verbose) && shape != Text)
                throw new CliException(ExitCode.Usage, $"--verbose shows more of the format text, not {shape}", "the format json has all of it; see lightbill decode --help");
            ExitCode code;
            if (result.GetResult(lines) is not null)
            {
                string? file = LinesFile(result.GetValue(lines), arguments, shape);
                code = DecodeLines.Run(context, file, new(mode, time, result.GetValue(redact), selection, skipsSignature));
            }
            else
            {
                if (skipsSignature) throw new CliException(ExitCode.Usage, "--no-signature is for many requests, with --lines", "see lightbill decode --help");
                if (selection is not null && shape != Json) throw new CliException(ExitCode.Usage, $"--fields chooses from the format json, not {shape}", "see lightbill decode --help");
                code = Run(context, arguments, shape, mode, time, result.GetValue(verbose), result.GetValue(redact), selection);
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

    internal static ExitCode Run(CliContext context, string[] arguments, string shape, ReadMode mode, DateTimeOffset time, bool verbose, bool redact, FieldSelection? fields)
    {
        DecodedRequest request = RequestReading.Read(context, arguments, mode, time);
        if (request.Other is { } other && request.IsValid)
        {
            if (shape == Text) InstructionFormat.WriteText(context, request, other, verbose, redact);
            else if (shape == Json) WriteJson(context, request, redact, fields);
            else if (shape == Cln && request.Document is { } document and not PayerProof) JsonOutput.Write(context, json => Bolt12ClnFormat.Write(json, document, redact));
            else throw new CliException(ExitCode.Usage, $"the format {shape} is for invoices{(shape == Cln ? "" : " of BOLT 11")}, and this is a {request.Kind}", request.Document is null or PayerProof ? "use -f json or -f text" : "use -f json, -f text or -f cln");
            return ExitCode.Ok;
        }
        if (request.Invoice is not { } invoice)
        {
            if (shape == Json) WriteJson(context, request, redact, fields);
            RequestReading.ReportProblems(context, request, redact);
            return ExitCode.NotValid;
        }
        if (shape == Text) TextFormat.Write(context, request, verbose, redact);
        else if (shape == Json) WriteJson(context, request, redact, fields);
        else JsonOutput.Write(context, Writer(shape, invoice, redact));
        return ExitCode.Ok;
    }

    private static void WriteJson(CliContext context, DecodedRequest request, bool redact, FieldSelection? fields) => JsonOutput.Write(context, json =>
    {
        if (fields is null)
        {
            JsonFormat.Write(json, request, redact);
            return;
        }
        var whole = new ArrayBufferWriter<byte>(4096);
        using (var all = new Utf8JsonWriter(whole, JsonOutput.Compact)) JsonFormat.Write(all, request, redact);
        fields.Write(json, whole.WrittenMemory, isSignatureSkipped: false);
    });

    private static Action<Utf8JsonWriter> Writer(string shape, Bolt11Invoice invoice, bool redact) => shape switch
    {
        "lncli" => json => LncliFormat.Write(json, invoice, redact),
        Cln => json => ClnFormat.Write(json, invoice, redact),
        "decoder" => json => DecoderFormat.Write(json, invoice, redact),
        "bolt11js" => json => Bolt11JsFormat.Write(json, invoice, redact),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "There is no such shape."),
    };
}
