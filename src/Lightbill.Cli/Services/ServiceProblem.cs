using Lightbill.Cli.Terminal;
using Lightbill.Client;
using Lightbill.Findings;
using Lightbill.Lnurls;

namespace Lightbill.Cli.Services;

/// <summary>What to say when a conversation with a service came to an end, and with which exit code.</summary>
internal static class ServiceProblem
{
    /// <summary>Nothing was sent: the command line asks for what the service does not offer.</summary>
    private static readonly FindingRule[] Ours =
    [
        FindingRules.LnurlAmountOutOfBounds, FindingRules.LnurlCommentTooLong, FindingRules.LnurlPayerData, FindingRules.LnurlPayerDataNotAsked,
        FindingRules.LnurlWithdrawBounds, FindingRules.NameDns,
    ];

    /// <summary>Nothing was contacted: the request contradicts itself or lacks what it needs.</summary>
    private static readonly FindingRule[] OfTheRequest = [FindingRules.LnurlK1, FindingRules.LnurlTag];

    public static ExitCode CodeOf(LnurlException problem) =>
        Ours.Contains(problem.Finding.Rule) ? ExitCode.Usage : OfTheRequest.Contains(problem.Finding.Rule) ? ExitCode.NotValid : ExitCode.RemoteTrouble;

    /// <summary>On standard error: what happened, the service's own reason if it gave one, what to do.</summary>
    /// <param name="context">The surroundings.</param>
    /// <param name="name">Who was asked.</param>
    /// <param name="problem">What happened.</param>
    /// <param name="options">What was allowed.</param>
    public static void Report(CliContext context, string name, LnurlException problem, LnurlClientOptions options)
    {
        Messages.Error(context, $"{name}: {Messages.AsMessage(problem.Finding.Message)} [{problem.Code}]");
        if (problem.Reason is { } reason) context.Error.WriteLine($"lightbill: the service says: {ForeignText.Short(reason)}");
        Messages.Hint(context, Messages.AsMessage(problem.Finding.Advice));
        if (HintOf(problem, name, options) is { } hint) Messages.Hint(context, hint);
    }

    /// <summary>The option that lets it pass, where there is one.</summary>
    private static string? HintOf(LnurlException problem, string name, LnurlClientOptions options) => problem.Finding.Rule switch
    {
        var rule when rule == FindingRules.LnurlPrivateAddress && !options.AllowLoopback && IsLocal(name) => "--allow-loopback allows a service on this machine",
        var rule when rule == FindingRules.LnurlOnionProxy => "--proxy socks5://127.0.0.1:9050 names it",
        var rule when rule == FindingRules.LnurlTimeout => "--timeout 60s waits longer",
        var rule when rule == FindingRules.LnurlInvoiceNetwork => "--network names the network that is expected (default: mainnet)",
        var rule when rule == FindingRules.LnurlDescriptionHash => "--allow-other-description lets it pass, and says so",
        var rule when rule == FindingRules.LnurlIdentifier => "--allow-other-identifier lets it pass, and says so",
        var rule when rule == FindingRules.LnurlWithdrawBounds => "the invoice must also be of the network of --network (default: mainnet)",
        _ => null,
    };

    /// <summary>Was this machine asked for, rather than led to? The name is a host or a Lightning Address.</summary>
    private static bool IsLocal(string name) => Uri.TryCreate($"https://{name}", UriKind.Absolute, out Uri? url) && LnurlUri.IsLoopback(url);
}
