using System.CommandLine;
using System.Text.Json;
using Lightbill.Bolt12;
using Lightbill.Cli.Checking;
using Lightbill.Cli.Files;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Keys;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;
using Lightbill.Findings;

namespace Lightbill.Cli.Commands;

/// <summary><c>lightbill check</c>: the exit code is the answer, 0 when every question is answered with yes.</summary>
internal static class CheckCommand
{
    public const string Schema = "lightbill.check/1";

    private const int StatusColumn = 8;
    private const int QuestionColumn = 13;

    public static Command Create(CliContext context)
    {
        Argument<string[]> request = RequestOptions.Request();
        var options = new Options();
        var command = new Command("check", """
            Asks whether a Lightning invoice is valid, payable and the one that was expected; of an
            offer and an invoice request, whether it can be answered, and of what answers what;
            of a payer proof, what it proves. Anybody can prove a payment to himself: name the --payee.

            The exit code is the answer: 0 all is well, 1 something is not, 3 it is not valid.
            Of a bitcoin: URI each way to pay is asked; what one does not say counts as no.

            Example:
              lightbill check lnbc2500u1pvjluezsp5zyg3… --network mainnet --amount 250000sat --min-time-left 5m
              lightbill check lnbc2500u1pvjluezsp5zyg3… --preimage-file proof.hex
              lightbill check lni1qqz958nhqvzq8sqv… --answers request.txt
              lightbill check lnp1tqssxfr986kyx3yg… --payee 024bc2a31265… --note "for case 4711"
            """)
        {
            request,
        };
        foreach (Option option in options.All) command.Add(option);
        command.SetAction(result =>
        {
            CheckQuestions questions = Read(context, result, options);
            DecodedRequest decoded = RequestReading.Read(context, result.GetValue(request) ?? [], RequestOptions.Mode(result.GetValue(options.Strict)), questions.Time);
            IReadOnlyList<CheckAnswer> answers = InvoiceCheck.Run(decoded, questions);
            if (result.GetValue(options.Format) == "json") WriteJson(context, decoded, answers);
            else WriteText(context, decoded, answers);
            if (!decoded.IsValid) RequestReading.ReportProblems(context, decoded, redact: false);
            // That a proof speaks of features that we do not know is no answer to any question.
            if (decoded.Document is PayerProof)
                foreach (FindingView warning in decoded.Findings.Where(finding => finding.Severity == FindingSeverity.Warning)) Messages.Warning(context, $"{OptionError.InMessageStyle(warning.Message)} [{warning.Code}]");
            return (int)(!decoded.IsValid ? ExitCode.NotValid : answers.All(answer => answer.IsYes) ? ExitCode.Ok : ExitCode.CheckFailed);
        });
        return command;
    }

    private static CheckQuestions Read(CliContext context, ParseResult result, Options options)
    {
        Exclude(result, options.Description, options.DescriptionFile);
        Exclude(result, options.Preimage, options.PreimageFile);
        return new()
        {
            Time = RequestOptions.Time(result.GetValue(options.At), context),
            Network = result.GetValue(options.Network) is { } network ? NetworkText.Parse("--network", network) : null,
            Amount = result.GetValue(options.Amount) is { } amount ? AmountText.Parse("--amount", amount) : null,
            Payee = result.GetValue(options.Payee) is { } payee ? PublicKeyText.Parse("--payee", payee) : null,
            MinTimeLeft = result.GetValue(options.MinTimeLeft) is { } span ? ReadSpan(span) : null,
            PaidWith = ReadPreimage(context, result, options),
            Quantity = result.GetValue(options.Quantity) is { } quantity ? CountText.Parse("--quantity", quantity) : null,
            Note = result.GetValue(options.Note),
            Answers = result.GetValue(options.Answers) is { } answered ? DocumentInput.Read(context, "--answers", answered) : null,
            Description = result.GetValue(options.Description) is { } text ? DescriptionHash.Of(text)
                : result.GetValue(options.DescriptionFile) is { } path ? InputFile.Hash(context, options.DescriptionFile.Name, path)
                : null,
        };
    }

    private static TimeSpan ReadSpan(string text)
    {
        ulong seconds = DurationText.ParseSeconds("--min-time-left", text);
        // More than a time span holds is more than any invoice has left.
        return seconds < (ulong)TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds((long)seconds) : TimeSpan.MaxValue;
    }

    private static PaymentHash? ReadPreimage(CliContext context, ParseResult result, Options options)
    {
        if (result.GetValue(options.PreimageFile) is { } path)
        {
            using PaymentPreimage fromFile = SecretFile.ReadPreimage(context, options.PreimageFile.Name, path);
            return fromFile.Hash;
        }
        if (result.GetValue(options.Preimage) is not { } hex) return null;
        if (!PaymentPreimage.TryParse(hex, out PaymentPreimage? preimage)) throw OptionError.Invalid("--preimage", "a preimage is 64 hexadecimal digits");
        using (preimage) return preimage.Hash;
    }

