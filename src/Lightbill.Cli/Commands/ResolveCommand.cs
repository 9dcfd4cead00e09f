using System.CommandLine;
using Lightbill.Bolt11;
using Lightbill.Cli.Codes;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Services;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;
using Lightbill.Client;
using Lightbill.Findings;
using Lightbill.Instructions;
using Lightbill.Lnurls;

namespace Lightbill.Cli.Commands;

/// <summary>
/// <c>resolve</c>: asks the service behind an LNURL or a Lightning Address. With <c>--amount</c> standard output holds the checked invoice and nothing else, and
/// what the service offers goes to standard error; without, what it offers is the answer.
/// </summary>
internal static class ResolveCommand
{
    public static Command Create(CliContext context)
    {
        var options = new ResolveOptions();
        var command = new Command("resolve", """
            Asks the service behind an LNURL or a Lightning Address what it offers. With --amount
            it fetches an invoice, checks it against the offer, and prints it; with --invoice it
            hands an invoice to a service that pays out. Nothing is ever paid.

            Example:
              lightbill resolve satoshi@example.com
              lightbill resolve satoshi@example.com --amount 21sat --comment "thank you" | lightbill qr
              lightbill resolve lnurlw://example.com/refund --invoice lnbc210n1…
            """)
        {
            options.Request,
        };
        foreach (Option option in options.All) command.Add(option);
        command.SetAction(result => (int)new Run(context, result, options).Execute());
        return command;
    }

    /// <summary>One run, with what its steps share.</summary>
    private sealed class Run(CliContext context, ParseResult result, ResolveOptions options)
    {
        private readonly bool _asJson = result.GetValue(options.Format) == "json";
        private readonly bool _asksInvoice = result.GetValue(options.Amount) is not null;
        private readonly BitcoinNetwork _network = result.GetValue(options.Network) is { } name ? NetworkText.Parse(options.Network.Name, name) : BitcoinNetwork.Mainnet;

        public ExitCode Execute()
        {
            CheckTogether();
            LnurlInvoiceRequest? wanted = ReadWanted();
            Bolt11Invoice? own = ReadOwnInvoice();
            LnurlClientOptions clientOptions = options.Service.Read(result, _network);
            DecodedRequest request = RequestReading.Read(context, result.GetValue(options.Request) ?? [], ReadMode.Default, context.Clock.GetUtcNow());
            var resolution = new Resolution(request);
            if (!request.IsValid)
            {
                if (_asJson) JsonOutput.Write(context, resolution.Write);
                RequestReading.ReportProblems(context, request, redact: false);
                return ExitCode.NotValid;
            }
            NeedsLookup lookup = LookupOf(request);
            foreach (FindingView finding in request.Findings)
                if (finding.Severity == FindingSeverity.Warning) Messages.Finding(context, finding, request.GivenText);

            using LnurlClient client = LnurlClient.Create(clientOptions, context.Clock);
            string name = lookup is Lnurl lnurl ? lnurl.Host : lookup.ToString();
            ExitCode code = ExitCode.Ok;
            LnurlException? problem = null;
            try
            {
                resolution.Offer = Waiting.For(context, $"asking {name}",
                    stop => client.ResolveAsync(lookup, result.GetValue(options.AllowOtherIdentifier), stop));
                CheckFits(resolution.Offer);
                if (wanted is not null) RequestInvoice(client, resolution, wanted);
                if (own is not null) HandIn(client, resolution, own);
                if (!_asJson) code = Show(client, resolution);
            }
            catch (LnurlException trouble)
            {
                problem = trouble;
                resolution.Problem = trouble;
                code = ServiceProblem.CodeOf(trouble);
            }
            if (_asJson) JsonOutput.Write(context, resolution.Write);
            context.Output.Flush();
            if (problem is not null) ServiceProblem.Report(context, resolution.Offer?.Domain ?? name, problem, clientOptions);
            return code;
        }

        private void CheckTogether()
        {
            if (_asksInvoice && result.GetValue(options.Invoice) is not null)
                throw new CliException(ExitCode.Usage, "--amount and --invoice exclude each other", "--amount is for a service that is paid, --invoice for one that pays out");
            (string Name, bool IsGiven)[] withAmount =
            [
                (options.Comment.Name, result.GetValue(options.Comment) is not null), (options.Name.Name, result.GetValue(options.Name) is not null),
                (options.Email.Name, result.GetValue(options.Email) is not null), (options.Identifier.Name, result.GetValue(options.Identifier) is not null),
                (options.Wait.Name, result.GetValue(options.Wait)), (options.Qr.Name, result.GetValue(options.Qr)),
                (options.AllowOtherDescription.Name, result.GetValue(options.AllowOtherDescription)),
            ];
            foreach ((string option, bool isGiven) in withAmount)
                if (isGiven && !_asksInvoice) throw new CliException(ExitCode.Usage, $"{option} goes with {options.Amount.Name}, which asks for an invoice");
            if (_asJson && result.GetValue(options.Wait)) throw new CliException(ExitCode.Usage, "--wait and -f json exclude each other", "the JSON names the address to ask in \"verify\"");
        }

        private LnurlInvoiceRequest? ReadWanted()
        {
            if (result.GetValue(options.Amount) is not { } text) return null;
            CheckNoSecret();
            var data = new PayerData { Name = result.GetValue(options.Name), Email = result.GetValue(options.Email), Identifier = result.GetValue(options.Identifier) };
            return new(AmountText.Parse(options.Amount.Name, text))
            {
                Comment = result.GetValue(options.Comment),
                PayerData = data.Names.Any() ? data : null,
                AllowOtherDescription = result.GetValue(options.AllowOtherDescription),
            };
        }

