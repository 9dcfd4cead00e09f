using System.CommandLine;
using System.Security.Cryptography;
using Lightbill.Bolt12;
using Lightbill.Cli.Creation;
using Lightbill.Cli.Files;
using Lightbill.Cli.Keys;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;
using Lightbill.Cryptography;

namespace Lightbill.Cli.Commands;

/// <summary>
/// <c>create invoice-request</c>: the answer to an offer, signed with the payer's key, or without an offer one to send money. The payer's key is made for one request, so
/// the key of the node that the environment may name is never taken.
/// </summary>
internal static class CreateInvoiceRequestCommand
{
    /// <summary>BOLT 12 wants it unpredictable.</summary>
    private const int MetadataBytes = 16;

    public static Command Create(CliContext context)
    {
        var options = new Options();
        var command = new Command("invoice-request", """
            Makes an invoice request of BOLT 12. With an offer it answers that and is signed with a key
            made for this request alone; without one it is itself an offer to send money, a refund,
            which is not signed. Keep the key: it proves later who has paid.

            Example:
              lightbill key new -o payer.key
              lightbill create invoice-request lno1pgx9getnwss8… --amount 1500sat --key-file payer.key
              lightbill create invoice-request --description "refund 4" --amount 700sat --key-file payer.key
            """)
        {
            options.Offer,
        };
        foreach (Option option in options.All) command.Add(option);
        command.SetAction(result => (int)Run(context, result, options));
        return command;
    }

    private static ExitCode Run(CliContext context, ParseResult result, Options options)
    {
        Bolt12Creation.RefuseOptionsBefore(result);
        if (result.GetValue(options.Offer) == "-" && result.GetValue(options.KeyFile) == "-") throw new CliException(ExitCode.Usage, "OFFER and --key-file cannot both read standard input");
        Offer? offer = result.GetValue(options.Offer) is not { } given ? null
            : DocumentInput.Read(context, "OFFER", given) as Offer ?? throw OptionError.Invalid("OFFER", "this is a message of BOLT 12, but not an offer");
        RefuseOthers(result, offer is null ? options.WithOfferOnly : options.WithoutOfferOnly, offer is not null);
        MilliSatoshi? amount = result.GetValue(options.Amount) is { } text ? AmountText.Parse(options.Amount.Name, text) : null;
        if (offer is null && (amount is null || result.GetValue(options.Description) is null))
            throw new CliException(ExitCode.Usage, "there is no offer", "name it or its file: lightbill create invoice-request lno1…", "an offer to send money needs --description and --amount");
        byte[] metadata = result.GetValue(options.Metadata) is { } hex ? HexText.Parse(options.Metadata.Name, hex) : RandomNumberGenerator.GetBytes(MetadataBytes);
        if (metadata.Length == 0) throw OptionError.Invalid(options.Metadata.Name, "it is a series of unpredictable bytes, not none");
        using PrivateKey key = ReadKey(context, result, options);
        InvoiceRequestBuilder builder = offer is not null ? new(offer, metadata, key.PublicKey) : MakeRefund(result, options, amount!.Value, metadata, key.PublicKey);
        Fill(builder, context, result, options, offer, amount);
        InvoiceRequest request = Bolt12Creation.Build("request", () => offer is null ? builder.Build() : builder.Sign(key));
        return Bolt12Creation.Print(context, request, result.GetValue(options.Format) == "json", result.GetValue(options.Quiet));
    }

    private static InvoiceRequestBuilder MakeRefund(ParseResult result, Options options, MilliSatoshi amount, byte[] metadata, PublicKey payer)
    {
        InvoiceRequestBuilder? builder = null;
        Bolt12Creation.Set(options.Description.Name, () => builder = new(result.GetValue(options.Description)!, amount, metadata, payer));
        return builder!;
    }

