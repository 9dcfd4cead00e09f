using System.Numerics;
using Lightbill.Bolt11;
using Lightbill.Findings;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Peers;

/// <summary>
/// Every known difference between a peer and us, with its reason; docs/peers.md is made of it. For a field the entry also says what exactly the peer
/// reads, so that a peer which changes its reading is noticed.
/// </summary>
internal static class AgreementTable
{
    private const string Bolt11 = PeerProcess.Bolt11;
    private const string Light = PeerProcess.Light;
    private const string Invoices = PeerProcess.Invoices;
    private const string Electrum = PeerProcess.Electrum;

    private const string FirstCounts = "\"The first `p` is used\" is all that BOLT 11 says; we take the first of every field that can occur once, and warn of the others.";
    private const string WrongLength = "What has not the length of the field is left out of account, as in BOLT 11's own example of fields to be ignored; we warn of it.";
    private const string PaddingReason = "BOLT 11 has no rule for readers; every byte is there, so we read the field and warn (refuse it in strict mode).";
    private const string KnownToUs = "We know the feature: it is in BOLT 9, a bLIP or deployed wallets.";

    // The largest date of JavaScript, in seconds: the year 275760.
    private const ulong LastJavaScriptSecond = 8_640_000_000_000;
    private const ulong LargestSafeInteger = (1UL << 53) - 1;

    /// <summary>Even feature bits that Debian 12's Electrum knows, among those that we know too.</summary>
    private static readonly int[] ElectrumKnows = [0, 8, 12, 14, 16, 44];

    /// <summary>Where a peer reads what we refuse: which texts, and why we refuse them.</summary>
    private static readonly Dictionary<FindingRule, (string What, string Reason)> OurRefusals = new()
    {
        [FindingRules.TextTooLong] = ("a text of more than 7089 characters",
            "BOLT 11 has no limit; this is what one QR code holds, and the limit of LND and LDK. The largest real invoices have under 2000."),
        [FindingRules.UnknownNetwork] = ("an invoice of Litecoin (`lnltc`)", "We read invoices of bitcoin."),
        [FindingRules.AmountTooLarge] = ("an amount above 21 million BTC", "No more will ever exist; some readers wrap around there."),
        [FindingRules.MissingPaymentHash] = ("no `p` of the right length", "There is nothing to pay to; BOLT 11 requires it."),
        [FindingRules.MissingPaymentSecret] = ("no `s` though feature 14 or 15 announces it",
            "BOLT 11 requires it since 2025. Without the feature it is an invoice from before 2021: we read that with a warning."),
        [FindingRules.MissingDescription] = ("neither `d` nor `h`", "BOLT 11 requires one of them."),
        [FindingRules.TwoDescriptions] = ("both `d` and `h`", "BOLT 11 allows one of them: two readers could show two descriptions."),
        [FindingRules.DescriptionNotUtf8] = ("a description that is not UTF-8",
            "BOLT 11 says UTF-8; a replacement character would hide what was signed. LND and LDK refuse it too."),
        [FindingRules.ExpiryTooLarge] = ("an `x` of more than 64 bits", "No clock holds it; it is there to make readers overflow."),
        [FindingRules.CltvTooLarge] = ("a `c` of more than 32 bits", "No lock time holds it; Core Lightning and eclair refuse it too."),
        [FindingRules.FallbackEmpty] = ("an empty `f`", "It has not even a version."),
        [FindingRules.FallbackLength] = ("an address of a length that its version does not have",
            "Money sent there could be lost; LND, Core Lightning, LDK and eclair refuse it too."),
        [FindingRules.RouteHintPartial] = ("an `r` that is not made of whole hops of 51 bytes",
            "The rest is no hop; LND, Core Lightning, LDK and eclair refuse it too."),
        [FindingRules.RouteHintKey] = ("an `r` with a key that is not on the curve", "There can be no such node: the way leads nowhere."),
        [FindingRules.BlindedPathMalformed] = ("a field `5` that is no blinded path",
            "bLIP 39 gave that field its meaning; the peer does not know it."),
        [FindingRules.UnknownRequiredFeature] = ("an even feature bit that we do not know",
            "BOLT 11: a reader must fail. (Bits of channels and gossip, which some peers know, have no meaning in an invoice.)"),
        [FindingRules.TooShort] = ("a text without room for timestamp and signature", "The peer takes what there is for a timestamp."),
        [FindingRules.FieldOverrun] = ("a field that claims more words than there are",
            "It must be refused: what is cut off could be changed by anyone (lnd#3767)."),
        [FindingRules.StrayWords] = ("one or two words left before the signature",
            "They belong to no field, and bech32 does not see every inserted `q` (lnd#3767)."),
        [FindingRules.SignatureHighS] = ("`n` with a high s", "BOLT 11, since 2025: with `n`, a high s is refused."),
        [FindingRules.SignatureInvalid] = ("a signature that is not by the key in `n`, or not by the first of two",
            "Anyone could have written it."),
        [FindingRules.SignatureRange] = ("a signature with r or s out of range", "It is no signature."),
        [FindingRules.SignatureUnrecoverable] = ("a signature from which no key can be recovered", "Nobody is to be paid."),
        [FindingRules.RecoveryFlag] = ("a recovery flag above 3",
            "BOLT 11: 0, 1, 2 or 3. Where `n` is given the flag has no use, but it is still no flag."),
        [FindingRules.PayeeKey] = ("an `n` that is not on the curve, or the first of two", "No signature can be verified with it."),
    };

