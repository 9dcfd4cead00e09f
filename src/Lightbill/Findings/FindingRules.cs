namespace Lightbill.Findings;

/// <summary>
/// Every rule there is, with its words: the one table behind messages, <c>docs/findings.md</c> and the JSON. Codes are stable; words may improve.
/// </summary>
public static class FindingRules
{
    private const string Bip173 = "BIP 173, Bech32";
    private const string HumanReadable = "BOLT 11, Human-Readable Part, Requirements";
    private const string DataPart = "BOLT 11, Data Part";
    private const string Fields = "BOLT 11, Tagged Fields, Requirements";
    private const string FeatureBits = "BOLT 11, Feature Bits, Requirements";
    private const string Blip39 = "bLIP 39, Tagged Field";
    private const string Payment = "BOLT 11, Payer / Payee Interactions";
    private const string OurLimit = "Lightbill, Limits";
    private const string Bip321 = "BIP 321, Query Keys";
    private const string Lud01 = "LUD 01, Base LNURL Encoding and Decoding";
    private const string Lud16 = "LUD 16, Paying to Static Internet Identifiers";

    private const string AskForLnurl = "Ask the service for a new LNURL, or scan its QR code again.";
    private const string AskForUri = "Ask the payee for a new request.";
    private const string AskForNew = "Ask the payee for a new invoice.";
    private const string TellPayee = "Most wallets can pay it; tell the maker of the payee's software.";
    private const string CopyAgain = "Copy the whole invoice again from where it came from, or scan its QR code.";

    // Text: what surrounds a request and what got into it on the way.

    /// <summary><c>text.empty</c></summary>
    public static readonly FindingRule TextEmpty = new("text.empty",
        "There is no text to read.", "An empty line, or a field left blank.", "Paste a payment request, for instance an invoice that starts with lnbc.", OurLimit);

    /// <summary><c>text.too-long</c></summary>
    public static readonly FindingRule TextTooLong = new("text.too-long",
        "The text has {1} characters; an invoice has at most 7089.", "Something else was pasted, or several requests at once.",
        "Paste one invoice only.", "Lightbill, Limits: 7089 characters are what one QR code holds, and the limit of LND and LDK");

    /// <summary><c>text.not-utf8</c></summary>
    public static readonly FindingRule TextNotUtf8 = new("text.not-utf8",
        "The input is not text: the byte at {1} begins no UTF-8 character.", "A file of another kind, or text in another encoding.",
        "Give the request as UTF-8 text.", OurLimit);

    /// <summary><c>text.white-space</c></summary>
    public static readonly FindingRule TextWhitespace = new("text.white-space",
        "There is {0} in the request or around it.", "A mail program or a page broke or decorated the line.",
        "Remove it; nothing else needs to change.", "BIP 173, Bech32: the data part holds letters and digits only");

    /// <summary><c>text.uri-prefix</c></summary>
    public static readonly FindingRule TextUriPrefix = new("text.uri-prefix",
        "The invoice stands behind lightning:, and here the bare invoice is read.", "The text was copied from a link or a QR code.",
        "Leave out lightning: before the invoice, or read pasted text with InvoiceInspection, which does so itself.", "BOLT 11, Encoding Overview");

    /// <summary><c>text.several-requests</c></summary>
    public static readonly FindingRule TextSeveralRequests = new("text.several-requests",
        "A complete invoice ends before this place, and more text follows.", "Two requests pasted together, or an attempt to pass one invoice off as the beginning of another.",
        "Paste one invoice only.", "BOLT 11, Encoding Overview");

    /// <summary><c>text.white-space-removed</c></summary>
    public static readonly FindingRule TextWhitespaceRemoved = new("text.white-space-removed",
        "White space or invisible characters inside the request were skipped (places: {1}; the first is {0}).",
        "A mail program or a page broke or decorated the line.", "Nothing, as long as the checksum matches: it covers all that is left.", Bip173);

    /// <summary><c>text.uri-slashes</c></summary>
    public static readonly FindingRule TextUriSlashes = new("text.uri-slashes",
        "The URI is written {0}// with two slashes; the specification has none.", "Some apps register the scheme like a web address.",
        "Nothing: it is read all the same. When writing, leave the slashes out.", "BOLT 11, Encoding Overview");

    /// <summary><c>text.not-an-invoice</c></summary>
    public static readonly FindingRule TextNotAnInvoice = new("text.not-an-invoice",
        "This is not a Lightning invoice: it looks like {0}.", "Another kind of payment request was pasted.",
        "Use a tool or command that reads this kind, or ask the payee for an invoice that starts with lnbc.", HumanReadable);

    /// <summary><c>text.unknown</c></summary>
    public static readonly FindingRule TextUnknown = new("text.unknown",
        "This is no payment request of a known kind.", "Something else was pasted, or the beginning is missing.",
        "Copy the whole request again from where it came from, or scan its QR code.", OurLimit);

