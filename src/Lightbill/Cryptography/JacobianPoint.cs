using System.Runtime.CompilerServices;

namespace Lightbill.Cryptography;

/// <summary>
/// A point (X / Z^2, Y / Z^3) for arithmetic on public data: every special case is a branch. Magnitudes: X, Y and Z at most 4.
/// Formulas: the Explicit-Formulas Database of Bernstein and Lange, Jacobian coordinates for a = 0 (addition "madd" of Cohen, Miyaji, Ono).
/// </summary>
[SkipLocalsInit]
internal struct JacobianPoint
{
    public FieldElement X;
    public FieldElement Y;
    public FieldElement Z;
    public bool IsInfinity;

    public static JacobianPoint Infinity => new() { IsInfinity = true };

    public static JacobianPoint From(in AffinePoint point) => new() { X = point.X, Y = point.Y, Z = FieldElement.One };

    /// <summary>Doubles in place: 3 products and 4 squares. No point of the curve has order 2, so only infinity is special.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Double(ref JacobianPoint p)
    {
        if (p.IsInfinity)
        {
            return;
        }

        // S = Y^2, L = 3/2 X^2, T = -X S; X' = L^2 + 2T, Y' = -(L (X' + T) + S^2), Z' = Y Z.
        FieldElement.Multiply(out p.Z, p.Z, p.Y);
        FieldElement.Square(out var s, p.Y);
        FieldElement.Square(out var l, p.X);
        FieldElement.Scale(out l, l, 3);
        FieldElement.Halve(out l, l);
        FieldElement.Negate(out s, s, 1);
        FieldElement.Multiply(out var t, p.X, s);
        FieldElement.Square(out p.X, l);
        FieldElement.Add(out p.X, p.X, t);
        FieldElement.Add(out p.X, p.X, t);
        FieldElement.Square(out s, s);
        FieldElement.Add(out t, t, p.X);
        FieldElement.Multiply(out p.Y, t, l);
        FieldElement.Add(out p.Y, p.Y, s);
        FieldElement.Negate(out p.Y, p.Y, 2);
    }

    /// <summary>Adds an affine point (or its negative) in place: 8 products and 3 squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ref JacobianPoint p, in FieldElement x, in FieldElement y, bool negate) =>
        AddCore(ref p, x, y, negate, p.Z);

    /// <summary>
    /// The same where p lives on the isomorphic curve on which a point's Z is its true Z divided by <paramref name="scale"/>, and (x, y)
    /// is a point of the true curve: one product more.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(ref JacobianPoint p, in FieldElement x, in FieldElement y, bool negate, in FieldElement scale)
    {
        if (p.IsInfinity)
        {
            // (x s^2, y s^3) is the point's image there.
            FieldElement.Square(out var square, scale);
            FieldElement.Multiply(out p.X, x, square);
            FieldElement.Multiply(out square, square, scale);
            FieldElement.Multiply(out p.Y, y, square);
            if (negate)
            {
                FieldElement.Negate(out p.Y, p.Y, 1);
            }

            p.Z = FieldElement.One;
            p.IsInfinity = false;
            return;
        }

        FieldElement.Multiply(out var z, p.Z, scale);
        AddCore(ref p, x, y, negate, z);
    }

    /// <summary>
    /// Adds without looking for special cases: p is not infinity and the points differ in x. Gives H too, by which Z was multiplied.
    /// </summary>
    public static void AddDistinct(ref JacobianPoint p, in FieldElement x, in FieldElement y, out FieldElement h)
    {
        FieldElement.Square(out var zz, p.Z);
        FieldElement.Multiply(out h, x, zz);
        FieldElement.Multiply(out var i, zz, p.Z);
        FieldElement.Multiply(out i, i, y);
        FieldElement.Negate(out var t, p.X, 4);
        FieldElement.Add(out h, h, t);
        FieldElement.Negate(out t, p.Y, 4);
        FieldElement.Add(out i, i, t);
        FinishAdd(ref p, h, i);
    }

