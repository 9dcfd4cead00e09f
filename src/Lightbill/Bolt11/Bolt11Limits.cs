namespace Lightbill.Bolt11;

/// <summary>Limits and defaults of invoices, each with its source.</summary>
public static class Bolt11Limits
{
    /// <summary>
    /// The longest invoice that is read: 7089 characters. BOLT 11 sets no limit; this is the most that one QR code holds (digits only), and the limit
    /// of LND and LDK. The largest real invoices seen have under 2000.
    /// </summary>
    public const int MaxTextLength = 7089;

    /// <summary>The shortest data part: 7 words of timestamp, 104 of signature, 6 of checksum.</summary>
    public const int MinDataLength = 117;

    /// <summary>The most words a field holds: its length has ten bits.</summary>
    public const int MaxFieldWords = 1023;

    /// <summary>The most bytes a description or metadata holds: 1023 words of 5 bits.</summary>
    public const int MaxDescriptionBytes = 639;

    /// <summary>Seconds until expiry when field <c>x</c> is absent (BOLT 11, Tagged Fields).</summary>
    public const int DefaultExpirySeconds = 3600;

    /// <summary>Blocks of the last hop when field <c>c</c> is absent: 18 since 2020, 9 before (BOLT 11, Tagged Fields).</summary>
    public const int DefaultMinFinalCltvExpiryDelta = 18;

    /// <summary>The largest timestamp: 35 bits, the year 3058.</summary>
    public const long MaxTimestamp = (1L << 35) - 1;
}
