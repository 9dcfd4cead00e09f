namespace Lightbill.Cryptography;

public sealed partial class PrivateKey : IInvoiceSigner, ISchnorrSigner
{
    private readonly Lock _publicKeyLock = new();
    private PublicKey _publicKey;

    /// <summary>The public key that belongs to it; computed once.</summary>
    /// <exception cref="ObjectDisposedException">The key was disposed before it was computed.</exception>
    public PublicKey PublicKey
    {
        get
        {
            // Computing it costs nearly as much as signing; the lock keeps half-written bytes from other threads.
            lock (_publicKeyLock)
            {
                if (_publicKey.IsPresent) return _publicKey;
                Span<byte> bytes = stackalloc byte[PublicKey.Size];
                TryWritePublicKey(bytes);
                return _publicKey = PublicKey.FromTrustedBytes(bytes);
            }
        }
    }

    /// <summary>Signs a hash: RFC 6979, low s, no grinding for a low r, so the same hash always gives the same signature.</summary>
    /// <param name="hash32">32 bytes.</param>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public RecoverableSignature Sign(ReadOnlySpan<byte> hash32)
    {
        if (hash32.Length != 32) throw new ArgumentException("A hash has 32 bytes.", nameof(hash32));
        Span<byte> bytes = stackalloc byte[RecoverableSignature.Size];
        SignRecoverable(hash32, bytes[..64], out int recoveryId);
        bytes[64] = (byte)recoveryId;
        return new(bytes);
    }

    /// <summary>
    /// Signs a hash after BIP 340, with 32 zero bytes in place of the auxiliary randomness, so the same hash always gives the same signature. 64 bytes.
    /// </summary>
    /// <param name="hash32">32 bytes.</param>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public byte[] SignSchnorr(ReadOnlySpan<byte> hash32)
    {
        if (hash32.Length != 32) throw new ArgumentException("A hash has 32 bytes.", nameof(hash32));
        byte[] signature = new byte[64];
        Span<byte> noRandomness = stackalloc byte[32];
        noRandomness.Clear();
        SignSchnorr(hash32, noRandomness, signature);
        return signature;
    }
}
