namespace Lightbill.Findings;

// Bolt11: the readable part, the fields, the features and the signature of an invoice.
public static partial class FindingRules
{
    private const string Blip39 = "bLIP 39, Tagged Field";
    private const string TellPayee = "Most wallets can pay it; tell the maker of the payee's software.";

    // Readable part.

    /// <summary><c>bolt11.unknown-network</c></summary>
    public static readonly FindingRule UnknownNetwork = new("bolt11.unknown-network",
        "The prefix does not name a bitcoin network that we know{0}.", "An invoice of another coin, or a slip in the first letters.",
        "Bitcoin invoices begin with lnbc (mainnet), lntb (testnet), lntbs (signet), lnbcrt (regtest) or lnsb (simnet).", HumanReadable);

    /// <summary><c>bolt11.signet-prefix</c></summary>
    public static readonly FindingRule SignetPrefix = new("bolt11.signet-prefix",
        "The prefix is lnbs, which some guides give for signet; real signet invoices begin with lntbs.", "Software written after such a guide.",
        "Ask the payee for an invoice that begins with lntbs.", HumanReadable);

    /// <summary><c>bolt11.amount-without-digits</c></summary>
    public static readonly FindingRule AmountWithoutDigits = new("bolt11.amount-without-digits",
        "There is the multiplier {0}, but no number before it.", "A faulty writer, or a slip.", AskForNew, HumanReadable);

    /// <summary><c>bolt11.invalid-multiplier</c></summary>
    public static readonly FindingRule InvalidMultiplier = new("bolt11.invalid-multiplier",
        "The amount is followed by {0}; only m, u, n or p may stand there.", "A faulty writer, or a slip.", AskForNew, HumanReadable);

    /// <summary><c>bolt11.invalid-amount</c></summary>
    public static readonly FindingRule InvalidAmount = new("bolt11.invalid-amount",
        "The amount is not a number: {0} is no digit.", "A faulty writer, or a slip.", AskForNew, HumanReadable);

    /// <summary><c>bolt11.fraction-of-msat</c></summary>
    public static readonly FindingRule FractionOfMsat = new("bolt11.fraction-of-msat",
        "The amount is not a whole number of millisatoshis: with p the last digit must be 0.", "A faulty writer.", AskForNew, HumanReadable);

    /// <summary><c>bolt11.amount-too-large</c></summary>
    public static readonly FindingRule AmountTooLarge = new("bolt11.amount-too-large",
        "The amount is above 21 million BTC, more than there will ever be.", "A faulty writer, or an attempt to make readers overflow.", AskForNew, OurLimit);

    /// <summary><c>bolt11.amount-zero</c></summary>
    public static readonly FindingRule AmountZero = new("bolt11.amount-zero",
        "The amount is written as 0, which cannot be paid. It does not mean \"any amount\".", "A faulty writer that should have left the amount out.", AskForNew, HumanReadable);

    /// <summary><c>bolt11.amount-leading-zero</c></summary>
    public static readonly FindingRule AmountLeadingZero = new("bolt11.amount-leading-zero",
        "The amount has leading zeros.", "A faulty writer.", TellPayee, HumanReadable);

    /// <summary><c>bolt11.amount-not-shortest</c></summary>
    public static readonly FindingRule AmountNotShortest = new("bolt11.amount-not-shortest",
        "The amount could be written shorter, as {0}.", "Many writers use one fixed multiplier.", "Nothing: it is the same amount.", HumanReadable);

    // Data part: structure.

    /// <summary><c>bolt11.too-short</c></summary>
    public static readonly FindingRule TooShort = new("bolt11.too-short",
        "The data part is too short: timestamp, signature and checksum alone need 117 characters, and here the count is {1}.", "The end is missing.", CopyAgain, DataPart);

    /// <summary><c>bolt11.field-overrun</c></summary>
    public static readonly FindingRule FieldOverrun = new("bolt11.field-overrun",
        "Field {0} claims a length of {1}, but fewer characters are left before the signature.", "Damage, or a faulty writer.", AskForNew, Fields);

