using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Lightbill.Bolt11;
using Lightbill.Cli.Commands;
using Lightbill.Cli.Files;
using Lightbill.Cli.Keys;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;

namespace Lightbill.Cli.Creation;

/// <summary>What the options say about the invoice, laid over what <c>--from</c> says.</summary>
internal sealed class DraftOptions(CliContext context, ParseResult result, CreateOptions options)
{
    private const string Alphabet = Encoding.Bech32.Alphabet;

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    /// <summary>The draft with the options' values. What nobody said is still missing.</summary>
    /// <exception cref="CliException">A value that its option cannot take.</exception>
    public InvoiceDraft Apply(SavedInvoice saved)
    {
        InvoiceDraft draft = saved.Draft;
        bool isNew = Get(options.From) is null;
        BitcoinNetwork network = Get(options.Network) is { } name ? NetworkText.Parse("--network", name) : draft.Network ?? BitcoinNetwork.Mainnet;
        draft = ApplyDescription(draft) with
        {
            Network = network,
            Amount = ReadAmount(draft),
            Timestamp = ReadTimestamp(draft),
            PaymentHash = Get(options.PaymentHash) is { } hash ? Parse<PaymentHash>("--payment-hash", hash) : draft.PaymentHash,
            PaymentSecret = Get(options.PaymentSecret) is { } secret ? Parse<PaymentSecret>("--payment-secret", secret) : draft.PaymentSecret,
            ExpirySeconds = ReadExpiry(draft),
            MinFinalCltvExpiryDelta = ReadCltv(draft, isNew),
            Metadata = ReadMetadata(draft),
            Fallbacks = ReadFallbacks(draft, network),
            RouteHints = ReadRouteHints(draft),
            CustomFields = [.. draft.CustomFields, .. Many(options.Field).Select(ReadField)],
        };
        return draft with { Features = ReadFeatures(draft) };
    }

    /// <summary>Reads <c>--preimage-file</c>; null when it is not given.</summary>
    public PaymentPreimage? ReadPreimageFile() => Get(options.PreimageFile) is not { } path ? null
        : SecretFile.ReadPreimage(context, "--preimage-file", path);

    /// <summary>Reads <c>--payee</c>.</summary>
    public PublicKey? ReadPayee() => Get(options.Payee) is not { } text ? null : PublicKeyText.Parse("--payee", text);

