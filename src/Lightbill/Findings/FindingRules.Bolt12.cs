namespace Lightbill.Findings;

// Bolt12: text, records, values, and the rules of offers, invoice requests, invoices and what they answer.
public static partial class FindingRules
{
    private const string Encoding12 = "BOLT 12, Encoding, Requirements";
    private const string Requirements12 = "BOLT 12, Requirements";
    private const string Fields12 = "BOLT 12, TLV Fields";
    private const string Offers12 = "BOLT 12, Requirements For Offers";
    private const string Requests12 = "BOLT 12, Requirements for Invoice Requests";
    private const string Invoices12 = "BOLT 12, Invoices, Requirements";
    private const string Proofs12 = "BOLT 12, Payer Proofs, Requirements";
    private const string Errors12 = "BOLT 12, Invoice Errors, Requirements";
    private const string Signature12 = "BOLT 12, Signature Calculation";
    private const string Mirror12 = "BOLT 12, Requirements for Invoice Requests and for Invoices";
    private const string Tlv = "BOLT 1, Type-Length-Value Format, Requirements";
    private const string Types = "BOLT 1, Fundamental Types";
    private const string Paths4 = "BOLT 4, Route Blinding";
    private const string Iso4217 = "ISO 4217, List one";
    private const string OurCare = "Lightbill, Care with the text of strangers";
    private const string AskForNew12 = "Ask whoever made it for a new one.";
    private const string Copy12 = "Copy the whole text again from where it came from, or scan its QR code.";
    private const string TellWriter = "Tell the maker of the other side's software.";

    // Text.

    /// <summary><c>bolt12.prefix</c></summary>
    public static readonly FindingRule Bolt12Prefix = new("bolt12.prefix",
        "The text begins with {0}, which is none of lno (offer), lnr (invoice request), lni (invoice) and lnp (payer proof).", "A slip in the first letters, or something else.",
        Copy12, Encoding12);

    /// <summary><c>bolt12.other-kind</c></summary>
    public static readonly FindingRule Bolt12OtherKind = new("bolt12.other-kind",
        "This is {0}, and something else was expected.", "One message of BOLT 12 was taken for another.",
        "Look at the first three letters: lno is an offer, lnr an invoice request, lni an invoice, lnp a payer proof.", Encoding12);

    /// <summary><c>bolt12.too-long</c></summary>
    public static readonly FindingRule Bolt12TooLong = new("bolt12.too-long",
        "The message has {1} bytes of data or more; at most 16384 are read.", "Something else was pasted, or an attempt to keep readers busy.",
        AskForNew12, OurLimit);

    /// <summary><c>bolt12.continuation</c></summary>
    public static readonly FindingRule Bolt12Continuation = new("bolt12.continuation",
        "A + may only stand between two letters or digits of the text.", "A piece is missing at this place.",
        "Copy all pieces again, in order; each but the last ends with a +.", Encoding12);

    /// <summary><c>bolt12.padding</c></summary>
    public static readonly FindingRule Bolt12Padding = new("bolt12.padding",
        "The bits that fill up the end of the text are not all zero, or are more than four.", "The end was cut off or changed, or a faulty writer: there is no checksum that would tell.",
        Copy12, Encoding12);

    // Records.

    /// <summary><c>bolt12.truncated-type</c></summary>
    public static readonly FindingRule Bolt12TruncatedType = new("bolt12.truncated-type",
        "The message ends within the number of a field.", "The end was cut off, or a faulty writer.",
        Copy12, Tlv);

    /// <summary><c>bolt12.truncated-length</c></summary>
    public static readonly FindingRule Bolt12TruncatedLength = new("bolt12.truncated-length",
        "The message ends before the length of field {0}.", "The end was cut off, or a faulty writer.",
        Copy12, Tlv);

    /// <summary><c>bolt12.truncated-value</c></summary>
    public static readonly FindingRule Bolt12TruncatedValue = new("bolt12.truncated-value",
        "Field {0} claims a length of {1}, but fewer bytes are left.", "The end was cut off, or a faulty writer.",
        Copy12, Tlv);