    /// <summary><c>text.secret</c></summary>
    public static readonly FindingRule TextSecret = new("text.secret",
        "This looks like {0}, a secret. It is not repeated here.", "The wrong thing was in the clipboard.",
        "Do not paste it anywhere; if it was shown to somebody, replace it.", OurLimit);

    /// <summary><c>text.input-too-long</c></summary>
    public static readonly FindingRule TextInputTooLong = new("text.input-too-long",
        "More than 65536 characters are not looked at; here the count is {1}.", "A whole page or a file was pasted.", "Paste the payment request only.", OurLimit);

    /// <summary><c>text.several</c></summary>
    public static readonly FindingRule TextSeveral = new("text.several",
        "This is not one payment request and nothing else; requests found in the text: {1}.", "A message was pasted with what surrounds the request, or several requests at once.",
        "Paste one of them alone: none is chosen for you.", OurLimit);

    /// <summary><c>text.candidate</c></summary>
    public static readonly FindingRule TextCandidate = new("text.candidate",
        "Here stands {0}.", "A request among other text.", "If this is the one you mean, paste it alone.", OurLimit);

    /// <summary><c>text.unknown-scheme</c></summary>
    public static readonly FindingRule TextUnknownScheme = new("text.unknown-scheme",
        "No payment request of a known kind has this scheme.", "A link for another program, or for another coin.",
        "Ask the payee for a request of a kind that is known: an invoice, an LNURL, a bitcoin: URI, an address.", OurLimit);

    /// <summary><c>text.web-link</c></summary>
    public static readonly FindingRule TextWebLink = new("text.web-link",
        "This is a web address without a payment request in it.", "The address of a page was copied instead of the request that the page shows.",
        "Open the page and copy the request that it shows.", "LUD 01, Fallback Scheme");

    /// <summary><c>text.not-read</c></summary>
    public static readonly FindingRule TextNotRead = new("text.not-read",
        "This looks like {0}; it was recognised by its beginning or its name only and cannot be read yet.", "A kind of request that this version does not read.",
        "Use a wallet that reads it, or ask the payee for an invoice that starts with lnbc.", OurLimit);

    // Bech32: the characters.

    /// <summary><c>bech32.mixed-case</c></summary>
    public static readonly FindingRule Bech32MixedCase = new("bech32.mixed-case",
        "Upper and lower case are mixed; letters in {0} case: {1}.", "Typing, or a program that changed a part of the text.",
        "Use one case throughout; all lower case is the usual one.", "BIP 173, Uppercase/lowercase");

    /// <summary><c>bech32.no-separator</c></summary>
    public static readonly FindingRule Bech32NoSeparator = new("bech32.no-separator",
        "There is no \"1\" that separates the readable part from the data.", "The beginning is missing, or this is no invoice.", CopyAgain, Bip173);

    /// <summary><c>bech32.invalid-character</c></summary>
    public static readonly FindingRule Bech32InvalidCharacter = new("bech32.invalid-character",
        "The character {0} does not occur in the data part of an invoice.", "A slip: 1, b, i and o are left out of the alphabet because they are easily mistaken.",
        "Compare this place with the original.", Bip173);

    /// <summary><c>bech32.character-out-of-range</c></summary>
    public static readonly FindingRule Bech32CharacterOutOfRange = new("bech32.character-out-of-range",
        "The character {0} cannot stand in the readable part.", "A look-alike from another alphabet, or other text before the invoice.", CopyAgain, Bip173);

    /// <summary><c>bech32.checksum</c></summary>
    public static readonly FindingRule Bech32Checksum = new("bech32.checksum",
        "The checksum does not match: at least one character is wrong, missing or superfluous.", "A slip while typing or copying, or a text cut short.", CopyAgain, "BOLT 11, Encoding Overview, Requirements");

    /// <summary><c>bech32.bech32m-checksum</c></summary>
    public static readonly FindingRule Bech32mChecksum = new("bech32.bech32m-checksum",
        "The checksum is that of bech32m, but invoices use bech32.", "A program that writes invoices with the encoding of newer addresses.", AskForNew, "BOLT 11, Encoding Overview, Requirements");

    // Hints about damage: never applied.

    /// <summary><c>hint.one-character</c></summary>
    public static readonly FindingRule HintOneCharacter = new("hint.one-character",
        "One wrong character would explain the damage: here {0} may be meant.", "A slip while typing or copying.",
        "Compare this place with the original. This is a guess: never pay an invoice that you mended yourself.", "BIP 173, Error correction");

    /// <summary><c>hint.two-characters</c></summary>
    public static readonly FindingRule HintTwoCharacters = new("hint.two-characters",
        "Two wrong characters would explain the damage, in one way only: here {0} may be meant.", "Slips while typing or copying.",
        "Compare both places with the original. This is a guess: never pay an invoice that you mended yourself.", "BIP 173, Error correction");

