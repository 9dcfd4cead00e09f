using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Lightbill.Encoding;
using Lightbill.Text;

namespace Lightbill;

/// <summary>
/// The 32 bytes of field <c>s</c> of BOLT 11, which the payer sends along so that nodes on the way cannot probe the payee.
/// It stands in the invoice, so it is no secret from the payer. <c>default</c> is 32 zero bytes. Safe for concurrent use.
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<PaymentSecret>))]
[TypeConverter(typeof(ParsableTypeConverter<PaymentSecret>))]
public readonly record struct PaymentSecret : ISpanParsable<PaymentSecret>, ISpanFormattable
{
    /// <summary>The size in bytes, 32.</summary>
    public const int Size = Bytes32.Length;

    private readonly Bytes32 _bytes;

    private PaymentSecret(Bytes32 bytes) => _bytes = bytes;

    /// <summary>Takes exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static PaymentSecret FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size ? new(Bytes32.Read(bytes)) : throw new ArgumentException("A payment secret has 32 bytes.", nameof(bytes));

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
    public static PaymentSecret Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out PaymentSecret value) ? value : throw new FormatException("A payment secret is 64 hexadecimal digits.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static PaymentSecret Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PaymentSecret result)
    {
        bool read = Bytes32.TryParse(s, out Bytes32 bytes);
        result = new(bytes);
        return read;
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PaymentSecret result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out PaymentSecret result) => TryParse(s.AsSpan(), null, out result);
}
