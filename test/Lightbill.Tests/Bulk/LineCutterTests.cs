using System.Text;
using Lightbill.Bulk;

namespace Lightbill.Tests.Bulk;

/// <summary>A stream is cut into the lines that one sees by looking at it whole, in whatever pieces it comes.</summary>
public sealed class LineCutterTests
{
    private const int Max = LineBatch.MaxLineBytes;

    /// <summary>Of a line that is not kept, its characters (UTF-16 units) are counted.</summary>
    private sealed record Seen(long Number, string Text, string? TooLong);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a\n")]
    [InlineData("a\nb")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    [InlineData("\r\n")]
    [InlineData("\r\r\n\r")] // one CR belongs to the line end, the others to the lines
    [InlineData("a\rb\r\nc\r")]
    [InlineData("a\u0085b\u2028c\v\fd\n")] // no other sign ends a line
    public async Task A_line_ends_with_lf_or_crlf_and_nothing_else(string text) => await GivesTheSameInEveryPieceAsync(System.Text.Encoding.UTF8.GetBytes(text), [1, 2, int.MaxValue]);

    [Fact]
    public async Task Lines_of_any_length_come_in_any_pieces()
    {
        var random = new Random(11);
        int[] lengths = [0, 0, 1, 2, 300, 1_000, LineBatch.MaxReadBytes - 1, LineBatch.MaxReadBytes, Max - 1, Max, Max + 1, Max + LineBatch.MaxReadBytes, 3 * Max];
        string[] characters = ["x", "é", "本", "😀", "\r"];
        for (int run = 0; run < 6; run++)
        {
            var text = new StringBuilder();
            for (int line = random.Next(3, 12); line > 0; line--)
            {
                string character = characters[random.Next(characters.Length)];
                int length = lengths[random.Next(lengths.Length)], unit = System.Text.Encoding.UTF8.GetByteCount(character);
                for (int i = 0; i < length / unit; i++) text.Append(character);
                text.Append('y', length % unit);
                text.Append(random.Next(3) switch { 0 => "\r\n", 1 => "\n", _ => line == 1 ? "" : "\n" });
                // Many short ones fill a batch, and the rest of what was read is cut for the next.
                if (random.Next(4) == 0) text.Insert(text.Length, "z\n", random.Next(2_000));
            }
            await GivesTheSameInEveryPieceAsync(System.Text.Encoding.UTF8.GetBytes(text.ToString()), [random.Next(700, 5_000), LineBatch.MaxReadBytes, int.MaxValue]);
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\nend", "end")]
    public async Task Of_a_line_that_is_too_long_the_characters_are_counted_without_its_end(string end, string next)
    {
        foreach ((string character, int units) in new[] { ("x", 1), ("é", 1), ("本", 1), ("😀", 2) })
        {
            string line = string.Concat(Enumerable.Repeat(character, Max)) + "x";
            List<Seen> seen = await CutAsync(System.Text.Encoding.UTF8.GetBytes(line + end), 5_003);
            Assert.Equal(new(1, "", $"{(Max * units) + 1}"), seen[0]);
            Assert.Equal(next.Length == 0 ? [] : [new(2, next, null)], seen[1..]);
        }
    }

    [Fact]
    public async Task After_a_line_that_is_too_long_counting_begins_anew()
    {
        string line = new('x', Max + 1);
        List<Seen> seen = await CutAsync(System.Text.Encoding.UTF8.GetBytes($"{line}\r\n{line}x\n{line}\r"), 60_000);
        Assert.Equal([$"{Max + 1}", $"{Max + 2}", $"{Max + 2}"], seen.Select(one => one.TooLong)); // the last CR ends no line
    }

    [Fact]
    public async Task A_line_is_given_as_soon_as_its_end_was_read()
    {
        using var stream = new Pieces([.. "a\nb"u8], 1);
        var batch = new LineBatch();
        var cutter = new LineCutter(stream);
        Assert.True(await cutter.TryReadAsync(batch, TestContext.Current.CancellationToken));
        Assert.Equal((1, 1L, 2L), (batch.Count, batch.FirstNumber, stream.Position));
        Assert.True(await cutter.TryReadAsync(batch, TestContext.Current.CancellationToken));
        Assert.Equal((1, 2L), (batch.Count, batch.FirstNumber));
        Assert.False(await cutter.TryReadAsync(batch, TestContext.Current.CancellationToken));
        Assert.Equal(0, batch.Count);
    }

    /// <summary>A slow pipe must not wait with lines that are there.</summary>
    [Fact]
    public async Task Lines_that_were_read_are_given_before_the_stream_is_asked_again()
    {
        byte[] input = System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("x\n", (2 * LineBatch.MaxLines) + 1)) + "y");
        using var stream = new Pieces(input, int.MaxValue);
        var batch = new LineBatch();
        var cutter = new LineCutter(stream);
        foreach (int count in new[] { LineBatch.MaxLines, LineBatch.MaxLines, 1 })
        {
            Assert.True(await cutter.TryReadAsync(batch, TestContext.Current.CancellationToken));
            Assert.Equal((count, 1), (batch.Count, stream.Reads));
        }
        Assert.True(await cutter.TryReadAsync(batch, TestContext.Current.CancellationToken));
        Assert.Equal((1, "y"), (batch.Count, System.Text.Encoding.ASCII.GetString(batch[0].Utf8Text)));
    }

    private static async Task GivesTheSameInEveryPieceAsync(byte[] input, int[] pieces)
    {
        List<Seen> expected = Plainly(input);
        foreach (int piece in pieces) Assert.Equal(expected, await CutAsync(input, piece));
    }

    private static async Task<List<Seen>> CutAsync(byte[] input, int piece)
    {
        using var stream = new Pieces(input, piece);
        var batch = new LineBatch();
        var cutter = new LineCutter(stream);
        List<Seen> seen = [];
        while (await cutter.TryReadAsync(batch, TestContext.Current.CancellationToken))
        {
            Assert.InRange(batch.Count, 1, LineBatch.MaxLines);
            for (int i = 0; i < batch.Count; i++) seen.Add(Of(batch[i]));
        }
        Assert.False(await cutter.TryReadAsync(batch, TestContext.Current.CancellationToken));
        return seen;

        static Seen Of(RequestLine line) => new(line.Number, System.Text.Encoding.UTF8.GetString(line.Utf8Text), line.IsTooLong ? CountIn(line.Error!.Message) : null);

        // "The text has 98305 characters; …"
        static string CountIn(string message) => message.Split(' ')[3];
    }

    /// <summary>The same by looking at the whole.</summary>
    private static List<Seen> Plainly(byte[] input)
    {
        List<Seen> lines = [];
        for (int start = 0; start < input.Length;)
        {
            int end = Array.IndexOf(input, (byte)'\n', start);
            bool isLast = end < 0;
            if (isLast) end = input.Length;
            bool isTooLong = end - start > Max;
            int length = end - start - (!isLast && end > start && input[end - 1] == '\r' ? 1 : 0);
            string text = System.Text.Encoding.UTF8.GetString(input, start, length);
            lines.Add(isTooLong ? new(lines.Count + 1, "", $"{text.Length}") : new(lines.Count + 1, text, null));
            start = end + 1;
        }
        return lines;
    }

    private sealed class Pieces(byte[] content, int piece) : MemoryStream(content)
    {
        public int Reads { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            return base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
        }
    }
}
