using System.Buffers;
using System.Text;
using System.Text.Json;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Reading;
using Lightbill.Findings;

namespace Lightbill.Cli.Commands;

/// <summary>
/// Some lines that belong together: their bytes, and after <see cref="Decode"/> the answers. Used again and again, so that a long run takes no more memory than
/// a short one.
/// </summary>
internal sealed class LineBatch
{
    private readonly List<Line> _lines = [];
    private readonly ArrayBufferWriter<byte> _answers = new(64 * 1024);

    public byte[] Bytes { get; } = new byte[LineReader.BufferLength];

    /// <summary>The number of the first line, from 1.</summary>
    public long FirstLine { get; set; }

    public int LineCount => _lines.Count;

    /// <summary>How many of the lines are no valid request.</summary>
    public int InvalidCount { get; private set; }

    /// <summary>One JSON object a line, each with its LF.</summary>
    public ReadOnlyMemory<byte> Answers => _answers.WrittenMemory;

    public void Clear()
    {
        _lines.Clear();
        _answers.ResetWrittenCount();
        InvalidCount = 0;
    }

    public void Add(int start, int length) => _lines.Add(new(start, length, null));

    /// <summary>A line so long that it was not kept.</summary>
    /// <param name="characters">Its length in UTF-16 units.</param>
    public void AddTooLong(long characters) => _lines.Add(new(0, 0, characters));

    public LineBatch Decode(ReadMode mode, DateTimeOffset time, bool redact)
    {
        using var json = new Utf8JsonWriter(_answers, JsonOutput.Compact);
        for (int i = 0; i < _lines.Count; i++)
        {
            DecodedRequest request = Read(_lines[i], mode, time);
            if (!request.IsValid) InvalidCount++;
            json.Reset();
            JsonFormat.Write(json, request, redact, FirstLine + i);
            json.Flush();
            _answers.Write("\n"u8);
        }
        return this;
    }

    private DecodedRequest Read(Line line, ReadMode mode, DateTimeOffset time)
    {
        if (line.TooLongCharacters is { } characters) return DecodedRequest.Unreadable(FindingView.Error(FindingRules.TextTooLong, characters), time);
        ReadOnlySpan<byte> bytes = Bytes.AsSpan(line.Start, line.Length);
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
            return DecodedRequest.Unreadable(FindingView.Error(FindingRules.TextNotUtf8, IndexOfInvalid(bytes)), time);
        return DecodedRequest.ReadQuickly(System.Text.Encoding.UTF8.GetString(bytes), mode, time);
    }

    private static int IndexOfInvalid(ReadOnlySpan<byte> bytes)
    {
        int index = 0;
        while (Rune.DecodeFromUtf8(bytes[index..], out _, out int length) == OperationStatus.Done) index += length;
        return index;
    }

    private readonly record struct Line(int Start, int Length, long? TooLongCharacters);
}
