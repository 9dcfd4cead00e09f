using System.CommandLine;
using Lightbill.Bolt11;
using Lightbill.Bolt12;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;

namespace Lightbill.Cli.Commands;

/// <summary><c>lightbill convert</c>: the same request in another form.</summary>
internal static class ConvertCommand
{
    /// <summary>Each form: null from <c>Write</c> where the request has no such form.</summary>
    private static readonly (string Name, Func<PaymentInstruction, string?> Write)[] Forms =
    [
        ("uri", ToUri),
        ("upper", instruction => InCase(instruction, "U")),
        ("lower", instruction => InCase(instruction, "L")),
        ("bip21", ToBip21),
        ("lnurl", instruction => ToLnurl(instruction)?.ToBech32()),
        ("lud17", instruction => ToLnurl(instruction) is { } lnurl && lnurl.TryToSchemeUri(out string? uri) ? uri : null),
    ];

    public static Command Create(CliContext context)
    {
        string[] names = [.. Forms.Select(form => form.Name)];
        Argument<string[]> request = RequestOptions.Request();
        var to = new Option<string>("--to")
        {
            Description = "uri: with its scheme, lightning: or bitcoin:; upper: in capitals, which make smaller QR codes, as far as they change nothing; lower: in small letters; bip21: a bitcoin: URI; lnurl: bech32; lud17: lnurlp:// and its like",
            HelpName = "FORM",
            Required = true,
        };
        to.CompletionSources.Add(names);
        var command = new Command("convert", """
            Writes a valid payment request in another form.

            Example:
              lightbill convert --to uri lnbc2500u1pvjluezsp5zyg3…
              lightbill convert --to lnurl satoshi@bitcoin.org
            """)
        {
            request, to,
        };
        command.SetAction(result =>
        {
            string name = result.GetValue(to)!;
            Func<PaymentInstruction, string?> write = Forms.FirstOrDefault(form => form.Name == name).Write
                ?? throw OptionError.Invalid("--to", $"there is no form '{name}': {string.Join(", ", names)}");
            DecodedRequest decoded = RequestReading.Read(context, result.GetValue(request) ?? [], ReadMode.Default, context.Clock.GetUtcNow());
            PaymentInstruction? instruction = decoded.Invoice is { } invoice ? new Bolt11Instruction(invoice) : decoded.Other;
            if (instruction is null || !decoded.IsValid)
            {
                RequestReading.ReportProblems(context, decoded, redact: false);
                return (int)ExitCode.NotValid;
            }
            if (write(instruction) is not { } written)
            {
                string[] others = [.. Forms.Where(form => form.Write(instruction) is not null).Select(form => form.Name)];
                throw new CliException(ExitCode.Usage, $"a {instruction.Kind} has no form '{name}'",
                    others.Length == 0 ? "there is no other form of it" : $"its forms: {string.Join(", ", others)}");
            }
            context.Output.WriteLine(written);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static string? ToUri(PaymentInstruction instruction) => LightningUri.CanHold(instruction) ? LightningUri.Format(instruction) : ToBip21(instruction);

    private static string? ToBip21(PaymentInstruction instruction) => instruction switch
    {
        BitcoinUri uri => uri.ToString(),
        OnChainAddress address => BitcoinUri.Create(address.Address).ToString(),
        Bolt11Instruction bolt11 => OfInvoice(bolt11.Invoice),
        Bolt12Instruction { Document: Offer offer } => BitcoinUri.Create(offer: offer).ToString(),
        _ => null,
    };

    /// <summary>With its first fallback address and its amount, when a URI can say both.</summary>
    private static string OfInvoice(Bolt11Invoice invoice)
    {
        bool isWhole = invoice.Amount is not { } amount || amount.TryGetSat(out _);
        FallbackAddress? fallback = isWhole ? invoice.FallbackAddresses.FirstOrDefault(address => address.Address is not null) : null;
        return BitcoinUri.Create(fallback, isWhole ? invoice.Amount : null, lightning: invoice).ToString();
    }

    private static Lnurl? ToLnurl(PaymentInstruction instruction) => instruction switch
    {
        Lnurl lnurl => lnurl,
        LightningAddress address => address.ToLnurl(),
        _ => null,
    };

    /// <summary>In capitals or small letters, where that changes nothing: bech32, and of a URI the ways to pay that are bech32.</summary>
    private static string? InCase(PaymentInstruction instruction, string format)
    {
        if (instruction is BitcoinUri uri) return uri.ToString("U") == uri.ToString("L") ? null : uri.ToString(format);
        string? text = instruction is Lnurl lnurl ? lnurl.ToBech32() : instruction.IgnoresCase ? instruction.ToString() : null;
        return format == "U" ? text?.ToUpperInvariant() : text?.ToLowerInvariant();
    }
}
