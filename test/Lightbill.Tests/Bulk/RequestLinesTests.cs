using System.Globalization;
using Lightbill.Bolt11;
using Lightbill.Bulk;
using Lightbill.Cryptography;

namespace Lightbill.Tests.Bulk;

public sealed class RequestLinesTests
{
    private const string Coffee = "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpmdla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh";

    private static readonly BulkOptions TwoWorkers = new() { MaxParallelism = 2 };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task The_order_is_kept_however_long_the_batches_take(int workers)
    {
        string[] lines = [.. Enumerable.Range(1, 5_000).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        using var stream = Input(string.Join('\n', lines));
        List<string> seen = [];
        await foreach (string[] texts in RequestLines.ProcessAsync(stream, Copy, new() { MaxParallelism = workers }, Token)) seen.AddRange(texts);
        Assert.Equal(lines, seen);

        static string[] Copy(LineBatch batch)
        {
            // The earlier ones take longer than those that follow.
            Thread.SpinWait(batch.FirstNumber % 3 == 0 ? 10 : 20_000);
            return [.. Enumerable.Range(0, batch.Count).Select(i => System.Text.Encoding.UTF8.GetString(batch[i].Utf8Text))];
        }
    }

    [Fact]
    public async Task Each_line_reads_as_it_does_alone()
    {
        List<string> lines = [Coffee, Coffee.ToUpperInvariant(), "lightning:" + Coffee, Coffee[..^1] + "q", "", "hello", "bob@example.com", " " + Coffee + " ",
            "bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq?amount=1", "ä", "bitcoin:?lightning=" + Coffee];
        using var stream = Input(string.Join("\r\n", lines));
        List<LineReading> readings = await ReadAll(stream);
        Assert.Equal(lines.Count, readings.Count);
        for (int i = 0; i < lines.Count; i++)
        {
            PaymentReading alone = PaymentInstruction.Read(lines[i]);
            Assert.Equal((i + 1, lines[i]), (readings[i].Number, readings[i].Text));
            Assert.Equal((alone.Kind, alone.Instruction?.ToString()), (readings[i].Reading.Kind, readings[i].Reading.Instruction?.ToString()));
            Assert.Equal(alone.Findings.Select(finding => finding.ToString()), readings[i].Reading.Findings.Select(finding => finding.ToString()));
        }
        Assert.Equal(Coffee, readings[2].Invoice?.ToString());
        Assert.Null(readings[3].Invoice);
    }

    [Fact]
    public async Task Changed_invoices_read_as_they_do_alone()
    {
        var random = new Random(7);
        List<string> lines = [];
        for (int i = 0; i < 1_000; i++)
        {
            char[] text = Coffee.ToCharArray();
            text[random.Next(text.Length)] = (char)random.Next(' ', 127);
            lines.Add(new(text));
        }
        using var stream = Input(string.Join('\n', lines));
        List<LineReading> readings = await ReadAll(stream);
        Assert.Equal(
            lines.Select(line => PaymentInstruction.Read(line)).Select(alone => (alone.Kind, alone.Error?.ToString())),
            readings.Select(one => (one.Reading.Kind, one.Reading.Error?.ToString())));
    }

    [Fact]
    public async Task What_is_no_text_is_answered_with_its_finding()
    {
        using var stream = new MemoryStream([(byte)'a', 0xff, (byte)'\n', .. new byte[LineBatch.MaxLineBytes + 1], (byte)'\n', .. System.Text.Encoding.ASCII.GetBytes(Coffee)]);
        List<LineReading> readings = await ReadAll(stream);
        Assert.Equal(["text.not-utf8", "text.too-long", null], readings.Select(one => one.Reading.Error?.Code));
        Assert.Equal([null, null, Coffee], readings.Select(one => one.Text));
    }

    [Theory]
    [InlineData(LineBatch.MaxLineBytes, false)]
    [InlineData(LineBatch.MaxLineBytes + 1, true)]
    public async Task How_the_stream_is_cut_into_reads_changes_nothing(int length, bool isTooLong)
    {
        byte[] input = System.Text.Encoding.ASCII.GetBytes("x\n" + new string('a', length) + "\ny\r\n\n" + string.Concat(Enumerable.Repeat("z\n", 2_000)) + "end");
        foreach (int piece in (int[])[1_000, 4_093, 65_536, int.MaxValue])
        {
            using var stream = new PiecewiseStream(input, piece);
            List<(long Number, int Length, bool IsTooLong)> lines = [];
            await foreach ((long, int, bool)[] some in RequestLines.ProcessAsync(stream, Describe, TwoWorkers, Token)) lines.AddRange(some);
            Assert.Equal(2_005, lines.Count);
            Assert.Equal((2L, isTooLong ? 0 : length, isTooLong), lines[1]);
            Assert.Equal([1, 0, 1, 3], new[] { lines[2], lines[3], lines[4], lines[^1] }.Select(line => line.Length));
            Assert.Equal(Enumerable.Range(1, 2_005).Select(number => (long)number), lines.Select(line => line.Number));
        }

        static (long, int, bool)[] Describe(LineBatch batch)
        {
            Assert.InRange(batch.Count, 1, LineBatch.MaxLines);
            var lines = new (long, int, bool)[batch.Count];
            for (int i = 0; i < lines.Length; i++) lines[i] = (batch[i].Number, batch[i].Utf8Text.Length, batch[i].IsTooLong);
            return lines;
        }
    }

    [Fact]
    public async Task Who_takes_no_results_stops_the_reading()
    {
        using var stream = new PiecewiseStream(System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("x\n", 200_000))), int.MaxValue);
        HashSet<LineBatch> batches = [];
        IAsyncEnumerator<int> results = RequestLines.ProcessAsync(stream, Count, TwoWorkers, Token).GetAsyncEnumerator(Token);
        Assert.True(await results.MoveNextAsync());
        // Two workers, a queue of four, one more in each worker's hands: whatever comes later, no more than this is ever begun.
        await Task.Delay(200, Token);
        Assert.InRange(stream.Position, 1, 9 * 64 * 1024);
        int lines = results.Current;
        while (await results.MoveNextAsync()) lines += results.Current;
        Assert.Equal(200_000, lines);
        // The same memory over and over.
        Assert.InRange(batches.Count, 1, 3);

