namespace Lightbill.Findings;

// Lnurl: LNURL as a text.
public static partial class FindingRules
{
    private const string Lud01 = "LUD 01, Base LNURL Encoding and Decoding";
    private const string AskForLnurl = "Ask the service for a new LNURL, or scan its QR code again.";

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

    private static IEnumerable<FindingRule> LnurlRules =>
    [
        LnurlPrefix, LnurlPayload, LnurlAddress, LnurlTooLong, LnurlLookAlike, LnurlSlashes, LnurlTag, LnurlFastForm,
    ];
}