    /// <summary><c>bolt12.type-not-minimal</c></summary>
    public static readonly FindingRule Bolt12TypeNotMinimal = new("bolt12.type-not-minimal",
        "The number of field {0} is not written in the shortest way.", "A faulty writer.",
        AskForNew12, Tlv);

    /// <summary><c>bolt12.length-not-minimal</c></summary>
    public static readonly FindingRule Bolt12LengthNotMinimal = new("bolt12.length-not-minimal",
        "The length of field {0} is not written in the shortest way.", "A faulty writer.",
        AskForNew12, Tlv);

    /// <summary><c>bolt12.order</c></summary>
    public static readonly FindingRule Bolt12Order = new("bolt12.order",
        "Field {0} comes after one with a higher number.", "A faulty writer.",
        AskForNew12, Tlv);

    /// <summary><c>bolt12.duplicate</c></summary>
    public static readonly FindingRule Bolt12Duplicate = new("bolt12.duplicate",
        "Field {0} occurs twice.", "A faulty writer, or an attempt to make readers disagree.",
        AskForNew12, Tlv);

    /// <summary><c>bolt12.field-range</c></summary>
    public static readonly FindingRule Bolt12FieldRange = new("bolt12.field-range",
        "Field {0} does not belong into this kind of message.", "A faulty writer, or a message under the prefix of another.",
        AskForNew12, Requirements12);

    /// <summary><c>bolt12.unknown-even-field</c></summary>
    public static readonly FindingRule Bolt12UnknownEvenField = new("bolt12.unknown-even-field",
        "Field {0} is unknown, and its even number says that it must be understood.", "A newer or experimental feature of the writer's software.",
        "Use newer software, or ask for a message without it.", Tlv);

    /// <summary><c>bolt12.unknown-field</c></summary>
    public static readonly FindingRule Bolt12UnknownField = new("bolt12.unknown-field",
        "Field {0} is unknown; it is kept.", "A newer or experimental feature of the writer's software.",
        "Nothing.", Tlv);

    /// <summary><c>bolt12.unsigned-field</c></summary>
    public static readonly FindingRule Bolt12UnsignedField = new("bolt12.unsigned-field",
        "Field {0} is unknown and stands under no signature: anybody on the way could have added it.", "A newer or experimental feature of the writer's software, or something added by somebody else.",
        "Do not rely on it.", Signature12);

    // Values.

    /// <summary><c>bolt12.wrong-length</c></summary>
    public static readonly FindingRule Bolt12WrongLength = new("bolt12.wrong-length",
        "Field {0} has a wrong length of {1} in bytes.", "A faulty writer.",
        AskForNew12, Fields12);

    /// <summary><c>bolt12.number-too-long</c></summary>
    public static readonly FindingRule Bolt12NumberTooLong = new("bolt12.number-too-long",
        "The number in field {0} has more bytes than it may: {1}.", "A faulty writer, or an attempt to make readers overflow.",
        AskForNew12, Types);

    /// <summary><c>bolt12.number-not-minimal</c></summary>
    public static readonly FindingRule Bolt12NumberNotMinimal = new("bolt12.number-not-minimal",
        "The number in field {0} is not written in the shortest way.", "A faulty writer.",
        AskForNew12, Types);

    /// <summary><c>bolt12.numbers-malformed</c></summary>
    public static readonly FindingRule Bolt12NumbersMalformed = new("bolt12.numbers-malformed",
        "The numbers in field {0} are cut short, or not written in the shortest way.", "A faulty writer.",
        AskForNew12, Types);

    /// <summary><c>bolt12.not-utf8</c></summary>
    public static readonly FindingRule Bolt12NotUtf8 = new("bolt12.not-utf8",
        "Field {0} is not valid UTF-8.", "A faulty writer, or text cut within a character.",
        AskForNew12, Types);

