using System.Net;
using System.Net.Sockets;
using Lightbill.Findings;
using Lightbill.Lnurls;

namespace Lightbill.Client;

/// <summary>
/// The one place that makes HTTP connections. Every connection is made to an address that was looked at after the name was resolved, so a name that
/// resolves differently the second time gains nothing. No cookies, no credentials, no proxy of the surroundings, no redirects of its own.
/// </summary>
internal sealed class GuardedHttp(LnurlClientOptions options)
{
    /// <summary>How many bytes of headers are taken, in units of 1024: services send a few hundred bytes.</summary>
    private const int MaxHeaderKilobytes = 32;

    public static HttpClient CreateClient(LnurlClientOptions options) => Configure(new HttpClient(new GuardedHttp(options).CreateHandler()));

    /// <summary>The time limit is the conversation's own, so that it covers redirects and the body.</summary>
    public static HttpClient Configure(HttpClient client)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Lightbill");
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        return client;
    }

    public SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Credentials = null,
        PreAuthenticate = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = MaxHeaderKilobytes,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = options.Timeout,
        // A stranger's service has no business with the caller's trace ids, and traces none with its paths: they hold bearer secrets. Null turns off both;
        // the client has activities of its own, with the domain alone.
        ActivityHeadersPropagator = null,
        UseProxy = options.OnionProxy is not null,
        Proxy = options.OnionProxy is { } proxy ? new OnionOnlyProxy(proxy) : null,
        ConnectCallback = ConnectAsync,
    };

    /// <summary>What speaks against asking an address at all, before any name is resolved.</summary>
    public Finding? Refuses(Uri url)
    {
        if (url is not { IsAbsoluteUri: true, Scheme: "http" or "https" }) return Refusal(FindingRules.LnurlHost, "it is not http or https");
        if (!LnurlUri.HasUsableHost(url)) return Refusal(FindingRules.LnurlHost, "its name is not valid");
        if (url.UserInfo.Length > 0) return Refusal(FindingRules.LnurlHost, "it holds a user name or password");
        if (url.OriginalString.Length > LnurlLimits.MaxUrlLength + MaxParametersLength) return Refusal(FindingRules.LnurlHost, "it is too long");
        if (LnurlUri.IsOnion(url)) return options.OnionProxy is null ? Refusal(FindingRules.LnurlOnionProxy) : null;
        if (LnurlUri.IsLoopback(url)) return options.AllowLoopback ? null : Refusal(FindingRules.LnurlPrivateAddress, HostOf(url));
        return url.Scheme == Uri.UriSchemeHttps ? null : Refusal(FindingRules.LnurlInsecureUrl, HostOf(url));
    }

    /// <summary>The invoice, comment and payer data that we add to a callback; 16 Ki, as common servers take no more anyway.</summary>
    private const int MaxParametersLength = 16 * 1024;

    public static string HostOf(Uri url) => UntrustedText.Escape(LnurlUri.DomainOf(url));

    private static Finding Refusal(FindingRule rule, string? text = null) => Finding.Of(rule, FindingSeverity.Error, text);

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint target = context.DnsEndPoint;
        Uri url = context.InitialRequestMessage.RequestUri!;
        string host = target.Host.Trim('[', ']');
        // Numbers are not asked for: the resolver refuses some of them (0.0.0.0) in its own way.
        // Names under localhost are this machine by definition (RFC 6761, 6.3); not every resolver knows.
        IPAddress[] addresses = IPAddress.TryParse(host, out IPAddress? number) ? [number]
            : LnurlUri.IsLoopback(url) ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
            : await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        if (addresses.Length == 0) throw new LnurlException(Refusal(FindingRules.LnurlConnection, "its name has no address"));
        // For a hidden service the target is the proxy, which the application chose.
        IPAddress[] allowed = LnurlUri.IsOnion(url) ? addresses : Array.FindAll(addresses, address => IsAllowed(address, url));
        if (allowed.Length == 0) throw new LnurlException(Refusal(FindingRules.LnurlPrivateAddress, HostOf(url)));

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal bool IsAllowed(IPAddress address, Uri url) => AddressGuard.IsPublic(address)
        || (options.AllowLoopback && AddressGuard.IsLoopback(address) && LnurlUri.IsLoopback(url))
        || (options.AllowPrivateNetworks && AddressGuard.IsUnicast(address) && !AddressGuard.IsLoopback(address));

    private sealed class OnionOnlyProxy(Uri proxy) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => LnurlUri.IsOnion(destination) ? proxy : null;

        public bool IsBypassed(Uri host) => !LnurlUri.IsOnion(host);
    }
}
