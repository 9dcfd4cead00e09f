namespace Lightbill.Bulk;

/// <summary>
/// Some lines of a stream that follow one another. Its memory is used again for later lines as soon as the function that got it returns: copy what is to stay. Not safe for
/// concurrent use, and never needs it.
/// </summary>
public sealed class LineBatch
{
    /// <summary>The longest line that is kept, 96 KiB: more than the longest request of any kind. Of a longer one only its length is known.</summary>
    public const int MaxLineBytes = 96 * 1024;

    /// <summary>A batch has no more lines than this, so that its answers take a bounded room too, however short the lines are.</summary>
    public const int MaxLines = 512;

    /// <summary>No more is read from the stream for one batch.</summary>
    internal const int MaxReadBytes = 64 * 1024;

    private readonly Line[] _lines = new Line[MaxLines];

    internal LineBatch()
    {
    }

    /// <summary>The number of the first line in the stream, from 1.</summary>
    public long FirstNumber { get; internal set; }

    /// <summary>How many lines there are, 1 to <see cref="MaxLines"/>.</summary>
    public int Count { get; private set; }

    /// <summary>A line of the batch, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public RequestLine this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            Line line = _lines[index];
            return new(FirstNumber + index, Bytes.AsSpan(line.Start, line.Length), line.SkippedCharacters);
        }
    }

    /// <summary>What is left over from the batch before, and what was read for this one.</summary>
    internal byte[] Bytes { get; } = new byte[MaxLineBytes + MaxReadBytes];

    internal bool IsFull => Count == MaxLines;

    internal void Clear() => Count = 0;

    internal void Add(int start, int length) => _lines[Count++] = new(start, length, null);

    /// <summary>A line so long that it was not kept.</summary>
    /// <param name="characters">Its length in UTF-16 units.</param>
    internal void AddTooLong(long characters) => _lines[Count++] = new(0, 0, characters);

    private readonly record struct Line(int Start, int Length, long? SkippedCharacters);
}
