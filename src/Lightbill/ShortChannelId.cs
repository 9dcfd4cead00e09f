using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Lightbill.Text;

namespace Lightbill;

/// <summary>
/// Where a channel was opened: block height (24 bits), transaction index (24 bits), output index (16 bits); BOLT 7. Written <c>539268x845x1</c>;
/// as one number, as LND prints it, by <see cref="Value"/>. <c>default</c> is <c>0x0x0</c>. Safe for concurrent use.
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<ShortChannelId>))]
[TypeConverter(typeof(ParsableTypeConverter<ShortChannelId>))]
public readonly record struct ShortChannelId : IComparable<ShortChannelId>, ISpanParsable<ShortChannelId>, ISpanFormattable
{
    /// <summary>All three parts in one 64-bit number.</summary>
    /// <param name="value">The number.</param>
    public ShortChannelId(ulong value) => Value = value;

    /// <summary>From its three parts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The block height or transaction index needs more than 24 bits.</exception>
    public ShortChannelId(uint blockHeight, uint transactionIndex, ushort outputIndex)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blockHeight, MaxPart);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(transactionIndex, MaxPart);
        Value = ((ulong)blockHeight << 40) | ((ulong)transactionIndex << 16) | outputIndex;
    }

    private const uint MaxPart = 0xFFFFFF;

    /// <summary>The 64-bit number.</summary>
    public ulong Value { get; }

    /// <summary>Height of the block, 0 to 16777215.</summary>
    public int BlockHeight => (int)(Value >> 40);

    /// <summary>Index of the transaction in its block, 0 to 16777215.</summary>
    public int TransactionIndex => (int)((Value >> 16) & MaxPart);

    /// <summary>Index of the output, 0 to 65535.</summary>
    public int OutputIndex => (int)(Value & 0xFFFF);

    /// <inheritdoc/>
    public int CompareTo(ShortChannelId other) => Value.CompareTo(other.Value);

    /// <summary><c>539268x845x1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{BlockHeight}x{TransactionIndex}x{OutputIndex}");

    /// <inheritdoc cref="ToString()"/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite(CultureInfo.InvariantCulture, $"{BlockHeight}x{TransactionIndex}x{OutputIndex}", out charsWritten);

    /// <summary>Reads <c>539268x845x1</c>.</summary>
    /// <exception cref="FormatException">Anything else, or a part that is too large.</exception>
    public static ShortChannelId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) => TryParse(s, provider, out ShortChannelId value)
        ? value
        : throw new FormatException("A short channel id is three numbers joined by x: block, transaction, output, e.g. 539268x845x1.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static ShortChannelId Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ShortChannelId result)
    {
        result = default;
        Span<Range> parts = stackalloc Range[4];
        if (s.Split(parts, 'x') != 3
            || !Number(s[parts[0]], MaxPart, out uint block)
            || !Number(s[parts[1]], MaxPart, out uint transaction)
            || !Number(s[parts[2]], ushort.MaxValue, out uint output)) return false;
        result = new(block, transaction, (ushort)output);
        return true;
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ShortChannelId result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out ShortChannelId result) => TryParse(s.AsSpan(), null, out result);

    private static bool Number(ReadOnlySpan<char> text, uint max, out uint value) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= max;
}
