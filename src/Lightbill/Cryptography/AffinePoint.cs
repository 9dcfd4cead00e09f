using System.Runtime.CompilerServices;

namespace Lightbill.Cryptography;

/// <summary>A point of the curve y^2 = x^3 + 7, never the one at infinity; both coordinates have magnitude 1.</summary>
[SkipLocalsInit]
internal struct AffinePoint(in FieldElement x, in FieldElement y)
{
    public FieldElement X = x;
    public FieldElement Y = y;

    public static AffinePoint Generator => new(
        FieldElement.FromWords(0x59F2815B16F81798, 0x029BFCDB2DCE28D9, 0x55A06295CE870B07, 0x79BE667EF9DCBBAC),
        FieldElement.FromWords(0x9C47D08FFB10D4B8, 0xFD17B448A6855419, 0x5DA4FBFC0E1108A8, 0x483ADA7726A3C465));

    /// <summary>The point with the given x (normalised) and parity of y, if there is one. Public data only.</summary>
    public static bool TryFromX(in FieldElement x, bool odd, out AffinePoint point)
    {
        RightSide(out var right, x);
        var exists = FieldElement.TrySquareRootVariable(out var y, right);
        y.Normalize();
        if (y.IsOdd != odd)
        {
            FieldElement.Negate(out y, y, 1);
            y.Normalize();
        }

        point = new AffinePoint(x, y);
        return exists;
    }

    /// <summary>Are these 33 bytes a compressed point: 02 or 03, x below p, on the curve? Costs a fifth of reading it. Public data only.</summary>
    public static bool IsCompressed(ReadOnlySpan<byte> bytes33)
    {
        if (bytes33[0] is not (2 or 3) || !FieldElement.TryFromBytes(bytes33[1..], out var x))
        {
            return false;
        }

        RightSide(out var right, x);
        return FieldElement.IsSquareVariable(right);
    }

    /// <summary>Reads a compressed point: 33 bytes, 02 or 03, x below p, on the curve. Public data only.</summary>
    public static bool TryFromCompressed(ReadOnlySpan<byte> bytes33, out AffinePoint point)
    {
        point = default;
        return bytes33[0] is 2 or 3
            && FieldElement.TryFromBytes(bytes33[1..], out var x)
            && TryFromX(x, bytes33[0] == 3, out point);
    }

    /// <summary>x^3 + 7, which is y^2 of the points with this x.</summary>
    private static void RightSide(out FieldElement right, in FieldElement x)
    {
        FieldElement.Square(out var square, x);
        FieldElement.Multiply(out right, square, x);
        right.N0 += 7;
    }
}