    /// <summary><c>bolt12.hidden-characters</c></summary>
    public static readonly FindingRule Bolt12HiddenCharacters = new("bolt12.hidden-characters",
        "Field {0} holds characters that act without showing.", "Copied text, or an attempt to mislead the reader.",
        "Read it with care; Lightbill writes such characters out.", OurCare);

    /// <summary><c>bolt12.chains-empty</c></summary>
    public static readonly FindingRule Bolt12ChainsEmpty = new("bolt12.chains-empty",
        "Field offer_chains is there and names no chain.", "A faulty writer.",
        AskForNew12, Fields12);

    /// <summary><c>bolt12.currency-malformed</c></summary>
    public static readonly FindingRule Bolt12CurrencyMalformed = new("bolt12.currency-malformed",
        "The currency is not three upper-case letters.", "A faulty writer.",
        AskForNew12, Offers12);

    /// <summary><c>bolt12.currency-unknown</c></summary>
    public static readonly FindingRule Bolt12CurrencyUnknown = new("bolt12.currency-unknown",
        "We do not know the currency {0}, so we cannot tell what its smallest unit is worth.", "A new currency, or a faulty writer.",
        "Look at the amount of the invoice before paying.", Iso4217);

    /// <summary><c>bolt12.amount-too-large</c></summary>
    public static readonly FindingRule Bolt12AmountTooLarge = new("bolt12.amount-too-large",
        "The amount of field {0} is above 21 million BTC, more than there will ever be.", "A faulty writer, or an attempt to make readers overflow.",
        AskForNew12, OurLimit);

    /// <summary><c>bolt12.paths-empty</c></summary>
    public static readonly FindingRule Bolt12PathsEmpty = new("bolt12.paths-empty",
        "Field {0} is there and holds no path.", "A faulty writer.",
        AskForNew12, Fields12);

    /// <summary><c>bolt12.path-malformed</c></summary>
    public static readonly FindingRule Bolt12PathMalformed = new("bolt12.path-malformed",
        "A blinded path in field {0} is cut short.", "A faulty writer.",
        AskForNew12, Paths4);

    /// <summary><c>bolt12.path-without-hops</c></summary>
    public static readonly FindingRule Bolt12PathWithoutHops = new("bolt12.path-without-hops",
        "A blinded path in field {0} has no hops.", "A faulty writer.",
        AskForNew12, Requirements12);

    /// <summary><c>bolt12.point</c></summary>
    public static readonly FindingRule Bolt12Point = new("bolt12.point",
        "A key in field {0} is no point of the curve.", "Damage, or a faulty writer.",
        AskForNew12, Types);

    /// <summary><c>bolt12.payinfo-malformed</c></summary>
    public static readonly FindingRule Bolt12PayInfoMalformed = new("bolt12.payinfo-malformed",
        "The costs of a path (field {0}) are cut short.", "A faulty writer.",
        AskForNew12, Invoices12);

    /// <summary><c>bolt12.fallbacks-malformed</c></summary>
    public static readonly FindingRule Bolt12FallbacksMalformed = new("bolt12.fallbacks-malformed",
        "An address in field {0} is cut short.", "A faulty writer.",
        AskForNew12, Invoices12);

    /// <summary><c>bolt12.fallback-ignored</c></summary>
    public static readonly FindingRule Bolt12FallbackIgnored = new("bolt12.fallback-ignored",
        "A fallback address is left out of account: version {1} and its length mean nothing on this chain.", "A future kind of address, or a faulty writer.",
        "Nothing.", Invoices12);

    /// <summary><c>bolt12.name-malformed</c></summary>
    public static readonly FindingRule Bolt12NameMalformed = new("bolt12.name-malformed",
        "The name of BIP 353 in field {0} is cut short or followed by other bytes.", "A faulty writer.",
        AskForNew12, Requests12);

    /// <summary><c>bolt12.name-characters</c></summary>
    public static readonly FindingRule Bolt12NameCharacters = new("bolt12.name-characters",
        "The name of BIP 353 in field {0} holds other characters than letters, digits and - _ . signs.", "A faulty writer, or an attempt to mislead the reader.",
        AskForNew12, Requests12);

