using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Lightbill.Bolt11;
using Lightbill.Cli.Codes;
using Lightbill.Cli.Creation;
using Lightbill.Cli.Keys;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;
using Lightbill.Cryptography;
using Lightbill.Findings;

namespace Lightbill.Cli.Commands;

/// <summary>
/// <c>create</c>: builds an invoice and signs it. Standard output holds the invoice, or the hash to sign, or the JSON, and nothing else; a preimage that was made here
/// is shown once, on standard error or in the JSON.
/// </summary>
internal static class CreateCommand
{
    public static Command Create(CliContext context)
    {
        var options = new CreateOptions();
        var command = new Command("create", """
            Makes an invoice and signs it with the key in a file, or hands out the hash to sign.
            For BOLT 12: lightbill create offer, create invoice-request, create payer-proof.

            Example:
              lightbill key new -o node.key
              lightbill create --amount 2500sat --description "two espressos" --key-file node.key
              lightbill decode -f json lnbc1… | jq '.amountMsat = null' | lightbill create --from - --key-file node.key
            """);
        foreach (Option option in options.All) command.Add(option);
        command.Add(CreateOfferCommand.Create(context));
        command.Add(CreateInvoiceRequestCommand.Create(context));
        command.Add(CreatePayerProofCommand.Create(context));
        command.SetAction(result => (int)new Run(context, result, options).Execute());
        return command;
    }

    /// <summary>One run, with what its steps share.</summary>
    private sealed class Run(CliContext context, ParseResult result, CreateOptions options)
    {
        private readonly bool _isQuiet = result.GetValue(options.Quiet);
        private readonly bool _asJson = result.GetValue(options.Format) == "json";
        private readonly bool _isUnsigned = result.GetValue(options.Unsigned);
        private readonly string? _signatureText = result.GetValue(options.Signature);

        public ExitCode Execute()
        {
            CheckTogether();
            SavedInvoice saved = result.GetValue(options.From) is { } from ? SavedInvoiceReader.Read(context, from) : SavedInvoice.Nothing;
            if (saved.HashToSign is not null && !_isUnsigned && _signatureText is null && KeyPath(out _) is null)
                throw new CliException(ExitCode.Usage, "the invoice in --from is not signed yet", $"complete it with --signature HEX, a signature over {saved.HashToSign}, or sign it with --key-file FILE");
            var reader = new DraftOptions(context, result, options);
            InvoiceDraft draft = reader.Apply(saved);
            PublicKey? payee = reader.ReadPayee() ?? (_signatureText is not null ? saved.ExpectedPayee : null);
            string? fieldOrder = reader.ReadFieldOrder() ?? saved.FieldOrder;
            RecoverableSignature? signature = ReadSignature();
            if (signature is not null && saved.HashToSign is null) CheckReproducible(draft);

            using PaymentPreimage? known = ReadPreimage(reader, saved);
            if (known is not null) draft = WithHashOf(known, draft, saved);
            using PaymentPreimage? made = draft.PaymentHash is null ? MakePreimage() : null;
            InvoiceDraft given = draft;
            draft = Complete(draft, saved, made);

            using PrivateKey? key = ReadKey(draft, saved);
            draft = WithPayeeField(draft, key, ref payee);
            UnsignedBolt11Invoice unsigned = DraftWriter.Write(draft, saved.Invoice, fieldOrder);
            Bolt11Invoice? invoice = key is not null ? Sign(unsigned, key) : signature is { } elsewhere ? Complete(unsigned, elsewhere, payee, saved) : null;

            var created = new CreatedInvoice(draft, unsigned, invoice, payee, fieldOrder, invoice is null ? saved.Invoice : null,
                made?.ExportHex() ?? (saved.Preimage is not null && known is not null && result.GetValue(options.PreimageFile) is null ? known.ExportHex() : null));
            if (!_isQuiet) WarnOfJson(created, saved);
            Print(created, given, made is not null);
            if (invoice is not null && result.GetValue(options.Qr)) CodeScreen.ShowBeside(context, invoice, result.GetValue<string>(RootCommandFactory.ColorOptionName));
            return ExitCode.Ok;
        }

