namespace Lightbill.Bolt12;

/// <summary>How the value of a field is written.</summary>
public enum Bolt12FieldType
{
    /// <summary>Any bytes.</summary>
    Bytes,

    /// <summary>UTF-8 text.</summary>
    Text,

    /// <summary>Three upper-case letters of ISO 4217.</summary>
    Currency,

    /// <summary>A number of up to 64 bits in its shortest form (<c>tu64</c>).</summary>
    Number,

    /// <summary>A number of up to 32 bits in its shortest form (<c>tu32</c>).</summary>
    SmallNumber,

    /// <summary>Millisatoshis: a number of up to 64 bits in its shortest form, at most 21 million BTC.</summary>
    Msat,

    /// <summary>Feature bits, big-endian.</summary>
    Features,

    /// <summary>The hash of a chain's first block, 32 bytes.</summary>
    Chain,

    /// <summary>One or more hashes of chains.</summary>
    Chains,

    /// <summary>A point of the curve, 33 bytes.</summary>
    Point,

    /// <summary>One or more blinded paths (BOLT 4).</summary>
    Paths,

    /// <summary>What each blinded path costs and carries.</summary>
    PayInfos,

    /// <summary>A SHA-256, 32 bytes.</summary>
    Hash,

    /// <summary>On-chain addresses as version and program.</summary>
    Fallbacks,

    /// <summary>A name and a domain of BIP 353, each behind a byte of length.</summary>
    Name,

    /// <summary>A signature of BIP 340, 64 bytes.</summary>
    Signature,

    /// <summary>A payment preimage, 32 bytes.</summary>
    Preimage,

    /// <summary>Numbers of varying length (<c>bigsize</c>), one behind the other.</summary>
    BigSizes,

    /// <summary>SHA-256 hashes, 32 bytes each.</summary>
    Hashes,
}
