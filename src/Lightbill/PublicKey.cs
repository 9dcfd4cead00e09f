using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Text;

namespace Lightbill;

/// <summary>
/// A compressed public key of secp256k1, 33 bytes: the id of a node. Made by <see cref="FromBytes"/> and the parsers it is always a point of the
/// curve. <c>default</c> is 33 zero bytes, which is no key and verifies nothing. Safe for concurrent use.
/// Example: <c>PublicKey.Parse("03e7156a…d9ad") == invoice.Payee</c>.
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<PublicKey>))]
[TypeConverter(typeof(ParsableTypeConverter<PublicKey>))]
public readonly record struct PublicKey : ISpanParsable<PublicKey>, ISpanFormattable
{
    /// <summary>The size in bytes, 33.</summary>
    public const int Size = 33;

    private readonly byte _parity;
    private readonly Bytes32 _x;

    private PublicKey(ReadOnlySpan<byte> bytes) => (_parity, _x) = (bytes[0], Bytes32.Read(bytes[1..]));

    /// <summary>Takes 33 bytes that are a point of the curve in compressed form.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static PublicKey FromBytes(ReadOnlySpan<byte> bytes) =>
        TryFromBytes(bytes, out PublicKey key) ? key : throw new ArgumentException("Not a compressed public key of secp256k1.", nameof(bytes));

    /// <inheritdoc cref="FromBytes"/>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes, out PublicKey key)
    {
        bool valid = bytes.Length == Size && CurveBackend.IsValidPublicKey(bytes);
        key = valid ? new(bytes) : default;
        return valid;
    }

    /// <summary>For bytes whose validity is known or checked by the caller.</summary>
    internal static PublicKey FromTrustedBytes(ReadOnlySpan<byte> bytes) => new(bytes);

    /// <summary>False only for <c>default</c>.</summary>
    internal bool IsPresent => _parity != 0;

    /// <summary>Writes the 33 bytes.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 33 bytes.</exception>
    public void CopyTo(Span<byte> destination)
    {
        if (destination.Length < Size) throw new ArgumentException("Room for 33 bytes is needed.", nameof(destination));
        destination[0] = _parity;
        _x.CopyTo(destination[1..]);
    }

    /// <summary>The 33 bytes in a new array.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>66 hexadecimal digits in lower case.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Hex.Encode(bytes);
    }

    /// <inheritdoc cref="ToString()"/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Hex.TryEncode(bytes, destination, out charsWritten);
    }

    /// <summary>Reads 66 hexadecimal digits of a key that is on the curve.</summary>
    /// <exception cref="FormatException">Anything else.</exception>
    public static PublicKey Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out PublicKey value) ? value : throw new FormatException("A public key is 66 hexadecimal digits: 02 or 03 and the x coordinate of a point of secp256k1.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static PublicKey Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PublicKey result)
    {
        Span<byte> bytes = stackalloc byte[Size];
        result = default;
        return Hex.TryDecode(s, bytes) && TryFromBytes(bytes, out result);
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PublicKey result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out PublicKey result) => TryParse(s.AsSpan(), null, out result);
}
