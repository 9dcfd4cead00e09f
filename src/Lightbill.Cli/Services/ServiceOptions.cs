using System.CommandLine;
using Lightbill.Cli.Values;
using Lightbill.Client;

namespace Lightbill.Cli.Services;

/// <summary>How a service may be reached, for the commands that talk to one.</summary>
internal sealed class ServiceOptions
{
    /// <summary>Longer than any service needs, and short enough that a slip (<c>10h</c>) shows.</summary>
    private const ulong MaxTimeoutSeconds = 600;

    public Option<string?> Timeout { get; } = new("--timeout") { HelpName = "SPAN", Description = "the time for each answer: 5s, 1m (default: 10s)" };

    public Option<string?> Proxy { get; } = new("--proxy") { HelpName = "URL", Description = "the proxy for hidden services (.onion): socks5://127.0.0.1:9050" };

    public Option<bool> AllowLoopback { get; } = new("--allow-loopback")
    {
        Description = "asks a service on this very machine too, by http: tea@shop.localhost:5080, lnurlp://127.0.0.1:5080/pay",
    };

    public IReadOnlyList<Option> All => [Timeout, Proxy, AllowLoopback];

    /// <summary>What the client may do.</summary>
    /// <exception cref="CliException">A value makes no sense.</exception>
    public LnurlClientOptions Read(ParseResult result, BitcoinNetwork network)
    {
        var options = new LnurlClientOptions { Network = network, AllowLoopback = result.GetValue(AllowLoopback) };
        if (result.GetValue(Timeout) is { } timeout)
        {
            ulong seconds = DurationText.ParseSeconds(Timeout.Name, timeout);
            if (seconds is 0 or > MaxTimeoutSeconds) throw OptionError.Invalid(Timeout.Name, $"it is 1 to {MaxTimeoutSeconds} seconds, not '{timeout}'");
            options.Timeout = TimeSpan.FromSeconds(seconds);
        }
        if (result.GetValue(Proxy) is { } proxy)
        {
            // A proxy of SOCKS 4 would have the name of the hidden service looked up here.
            if (!Uri.TryCreate(proxy, UriKind.Absolute, out Uri? url) || url.Scheme is not ("socks5" or "socks4a" or "http") || url.Host.Length == 0 || url.UserInfo.Length > 0)
                throw OptionError.Invalid(Proxy.Name, "a proxy is written socks5://HOST:PORT, socks4a://HOST:PORT or http://HOST:PORT");
            options.OnionProxy = url;
        }
        return options;
    }
}
