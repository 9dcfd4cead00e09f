using System.Numerics;

namespace Lightbill.Tests.Cryptography;

/// <summary>The curve in the plainest arithmetic, to compare the fast one with.</summary>
internal static class Numbers
{
    public static readonly BigInteger P = BigInteger.Pow(2, 256) - BigInteger.Pow(2, 32) - 977;
    public static readonly BigInteger N = Parse("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141");

    public static readonly (BigInteger X, BigInteger Y) G = (
        Parse("79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798"),
        Parse("483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8"));

    public static BigInteger Parse(string hex) => FromBytes(Convert.FromHexString(hex));

    public static BigInteger FromBytes(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    public static byte[] ToBytes(BigInteger value)
    {
        var bytes = new byte[32];
        var raw = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        raw.CopyTo(bytes, 32 - raw.Length);
        return bytes;
    }

    public static BigInteger Mod(BigInteger value, BigInteger modulus)
    {
        var rest = value % modulus;
        return rest.Sign < 0 ? rest + modulus : rest;
    }

    public static BigInteger Invert(BigInteger value, BigInteger modulus) => BigInteger.ModPow(Mod(value, modulus), modulus - 2, modulus);

    /// <summary>The sum of two points; null is infinity.</summary>
    public static (BigInteger X, BigInteger Y)? Add((BigInteger X, BigInteger Y)? left, (BigInteger X, BigInteger Y)? right)
    {
        if (left is not { } a)
        {
            return right;
        }

        if (right is not { } b)
        {
            return left;
        }

        if (a.X == b.X && Mod(a.Y + b.Y, P).IsZero)
        {
            return null;
        }

        var slope = a.X == b.X ? 3 * a.X * a.X * Invert(2 * a.Y, P) : (b.Y - a.Y) * Invert(b.X - a.X, P);
        var x = Mod((slope * slope) - a.X - b.X, P);
        return (x, Mod((slope * (a.X - x)) - a.Y, P));
    }

    public static (BigInteger X, BigInteger Y)? Multiply(BigInteger factor, (BigInteger X, BigInteger Y)? point)
    {
        (BigInteger X, BigInteger Y)? sum = null;
        for (var k = Mod(factor, N); !k.IsZero; k >>= 1)
        {
            if (!k.IsEven)
            {
                sum = Add(sum, point);
            }

            point = Add(point, point);
        }

        return sum;
    }

    public static byte[] Compress((BigInteger X, BigInteger Y) point) => [(byte)(point.Y.IsEven ? 2 : 3), .. ToBytes(point.X)];

    /// <summary>32 bytes that are often near an edge: runs of zeros and ones as well as plain random ones.</summary>
    public static byte[] Bytes(Random random)
    {
        var bytes = new byte[32];
        random.NextBytes(bytes);
        switch (random.Next(12))
        {
            case 0:
                bytes.AsSpan(0, random.Next(33)).Clear();
                break;
            case 1:
                bytes.AsSpan(0, random.Next(33)).Fill(255);
                break;
            case 2:
                bytes.AsSpan(random.Next(32)).Clear();
                break;
            case 3:
                bytes.AsSpan(random.Next(32)).Fill(255);
                break;
            case 4:
                return ToBytes(N + random.Next(-3, 4));
            case 5:
                return ToBytes(P + random.Next(-3, 4));
            case 6:
                return ToBytes(random.Next(4));
        }

        return bytes;
    }
}
