namespace Lightbill.Findings;

// Uris: bitcoin: URIs.
public static partial class FindingRules
{
    private const string Bip321 = "BIP 321, Query Keys";
    private const string AskForUri = "Ask the payee for a new request.";

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

    private static IEnumerable<FindingRule> UrisRules =>
    [
        UriDuplicate, UriRequired, UriAmount, UriPercent, UriProofOfPayment, UriPrefix, UriNoMethod, UriMethod, UriAmountDisagrees,
        UriNetworkDisagrees,
    ];
}
