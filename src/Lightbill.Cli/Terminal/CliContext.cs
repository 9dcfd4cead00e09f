using System.Text;

namespace Lightbill.Cli.Terminal;

/// <summary>
/// Everything a command takes from the world around it: streams, clock, environment. Commands touch neither <see cref="Console"/> nor the system clock, so that tests
/// run them as they are.
/// </summary>
internal sealed class CliContext : IDisposable
{
    private Stream? _input;
    private CancellationToken? _cancelled;

    public Stream Input => _input ??= OpenInput();

    /// <summary>Opens standard input at first need: to find out whether it is closed takes longer than to read an invoice.</summary>
    public required Func<Stream> OpenInput { private get; init; }

    /// <summary>The answer goes here, and nothing else does. Lines end with LF on every system.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>The bytes under <see cref="Output"/>, for bulk work; flush <see cref="Output"/> before writing to it.</summary>
    public required OutputPipe OutputStream { get; init; }

    /// <summary>Messages, hints, progress.</summary>
    public required TextWriter Error { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Is there somebody at the keyboard, rather than a pipe or a file?</summary>
    public required bool InputIsTerminal { get; init; }

    public required bool OutputIsTerminal { get; init; }

    public required bool ErrorIsTerminal { get; init; }

    public required Func<string, string?> Environment { get; init; }

    /// <summary>The width of the terminal in columns; null when nobody knows it.</summary>
    public Func<int?> TerminalColumns { get; init; } = () => null;

    /// <summary>Cancelled by Ctrl-C from the moment on that somebody asks for it; until then Ctrl-C ends the process.</summary>
    public CancellationToken Cancelled => _cancelled ??= WatchForCancel();

    /// <summary>Begins to listen for Ctrl-C: dear at the start, and of no use to an answer that is there at once.</summary>
    public Func<CancellationToken> WatchForCancel { private get; init; } = () => default;

    /// <summary>Set from --color, NO_COLOR, TERM=dumb and the terminal before a command runs.</summary>
    public bool UseColor { get; set; }

    public static CliContext ForProcess()
    {
        var output = new OutputPipe(StandardOutput.Open());
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new()
        {
            OpenInput = StandardInput.Open,
            Output = new StreamWriter(output, utf8, 16 * 1024) { AutoFlush = false, NewLine = "\n" },
            OutputStream = output,
            Error = new StreamWriter(new ForgivingStream(Console.OpenStandardError()), utf8, 1024) { AutoFlush = true, NewLine = "\n" },
            Clock = TimeProvider.System,
            InputIsTerminal = !Console.IsInputRedirected,
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Environment = System.Environment.GetEnvironmentVariable,
            TerminalColumns = WindowWidth,
            WatchForCancel = WatchKeys,
        };
    }

    public void Dispose()
    {
        Close(Output);
        Close(Error);
    }

    private static CancellationToken WatchKeys()
    {
        var cancelled = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            // The first Ctrl-C lets the command end with whole lines; a second one ends the process at once.
            key.Cancel = !cancelled.IsCancellationRequested;
            cancelled.Cancel();
        };
        return cancelled.Token;
    }

    private static int? WindowWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and int width ? width : null;
        }
        catch (Exception problem) when (problem is IOException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    private static void Close(TextWriter writer)
    {
        try
        {
            writer.Dispose();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // What could not be written has been noticed when the command flushed; this is the same again.
        }
    }
}