    /// <summary><c>hint.missing-character</c></summary>
    public static readonly FindingRule HintMissingCharacter = new("hint.missing-character",
        "One missing character would explain the damage: {0} before this place.", "A character lost while copying.",
        "Compare this place with the original. This is a guess: never pay an invoice that you mended yourself.", "BIP 173, Error correction");

    /// <summary><c>hint.extra-character</c></summary>
    public static readonly FindingRule HintExtraCharacter = new("hint.extra-character",
        "One character too many would explain the damage: this one may be it.", "A character typed or pasted twice.",
        "Compare this place with the original. This is a guess: never pay an invoice that you mended yourself.", "BIP 173, Error correction");

    /// <summary><c>hint.swapped-characters</c></summary>
    public static readonly FindingRule HintSwappedCharacters = new("hint.swapped-characters",
        "Two neighbours in the wrong order would explain the damage: these may be swapped.", "A slip while typing.",
        "Compare this place with the original. This is a guess: never pay an invoice that you mended yourself.", "BIP 173, Error correction");

    /// <summary><c>hint.cut-short</c></summary>
    public static readonly FindingRule HintCutShort = new("hint.cut-short",
        "The text is too short for what it announces; characters missing, most likely at the end: about {1}.", "Only a part was selected, or a message was cut.", CopyAgain, DataPart);

    /// <summary><c>hint.several-ways</c></summary>
    public static readonly FindingRule HintAmbiguous = new("hint.several-ways",
        "The damage cannot be located: no single slip explains it, or several would.", "More than one character is wrong, or a longer piece is missing.", CopyAgain, "BIP 173, Error correction");

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

    // Policy: reasons not to pay, asked by the caller.

    /// <summary><c>policy.expired</c></summary>
    public static readonly FindingRule PolicyExpired = new("policy.expired",
        "The invoice expired {0}.", "Invoices last an hour unless they say otherwise.", AskForNew, Payment);

    /// <summary><c>policy.too-little-time</c></summary>
    public static readonly FindingRule PolicyTooLittleTime = new("policy.too-little-time",
        "The invoice expires in {0}, sooner than the payer wants.", "The invoice is about to expire.", AskForNew, Payment);

    /// <summary><c>policy.future</c></summary>
    public static readonly FindingRule PolicyFuture = new("policy.future",
        "The invoice was made {0} in the future: one of the two clocks is wrong.", "The clock of the payee or of this machine is off.", "Check this machine's clock.", Payment);

    /// <summary><c>policy.wrong-network</c></summary>
    public static readonly FindingRule PolicyWrongNetwork = new("policy.wrong-network",
        "The invoice is for another network: {0}.", "Test and real money were mixed up.", "Ask the payee for an invoice of your network.", Payment);

    /// <summary><c>policy.amount-missing</c></summary>
    public static readonly FindingRule PolicyAmountMissing = new("policy.amount-missing",
        "The invoice leaves the amount to the payer.", "A donation, or an amount agreed elsewhere.", "Give the amount when you pay.", HumanReadable);

    /// <summary><c>policy.amount-zero</c></summary>
    public static readonly FindingRule PolicyAmountZero = new("policy.amount-zero",
        "The invoice asks for 0, which cannot be paid.", "A faulty writer that should have left the amount out.", AskForNew, HumanReadable);

    /// <summary><c>policy.wrong-amount</c></summary>
    public static readonly FindingRule PolicyWrongAmount = new("policy.wrong-amount",
        "The amount is not the expected one: {0}.", "Another invoice, or a dishonest one.", "Do not pay before it is cleared up.", Payment);

    /// <summary><c>policy.wrong-payee</c></summary>
    public static readonly FindingRule PolicyWrongPayee = new("policy.wrong-payee",
        "The payee is not the expected one: {0}.", "Another invoice, or a dishonest one.", "Do not pay before it is cleared up.", Payment);

    /// <summary><c>policy.wrong-description</c></summary>
    public static readonly FindingRule PolicyWrongDescription = new("policy.wrong-description",
        "The description is not the expected one.", "Another text, other line ends or white space, or a dishonest invoice.", "Compare the exact bytes: every space counts.", Fields);

    /// <summary><c>policy.wrong-preimage</c></summary>
    public static readonly FindingRule PolicyWrongPreimage = new("policy.wrong-preimage",
        "The preimage does not pay this invoice: its hash is another one.", "The preimage of another payment.", "Look for the right preimage; without it there is no proof of payment.", Payment);

    /// <summary><c>policy.missing-payment-secret</c></summary>
    public static readonly FindingRule PolicyMissingPaymentSecret = new("policy.missing-payment-secret",
        "There is no payment secret, so nodes of today refuse the payment.", "An invoice from before 2021.", AskForNew, Fields);

