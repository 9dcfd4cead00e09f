using System.Buffers.Binary;
using System.Security.Cryptography;
using Lightbill.Cryptography;

namespace Lightbill.Lnurls;

/// <summary>
/// The key a wallet shows to one domain only, so that services cannot compare notes: derived from a seed (LUD-05) or from a signature that a node makes
/// (LUD-13). All results are secrets of the caller to dispose.
/// </summary>
public static class LinkingKey
{
    /// <summary>The text whose signature is the root of all keys of LUD-13. It must never be signed for anybody else.</summary>
    public const string CanonicalPhrase =
        "DO NOT EVER SIGN THIS TEXT WITH YOUR PRIVATE KEYS! IT IS ONLY USED FOR DERIVATION OF LNURL-AUTH HASHING-KEY, "
        + "DISCLOSING ITS SIGNATURE WILL COMPROMISE YOUR LNURL-AUTH IDENTITY AND MAY LEAD TO LOSS OF FUNDS!";

    private const uint Purpose = 138 | Bip32.Hardened;

    /// <summary>The key for a domain from a BIP 32 seed: m/138'/a/b/c/d, where a to d are four numbers made from the domain (LUD-05).</summary>
    /// <param name="seed">16 to 64 bytes (BIP 39 gives 64). The caller wipes it.</param>
    /// <param name="domain">The full domain, e.g. <c>site.com</c>; <see cref="LnurlRequest.Domain"/> gives it.</param>
    /// <exception cref="ArgumentException">A seed of another length, or no domain.</exception>
    public static PrivateKey FromSeed(ReadOnlySpan<byte> seed, string domain)
    {
        using Bip32 master = Bip32.FromSeed(seed);
        using Bip32 purpose = master.Child(Purpose);
        using Bip32 hashing = purpose.Child(0);
        using PrivateKey hashingKey = hashing.ToPrivateKey();
        uint[] path = PathFor(hashingKey, domain);
        using Bip32 a = purpose.Child(path[0]);
        using Bip32 b = a.Child(path[1]);
        using Bip32 c = b.Child(path[2]);
        using Bip32 d = c.Child(path[3]);
        return d.ToPrivateKey();
    }

    /// <summary>The hashing key m/138'/0 of a seed, for a wallet whose keys another device derives.</summary>
    /// <param name="seed">16 to 64 bytes.</param>
    /// <exception cref="ArgumentException">A seed of another length.</exception>
    public static PrivateKey HashingKeyFromSeed(ReadOnlySpan<byte> seed)
    {
        using Bip32 master = Bip32.FromSeed(seed);
        using Bip32 purpose = master.Child(Purpose);
        using Bip32 hashing = purpose.Child(0);
        return hashing.ToPrivateKey();
    }

    /// <summary>The last four numbers of the path, made from the domain; those of 2^31 and more are hardened as they stand (LUD-05).</summary>
    /// <param name="hashingKey">The key m/138'/0.</param>
    /// <param name="domain">The full domain.</param>
    /// <exception cref="ArgumentException">No domain.</exception>
    public static uint[] PathFor(PrivateKey hashingKey, string domain)
    {
        Span<byte> hash = stackalloc byte[32];
        Span<byte> key = stackalloc byte[PrivateKey.Size];
        try
        {
            hashingKey.ExportTo(key);
            HMACSHA256.HashData(key, DomainBytes(domain), hash);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
        return
        [
            BinaryPrimitives.ReadUInt32BigEndian(hash),
            BinaryPrimitives.ReadUInt32BigEndian(hash[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(hash[8..]),
            BinaryPrimitives.ReadUInt32BigEndian(hash[12..]),
        ];
    }

    /// <summary>
    /// The key for a domain from a node's signature of <see cref="CanonicalPhrase"/> (LUD-13). The specification does not fix the bytes of a signature; the
    /// published example takes the text that LND's signmessage gives (zbase32) as ASCII, and so should the caller.
    /// </summary>
    /// <param name="signature">The signature's bytes.</param>
    /// <param name="domain">The full domain.</param>
    /// <exception cref="ArgumentException">No signature or no domain.</exception>
    public static PrivateKey FromSignature(ReadOnlySpan<byte> signature, string domain)
    {
        if (signature.IsEmpty) throw new ArgumentException("A signature is needed.", nameof(signature));
        Span<byte> hashingKey = stackalloc byte[32];
        Span<byte> key = stackalloc byte[32];
        try
        {
            SHA256.HashData(signature, hashingKey);
            HMACSHA256.HashData(hashingKey, DomainBytes(domain), key);
            return PrivateKey.FromBytes(key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(hashingKey);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static byte[] DomainBytes(string domain)
    {
        string full = domain.TrimEnd('.').ToLowerInvariant();
        return full.Length > 0 ? System.Text.Encoding.UTF8.GetBytes(full) : throw new ArgumentException("A domain is needed.", nameof(domain));
    }
}