        /// <summary>What goes to a stranger is looked at as what is pasted is.</summary>
        private void CheckNoSecret()
        {
            foreach (Option<string?> option in new[] { options.Comment, options.Name, options.Email, options.Identifier })
            {
                if (result.GetValue(option) is { } given && SecretScan.Find(given) is { } secret)
                    throw new CliException(ExitCode.Usage, $"{option.Name}: this looks like {secret}, a secret. It is not sent", "do not paste it anywhere; if it was shown to somebody, replace it");
            }
        }

        private Bolt11Invoice? ReadOwnInvoice()
        {
            if (result.GetValue(options.Invoice) is not { } text) return null;
            PaymentReading reading = PaymentInstruction.Read(text);
            if (reading.Instruction is Bolt11Instruction { Invoice: var invoice }) return invoice;
            string why = reading.Error is { } error ? $"{Messages.AsMessage(error.Message)} [{error.Code}]" : $"it is a {reading.Kind}";
            throw OptionError.Invalid(options.Invoice.Name, $"this is not a valid invoice: {why}");
        }

        /// <summary>What is there to ask; for a request of another kind the words for why there is nothing.</summary>
        private static NeedsLookup LookupOf(DecodedRequest request)
        {
            if (request.Other is NeedsLookup lookup) return lookup;
            if (request.Invoice is not null) throw new CliException(ExitCode.Usage, "an invoice is complete: there is nobody to ask", "lightbill decode shows it, lightbill check checks it");
            string[] hints = request.Other is BitcoinUri uri
                ? [.. uri.Methods.Where(method => method.Instruction is NeedsLookup).Select(method => $"it holds one that can be: {method.Text.Printable}")]
                : [];
            throw new CliException(ExitCode.Usage, $"a {request.Kind} names no service to ask", hints);
        }

        /// <summary>Options for one kind of service do nothing with another; said before anything is sent.</summary>
        private void CheckFits(LnurlRequest offer)
        {
            if (_asksInvoice && offer is not PayRequest) throw new CliException(ExitCode.Usage, $"{offer.Domain}: {options.Amount.Name} is for a service that is paid, and this one offers a {offer.Tag}");
            if (result.GetValue(options.Invoice) is not null && offer is not WithdrawRequest)
                throw new CliException(ExitCode.Usage, $"{offer.Domain}: {options.Invoice.Name} is for a service that pays out, and this one offers a {offer.Tag}");
        }

        private void RequestInvoice(LnurlClient client, Resolution resolution, LnurlInvoiceRequest wanted) =>
            resolution.Invoice = Waiting.For(context, $"asking {resolution.Offer!.Domain} for an invoice",
                stop => client.RequestInvoiceAsync((PayRequest)resolution.Offer, wanted, stop));

        private void HandIn(LnurlClient client, Resolution resolution, Bolt11Invoice own) =>
            resolution.IsAccepted = Waiting.For(context, $"handing the invoice to {resolution.Offer!.Domain}", async stop =>
            {
                await client.WithdrawAsync((WithdrawRequest)resolution.Offer, own, cancellationToken: stop).ConfigureAwait(false);
                return true;
            });

        private ExitCode Show(LnurlClient client, Resolution resolution)
        {
            if (resolution.Invoice is { } answer) return ShowInvoice(client, resolution.Offer!, answer);
            var text = new OfferText(context.Output, context.UseColor);
            text.Write(resolution.Offer!);
            if (resolution.IsAccepted) text.Row("invoice", "accepted: the service says that it will pay; your node tells when it did", TextStyle.Good);
            else if (resolution.Offer is LoginRequest) Messages.Hint(context, "to sign in: lightbill login REQUEST --key-file FILE");
            return ExitCode.Ok;
        }

        private ExitCode ShowInvoice(LnurlClient client, LnurlRequest offer, LnurlInvoice answer)
        {
            var text = new OfferText(context.Error, useColor: false);
            if (result.GetValue(options.Quiet))
            {
                // What was let pass is said all the same.
                foreach (Finding finding in offer.Findings.Concat(answer.Findings))
                    if (finding.Severity == FindingSeverity.Warning) Messages.Finding(context, finding, "");
            }
            else
            {
                text.Write(offer);
                text.Write(answer, context.Clock.GetUtcNow());
            }
            context.Output.WriteLine(answer.Invoice);
            context.Output.Flush();
            if (result.GetValue(options.Qr)) CodeScreen.ShowBeside(context, answer.Invoice, result.GetValue<string>(RootCommandFactory.ColorOptionName));
            return result.GetValue(options.Wait) ? WaitForPayment(client, text, answer) : ExitCode.Ok;
        }

        private ExitCode WaitForPayment(LnurlClient client, OfferText text, LnurlInvoice answer)
        {
            if (answer.Verify is null)
            {
                Messages.Error(context, "the service offers no way to ask whether it was paid");
                Messages.Hint(context, "the invoice is good all the same; your wallet tells whether it was paid");
                return ExitCode.RemoteTrouble;
            }
            if (PaymentWait.Run(context, client, answer) is not { } paid)
            {
                Messages.Error(context, "the invoice expired, and the service says that it was not paid");
                return ExitCode.CheckFailed;
            }
            text.Row("paid", paid.PreimageHex is null ? "the service says so; it shows no preimage, which would prove it" : "proven by the preimage", TextStyle.Good);
            if (paid.PreimageHex is null) return ExitCode.Ok;
            text.Row("preimage", paid.PreimageHex);
            if (answer.SuccessAction is not AesAction aes) return ExitCode.Ok;
            using PaymentPreimage preimage = PaymentPreimage.Parse(paid.PreimageHex);
            if (aes.TryDecrypt(preimage, out UntrustedText? secret, out Finding? problem)) text.Foreign("secret text", secret);
            else text.Write(problem);
            return ExitCode.Ok;
        }
    }
}