    /// <summary><c>policy.unsupported-feature</c></summary>
    public static readonly FindingRule PolicyUnsupportedFeature = new("policy.unsupported-feature",
        "The payer does not support {0} (feature {1}), which the invoice requires.", "The payee's software asks for it.", "Pay with a wallet that supports it, or ask for another invoice.", FeatureBits);

    /// <summary><c>policy.feature-dependency</c></summary>
    public static readonly FindingRule PolicyFeatureDependency = new("policy.feature-dependency",
        "A feature is set without one that it builds on: {0} (bit {1}).", "A faulty writer.", AskForNew, FeatureBits);

    // LNURL.

    /// <summary><c>lnurl.prefix</c></summary>
    public static readonly FindingRule LnurlPrefix = new("lnurl.prefix",
        "The readable part before the last 1 must be lnurl and nothing else.", "A slip, or a text of another kind.", AskForLnurl, Lud01);

    /// <summary><c>lnurl.payload</c></summary>
    public static readonly FindingRule LnurlPayload = new("lnurl.payload",
        "The data of the LNURL is no address: {0}.", "A faulty writer.", AskForLnurl, Lud01);

    /// <summary><c>lnurl.url</c></summary>
    public static readonly FindingRule LnurlAddress = new("lnurl.url",
        "The address inside must not be contacted: {0}.", "A faulty or a hostile writer; LNURLs use https, and http for .onion only.", AskForLnurl, Lud01);

    /// <summary><c>lnurl.too-long</c></summary>
    public static readonly FindingRule LnurlTooLong = new("lnurl.too-long",
        "An address inside an LNURL may have 4096 bytes; here the count is {1}.", "Something else was written as an LNURL.", AskForLnurl, OurLimit);

    /// <summary><c>lnurl.look-alike</c></summary>
    public static readonly FindingRule LnurlLookAlike = new("lnurl.look-alike",
        "The name of the host has letters outside ASCII, which can look like others.", "A name in another script, or one that imitates a well-known one.",
        "Make sure that this is the host you expect.", "Lightbill, Look-alikes");

    /// <summary><c>lnurl.slashes</c></summary>
    public static readonly FindingRule LnurlSlashes = new("lnurl.slashes",
        "The scheme is followed by a colon without two slashes.", "Some apps write it so.", "Nothing: it is read all the same.", "LUD 17, Protocol Schemes");

    /// <summary><c>lnurl.tag</c></summary>
    public static readonly FindingRule LnurlTag = new("lnurl.tag",
        "The scheme says {0}, the tag in the address says something else.", "A faulty writer.", "Do not use it before its writer has cleared it up.", "LUD 17, Protocol Schemes");

    /// <summary><c>lnurl.fast-form</c></summary>
    public static readonly FindingRule LnurlFastForm = new("lnurl.fast-form",
        "The address carries fields of its service, but {0} is missing or cannot be read.", "A service that leaves them to its answer, or a faulty writer.",
        "Nothing for a withdrawal: the service is asked. A login cannot go on.", "LUD 08, Fast Withdraw Request");

    // Names.

    /// <summary><c>name.invalid</c></summary>
    public static readonly FindingRule NameInvalid = new("name.invalid",
        "This is no payment name: {0}.", "A slip, or an address for mail that is none for payments.", "Compare it with the original: user@domain.", Lud16);

    /// <summary><c>name.case</c></summary>
    public static readonly FindingRule NameCase = new("name.case",
        "Capital letters are taken as small ones.", "A phone that starts words with a capital.", "Nothing.", Lud16);

    /// <summary><c>name.tag</c></summary>
    public static readonly FindingRule NameTag = new("name.tag",
        "The user has a + and a tag, which not every service understands.", "A payee that tells payments apart by it.", "Nothing: it is sent to the service as it is.", Lud16);

    /// <summary><c>name.port</c></summary>
    public static readonly FindingRule NamePort = new("name.port",
        "The domain has a port; the specification has none.", "A service under development.", "Make sure that this is the service you expect.", Lud16);

    // Nodes and addresses.

    /// <summary><c>node.key</c></summary>
    public static readonly FindingRule NodeKey = new("node.key",
        "The digits are no public key: not a point of the curve.", "A slip, or another thing of 33 bytes.", "Compare it with the original.", "BOLT 7, The node_announcement Message");

    /// <summary><c>node.host</c></summary>
    public static readonly FindingRule NodeHost = new("node.host",
        "What follows the key is no host and port.", "A slip, or text that belongs to something else.", "Write key@host:port, or the key alone.", "BOLT 7, The node_announcement Message");

    /// <summary><c>address.invalid</c></summary>
    public static readonly FindingRule AddressInvalid = new("address.invalid",
        "This is no bitcoin address: its checksum or its length is wrong.", "A slip while typing or copying, or a text cut short.", "Copy the whole address again; never mend it by hand.", "BIP 350, Bech32m");

    // bitcoin: URIs.

