using System.CommandLine;
using Lightbill.Bolt12;
using Lightbill.Cli.Creation;
using Lightbill.Cli.Files;
using Lightbill.Cli.Keys;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;
using Lightbill.Cryptography;

namespace Lightbill.Cli.Commands;

/// <summary>
/// <c>create payer-proof</c>: that an invoice of BOLT 12 was paid, signed with the key with which it was asked for. The key of the node that the environment may name is never taken.
/// </summary>
internal static class CreatePayerProofCommand
{
    private const string All = "all";

    private static readonly string[] Names = [.. Bolt12FieldInfo.Of(Bolt12Kind.Invoice).Select(info => info.Name)];

    public static Command Create(CliContext context)
    {
        var options = new Options();
        var command = new Command("payer-proof", """
            Makes the proof that an invoice of BOLT 12 was paid, to be shown to somebody else: it holds
            the preimage, and of the invoice what --show names. Experimental: other software may not
            read it yet, and the form may change.

            Example:
              lightbill create payer-proof invoice.txt --preimage-file preimage.hex --key-file payer.key
              lightbill create payer-proof invoice.txt --preimage-file preimage.hex --key-file payer.key --show invoice_amount,offer_description --note "for case 4711"
            """)
        {
            options.Invoice,
        };
        foreach (Option option in options.Rest) command.Add(option);
        command.SetAction(result => (int)Run(context, result, options));
        return command;
    }

    private static ExitCode Run(CliContext context, ParseResult result, Options options)
    {
        Bolt12Creation.RefuseOptionsBefore(result);
        string?[] inputs = [result.GetValue(options.Invoice), result.GetValue(options.PreimageFile), result.GetValue(options.KeyFile)];
        if (inputs.Count(input => input == "-") > 1) throw new CliException(ExitCode.Usage, "only one of INVOICE, --preimage-file and --key-file can be standard input");
        Bolt12Invoice invoice = DocumentInput.Read(context, "INVOICE", result.GetValue(options.Invoice)!) as Bolt12Invoice
            ?? throw OptionError.Invalid("INVOICE", "this is a message of BOLT 12, but not an invoice");
        if (inputs[1] is not { } preimagePath) throw new CliException(ExitCode.Usage, "a proof needs the preimage that the payee gave for the money", "name its file with --preimage-file");
        if (inputs[2] is not { } keyPath) throw new CliException(ExitCode.Usage, "a proof is signed with the payer's key, made for the request that the invoice answers", "name its file with --key-file");
        PayerProofBuilder? builder = null;
        using (PaymentPreimage preimage = SecretFile.ReadPreimage(context, options.PreimageFile.Name, preimagePath))
            Bolt12Creation.Set(options.PreimageFile.Name, () => builder = new(invoice, preimage));
        foreach (string name in (result.GetValue(options.Show) ?? []).SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
            Bolt12Creation.Set(options.Show.Name, () => Show(builder!, name));
        if (result.GetValue(options.Note) is { } note) Bolt12Creation.Set(options.Note.Name, () => builder!.Note(note));
        using PrivateKey key = KeyFile.Read(context, KeyFile.Option, keyPath, result.GetValue(options.StrictKeyFile));
        if (invoice.Request.PayerId is { } payer && payer != key.PublicKey)
            throw OptionError.Invalid(options.KeyFile.Name, $"its public key is {key.PublicKey}, but the invoice was asked for with {payer}");
        PayerProof proof = Bolt12Creation.Build("proof", () => builder!.Sign(key));
        return Bolt12Creation.Print(context, proof, result.GetValue(options.Format) == "json", result.GetValue(options.Quiet));
    }

    private static void Show(PayerProofBuilder builder, string name)
    {
        if (name.Equals(All, StringComparison.OrdinalIgnoreCase)) builder.ShowAll();
        else if (char.IsAsciiDigit(name[0])) builder.Show(CountText.Parse("--show", name));
        // explain shows the names with spaces.
        else if (Names.Contains(name.Replace(' ', '_'))) builder.Show(name.Replace(' ', '_'));
        else throw OptionError.Invalid("--show", "no field of an invoice has this name", [.. Meant(name), "lightbill explain shows the fields of an invoice with their numbers"]);
    }

    /// <summary>What is not nearly a name is not repeated: it may have been meant for another place.</summary>
    private static IEnumerable<string> Meant(string name) => UsageProblem.Nearest(Names, name) is { } meant ? [$"did you mean {meant}?"] : [];

    private sealed class Options
    {
        public Argument<string> Invoice { get; } = new("INVOICE") { Description = "the invoice of BOLT 12 that was paid, or the file that holds it; - is standard input" };

        public Option<string?> PreimageFile { get; } = new("--preimage-file") { HelpName = "FILE", Description = "the preimage, 64 hexadecimal digits; - is standard input" };

        public Option<string?> KeyFile { get; } = new(Keys.KeyFile.Option) { HelpName = "FILE", Description = "the payer's key of the request that the invoice answers; - is standard input" };

        public Option<string[]> Show { get; } = new("--show")
        {
            HelpName = "FIELDS",
            Description = "fields of the invoice to show, by name or number, with commas between: invoice_amount,offer_description; all shows all that can be shown",
        };

        public Option<string?> Note { get; } = new("--note") { HelpName = "TEXT", Description = "what the proof is for, best in the words of whoever asked for it" };

        public Option<bool> StrictKeyFile { get; } = new("--strict-key-file") { Description = "refuses a key file that others than its owner may use, instead of warning" };

        public Option<string> Format { get; } = RequestOptions.Format("text", "json");

        public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "no hints and warnings" };

        public IEnumerable<Option> Rest => [PreimageFile, KeyFile, Show, Note, StrictKeyFile, Format, Quiet];
    }
}
