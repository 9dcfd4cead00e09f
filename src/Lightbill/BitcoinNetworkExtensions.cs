namespace Lightbill;

/// <summary>Names and prefixes of the networks.</summary>
public static class BitcoinNetworkExtensions
{
    extension(BitcoinNetwork network)
    {
        /// <summary>The name in lower case: <c>mainnet testnet signet regtest simnet</c>.</summary>
        public string Name => NetworkInfo.Of(network).Name;

        /// <summary>What an invoice of this network begins with, e.g. <c>lnbc</c>.</summary>
        public string InvoicePrefix => NetworkInfo.Of(network).InvoicePrefix;
    }
}
