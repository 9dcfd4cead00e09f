namespace Lightbill.Cli.Tests;

/// <summary>Somebody like <c>head</c> or <c>true</c> does not read to the end: the exit code is the command's all the same.</summary>
public sealed class ClosedOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_command_answers_with_its_own_exit_code()
    {
        Assert.Equal((0, ""), Run(["check", Samples.Coffee, "--at", "1496314658"]));
        Assert.Equal((1, ""), Run(["check", Samples.Coffee]));
        Assert.Equal((0, ""), Run(["decode", Samples.Coffee]));
        Assert.Equal(3, Run(["decode", "-f", "json", "hello"]).ExitCode);
        Assert.Equal((0, ""), Run(["--help"]));
    }

    [Theory]
    [InlineData("x\n", 1)]
    [InlineData(Samples.Coffee + "\n", 0)]
    public void Many_lines_end_early_with_what_was_seen(string line, int code)
    {
        using var input = new RepeatingStream(System.Text.Encoding.UTF8.GetBytes(line), long.MaxValue);
        Assert.Equal((code, ""), Run(["decode", "--lines"], input, capacity: 300_000));
    }

    [Theory]
    [InlineData("text", "the invoice and its preimage could not be delivered")]
    [InlineData("json", "the invoice and its preimage could not be delivered")]
    public void An_invoice_that_reached_nobody_is_trouble(string format, string message)
    {
        string key = _folder.Write("a.key", SpecVectors.PrivateKeyHex);
        (int code, string error) = Run(["create", "--description", "x", "--amount", "1sat", "--key-file", key, "-f", format, "-q"]);
        Assert.Equal(4, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("lightbill: preimage:", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_still_trouble()
    {
        using var output = new FullStream();
        CliRun run = CliRun.With(["check", Samples.Coffee], output, null);
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("cannot write the answer", run.Error, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Error) Run(string[] arguments, Stream? input = null, long capacity = 0)
    {
        using var output = new ClosingStream(capacity);
        CliRun run = CliRun.With(arguments, output, input);
        return (run.ExitCode, run.Error);
    }

    private sealed class FullStream : MemoryStream
    {
        private const int NoSpace = 28;

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device", NoSpace);
    }
}
