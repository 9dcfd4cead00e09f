using Lightbill.Cryptography;

namespace Lightbill.Bolt12;

/// <summary>The BIP 340 signature of a message over its merkle root.</summary>
internal static class Bolt12Signature
{
    public const int Size = 64;

    /// <summary>Verifies with the x coordinate of the key, as BIP 340 does.</summary>
    public static bool Verify(ReadOnlySpan<byte> signingHash, ReadOnlySpan<byte> signature, PublicKey key)
    {
        Span<byte> bytes = stackalloc byte[PublicKey.Size];
        key.CopyTo(bytes);
        return Curve.Current.VerifySchnorr(signingHash, signature, bytes[1..]);
    }
}