    /// <summary>To affine coordinates; false at infinity.</summary>
    public static bool TryNormalize(in JacobianPoint p, out AffinePoint point)
    {
        if (p.IsInfinity)
        {
            point = default;
            return false;
        }

        FieldElement.InvertVariable(out var inverse, p.Z);
        FieldElement.Square(out var square, inverse);
        FieldElement.Multiply(out var x, p.X, square);
        FieldElement.Multiply(out square, square, inverse);
        FieldElement.Multiply(out var y, p.Y, square);
        x.Normalize();
        y.Normalize();
        point = new AffinePoint(x, y);
        return true;
    }

    /// <summary>Many points to affine coordinates for one inversion (Montgomery's trick). None is infinity.</summary>
    public static void NormalizeAll(ReadOnlySpan<JacobianPoint> points, Span<AffinePoint> results)
    {
        // results[i].X holds the product of all Z before i for the way back.
        var product = FieldElement.One;
        for (var i = 0; i < points.Length; i++)
        {
            results[i].X = product;
            FieldElement.Multiply(out product, product, points[i].Z);
        }

        FieldElement.InvertVariable(out var inverse, product);
        for (var i = points.Length - 1; i >= 0; i--)
        {
            FieldElement.Multiply(out var own, inverse, results[i].X);
            FieldElement.Multiply(out inverse, inverse, points[i].Z);
            FieldElement.Square(out var square, own);
            FieldElement.Multiply(out results[i].X, points[i].X, square);
            FieldElement.Multiply(out square, square, own);
            FieldElement.Multiply(out results[i].Y, points[i].Y, square);
            results[i].X.Normalize();
            results[i].Y.Normalize();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddCore(ref JacobianPoint p, in FieldElement x, in FieldElement y, bool negate, in FieldElement z)
    {
        if (p.IsInfinity)
        {
            p.X = x;
            p.Y = y;
            if (negate)
            {
                FieldElement.Negate(out p.Y, p.Y, 1);
            }

            p.Z = FieldElement.One;
            p.IsInfinity = false;
            return;
        }

        // U2 = x Z^2, S2 = y Z^3, H = U2 - X, I = S2 - Y.
        FieldElement.Square(out var zz, z);
        FieldElement.Multiply(out var h, x, zz);
        FieldElement.Multiply(out var i, zz, z);
        FieldElement.Multiply(out i, i, y);
        if (negate)
        {
            FieldElement.Negate(out i, i, 1);
        }

        FieldElement.Negate(out var t, p.X, 4);
        FieldElement.Add(out h, h, t);
        FieldElement.Negate(out t, p.Y, 4);
        FieldElement.Add(out i, i, t);
        if (h.IsZeroVariable())
        {
            if (i.IsZeroVariable())
            {
                Double(ref p);
            }
            else
            {
                p = Infinity;
            }

            return;
        }

        FinishAdd(ref p, h, i);
    }

    /// <summary>X' = I^2 - H^3 - 2 X H^2, Y' = I (X H^2 - X') - Y H^3, Z' = Z H. H and I have magnitude at most 7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FinishAdd(ref JacobianPoint p, in FieldElement h, in FieldElement i)
    {
        FieldElement.Multiply(out p.Z, p.Z, h);
        FieldElement.Square(out var hh, h);
        FieldElement.Negate(out hh, hh, 1);
        FieldElement.Multiply(out var hhh, hh, h);
        FieldElement.Multiply(out var t, p.X, hh);
        FieldElement.Square(out p.X, i);
        FieldElement.Add(out p.X, p.X, hhh);
        FieldElement.Add(out p.X, p.X, t);
        FieldElement.Add(out p.X, p.X, t);

        // t is -X H^2 and hhh is -H^3: Y' = -I (t + X') + Y hhh.
        FieldElement.Add(out t, t, p.X);
        FieldElement.Multiply(out t, t, i);
        FieldElement.Multiply(out hhh, hhh, p.Y);
        FieldElement.Negate(out t, t, 1);
        FieldElement.Add(out p.Y, t, hhh);
    }
}
