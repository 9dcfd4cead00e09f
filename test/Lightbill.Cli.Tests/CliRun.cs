using System.Text;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Tests;

/// <summary>Runs the command in this process, with streams, clock and environment of the test's own, and keeps what it said.</summary>
internal sealed class CliRun
{
    /// <summary>The time of every run that does not say another.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private CliRun(int exitCode, byte[] output, string error) => (ExitCode, OutputBytes, Error) = (exitCode, output, error);

    public int ExitCode { get; }

    public byte[] OutputBytes { get; }

    public string Output => System.Text.Encoding.UTF8.GetString(OutputBytes);

    public string Error { get; }

    /// <summary>Cut anew each time.</summary>
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command; standard input is a terminal unless something is given.</summary>
    public static CliRun Of(string[] arguments, string? input = null, Func<string, string?>? environment = null, bool outputIsTerminal = false, int? columns = null) =>
        WithInput(arguments, input is null ? null : System.Text.Encoding.UTF8.GetBytes(input), environment, outputIsTerminal, columns);

    /// <inheritdoc cref="Of"/>
    public static CliRun WithInput(string[] arguments, byte[]? input, Func<string, string?>? environment = null, bool outputIsTerminal = false, int? columns = null)
    {
        using var output = new MemoryStream();
        var error = new StringWriter { NewLine = "\n" };
        int code = CliApp.Run(arguments, Context(output, error, input is null ? null : new MemoryStream(input), environment, outputIsTerminal, columns: columns));
        return new(code, output.ToArray(), error.ToString());
    }

    /// <summary>Runs with a context whose parts the test chose itself.</summary>
    public static CliRun With(string[] arguments, Stream output, Stream? input, CancellationToken cancelled = default)
    {
        var error = new StringWriter { NewLine = "\n" };
        int code = CliApp.Run(arguments, Context(output, error, input, cancelled: cancelled));
        return new(code, output is MemoryStream memory ? memory.ToArray() : [], error.ToString());
    }

    public static CliContext Context(
        Stream output, TextWriter error, Stream? input, Func<string, string?>? environment = null, bool outputIsTerminal = false, int? columns = null,
        bool errorIsTerminal = false, TimeProvider? clock = null, CancellationToken cancelled = default)
    {
        var pipe = new OutputPipe(output);
        return new()
        {
            OpenInput = () => input ?? Stream.Null,
            Output = new StreamWriter(pipe, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" },
            OutputStream = pipe,
            Error = error,
            Clock = clock ?? new FixedClock(Now),
            InputIsTerminal = input is null,
            OutputIsTerminal = outputIsTerminal,
            ErrorIsTerminal = errorIsTerminal,
            Environment = environment ?? (_ => null),
            WatchForCancel = () => cancelled,
            TerminalColumns = () => columns,
        };
    }
}