        private void CheckTogether()
        {
            Exclude(options.PaymentHash.Name, result.GetValue(options.PaymentHash), options.PreimageFile.Name, result.GetValue(options.PreimageFile));
            Exclude(options.Unsigned.Name, _isUnsigned ? "" : null, options.Signature.Name, _signatureText);
            string? keyFile = result.GetValue(options.KeyFile);
            Exclude(options.Unsigned.Name, _isUnsigned ? "" : null, options.Qr.Name, result.GetValue(options.Qr) ? "" : null);
            Exclude(options.Unsigned.Name, _isUnsigned ? "" : null, options.KeyFile.Name, keyFile);
            Exclude(options.Signature.Name, _signatureText, options.KeyFile.Name, keyFile);
            string[] fromInput = [.. new Option<string?>[] { options.From, options.KeyFile, options.PreimageFile, options.DescriptionFile }
                .Where(option => result.GetValue(option) == "-").Select(option => option.Name)];
            if (fromInput.Length > 1) throw new CliException(ExitCode.Usage, $"{string.Join(" and ", fromInput)} cannot both read standard input");
        }

        private static void Exclude(string first, string? firstValue, string second, string? secondValue)
        {
            if (firstValue is not null && secondValue is not null) throw new CliException(ExitCode.Usage, $"{first} and {second} exclude each other");
        }

        private RecoverableSignature? ReadSignature() => _signatureText is null ? null
            : RecoverableSignature.TryParse(_signatureText, out RecoverableSignature signature) ? signature
            : throw OptionError.Invalid("--signature", "a signature is 65 bytes, 130 hexadecimal digits: r, s and the recovery flag (00 to 03)");

        /// <summary>A signature belongs to one text only; values made anew would give another, under which it would name a stranger as the payee.</summary>
        private void CheckReproducible(InvoiceDraft draft)
        {
            string[] missing =
            [
                .. draft.PaymentHash is null && result.GetValue(options.PreimageFile) is null ? ["--payment-hash"] : Array.Empty<string>(),
                .. draft.PaymentSecret is null ? ["--payment-secret"] : Array.Empty<string>(),
                .. draft.Timestamp is null ? ["--timestamp"] : Array.Empty<string>(),
            ];
            if (missing.Length > 0)
            {
                throw OptionError.Invalid("--signature", $"it belongs to the very values that were signed, and {string.Join(", ", missing)} would be made anew",
                    "give all options of the --unsigned run and what it printed; or lightbill create … --unsigned -f json > u.json, then lightbill create --from u.json --signature HEX");
            }
        }

        private PaymentPreimage? ReadPreimage(DraftOptions reader, SavedInvoice saved)
        {
            if (reader.ReadPreimageFile() is { } fromFile) return fromFile;
            if (saved.Preimage is null || result.GetValue(options.PaymentHash) is not null) return null;
            return PaymentPreimage.TryParse(saved.Preimage, out PaymentPreimage? preimage) ? preimage
                : throw OptionError.Invalid(SavedInvoiceReader.Option, "\"preimage\" is not 64 hexadecimal digits");
        }

        private InvoiceDraft WithHashOf(PaymentPreimage preimage, InvoiceDraft draft, SavedInvoice saved)
        {
            bool fromJson = result.GetValue(options.PreimageFile) is null;
            if (fromJson && saved.Draft.PaymentHash is { } hash && hash != preimage.Hash)
                throw OptionError.Invalid(SavedInvoiceReader.Option, "\"preimage\" does not belong to \"paymentHash\"");
            return draft with { PaymentHash = preimage.Hash };
        }

        private static PaymentPreimage MakePreimage()
        {
            Span<byte> bytes = stackalloc byte[PaymentPreimage.Size];
            try
            {
                RandomNumberGenerator.Fill(bytes);
                return PaymentPreimage.FromBytes(bytes);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(bytes);
            }
        }

