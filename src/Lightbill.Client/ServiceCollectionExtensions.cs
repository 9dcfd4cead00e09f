using Lightbill.Client;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client with dependency injection.</summary>
public static class LightbillClientServiceCollectionExtensions
{
    private const string HttpClientName = "Lightbill.Client";

    /// <summary>
    /// Registers <see cref="LnurlClient"/>, with connections from <see cref="IHttpClientFactory"/>. The factory's own logging is taken off, since it writes
    /// paths, and paths of LNURL hold bearer secrets.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Limits and expectations; null: the defaults.</param>
    public static IServiceCollection AddLightbillClient(this IServiceCollection services, Action<LnurlClientOptions>? configure = null)
    {
        var options = new LnurlClientOptions();
        configure?.Invoke(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(HttpClientName)
            .ConfigureHttpClient(static client => GuardedHttp.Configure(client))
            .ConfigurePrimaryHttpMessageHandler(() => new GuardedHttp(options).CreateHandler())
            .RemoveAllLoggers();
        services.AddTransient(provider => new LnurlClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<LnurlClient>>()));
        return services;
    }
}
