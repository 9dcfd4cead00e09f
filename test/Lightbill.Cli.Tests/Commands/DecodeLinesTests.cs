using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lightbill.Cli.Tests.Commands;

[Collection(RunsAlone.Name)]
public sealed class DecodeLinesTests
{
    private static readonly string[] Arguments = ["decode", "--lines"];

    [Fact]
    public void The_order_is_kept_over_ten_thousand_lines()
    {
        var input = new StringBuilder();
        for (int i = 1; i <= 10_000; i++) input.Append(i % 500 == 0 ? Samples.Coffee : string.Create(CultureInfo.InvariantCulture, $"text {i}")).Append('\n');
        CliRun run = CliRun.Of(Arguments, input.ToString());
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        string[] answers = run.OutputLines;
        Assert.Equal(10_000, answers.Length);
        for (int i = 1; i <= 10_000; i++)
        {
            JsonElement answer = Parse(answers[i - 1]);
            Assert.Equal(i, answer.GetProperty("line").GetInt64());
            Assert.Equal(i % 500 == 0 ? Samples.Coffee : string.Create(CultureInfo.InvariantCulture, $"text {i}"), answer.GetProperty("text").GetString());
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\n", "text.empty")]
    [InlineData("x", "text.unknown")]
    [InlineData("x\n", "text.unknown")]
    [InlineData("x\r\n", "text.unknown")]
    [InlineData("x\n\n\r\ny", "text.unknown text.empty text.empty text.unknown")]
    [InlineData("x\ry\n", "text.unknown")]
    [InlineData("x\vy\u2028z\f\n", "text.unknown")]
    public void LF_or_CRLF_ends_a_line_and_nothing_else_does(string input, string codes)
    {
        CliRun run = CliRun.Of(Arguments, input);
        Assert.Equal(codes, string.Join(' ', run.OutputLines.Select(FirstError)));
        Assert.Equal(codes.Length == 0 ? 0 : 1, run.ExitCode);
    }

    [Fact]
    public void All_valid_lines_end_with_0_and_equal_the_single_answers()
    {
        CliRun run = CliRun.Of(Arguments, string.Join("\r\n", Samples.SpecExamples));
        Assert.Equal(0, run.ExitCode);
        string[] answers = run.OutputLines;
        for (int i = 0; i < Samples.SpecExamples.Count; i++)
        {
            string single = CliRun.Of(["decode", "-f", "json", Samples.SpecExamples[i]]).Output;
            string line = answers[i].Replace(string.Create(CultureInfo.InvariantCulture, $"\"line\":{i + 1},"), "", StringComparison.Ordinal);
            Assert.Equal(System.Text.Json.Nodes.JsonNode.Parse(single)!.ToJsonString(), System.Text.Json.Nodes.JsonNode.Parse(line)!.ToJsonString());
        }
    }

    [Fact]
    public void Bytes_that_are_no_text_are_answered_with_a_finding()
    {
        byte[] input = [(byte)'a', 0xff, 0xfe, (byte)'\n', .. Encode(Samples.Coffee), (byte)'\n', 0, (byte)'\n', 0xc3];
        CliRun run = CliRun.WithInput(Arguments, input);
        Assert.Equal(["text.not-utf8", "", "text.unknown", "text.not-utf8"], run.OutputLines.Select(FirstError));
        Assert.Contains("the byte at 1 ", run.OutputLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(96 * 1024)]
    [InlineData((96 * 1024) + 1)]
    [InlineData(64 * 1024)]
    [InlineData(160 * 1024)]
    [InlineData(1_000_003)]
    public void A_long_line_is_counted_and_its_neighbours_are_read(int length)
    {
        string input = Samples.Coffee + "\n" + new string('é', length) + "\r\n" + Samples.Coffee + "\n" + string.Concat(Enumerable.Repeat("😀", length / 2));
        string[] answers = CliRun.Of(Arguments, input).OutputLines;
        Assert.Equal(["", "text.too-long", "", "text.too-long"], answers.Select(FirstError));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"The text has {length} characters"), answers[1], StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"The text has {length / 2 * 2} characters"), answers[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_100_MB_takes_no_memory()
    {
        using var input = new RepeatingStream("a"u8.ToArray(), 100_000_000);
        using var output = new MemoryStream();
        WaitForQuiet();
        long before = GC.GetTotalAllocatedBytes();
        CliRun run = CliRun.With(Arguments, output, input);
        Assert.Equal("text.too-long", FirstError(run.OutputLines.Single()));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 20_000_000);
    }

    [Fact]
    public void A_reader_that_has_seen_enough_ends_the_run_quietly()
    {
        using var input = new RepeatingStream(Encode(Samples.Coffee + "\n"), long.MaxValue);
        using var output = new ClosingStream(300_000);
        CliRun run = CliRun.With(Arguments, output, input);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Ctrl_C_leaves_whole_lines()
    {
        using var cancel = new CancellationTokenSource();
        using var input = new RepeatingStream(Encode("x\n"), long.MaxValue) { AtBytes = 2_000_000, Then = cancel.Cancel };
        using var output = new MemoryStream();
        CliRun run = CliRun.With(Arguments, output, input, cancel.Token);
        Assert.Equal(130, run.ExitCode);
        Assert.True(run.Output.Length == 0 || run.Output.EndsWith("}\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ctrl_C_ends_the_wait_for_a_FIFO(bool isOpenedByAWriter)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        string path = folder["fifo"];
        Fifo.Make(path);
        using FileStream? writer = isOpenedByAWriter ? new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0) : null;
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        using var output = new MemoryStream();
        CancellationToken cancelled = cancel.Token;
        CliRun run = await Task.Run(() => CliRun.With(["decode", "--lines", path], output, null, cancelled), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal((130, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_slow_pipe_is_answered_line_by_line()
    {
        var output = new MemoryStream();
        int answered = 0;
        using var input = new StepwiseStream(["x\n", "y", "\n"], step =>
        {
            if (step == 1) answered = SpinWait.SpinUntil(() => output.Length > 0, TimeSpan.FromSeconds(10)) ? 1 : 0;
        });
        CliRun.With(Arguments, output, input);
        Assert.Equal(1, answered);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("-62135596800")]
    public void A_time_that_stands_for_none_is_refused(string time)
    {
        CliRun run = CliRun.Of([.. Arguments, "--at=" + time], Samples.Coffee);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("is not a time", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forged_invoice_is_answered_as_when_it_is_alone()
    {
        string forged = Lightbill.Tests.Bolt11.RawInvoice.Ordinary.Add('n', Lightbill.Tests.Bolt11.RawWords.OfHex("02" + new string('7', 64))).ToString();
        string alone = CliRun.Of(["decode", "-f", "json", forged]).Output;
        string line = CliRun.Of(Arguments, forged).OutputLines.Single().Replace("\"line\":1,", "", StringComparison.Ordinal);
        Assert.Equal(System.Text.Json.Nodes.JsonNode.Parse(alone)!.ToJsonString(), System.Text.Json.Nodes.JsonNode.Parse(line)!.ToJsonString());
    }

    [Fact]
    public void What_cannot_be_read_is_said_with_exit_code_4()
    {
        Assert.Equal(4, CliRun.Of(["decode", "--lines", "/there/is/no/such/file"]).ExitCode);
        Assert.Equal(4, CliRun.Of(["decode", "--lines", TestFiles.Root]).ExitCode);
        Assert.Equal(2, CliRun.Of(Arguments).ExitCode);
        Assert.Equal(2, CliRun.Of(["decode", "--lines", "-f", "lncli"], "").ExitCode);
        Assert.Equal(2, CliRun.Of(["decode", "--lines", "a", "b"], "").ExitCode);
    }

    /// <summary>Runs that were stopped before may still be decoding what they had begun.</summary>
    private static void WaitForQuiet()
    {
        long last;
        do
        {
            last = GC.GetTotalAllocatedBytes();
            Thread.Sleep(TimeSpan.FromMilliseconds(100));
        }
        while (GC.GetTotalAllocatedBytes() - last > 100_000);
    }

    private static byte[] Encode(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static JsonElement Parse(string line) => JsonDocument.Parse(line).RootElement;

    private static string FirstError(string line) => Parse(line).GetProperty("findings").EnumerateArray()
        .Where(finding => finding.GetProperty("severity").GetString() == "error").Select(finding => finding.GetProperty("code").GetString()!).FirstOrDefault("");
}
