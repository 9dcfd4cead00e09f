namespace Lightbill.Cli.Formats;

/// <summary>A moment in UTC, to the second. Written by hand: the runtime's formats for dates are compiled at their first use, and take longer ever after.</summary>
internal static class MomentText
{
    /// <summary><c>yyyy-MM-ddTHH:mm:ssZ</c>, ISO 8601.</summary>
    public const int IsoLength = 20;

    /// <summary>ISO 8601.</summary>
    public static string Iso(DateTimeOffset time)
    {
        Span<byte> utf8 = stackalloc byte[IsoLength];
        WriteIso(time, utf8);
        return System.Text.Encoding.ASCII.GetString(utf8);
    }

    /// <summary><c>yyyy-MM-dd HH:mm:ss UTC</c>, for people.</summary>
    public static string Readable(DateTimeOffset time)
    {
        Span<byte> utf8 = stackalloc byte[IsoLength + 3];
        WriteIso(time, utf8);
        utf8[10] = (byte)' ';
        " UTC"u8.CopyTo(utf8[19..]);
        return System.Text.Encoding.ASCII.GetString(utf8);
    }

    /// <summary>Writes <see cref="IsoLength"/> bytes.</summary>
    public static void WriteIso(DateTimeOffset time, Span<byte> utf8)
    {
        DateTime utc = time.UtcDateTime;
        WriteTwoDigits(utc.Year / 100, utf8);
        WriteTwoDigits(utc.Year % 100, utf8[2..]);
        WriteTwoDigits(utc.Month, utf8[5..]);
        WriteTwoDigits(utc.Day, utf8[8..]);
        WriteTwoDigits(utc.Hour, utf8[11..]);
        WriteTwoDigits(utc.Minute, utf8[14..]);
        WriteTwoDigits(utc.Second, utf8[17..]);
        (utf8[4], utf8[7], utf8[10], utf8[13], utf8[16], utf8[19]) = ((byte)'-', (byte)'-', (byte)'T', (byte)':', (byte)':', (byte)'Z');
    }

    private static void WriteTwoDigits(int number, Span<byte> utf8) => (utf8[0], utf8[1]) = ((byte)('0' + (number / 10)), (byte)('0' + (number % 10)));
}
