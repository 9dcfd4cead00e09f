namespace Lightbill.Cli.Commands;

/// <summary>
/// Cuts a stream into lines, and the lines into batches: one for each read, so that a slow pipe is answered at once. LF or CRLF ends a line and nothing else does.
/// A line beyond <see cref="MaxLineBytes"/> is counted, not kept.
/// </summary>
/// <param name="read">Fills a part of a buffer and gives the number of bytes, 0 at the end.</param>
internal sealed class LineReader(Func<byte[], int, int, int> read)
{
    /// <summary>More than the longest text that is looked at, in bytes: 28 356 characters (see text.too-long) of up to three bytes.</summary>
    public const int MaxLineBytes = 96 * 1024;

    private const int MaxRead = 64 * 1024;

    public const int BufferLength = MaxLineBytes + MaxRead;

    private byte[] _rest = [];
    private long _nextLine = 1;
    private long _skippedCharacters;
    private bool _isSkipping;
    private bool _skippedEndsWithCr;
    private bool _isAtEnd;

    /// <summary>Fills a batch with the next lines; false at the end.</summary>
    public bool TryRead(LineBatch batch)
    {
        batch.Clear();
        batch.FirstLine = _nextLine;
        int filled = _rest.Length;
        _rest.CopyTo(batch.Bytes, 0);
        while (batch.LineCount == 0 && !_isAtEnd)
        {
            int count = read(batch.Bytes, filled, Math.Min(MaxRead, BufferLength - filled));
            if (count == 0) filled = End(batch, filled);
            else filled = Cut(batch, filled, filled + count);
        }
        _nextLine += batch.LineCount;
        return batch.LineCount > 0;
    }

    /// <summary>Cuts at the line ends from <paramref name="scanFrom"/> on; what is left over is kept for the next read, and its length is given when the batch is still empty.</summary>
    private int Cut(LineBatch batch, int scanFrom, int end)
    {
        int start = 0;
        while (batch.Bytes.AsSpan(scanFrom, end - scanFrom).IndexOf((byte)'\n') is >= 0 and int found)
        {
            int lineEnd = scanFrom + found;
            if (_isSkipping) EndSkipped(batch, start, lineEnd);
            else batch.Add(start, lineEnd - start - (lineEnd > start && batch.Bytes[lineEnd - 1] == '\r' ? 1 : 0));
            start = scanFrom = lineEnd + 1;
        }
        if (_isSkipping || end - start > MaxLineBytes)
        {
            Skip(batch.Bytes.AsSpan(start, end - start));
            start = end;
        }
        if (batch.LineCount == 0)
        {
            // Without a line the rest begins where the buffer begins, or has just been skipped.
            return end - start;
        }
        _rest = batch.Bytes[start..end];
        return 0;
    }

    private int End(LineBatch batch, int filled)
    {
        _isAtEnd = true;
        if (_isSkipping) batch.AddTooLong(_skippedCharacters);
        else if (filled > 0) batch.Add(0, filled);
        _rest = [];
        return 0;
    }

    private void Skip(ReadOnlySpan<byte> bytes)
    {
        _isSkipping = true;
        // UTF-16 units: one for each byte that begins a character, two where it begins one of four bytes.
        foreach (byte b in bytes) _skippedCharacters += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
        if (!bytes.IsEmpty) _skippedEndsWithCr = bytes[^1] == '\r';
    }

    private void EndSkipped(LineBatch batch, int start, int end)
    {
        Skip(batch.Bytes.AsSpan(start, end - start));
        batch.AddTooLong(_skippedCharacters - (_skippedEndsWithCr ? 1 : 0));
        (_isSkipping, _skippedCharacters, _skippedEndsWithCr) = (false, 0, false);
    }
}
