using Lightbill.Bolt11;
using Lightbill.Cryptography;
using Lightbill.Lnurls;
using LnurlService;
using Microsoft.Extensions.Logging;

namespace Lightbill.Client.Tests;

/// <summary>A service and a client on this machine, new for each test.</summary>
public abstract class ServiceTest : IAsyncLifetime
{
    internal static readonly MilliSatoshi Amount = MilliSatoshi.FromSat(21);

    internal Service Service { get; private set; } = null!;

    internal LnurlClient Client { get; private set; } = null!;

    internal CollectingLogger Logger { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Service = await Service.StartAsync();
        Client = NewClient();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal LnurlClient NewClient(Action<LnurlClientOptions>? configure = null)
    {
        var options = new LnurlClientOptions { AllowLoopback = true, Network = BitcoinNetwork.Regtest };
        configure?.Invoke(options);
        return LnurlClient.Create(options, logger: Logger);
    }

    internal async Task<PayRequest> ResolvePayAsync() => Assert.IsType<PayRequest>(await Client.ResolveAsync(Service.PayUrl, PayRequest.TagName));

    internal static async Task<LnurlException> RefusedAsync(string code, Func<Task> action)
    {
        LnurlException problem = await Assert.ThrowsAsync<LnurlException>(action);
        Assert.Equal(code, problem.Code);
        return problem;
    }

    /// <summary>An invoice of the wallet's own.</summary>
    internal static Bolt11Invoice OwnInvoice(MilliSatoshi? amount)
    {
        using var key = PrivateKey.Parse("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734");
        using var preimage = PaymentPreimage.Parse(new string('2', 64));
        Bolt11InvoiceBuilder builder = new Bolt11InvoiceBuilder(BitcoinNetwork.Regtest, preimage.Hash, PaymentSecret.Parse(new string('1', 64)), DateTimeOffset.UtcNow)
            .Description("refund");
        return (amount is { } given ? builder.Amount(given) : builder.AnyAmount()).Sign(key);
    }
}

/// <summary>Keeps every line that is logged, with its values.</summary>
internal sealed class CollectingLogger : ILogger<LnurlClient>
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines) _lines.Add($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