    private static void Exclude(ParseResult result, Option<string?> first, Option<string?> second)
    {
        if (result.GetValue(first) is not null && result.GetValue(second) is not null)
            throw new CliException(ExitCode.Usage, $"{first.Name} and {second.Name} exclude each other", "give one of them");
    }

    private static void WriteText(CliContext context, DecodedRequest request, IReadOnlyList<CheckAnswer> answers)
    {
        string[] failed = [.. answers.Where(answer => !answer.IsYes).Select(answer => answer.Question).Distinct(StringComparer.Ordinal)];
        string verdict = !request.IsValid ? "NOT VALID" : failed.Length > 0 ? $"FAILED: {string.Join(", ", failed)}" : "ok";
        context.Output.WriteLine($"verdict: {TextLayout.Styled(context, verdict, failed.Length > 0 ? TextStyle.Bad : TextStyle.Good)}");
        foreach (CheckAnswer answer in answers)
        {
            // One line for each question, however long: the answers are for grep too.
            string status = TextLayout.Styled(context, (answer.IsYes ? "ok" : "FAILED").PadRight(StatusColumn), answer.IsYes ? TextStyle.Good : TextStyle.Bad);
            string question = TextLayout.Styled(context, answer.Question.PadRight(QuestionColumn), TextStyle.Label);
            string way = answer.Way is null ? "" : $"{answer.Way}: ";
            context.Output.WriteLine($"{status}{question}{way}{Messages.AsMessage(answer.Message)}{(answer.Code is null ? "" : $" [{answer.Code}]")}");
        }
    }

    private static void WriteJson(CliContext context, DecodedRequest request, IReadOnlyList<CheckAnswer> answers) => JsonOutput.Write(context, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("kind", request.Kind);
        json.WriteString("text", request.Text);
        json.WriteString("verdict", !request.IsValid ? "not-valid" : answers.All(answer => answer.IsYes) ? "ok" : "failed");
        json.WriteString("checkedAt", JsonOutput.Iso(request.CheckedAt));
        json.WriteStartArray("checks");
        foreach (CheckAnswer answer in answers) WriteAnswer(json, answer);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteAnswer(Utf8JsonWriter json, CheckAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("question", answer.Question);
        json.WriteBoolean("ok", answer.IsYes);
        json.WriteString("message", answer.Message);
        json.WriteString("code", answer.Code);
        if (answer.Way is { } way) json.WriteString("way", way);
        json.WriteEndObject();
    }

    private sealed class Options
    {
        public Option<string?> Network { get; } = NetworkText.Option($"is it for this network? {string.Join(", ", NetworkText.Names)}");

        public Option<string?> Amount { get; } = new("--amount") { Description = "does it ask for this amount, 250000sat or 2500u, or leave it to the payer? Of a proof: does it show it?", HelpName = "AMOUNT" };

        public Option<string?> Payee { get; } = new("--payee") { Description = "does it pay this public key?", HelpName = "KEY" };

        public Option<string?> At { get; } = RequestOptions.At();

        public Option<string?> MinTimeLeft { get; } = new("--min-time-left") { Description = "is at least so much time left: 90s, 10m, 1h, 7d or seconds?", HelpName = "SPAN" };

        public Option<string?> Preimage { get; } = new("--preimage")
        {
            Description = "does this preimage prove the payment? Other users of the machine may see it here, and the shell's history keeps it: --preimage-file is safer",
            HelpName = "HEX",
        };

        public Option<string?> PreimageFile { get; } = new("--preimage-file") { Description = "the same with the preimage in a file, 64 hexadecimal digits", HelpName = "FILE" };

        public Option<string?> Description { get; } = new("--description") { Description = "is this its description, in it or by its hash, byte for byte?", HelpName = "TEXT" };

        public Option<string?> DescriptionFile { get; } = new("--description-file") { Description = "the same with the description in a file", HelpName = "FILE" };

        public Option<string?> Quantity { get; } = new("--quantity") { Description = "of an offer: --amount is the price of so many items (default: one); of a proof: were so many bought?", HelpName = "NUMBER" };

        public Option<string?> Answers { get; } = new("--answers")
        {
            Description = "does an invoice of BOLT 12 answer this request, or a request this offer, or is a proof about this invoice? A text, or the file that holds it",
            HelpName = "MESSAGE",
        };

        public Option<string?> Note { get; } = new("--note") { Description = "of a payer proof: is this the payer's note?", HelpName = "TEXT" };

        public Option<bool> Strict { get; } = RequestOptions.Strict();

        public Option<string> Format { get; } = RequestOptions.Format("text", "json");

        public IEnumerable<Option> All => [Network, Amount, Payee, At, MinTimeLeft, Preimage, PreimageFile, Description, DescriptionFile, Quantity, Answers, Note, Strict, Format];
    }
}
