using System.Security.Cryptography;

namespace Lightbill.Cryptography;

/// <summary>Schnorr signatures after BIP 340.</summary>
internal sealed partial class ManagedCurve
{
    private static readonly byte[] AuxiliaryTag = SHA256.HashData("BIP0340/aux"u8);
    private static readonly byte[] NonceTag = SHA256.HashData("BIP0340/nonce"u8);
    private static readonly byte[] ChallengeTag = SHA256.HashData("BIP0340/challenge"u8);

    /// <inheritdoc/>
    public override bool TrySignSchnorr(
        ReadOnlySpan<byte> message, ReadOnlySpan<byte> secret32, ReadOnlySpan<byte> auxiliaryRandom32, Span<byte> signature64)
    {
        RequireLength(auxiliaryRandom32, 32);
        RequireLength(signature64, 64);
        if (!TryReadSecret(secret32, out var secret))
        {
            return false;
        }

        Span<byte> keyX = stackalloc byte[32];
        Span<byte> masked = stackalloc byte[32];
        Span<byte> own = stackalloc byte[32];
        Scalar nonce = default;
        Scalar product = default;
        try
        {
            var key = SecretMultiplication.Multiply(secret);
            NegateIfOdd(ref secret, key);
            key.X.WriteTo(keyX);

            TaggedHash(AuxiliaryTag, auxiliaryRandom32, default, default, masked);
            secret.WriteTo(own);
            for (var i = 0; i < 32; i++)
            {
                masked[i] ^= own[i];
            }

            TaggedHash(NonceTag, masked, keyX, message, own);
            nonce = Scalar.FromBytes(own, out _);
            if (nonce.IsZero)
            {
                // Not to be met in this universe: it takes a preimage of n or 0.
                return false;
            }

            var point = SecretMultiplication.Multiply(nonce);
            NegateIfOdd(ref nonce, point);
            point.X.WriteTo(signature64);
            product = Scalar.Multiply(Challenge(signature64[..32], keyX, message), secret);
            Scalar.Add(product, nonce).WriteTo(signature64[32..]);
            return true;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(masked);
            CryptographicOperations.ZeroMemory(own);
            SecretMultiplication.Wipe(ref product);
            SecretMultiplication.Wipe(ref nonce);
            SecretMultiplication.Wipe(ref secret);
        }
    }

    /// <inheritdoc/>
    public override bool VerifySchnorr(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature64, ReadOnlySpan<byte> xOnlyKey32)
    {
        RequireLength(signature64, 64);
        RequireLength(xOnlyKey32, 32);
        var s = Scalar.FromBytes(signature64[32..], out var overflow);
        if (overflow
            || !FieldElement.TryFromBytes(signature64[..32], out var r)
            || !FieldElement.TryFromBytes(xOnlyKey32, out var x)
            || !AffinePoint.TryFromX(x, odd: false, out var key))
        {
            return false;
        }

        // R = s G - e P must have an even y and r as its x.
        var challenge = Scalar.Negate(Challenge(signature64[..32], xOnlyKey32, message));
        PublicMultiplication.MultiplyAdd(out var sum, s, challenge, key);
        return JacobianPoint.TryNormalize(sum, out var point) && !point.Y.IsOdd && FieldElement.AreEqualVariable(point.X, r);
    }

    private static void NegateIfOdd(ref Scalar secret, in AffinePoint point) =>
        secret = Scalar.Select(secret, Scalar.Negate(secret), unchecked(0UL - (point.Y.N0 & 1)));

    private static Scalar Challenge(ReadOnlySpan<byte> r32, ReadOnlySpan<byte> key32, ReadOnlySpan<byte> message)
    {
        Span<byte> hash = stackalloc byte[32];
        TaggedHash(ChallengeTag, r32, key32, message, hash);
        return Scalar.FromBytes(hash, out _);
    }

    /// <summary>SHA-256 of the tag's hash twice and then the parts.</summary>
    private static void TaggedHash(
        byte[] tag, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> message, Span<byte> hash32)
    {
        // One call for the short messages that nearly all are; it costs less than four.
        const int Short = 512;
        if (message.Length <= Short)
        {
            Span<byte> input = stackalloc byte[64 + 32 + 32 + Short];
            tag.CopyTo(input);
            tag.CopyTo(input[32..]);
            first.CopyTo(input[64..]);
            second.CopyTo(input[(64 + first.Length)..]);
            message.CopyTo(input[(64 + first.Length + second.Length)..]);
            SHA256.HashData(input[..(64 + first.Length + second.Length + message.Length)], hash32);
            CryptographicOperations.ZeroMemory(input[..128]);
            return;
        }

        using var hasher = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hasher.AppendData(tag);
        hasher.AppendData(tag);
        hasher.AppendData(first);
        hasher.AppendData(second);
        hasher.AppendData(message);
        hasher.GetHashAndReset(hash32);
    }
}
