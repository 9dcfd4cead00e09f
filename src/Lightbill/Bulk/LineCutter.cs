namespace Lightbill.Bulk;

/// <summary>
/// Cuts a stream into lines, and the lines into batches: one for each read, so that a slow pipe is answered at once. LF or CRLF ends a line and nothing else does.
/// A line beyond <see cref="LineBatch.MaxLineBytes"/> is counted, not kept.
/// </summary>
internal sealed class LineCutter(Stream stream)
{
    /// <summary>What was read and belongs to later lines; never more than fits into a batch beside a read.</summary>
    private byte[] _rest = new byte[LineBatch.MaxLineBytes];

    private int _restLength;

    /// <summary>Up to here there is no line end in the rest.</summary>
    private int _restScanned;

    private long _nextNumber = 1;
    private long _skippedCharacters;
    private bool _isSkipping;
    private bool _skippedEndsWithCr;
    private bool _isAtEnd;

    /// <summary>Fills a batch with the next lines; false at the end.</summary>
    public async ValueTask<bool> TryReadAsync(LineBatch batch, CancellationToken cancellation)
    {
        batch.Clear();
        batch.FirstNumber = _nextNumber;
        _rest.AsSpan(0, _restLength).CopyTo(batch.Bytes);
        int filled = _restLength;
        int scanFrom = _restScanned;
        // Lines that did not fit into the batch before come first: nobody waits for the stream while there are some.
        if (scanFrom < filled) (filled, scanFrom) = Cut(batch, scanFrom, filled);
        while (batch.Count == 0 && !_isAtEnd)
        {
            int count = await stream.ReadAsync(batch.Bytes.AsMemory(filled, Math.Min(LineBatch.MaxReadBytes, batch.Bytes.Length - filled)), cancellation).ConfigureAwait(false);
            if (count == 0) End(batch, filled);
            else (filled, scanFrom) = Cut(batch, scanFrom, filled + count);
        }
        _nextNumber += batch.Count;
        return batch.Count > 0;
    }

    /// <summary>
    /// Cuts at the line ends from <paramref name="scanFrom"/> on. When that gives lines, what is left over is kept for the next batch; when not, it stands at the beginning of
    /// this one, and its length is given, with the place up to which it was looked at.
    /// </summary>
    private (int Filled, int ScanFrom) Cut(LineBatch batch, int scanFrom, int end)
    {
        int start = 0;
        while (!batch.IsFull && batch.Bytes.AsSpan(scanFrom, end - scanFrom).IndexOf((byte)'\n') is >= 0 and int found)
        {
            int lineEnd = scanFrom + found;
            // The same answer for the same line, however the stream was cut into reads.
            if (_isSkipping || lineEnd - start > LineBatch.MaxLineBytes) EndSkipped(batch, start, lineEnd);
            else batch.Add(start, lineEnd - start - (lineEnd > start && batch.Bytes[lineEnd - 1] == '\r' ? 1 : 0));
            start = scanFrom = lineEnd + 1;
        }
        // When the batch is full there may be more lines in the rest, so its length says nothing yet about one of them.
        int scanned = batch.IsFull ? start : end;
        if (!batch.IsFull && (_isSkipping || end - start > LineBatch.MaxLineBytes))
        {
            Skip(batch.Bytes.AsSpan(start, end - start));
            start = scanned = end;
        }
        int rest = end - start;
        // Without a line the rest begins where the buffer begins, or has just been skipped.
        if (batch.Count == 0) return (rest, rest);
        if (rest > _rest.Length) _rest = new byte[batch.Bytes.Length];
        batch.Bytes.AsSpan(start, rest).CopyTo(_rest);
        (_restLength, _restScanned) = (rest, scanned - start);
        return (0, 0);
    }

    private void End(LineBatch batch, int filled)
    {
        _isAtEnd = true;
        if (_isSkipping) batch.AddTooLong(_skippedCharacters);
        else if (filled > 0) batch.Add(0, filled);
        (_restLength, _restScanned) = (0, 0);
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
