using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Lightbill;
using Lightbill.Bolt11;
using Lightbill.Cryptography;
using Lightbill.Lnurls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LnurlService;

/// <summary>
/// An LNURL service on this machine: pay, withdraw, login and verify, with invoices of regtest signed by a key made at the start. It shows the service's
/// half of the conversation, and does it wrong on demand, so that a client can be tried. Not a product: it keeps everything in memory and receives nothing.
/// </summary>
public sealed class Service : IAsyncDisposable
{
    public const string MetadataText = """[["text/plain","Tea for two"],["text/long-desc","Two cups of tea, one table"],["text/identifier","tea@example.com"]]""";
    public const string User = "tea";
    public const long MinMsat = 1_000;
    public const long MaxMsat = 100_000_000;

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly PrivateKey _key = PrivateKey.FromBytes(RandomNumberGenerator.GetBytes(32));
    private readonly ConcurrentDictionary<string, (PaymentPreimage Preimage, string Invoice)> _invoices = new();
    private readonly ConcurrentDictionary<string, bool> _challenges = new(); // k1 and whether it is still good
    private readonly ConcurrentDictionary<string, bool> _settled = new();

    private Service(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    public Misbehaviour Misbehaviour { get; set; }

    public Uri Address { get; private set; } = null!;

    public Uri PayUrl => new(Address, "pay");

    /// <summary>The Lightning Address, under a name that stands for this machine everywhere (RFC 6761).</summary>
    public string LightningAddress => $"{User}@shop.localhost:{Address.Port}";

    /// <summary>Makes believe that every invoice is paid at once.</summary>
    public bool SettlesAtOnce { get; set; }

    /// <summary>What wallets signed in with.</summary>
    public ConcurrentBag<string> SignedIn { get; } = [];

    /// <summary>What wallets handed in.</summary>
    public ConcurrentBag<string> HandedIn { get; } = [];

    /// <summary>Path and query of every request.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The headers that came with the last request.</summary>
    public IReadOnlyDictionary<string, string> LastHeaders { get; private set; } = new Dictionary<string, string>();

    /// <summary>Starts on a port of this machine; 0 takes a free one.</summary>
    public static async Task<Service> StartAsync(int port = 0, TimeProvider? clock = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var service = new Service(builder.Build(), clock ?? TimeProvider.System);
        service.Map();
        await service._app.StartAsync();
        service.Address = new(service._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return service;
    }

    public Task WaitAsync() => _app.WaitForShutdownAsync();

    public Uri NewWithdrawUrl() => new(Address, $"withdraw?id={NewChallenge()}");

    public Uri NewLoginUrl(string action = "login") => new(Address, $"login?tag=login&k1={NewChallenge()}&action={action}");

    /// <summary>An address of this service with a scheme of LUD-17, as it stands in its QR codes.</summary>
    public static string WithScheme(string scheme, Uri url) => $"{scheme}://{url.Authority}{url.PathAndQuery}";

    public PaymentPreimage PreimageOf(Bolt11Invoice invoice) => _invoices[invoice.PaymentHash.ToString()].Preimage;

    /// <summary>Makes believe that an invoice was paid.</summary>
    public void Settle(Bolt11Invoice invoice) => _settled[invoice.PaymentHash.ToString()] = true;

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _key.Dispose();
        foreach ((PaymentPreimage preimage, _) in _invoices.Values) preimage.Dispose();
    }

    private string NewChallenge()
    {
        string k1 = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        _challenges[k1] = true;
        return k1;
    }

    private void Map()
    {
        _app.Use(MisbehaveAsync);
        _app.MapGet("/pay", () => OfferPay(new Uri(Address, "pay/callback?table=4"), null));
        _app.MapGet($"/.well-known/lnurlp/{User}", (HttpRequest request) => OfferPay(
            new Uri($"http://{request.Host}/pay/callback?to={User}@{request.Host}"), $"{User}@{request.Host}"));
        _app.MapGet("/pay/callback", GiveInvoice);
        _app.MapGet("/verify/{hash}", Verify);
        _app.MapGet("/withdraw", OfferWithdraw);
        _app.MapGet("/withdraw/callback", TakeInvoice);
        _app.MapGet("/login", SignIn);
        _app.MapGet("/channel", () => OfferChannel(ChannelRequest.TagName));
        _app.MapGet("/hosted", () => OfferChannel(HostedChannelRequest.TagName));
        _app.MapFallback(() => Error("Not found"));
    }

    /// <summary>What goes wrong before the question is even read.</summary>
    private async Task MisbehaveAsync(HttpContext context, RequestDelegate next)
    {
        // Looked at first: who sees the request in the list may change it.
        Misbehaviour misbehaviour = Misbehaviour;
        Requests.Enqueue(context.Request.Path + context.Request.QueryString);
        LastHeaders = context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString());
        HttpResponse response = context.Response;
        switch (misbehaviour)
        {
            case Misbehaviour.OversizedBody:
                response.ContentLength = LnurlLimits.MaxBodyBytes + 1;
                await response.WriteAsync("{");
                break;
            case Misbehaviour.EndlessBody:
                while (!context.RequestAborted.IsCancellationRequested) await response.WriteAsync(new string(' ', 64 * 1024), context.RequestAborted);
                break;
            case Misbehaviour.SlowBody:
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await response.WriteAsync(" ", context.RequestAborted);
                    await response.Body.FlushAsync(context.RequestAborted);
                    await Task.Delay(50, context.RequestAborted);
                }
                break;
            case Misbehaviour.SlowHeaders:
                await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
                break;
            case Misbehaviour.RedirectToPrivateRange:
                response.Redirect("https://10.255.255.1/");
                break;
            case Misbehaviour.RedirectToHttp:
                response.Redirect("http://example.com/");
                break;
            case Misbehaviour.RedirectForever:
                response.Redirect(context.Request.Path);
                break;
            case Misbehaviour.RedirectToSelf when !context.Request.Query.ContainsKey("again"):
                response.Redirect($"{context.Request.Path}{(context.Request.QueryString.HasValue ? context.Request.QueryString + "&" : "?")}again=1");
                break;
            case Misbehaviour.WebPage:
                response.ContentType = "text/html";
                await response.WriteAsync("<!doctype html><title>404</title>");
                break;
            case Misbehaviour.NotJson:
                await response.WriteAsync("OK");
                break;
            case Misbehaviour.EmptyAnswer:
                await response.WriteAsync("{}");
                break;
            case Misbehaviour.ErrorStatusWithReason:
                response.StatusCode = StatusCodes.Status404NotFound;
                await response.WriteAsync("""{"status":"error","reason":"No such \u202etea"}""");
                break;
            default:
                response.Headers.AccessControlAllowOrigin = "*";
                await next(context);
                break;
        }
    }

    private IResult OfferPay(Uri callback, string? identifier) => Json(new()
    {
        ["tag"] = Misbehaviour == Misbehaviour.OtherTag ? "dance" : PayRequest.TagName,
        ["callback"] = callback.AbsoluteUri,
        ["minSendable"] = Misbehaviour == Misbehaviour.FloatAmount ? 1000.5 : MinMsat,
        ["maxSendable"] = MaxMsat,
        ["metadata"] = MetadataFor(identifier),
        ["commentAllowed"] = 20,
        ["payerData"] = new JsonObject { ["name"] = new JsonObject { ["mandatory"] = false }, ["email"] = new JsonObject { ["mandatory"] = false } },
        ["withdrawLink"] = Misbehaviour == Misbehaviour.BadLink ? "gopher://example.com" : WithScheme("lnurlw", new(Address, "withdraw")),
    });

    /// <summary>The same text for the offer and for the invoice's hash.</summary>
    private string MetadataFor(string? identifier) => Misbehaviour == Misbehaviour.TerminalEscapes
        ? new JsonArray(
            new JsonArray("text/plain", "\e[2J\e]0;owned\a\u202eTea\r\nverdict       payable"),
            new JsonArray("text/long-desc", "first\n\e[1msecond\n" + string.Concat(Enumerable.Repeat("long\u00a0word\u00a0", 1000))),
            new JsonArray("text/identifier", identifier ?? "")).ToJsonString()
        : identifier is null || Misbehaviour == Misbehaviour.OtherIdentifier ? MetadataText
        : MetadataText.Replace("tea@example.com", identifier, StringComparison.Ordinal);

    private IResult GiveInvoice(string amount, string? comment, string? payerdata, string? to)
    {
        if (!long.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out long msat) || msat is < MinMsat or > MaxMsat) return Error("No such amount");
        if (comment?.EnumerateRunes().Count() > 20) return Error("The comment is too long");
        if (Misbehaviour == Misbehaviour.NoInvoice) return Json(new() { ["pr"] = "lnbcrt1nonsense" });

        PaymentPreimage preimage = PaymentPreimage.FromBytes(RandomNumberGenerator.GetBytes(32));
        DateTimeOffset now = _clock.GetUtcNow();
        Bolt11InvoiceBuilder builder = new Bolt11InvoiceBuilder(
                Misbehaviour == Misbehaviour.OtherNetwork ? BitcoinNetwork.Testnet : BitcoinNetwork.Regtest,
                preimage.Hash,
                PaymentSecret.FromBytes(RandomNumberGenerator.GetBytes(32)),
                Misbehaviour == Misbehaviour.ExpiredInvoice ? now.AddDays(-1) : now)
            .DescriptionHash(DescriptionHash.Of(MetadataFor(to) + payerdata + (Misbehaviour == Misbehaviour.WrongHash ? "!" : "")))
            .ExpiresAfter(TimeSpan.FromMinutes(10))
            .MinFinalCltvExpiryDelta(18);
        if (Misbehaviour != Misbehaviour.NoAmount) builder.Amount(MilliSatoshi.FromMsat(Misbehaviour == Misbehaviour.WrongAmount ? msat + 1000 : msat));
        else builder.AnyAmount();
        Bolt11Invoice invoice = builder.Sign(_key);
        string hash = invoice.PaymentHash.ToString();
        _invoices[hash] = (preimage, invoice.ToString());
        return Json(new()
        {
            ["pr"] = invoice.ToString(),
            ["routes"] = new JsonArray(),
            ["disposable"] = false,
            ["verify"] = new Uri(Address, $"verify/{hash}").AbsoluteUri,
            ["successAction"] = SuccessActionFor(preimage),
        });
    }

    private JsonObject SuccessActionFor(PaymentPreimage preimage)
    {
        if (Misbehaviour == Misbehaviour.ForeignSuccessUrl)
            return new() { ["tag"] = "url", ["description"] = "Your receipt", ["url"] = "https://elsewhere.example/receipt" };
        if (Misbehaviour == Misbehaviour.UnknownSuccessAction) return new() { ["tag"] = "dance" };
        using var aes = Aes.Create();
        Span<byte> key = stackalloc byte[32];
        preimage.ExportTo(key);
        aes.SetKey(key);
        byte[] ciphertext = aes.EncryptCbc("The door code is 1234"u8, aes.IV);
        return new() { ["tag"] = "aes", ["description"] = "Your table", ["ciphertext"] = Convert.ToBase64String(ciphertext), ["iv"] = Convert.ToBase64String(aes.IV) };
    }

    private IResult Verify(string hash)
    {
        if (!_invoices.TryGetValue(hash, out var kept)) return Error("Not found");
        bool settled = SettlesAtOnce || _settled.ContainsKey(hash);
        string preimage = Misbehaviour == Misbehaviour.WrongPreimage ? new string('0', 64) : kept.Preimage.ExportHex();
        return Json(new()
        {
            ["status"] = "OK",
            ["settled"] = settled,
            ["preimage"] = settled ? preimage : null,
            ["pr"] = Misbehaviour == Misbehaviour.OtherVerifiedInvoice ? "lnbcrt1another" : kept.Invoice,
        });
    }

    private IResult OfferWithdraw(string id) => _challenges.TryGetValue(id, out bool good) && good
        ? Json(new()
        {
            ["tag"] = WithdrawRequest.TagName,
            ["callback"] = new Uri(Address, "withdraw/callback").AbsoluteUri,
            ["k1"] = id,
            ["defaultDescription"] = "Refund",
            ["minWithdrawable"] = "1000", // as text: some services write it so
            ["maxWithdrawable"] = 5_000_000,
            ["payLink"] = WithScheme("lnurlp", PayUrl),
        })
        : Error("Unknown withdrawal");

    private IResult OfferChannel(string tag) => Json(new()
    {
        ["tag"] = tag,
        ["uri"] = $"{_key.PublicKey}@127.0.0.1:9735",
        ["callback"] = new Uri(Address, "channel/callback").AbsoluteUri,
        ["k1"] = NewChallenge(),
        ["alias"] = "Tea house",
    });

    /// <summary>The order matters: the invoice is checked before the secret is used up, and the secret is used up in one step.</summary>
    private IResult TakeInvoice(string k1, string pr)
    {
        if (!Bolt11Invoice.TryParse(pr, out Bolt11Invoice? invoice)) return Error("That is no invoice");
        if (invoice.Amount is not { Msat: >= 1_000 and <= 5_000_000 }) return Error("No such amount");
        if (!_challenges.TryUpdate(k1, false, true)) return Error("Already used");
        HandedIn.Add(pr);
        return Json(new() { ["status"] = "OK" });
    }

    private IResult SignIn(string k1, string sig, string key)
    {
        if (k1.Length != 64 || !LoginSignature.Verify(Convert.FromHexString(k1), sig, key)) return Error("The signature does not fit");
        if (!_challenges.TryUpdate(k1, false, true)) return Error("Already used");
        SignedIn.Add(key);
        return Json(new() { ["status"] = "OK" });
    }

    private static IResult Error(string reason) => Json(new() { ["status"] = "ERROR", ["reason"] = reason });

    private static IResult Json(JsonObject json) => Results.Text(json.ToJsonString(), "application/json");
}
