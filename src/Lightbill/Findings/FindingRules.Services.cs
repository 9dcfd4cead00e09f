namespace Lightbill.Findings;

// Services: the conversation with an LNURL service.
public static partial class FindingRules
{
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

    /// <summary><c>lnurl.identifier</c></summary>
    public static readonly FindingRule LnurlIdentifier = new("lnurl.identifier",
        "What the service describes does not name the Lightning Address {0} as the payee.", "A service that forgets to, or one that answers for somebody else.",
        "Do not pay, or allow it for a service that you trust.", "LUD 16, Paying to static internet identifiers");

    /// <summary><c>lnurl.link</c></summary>
    public static readonly FindingRule LnurlLink = new("lnurl.link",
        "The field {0} holds no LNURL of the kind that belongs there, and was left out.", "A faulty service.",
        "Nothing: what was asked for does not depend on it.", "LUD 19, Pay link discoverable from withdraw link");

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
        "Make an invoice that fits.", "LUD 03, Wallet to service interaction flow");

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
        "The service took too long: {0}.", "A slow or overloaded service, or a bad connection.",
        "Try again later.", OurLimit);

    /// <summary><c>lnurl.connection</c></summary>
    public static readonly FindingRule LnurlConnection = new("lnurl.connection",
        "The service cannot be reached: {0}.", "No connection, a wrong name, or a certificate that is not valid.",
        "Check the address and the connection.", OurLimit);

    /// <summary><c>lnurl.body-too-large</c></summary>
    public static readonly FindingRule LnurlBodyTooLarge = new("lnurl.body-too-large",
        "The answer is too large: {0} (bytes allowed: {1}).", "A faulty or hostile service.",
        TellService, OurLimit);

    private static IEnumerable<FindingRule> ServicesRules =>
    [
        LnurlNotJson, LnurlWebPage, LnurlServiceError, LnurlNotAccepted, LnurlUnknownTag, LnurlWrongTag, LnurlMissingField, LnurlBadField,
        LnurlBadAmount, LnurlAmountRange, LnurlAmountCapped, LnurlBadUrl, LnurlInsecureUrl, LnurlMetadata, LnurlMetadataText, LnurlMetadataEntry,
        LnurlIdentifier, LnurlLink, LnurlK1, LnurlLoginAction, LnurlSuccessAction, LnurlSuccessUrl, LnurlSuccessText, LnurlDecryption, LnurlAmountOutOfBounds, LnurlCommentTooLong,
        LnurlPayerData, LnurlPayerDataNotAsked, LnurlBadInvoice, LnurlInvoiceAmount, LnurlDescriptionHash, LnurlInvoiceNetwork, LnurlInvoiceExpired,
        LnurlInvoiceNotPayable, LnurlWithdrawBounds, LnurlPreimage, LnurlOtherInvoice, LnurlHost, LnurlOnionProxy, LnurlPrivateAddress, LnurlRedirect,
        LnurlTimeout, LnurlConnection, LnurlBodyTooLarge,
    ];
}