    /// <summary><c>bolt11.stray-words</c></summary>
    public static readonly FindingRule StrayWords = new("bolt11.stray-words",
        "Characters before the signature that belong to no field: {1}.", "Damage (bech32 cannot see every inserted q), or a faulty writer.", AskForNew, Fields);

    /// <summary><c>bolt11.wrong-length</c></summary>
    public static readonly FindingRule WrongLength = new("bolt11.wrong-length",
        "Field {0} has the wrong length of {1}: p, s and h have 52 characters, n has 53.", "A faulty writer, or a future variant of the field.",
        "Nothing, if there is one of the right length too: by default this one is kept and ignored. Otherwise tell the maker of the payee's software.", Fields);

    /// <summary><c>bolt11.duplicate-field</c></summary>
    public static readonly FindingRule DuplicateField = new("bolt11.duplicate-field",
        "Field {0} occurs again; the first one counts.", "A faulty writer, or an attempt to make readers disagree.", "Look at both before paying.", Fields);

    /// <summary><c>bolt11.unknown-field</c></summary>
    public static readonly FindingRule UnknownField = new("bolt11.unknown-field",
        "Field {0} is unknown; it is kept and ignored.", "A newer or experimental feature of the payee's software.", "Nothing.", Fields);

    /// <summary><c>bolt11.padding</c></summary>
    public static readonly FindingRule Padding = new("bolt11.padding",
        "The bits that fill up the end of field {0} are not all zero, or are more than needed.", "A faulty writer.", TellPayee, Fields);

    /// <summary><c>bolt11.not-minimal</c></summary>
    public static readonly FindingRule NotMinimal = new("bolt11.not-minimal",
        "Field {0} is not written in the shortest way.", "A faulty writer.", TellPayee, Fields);

    // Fields: content.

    /// <summary><c>bolt11.missing-payment-hash</c></summary>
    public static readonly FindingRule MissingPaymentHash = new("bolt11.missing-payment-hash",
        "There is no payment hash (field p): nothing to pay to.", "A faulty writer.", AskForNew, Fields);

    /// <summary><c>bolt11.missing-payment-secret</c></summary>
    public static readonly FindingRule MissingPaymentSecret = new("bolt11.missing-payment-secret",
        "There is no payment secret (field s), which nodes require since 2021.", "An invoice from before 2021, or a faulty writer.", AskForNew, Fields);

    /// <summary><c>bolt11.all-zero</c></summary>
    public static readonly FindingRule AllZero = new("bolt11.all-zero",
        "Field {0} is all zero, which no honest writer makes by chance.", "A variable that was never set in the payee's software.", AskForNew, Fields);

    /// <summary><c>bolt11.missing-description</c></summary>
    public static readonly FindingRule MissingDescription = new("bolt11.missing-description",
        "There is neither a description (d) nor a description hash (h); exactly one is required.", "A faulty writer.", AskForNew, Fields);

    /// <summary><c>bolt11.two-descriptions</c></summary>
    public static readonly FindingRule TwoDescriptions = new("bolt11.two-descriptions",
        "There are both a description (d) and a description hash (h); exactly one is allowed.", "A faulty writer.", AskForNew, Fields);

    /// <summary><c>bolt11.description-not-utf8</c></summary>
    public static readonly FindingRule DescriptionNotUtf8 = new("bolt11.description-not-utf8",
        "The description is not valid UTF-8.", "A faulty writer, or binary data in the description.", AskForNew, Fields);

    /// <summary><c>bolt11.description-hidden-characters</c></summary>
    public static readonly FindingRule DescriptionHiddenCharacters = new("bolt11.description-hidden-characters",
        "The description holds characters that act without showing; the first is {0}.", "Copied text, or an attempt to mislead the reader.",
        "Read the description with care; Lightbill writes such characters out.", "BOLT 11, Security Considerations for Payment Descriptions");

    /// <summary><c>bolt11.expiry-too-large</c></summary>
    public static readonly FindingRule ExpiryTooLarge = new("bolt11.expiry-too-large",
        "The expiry needs more than 64 bits.", "A faulty writer, or an attempt to make readers overflow.", AskForNew, OurLimit);