    /// <summary><c>bolt12.unknown-required-feature</c></summary>
    public static readonly FindingRule Bolt12UnknownRequiredFeature = new("bolt12.unknown-required-feature",
        "Field {0} requires feature {1}, which we do not know.", "A newer or experimental feature of the writer's software.",
        "Use newer software, or ask for a message without it.", Requirements12);

    // Offers.

    /// <summary><c>bolt12.amount-without-description</c></summary>
    public static readonly FindingRule Bolt12AmountWithoutDescription = new("bolt12.amount-without-description",
        "There is an amount, but no description of what is paid for.", "A faulty writer.",
        AskForNew12, Offers12);

    /// <summary><c>bolt12.amount-zero</c></summary>
    public static readonly FindingRule Bolt12AmountZero = new("bolt12.amount-zero",
        "The amount of the offer is 0.", "A faulty writer that should have left the amount out.",
        AskForNew12, Offers12);

    /// <summary><c>bolt12.currency-without-amount</c></summary>
    public static readonly FindingRule Bolt12CurrencyWithoutAmount = new("bolt12.currency-without-amount",
        "There is a currency, but no amount.", "A faulty writer.",
        AskForNew12, Offers12);

    /// <summary><c>bolt12.no-issuer</c></summary>
    public static readonly FindingRule Bolt12NoIssuer = new("bolt12.no-issuer",
        "There is neither the issuer's key (offer_issuer_id) nor a path to it (offer_paths): nobody to ask.", "A faulty writer, or the end was cut off.",
        AskForNew12, Offers12);

    // Invoice requests.

    /// <summary><c>bolt12.missing-metadata</c></summary>
    public static readonly FindingRule Bolt12MissingMetadata = new("bolt12.missing-metadata",
        "There is no invreq_metadata, which makes the request impossible to guess.", "A faulty writer.",
        AskForNew12, Requests12);

    /// <summary><c>bolt12.missing-payer-id</c></summary>
    public static readonly FindingRule Bolt12MissingPayerId = new("bolt12.missing-payer-id",
        "There is no key of the payer (invreq_payer_id).", "A faulty writer.",
        AskForNew12, Requests12);

    /// <summary><c>bolt12.missing-amount</c></summary>
    public static readonly FindingRule Bolt12MissingAmount = new("bolt12.missing-amount",
        "There is no amount: the offer names none, so the request must.", "A faulty writer.",
        AskForNew12, Requests12);

    /// <summary><c>bolt12.missing-quantity</c></summary>
    public static readonly FindingRule Bolt12MissingQuantity = new("bolt12.missing-quantity",
        "The offer is for several items, but the request does not say how many.", "A faulty writer.",
        AskForNew12, Requests12);

    /// <summary><c>bolt12.unexpected-quantity</c></summary>
    public static readonly FindingRule Bolt12UnexpectedQuantity = new("bolt12.unexpected-quantity",
        "The request says how many items, but the offer is for one.", "A faulty writer.",
        AskForNew12, Requests12);

    /// <summary><c>bolt12.quantity-out-of-range</c></summary>
    public static readonly FindingRule Bolt12QuantityOutOfRange = new("bolt12.quantity-out-of-range",
        "The request is for {1} items, which the offer does not allow.", "A faulty writer, or less in stock than the payer wants.",
        "Ask for at least one and no more than the offer allows.", Requests12);

    /// <summary><c>bolt12.amount-too-low</c></summary>
    public static readonly FindingRule Bolt12AmountTooLow = new("bolt12.amount-too-low",
        "The payer wants to pay less than the price: {0}.", "A faulty writer, or an attempt to pay less.",
        "Do not answer with an invoice of this amount.", Requests12);

    /// <summary><c>bolt12.chain-not-offered</c></summary>
    public static readonly FindingRule Bolt12ChainNotOffered = new("bolt12.chain-not-offered",
        "The payer wants to pay on a chain that the offer does not name.", "Test and real money were mixed up, or a faulty writer.",
        "Ask on one of the chains of the offer.", Requests12);