    /// <summary><c>uri.duplicate</c></summary>
    public static readonly FindingRule UriDuplicate = new("uri.duplicate",
        "The parameter {0} may stand only once.", "A faulty or a hostile writer.", AskForUri, Bip321);

    /// <summary><c>uri.required</c></summary>
    public static readonly FindingRule UriRequired = new("uri.required",
        "A parameter that must be understood (req-…) is not known.", "The payee's software asks for something that is not supported here.", AskForUri, Bip321);

    /// <summary><c>uri.amount</c></summary>
    public static readonly FindingRule UriAmount = new("uri.amount",
        "The amount cannot be read: {0}.", "A faulty writer; amounts are bitcoins with a point and at most 8 decimals.", AskForUri, "BIP 321, Transfer Amount");

    /// <summary><c>uri.percent</c></summary>
    public static readonly FindingRule UriPercent = new("uri.percent",
        "A percent sign is not followed by two hexadecimal digits, or the bytes so written are not UTF-8.", "A faulty writer, or a text cut short.", "Compare the text of the parameter with the original.", "BIP 321, ABNF Grammar");

    /// <summary><c>uri.pop</c></summary>
    public static readonly FindingRule UriProofOfPayment = new("uri.pop",
        "The proof of payment would open an address that must not be opened.", "A page that wants to learn who pays, or a hostile writer.", "Do not open it; when it is required, do not pay.", "BIP 321, Proof of Payment");

    /// <summary><c>uri.prefix</c></summary>
    public static readonly FindingRule UriPrefix = new("uri.prefix",
        "The parameter {0} holds something else than an address with this prefix.", "A faulty writer, or an address of another network.", AskForUri, Bip321);

    /// <summary><c>uri.no-method</c></summary>
    public static readonly FindingRule UriNoMethod = new("uri.no-method",
        "The URI names no way to pay.", "A faulty writer, or a text cut short.", AskForUri, "BIP 321, Specification");

    /// <summary><c>uri.method</c></summary>
    public static readonly FindingRule UriMethod = new("uri.method",
        "This way to pay cannot be read and is left out: {0}.", "A slip, a faulty writer, or a kind that is not known yet.", "Use another of the ways to pay, or ask the payee.", Bip321);

    /// <summary><c>uri.amount-disagrees</c></summary>
    public static readonly FindingRule UriAmountDisagrees = new("uri.amount-disagrees",
        "This way to pay asks for another amount than the rest of the URI: {1} msat.", "A faulty or a hostile writer.", "Clear it up with the payee before you pay.", "BIP 321, Transfer Amount");

    /// <summary><c>uri.network-disagrees</c></summary>
    public static readonly FindingRule UriNetworkDisagrees = new("uri.network-disagrees",
        "The ways to pay belong to different networks.", "A faulty writer.", "Clear it up with the payee before you pay.", Bip321);

    /// <summary><c>policy.not-told</c></summary>
    public static readonly FindingRule PolicyNotTold = new("policy.not-told",
        "The request does not say it.", "A kind of request that must be looked up first, or that leaves it open.", "Look the request up, or ask for an invoice.", OurLimit);

    // LNURL: the conversation with a service.

    private const string TellService = "Nothing was paid; tell the operator of the service.";

    /// <summary><c>lnurl.not-json</c></summary>
    public static readonly FindingRule LnurlNotJson = new("lnurl.not-json",
        "The answer cannot be read as a JSON object.", "A faulty service, or not an LNURL service at all.",
        TellService, "LUD 01, Base LNURL encoding and decoding");

    /// <summary><c>lnurl.web-page</c></summary>
    public static readonly FindingRule LnurlWebPage = new("lnurl.web-page",
        "The answer is a web page, not JSON.", "The address is that of a page for people, or a sign-in page of the local network stands in between.",
        "Check the address, and open it in a browser if in doubt.", "LUD 01, Base LNURL encoding and decoding");

    /// <summary><c>lnurl.service-error</c></summary>
    public static readonly FindingRule LnurlServiceError = new("lnurl.service-error",
        "The service refused and gave a reason of its own.", "The service says so in its answer.",
        "Read the reason; ask the service if it is not clear.", "LUD 01, Base LNURL encoding and decoding");

    /// <summary><c>lnurl.not-accepted</c></summary>
    public static readonly FindingRule LnurlNotAccepted = new("lnurl.not-accepted",
        "The answer says neither OK nor ERROR, so it is not known whether the service accepted.", "A faulty service.",
        "Look whether it took effect before you try again.", "LUD 03, Wallet to service interaction flow");

    /// <summary><c>lnurl.unknown-tag</c></summary>
    public static readonly FindingRule LnurlUnknownTag = new("lnurl.unknown-tag",
        "The service offers something of a kind that is not known.", "A newer kind of LNURL, or another service.",
        "Look for a newer version, or ask the service.", "LUD 01, Base LNURL encoding and decoding");

