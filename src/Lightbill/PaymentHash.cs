using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Lightbill.Encoding;
using Lightbill.Text;

namespace Lightbill;

/// <summary>
/// The SHA-256 of the payment preimage: 32 bytes, field <c>p</c> of BOLT 11. It names the payment; who shows the preimage has been paid.
/// <c>default</c> is 32 zero bytes. Safe for concurrent use. Example: <c>PaymentHash.Parse("0001…0102")</c>.
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<PaymentHash>))]
[TypeConverter(typeof(ParsableTypeConverter<PaymentHash>))]
public readonly record struct PaymentHash : ISpanParsable<PaymentHash>, ISpanFormattable
{
    /// <summary>The size in bytes, 32.</summary>
    public const int Size = Bytes32.Length;

    private readonly Bytes32 _bytes;

    private PaymentHash(Bytes32 bytes) => _bytes = bytes;

    /// <summary>Takes exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static PaymentHash FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size ? new(Bytes32.Read(bytes)) : throw new ArgumentException("A payment hash has 32 bytes.", nameof(bytes));

    /// <summary>The hash that a preimage answers: its SHA-256.</summary>
    public static PaymentHash Of(PaymentPreimage preimage)
    {
        Span<byte> hash = stackalloc byte[Size];
        preimage.WriteHash(hash);
        return new(Bytes32.Read(hash));
    }

    /// <summary>Writes the 32 bytes.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public void CopyTo(Span<byte> destination)
    {
        if (destination.Length < Size) throw new ArgumentException("Room for 32 bytes is needed.", nameof(destination));
        _bytes.CopyTo(destination);
    }

    /// <summary>The 32 bytes in a new array.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[Size];
        _bytes.CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 hexadecimal digits in lower case.</summary>
    public override string ToString() => _bytes.ToString();

    /// <inheritdoc cref="ToString()"/>
    public string ToString(string? format, IFormatProvider? formatProvider) => _bytes.ToString();

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        _bytes.TryFormat(destination, out charsWritten);

    /// <summary>Reads 64 hexadecimal digits, upper or lower case.</summary>
    /// <exception cref="FormatException">Anything else.</exception>
    public static PaymentHash Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out PaymentHash value) ? value : throw new FormatException("A payment hash is 64 hexadecimal digits.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static PaymentHash Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PaymentHash result)
    {
        bool read = Bytes32.TryParse(s, out Bytes32 bytes);
        result = new(bytes);
        return read;
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PaymentHash result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out PaymentHash result) => TryParse(s.AsSpan(), null, out result);
}