    /// <summary><c>bolt12.field-without-offer</c></summary>
    public static readonly FindingRule Bolt12FieldWithoutOffer = new("bolt12.field-without-offer",
        "Field {0} must not be there, since the request answers no offer.", "A faulty writer.",
        AskForNew12, Requests12);

    /// <summary><c>bolt12.idle-field-without-offer</c></summary>
    public static readonly FindingRule Bolt12IdleFieldWithoutOffer = new("bolt12.idle-field-without-offer",
        "Field {0} has no effect, since the request answers no offer.", "A faulty writer.",
        "Look at the amount of the request itself (invreq_amount).", Requests12);

    /// <summary><c>bolt12.missing-description</c></summary>
    public static readonly FindingRule Bolt12MissingDescription = new("bolt12.missing-description",
        "The request answers no offer and does not say what is paid for.", "A faulty writer.",
        AskForNew12, Requests12);

    /// <summary><c>bolt12.signature-missing</c></summary>
    public static readonly FindingRule Bolt12SignatureMissing = new("bolt12.signature-missing",
        "There is no signature.", "The end was cut off, or a faulty writer.",
        AskForNew12, Signature12);

    /// <summary><c>bolt12.signature-invalid</c></summary>
    public static readonly FindingRule Bolt12SignatureInvalid = new("bolt12.signature-invalid",
        "The signature was not made by the key in field {0} over these fields.", "The message was changed after signing, or a faulty writer.",
        AskForNew12, Signature12);

    /// <summary><c>bolt12.signature-unexpected</c></summary>
    public static readonly FindingRule Bolt12SignatureUnexpected = new("bolt12.signature-unexpected",
        "The request answers no offer and is signed nevertheless.", "A faulty writer.",
        "Nothing: the signature holds.", Requests12);

    // Invoices.

    /// <summary><c>bolt12.missing-invoice-amount</c></summary>
    public static readonly FindingRule Bolt12MissingInvoiceAmount = new("bolt12.missing-invoice-amount",
        "There is no amount (invoice_amount).", "A faulty writer.",
        AskForNew12, Invoices12);

    /// <summary><c>bolt12.missing-created-at</c></summary>
    public static readonly FindingRule Bolt12MissingCreatedAt = new("bolt12.missing-created-at",
        "The invoice does not say when it was made (invoice_created_at).", "A faulty writer.",
        AskForNew12, Invoices12);

    /// <summary><c>bolt12.missing-payment-hash</c></summary>
    public static readonly FindingRule Bolt12MissingPaymentHash = new("bolt12.missing-payment-hash",
        "There is no payment hash (invoice_payment_hash): nothing to pay to.", "A faulty writer.",
        AskForNew12, Invoices12);

    /// <summary><c>bolt12.missing-node-id</c></summary>
    public static readonly FindingRule Bolt12MissingNodeId = new("bolt12.missing-node-id",
        "There is no key of the payee (invoice_node_id).", "A faulty writer.",
        AskForNew12, Invoices12);

    /// <summary><c>bolt12.missing-paths</c></summary>
    public static readonly FindingRule Bolt12MissingPaths = new("bolt12.missing-paths",
        "There is no path to the payee (invoice_paths).", "A faulty writer.",
        AskForNew12, Invoices12);

    /// <summary><c>bolt12.missing-payinfo</c></summary>
    public static readonly FindingRule Bolt12MissingPayInfo = new("bolt12.missing-payinfo",
        "The invoice does not say what its paths cost (invoice_blindedpay).", "A faulty writer.",
        AskForNew12, Invoices12);

    /// <summary><c>bolt12.payinfo-count</c></summary>
    public static readonly FindingRule Bolt12PayInfoCount = new("bolt12.payinfo-count",
        "The invoice has not one entry of costs for each path; entries: {1}.", "A faulty writer.",
        AskForNew12, Invoices12);