        /// <summary>Fills in what nobody said.</summary>
        private InvoiceDraft Complete(InvoiceDraft draft, SavedInvoice saved, PaymentPreimage? made) => draft with
        {
            Timestamp = draft.Timestamp ?? context.Clock.GetUtcNow().ToUnixTimeSeconds(),
            PaymentHash = made?.Hash ?? draft.PaymentHash,
            PaymentSecret = draft.PaymentSecret is null && !saved.SaysPaymentSecret && draft.BlindedPaths.Count == 0
                ? PaymentSecret.FromBytes(RandomNumberGenerator.GetBytes(PaymentSecret.Size))
                : draft.PaymentSecret,
        };

        private string? KeyPath(out string source) => KeyFile.Find(context, result.GetValue(options.KeyFile), out source);

        private PrivateKey? ReadKey(InvoiceDraft draft, SavedInvoice saved)
        {
            if (_isUnsigned || _signatureText is not null) return null;
            if (KeyPath(out string source) is { } path) return KeyFile.Read(context, source, path, result.GetValue(options.StrictKeyFile));
            List<string> hints = [$"name the key's file: {KeyFile.Option} FILE, or set {KeyFile.EnvironmentVariable}; lightbill key new makes one", "for a key that lives elsewhere: --unsigned prints the hash to sign"];
            if (saved.Invoice is { } source2 && !DraftWriter.Differs(draft, source2)) hints.Insert(0, $"nothing was changed: {SavedInvoiceReader.Option} holds that invoice with its signature already");
            throw new CliException(ExitCode.Usage, "an invoice must be signed, and there is no key", [.. hints]);
        }

        private InvoiceDraft WithPayeeField(InvoiceDraft draft, PrivateKey? key, ref PublicKey? payee)
        {
            PublicKey? own = key?.PublicKey;
            if (own is { } mine && payee is { } wanted && mine != wanted) throw OptionError.Invalid("--payee", $"it is {wanted}, but the key file's public key is {mine}");
            payee ??= own;
            if (result.GetValue(options.PayeeField))
            {
                return draft with
                {
                    PayeeField = payee ?? throw OptionError.Invalid("--payee-field", "without a key file nobody knows the payee's key", "give it: --payee PUBKEY"),
                };
            }
            if (draft.PayeeField is { } named && payee is { } signer && named != signer)
            {
                throw new CliException(ExitCode.Usage, $"the invoice in {SavedInvoiceReader.Option} names the payee {named} in a field of its own, but it would be signed by {signer}",
                    "--payee-field names the new payee instead");
            }
            payee ??= draft.PayeeField;
            return draft;
        }

        private Bolt11Invoice Sign(UnsignedBolt11Invoice unsigned, PrivateKey key)
        {
            Bolt11Invoice invoice = unsigned.Complete(key.Sign(unsigned.SigningHash), key.PublicKey);
            if (!Curve.IsNative)
                Hint("signed without libsecp256k1: managed code does not promise to take the same time for every key; lightbill doctor says more");
            return invoice;
        }

        private Bolt11Invoice Complete(UnsignedBolt11Invoice unsigned, RecoverableSignature signature, PublicKey? payee, SavedInvoice saved)
        {
            string hash = Convert.ToHexStringLower(unsigned.SigningHash);
            if (saved.HashToSign is { } given && !string.Equals(given, hash, StringComparison.OrdinalIgnoreCase))
            {
                throw OptionError.Invalid("--signature", $"values were changed since --unsigned gave out {given}: the hash to sign is now {hash}",
                    "take the changes back, or run --unsigned again and sign the new hash");
            }
            try
            {
                Bolt11Invoice invoice = unsigned.Complete(signature, payee);
                if (payee is null) Hint($"the payee is {invoice.Payee}: any signature names some key, so see that it is yours; --payee PUBKEY checks it");
                return invoice;
            }
            catch (InvalidOperationException problem)
            {
                throw OptionError.Invalid("--signature", problem.Message, $"the hash to sign is {hash}");
            }
        }

