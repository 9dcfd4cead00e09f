namespace Lightbill.Cli.Terminal;

/// <summary>Calls of the system that may wait for ever, on a terminal, a pipe or a FIFO, and cannot be cancelled: they are left behind when Ctrl-C comes.</summary>
internal static class Waiting
{
    /// <exception cref="OperationCanceledException">Ctrl-C came first.</exception>
    public static T For<T>(CliContext context, Func<T> call) => Task.Run(call).WaitAsync(context.Cancelled).GetAwaiter().GetResult();
}
