namespace Lightbill.Cryptography;

/// <summary>
/// The one seam to the curve secp256k1. Two implementations stand behind it, bit-identical in every answer: the system's libsecp256k1
/// (<see cref="NativeCurve"/>) and our own managed code (<see cref="ManagedCurve"/>). All members are safe for concurrent use. Lengths are
/// checked by the callers in this assembly; a wrong length is a bug, not input. Hostile values (a point off the curve, r or s out of range,
/// a key of zero) are answered with <see langword="false"/>, never with an exception.
/// </summary>
internal abstract class CurveBackend
{
    /// <summary>What `doctor` shows, e.g. <c>libsecp256k1 (libsecp256k1.so.1)</c> or <c>managed</c>.</summary>
    public abstract string Description { get; }

    /// <summary>
    /// Is this a compressed point of the curve (33 bytes, 02 or 03, x below p, on the curve)? Both backends answer by the Jacobi symbol in managed code: libsecp256k1 can
    /// only read the point, which takes the square root with it and several times as long.
    /// </summary>
    public static bool IsValidPublicKey(ReadOnlySpan<byte> publicKey33)
    {
        RequireLength(publicKey33, 33);
        return AffinePoint.IsCompressed(publicKey33);
    }

    /// <summary>Recovers the compressed public key. <paramref name="recoveryId"/> may be any value; above 3 is refused. High s is taken as it is.</summary>
    public abstract bool TryRecover(ReadOnlySpan<byte> hash32, ReadOnlySpan<byte> rs64, int recoveryId, Span<byte> publicKey33);

    /// <summary>Verifies ECDSA. A high s verifies here (it is normalised first): the low-S rule belongs to the caller.</summary>
    public abstract bool Verify(ReadOnlySpan<byte> hash32, ReadOnlySpan<byte> rs64, ReadOnlySpan<byte> publicKey33);

    /// <summary>Signs with RFC 6979 (no extra entropy) and low s. No low-r grinding, so that the specification's signatures come out.</summary>
    public abstract bool TrySign(ReadOnlySpan<byte> hash32, ReadOnlySpan<byte> secret32, Span<byte> rs64, out int recoveryId);

    /// <summary>The compressed public key of a secret; false when the secret is zero or not below n.</summary>
    public abstract bool TryGetPublicKey(ReadOnlySpan<byte> secret32, Span<byte> publicKey33);

    /// <summary>BIP 340 signature over a message of any length.</summary>
    public abstract bool TrySignSchnorr(ReadOnlySpan<byte> message, ReadOnlySpan<byte> secret32, ReadOnlySpan<byte> auxiliaryRandom32, Span<byte> signature64);

    /// <summary>Verifies a BIP 340 signature over a message of any length.</summary>
    public abstract bool VerifySchnorr(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature64, ReadOnlySpan<byte> xOnlyKey32);

    /// <summary>A wrong length is a bug of ours; it must not become a read past the end.</summary>
    private protected static void RequireLength(ReadOnlySpan<byte> span, int length)
    {
        if (span.Length != length)
        {
            throw new ArgumentException($"Expected {length} bytes, not {span.Length}.", nameof(span));
        }
    }
}
