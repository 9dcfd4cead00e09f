namespace Lightbill.Inspection;

/// <summary>What a part of an inspected text is.</summary>
public enum PartKind
{
    /// <summary>White space around the request.</summary>
    WhiteSpace,

    /// <summary><c>lightning:</c></summary>
    UriScheme,

    /// <summary><c>ln</c> and the network's letters.</summary>
    Prefix,

    /// <summary>The amount with its multiplier.</summary>
    Amount,

    /// <summary>The <c>1</c> between the readable part and the data.</summary>
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

    /// <summary>A whole request of another kind than an invoice.</summary>
    Request,

    /// <summary>Text that cannot be read.</summary>
    Unreadable,
}
