using Microsoft.Extensions.Logging;

namespace Lightbill.Client;

/// <summary>What is logged: domains, kinds, codes, amounts. Never a path or query (they hold k1 and other bearer secrets), an invoice, a key or foreign text.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "{Domain} answered with status {Status} and {Bytes} bytes")]
    public static partial void Answered(ILogger logger, string domain, int status, int bytes);

    [LoggerMessage(2, LogLevel.Debug, "{Domain} leads on to {NextDomain}")]
    public static partial void Redirected(ILogger logger, string domain, string nextDomain);

    [LoggerMessage(3, LogLevel.Information, "{Operation} at {Domain} done")]
    public static partial void Done(ILogger logger, string operation, string domain);

    [LoggerMessage(4, LogLevel.Warning, "{Operation} at {Domain} failed: {Code}")]
    public static partial void Failed(ILogger logger, string operation, string domain, string code);

    [LoggerMessage(5, LogLevel.Information, "{Domain} gave an invoice over {AmountMsat} msat")]
    public static partial void Invoice(ILogger logger, string domain, long amountMsat);

    [LoggerMessage(6, LogLevel.Warning, "{Domain}: {Code} was let pass")]
    public static partial void LetPass(ILogger logger, string domain, string code);
}
