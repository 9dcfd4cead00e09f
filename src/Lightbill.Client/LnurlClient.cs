using System.Diagnostics;
using Lightbill.Bolt11;
using Lightbill.Cryptography;
using Lightbill.Findings;
using Lightbill.Lnurls;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lightbill.Client;

/// <summary>
/// Talks to LNURL services. It trusts nobody: addresses are looked at before and after their names are resolved, answers are limited in time and size, and
/// an invoice is held against what was asked before the caller sees it. Safe for concurrent use.
/// Example: <c>var pay = (PayRequest)await client.ResolveAsync(url); var answer = await client.RequestInvoiceAsync(pay, new(MilliSatoshi.FromSat(21)));</c>
/// </summary>
public sealed class LnurlClient : IDisposable
{
    /// <summary>The name of the <see cref="ActivitySource"/>: one activity for each operation, with the domain and, if it failed, the code.</summary>
    public const string ActivitySourceName = "Lightbill.Client";

    private static readonly ActivitySource Activities = new(ActivitySourceName);

    private readonly HttpClient _http;
    private readonly LnurlTransport _transport;
    private readonly LnurlClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    /// <summary>The HTTP client must have been made by <see cref="GuardedHttp"/>: the guard of the connections is in its handler.</summary>
    internal LnurlClient(HttpClient guarded, LnurlClientOptions options, TimeProvider? clock, ILogger? logger)
    {
        _http = guarded;
        _options = options;
        _clock = clock ?? TimeProvider.System;
        _logger = logger ?? NullLogger.Instance;
        _transport = new(guarded, options, _clock, _logger);
    }

    /// <summary>A client of its own, for programs without dependency injection. Make one and keep it; dispose it at the end.</summary>
    /// <param name="options">Limits and expectations; null: the defaults.</param>
    /// <param name="clock">The clock for time limits and expiry; null: the system's.</param>
    /// <param name="logger">Where to log; null: nowhere.</param>
    public static LnurlClient Create(LnurlClientOptions? options = null, TimeProvider? clock = null, ILogger<LnurlClient>? logger = null)
    {
        options ??= new();
        return new(GuardedHttp.CreateClient(options), options, clock, logger);
    }

    /// <summary>
    /// Opens an LNURL: reads what stands in the address (a login is not fetched, a complete fast withdrawal neither), else asks the service.
    /// </summary>
    /// <param name="url">The address that the LNURL or the Lightning Address stands for.</param>
    /// <param name="expectedTag">The kind that is expected, e.g. from the scheme of LUD-17; null: any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LnurlException">The service cannot be reached, refused, or answered badly.</exception>
    public Task<LnurlRequest> ResolveAsync(Uri url, string? expectedTag = null, CancellationToken cancellationToken = default) =>
        RunAsync("resolve", url, async () =>
        {
            _transport.Check(url);
            LnurlRequest request = LnurlRequest.ReadFromQuery(url, expectedTag) is { } known
                ? Accept(known)
                : Accept(LnurlRequest.Read(await _transport.GetAsync(url, cancellationToken).ConfigureAwait(false), url));
            return expectedTag is null || request.Tag == expectedTag ? request : throw LnurlException.Of(FindingRules.LnurlWrongTag, request.Tag);
        });

    private Task<LnurlRequest> ResolveLnurlAsync(Lnurl lnurl, CancellationToken cancellationToken)
    {
        bool isScheme = lnurl.Form == LnurlForm.Scheme;
        // Before anything is fetched: an address that calls itself a login as well must not be.
        if (isScheme && lnurl.QueryParameters.Any(one => one.Key == "tag" && one.Value != lnurl.Tag)) throw LnurlException.Of(FindingRules.LnurlTag, lnurl.Tag);
        return ResolveAsync(UrlOf(lnurl.Url, isScheme), lnurl.Tag, cancellationToken);
    }

    /// <summary>
    /// The address to ask. A name or a scheme of LUD-17 stands for https; on this machine, where nobody vouches for a certificate, for http, if it may be asked
    /// at all.
    /// </summary>
    private Uri UrlOf(string text, bool isOwnScheme)
    {
        if (!LnurlUri.TryRead(text, out Uri? url)) throw LnurlException.Of(FindingRules.LnurlHost, "its name is not valid");
        bool isLocal = isOwnScheme && _options.AllowLoopback && LnurlUri.IsLoopback(url);
        return isLocal ? new(Uri.UriSchemeHttp + text[Uri.UriSchemeHttps.Length..]) : url;
    }

