namespace Lightbill.Findings;

// Names: names, node ids and addresses.
public static partial class FindingRules
{
    private const string Lud16 = "LUD 16, Paying to Static Internet Identifiers";

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

    /// <summary><c>name.dns</c></summary>
    public static readonly FindingRule NameDns = new("name.dns",
        "Names of BIP 353 are looked up in the DNS, which is not supported yet.", "A name with the sign ₿ in front of it.",
        "Ask the payee for another way to pay; user@domain without the sign is asked as a Lightning Address.", "BIP 353, DNS Payment Instructions");

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

    private static IEnumerable<FindingRule> NamesRules =>
    [
        NameInvalid, NameCase, NameTag, NamePort, NameDns, NodeKey, NodeHost, AddressInvalid,
    ];
}
