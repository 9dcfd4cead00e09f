using System.Security.Cryptography;

namespace Lightbill.Cryptography;

/// <summary>ECDSA after SEC 1, sections 4.1.3 to 4.1.6.</summary>
internal sealed partial class ManagedCurve
{
    /// <inheritdoc/>
    public override bool TryRecover(ReadOnlySpan<byte> hash32, ReadOnlySpan<byte> rs64, int recoveryId, Span<byte> publicKey33)
    {
        RequireLength(hash32, 32);
        RequireLength(rs64, 64);
        RequireLength(publicKey33, 33);
        if (recoveryId is < 0 or > 3 || !TryReadSignature(rs64, out var r, out var s) || !FieldElement.TryFromBytes(rs64[..32], out var x))
        {
            return false;
        }

        if ((recoveryId & 2) != 0)
        {
            // R's x was r + n, which must be below p.
            if (!IsBelowFieldLessOrder(r))
            {
                return false;
            }

            AddOrder(ref x);
        }

        if (!AffinePoint.TryFromX(x, (recoveryId & 1) != 0, out var point))
        {
            return false;
        }

        // Q = (s R - m G) / r
        var inverse = Scalar.InvertVariable(r);
        var message = Scalar.FromBytes(hash32, out _);
        var u1 = Scalar.Negate(Scalar.Multiply(inverse, message));
        var u2 = Scalar.Multiply(inverse, s);
        PublicMultiplication.MultiplyAdd(out var sum, u1, u2, point);
        if (!JacobianPoint.TryNormalize(sum, out var key))
        {
            return false;
        }

        WriteCompressed(key, publicKey33);
        return true;
    }

    /// <inheritdoc/>
    public override bool Verify(ReadOnlySpan<byte> hash32, ReadOnlySpan<byte> rs64, ReadOnlySpan<byte> publicKey33)
    {
        RequireLength(hash32, 32);
        RequireLength(rs64, 64);
        RequireLength(publicKey33, 33);
        if (!TryReadSignature(rs64, out var r, out var s) || !AffinePoint.TryFromCompressed(publicKey33, out var key))
        {
            return false;
        }

        // A high s is s negated, which negates the sum and leaves its x: nothing to normalise.
        var inverse = Scalar.InvertVariable(s);
        var message = Scalar.FromBytes(hash32, out _);
        PublicMultiplication.MultiplyAdd(out var sum, Scalar.Multiply(inverse, message), Scalar.Multiply(inverse, r), key);
        if (sum.IsInfinity)
        {
            return false;
        }

        // x = X / Z^2 modulo p must be r modulo n: r itself, or r + n if that is below p.
        FieldElement.Square(out var square, sum.Z);
        FieldElement.TryFromBytes(rs64[..32], out var x);
        FieldElement.Multiply(out var expected, x, square);
        if (FieldElement.AreEqualVariable(sum.X, expected))
        {
            return true;
        }

        if (!IsBelowFieldLessOrder(r))
        {
            return false;
        }

        AddOrder(ref x);
        FieldElement.Multiply(out expected, x, square);
        return FieldElement.AreEqualVariable(sum.X, expected);
    }

    /// <inheritdoc/>
    public override bool TrySign(ReadOnlySpan<byte> hash32, ReadOnlySpan<byte> secret32, Span<byte> rs64, out int recoveryId)
    {
        RequireLength(hash32, 32);
        RequireLength(rs64, 64);
        recoveryId = 0;
        if (!TryReadSecret(secret32, out var secret))
        {
            return false;
        }

        var message = Scalar.FromBytes(hash32, out _);
        Span<byte> reduced = stackalloc byte[32];
        message.WriteTo(reduced);
        Span<byte> state = stackalloc byte[64];
        Span<byte> candidate = stackalloc byte[32];
        var nonces = new Rfc6979(secret32, reduced, state);
        try
        {
            while (true)
            {
                nonces.Next(candidate);
                var nonce = Scalar.FromBytes(candidate, out var overflow);
                if (overflow | nonce.IsZero)
                {
                    continue;
                }

                var done = TrySign(message, secret, nonce, rs64, out recoveryId);
                SecretMultiplication.Wipe(ref nonce);
                if (done)
                {
                    return true;
                }
            }
        }
        finally
        {
            nonces.Wipe();
            CryptographicOperations.ZeroMemory(candidate);
            SecretMultiplication.Wipe(ref secret);
        }
    }

    private static bool TrySign(in Scalar message, in Scalar secret, in Scalar nonce, Span<byte> rs64, out int recoveryId)
    {
        // r = x(k G), s = (m + r d) / k
        var point = SecretMultiplication.Multiply(nonce);
        point.X.WriteTo(rs64);
        var r = Scalar.FromBytes(rs64[..32], out var overflow);
        var product = Scalar.Multiply(r, secret);
        var sum = Scalar.Add(product, message);
        var inverse = Scalar.Invert(nonce);
        var s = Scalar.Multiply(inverse, sum);
        SecretMultiplication.Wipe(ref product);
        SecretMultiplication.Wipe(ref sum);
        SecretMultiplication.Wipe(ref inverse);

        // The signature is public from here on. Negating s negates R.
        var high = s.IsHigh;
        s = high ? Scalar.Negate(s) : s;
        recoveryId = (overflow ? 2 : 0) | (point.Y.IsOdd != high ? 1 : 0);
        r.WriteTo(rs64);
        s.WriteTo(rs64[32..]);
        return !r.IsZero && !s.IsZero;
    }

    /// <summary>Both r and s from 1 to n - 1.</summary>
    private static bool TryReadSignature(ReadOnlySpan<byte> rs64, out Scalar r, out Scalar s)
    {
        r = Scalar.FromBytes(rs64[..32], out var overflowR);
        s = Scalar.FromBytes(rs64[32..], out var overflowS);
        return !overflowR && !overflowS && !r.IsZero && !s.IsZero;
    }

    /// <summary>r below p - n, so that r + n is still an x.</summary>
    private static bool IsBelowFieldLessOrder(in Scalar r)
    {
        const ulong Low = 0x402DA1722FC9BAEE, Middle = 0x4551231950B75FC4;
        return r.D3 == 0 && (r.D2 == 0 || (r.D2 == 1 && (r.D1 < Middle || (r.D1 == Middle && r.D0 < Low))));
    }

    private static void AddOrder(ref FieldElement x)
    {
        var order = FieldElement.FromWords(0xBFD25E8CD0364141, 0xBAAEDCE6AF48A03B, 0xFFFFFFFFFFFFFFFE, ulong.MaxValue);
        FieldElement.Add(out x, x, order);
        x.Normalize();
    }
}
