namespace Lightbill.Inspection;

/// <summary>What a part of an inspected text is.</summary>
public enum PartKind
{
    /// <summary>White space around the request.</summary>
    WhiteSpace,

    /// <summary><c>lightning:</c>, <c>bitcoin:</c>, <c>lnurlp://</c> and their like, slashes included.</summary>
    UriScheme,

    /// <summary>The readable part that bech32 begins with: <c>ln</c> and the network's letters, <c>lnurl</c>, <c>bc</c>; or the sign ₿ of a name.</summary>
    Prefix,

    /// <summary>The amount with its multiplier.</summary>
    Amount,

    /// <summary>A character between two parts: the <c>1</c> of bech32, <c>@</c>, <c>?</c>, <c>&amp;</c>, <c>=</c>, <c>#</c>.</summary>
    Separator,

    /// <summary>When the invoice was made.</summary>
    Timestamp,

    /// <summary>A tagged field.</summary>
    Field,

    /// <summary>r and s.</summary>
    Signature,

    /// <summary>The last character of the signature, which tells which of the possible keys signed.</summary>
    RecoveryFlag,

    /// <summary>The bech32 checksum.</summary>
    Checksum,

    /// <summary>Text that cannot be read.</summary>
    Unreadable,

    /// <summary>What bech32 carries between its separator and its checksum: the web address of an LNURL, version and program of an address.</summary>
    Data,

    /// <summary>An address in base58, which cannot be cut further.</summary>
    Address,

    /// <summary>The key of a node.</summary>
    PublicKey,

    /// <summary>Whom a name or a Lightning Address means, before the <c>@</c>.</summary>
    User,

    /// <summary>A domain or an IP address, with its port.</summary>
    Host,

    /// <summary>The path of a web address.</summary>
    Path,

    /// <summary>The name of a parameter.</summary>
    ParameterName,

    /// <summary>The value of a parameter, when it is not cut into parts of its own.</summary>
    ParameterValue,
}