    /// <summary><c>bolt12.path-unusable</c></summary>
    public static readonly FindingRule Bolt12PathUnusable = new("bolt12.path-unusable",
        "A path requires a feature that we do not know; it must not be used.", "A newer or experimental feature of the payee's software.",
        "Pay over another path of the invoice.", Invoices12);

    /// <summary><c>bolt12.no-usable-path</c></summary>
    public static readonly FindingRule Bolt12NoUsablePath = new("bolt12.no-usable-path",
        "Every path requires a feature that we do not know.", "A newer or experimental feature of the payee's software.",
        "Use newer software, or ask for another invoice.", Invoices12);

    /// <summary><c>bolt12.node-id-not-issuer</c></summary>
    public static readonly FindingRule Bolt12NodeIdNotIssuer = new("bolt12.node-id-not-issuer",
        "The payee (invoice_node_id) is not the issuer of the offer (offer_issuer_id).", "A dishonest invoice, or a faulty writer.",
        "Do not pay, and take no proof of payment for it.", Invoices12);

    /// <summary><c>bolt12.node-id-not-on-path</c></summary>
    public static readonly FindingRule Bolt12NodeIdNotOnPath = new("bolt12.node-id-not-on-path",
        "The payee (invoice_node_id) stands at the end of none of the offer's paths.", "A dishonest invoice, or a faulty writer.",
        "Do not pay.", Invoices12);

    /// <summary><c>bolt12.amount-not-requested</c></summary>
    public static readonly FindingRule Bolt12AmountNotRequested = new("bolt12.amount-not-requested",
        "The amount is not the one that was requested: {0}.", "A dishonest invoice, or a faulty writer.",
        "Do not pay, and take no proof of payment for it.", Invoices12);

    /// <summary><c>bolt12.no-request</c></summary>
    public static readonly FindingRule Bolt12NoRequest = new("bolt12.no-request",
        "The invoice answers no request that it names: it has no invreq_payer_id.", "An invoice that nobody asked for; BOLT 12 leaves open what it means.",
        "Pay it only if you know where it comes from.", Invoices12);

    // Payer proofs.

    /// <summary><c>bolt12.proof-field-missing</c></summary>
    public static readonly FindingRule Bolt12ProofFieldMissing = new("bolt12.proof-field-missing",
        "There is no field {0}, without which nothing is proved.", "The end was cut off, or a faulty writer.",
        AskForNew12, Proofs12);

    /// <summary><c>bolt12.proof-signature-missing</c></summary>
    public static readonly FindingRule Bolt12ProofSignatureMissing = new("bolt12.proof-signature-missing",
        "There is no signature of the payer (proof_signature).", "The end was cut off, or a faulty writer.",
        AskForNew12, Proofs12);

    /// <summary><c>bolt12.proof-metadata</c></summary>
    public static readonly FindingRule Bolt12ProofMetadata = new("bolt12.proof-metadata",
        "Field {0} must stay hidden in a proof.", "A faulty writer: who knows it can guess at the fields that are hidden.",
        AskForNew12, Proofs12);

    /// <summary><c>bolt12.proof-preimage</c></summary>
    public static readonly FindingRule Bolt12ProofPreimage = new("bolt12.proof-preimage",
        "The preimage is not that of the payment hash: this does not prove that the invoice was paid.", "A false proof, or a faulty writer.",
        "Do not take it for a proof.", Proofs12);

    /// <summary><c>bolt12.proof-marker-range</c></summary>
    public static readonly FindingRule Bolt12ProofMarkerRange = new("bolt12.proof-marker-range",
        "Field proof_omitted_tlvs (1002) holds {0}, which no hidden field can have for its mark.", "A faulty writer.",
        AskForNew12, Proofs12);

    /// <summary><c>bolt12.proof-marker-order</c></summary>
    public static readonly FindingRule Bolt12ProofMarkerOrder = new("bolt12.proof-marker-order",
        "Field proof_omitted_tlvs (1002) holds {0} after a number that is not smaller.", "A faulty writer.",
        AskForNew12, Proofs12);

