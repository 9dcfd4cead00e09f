using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Lightbill.Encoding;
using Lightbill.Text;

namespace Lightbill.Cryptography;

/// <summary>
/// An ECDSA signature from which the key can be recovered: r and s, 32 bytes each, and a recovery flag of 0 to 3 (BOLT 11, Signature).
/// The value is carried as it was read: r, s and the flag may be out of range, which <see cref="IsWellFormed"/> tells. <c>default</c> is all
/// zero and never valid. Safe for concurrent use.
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<RecoverableSignature>))]
[TypeConverter(typeof(ParsableTypeConverter<RecoverableSignature>))]
public readonly record struct RecoverableSignature : ISpanParsable<RecoverableSignature>
{
    /// <summary>The size in bytes, 65: r, s, recovery flag.</summary>
    public const int Size = 65;

    // Order n of the group, and n/2 rounded down: above it s is "high" (BIP 62).
    private static readonly Bytes32 Order = new(0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFE, 0xBAAEDCE6AF48A03B, 0xBFD25E8CD0364141);
    private static readonly Bytes32 HalfOrder = new(0x7FFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, 0x5D576E7357A4501D, 0xDFE92F46681B20A0);

    private readonly Bytes32 _r;
    private readonly Bytes32 _s;

    /// <summary>Takes 65 bytes: r, s, recovery flag.</summary>
    /// <exception cref="ArgumentException">Not 65 bytes.</exception>
    public RecoverableSignature(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException("A recoverable signature has 65 bytes.", nameof(bytes));
        (_r, _s, RecoveryFlag) = (Bytes32.Read(bytes), Bytes32.Read(bytes[32..]), bytes[64]);
    }

    /// <summary>Which of the possible keys signed, 0 to 3; as read, so perhaps more.</summary>
    public int RecoveryFlag { get; }

    /// <summary>Does s lie in the lower half of its range? Every writer must see to it; a reader refuses a high s when the payee key is in the invoice.</summary>
    public bool IsLowS => !Less(HalfOrder, _s);

    /// <summary>Are r and s from 1 to n-1 and the flag from 0 to 3?</summary>
    public bool IsWellFormed => RecoveryFlag <= 3 && !_r.IsZero && !_s.IsZero && Less(_r, Order) && Less(_s, Order);

    /// <summary>r as 64 hexadecimal digits.</summary>
    public string RHex => _r.ToString();

    /// <summary>s as 64 hexadecimal digits.</summary>
    public string SHex => _s.ToString();

    /// <summary>Writes r, s and the recovery flag, 65 bytes.</summary>
    /// <exception cref="ArgumentException">The destination is shorter.</exception>
    public void CopyTo(Span<byte> destination)
    {
        if (destination.Length < Size) throw new ArgumentException("Room for 65 bytes is needed.", nameof(destination));
        _r.CopyTo(destination);
        _s.CopyTo(destination[32..]);
        destination[64] = (byte)RecoveryFlag;
    }

    /// <summary>130 hexadecimal digits: r, s, recovery flag.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Hex.Encode(bytes);
    }

    /// <summary>Reads 130 hexadecimal digits: r, s, recovery flag. The range is not checked here.</summary>
    /// <exception cref="FormatException">Anything else.</exception>
    public static RecoverableSignature Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) => TryParse(s, provider, out RecoverableSignature signature)
        ? signature
        : throw new FormatException("A recoverable signature is 130 hexadecimal digits: r, s and the recovery flag.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static RecoverableSignature Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out RecoverableSignature result)
    {
        Span<byte> bytes = stackalloc byte[Size];
        bool read = Hex.TryDecode(s, bytes);
        result = read ? new(bytes) : default;
        return read;
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RecoverableSignature result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out RecoverableSignature result) => TryParse(s.AsSpan(), null, out result);

    /// <summary>Recovers the key that made this signature over a hash; false when there is none.</summary>
    /// <param name="hash32">The signed hash, 32 bytes.</param>
    /// <param name="publicKey">The key.</param>
    public bool TryRecover(ReadOnlySpan<byte> hash32, out PublicKey publicKey)
    {
        Span<byte> bytes = stackalloc byte[Size];
        Span<byte> key = stackalloc byte[PublicKey.Size];
        CopyTo(bytes);
        bool recovered = hash32.Length == 32 && IsWellFormed && Curve.Current.TryRecover(hash32, bytes[..64], RecoveryFlag, key);
        publicKey = recovered ? PublicKey.FromTrustedBytes(key) : default;
        return recovered;
    }

    /// <summary>Does this key verify the signature over a hash? A high s verifies too: ask <see cref="IsLowS"/> where the rule applies.</summary>
    /// <param name="hash32">The signed hash, 32 bytes.</param>
    /// <param name="publicKey">The key.</param>
    public bool Verify(ReadOnlySpan<byte> hash32, PublicKey publicKey)
    {
        Span<byte> bytes = stackalloc byte[Size];
        Span<byte> key = stackalloc byte[PublicKey.Size];
        CopyTo(bytes);
        publicKey.CopyTo(key);
        return hash32.Length == 32 && publicKey.IsPresent && Curve.Current.Verify(hash32, bytes[..64], key);
    }

    private static bool Less(Bytes32 left, Bytes32 right) =>
        left.A != right.A ? left.A < right.A
        : left.B != right.B ? left.B < right.B
        : left.C != right.C ? left.C < right.C
        : left.D < right.D;
}
