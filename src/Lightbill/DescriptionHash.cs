using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Lightbill.Encoding;
using Lightbill.Text;

namespace Lightbill;

/// <summary>
/// The SHA-256 of a description that is delivered elsewhere: 32 bytes, field <c>h</c> of BOLT 11 (LNURL-pay puts its metadata there).
/// <c>default</c> is 32 zero bytes. Safe for concurrent use. Example: <c>DescriptionHash.Of("one espresso") == invoice.DescriptionHash</c>.
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<DescriptionHash>))]
[TypeConverter(typeof(ParsableTypeConverter<DescriptionHash>))]
public readonly record struct DescriptionHash : ISpanParsable<DescriptionHash>, ISpanFormattable
{
    /// <summary>The size in bytes, 32.</summary>
    public const int Size = Bytes32.Length;

    private readonly Bytes32 _bytes;

    private DescriptionHash(Bytes32 bytes) => _bytes = bytes;

    /// <summary>Takes exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static DescriptionHash FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size ? new(Bytes32.Read(bytes)) : throw new ArgumentException("A description hash has 32 bytes.", nameof(bytes));

    /// <summary>The hash of a text's UTF-8 bytes, exactly as they are: nothing is trimmed or normalised.</summary>
    /// <exception cref="ArgumentException">Unpaired surrogates, which UTF-8 cannot hold.</exception>
    public static DescriptionHash Of(string description) => Of(StrictUtf8.Encoding.GetBytes(description));

    /// <summary>The hash of the bytes.</summary>
    public static DescriptionHash Of(ReadOnlySpan<byte> description)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(description, hash);
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
    public static DescriptionHash Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out DescriptionHash value) ? value : throw new FormatException("A description hash is 64 hexadecimal digits.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static DescriptionHash Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DescriptionHash result)
    {
        bool read = Bytes32.TryParse(s, out Bytes32 bytes);
        result = new(bytes);
        return read;
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DescriptionHash result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out DescriptionHash result) => TryParse(s.AsSpan(), null, out result);
}
