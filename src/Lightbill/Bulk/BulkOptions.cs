namespace Lightbill.Bulk;

/// <summary>How many requests are read from a stream. Immutable; <c>new()</c> is right for nearly everyone.</summary>
public sealed record BulkOptions
{
    /// <summary>How strict, for invoices. Only <see cref="RequestLines.ReadAsync"/> asks for it.</summary>
    public ReadMode Mode { get; init; } = ReadMode.Default;

    /// <summary>
    /// On how many threads of the pool lines are worked on at the same time, at least 1; the number of processors unless set. It bounds the memory too: no more than three
    /// times as many batches (see <see cref="LineBatch.MaxLines"/>) are held at any time, finished ones that nobody has fetched yet included.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxParallelism
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = Environment.ProcessorCount;
}
