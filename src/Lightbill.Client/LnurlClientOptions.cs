using Lightbill.Lnurls;

namespace Lightbill.Client;

/// <summary>
/// What the client lets a service do, and what it expects of an invoice. The defaults are those for strangers on the internet. Set it up before the client
/// is made; later changes have no defined effect.
/// </summary>
public sealed class LnurlClientOptions
{
    /// <summary>The time for one question and its answer, redirects included; 10 seconds: a person waits at a till.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest answer in bytes; <see cref="LnurlLimits.MaxBodyBytes"/>.</summary>
    public int MaxBodyBytes { get; set; } = LnurlLimits.MaxBodyBytes;

    /// <summary>How often the service may lead elsewhere; 3, from https to https only.</summary>
    public int MaxRedirects { get; set; } = 3;

    /// <summary>
    /// For a service on this very machine: addresses that name this machine (<c>localhost</c>, <c>127.0.0.1</c>, <c>[::1]</c>) may be asked, by http too.
    /// A Lightning Address and a scheme of LUD-17 with such a host (<c>tea@shop.localhost:5080</c>, <c>lnurlp://127.0.0.1:5080/pay</c>) are asked by http. A
    /// foreign name that leads to this machine stays refused. Off.
    /// </summary>
    public bool AllowLoopback { get; set; }

    /// <summary>For a service in one's own network: names may lead to private addresses. https is needed all the same. Off.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>The proxy for hidden services, e.g. <c>socks5://127.0.0.1:9050</c>; without it they are refused. Nothing else goes through it.</summary>
    public Uri? OnionProxy { get; set; }

    /// <summary>The network that invoices must be for; null: any.</summary>
    public BitcoinNetwork? Network { get; set; } = BitcoinNetwork.Mainnet;

    /// <summary>The features of the wallet that will pay.</summary>
    public FeatureVector SupportedFeatures { get; set; } = PaymentContext.OrdinaryWallet;
}
