namespace Lightbill;

/// <summary>A bitcoin network, as an invoice's prefix tells it. Testnet 3 and testnet 4 share theirs and cannot be told apart.</summary>
public enum BitcoinNetwork
{
    /// <summary>Real money: <c>lnbc</c>. Also the enumeration's <c>default</c>.</summary>
    Mainnet,

    /// <summary>Testnet 3 or 4: <c>lntb</c>.</summary>
    Testnet,

    /// <summary>Signet: <c>lntbs</c>.</summary>
    Signet,

    /// <summary>A private chain for tests: <c>lnbcrt</c>.</summary>
    Regtest,

    /// <summary>btcsuite's simulation network: <c>lnsb</c>.</summary>
    Simnet,
}