        /// <summary>What starting from another invoice brings about and nobody may have meant.</summary>
        private void WarnOfJson(CreatedInvoice created, SavedInvoice saved)
        {
            if (result.GetValue(options.From) is null) return;
            if (created.Draft.Amount is null && !saved.SaysAmount && result.GetValue(options.Amount) is null)
            {
                Messages.Warning(context, $"{SavedInvoiceReader.Option}: there is no \"amountMsat\", so the payer chooses the amount");
                Hint("if that is meant: --amount any, or \"amountMsat\": null");
            }
            string? before = saved.HashToSign ?? (saved.Invoice is { } source ? Convert.ToHexStringLower(source.SigningHash) : saved.SignedHash);
            bool isChanged = !string.Equals(before, Convert.ToHexStringLower(created.Unsigned.SigningHash), StringComparison.OrdinalIgnoreCase);
            PaymentHash? hash = saved.Draft.PaymentHash ?? saved.Invoice?.PaymentHash;
            if (before is null || !isChanged || hash is null || created.Draft.PaymentHash != hash) return;
            Messages.Warning(context, $"the payment hash is that of the invoice in {SavedInvoiceReader.Option}: once one of the two was paid, nodes on the way can keep the payment of the other");
            Hint($"leave out paymentHash, paymentSecret and timestamp, and new ones are made: jq 'del(.paymentHash, .paymentSecret, .timestamp{(saved.Preimage is null ? "" : ", .preimage")})'");
        }

        private void Print(CreatedInvoice created, InvoiceDraft given, bool madePreimage)
        {
            if (created.Invoice is { } invoice) Warn(invoice);
            if (_asJson)
            {
                CreatedInvoiceJson.Write(context, created);
                Deliver(created);
                return;
            }
            context.Output.WriteLine(created.Invoice?.ToString() ?? Convert.ToHexStringLower(created.Unsigned.SigningHash));
            Deliver(created);
            if (madePreimage)
            {
                context.Error.WriteLine($"lightbill: preimage: {created.Preimage}");
                Hint("keep the preimage: it claims the payment and proves it afterwards, and it is shown this once");
            }
            if (created.Invoice is null) ExplainCompletion(created.Draft, given);
        }

        /// <summary>An invoice is not made again by the next run: that it reached nobody must be said.</summary>
        private void Deliver(CreatedInvoice created)
        {
            context.Output.Flush();
            if (!context.OutputStream.IsReaderGone) return;
            string what = created.Invoice is null ? "the hash to sign" : "the invoice";
            throw new CliException(ExitCode.FileTrouble, $"{(created.Preimage is null ? what : $"{what} and its preimage")} could not be delivered: the reader of standard output is gone",
                "what was made is lost; run it again");
        }

        /// <summary>What the run that completes the invoice must be told, since it would else be made anew.</summary>
        private void ExplainCompletion(InvoiceDraft draft, InvoiceDraft given)
        {
            List<string> more = [];
            if (given.PaymentHash is null) more.Add($"--payment-hash {draft.PaymentHash}");
            if (given.PaymentSecret is null && draft.PaymentSecret is { } secret) more.Add($"--payment-secret {secret}");
            if (given.Timestamp is null) more.Add(string.Create(CultureInfo.InvariantCulture, $"--timestamp {draft.Timestamp}"));
            // Without these the signature would be put under other values: no hint that -q may hide.
            context.Error.WriteLine($"lightbill: to complete it, run the same without --unsigned and with: {string.Join(' ', more.Append("--signature HEX"))}");
            Hint("with -f json the output holds all of it: lightbill create --from FILE --signature HEX");
        }

        private void Warn(Bolt11Invoice invoice)
        {
            if (_isQuiet) return;
            foreach (Finding finding in invoice.Findings.Concat(invoice.CheckPayable(new(context.Clock.GetUtcNow())).Findings).DistinctBy(finding => (finding.Code, finding.Message)))
                if (finding.Severity == FindingSeverity.Warning) Messages.Warning(context, $"{OptionError.InMessageStyle(finding.Message)} [{finding.Code}]");
        }

        private void Hint(string text)
        {
            if (!_isQuiet) Messages.Hint(context, text);
        }
    }
}
