namespace Lightbill.Cli.Terminal;

/// <summary>Calls of the system that may wait for ever, on a terminal, a pipe or a FIFO, and cannot be cancelled: they are left behind when Ctrl-C comes.</summary>
internal static class Waiting
{
    /// <exception cref="OperationCanceledException">Ctrl-C came first.</exception>
    public static T For<T>(CliContext context, Func<T> call) => Task.Run(call).WaitAsync(context.Cancelled).GetAwaiter().GetResult();

    /// <summary>The same for a call that can be cancelled; a terminal shows meanwhile what is waited for, on standard error.</summary>
    /// <exception cref="OperationCanceledException">Ctrl-C came first.</exception>
    public static T For<T>(CliContext context, string what, Func<CancellationToken, Task<T>> call)
    {
        // A terminal that cannot take the line back gets none.
        bool isShown = context.ErrorIsTerminal && context.Environment("TERM") != "dumb";
        if (isShown) context.Error.Write($"lightbill: {UntrustedText.Escape(what)} …");
        CancellationToken cancelled = context.Cancelled;
        try
        {
            return Task.Run(() => call(cancelled)).WaitAsync(cancelled).GetAwaiter().GetResult();
        }
        finally
        {
            if (isShown) context.Error.Write("\r\e[K");
        }
    }
}