    /// <summary><c>bolt11.expiry-beyond-calendar</c></summary>
    public static readonly FindingRule ExpiryBeyondCalendar = new("bolt11.expiry-beyond-calendar",
        "The invoice expires after the year 9999; the last moment of that year is shown.", "The payee wanted it to last for ever.", "Nothing.", Fields);

    /// <summary><c>bolt11.cltv-too-large</c></summary>
    public static readonly FindingRule CltvTooLarge = new("bolt11.cltv-too-large",
        "The minimum final CLTV delta needs more than 32 bits.", "A faulty writer, or an attempt to make readers overflow.", AskForNew, OurLimit);

    /// <summary><c>bolt11.fallback-empty</c></summary>
    public static readonly FindingRule FallbackEmpty = new("bolt11.fallback-empty",
        "A fallback address (field f) is empty.", "A faulty writer.", AskForNew, Fields);

    /// <summary><c>bolt11.fallback-length</c></summary>
    public static readonly FindingRule FallbackLength = new("bolt11.fallback-length",
        "A fallback address of version {0} has a length that does not suit it (bytes: {1}).", "A faulty writer.", AskForNew, Fields);

    /// <summary><c>bolt11.fallback-taproot-length</c></summary>
    public static readonly FindingRule FallbackTaprootLength = new("bolt11.fallback-taproot-length",
        "A fallback address of version 1 has {1} bytes; taproot has 32, and what is sent to any other length can be spent by anyone.", "A faulty writer.",
        "Do not pay to that address.", "BIP 341, Script validation rules");

    /// <summary><c>bolt11.fallback-future-version</c></summary>
    public static readonly FindingRule FallbackFutureVersion = new("bolt11.fallback-future-version",
        "A fallback address has witness version {1}, which the chain gives no meaning yet: anyone could spend what is sent there.",
        "A faulty writer, or an address for a future kind of output.", "Do not pay to that address.", "BIP 141, Witness program");

    /// <summary><c>bolt11.fallback-unknown-version</c></summary>
    public static readonly FindingRule FallbackUnknownVersion = new("bolt11.fallback-unknown-version",
        "A fallback address has version {1}, which has no meaning yet; it is kept and ignored.", "A future kind of address.", "Nothing.", Fields);

    /// <summary><c>bolt11.route-hint-empty</c></summary>
    public static readonly FindingRule RouteHintEmpty = new("bolt11.route-hint-empty",
        "A route hint (field r) has no hops.", "A faulty writer.", TellPayee, Fields);

    /// <summary><c>bolt11.route-hint-partial</c></summary>
    public static readonly FindingRule RouteHintPartial = new("bolt11.route-hint-partial",
        "A route hint (field r) is not made of whole hops of 51 bytes.", "A faulty writer.", AskForNew, Fields);

    /// <summary><c>bolt11.route-hint-key</c></summary>
    public static readonly FindingRule RouteHintKey = new("bolt11.route-hint-key",
        "A hop of a route hint (field r) has a public key that is not on the curve.", "A faulty writer.", AskForNew, Fields);

    /// <summary><c>bolt11.blinded-path-malformed</c></summary>
    public static readonly FindingRule BlindedPathMalformed = new("bolt11.blinded-path-malformed",
        "A blinded path (field b, letter 5) cannot be read: {0}.", "A faulty writer.", AskForNew, Blip39);

    /// <summary><c>bolt11.blinded-path-feature</c></summary>
    public static readonly FindingRule BlindedPathFeature = new("bolt11.blinded-path-feature",
        "There is a blinded path, but feature 262 (bolt11_blinded_path) is not set.", "A faulty writer, or the example of the proposal.",
        "Pay with a wallet that reads blinded paths; tell the maker of the payee's software.", Blip39);

    /// <summary><c>bolt11.blinded-path-conflict</c></summary>
    public static readonly FindingRule BlindedPathConflict = new("bolt11.blinded-path-conflict",
        "There is a blinded path beside field {0}, which it excludes.", "A faulty writer.", "Ask the payee which way is meant.", Blip39);

    // Features.

