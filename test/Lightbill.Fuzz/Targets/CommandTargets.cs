using System.Text;
using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Cli;
using Lightbill.Cli.Creation;
using Lightbill.Cli.Terminal;
using Lightbill.Cryptography;

namespace Lightbill.Fuzz.Targets;

/// <summary>The command's own reader, of JSON for <c>create --from</c>, and its formats.</summary>
internal static class CommandTargets
{
    private static readonly string[] Formats = ["json", "text", "lncli", "cln", "decoder", "bolt11js"];

    private static readonly PrivateKey Key = PrivateKey.Parse("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734");

    public static FuzzTarget SavedInvoice { get; } = new("saved-invoice", "the JSON that create --from reads, and the invoice made of it", RunSaved,
        () => Seeds.Invoices.Where((_, index) => index % 4 == 0).Select(invoice => RunDecode(invoice, "json").Output).Where(json => json.Length < 3500))
    {
        Words = ["\"text\"", "\"amountMsat\":", "\"features\":[{\"bit\":", "\"fallbacks\":[{\"address\":", "\"version\":", "\"program\":", "\"routeHints\":[[{", "\"blindedPaths\":[{", "\"unknownFields\":[{\"tag\":\"j\",\"words\":\"", "\"defaults\":[", "\"signed\":false", "\"signingHash\":", "\"fieldOrder\":", "\"description\":", "\"descriptionHash\":", "null", "\\ud800"],
    };

    public static FuzzTarget Decode { get; } = new("decode", "lightbill decode of any text, in every format (the first byte chooses)", RunFormats,
        () => Seeds.Invoices.Take(30).Concat(Seeds.BitcoinUris.Take(6)).Concat(Seeds.Lnurls.Take(6)).Select((text, index) => FuzzText.Bytes($"{index % Formats.Length}{text}")))
    {
        Words = ["lightning:", "bitcoin:", "lnurlp://", "lnurl1", "lnbc"],
        MaxLength = 2048,
    };

    private static void RunSaved(byte[] input)
    {
        using CliContext context = NewContext(input, new MemoryStream());
        SavedInvoice saved;
        UnsignedBolt11Invoice unsigned;
        try
        {
            saved = SavedInvoiceReader.Read(context, "-");
            if (saved.Draft is not { Network: not null, Timestamp: not null, PaymentHash: not null }) return; // create fills them in or asks for them
            if (saved.Draft.PaymentSecret is null && saved.Invoice is null) return;
            unsigned = DraftWriter.Write(saved.Draft, saved.Invoice, saved.FieldOrder is { } order && order.All(letter => Encoding.Bech32.ValueOf(letter) >= 0) ? order : null);
            if (saved.Invoice is not null) _ = DraftWriter.Differs(saved.Draft, saved.Invoice);
        }
        catch (CliException problem)
        {
            Law.Holds(problem.Message.Length > 0 && problem.Code != ExitCode.Ok, "a refusal has words");
            return;
        }
        if (saved.Draft.PayeeField is not null) return; // needs that payee's key
        Bolt11Invoice made = unsigned.Complete(Key.Sign(unsigned.SigningHash));
        Law.Same(made, Bolt11Invoice.Parse(made.ToString()), "what is made is read");
        Law.Same(saved.Draft.Amount, made.Amount, "amount");
        Law.Same(saved.Draft.PaymentHash, made.PaymentHash, "payment hash");
        Law.Same(saved.Draft.PaymentSecret, made.PaymentSecret, "payment secret");
        Law.Same(saved.Draft.Description, made.Description?.Raw, "description");
        Law.Same(saved.Draft.DescriptionHash, made.DescriptionHash, "description hash");
        Law.Same(saved.Draft.Timestamp, made.Timestamp.ToUnixTimeSeconds(), "timestamp");
        Law.Same(saved.Draft.RouteHints.Count, made.RouteHints.Count, "route hints");
        Law.Same(saved.Draft.Fallbacks.Count, made.FallbackAddresses.Count, "fallbacks");
    }

    private static void RunFormats(byte[] input)
    {
        if (input.Length == 0) return;
        string format = Formats[(input[0] & 0xF) % Formats.Length];
        string text = FuzzText.Of(input.AsSpan(1));
        (int code, byte[] output, string error) = RunDecode(text, format);
        Law.Holds(!error.Contains("fault of lightbill", StringComparison.Ordinal), error);
        Law.Holds(code is (int)ExitCode.Ok or (int)ExitCode.NotValid or (int)ExitCode.Usage, $"exit code {code}: {error}");
        Law.Holds(error.All(character => character == '\n' || !char.IsControl(character)), "messages hold no control characters");
        Law.Holds(code == (int)ExitCode.Ok == (error.Length == 0) || !error.Contains("error:", StringComparison.Ordinal) || code != (int)ExitCode.Ok, "an error has an exit code");
        if (format == "text" || output.Length == 0) return;
        using JsonDocument document = JsonDocument.Parse(output);
        Law.Holds(document.RootElement.ValueKind == JsonValueKind.Object, "JSON is one object");
    }

    private static (int Code, byte[] Output, string Error) RunDecode(string text, string format)
    {
        using var output = new MemoryStream();
        var error = new StringWriter { NewLine = "\n" };
        int code = CliApp.Run(["decode", "-f", format, "-"], NewContext(System.Text.Encoding.UTF8.GetBytes(text), output, error));
        return (code, output.ToArray(), error.ToString());
    }

    private static CliContext NewContext(byte[] input, Stream output, TextWriter? error = null)
    {
        var pipe = new OutputPipe(output);
        return new()
        {
            OpenInput = () => new MemoryStream(input),
            Output = new StreamWriter(pipe, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" },
            OutputStream = pipe,
            Error = error ?? TextWriter.Null,
            Clock = new Standstill(),
            InputIsTerminal = false,
            OutputIsTerminal = false,
            ErrorIsTerminal = false,
            Environment = _ => null,
        };
    }

    private sealed class Standstill : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    }
}
