using System.Collections.Concurrent;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Commands;

/// <summary>
/// <c>decode --lines</c>: one request a line in, one JSON object a line out, in order. One thread reads, all cores decode, this one writes; the bounded queue between them
/// holds the work in order and keeps the memory the same however long the input is.
/// </summary>
internal sealed class DecodeLines : IDisposable
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    private readonly CliContext _context;
    private readonly ReadMode _mode;
    private readonly DateTimeOffset _time;
    private readonly bool _redact;
    private readonly CancellationTokenSource _stop;
    private readonly ConcurrentBag<LineBatch> _free = [];
    private readonly CancellationToken _stopToken;
    private readonly BlockingCollection<Task<LineBatch>> _work = new(boundedCapacity: 2 * Environment.ProcessorCount);
    private Exception? _readingProblem;
    private long _lineCount;
    private long _invalidCount;
    private long _lastProgress;

    private DecodeLines(CliContext context, ReadMode mode, DateTimeOffset time, bool redact)
    {
        (_context, _mode, _time, _redact) = (context, mode, time, redact);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(context.Cancelled);
        _stopToken = _stop.Token;
    }

    private ExitCode Result => _invalidCount == 0 ? ExitCode.Ok : ExitCode.CheckFailed;

    /// <summary>Decodes a file, or standard input for <c>-</c> and for a pipe.</summary>
    public static ExitCode Run(CliContext context, string? file, ReadMode mode, DateTimeOffset time, bool redact)
    {
        if (file is null && context.InputIsTerminal)
            throw new CliException(ExitCode.Usage, "there are no lines", "name a file, lightbill decode --lines FILE, or pipe them in");
        using var lines = new DecodeLines(context, mode, time, redact);
        if (file is null or "-") return lines.Decode((buffer, offset, count) => ReadFrom(context.Input, "standard input", buffer, offset, count));
        using FileStream stream = Open(context, file);
        return lines.Decode((buffer, offset, count) => ReadFrom(stream, file, buffer, offset, count));
    }

    /// <summary>The queue is left to the reading thread, which may still hold it.</summary>
    public void Dispose() => _stop.Dispose();

    private static FileStream Open(CliContext context, string file)
    {
        try
        {
            // A FIFO opens when somebody writes to it, which may be never.
            return Waiting.For(context, () => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(file, problem);
        }
    }

    private static int ReadFrom(Stream stream, string file, byte[] buffer, int offset, int count)
    {
        try
        {
            return stream.Read(buffer, offset, count);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, problem);
        }
    }

    private static CliException Unreadable(string file, Exception problem) => new(ExitCode.FileTrouble, problem switch
    {
        FileNotFoundException or DirectoryNotFoundException => $"there is no file {file}",
        UnauthorizedAccessException when Directory.Exists(file) => $"{file} is a folder",
        UnauthorizedAccessException => $"{file} may not be read",
        _ => $"{file} cannot be read: {problem.Message.TrimEnd('.')}",
    });

    private ExitCode Decode(Func<byte[], int, int, int> read)
    {
        // A thread of its own, since it may wait for a pipe; when we are done before the input is, it is left behind.
        var reader = new Thread(() => Read(new LineReader(read))) { IsBackground = true, Name = "reader" };
        reader.Start();
        try
        {
            _context.Output.Flush();
            foreach (Task<LineBatch> work in _work.GetConsumingEnumerable(_stopToken))
            {
                Write(work.GetAwaiter().GetResult());
                // Nobody reads on: what was seen so far is the answer.
                if (_context.OutputStream.IsReaderGone) return Result;
            }
        }
        finally
        {
            _stop.Cancel();
        }
        ShowProgress(isEnd: true);
        if (_readingProblem is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_readingProblem);
        return Result;
    }

    /// <summary>A batch is written whole, so that only whole lines stand in the output when somebody interrupts.</summary>
    private void Write(LineBatch batch)
    {
        _stopToken.ThrowIfCancellationRequested();
        _context.OutputStream.Write(batch.Answers.Span);
        _lineCount += batch.LineCount;
        _invalidCount += batch.InvalidCount;
        _free.Add(batch);
        ShowProgress(isEnd: false);
    }

    private void Read(LineReader reader)
    {
        try
        {
            while (true)
            {
                LineBatch batch = _free.TryTake(out LineBatch? used) ? used : new();
                if (!reader.TryRead(batch)) break;
                _work.Add(Task.Run(() => batch.Decode(_mode, _time, _redact)), _stopToken);
            }
        }
        catch (Exception problem)
        {
            // When it has been stopped nobody waits for more, and the file may be closed already.
            if (!_stopToken.IsCancellationRequested) _readingProblem = problem;
        }
        _work.CompleteAdding();
    }

    /// <summary>For somebody who watches: standard error is a terminal, and the answers go elsewhere.</summary>
    private void ShowProgress(bool isEnd)
    {
        if (!_context.ErrorIsTerminal || _context.OutputIsTerminal) return;
        if (!isEnd && _context.Clock.GetElapsedTime(_lastProgress) < ProgressInterval) return;
        _lastProgress = _context.Clock.GetTimestamp();
        _context.Error.Write($"\r{_lineCount:#,0} lines, {_invalidCount:#,0} not valid{(isEnd ? "\n" : "")}");
    }
}