    /// <summary>
    /// Opens whatever must be looked up: an LNURL, whose answer must be of the kind that its scheme or its address announces (LUD-17), or a Lightning Address,
    /// which the answer must name as the payee (LUD-16). A login is not fetched, a complete fast withdrawal neither.
    /// Example: <c>if (PaymentInstruction.Parse(pasted) is NeedsLookup lookup) request = await client.ResolveAsync(lookup);</c>
    /// </summary>
    /// <param name="lookup">What was pasted. Names of BIP 353 are refused: they need the DNS.</param>
    /// <param name="allowOtherIdentifier">Take metadata that does not name the Lightning Address; it is then a warning among the findings.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LnurlException">The service cannot be reached, refused, or answered badly, or the name cannot be looked up.</exception>
    public async Task<LnurlRequest> ResolveAsync(NeedsLookup lookup, bool allowOtherIdentifier = false, CancellationToken cancellationToken = default) => lookup switch
    {
        Lnurl lnurl => await ResolveLnurlAsync(lnurl, cancellationToken).ConfigureAwait(false),
        LightningAddress address => await ResolveAsync(address, allowOtherIdentifier, cancellationToken).ConfigureAwait(false),
        _ => throw LnurlException.Of(FindingRules.NameDns),
    };

    /// <inheritdoc cref="ResolveAsync(NeedsLookup, bool, CancellationToken)"/>
    /// <param name="address">Who is to be paid.</param>
    /// <param name="allowOtherIdentifier">Take metadata that does not name the address; it is then a warning among the findings.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<PayRequest> ResolveAsync(LightningAddress address, bool allowOtherIdentifier = false, CancellationToken cancellationToken = default)
    {
        Uri url = UrlOf(address.Url, isOwnScheme: true);
        return RunAsync("resolve", url, async () =>
        {
            _transport.Check(url);
            ReadOnlyMemory<byte> answer = await _transport.GetAsync(url, cancellationToken).ConfigureAwait(false);
            return Accept(PayRequest.Read(answer, url, address, allowOtherIdentifier));
        });
    }

    /// <summary>Asks a service for an invoice and checks it: amount, description, network, expiry, and whether a wallet can pay it.</summary>
    /// <param name="pay">What the service offers.</param>
    /// <param name="request">Amount, comment, payer data.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LnurlException">The request does not fit the offer (nothing was sent then), or the answer does not fit the request.</exception>
    public Task<LnurlInvoice> RequestInvoiceAsync(PayRequest pay, LnurlInvoiceRequest request, CancellationToken cancellationToken = default) =>
        RunAsync("invoice", pay.Callback, async () =>
        {
            if (pay.Refuses(request.Amount, request.Comment, request.PayerData) is { } refusal) throw new LnurlException(refusal);
            LnurlTransport.CheckLead(pay.Source, pay.Callback);
            string? payerData = request.PayerData?.ToJson();
            Uri url = pay.InvoiceUrl(request.Amount, request.Comment, payerData);
            PayResponse response = Accept(PayResponse.Read(await _transport.GetAsync(url, cancellationToken).ConfigureAwait(false), pay.Callback));
            if (response.Verify is { } verify) LnurlTransport.CheckLead(pay.Callback, verify);
            return Check(pay, request, payerData, response);
        });

    /// <summary>
    /// Hands an invoice to a service that pays out. The service answers that it will pay; whether it does shows at the wallet's node.
    /// </summary>
    /// <param name="withdraw">What the service offers.</param>
    /// <param name="invoice">An invoice of the wallet, with an amount within the bounds, of the network in the options, not expired.</param>
    /// <param name="balanceNotify">Where the service shall tell of changes of the balance (LUD-15); null: nowhere.</param>
    /// <param name="cancellationToken">Ends the wait; the service may pay all the same.</param>
    /// <exception cref="LnurlException">The invoice does not fit (nothing was sent then), or the service refused.</exception>
    public Task WithdrawAsync(WithdrawRequest withdraw, Bolt11Invoice invoice, Uri? balanceNotify = null, CancellationToken cancellationToken = default) =>
        RunAsync("withdraw", withdraw.Callback, async () =>
        {
            if (withdraw.Refuses(invoice) is { } refusal) throw new LnurlException(refusal);
            LnurlTransport.CheckLead(withdraw.Source, withdraw.Callback);
            if (_options.Network is { } network && invoice.Network != network) throw LnurlException.Of(FindingRules.LnurlWithdrawBounds, $"it is for {invoice.Network.Name}");
            if (invoice.IsExpiredAt(_clock.GetUtcNow())) throw LnurlException.Of(FindingRules.LnurlWithdrawBounds, "it has expired");
            return Accept(LnurlConsent.Read(await _transport.GetAsync(withdraw.SubmitUrl(invoice, balanceNotify), cancellationToken).ConfigureAwait(false)));
        });

    /// <summary>Signs in. Ask the user first, showing the domain.</summary>
    /// <param name="login">The request.</param>
    /// <param name="linkingKey">The key for this domain, see <see cref="LinkingKey"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LnurlException">The service cannot be reached or refused.</exception>
    public Task LoginAsync(LoginRequest login, PrivateKey linkingKey, CancellationToken cancellationToken = default) =>
        RunAsync("login", login.Source, async () =>
            Accept(LnurlConsent.Read(await _transport.GetAsync(login.SignInUrl(login.Sign(linkingKey)), cancellationToken).ConfigureAwait(false))));