    public static IReadOnlyList<KnownDifference> All { get; } =
    [
        // bolt11
        Refuses(Bolt11, "Unknown coin bech32 prefix", "signet (`lntbs`)", "Signet has had its own prefix since 2021.",
            invoice => invoice.Prefix == "lntbs"),
        Refuses(Bolt11, "Unknown coin bech32 prefix", "`lnbs`",
            "Some guides give that prefix for signet; we read it with a warning, and refuse it in strict mode.",
            invoice => invoice.Prefix == "lnbs"),
        Refuses(Bolt11, "Invalid time value", "an expiry beyond the year 275760",
            "`x` is any number; we keep 64 bits, and the date saturates at the end of the year 9999.",
            invoice => BeyondJavaScript(invoice.ExpirySeconds, invoice)),
        Refuses(Bolt11, "signature pubkey does not match payee pubkey", "a first `n` of the wrong length", WrongLength,
            invoice => First(invoice, 'n') is { Length: not 53 }),
        Refuses(Bolt11, "does not match payee pubkey", "`n` with a recovery flag that gives another key",
            "With `n` the signature is verified against it and the flag does not matter.",
            invoice => invoice.PayeeSource == PayeeSource.Field),
        Refuses(Bolt11, "Public key could not be recover", "`n` with a recovery flag that gives no key",
            "With `n` the signature is verified against it and the flag does not matter.",
            invoice => invoice.PayeeSource == PayeeSource.Field),
        .. Accepts(Bolt11,
            FindingRules.MissingPaymentHash, FindingRules.MissingPaymentSecret, FindingRules.MissingDescription, FindingRules.TwoDescriptions,
            FindingRules.DescriptionNotUtf8, FindingRules.CltvTooLarge, FindingRules.FallbackEmpty, FindingRules.FallbackLength,
            FindingRules.RouteHintPartial, FindingRules.RouteHintKey, FindingRules.BlindedPathMalformed, FindingRules.UnknownRequiredFeature,
            FindingRules.TooShort, FindingRules.FieldOverrun, FindingRules.StrayWords, FindingRules.SignatureHighS, FindingRules.TextTooLong),
        Reads(Bolt11, "paymentHash", "the first `p` of any length", WrongLength, IsWrongLength('p', 52), invoice => FirstHex(invoice, 'p')),
        Reads(Bolt11, "paymentSecret", "the first `s` of any length", WrongLength, IsWrongLength('s', 52),
            invoice => FirstHex(invoice, 's')),
        Reads(Bolt11, "descriptionHash", "the first `h` of any length", WrongLength, IsWrongLength('h', 52),
            invoice => FirstHex(invoice, 'h')),
        Reads(Bolt11, "fallbacks", "no address for segwit versions 2 to 16", "BIP 350 gives every version up to 16 an address.",
            invoice => invoice.FallbackAddresses.Any(IsVersion2To16),
            invoice => invoice.FallbackAddresses.Select(one => IsVersion2To16(one) ? null : one.Address)),

        // light-bolt11-decoder
        Refuses(Light, "Unknown coin bech32 prefix", "`lnbs`",
            "Some guides give that prefix for signet; we read it with a warning, and refuse it in strict mode.",
            invoice => invoice.Prefix == "lnbs"),
        Refuses(Light, "radix2.encode input",
            "`p`, `s`, `h`, `n` or `m`, also one that does not count, whose padding is not zero or is longer than it need be",
            PaddingReason,
            invoice => "pshnm".Any(tag => Each(invoice, tag).Any(words => !HasCleanPadding(words)))),
        Refuses(Light, "(reading 'length')", "`r` whose padding is not zero or is longer than it need be", PaddingReason,
            invoice => Each(invoice, 'r').Any(words => !HasCleanPadding(words))),
        .. Accepts(Light,
            FindingRules.MissingPaymentHash, FindingRules.MissingPaymentSecret, FindingRules.MissingDescription, FindingRules.TwoDescriptions,
            FindingRules.DescriptionNotUtf8, FindingRules.ExpiryTooLarge, FindingRules.CltvTooLarge, FindingRules.FallbackEmpty, FindingRules.FallbackLength,
            FindingRules.RouteHintPartial, FindingRules.RouteHintKey, FindingRules.BlindedPathMalformed, FindingRules.UnknownRequiredFeature,
            FindingRules.TooShort, FindingRules.FieldOverrun, FindingRules.StrayWords, FindingRules.SignatureHighS, FindingRules.SignatureInvalid, FindingRules.SignatureRange,
            FindingRules.SignatureUnrecoverable, FindingRules.RecoveryFlag, FindingRules.PayeeKey, FindingRules.TextTooLong),
        Reads(Light, "paymentHash", "the first `p` of any length", WrongLength, IsWrongLength('p', 52), invoice => FirstHex(invoice, 'p')),
        Reads(Light, "paymentSecret", "the first `s` of any length", WrongLength, IsWrongLength('s', 52),
            invoice => FirstHex(invoice, 's')),
        Reads(Light, "descriptionHash", "the first `h` of any length", WrongLength, IsWrongLength('h', 52),
            invoice => FirstHex(invoice, 'h')),
        Reads(Light, "payee", "the first `n` of any length", WrongLength, IsWrongLength('n', 53), invoice => FirstHex(invoice, 'n')),
        Reads(Light, "description", "nothing where the padding is not zero or is longer than it need be", PaddingReason,
            invoice => First(invoice, 'd') is { } words && !HasCleanPadding(words), _ => ""),
        Reads(Light, "description", "no byte order mark at the beginning",
            "It is a part of the signed text, so it stays; our printable form shows it.",
            invoice => invoice.Description is { Raw: ['\ufeff', ..] } && HasCleanPadding(First(invoice, 'd')!),
            invoice => invoice.Description!.Raw[1..]),
        Reads(Light, "expirySeconds", "expiries above 2^53 rounded to what a double holds", "We keep 64 bits exactly.",
            invoice => invoice.ExpirySeconds > LargestSafeInteger, invoice => SumOfDoubles(First(invoice, 'x')!)),
        Reads(Light, "features", "of the two bits of a pair below 20 only the even one",
            "Both stand in the field. BOLT 9 lets a reader treat the pair as required; we warn of it.",
            invoice => invoice.Features.Any(one => one.Number < 20 && one.IsRequired && invoice.Features.Contains(one.Number + 1)),
            invoice => invoice.Features.Select(one => one.Number).Where(bit => bit >= 20 || bit % 2 == 0 || !invoice.Features.Contains(bit - 1))),

        // invoices
        Refuses(Invoices, "UnknownCurrencyCodeInPaymentRequest", "`lnbs`",
            "Some guides give that prefix for signet; we read it with a warning, and refuse it in strict mode.",
            invoice => invoice.Prefix == "lnbs"),
        Refuses(Invoices, "ExpectedSafeIntegerValueToConvertWordsToNumber", "an `x` or `c`, also one that does not count, above 2^53",
            "We keep 64 bits of `x`, 32 of `c`.",
            invoice => "xc".Any(tag => Each(invoice, tag).Any(words => Number(words) > LargestSafeInteger))),
        Refuses(Invoices, "Invalid time value", "an expiry beyond the year 275760",
            "`x` is any number; we keep 64 bits, and the date saturates at the end of the year 9999.",
            invoice => Each(invoice, 'x').Any(words => BeyondJavaScript(Number(words), invoice))),
        Refuses(Invoices, "FailedToParsePaymentRequestFallbackAddress", "a fallback address on simnet",
            "Simnet has addresses of its own: prefix `sb`.",
            invoice => invoice.Network == BitcoinNetwork.Simnet && invoice.FallbackAddresses.Count > 0),
        Refuses(Invoices, "(reading 'public_key')", "an empty route hint",
            "There is nothing wrong to follow in it; we warn (and refuse it in strict mode).",
            invoice => invoice.RouteHints.Any(hint => hint.Hops.Count == 0)),
        Refuses(Invoices, "UnexpectedRouteHintsAndBlindedPathsInRequest", "route hints beside a blinded path",
            "bLIP 39 forbids writing it; we warn (and refuse it in strict mode).",
            invoice => invoice.BlindedPaths.Count > 0 && invoice.RouteHints.Count > 0),
        .. Accepts(Invoices,
            FindingRules.UnknownNetwork, FindingRules.AmountTooLarge, FindingRules.MissingPaymentHash, FindingRules.MissingPaymentSecret,
            FindingRules.DescriptionNotUtf8, FindingRules.CltvTooLarge, FindingRules.FallbackLength,
            FindingRules.RouteHintPartial, FindingRules.RouteHintKey, FindingRules.UnknownRequiredFeature, FindingRules.FieldOverrun),
        Reads(Invoices, "amountMsat", "an amount of 0 as no amount",
            "0 is written there; it cannot be paid and does not mean \"any amount\".",
            invoice => invoice.Amount?.Msat == 0, _ => null),
        Reads(Invoices, "expirySeconds", "3600 when there is no `x`",
            "The default of BOLT 11; we have it too, beside the news that it was filled in.",
            invoice => !invoice.HasExpiryField, _ => 3600),
        Reads(Invoices, "expirySeconds", "the last `x` that is not 0, and 3600 when all are 0",
            "`x` of 0 means that it expires at once. " + FirstCounts,
            invoice => invoice.HasExpiryField, invoice => (ulong)LastNumber(invoice, 'x', 3600)),
        Reads(Invoices, "minFinalCltvExpiryDelta", "18 when there is no `c`",
            "The default of BOLT 11; we have it too, beside the news that it was filled in.",
            invoice => !invoice.HasMinFinalCltvExpiryDeltaField, _ => 18),
        Reads(Invoices, "minFinalCltvExpiryDelta", "the last `c` that is not 0, and 18 when all are 0",
            "0 is written there. " + FirstCounts,
            invoice => invoice.HasMinFinalCltvExpiryDeltaField, invoice => (ulong)LastNumber(invoice, 'c', 18)),
        Reads(Invoices, "description", "the last `d` that is not empty", FirstCounts,
            invoice => Each(invoice, 'd').Count > 1, invoice => Text(Each(invoice, 'd').LastOrDefault(words => words.Length > 1) ?? [])),
        Reads(Invoices, "descriptionHash", "the last `h`", FirstCounts, IsRepeated('h', 52), invoice => LastHex(invoice, 'h', 52)),
        Reads(Invoices, "paymentSecret", "the last `s`", FirstCounts, IsRepeated('s', 52), invoice => LastHex(invoice, 's', 52)),
        Reads(Invoices, "features", "the last field `9`", FirstCounts,
            invoice => Each(invoice, '9').Count > 1, invoice => Bits(Each(invoice, '9')[^1])),
        Reads(Invoices, "metadata", "the last `m` that is not empty, and none when all are empty",
            "An empty field is a field. " + FirstCounts,
            invoice => invoice.Metadata is not null, invoice => Each(invoice, 'm').Select(Hex).LastOrDefault(hex => hex.Length > 0)),
        Reads(Invoices, "fallbacks", "no addresses of other versions than 0, 1, 17 and 18",
            "BIP 350 gives every version up to 16 an address; beyond 18 we keep what nobody can read yet.",
            invoice => invoice.FallbackAddresses.Any(one => one.Version is not (0 or 1 or 17 or 18)),
            invoice => invoice.FallbackAddresses.Where(one => one.Version is 0 or 1 or 17 or 18).Select(one => one.Address)),

        // electrum
        Refuses(Electrum, "Wrong Lightning invoice HRP bs", "`lnbs`",
            "Some guides give that prefix for signet; we read it with a warning, and refuse it in strict mode.",
            invoice => invoice.Prefix == "lnbs"),
        Refuses(Electrum, "UnknownEvenFeatureBits",
            "a required feature younger than this version: 24, 30, 36, 48, 56, 148, 262; also in a repeated field", KnownToUs,
            invoice => Each(invoice, '9').SelectMany(Bits).Any(bit => bit % 2 == 0 && !ElectrumKnows.Contains(bit))),
        Refuses(Electrum, "not all transitive dependencies are set",
            "payment_secret without var_onion, or basic_mpp without payment_secret; also in a repeated field",
            "BOLT 9 now assumes both of every node, so they count as set.",
            invoice => Each(invoice, '9').Any(words => LacksDependency([.. Bits(words)]))),
        Refuses(Electrum, "not all transitive dependencies are set", "bit 11 (gossip_queries_ex) without bit 6 or 7",
            "An odd bit without a meaning in invoices: BOLT 11 says to ignore it.",
            invoice => Each(invoice, '9').Select(Bits).Any(bits => bits.Contains(11) && !bits.Contains(6) && !bits.Contains(7))),
        Refuses(Electrum, "Cannot interpret a zero length bitstring as an integer", "an empty `x`, `c` or `9`",
            "It is 0, or no features, though badly written: we warn (and refuse it in strict mode).",
            invoice => "xc9".Any(tag => Each(invoice, tag).Any(words => words.Length == 0))),
        Refuses(Electrum, "Cannot read", "a field `t` of fewer than 69 words",
            "`t` is not in BOLT 11 (Electrum's old trampoline hint); we keep it without reading it.",
            invoice => Each(invoice, 't').Any(words => words.Length < 69)),
        Refuses(Electrum, "bad signature", "`n` twice, signed by the first", FirstCounts, IsRepeated('n', 53)),
        Refuses(Electrum, "public key could not be parsed", "`n` twice, the last not on the curve", FirstCounts, IsRepeated('n', 53)),
        .. Accepts(Electrum,
            FindingRules.MissingPaymentHash, FindingRules.MissingPaymentSecret, FindingRules.MissingDescription, FindingRules.TwoDescriptions,
            FindingRules.ExpiryTooLarge, FindingRules.CltvTooLarge, FindingRules.FallbackLength, FindingRules.RouteHintPartial, FindingRules.RouteHintKey,
            FindingRules.UnknownRequiredFeature, FindingRules.SignatureHighS, FindingRules.SignatureInvalid, FindingRules.RecoveryFlag, FindingRules.PayeeKey,
            FindingRules.BlindedPathMalformed, FindingRules.TextTooLong),
        Reads(Electrum, "paymentHash", "the last `p`", FirstCounts, IsRepeated('p', 52), invoice => LastHex(invoice, 'p', 52)),
        Reads(Electrum, "paymentSecret", "the last `s`", FirstCounts, IsRepeated('s', 52), invoice => LastHex(invoice, 's', 52)),
        Reads(Electrum, "minFinalCltvExpiryDelta", "18 when there is no `c`",
            "The default of BOLT 11; we have it too, beside the news that it was filled in.",
            invoice => !invoice.HasMinFinalCltvExpiryDeltaField, _ => 18),
        Reads(Electrum, "minFinalCltvExpiryDelta", "the last `c`", FirstCounts,
            invoice => Each(invoice, 'c').Count > 1, invoice => AgreementReading.Json(Number(Each(invoice, 'c')[^1]))),
        Reads(Electrum, "fallbacks", "no addresses of versions 19 to 31",
            "We keep what nobody can read yet; it has no address for us either.",
            invoice => invoice.FallbackAddresses.Any(one => one.Version > 18),
            invoice => invoice.FallbackAddresses.Where(one => one.Version <= 18).Select(one => one.Address)),
        Reads(Electrum, "routeHints", "no last hop of routes that fill their field to the last bit, which are those of 5 and of 10 hops",
            "A fault: its loop ends one hop early when no padding is left.",
            invoice => invoice.RouteHints.Any(hint => hint.Hops.Count > 0 && hint.Hops.Count % 5 == 0),
            invoice => invoice.RouteHints.Select((hint, index) => AgreementReading.Hops(hint)[..HopsThatElectrumReads(Each(invoice, 'r')[index])])),
    ];