        int Count(LineBatch batch)
        {
            lock (batches) batches.Add(batch);
            return batch.Count;
        }
    }

    [Fact]
    public async Task After_the_end_nothing_touches_the_stream()
    {
        var stream = new PiecewiseStream(System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("x\n", 50_000))), 100);
        await foreach (int _ in RequestLines.ProcessAsync(stream, batch => batch.Count, TwoWorkers, Token)) break;
        long position = stream.Position;
        await Task.Delay(50, Token);
        Assert.Equal(position, stream.Position);
    }

    [Fact]
    public async Task A_problem_of_the_stream_comes_after_the_lines_before_it()
    {
        using var stream = new PiecewiseStream(System.Text.Encoding.ASCII.GetBytes("a\nb\nc\n"), 2) { FailsAt = 4 };
        List<long> seen = [];
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (LineReading line in RequestLines.ReadAsync(stream, TwoWorkers, Token)) seen.Add(line.Number);
        });
        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task A_problem_of_the_function_comes_in_its_place()
    {
        using var stream = new PiecewiseStream(System.Text.Encoding.ASCII.GetBytes("a\nb\nc\n"), 2);
        List<long> seen = [];
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (long number in RequestLines.ProcessAsync(
                stream, batch => batch.FirstNumber == 2 ? throw new InvalidOperationException() : batch.FirstNumber, TwoWorkers, Token)) seen.Add(number);
        });
        Assert.Equal([1], seen);
    }

    [Fact]
    public async Task It_can_be_cancelled()
    {
        using var stream = new PiecewiseStream(System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("x\n", 50_000))), 100);
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (LineReading line in RequestLines.ReadAsync(stream, TwoWorkers, cancel.Token))
                if (line.Number == 10) await cancel.CancelAsync();
        });
    }

    [Fact]
    public void A_worker_is_needed_and_a_line_must_exist()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BulkOptions { MaxParallelism = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LineBatch()[0].Number);
    }

    [Fact]
    public void Field_n_is_given_unchecked()
    {
        byte[] workspace = new byte[Bolt11Reader.MaxWorkspaceLength];
        byte[] key = new byte[PublicKey.Size];
        Assert.True(Bolt11Reader.TryRead(Coffee, workspace, out Bolt11Reader without));
        Assert.False(without.TryCopyPayeeField(key));
        using PrivateKey signer = PrivateKey.FromBytes(Enumerable.Repeat((byte)7, 32).ToArray());
        string named = Bolt11Invoice.Parse(Coffee).ToBuilder().IncludePayee().Sign(signer).ToString();
        Assert.True(Bolt11Reader.TryRead(named, workspace, out Bolt11Reader with));
        Assert.True(with.TryCopyPayeeField(key));
        Assert.Equal(signer.PublicKey, PublicKey.FromBytes(key));
        Assert.Equal("destination", Throws(with).ParamName);

        static ArgumentException Throws(Bolt11Reader reader)
        {
            try
            {
                reader.TryCopyPayeeField(new byte[32]);
            }
            catch (ArgumentException problem)
            {
                return problem;
            }
            throw new InvalidOperationException("It took 32 bytes.");
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static MemoryStream Input(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    private static async Task<List<LineReading>> ReadAll(Stream stream)
    {
        List<LineReading> readings = [];
        await foreach (LineReading reading in RequestLines.ReadAsync(stream, TwoWorkers, Token)) readings.Add(reading);
        return readings;
    }

    /// <summary>A stream that gives so many bytes at a time, and may fail.</summary>
    private sealed class PiecewiseStream(byte[] content, int piece) : MemoryStream(content)
    {
        public long FailsAt { get; init; } = long.MaxValue;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            if (Position >= FailsAt) throw new IOException("The disk is gone.");
            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
        }
    }
}