    private static void Fill(InvoiceRequestBuilder builder, CliContext context, ParseResult result, Options options, Offer? offer, MilliSatoshi? amount)
    {
        if (amount is { } asked) builder.Amount(asked);
        if (result.GetValue(options.Quantity) is { } quantity) builder.Quantity(CountText.Parse(options.Quantity.Name, quantity));
        if (result.GetValue(options.PayerNote) is { } note) Bolt12Creation.Set(options.PayerNote.Name, () => builder.PayerNote(note));
        if (result.GetValue(options.Network) is { } name)
        {
            BitcoinNetwork network = NetworkText.Parse(options.Network.Name, name);
            // Of the testnets the one that the offer names.
            ChainHash chain = offer?.Chains.FirstOrDefault(one => one.Network == network) ?? ChainHash.Of(network);
            if (offer is not null && !offer.Chains.Contains(chain))
                throw OptionError.Invalid(options.Network.Name, $"the offer is for {string.Join(" or ", offer.Chains.Select(one => one.Network?.Name ?? "another coin").Distinct())}");
            builder.Chain(chain);
        }
        if (result.GetValue(options.Issuer) is { } issuer) Bolt12Creation.Set(options.Issuer.Name, () => builder.Issuer(issuer));
        if (Expiry.Read(context, result, options.Expiry, options.AbsoluteExpiry) is { } end) builder.AbsoluteExpiry(end);
        foreach (string field in result.GetValue(options.Field) ?? [])
        {
            (ulong number, byte[] value) = NumberedFieldText.Parse(options.Field.Name, field);
            Bolt12Creation.Set(options.Field.Name, () => builder.AddField(number, value));
        }
    }

    /// <summary>What the offer says is copied, and what belongs to an offer cannot be said without one: an option without effect would be a trap.</summary>
    private static void RefuseOthers(ParseResult result, IEnumerable<Option<string?>> others, bool hasOffer)
    {
        if (others.FirstOrDefault(option => result.GetValue(option) is not null) is { } other)
            throw OptionError.Invalid(other.Name, hasOffer ? "the offer says that, and a request copies it" : "only a request that answers an offer has it");
    }

    private static PrivateKey ReadKey(CliContext context, ParseResult result, Options options) => result.GetValue(options.KeyFile) is { } path
        ? KeyFile.Read(context, KeyFile.Option, path, result.GetValue(options.StrictKeyFile))
        : throw new CliException(ExitCode.Usage, "a request needs a key of the payer, made for it alone", "lightbill key new -o payer.key makes one; name it with --key-file payer.key");

    private sealed class Options
    {
        public Argument<string?> Offer { get; } = new("OFFER") { Description = "the offer, or the file that holds it; - is standard input; none: an offer to send money", Arity = ArgumentArity.ZeroOrOne };

        public Option<string?> Amount { get; } = new("--amount") { HelpName = "AMOUNT", Description = "1500sat, 0.000015btc …; needed when the offer names no price in bitcoin, else at least that" };

        public Option<string?> Quantity { get; } = new("--quantity") { HelpName = "NUMBER", Description = "how many items; needed exactly when the offer has a maximum" };

        public Option<string?> PayerNote { get; } = new("--payer-note") { HelpName = "TEXT", Description = "a note to the payee" };

        public Option<string?> Network { get; } = NetworkText.Option($"{string.Join(", ", NetworkText.Names)} (default: mainnet, or the first of the offer's)");

        public Option<string?> Metadata { get; } = new("--metadata") { HelpName = "HEX", Description = "unpredictable bytes (default: 16 random ones)" };

        public Option<string?> Description { get; } = new("--description") { HelpName = "TEXT", Description = "what the money is sent for; without an offer only" };

        public Option<string?> Issuer { get; } = new("--issuer") { HelpName = "TEXT", Description = "who sends it, for people; without an offer only" };

        public Option<string?> Expiry { get; } = Commands.Expiry.Span("how long it can be answered, without an offer only");

        public Option<string?> AbsoluteExpiry { get; } = Commands.Expiry.Moment("until when it can be answered, without an offer only");

        public Option<string[]> Field { get; } = new("--field") { HelpName = "NUMBER:HEX", Description = "a field of one's own with an odd number; repeated" };

        public Option<string?> KeyFile { get; } = new(Keys.KeyFile.Option) { HelpName = "FILE", Description = "the payer's key for this request, 64 hexadecimal digits; - is standard input" };

        public Option<bool> StrictKeyFile { get; } = new("--strict-key-file") { Description = "refuses a key file that others than its owner may use, instead of warning" };

        public Option<string> Format { get; } = RequestOptions.Format("text", "json");

        public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "no hints and warnings" };

        public IEnumerable<Option<string?>> WithOfferOnly => [Quantity];

        public IEnumerable<Option<string?>> WithoutOfferOnly => [Description, Issuer, Expiry, AbsoluteExpiry];

        public IEnumerable<Option> All =>
            [Amount, Quantity, PayerNote, Network, Metadata, Description, Issuer, Expiry, AbsoluteExpiry, Field, KeyFile, StrictKeyFile, Format, Quiet];
    }
}