    /// <summary><c>bolt12.proof-marker-shown</c></summary>
    public static readonly FindingRule Bolt12ProofMarkerShown = new("bolt12.proof-marker-shown",
        "Field proof_omitted_tlvs (1002) says that field {0} is hidden, but it is there.", "A faulty writer.",
        AskForNew12, Proofs12);

    /// <summary><c>bolt12.proof-marker-not-minimal</c></summary>
    public static readonly FindingRule Bolt12ProofMarkerNotMinimal = new("bolt12.proof-marker-not-minimal",
        "Field proof_omitted_tlvs (1002) holds {0}, which is not one more than a field that is shown or the mark before it.", "A faulty writer, or one that tells which fields it hides.",
        AskForNew12, Proofs12);

    /// <summary><c>bolt12.proof-leaf-count</c></summary>
    public static readonly FindingRule Bolt12ProofLeafCount = new("bolt12.proof-leaf-count",
        "Field proof_leaf_hashes (1004) must hold one hash for each field of the invoice that is shown, but holds {0}.", "A faulty writer, or a field was added or taken away.",
        AskForNew12, Proofs12);

    /// <summary><c>bolt12.proof-missing-count</c></summary>
    public static readonly FindingRule Bolt12ProofMissingCount = new("bolt12.proof-missing-count",
        "Field proof_missing_hashes (1003) must hold exactly the hashes that stand for the hidden fields, but holds {0}.", "A faulty writer, or a field was added or taken away.",
        AskForNew12, Proofs12);

    /// <summary><c>bolt12.proof-other-invoice</c></summary>
    public static readonly FindingRule Bolt12ProofOtherInvoice = new("bolt12.proof-other-invoice",
        "The proof is one of another invoice.", "Two payments were mixed up, or a false proof.",
        "Ask for the proof of this payment.", Proofs12);

    // Invoice errors.

    /// <summary><c>bolt12.error-without-text</c></summary>
    public static readonly FindingRule Bolt12ErrorWithoutText = new("bolt12.error-without-text",
        "The error does not say what is wrong.", "A faulty writer.",
        TellWriter, Errors12);

    /// <summary><c>bolt12.suggestion-without-field</c></summary>
    public static readonly FindingRule Bolt12SuggestionWithoutField = new("bolt12.suggestion-without-field",
        "There is a suggested value, but not for which field.", "A faulty writer.",
        TellWriter, Errors12);

    // What answers what.

    /// <summary><c>bolt12.mirror-changed</c></summary>
    public static readonly FindingRule Bolt12MirrorChanged = new("bolt12.mirror-changed",
        "Field {0} is not the same as in the message that is answered.", "A dishonest answer, the answer to something else, or a faulty writer.",
        "Do not pay, and do not answer.", Mirror12);

    /// <summary><c>bolt12.mirror-missing</c></summary>
    public static readonly FindingRule Bolt12MirrorMissing = new("bolt12.mirror-missing",
        "Field {0} of the message that is answered is missing.", "A dishonest answer, the answer to something else, or a faulty writer.",
        "Do not pay, and do not answer.", Mirror12);

    /// <summary><c>bolt12.mirror-added</c></summary>
    public static readonly FindingRule Bolt12MirrorAdded = new("bolt12.mirror-added",
        "Field {0} is not in the message that is answered.", "A dishonest answer, the answer to something else, or a faulty writer.",
        "Do not pay, and do not answer.", Mirror12);

    /// <summary><c>bolt12.amount-not-expected</c></summary>
    public static readonly FindingRule Bolt12AmountNotExpected = new("bolt12.amount-not-expected",
        "The amount is not the price of the offer: {0}.", "A fee, a discount, or a dishonest invoice.",
        "Do not pay more than the price; ask for a new invoice.", Invoices12);

    /// <summary><c>bolt12.payee-not-named</c></summary>
    public static readonly FindingRule Bolt12PayeeNotNamed = new("bolt12.payee-not-named",
        "The request answers no offer, so that nothing says who is to be paid; the invoice is by {0}.", "An offer to send money can be answered by whoever has seen it.",
        "Make sure by another way that this is the key of whom you want to pay, and give it as the expected one.", Invoices12);

