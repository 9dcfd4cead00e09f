using System.Runtime.CompilerServices;

namespace Lightbill.Cryptography;

/// <summary>
/// The curve in managed code alone, for machines without libsecp256k1. Reading public data takes every short cut; whatever touches a secret
/// avoids branches and addresses that depend on it and wipes its intermediate values. Constant time is still not promised: the JIT decides
/// what the machine runs.
/// </summary>
[SkipLocalsInit]
internal sealed partial class ManagedCurve : CurveBackend
{
    /// <inheritdoc/>
    public override string Description => "managed";

    /// <inheritdoc/>
    public override bool TryGetPublicKey(ReadOnlySpan<byte> secret32, Span<byte> publicKey33)
    {
        RequireLength(publicKey33, 33);
        if (!TryReadSecret(secret32, out var secret))
        {
            return false;
        }

        var point = SecretMultiplication.Multiply(secret);
        SecretMultiplication.Wipe(ref secret);
        WriteCompressed(point, publicKey33);
        return true;
    }

    private static bool TryReadSecret(ReadOnlySpan<byte> secret32, out Scalar secret)
    {
        RequireLength(secret32, 32);
        secret = Scalar.FromBytes(secret32, out var overflow);
        return !(overflow | secret.IsZero);
    }

    private static void WriteCompressed(in AffinePoint point, Span<byte> publicKey33)
    {
        publicKey33[0] = (byte)(2 + (point.Y.N0 & 1));
        point.X.WriteTo(publicKey33[1..]);
    }
}
