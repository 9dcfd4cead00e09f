using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Lightbill.Bulk;

/// <summary>
/// Reads many requests, one a line of UTF-8 text, as fast as all processors together can: reading, working and taking the results overlap, the results come in the order of
/// the lines, and the memory is bounded whatever the length of the stream or of a line. LF or CRLF ends a line and nothing else does; an empty line is a line. Lines are worked
/// on as they come: a slow stream is not waited for longer than it takes to give a line.
/// <example><code>
/// await foreach (LineReading line in RequestLines.ReadAsync(stream))
///     Console.WriteLine($"{line.Number}: {line.Invoice?.Payee.ToString() ?? line.Reading.Error?.Message}");
/// </code></example>
/// </summary>
public static class RequestLines
{
    /// <summary>Reads each line as a request of any kind, invoices with their signature.</summary>
    /// <param name="stream">UTF-8 text; read to its end, not closed. Nothing else may read from it meanwhile.</param>
    /// <param name="options">How; null is <c>new()</c>.</param>
    /// <param name="cancellation">Stops reading and working.</param>
    /// <returns>One reading a line, in order. A line that is no valid request is one too, with its error; nothing is left out. May be enumerated once.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <remarks>What the stream throws is thrown here, after the readings of the lines before.</remarks>
    public static async IAsyncEnumerable<LineReading> ReadAsync(
        Stream stream, BulkOptions? options = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ReadMode mode = (options ?? new()).Mode;
        await foreach (LineReading[] readings in ProcessAsync(stream, batch => ReadAll(batch, mode), options, cancellation).ConfigureAwait(false))
            foreach (LineReading reading in readings) yield return reading;
    }

    /// <summary>
    /// Hands the lines to a function, batch by batch, on all processors: for work that needs no object for each line, with <see cref="Bolt11.Bolt11Reader"/> for instance.
    /// <example><code>
    /// await foreach (long msat in RequestLines.ProcessAsync(stream, SumOfAmounts)) total += msat;
    /// </code></example>
    /// </summary>
    /// <typeparam name="TResult">What the function makes of a batch.</typeparam>
    /// <param name="stream">UTF-8 text; read to its end, not closed. Nothing else may read from it meanwhile.</param>
    /// <param name="process">Called for each batch once, for several at the same time on different threads; must not keep the batch. What it throws ends the enumeration, in its place.</param>
    /// <param name="options">How; null is <c>new()</c>.</param>
    /// <param name="cancellation">Stops reading and working; a batch that has been begun is finished.</param>
    /// <returns>The results in the order of the lines. May be enumerated once. Ending the enumeration early waits for the read and the batches under way.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <remarks>What the stream throws is thrown here, after the results of the lines before.</remarks>
    public static async IAsyncEnumerable<TResult> ProcessAsync<TResult>(
        Stream stream, Func<LineBatch, TResult> process, BulkOptions? options = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(process);
        using var run = new Run<TResult>(stream, process, (options ?? new()).MaxParallelism, cancellation);
        try
        {
            await foreach (Task<TResult> result in run.Results.ReadAllAsync(cancellation).ConfigureAwait(false))
                yield return await result.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            await run.StopAsync().ConfigureAwait(false);
        }
    }

    private static LineReading[] ReadAll(LineBatch batch, ReadMode mode)
    {
        var readings = new LineReading[batch.Count];
        for (int i = 0; i < readings.Length; i++) readings[i] = batch[i].Read(mode);
        return readings;
    }

    /// <summary>
    /// The workers of one enumeration. Each in turn reads the next batch, queues the promise of its result, lets the next worker read, and works: so the results stand in order,
    /// and as many batches are worked on as there are workers. The queue is bounded: when nobody takes results, reading stops.
    /// </summary>
    private sealed class Run<TResult> : IDisposable
    {
        private readonly LineCutter _lines;
        private readonly Func<LineBatch, TResult> _process;
        private readonly CancellationTokenSource _stop;
        private readonly SemaphoreSlim _turn = new(1);
        private readonly ConcurrentBag<LineBatch> _free = [];
        private readonly Channel<Task<TResult>> _results;
        private readonly Task _workers;
        private bool _isAtEnd;

        public Run(Stream stream, Func<LineBatch, TResult> process, int parallelism, CancellationToken cancellation)
        {
            (_lines, _process) = (new(stream), process);
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            _results = Channel.CreateBounded<Task<TResult>>(new BoundedChannelOptions(2 * parallelism) { SingleReader = true });
            var workers = new Task[parallelism];
            for (int i = 0; i < workers.Length; i++) workers[i] = Task.Run(WorkAsync, CancellationToken.None);
            _workers = Task.WhenAll(workers);
        }

        public ChannelReader<Task<TResult>> Results => _results.Reader;

        /// <summary>Afterwards nothing touches the stream any more.</summary>
        public async Task StopAsync()
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await _workers.ConfigureAwait(false);
        }

        public void Dispose()
        {
            _stop.Dispose();
            _turn.Dispose();
        }

        private async Task WorkAsync()
        {
            while (await NextAsync().ConfigureAwait(false) is { } work)
            {
                try
                {
                    work.Promise.SetResult(_process(work.Batch));
                }
                catch (Exception problem)
                {
                    work.Promise.SetException(problem);
                }
                _free.Add(work.Batch);
            }
        }

        /// <summary>The next batch, its result promised; null at the end, also when the stream failed or somebody stopped us.</summary>
        private async ValueTask<Work?> NextAsync()
        {
            try
            {
                await _turn.WaitAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
            try
            {
                if (_isAtEnd) return null;
                LineBatch batch = _free.TryTake(out LineBatch? used) ? used : new();
                if (await _lines.TryReadAsync(batch, _stop.Token).ConfigureAwait(false))
                {
                    var work = new Work(batch, new(TaskCreationOptions.RunContinuationsAsynchronously));
                    await _results.Writer.WriteAsync(work.Promise.Task, _stop.Token).ConfigureAwait(false);
                    return work;
                }
                End(null);
            }
            catch (Exception problem)
            {
                End(problem);
            }
            finally
            {
                _turn.Release();
            }
            return null;
        }

        private void End(Exception? problem)
        {
            _isAtEnd = true;
            _results.Writer.TryComplete(problem);
        }

        private readonly record struct Work(LineBatch Batch, TaskCompletionSource<TResult> Promise);
    }
}
