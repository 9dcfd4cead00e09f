using System.CommandLine;
using Lightbill.Cli.Creation;
using Lightbill.Cli.Keys;
using Lightbill.Cli.Values;

namespace Lightbill.Cli.Commands;

/// <summary>The options of <c>create</c>. All values are texts here: what is wrong with one is said with the option's name, after all were recognised.</summary>
internal sealed class CreateOptions
{
    public const string AnyAmount = "any";
    public const string None = "none";
    public const string Now = "now";

    public Option<string?> Amount { get; } = Value("--amount", "AMOUNT",
        "250000sat, 0.0025btc, 2500u or 250000000msat; 'any' or none given: the payer chooses");

    public Option<string?> Description { get; } = Value("--description", "TEXT", "what it is for, at most 639 bytes; may be empty");

    public Option<string?> DescriptionFile { get; } = Value("--description-file", "FILE", "writes the hash of this file's exact bytes instead; the text is delivered elsewhere");

    public Option<string?> DescriptionHash { get; } = Value("--description-hash", "HEX", "writes this hash of a description that is delivered elsewhere");

    public Option<string?> PaymentHash { get; } = Value("--payment-hash", "HEX",
        "the hash of a preimage that is kept elsewhere. Without it and --preimage-file a random preimage is made and shown once");

    public Option<string?> PreimageFile { get; } = Value("--preimage-file", "FILE", "a file with the preimage, 64 hexadecimal digits; - is standard input");

    public Option<string?> PaymentSecret { get; } = Value("--payment-secret", "HEX", "32 bytes (default: random)");

    public Option<string?> Expiry { get; } = Value("--expiry", "SPAN", "how long it can be paid: 90s, 10m, 1h, 7d, 2w or seconds (default: not written, which means 1h)");

    public Option<string?> Cltv { get; } = Value("--cltv", "BLOCKS", "blocks that the last hop must leave; 'none' leaves the field out (default: 18, written out)");

    public Option<string[]> Fallback { get; } = Values("--fallback", "ADDRESS", "an on-chain address to pay to if Lightning fails; repeated, the best first. With --from: instead of those there; 'none' removes them");

    public Option<string[]> RouteHint { get; } = Values("--route-hint", "HOPS",
        "a private way to the payee: PUBKEY:SCID:BASE:PPM:CLTV, hops joined by commas; repeated. With --from: instead of those there; 'none' removes them");

    public Option<string?> Metadata { get; } = Value("--metadata", "HEX", "payment metadata that the payer sends back; sets feature 48 unless 48 or 49 is there");

    public Option<string[]> Feature { get; } = Values("--feature", "BIT", "one more feature bit, beside 8 and 14 or those of --from; repeated. It takes the place of the other bit of its pair");

    public Option<bool> PayeeField { get; } = new("--payee-field") { Description = "names the payee in a field of its own, so that readers need not recover the key" };

    public Option<string?> Payee { get; } = Value("--payee", "PUBKEY", "the public key that must have signed; needed for --payee-field without a key file");

    public Option<string?> Timestamp { get; } = Value("--timestamp", "TIME", "when it is made: 2026-11-21T08:00:00Z, seconds since 1970, or 'now' (the default)");

    public Option<string?> Network { get; } = NetworkText.Option($"{string.Join(", ", NetworkText.Names)} (default: mainnet)");

    public Option<string?> From { get; } = Value(SavedInvoiceReader.Option, "FILE",
        "starts from the JSON of decode or create; - is standard input. The other options win over it. Order, unknown fields and unusual writings are kept");

    public Option<string[]> Field { get; } = Values("--field", "TAG:WORDS", "a field of one's own: its letter and its content in the bech32 alphabet; repeated");

    public Option<string?> FieldOrder { get; } = Value("--field-order", "LETTERS", "the order of the fields (default: psdhmnxcfr59, or that of --from)");

    public Option<bool> Unsigned { get; } = new("--unsigned")
    {
        Description = "signs nothing and prints the hash to sign. With -f json the output is what --from takes, together with --signature",
    };

    public Option<string?> Signature { get; } = Value("--signature", "HEX", "completes an unsigned invoice: 65 bytes, r, s and the recovery flag");

    public Option<string?> KeyFile { get; } = Value(Keys.KeyFile.Option, "FILE", $"the private key, 64 hexadecimal digits; - is standard input (default: {Keys.KeyFile.EnvironmentVariable})");

    public Option<bool> StrictKeyFile { get; } = new("--strict-key-file") { Description = "refuses a key file that others than its owner may use, instead of warning" };

    public Option<bool> Qr { get; } = new("--qr") { Description = "also shows the invoice's QR code, on standard error" };

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "no hints and warnings. The preimage is shown all the same" };

    public Option<string> Format { get; } = RequestOptions.Format("text", "json");

    /// <summary>In the order of the help text.</summary>
    public IEnumerable<Option> All =>
    [
        Amount, Description, DescriptionFile, DescriptionHash, PaymentHash, PreimageFile, PaymentSecret, Expiry, Cltv, Fallback, RouteHint, Metadata, Feature, PayeeField,
        Payee, Timestamp, Network, From, Field, FieldOrder, Unsigned, Signature, KeyFile, StrictKeyFile, Qr, Format, Quiet,
    ];

    private static Option<string?> Value(string name, string helpName, string description) => new(name) { HelpName = helpName, Description = description };

    private static Option<string[]> Values(string name, string helpName, string description) => new(name) { HelpName = helpName, Description = description };
}
