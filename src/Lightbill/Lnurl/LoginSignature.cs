using Lightbill.Cryptography;
using Lightbill.Encoding;

namespace Lightbill.Lnurls;

/// <summary>
/// A signed challenge of LUD-04: ECDSA over the 32 raw bytes of k1, no hash in between, in DER as hexadecimal text, and the key that signed. Immutable.
/// </summary>
public sealed class LoginSignature
{
    private LoginSignature(string der, PublicKey publicKey) => (Der, PublicKey) = (der, publicKey);

    /// <summary>The signature in DER, hexadecimal.</summary>
    public string Der { get; }

    /// <summary>The key that signed: the user's name at the service.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>Signs a challenge.</summary>
    /// <param name="k1">32 bytes.</param>
    /// <param name="linkingKey">The key for the service's domain.</param>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static LoginSignature Sign(ReadOnlySpan<byte> k1, PrivateKey linkingKey)
    {
        Span<byte> signature = stackalloc byte[RecoverableSignature.Size];
        linkingKey.Sign(k1).CopyTo(signature);
        Span<byte> der = stackalloc byte[DerSignature.MaxLength];
        int length = DerSignature.Write(signature[..64], der);
        return new(Hex.Encode(der[..length]), linkingKey.PublicKey);
    }

    /// <summary>
    /// For a service: does the signature over k1 belong to the key? Any strict DER is taken, a high s too: the challenge is good for one sign-in, so the second
    /// form of a signature gives nobody anything. Never throws on what a wallet sends.
    /// </summary>
    /// <param name="k1">The challenge.</param>
    /// <param name="derHex">The parameter <c>sig</c>.</param>
    /// <param name="keyHex">The parameter <c>key</c>.</param>
    public static bool Verify(ReadOnlySpan<byte> k1, ReadOnlySpan<char> derHex, ReadOnlySpan<char> keyHex)
    {
        Span<byte> signature = stackalloc byte[RecoverableSignature.Size];
        if (k1.Length != 32 || derHex.Length > DerSignature.MaxLength * 2 || !PublicKey.TryParse(keyHex, null, out PublicKey key)) return false;
        if (Hex.TryDecode(derHex) is not { } der || !DerSignature.TryRead(der, signature[..64])) return false;
        signature[64] = 0;
        var read = new RecoverableSignature(signature);
        return read.IsWellFormed && read.Verify(k1, key);
    }
}
