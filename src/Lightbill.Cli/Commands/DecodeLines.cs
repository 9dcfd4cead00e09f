using System.Collections.Concurrent;
using System.Threading.Channels;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Commands;

/// <summary>
/// <c>decode --lines</c>: one request a line in, one JSON object a line out, in order. One task reads, all cores decode, this one writes; the bounded channel between them
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
    private long _lineCount;
    private long _invalidCount;
    private long _lastProgress;

    private DecodeLines(CliContext context, ReadMode mode, DateTimeOffset time, bool redact)
    {
        (_context, _mode, _time, _redact) = (context, mode, time, redact);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(context.Cancelled);
    }

    /// <summary>Decodes a file, or standard input for <c>-</c> and for a pipe.</summary>
    public static ExitCode Run(CliContext context, string? file, ReadMode mode, DateTimeOffset time, bool redact)
    {
        if (file is null && context.InputIsTerminal)
            throw new CliException(ExitCode.Usage, "there are no lines", "name a file, lightbill decode --lines FILE, or pipe them in");
        using var lines = new DecodeLines(context, mode, time, redact);
        if (file is null or "-") return lines.Decode(lines.ReadStandardInput);
        using FileStream stream = Open(file);
        return lines.Decode((buffer, offset, count) => ReadFile(stream, file, buffer, offset, count));
    }

    public void Dispose() => _stop.Dispose();

    private static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(file, problem);
        }
    }

    private static int ReadFile(FileStream stream, string file, byte[] buffer, int offset, int count)
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

    private int ReadStandardInput(byte[] buffer, int offset, int count) => RequestInput.ReadSome(_context, buffer, offset, count);

    private ExitCode Decode(Func<byte[], int, int, int> read)
    {
        try
        {
            DecodeAsync(new LineReader(read)).GetAwaiter().GetResult();
        }
        finally
        {
            _stop.Cancel();
        }
        return _invalidCount == 0 ? ExitCode.Ok : ExitCode.CheckFailed;
    }

    private async Task DecodeAsync(LineReader reader)
    {
        var channel = Channel.CreateBounded<Task<LineBatch>>(
            new BoundedChannelOptions(2 * Environment.ProcessorCount) { SingleReader = true, SingleWriter = true });
        // Not awaited: it may wait for a pipe when we are done. Its end, good or bad, comes through the channel.
        _ = Task.Run(() => ReadAsync(reader, channel.Writer));
        await _context.Output.FlushAsync().ConfigureAwait(false);
        await foreach (Task<LineBatch> work in channel.Reader.ReadAllAsync(_stop.Token).ConfigureAwait(false))
        {
            LineBatch batch = await work.ConfigureAwait(false);
            _stop.Token.ThrowIfCancellationRequested();
            // Not cancellable: what is begun is written to the end, so that only whole lines stand in the output.
            _context.OutputStream.Write(batch.Answers.Span);
            _lineCount += batch.LineCount;
            _invalidCount += batch.InvalidCount;
            _free.Add(batch);
            ShowProgress(isEnd: false);
        }
        await _context.OutputStream.FlushAsync(_stop.Token).ConfigureAwait(false);
        ShowProgress(isEnd: true);
    }

    private async Task ReadAsync(LineReader reader, ChannelWriter<Task<LineBatch>> work)
    {
        Exception? end = null;
        try
        {
            while (true)
            {
                LineBatch batch = _free.TryTake(out LineBatch? used) ? used : new();
                if (!reader.TryRead(batch)) break;
                await work.WriteAsync(Task.Run(() => batch.Decode(_mode, _time, _redact)), _stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception problem)
        {
            end = problem;
        }
        work.TryComplete(end);
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
