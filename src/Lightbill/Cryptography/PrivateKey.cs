using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Lightbill.Cryptography;

/// <summary>
/// A private key: a number from 1 to n - 1, 32 bytes, most significant first. It never shows itself (<see cref="ToString"/> is redacted),
/// lies in memory the garbage collector does not move or copy, and is overwritten by <see cref="Dispose"/>. Reading it from several
/// threads is safe, disposing it meanwhile is not.
/// </summary>
/// <example><code>
/// using var key = PrivateKey.Parse("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734");
/// </code></example>
[DebuggerDisplay("PrivateKey (redacted)")]
public sealed partial class PrivateKey : IDisposable
{
    /// <summary>The length in bytes.</summary>
    public const int Size = 32;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _secret = GC.AllocateUninitializedArray<byte>(Size, pinned: true);

    private bool _disposed;

    private PrivateKey(ReadOnlySpan<byte> secret32) => secret32.CopyTo(_secret);

    /// <summary>Copies a key from its 32 bytes; the caller's copy is the caller's to wipe.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes, or not a number from 1 to n - 1. The message does not repeat the
    /// bytes.</exception>
    public static PrivateKey FromBytes(ReadOnlySpan<byte> bytes) => TryFromBytes(bytes, out var key)
        ? key
        : throw new ArgumentException("A private key is 32 bytes, a number from 1 to the order of the curve less one.", nameof(bytes));

    /// <summary>The same without an exception.</summary>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out PrivateKey? key)
    {
        key = null;
        if (bytes.Length != Size)
        {
            return false;
        }

        var scalar = Scalar.FromBytes(bytes, out var overflow);
        var valid = !(overflow | scalar.IsZero);
        SecretMultiplication.Wipe(ref scalar);
        if (valid)
        {
            key = new PrivateKey(bytes);
        }

        return valid;
    }

    /// <summary>Reads exactly 64 hexadecimal digits of either case; no blanks, no prefix.</summary>
    /// <exception cref="FormatException">Not that, or not a number from 1 to n - 1. The message does not repeat the text.</exception>
    public static PrivateKey Parse(ReadOnlySpan<char> text) => TryParse(text, out var key)
        ? key
        : throw new FormatException("A private key is 64 hexadecimal digits, a number from 1 to the order of the curve less one.");

    /// <summary>The same without an exception.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out PrivateKey? key)
    {
        key = null;
        if (text.Length != 2 * Size)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[Size];
        try
        {
            return Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done && TryFromBytes(bytes, out key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Writes the 32 secret bytes; named so that a reader of the calling code sees a secret leave.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public void ExportTo(Span<byte> destination)
    {
        if (destination.Length < Size)
        {
            throw new ArgumentException("A private key needs 32 bytes.", nameof(destination));
        }

        Secret().CopyTo(destination);
    }

    /// <summary>Compares in a time that does not depend on the bytes. The only comparison there is.</summary>
    /// <exception cref="ObjectDisposedException">Either key was disposed.</exception>
    public bool FixedTimeEquals(PrivateKey other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return CryptographicOperations.FixedTimeEquals(Secret(), other.Secret());
    }

    /// <summary>Always <c>PrivateKey (redacted)</c>.</summary>
    public override string ToString() => "PrivateKey (redacted)";

    /// <summary>Overwrites the secret. May be called again.</summary>
    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_secret);
    }

    /// <summary>Writes the compressed public key, 33 bytes. False only if the backend fails, which no valid key makes it do.</summary>
    internal bool TryWritePublicKey(Span<byte> publicKey33) => Curve.Current.TryGetPublicKey(Secret(), publicKey33);

    /// <summary>Signs a hash: RFC 6979, low s.</summary>
    internal void SignRecoverable(ReadOnlySpan<byte> hash32, Span<byte> rs64, out int recoveryId)
    {
        if (!Curve.Current.TrySign(hash32, Secret(), rs64, out recoveryId))
        {
            throw new CryptographicException("The curve's backend could not sign.");
        }
    }

    /// <summary>Signs a message of any length after BIP 340.</summary>
    internal void SignSchnorr(ReadOnlySpan<byte> message, ReadOnlySpan<byte> auxiliaryRandom32, Span<byte> signature64)
    {
        if (!Curve.Current.TrySignSchnorr(message, Secret(), auxiliaryRandom32, signature64))
        {
            throw new CryptographicException("The curve's backend could not sign.");
        }
    }

    private ReadOnlySpan<byte> Secret()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _secret;
    }
}
