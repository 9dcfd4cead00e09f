using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Lightbill.Cryptography;

/// <summary>
/// Private derivation of BIP 32: a key and a chain code, both secret, both wiped by <see cref="Dispose"/>. Only what LUD-05 needs; no text forms, no public
/// derivation.
/// </summary>
internal sealed class Bip32 : IDisposable
{
    /// <summary>Added to an index, or contained in it: the child cannot be derived from the public key.</summary>
    public const uint Hardened = 0x8000_0000;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _key = GC.AllocateUninitializedArray<byte>(32, pinned: true);

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _chainCode = GC.AllocateUninitializedArray<byte>(32, pinned: true);

    private Bip32(ReadOnlySpan<byte> keyAndChainCode)
    {
        keyAndChainCode[..32].CopyTo(_key);
        keyAndChainCode[32..].CopyTo(_chainCode);
    }

    /// <summary>The master key.</summary>
    /// <exception cref="ArgumentException">A seed of fewer than 16 or more than 64 bytes (BIP 32: 128 to 512 bits).</exception>
    /// <exception cref="CryptographicException">The seed gives no key; the chance is below 2^-127.</exception>
    public static Bip32 FromSeed(ReadOnlySpan<byte> seed)
    {
        if (seed.Length is < 16 or > 64) throw new ArgumentException("A seed has 16 to 64 bytes.", nameof(seed));
        Span<byte> hash = stackalloc byte[64];
        Scalar key = default;
        try
        {
            HMACSHA512.HashData("Bitcoin seed"u8, seed, hash);
            key = Scalar.FromBytes(hash[..32], out bool overflow);
            return !(overflow | key.IsZero) ? new Bip32(hash) : throw NoKey();
        }
        finally
        {
            SecretMultiplication.Wipe(ref key);
            CryptographicOperations.ZeroMemory(hash);
        }
    }

    /// <summary>The child of an index; from <see cref="Hardened"/> on, hardened.</summary>
    /// <exception cref="CryptographicException">There is no such child; the chance is below 2^-127.</exception>
    public Bip32 Child(uint index)
    {
        Span<byte> data = stackalloc byte[37];
        Span<byte> hash = stackalloc byte[64];
        Scalar tweak = default;
        Scalar parent = default;
        Scalar sum = default;
        try
        {
            data[0] = 0;
            if (index >= Hardened) _key.CopyTo(data[1..]);
            else Curve.Current.TryGetPublicKey(_key, data[..33]);
            BinaryPrimitives.WriteUInt32BigEndian(data[33..], index);
            HMACSHA512.HashData(_chainCode, data, hash);

            tweak = Scalar.FromBytes(hash[..32], out bool overflow);
            parent = Scalar.FromBytes(_key, out _);
            sum = Scalar.Add(tweak, parent);
            if (overflow | sum.IsZero) throw NoKey();
            sum.WriteTo(hash);
            return new Bip32(hash);
        }
        finally
        {
            SecretMultiplication.Wipe(ref tweak);
            SecretMultiplication.Wipe(ref parent);
            SecretMultiplication.Wipe(ref sum);
            CryptographicOperations.ZeroMemory(data);
            CryptographicOperations.ZeroMemory(hash);
        }
    }

    public PrivateKey ToPrivateKey() => PrivateKey.FromBytes(_key);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_key);
        CryptographicOperations.ZeroMemory(_chainCode);
    }

    private static CryptographicException NoKey() => new("This seed and path give no key.");
}
