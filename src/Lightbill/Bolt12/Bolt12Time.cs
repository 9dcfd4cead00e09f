namespace Lightbill.Bolt12;

/// <summary>Moments as BOLT 12 writes them: seconds since 1970 in 64 bits, more than a calendar holds.</summary>
internal static class Bolt12Time
{
    private static readonly ulong LastSecond = (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The moment; the end of the year 9999 for what lies beyond.</summary>
    public static DateTimeOffset FromSeconds(ulong seconds) => seconds > LastSecond ? DateTimeOffset.MaxValue : DateTimeOffset.FromUnixTimeSeconds((long)seconds);

    /// <summary>The moment some seconds later, with the same end.</summary>
    public static DateTimeOffset Add(ulong seconds, ulong more) => FromSeconds(seconds > ulong.MaxValue - more ? ulong.MaxValue : seconds + more);

    /// <summary>Whole seconds; fractions are dropped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Before 1970.</exception>
    public static ulong ToSeconds(DateTimeOffset time)
    {
        long seconds = time.ToUnixTimeSeconds();
        ArgumentOutOfRangeException.ThrowIfNegative(seconds, nameof(time));
        return (ulong)seconds;
    }
}
