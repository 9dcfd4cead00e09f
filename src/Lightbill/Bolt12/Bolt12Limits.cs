namespace Lightbill.Bolt12;

/// <summary>Limits and defaults of BOLT 12, each with its source.</summary>
public static class Bolt12Limits
{
    /// <summary>
    /// The most bytes of a message that are read: 16384. BOLT 12 sets no limit; an onion message carries at most 32 KiB, the largest messages seen have
    /// less than 2 KiB, and what is refused before it is decoded costs nothing.
    /// </summary>
    public const int MaxDataLength = 16 * 1024;

    /// <summary>
    /// The longest text, with every <c>+</c> and the white space after it: 65536 characters, as for <see cref="PaymentInstruction.MaxTextLength"/>. The
    /// data alone needs 26215.
    /// </summary>
    public const int MaxTextLength = PaymentInstruction.MaxTextLength;

    /// <summary>Seconds until an invoice expires that does not say (BOLT 12, Invoices, Requirements).</summary>
    public const uint DefaultRelativeExpirySeconds = 7200;

    /// <summary>No more than this many unknown feature bits are reported one by one.</summary>
    internal const int MaxReportedFeatures = 16;
}