    /// <summary><c>bolt11.unknown-required-feature</c></summary>
    public static readonly FindingRule UnknownRequiredFeature = new("bolt11.unknown-required-feature",
        "The invoice requires feature {1}, which we do not know.", "A newer or experimental feature of the payee's software.", "Use a newer wallet, or ask the payee for an invoice without it.", Fields);

    /// <summary><c>bolt11.feature-needs-support</c></summary>
    public static readonly FindingRule FeatureNeedsSupport = new("bolt11.feature-needs-support",
        "The invoice requires {0} (feature {1}): only a payer that supports it can pay.", "The payee's software asks for it.", "Check that your wallet supports it.", FeatureBits);

    /// <summary><c>bolt11.feature-both-bits</c></summary>
    public static readonly FindingRule FeatureBothBits = new("bolt11.feature-both-bits",
        "Feature {1} is set as required and as optional; it counts as required.", "A faulty writer.", TellPayee, "BOLT 9, Requirements");

    /// <summary><c>bolt11.feature-dependency</c></summary>
    public static readonly FindingRule FeatureDependency = new("bolt11.feature-dependency",
        "A feature is set without one that it builds on: {0} (bit {1}).", "A faulty writer.", AskForNew, FeatureBits);

    // Signature.

    /// <summary><c>bolt11.signature-invalid</c></summary>
    public static readonly FindingRule SignatureInvalid = new("bolt11.signature-invalid",
        "The signature does not belong to the payee named in field n.", "The invoice was changed after signing, or a faulty writer.", AskForNew, Fields);

    /// <summary><c>bolt11.signature-range</c></summary>
    public static readonly FindingRule SignatureRange = new("bolt11.signature-range",
        "The signature holds a number out of range.", "Damage, or a faulty writer.", AskForNew, "BOLT 11, Data Part, Requirements");

    /// <summary><c>bolt11.recovery-flag</c></summary>
    public static readonly FindingRule RecoveryFlag = new("bolt11.recovery-flag",
        "The recovery flag is {1}; only 0 to 3 exist.", "Damage, or a faulty writer.", AskForNew, "BOLT 11, Data Part, Requirements");

    /// <summary><c>bolt11.signature-unrecoverable</c></summary>
    public static readonly FindingRule SignatureUnrecoverable = new("bolt11.signature-unrecoverable",
        "No payee can be recovered from the signature.", "Damage, or a faulty writer.", AskForNew, "BOLT 11, Data Part, Requirements");

    /// <summary><c>bolt11.signature-high-s</c></summary>
    public static readonly FindingRule SignatureHighS = new("bolt11.signature-high-s",
        "The signature's s is in the upper half of its range.", "A signer that does not normalise.",
        "With field n such an invoice is refused; without it the payee is recovered from the signature as it stands.", Fields);

    /// <summary><c>bolt11.payee-key</c></summary>
    public static readonly FindingRule PayeeKey = new("bolt11.payee-key",
        "The payee's public key (field n) is not on the curve.", "Damage, or a faulty writer.", AskForNew, Fields);

    private static IEnumerable<FindingRule> Bolt11Rules =>
    [
        UnknownNetwork, SignetPrefix, AmountWithoutDigits, InvalidMultiplier, InvalidAmount, FractionOfMsat, AmountTooLarge, AmountZero,
        AmountLeadingZero, AmountNotShortest, TooShort, FieldOverrun, StrayWords, WrongLength, DuplicateField, UnknownField, Padding, NotMinimal,
        MissingPaymentHash, MissingPaymentSecret, AllZero, MissingDescription, TwoDescriptions, DescriptionNotUtf8, DescriptionHiddenCharacters,
        ExpiryTooLarge, ExpiryBeyondCalendar, CltvTooLarge, FallbackEmpty, FallbackLength, FallbackTaprootLength, FallbackFutureVersion,
        FallbackUnknownVersion, RouteHintEmpty, RouteHintPartial, RouteHintKey, BlindedPathMalformed, BlindedPathFeature, BlindedPathConflict,
        UnknownRequiredFeature, FeatureNeedsSupport, FeatureBothBits, FeatureDependency, SignatureInvalid, SignatureRange, RecoveryFlag,
        SignatureUnrecoverable, SignatureHighS, PayeeKey,
    ];
}
