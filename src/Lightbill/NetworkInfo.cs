namespace Lightbill;

/// <summary>What differs from network to network in text: prefixes and version bytes. One row each.</summary>
/// <param name="Network">The network.</param>
/// <param name="Name">Its name in our JSON and options.</param>
/// <param name="InvoicePrefix">BOLT 11's <c>ln</c> + the BIP 173 prefix; signet has one of its own since 2021.</param>
/// <param name="SegwitPrefix">The prefix of segwit addresses; signet shares testnet's.</param>
/// <param name="P2pkhVersion">Base58 version byte of pay-to-public-key-hash.</param>
/// <param name="P2shVersion">Base58 version byte of pay-to-script-hash.</param>
internal sealed record NetworkInfo(
    BitcoinNetwork Network, string Name, string InvoicePrefix, string SegwitPrefix, byte P2pkhVersion, byte P2shVersion)
{
    public static readonly NetworkInfo[] All =
    [
        new(BitcoinNetwork.Mainnet, "mainnet", "lnbc", "bc", 0x00, 0x05),
        new(BitcoinNetwork.Testnet, "testnet", "lntb", "tb", 0x6f, 0xc4),
        new(BitcoinNetwork.Signet, "signet", "lntbs", "tb", 0x6f, 0xc4),
        new(BitcoinNetwork.Regtest, "regtest", "lnbcrt", "bcrt", 0x6f, 0xc4),
        new(BitcoinNetwork.Simnet, "simnet", "lnsb", "sb", 0x3f, 0x7b),
    ];

    public static NetworkInfo Of(BitcoinNetwork network) => (uint)network < (uint)All.Length
        ? All[(int)network]
        : throw new ArgumentOutOfRangeException(nameof(network), network, "Not a network that we know.");
}
