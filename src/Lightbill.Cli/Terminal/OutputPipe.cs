namespace Lightbill.Cli.Terminal;

/// <summary>
/// Standard output, whose reader may leave, as <c>head</c> does: what is written after that goes nowhere, so that the command comes to its end and its exit code stays
/// its own. Whoever need not go on asks <see cref="IsReaderGone"/>. A disk that is full is trouble as ever.
/// </summary>
internal sealed class OutputPipe(Stream inner) : Stream
{
    /// <summary>Has somebody closed the other end? Noticed when something is written.</summary>
    public bool IsReaderGone { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsReaderGone) return;
        try
        {
            inner.Write(buffer);
        }
        catch (IOException problem) when (OutputTrouble.IsReaderGone(problem))
        {
            IsReaderGone = true;
        }
    }

    public override void Flush()
    {
        if (IsReaderGone) return;
        try
        {
            inner.Flush();
        }
        catch (IOException problem) when (OutputTrouble.IsReaderGone(problem))
        {
            IsReaderGone = true;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