    private static KnownDifference Refuses(string peer, string message, string what, string reason, Func<Bolt11Invoice, bool> when) =>
        new(peer, DifferenceKind.TheyRefuse, message, what, reason) { When = when };

    private static IEnumerable<KnownDifference> Accepts(string peer, params FindingRule[] rules) => rules.Select(rule =>
        new KnownDifference(peer, DifferenceKind.TheyAccept, rule.Code, OurRefusals[rule].What, OurRefusals[rule].Reason));

    private static KnownDifference Reads(
        string peer, string field, string what, string reason, Func<Bolt11Invoice, bool> when, Func<Bolt11Invoice, object?> says) =>
        new(peer, DifferenceKind.TheyRead, field, what, reason) { When = when, Says = (invoice, _) => says(invoice) };

    private static List<byte[]> Each(Bolt11Invoice invoice, char tag) =>
        [.. invoice.Fields.Where(field => field.Tag == tag).Select(field => field.Words.ToArray())];

    private static byte[]? First(Bolt11Invoice invoice, char tag) => Each(invoice, tag).FirstOrDefault();

    private static Func<Bolt11Invoice, bool> IsWrongLength(char tag, int length) => invoice => First(invoice, tag) is { } words && words.Length != length;

    private static Func<Bolt11Invoice, bool> IsRepeated(char tag, int length) => invoice => Each(invoice, tag).Count(words => words.Length == length) > 1;