    /// <summary><c>bolt12.payee-not-expected</c></summary>
    public static readonly FindingRule Bolt12PayeeNotExpected = new("bolt12.payee-not-expected",
        "The payee (invoice_node_id) is not the expected one: {0}.", "Somebody else answered the offer to send money.",
        "Do not pay.", Invoices12);

    /// <summary><c>bolt12.price-not-comparable</c></summary>
    public static readonly FindingRule Bolt12PriceNotComparable = new("bolt12.price-not-comparable",
        "The price of the offer is in another currency; whether the amount fits it was not checked.", "The offer names a currency and no rate was given.",
        "Compare with a rate of your own before you pay or answer.", Offers12);

    private static IEnumerable<FindingRule> Bolt12Rules =>
    [
        Bolt12Prefix, Bolt12OtherKind, Bolt12TooLong, Bolt12Continuation, Bolt12Padding, Bolt12TruncatedType, Bolt12TruncatedLength,
        Bolt12TruncatedValue, Bolt12TypeNotMinimal, Bolt12LengthNotMinimal, Bolt12Order, Bolt12Duplicate, Bolt12FieldRange, Bolt12UnknownEvenField,
        Bolt12UnknownField, Bolt12UnsignedField, Bolt12WrongLength, Bolt12NumberTooLong, Bolt12NumberNotMinimal, Bolt12NumbersMalformed, Bolt12NotUtf8, Bolt12HiddenCharacters, Bolt12ChainsEmpty,
        Bolt12CurrencyMalformed, Bolt12CurrencyUnknown, Bolt12AmountTooLarge, Bolt12PathsEmpty, Bolt12PathMalformed, Bolt12PathWithoutHops,
        Bolt12Point, Bolt12PayInfoMalformed, Bolt12FallbacksMalformed, Bolt12FallbackIgnored, Bolt12NameMalformed, Bolt12NameCharacters,
        Bolt12UnknownRequiredFeature, Bolt12AmountWithoutDescription, Bolt12AmountZero, Bolt12CurrencyWithoutAmount, Bolt12NoIssuer,
        Bolt12MissingMetadata, Bolt12MissingPayerId, Bolt12MissingAmount, Bolt12MissingQuantity, Bolt12UnexpectedQuantity, Bolt12QuantityOutOfRange,
        Bolt12AmountTooLow, Bolt12ChainNotOffered, Bolt12FieldWithoutOffer, Bolt12IdleFieldWithoutOffer, Bolt12MissingDescription,
        Bolt12SignatureMissing, Bolt12SignatureInvalid, Bolt12SignatureUnexpected, Bolt12MissingInvoiceAmount, Bolt12MissingCreatedAt,
        Bolt12MissingPaymentHash, Bolt12MissingNodeId, Bolt12MissingPaths, Bolt12MissingPayInfo, Bolt12PayInfoCount, Bolt12PathUnusable,
        Bolt12NoUsablePath, Bolt12NodeIdNotIssuer, Bolt12NodeIdNotOnPath, Bolt12AmountNotRequested, Bolt12NoRequest, Bolt12ProofFieldMissing,
        Bolt12ProofSignatureMissing, Bolt12ProofMetadata, Bolt12ProofPreimage, Bolt12ProofMarkerRange, Bolt12ProofMarkerOrder, Bolt12ProofMarkerShown, Bolt12ProofMarkerNotMinimal,
        Bolt12ProofLeafCount, Bolt12ProofMissingCount, Bolt12ProofOtherInvoice, Bolt12ErrorWithoutText,
        Bolt12SuggestionWithoutField, Bolt12MirrorChanged, Bolt12MirrorMissing, Bolt12MirrorAdded, Bolt12AmountNotExpected, Bolt12PayeeNotNamed,
        Bolt12PayeeNotExpected, Bolt12PriceNotComparable,
    ];
}
