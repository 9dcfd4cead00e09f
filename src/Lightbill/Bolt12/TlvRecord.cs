namespace Lightbill.Bolt12;

/// <summary>Where a record stands in the bytes of a message.</summary>
/// <param name="Type">Its number.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="ValueStart">The first byte of its value.</param>
/// <param name="End">The byte after it.</param>
internal readonly record struct TlvRecord(ulong Type, int Start, int ValueStart, int End)
{
    /// <summary>How many bytes its number takes.</summary>
    public int TypeLength => Encoding.BigSize.LengthOf(Type);

    public ReadOnlySpan<byte> ValueIn(ReadOnlySpan<byte> data) => data[ValueStart..End];

    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> data) => data[Start..End];
}