    private static string FirstHex(Bolt11Invoice invoice, char tag) => Hex(First(invoice, tag)!);

    private static string LastHex(Bolt11Invoice invoice, char tag, int length) => Hex(Each(invoice, tag).Last(words => words.Length == length));

    private static byte[] Bytes(byte[] words) => RawWords.ToBytesPadded(words)[..(words.Length * 5 / 8)];

    private static string Hex(byte[] words) => AgreementReading.Hex(Bytes(words));

    private static string Text(byte[] words) => System.Text.Encoding.UTF8.GetString(Bytes(words));

    private static BigInteger Number(byte[] words) => words.Aggregate(BigInteger.Zero, (sum, word) => (sum << 5) | word);

    /// <summary>As JavaScript adds the words up, from the last to the first, rounding at every step.</summary>
    private static double SumOfDoubles(byte[] words)
    {
        double sum = 0;
        for (int i = 0; i < words.Length; i++) sum += words[words.Length - 1 - i] * Math.Pow(32, i);
        return sum;
    }

    private static BigInteger LastNumber(Bolt11Invoice invoice, char tag, int otherwise) =>
        Each(invoice, tag).Select(Number).LastOrDefault(number => number > 0, otherwise);

    private static IEnumerable<int> Bits(byte[] words) =>
        from bit in Enumerable.Range(0, words.Length * 5)
        where ((words[words.Length - 1 - (bit / 5)] >> (bit % 5)) & 1) != 0
        select bit;

    /// <summary>Fewer than five bits are left beyond the bytes, all of them zero.</summary>
    private static bool HasCleanPadding(byte[] words)
    {
        int left = words.Length * 5 % 8;
        return left == 0 || (left < 5 && (words[^1] & ((1 << left) - 1)) == 0);
    }

    private static bool IsVersion2To16(FallbackAddress address) => address.Version is >= 2 and <= 16;

    private static bool BeyondJavaScript(BigInteger seconds, Bolt11Invoice invoice) => seconds + invoice.Timestamp.ToUnixTimeSeconds() > LastJavaScriptSecond;

    private static int HopsThatElectrumReads(byte[] words) => Math.Max(0, (words.Length * 5) - 1) / 408;

    private static bool LacksDependency(HashSet<int> bits)
    {
        bool Has(int even) => bits.Contains(even) || bits.Contains(even + 1);
        return (Has(14) && !Has(8)) || (Has(16) && !Has(14));
    }
}
