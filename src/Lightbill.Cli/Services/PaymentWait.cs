using Lightbill.Cli.Terminal;
using Lightbill.Client;
using Lightbill.Findings;
using Lightbill.Lnurls;

namespace Lightbill.Cli.Services;

/// <summary>Asks the service whether its invoice was paid (LUD-21), until it was, it has expired, or Ctrl-C comes.</summary>
internal static class PaymentWait
{
    /// <summary>A person waits for this; services answer from memory.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>The answer that says so; null when the invoice expired unpaid.</summary>
    /// <exception cref="LnurlException">The service contradicts itself, or could not be reached until the end.</exception>
    public static VerifyResponse? Run(CliContext context, LnurlClient client, LnurlInvoice answer) =>
        Waiting.For<VerifyResponse?>(context, "waiting for the payment", async cancellationToken =>
        {
            while (true)
            {
                LnurlException? trouble = null;
                try
                {
                    VerifyResponse response = await client.VerifyAsync(answer.Verify!, answer.Invoice, cancellationToken).ConfigureAwait(false);
                    if (response.IsSettled) return response;
                }
                catch (LnurlException problem) when (problem.Finding.Rule == FindingRules.LnurlConnection || problem.Finding.Rule == FindingRules.LnurlTimeout)
                {
                    // A connection that fails for a moment must not cost the invoice, which may be paid already.
                    trouble = problem;
                }
                if (answer.Invoice.IsExpiredAt(context.Clock.GetUtcNow())) return trouble is null ? null : throw trouble;
                await Task.Delay(Interval, context.Clock, cancellationToken).ConfigureAwait(false);
            }
        });
}
