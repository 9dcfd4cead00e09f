namespace Lightbill.Findings;

// Text: what surrounds a request, and what got into it on the way.
public static partial class FindingRules
{
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

    /// <summary><c>text.bare-hex</c></summary>
    public static readonly FindingRule TextBareHex = new("text.bare-hex",
        "There are 64 hexadecimal digits here and no request. A private key looks like that, and so does a payment hash; they are not repeated.",
        "A hash or a key was copied instead of the request.", "If it is a payment hash, paste the request that it belongs to; a private key never leaves its file.", OurLimit);

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

    /// <summary><c>text.wrong-kind</c></summary>
    public static readonly FindingRule TextWrongKind = new("text.wrong-kind",
        "This is {0}.", "Another kind of payment request was pasted.",
        "Give a request of the kind that is asked for, or read any kind with PaymentInstruction.Parse.", "Lightbill, Kinds of requests");

    private static IEnumerable<FindingRule> TextRules =>
    [
        TextEmpty, TextTooLong, TextNotUtf8, TextWhitespace, TextUriPrefix, TextSeveralRequests, TextWhitespaceRemoved, TextUriSlashes,
        TextNotAnInvoice, TextUnknown, TextSecret, TextBareHex, TextInputTooLong, TextSeveral, TextCandidate, TextUnknownScheme, TextWebLink, TextNotRead,
        TextWrongKind,
    ];
}
