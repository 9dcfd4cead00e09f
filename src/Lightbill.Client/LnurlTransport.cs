using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Lightbill.Findings;
using Lightbill.Lnurls;
using Microsoft.Extensions.Logging;

namespace Lightbill.Client;

/// <summary>One question and its answer: GET, redirects by hand, a limit on time and size. The HTTP status is not looked at (LUD-01).</summary>
internal sealed class LnurlTransport(HttpClient http, LnurlClientOptions options, TimeProvider clock, ILogger logger)
{
    private readonly GuardedHttp _guard = new(options);

    /// <summary>Refuses an address that may not be asked, before anything else is done with it.</summary>
    public void Check(Uri url)
    {
        if (_guard.Refuses(url) is { } refusal) throw new LnurlException(refusal);
    }

    public async Task<ReadOnlyMemory<byte>> GetAsync(Uri url, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var progress = new Progress();
        try
        {
            return await FollowAsync(url, progress, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException problem) when (!cancellationToken.IsCancellationRequested)
        {
            // Our own limit, or that of the connection.
            throw TooLong(progress, problem);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or SocketException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested) throw TooLong(progress, problem);
            for (Exception? inner = problem; inner is not null; inner = inner.InnerException)
                if (inner is LnurlException known) throw new LnurlException(known.Finding, innerException: problem);
            throw LnurlException.Of(FindingRules.LnurlConnection, Describe(problem), inner: problem);
        }
    }

    private async Task<ReadOnlyMemory<byte>> FollowAsync(Uri url, Progress progress, CancellationToken cancellationToken)
    {
        for (int hops = 0; ; hops++)
        {
            Check(url);
            // HTTP/3 would open its connection past the guard's callback.
            using var request = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (RedirectOf(response) is not { } location)
            {
                progress.HasAnswered = true;
                ReadOnlyMemory<byte> body = await ReadBodyAsync(response.Content, cancellationToken).ConfigureAwait(false);
                Log.Answered(logger, GuardedHttp.HostOf(url), (int)response.StatusCode, body.Length);
                return body;
            }
            if (hops == options.MaxRedirects) throw LnurlException.Of(FindingRules.LnurlRedirect, "too often");
            if (!Uri.TryCreate(url, location, out Uri? next)) throw LnurlException.Of(FindingRules.LnurlRedirect, "to no valid address");
            CheckRedirect(url, next);
            Log.Redirected(logger, GuardedHttp.HostOf(url), GuardedHttp.HostOf(next));
            url = next;
        }
    }

    private static Uri? RedirectOf(HttpResponseMessage response) => response.StatusCode
        is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        ? response.Headers.Location
        : null;

    /// <summary>
    /// Refuses what leads from the outside to this machine, by a redirect, a callback or a link: that this machine may be asked is meant for services on it,
    /// not for strangers who want to reach what else listens here.
    /// </summary>
    public static void CheckLead(Uri from, Uri to)
    {
        if (LnurlUri.IsLoopback(to) && !LnurlUri.IsLoopback(from)) throw LnurlException.Of(FindingRules.LnurlPrivateAddress, GuardedHttp.HostOf(to));
    }

    /// <summary>From https to https; between hidden services; on this machine, where that is allowed. Never from the outside to this machine.</summary>
    private static void CheckRedirect(Uri from, Uri to)
    {
        if (to.Scheme != Uri.UriSchemeHttps && !(LnurlUri.IsOnion(from) && LnurlUri.IsOnion(to)) && !(LnurlUri.IsLoopback(from) && LnurlUri.IsLoopback(to)))
            throw LnurlException.Of(FindingRules.LnurlRedirect, "to an address without TLS");
        CheckLead(from, to);
    }

    /// <summary>Reads as far as the limit, whatever length the headers promise.</summary>
    private async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength is { } announced && announced > options.MaxBodyBytes) throw TooLarge($"it announces {announced}");
        using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        byte[] buffer = new byte[Math.Min(options.MaxBodyBytes, 4096)];
        int length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length >= options.MaxBodyBytes)
                {
                    // Exactly at the limit is still within it.
                    return await stream.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 0 ? buffer : throw TooLarge("it goes on");
                }
                Array.Resize(ref buffer, (int)Math.Min(options.MaxBodyBytes, buffer.Length * 2L));
            }
            int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0) return buffer.AsMemory(0, length);
            length += read;
        }
    }

    private LnurlException TooLarge(string why) => LnurlException.Of(FindingRules.LnurlBodyTooLarge, why, options.MaxBodyBytes);

    private static LnurlException TooLong(Progress progress, Exception problem) =>
        LnurlException.Of(FindingRules.LnurlTimeout, progress.HasAnswered ? "its answer did not come to an end" : "it did not answer", inner: problem);

    /// <summary>How far a conversation got: what to say when the time is up.</summary>
    private sealed class Progress
    {
        public bool HasAnswered { get; set; }
    }

    private static string Describe(Exception problem) => problem switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its name is not known",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection, perhaps a bad certificate",
        HttpRequestException { InnerException: AuthenticationException } => "no secure connection, perhaps a bad certificate",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "its headers are too large",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => "the proxy refused",
        _ => "the answer broke off",
    };
}