    /// <summary>Asks whether an invoice was paid (LUD-21). A preimage that does not fit the invoice is an error.</summary>
    /// <param name="verify">The address that came with the invoice.</param>
    /// <param name="invoice">The invoice.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LnurlException">The service cannot be reached, does not know the invoice, or contradicts it.</exception>
    public Task<VerifyResponse> VerifyAsync(Uri verify, Bolt11Invoice invoice, CancellationToken cancellationToken = default) =>
        RunAsync("verify", verify, async () =>
        {
            VerifyResponse response = Accept(VerifyResponse.Read(await _transport.GetAsync(verify, cancellationToken).ConfigureAwait(false)));
            return response.Contradicts(invoice) is { } contradiction ? throw new LnurlException(contradiction) : response;
        });

    /// <summary>Asks a service to open a channel (LUD-02); the wallet's node must be connected to <see cref="ChannelRequest.Node"/> already.</summary>
    /// <param name="channel">What the service offers.</param>
    /// <param name="remoteNode">The wallet's node.</param>
    /// <param name="isPrivate">Shall the channel stay unannounced?</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LnurlException">The service cannot be reached or refused.</exception>
    public Task RequestChannelAsync(ChannelRequest channel, PublicKey remoteNode, bool isPrivate, CancellationToken cancellationToken = default) =>
        RunAsync("channel", channel.Callback, async () =>
        {
            LnurlTransport.CheckLead(channel.Source, channel.Callback);
            return Accept(LnurlConsent.Read(await _transport.GetAsync(channel.OpenUrl(remoteNode, isPrivate), cancellationToken).ConfigureAwait(false)));
        });

    /// <summary>Ends the connections of a client made by <see cref="Create"/>.</summary>
    public void Dispose() => _http.Dispose();

    private static T Accept<T>(LnurlReading<T> reading)
        where T : class => reading.IsSuccess ? reading.Value : throw new LnurlException(reading.Error, reading.Reason);

    private LnurlInvoice Check(PayRequest pay, LnurlInvoiceRequest request, string? payerData, PayResponse response)
    {
        if (!Bolt11Invoice.TryParse(response.InvoiceText, out Bolt11Invoice? invoice, out Finding? problem))
            throw LnurlException.Of(FindingRules.LnurlBadInvoice, problem.Code);
        if (invoice.Amount != request.Amount)
        {
            throw LnurlException.Of(FindingRules.LnurlInvoiceAmount, invoice.Amount is { } amount
                ? $"{amount.ToString("sat", null)} instead of {request.Amount.ToString("sat", null)}"
                : $"none instead of {request.Amount.ToString("sat", null)}");
        }

        PayabilityReport report = invoice.CheckPayable(new(_clock.GetUtcNow())
        {
            Network = _options.Network,
            Amount = request.Amount,
            SupportedFeatures = _options.SupportedFeatures,
        });
        List<Finding> findings = [.. response.Findings];
        foreach (Finding finding in report.Findings)
        {
            if (finding.Severity == FindingSeverity.Info)
            {
                findings.Add(finding);
                continue;
            }
            throw finding.Rule switch
            {
                var rule when rule == FindingRules.PolicyExpired => LnurlException.Of(FindingRules.LnurlInvoiceExpired),
                var rule when rule == FindingRules.PolicyWrongNetwork => LnurlException.Of(FindingRules.LnurlInvoiceNetwork, invoice.Network.Name),
                _ => LnurlException.Of(FindingRules.LnurlInvoiceNotPayable, finding.Code),
            };
        }

        if (invoice.DescriptionHash != pay.ExpectedHash(payerData))
        {
            if (!request.AllowOtherDescription) throw LnurlException.Of(FindingRules.LnurlDescriptionHash);
            findings.Add(Finding.Of(FindingRules.LnurlDescriptionHash, FindingSeverity.Warning));
            Log.LetPass(_logger, GuardedHttp.HostOf(pay.Callback), FindingRules.LnurlDescriptionHash.Code);
        }
        Log.Invoice(_logger, GuardedHttp.HostOf(pay.Callback), request.Amount.Msat);
        return new(invoice, response, findings);
    }

    private async Task<T> RunAsync<T>(string operation, Uri url, Func<Task<T>> run)
    {
        string domain = url.IsAbsoluteUri ? GuardedHttp.HostOf(url) : "";
        using Activity? activity = Activities.StartActivity($"lnurl.{operation}", ActivityKind.Client);
        activity?.SetTag("server.address", domain);
        try
        {
            T result = await run().ConfigureAwait(false);
            Log.Done(_logger, operation, domain);
            return result;
        }
        catch (LnurlException problem)
        {
            activity?.SetTag("error.type", problem.Code);
            activity?.SetStatus(ActivityStatusCode.Error);
            Log.Failed(_logger, operation, domain, problem.Code);
            throw;
        }
    }
}
