using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Lightbill.Lnurls;
using LnurlService;
using Microsoft.Extensions.DependencyInjection;

namespace Lightbill.Client.Tests;

public class GuardTests : ServiceTest
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::808:808")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%2")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void An_address_that_is_not_of_the_internet_is_known(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450::1")]
    public void An_address_of_the_internet_is_known(string address) => Assert.True(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1", "http://localhost/", true)]
    [InlineData("::1", "http://localhost/", true)]
    [InlineData("::ffff:127.0.0.1", "http://[::1]/", true)]
    [InlineData("127.0.0.1", "https://evil.example/", false)]
    [InlineData("10.0.0.1", "http://localhost/", false)]
    [InlineData("1.1.1.1", "https://good.example/", true)]
    public void Only_a_name_of_this_machine_may_lead_to_it(string address, string url, bool allowed) =>
        Assert.Equal(allowed, new GuardedHttp(new() { AllowLoopback = true }).IsAllowed(IPAddress.Parse(address), new(url)));

    [Theory]
    [InlineData("10.0.0.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::", false)]
    [InlineData("ff02::1", false)]
    public void Private_networks_can_be_allowed_and_nothing_else_with_them(string address, bool allowed) =>
        Assert.Equal(allowed, new GuardedHttp(new() { AllowPrivateNetworks = true }).IsAllowed(IPAddress.Parse(address), new("https://a.example/")));

    [Theory]
    [InlineData("http://a.example/", "lnurl.insecure-url")]
    [InlineData("http://a.example/?tag=login&k1=e2af6254a8df433264fa23f67eb8188635d15ce883e8fc020989d5f82ae6f11e", "lnurl.insecure-url")]
    [InlineData("relative", "lnurl.address")]
    [InlineData("ftp://a.example/", "lnurl.address")]
    [InlineData("file:///etc/passwd", "lnurl.address")]
    [InlineData("https://user:word@a.example/", "lnurl.address")]
    [InlineData("http://abc.onion/", "lnurl.onion-proxy")]
    [InlineData("http://localhost/", "lnurl.private-address")]
    [InlineData("http://127.0.0.1/", "lnurl.private-address")]
    [InlineData("https://127.1/", "lnurl.private-address")]
    [InlineData("https://2130706433/", "lnurl.private-address")]
    [InlineData("https://0x7f000001/", "lnurl.private-address")]
    [InlineData("https://[::1]/", "lnurl.private-address")]
    [InlineData("https://[::ffff:127.0.0.1]/", "lnurl.private-address")]
    [InlineData("https://10.0.0.1/", "lnurl.private-address")]
    [InlineData("https://169.254.169.254/latest/meta-data", "lnurl.private-address")]
    [InlineData("https://0.0.0.0/", "lnurl.private-address")]
    [InlineData("https://[::]/", "lnurl.private-address")]
    [InlineData("https://[fe80::1%252]/", "lnurl.private-address")]
    [InlineData("https://localhost./", "lnurl.private-address")]
    public async Task By_default_an_address_that_could_do_harm_is_refused(string url, string code)
    {
        using LnurlClient client = LnurlClient.Create();
        await RefusedAsync(code, () => client.ResolveAsync(new Uri(url, UriKind.RelativeOrAbsolute)));
    }

    [Fact]
    public async Task This_machine_is_refused_by_default_before_a_byte_is_sent()
    {
        using LnurlClient client = LnurlClient.Create();
        await RefusedAsync("lnurl.private-address", () => client.ResolveAsync(Service.PayUrl));
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public async Task A_hidden_service_is_asked_through_its_proxy_only()
    {
        // Nothing listens at the proxy's port: that it is tried shows in the code.
        using LnurlClient client = NewClient(options => options.OnionProxy = new("socks5://127.0.0.1:1"));
        await RefusedAsync("lnurl.connection", () => client.ResolveAsync(new Uri("http://abc.onion/")));
        await client.ResolveAsync(Service.PayUrl); // and everything else goes past it
    }

    [Fact]
    public async Task Nothing_of_the_wallet_is_told_to_the_service()
    {
        using var activity = new Activity("wallet");
        activity.SetIdFormat(ActivityIdFormat.W3C).Start();
        await ResolvePayAsync();
        Assert.Equal(["Accept", "Host", "User-Agent"], Service.LastHeaders.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_service_outside_does_not_lead_to_this_machine_by_its_callback()
    {
        var outside = new Uri("https://shop.example/x");
        Uri here = new(Service.Address, "pay/callback");
        string json = $$"""{"tag":"payRequest","callback":"{{here}}","minSendable":1000,"maxSendable":100000000,"metadata":"[[\"text/plain\",\"x\"]]"}""";
        PayRequest pay = PayRequest.Read(System.Text.Encoding.UTF8.GetBytes(json), outside).Value!;
        await RefusedAsync("lnurl.private-address", () => Client.RequestInvoiceAsync(pay, new(Amount)));

        json = $$"""{"tag":"withdrawRequest","callback":"{{here}}","k1":"1","minWithdrawable":1000,"maxWithdrawable":100000000}""";
        WithdrawRequest withdraw = WithdrawRequest.Read(System.Text.Encoding.UTF8.GetBytes(json), outside).Value!;
        await RefusedAsync("lnurl.private-address", () => Client.WithdrawAsync(withdraw, OwnInvoice(Amount)));
        Assert.Empty(Service.Requests);
    }

    [Theory]
    [InlineData(Misbehaviour.SlowBody)]
    [InlineData(Misbehaviour.SlowHeaders)]
    public async Task A_slow_service_is_given_up(Misbehaviour misbehaviour)
    {
        using LnurlClient client = NewClient(options => options.Timeout = TimeSpan.FromMilliseconds(300));
        Service.Misbehaviour = misbehaviour;
        var watch = Stopwatch.StartNew();
        await RefusedAsync("lnurl.timeout", () => client.ResolveAsync(Service.PayUrl));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData(Misbehaviour.SlowBody)]
    [InlineData(Misbehaviour.SlowHeaders)]
    public async Task A_caller_who_gives_up_gets_its_own_cancellation(Misbehaviour misbehaviour)
    {
        Service.Misbehaviour = misbehaviour;
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client.ResolveAsync(Service.PayUrl, cancellationToken: stop.Token));
    }

    [Fact]
    public async Task The_limit_of_the_body_is_exact()
    {
        int bytes = await MeasureAsync();
        using LnurlClient enough = NewClient(options => options.MaxBodyBytes = bytes);
        await enough.ResolveAsync(Service.PayUrl);
        using LnurlClient little = NewClient(options => options.MaxBodyBytes = bytes - 1);
        await RefusedAsync("lnurl.body-too-large", () => little.ResolveAsync(Service.PayUrl));
    }

    [Fact]
    public async Task No_service_is_a_failed_connection()
    {
        using LnurlClient client = NewClient();
        await RefusedAsync("lnurl.connection", () => client.ResolveAsync(new Uri("http://127.0.0.1:1/")));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<bool> server = ServeAsync();

        string url = $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        LnurlException problem = await RefusedAsync("lnurl.connection", () => Client.ResolveAsync(new Uri(url)));
        Assert.Contains("certificate", problem.Message, StringComparison.Ordinal);
        Assert.False(await server);

        async Task<bool> ServeAsync()
        {
            using TcpClient connection = await listener.AcceptTcpClientAsync();
            await using var stream = new SslStream(connection.GetStream());
            try
            {
                await stream.AuthenticateAsServerAsync(certificate);
                return await stream.ReadAsync(new byte[1]) > 0; // did the client say anything over this connection?
            }
            catch (Exception refused) when (refused is IOException or AuthenticationException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task Nothing_secret_is_logged_or_traced()
    {
        List<Activity> activities = [];
        using var listener = new ActivityListener
        {
            // What OpenTelemetry listens to: ours, and that of the HTTP stack, which writes paths.
            ShouldListenTo = static source => source.Name is LnurlClient.ActivitySourceName or "System.Net.Http",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (activities) activities.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);

        Uri withdrawUrl = Service.NewWithdrawUrl();
        var withdraw = (Lnurls.WithdrawRequest)await Client.ResolveAsync(withdrawUrl);
        await Client.WithdrawAsync(withdraw, OwnInvoice(Amount));
        await RefusedAsync("lnurl.service-error", () => Client.WithdrawAsync(withdraw, OwnInvoice(Amount)));
        LnurlInvoice answer = await Client.RequestInvoiceAsync(await ResolvePayAsync(), new(Amount) { Comment = "a-secret-comment" });
        Service.Settle(answer.Invoice);
        string preimage = (await Client.VerifyAsync(answer.Verify!, answer.Invoice)).PreimageHex!;
        Service.Misbehaviour = Misbehaviour.ErrorStatusWithReason;
        await RefusedAsync("lnurl.service-error", ResolvePayAsync);

        string traces;
        lock (activities) traces = string.Join('\n', activities.Select(static activity => activity.DisplayName + string.Join(' ', activity.TagObjects)));
        Assert.DoesNotContain("/verify/", traces, StringComparison.Ordinal);
        string logged = string.Join('\n', Logger.Lines);
        Assert.Contains("127.0.0.1", logged, StringComparison.Ordinal);
        Assert.Contains("lnurl.withdraw", traces, StringComparison.Ordinal);
        foreach (string secret in new[] { withdraw.K1, "a-secret-comment", preimage, "lnbcrt", "No such", "/pay", "callback" })
        {
            Assert.DoesNotContain(secret, logged, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, traces, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Dependency_injection_gives_a_guarded_client_that_logs_no_paths()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<Microsoft.Extensions.Logging.ILogger<LnurlClient>>(Logger);
        services.AddLightbillClient(options => (options.AllowLoopback, options.Network) = (true, BitcoinNetwork.Regtest));
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        LnurlClient client = provider.GetRequiredService<LnurlClient>();
        await client.ResolveAsync(Service.PayUrl);
        await RefusedAsync("lnurl.private-address", () => client.ResolveAsync(new Uri("https://10.0.0.1/")));
    }

    private async Task<int> MeasureAsync()
    {
        await ResolvePayAsync();
        string line = Logger.Lines.First(static text => text.Contains(" bytes", StringComparison.Ordinal));
        return int.Parse(line.Split(" bytes")[0].Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
