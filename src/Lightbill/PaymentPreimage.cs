using System.Diagnostics;
using System.Security.Cryptography;
using Lightbill.Encoding;

namespace Lightbill;

/// <summary>
/// The 32 bytes whose SHA-256 is the payment hash. Whoever holds it can claim the payment, and after it shows that it was made, so it is
/// kept as a secret: <see cref="ToString"/> is redacted, the memory is wiped by <see cref="Dispose"/>, comparison takes fixed time.
/// Safe for concurrent reading. Example: <c>using var preimage = PaymentPreimage.Parse(hex); bool paid = invoice.IsPaidBy(preimage);</c>
/// </summary>
[DebuggerDisplay("PaymentPreimage (redacted)")]
public sealed class PaymentPreimage : IDisposable
{
    /// <summary>The size in bytes, 32.</summary>
    public const int Size = 32;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(Size, pinned: true);

    private bool _disposed;

    private PaymentPreimage()
    {
    }

    /// <summary>Copies exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static PaymentPreimage FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException("A payment preimage has 32 bytes.", nameof(bytes));
        var preimage = new PaymentPreimage();
        bytes.CopyTo(preimage._bytes);
        return preimage;
    }

    /// <summary>Reads 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">Anything else; the text is not repeated in the message.</exception>
    public static PaymentPreimage Parse(ReadOnlySpan<char> hex) =>
        TryParse(hex, out PaymentPreimage? preimage) ? preimage : throw new FormatException("A payment preimage is 64 hexadecimal digits.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse(ReadOnlySpan<char> hex, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PaymentPreimage? preimage)
    {
        preimage = new PaymentPreimage();
        if (Hex.TryDecode(hex, preimage._bytes.AsSpan())) return true;
        preimage.Dispose();
        preimage = null;
        return false;
    }

    /// <summary>The payment hash it answers, its SHA-256.</summary>
    public PaymentHash Hash => PaymentHash.Of(this);

    /// <summary>Writes the 32 secret bytes.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public void ExportTo(Span<byte> destination) => Bytes.CopyTo(destination);

    /// <summary>The secret as 64 hexadecimal digits. The string cannot be wiped: for showing it once, on purpose.</summary>
    public string ExportHex() => Hex.Encode(Bytes);

    /// <summary>Equality in fixed time.</summary>
    public bool FixedTimeEquals(PaymentPreimage other) => CryptographicOperations.FixedTimeEquals(Bytes, other.Bytes);

    /// <summary>Never the secret.</summary>
    public override string ToString() => "PaymentPreimage (redacted)";

    /// <summary>Wipes the memory. Every later use throws <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_bytes);
    }

    internal void WriteHash(Span<byte> hash32) => SHA256.HashData(Bytes, hash32);

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private ReadOnlySpan<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _bytes;
        }
    }
}
