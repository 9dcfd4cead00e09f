using Lightbill.Bolt11;
using LnurlService;

namespace Lightbill.Cli.Tests.Services;

/// <summary>The command against a service on this machine over real HTTP, new for each test.</summary>
public abstract class ServiceTest : IAsyncLifetime
{
    internal Service Service { get; private set; } = null!;

    internal TemporaryFolder Folder { get; } = new();

    public async ValueTask InitializeAsync() => Service = await Service.StartAsync(clock: new FixedClock(CliRun.Now));

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    internal string Pay => Service.WithScheme("lnurlp", Service.PayUrl);

    internal string NewWithdraw() => Service.WithScheme("lnurlw", Service.NewWithdrawUrl());

    internal string NewLogin(string action = "login") => Service.WithScheme("keyauth", Service.NewLoginUrl(action));

    /// <summary>Runs <c>resolve</c> for the service's network, with this machine allowed.</summary>
    internal static CliRun Resolve(string request, params string[] options) =>
        CliRun.Of(["resolve", request, "--allow-loopback", "--network", "regtest", .. options]);

    /// <summary>An invoice of a wallet, which the service shall pay.</summary>
    internal static string OwnInvoice(long msat) => Samples.Sign(Samples.Builder().Description("refund").Amount(MilliSatoshi.FromMsat(msat)));

    internal static Bolt11Invoice InvoiceOf(CliRun run) => Bolt11Invoice.Parse(Assert.Single(run.OutputLines));
}