    /// <summary>Reads <c>--field-order</c>.</summary>
    public string? ReadFieldOrder() => Get(options.FieldOrder) is not { } order ? null
        : order.All(letter => Alphabet.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal)) ? order
        : throw OptionError.Invalid("--field-order", "the letters of fields are those of the bech32 alphabet");

    private InvoiceDraft ApplyDescription(InvoiceDraft draft)
    {
        (string Name, string? Value)[] given =
        [
            .. new (string Name, string? Value)[]
            {
                ("--description", Get(options.Description)), ("--description-file", Get(options.DescriptionFile)), ("--description-hash", Get(options.DescriptionHash)),
            }.Where(one => one.Value is not null),
        ];
        if (given.Length > 1)
        {
            throw new CliException(ExitCode.Usage, $"{string.Join(" and ", given.Select(one => one.Name))} exclude each other: an invoice has one description or one hash",
                "give exactly one of them");
        }
        if (given.Length == 0)
        {
            if (draft is { Description: not null, DescriptionHash: not null })
                throw OptionError.Invalid(SavedInvoiceReader.Option, "\"description\" and \"descriptionHash\" exclude each other: an invoice has one of them");
            if (draft is { Description: null, DescriptionHash: null })
            {
                throw new CliException(ExitCode.Usage, "there is no description",
                    "give one of --description TEXT, --description-file FILE and --description-hash HEX; --description \"\" leaves it empty");
            }
            if (draft.Description is { } text) CheckLength(SavedInvoiceReader.Option + ": \"description\"", text);
            return draft;
        }
        string value = given[0].Value!;
        switch (given[0].Name)
        {
            case "--description":
                CheckLength("--description", value);
                return draft with { Description = value, DescriptionHash = null };
            case "--description-file":
                return draft with { Description = null, DescriptionHash = InputFile.Hash(context, "--description-file", value) };
            default:
                return draft with { Description = null, DescriptionHash = Parse<DescriptionHash>("--description-hash", value) };
        }
    }

    private static void CheckLength(string option, string text)
    {
        int bytes;
        try
        {
            bytes = Encoding.StrictUtf8.Encoding.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            throw OptionError.Invalid(option, "it has half a surrogate pair and cannot be written as UTF-8");
        }
        if (bytes > Bolt11Limits.MaxDescriptionBytes)
        {
            throw OptionError.Invalid(option, string.Create(CultureInfo.InvariantCulture, $"it has {bytes} bytes in UTF-8, and an invoice holds at most {Bolt11Limits.MaxDescriptionBytes}"),
                "put it into a file: --description-file FILE writes its hash, and the text is delivered elsewhere");
        }
    }

    private MilliSatoshi? ReadAmount(InvoiceDraft draft)
    {
        if (Get(options.Amount) is not { } text) return draft.Amount;
        if (string.Equals(text, CreateOptions.AnyAmount, StringComparison.OrdinalIgnoreCase)) return null;
        MilliSatoshi amount = AmountText.Parse("--amount", text);
        return amount.Msat > 0 ? amount : throw OptionError.Invalid("--amount", "an invoice over nothing cannot be paid", "leave the option out, and the payer chooses the amount");
    }

    private long? ReadTimestamp(InvoiceDraft draft)
    {
        if (Get(options.Timestamp) is not { } text) return draft.Timestamp;
        if (string.Equals(text, CreateOptions.Now, StringComparison.OrdinalIgnoreCase)) return null;
        long seconds = OptionError.Naming("--timestamp", () => TimeText.Parse(text)).ToUnixTimeSeconds();
        return seconds is >= 0 and <= Bolt11Limits.MaxTimestamp ? seconds : throw OptionError.Invalid("--timestamp", "an invoice holds times from 1970 to 3058");
    }

    private ulong? ReadExpiry(InvoiceDraft draft)
    {
        if (Get(options.Expiry) is not { } text) return draft.ExpirySeconds;
        ulong seconds = DurationText.ParseSeconds("--expiry", text);
        return seconds > 0 ? seconds : throw OptionError.Invalid("--expiry", "it must be at least a second");
    }

    private uint? ReadCltv(InvoiceDraft draft, bool isNew)
    {
        if (Get(options.Cltv) is not { } text) return isNew ? Bolt11Limits.DefaultMinFinalCltvExpiryDelta : draft.MinFinalCltvExpiryDelta;
        if (string.Equals(text, CreateOptions.None, StringComparison.OrdinalIgnoreCase)) return null;
        return uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint blocks) && blocks > 0
            ? blocks
            : throw OptionError.Invalid("--cltv", $"'{text}' is not a number of blocks from 1 to {uint.MaxValue}");
    }

    private byte[]? ReadMetadata(InvoiceDraft draft)
    {
        if (Get(options.Metadata) is not { } hex) return draft.Metadata;
        byte[] metadata = HexText.Parse("--metadata", hex);
        return metadata.Length <= Bolt11Limits.MaxDescriptionBytes ? metadata
            : throw OptionError.Invalid("--metadata", string.Create(CultureInfo.InvariantCulture, $"it has {metadata.Length} bytes, and an invoice holds at most {Bolt11Limits.MaxDescriptionBytes}"));
    }

    private IReadOnlyList<FallbackAddress> ReadFallbacks(InvoiceDraft draft, BitcoinNetwork network)
    {
        string[] given = Many(options.Fallback);
        if (IsNone(given)) return [];
        if (given.Length > 0) return [.. given.Select(text => FallbackText.Parse("--fallback", text, network))];
        return draft.Fallbacks.All(address => address.Network == network) ? draft.Fallbacks : [.. draft.Fallbacks.Select(address => Move(address, network))];
    }

    /// <summary>An address of the old network must not silently become one of the new; testnet and signet share theirs.</summary>
    private static FallbackAddress Move(FallbackAddress address, BitcoinNetwork network)
    {
        if (address.Address is not { } text) return new(network, address.Version, address.Program.Span);
        return FallbackAddress.TryParse(text, network, out FallbackAddress? moved) ? moved : throw OptionError.Invalid("--network",
            $"the fallback address {text} belongs to {address.Network.Name}, and the invoice is for {network.Name}",
            "--fallback gives another address, --fallback none gives none");
    }

    private IReadOnlyList<RouteHint> ReadRouteHints(InvoiceDraft draft)
    {
        string[] given = Many(options.RouteHint);
        if (IsNone(given)) return [];
        if (given.Length == 0) return draft.RouteHints;
        RouteHint[] hints = [.. given.Select(text => RouteHintText.Parse("--route-hint", text))];
        return hints.All(hint => hint.Hops.Count <= MaxHops) ? hints : throw OptionError.Invalid("--route-hint", $"a field holds at most {MaxHops} hops");
    }

    /// <summary>The features of every invoice of ours, or those of the JSON, and those that were asked for.</summary>
    private FeatureVector? ReadFeatures(InvoiceDraft draft)
    {
        int[] given = [.. Many(options.Feature).Select(ReadBit)];
        FeatureVector start = draft.Features ?? FeatureVector.Of(FeatureNumber.VarOnionOptIn, FeatureNumber.PaymentSecret);
        List<int> bits = [.. start.Select(bit => bit.Number).Where(bit => !given.Contains(bit ^ 1)), .. given];
        if (Get(options.Metadata) is not null && !bits.Contains(FeatureNumber.OptionPaymentMetadata) && !bits.Contains(FeatureNumber.OptionPaymentMetadata | 1)) bits.Add(FeatureNumber.OptionPaymentMetadata);
        return FeatureVector.Of(bits);
    }

    private static int ReadBit(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int bit) && bit <= FeatureVector.MaxBit
            ? bit
            : throw OptionError.Invalid("--feature", $"'{text}' is not a bit from 0 to {FeatureVector.MaxBit}");

    private static CustomField ReadField(string text)
    {
        const string Option = "--field";
        if (text.Length < 2 || text[1] != ':') throw OptionError.Invalid(Option, $"'{text}' is not a letter, a colon and the content, e.g. v:qqqsyqc");
        (char tag, string words) = (char.ToLowerInvariant(text[0]), text[2..].ToLowerInvariant());
        if (!Alphabet.Contains(tag, StringComparison.Ordinal)) throw OptionError.Invalid(Option, $"'{tag}' is not a letter of the bech32 alphabet ({Alphabet})");
        if (DraftWriter.OwnLetters.Contains(tag, StringComparison.Ordinal)) throw OptionError.Invalid(Option, $"'{tag}' has a meaning in BOLT 11 and an option of its own");
        int wrong = words.AsSpan().IndexOfAnyExcept(Letters);
        if (wrong >= 0) throw OptionError.Invalid(Option, $"'{words[wrong]}' is not a letter of the bech32 alphabet ({Alphabet})");
        return words.Length <= Bolt11Limits.MaxFieldWords ? new(tag, words) : throw OptionError.Invalid(Option, $"a field holds at most {Bolt11Limits.MaxFieldWords} characters");
    }

    private static T Parse<T>(string option, string text)
        where T : IParsable<T>
    {
        try
        {
            return T.Parse(text, CultureInfo.InvariantCulture);
        }
        catch (FormatException problem)
        {
            throw OptionError.Invalid(option, problem.Message);
        }
    }

    private static bool IsNone(string[] given) => given is [{ } only] && string.Equals(only, CreateOptions.None, StringComparison.OrdinalIgnoreCase);

    private string? Get(Option<string?> option) => result.GetValue(option);

    private string[] Many(Option<string[]> option) => result.GetValue(option) ?? [];

    private const int MaxHops = 12;
}
