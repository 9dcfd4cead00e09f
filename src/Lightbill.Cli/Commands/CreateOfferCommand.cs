using System.CommandLine;
using Lightbill.Bolt12;
using Lightbill.Cli.Creation;
using Lightbill.Cli.Keys;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;
using Lightbill.Cryptography;

namespace Lightbill.Cli.Commands;

/// <summary><c>create offer</c>: an offer of BOLT 12. It is not signed; a key file serves to learn its public key only.</summary>
internal static class CreateOfferCommand
{
    public static Command Create(CliContext context)
    {
        var options = new Options();
        var command = new Command("offer", """
            Makes an offer of BOLT 12: what can be bought, for how much, and whom to ask for an
            invoice. It is not signed; of a key file only the public key is used.

            Example:
              lightbill create offer --description espresso --amount 1500sat --key-file node.key
              lightbill create offer --description tea --amount "2.50 EUR" --issuer-id 02c7e9…
            """);
        foreach (Option option in options.All) command.Add(option);
        command.SetAction(result => (int)Run(context, result, options));
        return command;
    }

    private static ExitCode Run(CliContext context, ParseResult result, Options options)
    {
        Bolt12Creation.RefuseOptionsBefore(result);
        var builder = new OfferBuilder(IssuerId(context, result, options));
        if (result.GetValue(options.Description) is { } description) Bolt12Creation.Set(options.Description.Name, () => builder.Description(description));
        if (result.GetValue(options.Amount) is { } price)
        {
            (MilliSatoshi? bitcoin, CurrencyAmount? currency) = PriceText.Parse(options.Amount.Name, price);
            if (bitcoin is { } amount) builder.Amount(amount);
            else builder.Amount(currency!.Value);
        }
        if (result.GetValue(options.Issuer) is { } issuer) Bolt12Creation.Set(options.Issuer.Name, () => builder.Issuer(issuer));
        if (Expiry.Read(context, result, options.Expiry, options.AbsoluteExpiry) is { } end) builder.AbsoluteExpiry(end);
        if (result.GetValue(options.QuantityMax) is { } max)
            builder.QuantityMax(max == CreateOptions.AnyAmount ? 0 : CountText.Parse(options.QuantityMax.Name, max));
        if (result.GetValue(options.Network) is { Length: > 0 } networks) builder.Networks(networks.Select(name => NetworkText.Parse(options.Network.Name, name)));
        if (result.GetValue(options.Metadata) is { } metadata) builder.Metadata(HexText.Parse(options.Metadata.Name, metadata));
        foreach (string field in result.GetValue(options.Field) ?? [])
        {
            (ulong number, byte[] value) = NumberedFieldText.Parse(options.Field.Name, field);
            Bolt12Creation.Set(options.Field.Name, () => builder.AddField(number, value));
        }
        Offer offer = Bolt12Creation.Build("offer", builder.Build);
        return Bolt12Creation.Print(context, offer, result.GetValue(options.Format) == "json", result.GetValue(options.Quiet));
    }

    private static PublicKey IssuerId(CliContext context, ParseResult result, Options options)
    {
        string? given = result.GetValue(options.IssuerId);
        string? file = result.GetValue(options.KeyFile);
        if (given is not null && file is not null) throw new CliException(ExitCode.Usage, "--issuer-id and --key-file exclude each other");
        if (given is not null) return PublicKeyText.Parse(options.IssuerId.Name, given);
        string path = KeyFile.Find(context, file, out string source) ?? throw new CliException(ExitCode.Usage, "an offer names whom to ask for an invoice, and there is no key",
            "name the public key, --issuer-id KEY, or the file of the private one, --key-file FILE");
        using PrivateKey key = KeyFile.Read(context, source, path, result.GetValue(options.StrictKeyFile));
        return key.PublicKey;
    }

    private sealed class Options
    {
        public Option<string?> Description { get; } = new("--description") { HelpName = "TEXT", Description = "what can be bought; needed with an amount" };

        public Option<string?> Amount { get; } = new("--amount") { HelpName = "AMOUNT", Description = "the price of one item: 1500sat, 0.000015btc, or \"10.50 USD\"; none given: the payer chooses" };

        public Option<string?> Issuer { get; } = new("--issuer") { HelpName = "TEXT", Description = "who offers it, for people: user@domain or domain first, then more text" };

        public Option<string?> IssuerId { get; } = new("--issuer-id") { HelpName = "KEY", Description = "the public key that signs the invoices" };

        public Option<string?> KeyFile { get; } = new(Keys.KeyFile.Option) { HelpName = "FILE", Description = $"the same by the file of the private key (default: {Keys.KeyFile.EnvironmentVariable})" };

        public Option<bool> StrictKeyFile { get; } = new("--strict-key-file") { Description = "refuses a key file that others than its owner may use, instead of warning" };

        public Option<string?> Expiry { get; } = Commands.Expiry.Span("how long it can be used");

        public Option<string?> AbsoluteExpiry { get; } = Commands.Expiry.Moment("until when it can be used");

        public Option<string?> QuantityMax { get; } = new("--quantity-max") { HelpName = "NUMBER", Description = "how many items can be bought at once, or 'any' (default: one, and nobody may say how many)" };

        public Option<string[]> Network { get; } = Networks();

        public Option<string?> Metadata { get; } = new("--metadata") { HelpName = "HEX", Description = "bytes for the issuer's own use" };

        public Option<string[]> Field { get; } = new("--field") { HelpName = "NUMBER:HEX", Description = "a field of one's own with an odd number; repeated" };

        public Option<string> Format { get; } = RequestOptions.Format("text", "json");

        public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "no hints and warnings" };

        public IEnumerable<Option> All =>
            [Description, Amount, Issuer, IssuerId, KeyFile, StrictKeyFile, Expiry, AbsoluteExpiry, QuantityMax, Network, Metadata, Field, Format, Quiet];

        private static Option<string[]> Networks()
        {
            var option = new Option<string[]>("--network") { HelpName = "NAME", Description = $"where it can be paid, repeated for several: {string.Join(", ", NetworkText.Names)} (default: mainnet)" };
            option.CompletionSources.Add([.. NetworkText.Names]);
            return option;
        }
    }
}
