using System.Collections.Concurrent;

namespace Lightbill.Cli.Terminal;

/// <summary>
/// Input whose reads may wait for ever and cannot be cancelled (a terminal, a pipe, a FIFO), as a stream whose reads can: a thread of its own reads, and is left behind when
/// Ctrl-C comes. A file on disk, which answers at once, is read in place.
/// </summary>
/// <param name="inner">The input; closed by whoever opened it.</param>
/// <param name="explain">Puts what went wrong into the words of the command.</param>
internal sealed class InputPipe(Stream inner, Func<Exception, Exception> explain) : Stream
{
    private readonly BlockingCollection<(Memory<byte> Buffer, TaskCompletionSource<int> Answer)> _requests = new(1);
    private Thread? _reader;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (inner.CanSeek) return new(Read(buffer.Span));
        if (_reader is null)
        {
            _reader = new(Serve) { IsBackground = true, Name = "input" };
            _reader.Start();
        }
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests.Add((buffer, answer), cancellationToken);
        return new(answer.Task.WaitAsync(cancellationToken));
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw explain(problem);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is written here.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Ends the thread, unless it waits in a read: then the process ends it.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _requests.CompleteAdding();
        base.Dispose(disposing);
    }

    private void Serve()
    {
        foreach ((Memory<byte> buffer, TaskCompletionSource<int> answer) in _requests.GetConsumingEnumerable())
        {
            try
            {
                answer.SetResult(Read(buffer.Span));
            }
            catch (Exception problem)
            {
                answer.SetException(problem);
            }
        }
    }
}