    /// <summary><c>lnurl.wrong-tag</c></summary>
    public static readonly FindingRule LnurlWrongTag = new("lnurl.wrong-tag",
        "The service offers a {0}, which is not what was expected.", "Another LNURL was pasted, or the service changed.",
        "Check what you scanned before you go on.", "LUD 17, Protocol schemes");

    /// <summary><c>lnurl.missing-field</c></summary>
    public static readonly FindingRule LnurlMissingField = new("lnurl.missing-field",
        "The answer lacks {0}.", "A faulty service.",
        TellService, "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.bad-field</c></summary>
    public static readonly FindingRule LnurlBadField = new("lnurl.bad-field",
        "The field {0} does not have the form that it should have.", "A faulty service.",
        TellService, "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.bad-amount</c></summary>
    public static readonly FindingRule LnurlBadAmount = new("lnurl.bad-amount",
        "The field {0} is not a whole number of millisatoshis.", "A service that counts in fractions or in another unit.",
        TellService, "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.amount-range</c></summary>
    public static readonly FindingRule LnurlAmountRange = new("lnurl.amount-range",
        "No amount fits between the smallest and the largest that the service names.", "A faulty service, or one that is out of funds.",
        TellService, "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.amount-capped</c></summary>
    public static readonly FindingRule LnurlAmountCapped = new("lnurl.amount-capped",
        "The field {0} is above 21 million BTC and was taken as that.", "A service that means no limit.",
        "Nothing: the amount you choose is what counts.", OurLimit);

    /// <summary><c>lnurl.bad-url</c></summary>
    public static readonly FindingRule LnurlBadUrl = new("lnurl.bad-url",
        "The field {0} is no web address that can be used.", "A faulty service.",
        TellService, "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.insecure-url</c></summary>
    public static readonly FindingRule LnurlInsecureUrl = new("lnurl.insecure-url",
        "The address is not protected: {0} is http without TLS.", "A test service, or an attempt to listen in.",
        "Ask the service for an address that starts with https.", "LUD 01, Base LNURL encoding and decoding");

    /// <summary><c>lnurl.metadata</c></summary>
    public static readonly FindingRule LnurlMetadata = new("lnurl.metadata",
        "The metadata is no list of pairs of a type and a content.", "A faulty service.",
        TellService, "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.metadata-text</c></summary>
    public static readonly FindingRule LnurlMetadataText = new("lnurl.metadata-text",
        "The metadata holds {1} short descriptions (text/plain); exactly one is allowed.", "A faulty service.",
        TellService, "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.metadata-entry</c></summary>
    public static readonly FindingRule LnurlMetadataEntry = new("lnurl.metadata-entry",
        "An entry of the metadata is left out: {0}.", "A faulty service.",
        "Nothing: the payment does not depend on it.", "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.k1</c></summary>
    public static readonly FindingRule LnurlK1 = new("lnurl.k1",
        "The challenge k1 is not 64 hexadecimal digits.", "A faulty service.",
        TellService, "LUD 04, Server-side generation of auth URL");

    /// <summary><c>lnurl.login-action</c></summary>
    public static readonly FindingRule LnurlLoginAction = new("lnurl.login-action",
        "The action is not one of register, login, link and auth, and was left out.", "A newer or faulty service.",
        "Look twice at the domain before you sign in.", "LUD 04, Server-side generation of auth URL");

    /// <summary><c>lnurl.success-action</c></summary>
    public static readonly FindingRule LnurlSuccessAction = new("lnurl.success-action",
        "What the service wants to happen after the payment cannot be carried out: {0}.", "A faulty or newer service.",
        "Do not pay: what was bought may come with this action.", "LUD 09, Success action");

    /// <summary><c>lnurl.success-url</c></summary>
    public static readonly FindingRule LnurlSuccessUrl = new("lnurl.success-url",
        "The page to open after the payment is on another domain than the service.", "A faulty service, or an attempt to lead you elsewhere.",
        "Do not pay before it is cleared up.", "LUD 09, Success action");

    /// <summary><c>lnurl.success-text</c></summary>
    public static readonly FindingRule LnurlSuccessText = new("lnurl.success-text",
        "The text of the success action is longer than 144 characters.", "A talkative service.",
        "Nothing: it is kept whole.", "LUD 09, Success action");

    /// <summary><c>lnurl.decryption</c></summary>
    public static readonly FindingRule LnurlDecryption = new("lnurl.decryption",
        "The secret that came with the payment cannot be decrypted: {0}.", "Another preimage, or a faulty service.",
        "The payment stands; show the service the preimage and ask for what you bought.", "LUD 10, AES success action");

    /// <summary><c>lnurl.amount-out-of-bounds</c></summary>
    public static readonly FindingRule LnurlAmountOutOfBounds = new("lnurl.amount-out-of-bounds",
        "The amount is outside of what the service takes: {0}.", "The wallet asked for too much or too little.",
        "Choose an amount within the bounds.", "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.comment-too-long</c></summary>
    public static readonly FindingRule LnurlCommentTooLong = new("lnurl.comment-too-long",
        "The comment is longer than the service takes (characters: {1}).", "The service sets the limit; 0 means that it takes none.",
        "Shorten the comment or leave it out.", "LUD 12, Comments in payRequest");

    /// <summary><c>lnurl.payer-data</c></summary>
    public static readonly FindingRule LnurlPayerData = new("lnurl.payer-data",
        "The service demands {0} from the payer, which was not given.", "The service wants to know who pays.",
        "Give it, or do not pay.", "LUD 18, Payer identity in payRequest");

    /// <summary><c>lnurl.payer-data-not-asked</c></summary>
    public static readonly FindingRule LnurlPayerDataNotAsked = new("lnurl.payer-data-not-asked",
        "The payer gave {0}, which the service does not ask for.", "A mistake of the wallet.",
        "Leave it out.", "LUD 18, Payer identity in payRequest");

    /// <summary><c>lnurl.bad-invoice</c></summary>
    public static readonly FindingRule LnurlBadInvoice = new("lnurl.bad-invoice",
        "The service gave an invoice that cannot be read ({0}).", "A faulty service, or an answer changed on the way.",
        TellService, "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.invoice-amount</c></summary>
    public static readonly FindingRule LnurlInvoiceAmount = new("lnurl.invoice-amount",
        "The invoice asks for another amount than agreed: {0}.", "A faulty or dishonest service.",
        "Do not pay.", "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.description-hash</c></summary>
    public static readonly FindingRule LnurlDescriptionHash = new("lnurl.description-hash",
        "The invoice does not commit to what the service described.", "A service that writes a plain description, or one that shows one thing and sells another.",
        "Do not pay, or allow it for a service that you trust.", "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.invoice-network</c></summary>
    public static readonly FindingRule LnurlInvoiceNetwork = new("lnurl.invoice-network",
        "The invoice is for another network: {0}.", "Test and real money were mixed up.",
        "Do not pay.", "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.invoice-expired</c></summary>
    public static readonly FindingRule LnurlInvoiceExpired = new("lnurl.invoice-expired",
        "The service gave an invoice that has expired already.", "An answer from a cache, or a clock that is off.",
        "Check this machine's clock and ask again.", "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.invoice-not-payable</c></summary>
    public static readonly FindingRule LnurlInvoiceNotPayable = new("lnurl.invoice-not-payable",
        "The service gave an invoice that cannot be paid ({0}).", "A faulty service.",
        TellService, "LUD 06, Pay to static QR");

    /// <summary><c>lnurl.withdraw-bounds</c></summary>
    public static readonly FindingRule LnurlWithdrawBounds = new("lnurl.withdraw-bounds",
        "The invoice does not fit what the service pays out: {0}.", "The wallet made an invoice of another amount, or of none.",
        "Make an invoice within the bounds.", "LUD 03, Wallet to service interaction flow");

    /// <summary><c>lnurl.preimage</c></summary>
    public static readonly FindingRule LnurlPreimage = new("lnurl.preimage",
        "The preimage that the service shows does not belong to the invoice.", "A faulty or dishonest service.",
        "Do not take it for a proof of payment.", "LUD 21, Verify");

    /// <summary><c>lnurl.other-invoice</c></summary>
    public static readonly FindingRule LnurlOtherInvoice = new("lnurl.other-invoice",
        "The service answered about another invoice than the one in question.", "A faulty service.",
        "Do not rely on the answer.", "LUD 21, Verify");

    /// <summary><c>lnurl.address</c></summary>
    public static readonly FindingRule LnurlHost = new("lnurl.address",
        "The address cannot be asked: {0}.", "A mistyped or dangerous address.",
        "Check the address.", OurLimit);

    /// <summary><c>lnurl.onion-proxy</c></summary>
    public static readonly FindingRule LnurlOnionProxy = new("lnurl.onion-proxy",
        "The service is a hidden service (.onion), and no proxy for it is set.", "The network Tor is reached through a proxy only.",
        "Set the address of a SOCKS proxy, such as the one that Tor offers.", "LUD 01, Base LNURL encoding and decoding");

    /// <summary><c>lnurl.private-address</c></summary>
    public static readonly FindingRule LnurlPrivateAddress = new("lnurl.private-address",
        "The name {0} leads to this machine or to a private network.", "A test service, or an attempt to reach what is not public.",
        "Do not go on, unless it is your own service and you allow it.", OurLimit);

    /// <summary><c>lnurl.redirect</c></summary>
    public static readonly FindingRule LnurlRedirect = new("lnurl.redirect",
        "The service leads elsewhere in a way that is not followed: {0}.", "A service that moved, or an attempt to lead you elsewhere.",
        "Ask the service for its present address.", OurLimit);

    /// <summary><c>lnurl.timeout</c></summary>
    public static readonly FindingRule LnurlTimeout = new("lnurl.timeout",
        "The service did not answer in time.", "A slow or overloaded service, or a bad connection.",
        "Try again later.", OurLimit);

    /// <summary><c>lnurl.connection</c></summary>
    public static readonly FindingRule LnurlConnection = new("lnurl.connection",
        "The service cannot be reached: {0}.", "No connection, a wrong name, or a certificate that is not valid.",
        "Check the address and the connection.", OurLimit);

    /// <summary><c>lnurl.body-too-large</c></summary>
    public static readonly FindingRule LnurlBodyTooLarge = new("lnurl.body-too-large",
        "The answer is too large (bytes allowed: {1}).", "A faulty or hostile service.",
        TellService, OurLimit);

    /// <summary>Every rule, in the order of this table.</summary>
    public static IReadOnlyList<FindingRule> All { get; } =
    [
        TextEmpty, TextTooLong, TextNotUtf8, TextWhitespace, TextUriPrefix, TextSeveralRequests, TextWhitespaceRemoved, TextUriSlashes, TextNotAnInvoice, TextUnknown, TextSecret,
        TextInputTooLong, TextSeveral, TextCandidate, TextUnknownScheme, TextWebLink, TextNotRead,
        Bech32MixedCase, Bech32NoSeparator, Bech32InvalidCharacter, Bech32CharacterOutOfRange, Bech32Checksum, Bech32mChecksum,
        HintOneCharacter, HintTwoCharacters, HintMissingCharacter, HintExtraCharacter, HintSwappedCharacters, HintCutShort, HintAmbiguous,
        UnknownNetwork, SignetPrefix, AmountWithoutDigits, InvalidMultiplier, InvalidAmount, FractionOfMsat, AmountTooLarge, AmountZero,
        AmountLeadingZero, AmountNotShortest, TooShort, FieldOverrun, StrayWords, WrongLength, DuplicateField, UnknownField, Padding, NotMinimal,
        MissingPaymentHash, MissingPaymentSecret, AllZero, MissingDescription, TwoDescriptions, DescriptionNotUtf8, DescriptionHiddenCharacters,
        ExpiryTooLarge, ExpiryBeyondCalendar, CltvTooLarge, FallbackEmpty, FallbackLength, FallbackTaprootLength, FallbackFutureVersion, FallbackUnknownVersion,
        RouteHintEmpty, RouteHintPartial, RouteHintKey, BlindedPathMalformed, BlindedPathFeature, BlindedPathConflict,
        UnknownRequiredFeature, FeatureNeedsSupport, FeatureBothBits, FeatureDependency,
        SignatureInvalid, SignatureRange, RecoveryFlag, SignatureUnrecoverable, SignatureHighS, PayeeKey,
        PolicyExpired, PolicyTooLittleTime, PolicyFuture, PolicyWrongNetwork, PolicyAmountMissing, PolicyAmountZero, PolicyWrongAmount,
        PolicyWrongPayee, PolicyWrongDescription, PolicyWrongPreimage, PolicyMissingPaymentSecret, PolicyUnsupportedFeature, PolicyFeatureDependency,
        LnurlPrefix, LnurlPayload, LnurlAddress, LnurlTooLong, LnurlLookAlike, LnurlSlashes, LnurlTag, LnurlFastForm,
        NameInvalid, NameCase, NameTag, NamePort, NodeKey, NodeHost, AddressInvalid,
        UriDuplicate, UriRequired, UriAmount, UriPercent, UriProofOfPayment, UriPrefix, UriNoMethod, UriMethod, UriAmountDisagrees, UriNetworkDisagrees,
        PolicyNotTold,
        LnurlNotJson, LnurlWebPage, LnurlServiceError, LnurlNotAccepted, LnurlUnknownTag, LnurlWrongTag, LnurlMissingField,
        LnurlBadField, LnurlBadAmount, LnurlAmountRange, LnurlAmountCapped, LnurlBadUrl, LnurlInsecureUrl, LnurlMetadata,
        LnurlMetadataText, LnurlMetadataEntry, LnurlK1, LnurlLoginAction, LnurlSuccessAction, LnurlSuccessUrl, LnurlSuccessText,
        LnurlDecryption, LnurlAmountOutOfBounds, LnurlCommentTooLong, LnurlPayerData, LnurlPayerDataNotAsked, LnurlBadInvoice,
        LnurlInvoiceAmount, LnurlDescriptionHash, LnurlInvoiceNetwork, LnurlInvoiceExpired, LnurlInvoiceNotPayable, LnurlWithdrawBounds,
        LnurlPreimage, LnurlOtherInvoice, LnurlHost, LnurlOnionProxy, LnurlPrivateAddress, LnurlRedirect, LnurlTimeout,
        LnurlConnection, LnurlBodyTooLarge,
    ];
}
