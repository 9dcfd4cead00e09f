using System.Runtime.CompilerServices;

namespace Lightbill.Cryptography;

/// <summary>
/// a G + b P for public data, as fast as we know how: each factor becomes two of 128 bits (P's by the curve's endomorphism after Gallant,
/// Lambert and Vanstone, 2001; G's by halves, as its multiples by 2^128 are known), written in non-adjacent form with wide windows, and the
/// four share one chain of doublings (Strauss). P's odd multiples are brought to one Z, not to affine coordinates, which spares an
/// inversion.
/// </summary>
[SkipLocalsInit]
internal static class PublicMultiplication
{
    private const int Window = 5;
    private const int WindowEntries = 1 << (Window - 2);
    private const int GeneratorWindow = 11;
    private const int GeneratorEntries = 1 << (GeneratorWindow - 2);
    private const int Digits = 129;

    // Lambda^2 + Lambda + 1 = 0 modulo n, Beta likewise modulo p: Lambda (x, y) = (Beta x, y).
    private static readonly FieldElement Beta =
        FieldElement.FromWords(0xC1396C28719501EE, 0x9CF0497512F58995, 0x6E64479EAC3434E9, 0x7AE96A2B657C0710);

    private static readonly Scalar MinusLambda = new(0xE0CFC810B51283CF, 0xA880B9FC8EC739C2, 0x5AD9E3FD77ED9BA4, 0xAC9C52B33FA3CF1F);

    // The short basis (a1, b1), (a2, b2) of the lattice x + y Lambda = 0: -b1, -b2 modulo n, and 2^384 b2 / n, -2^384 b1 / n rounded.
    private static readonly Scalar MinusB1 = new(0x6F547FA90ABFE4C3, 0xE4437ED6010E8828, 0, 0);
    private static readonly Scalar MinusB2 = new(0xD765CDA83DB1562C, 0x8A280AC50774346D, 0xFFFFFFFFFFFFFFFE, 0xFFFFFFFFFFFFFFFF);
    private static readonly Scalar G1 = new(0xE893209A45DBB031, 0x3DAA8A1471E8CA7F, 0xE86C90E49284EB15, 0x3086D221A7D46BCD);
    private static readonly Scalar G2 = new(0x1571B4AE8AC47F71, 0x221208AC9DF506C6, 0x6F547FA90ABFE4C4, 0xE4437ED6010E8828);

    // Odd multiples of G, then those of 2^128 G. Built at first use.
    private static readonly Lazy<AffinePoint[]> GeneratorTable = new(BuildGeneratorTable);

    /// <summary>result = a G + b P.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyAdd(out JacobianPoint result, in Scalar a, in Scalar b, in AffinePoint p)
    {
        Span<AffinePoint> table = stackalloc AffinePoint[WindowEntries];
        Span<FieldElement> tableBetaX = stackalloc FieldElement[WindowEntries];
        BuildTable(p, table, out var scale);
        for (var i = 0; i < WindowEntries; i++)
        {
            FieldElement.Multiply(out tableBetaX[i], table[i].X, Beta);
        }

        Split(b, out var b1, out var negative1, out var b2, out var negative2);
        Span<short> digitsP1 = stackalloc short[Digits];
        Span<short> digitsP2 = stackalloc short[Digits];
        Span<short> digitsG1 = stackalloc short[Digits];
        Span<short> digitsG2 = stackalloc short[Digits];
        var top = Recode(b1.D0, b1.D1, Window, negative1, digitsP1);
        top = Math.Max(top, Recode(b2.D0, b2.D1, Window, negative2, digitsP2));
        top = Math.Max(top, Recode(a.D0, a.D1, GeneratorWindow, false, digitsG1));
        top = Math.Max(top, Recode(a.D2, a.D3, GeneratorWindow, false, digitsG2));

        ReadOnlySpan<AffinePoint> generator = GeneratorTable.Value;
        var sum = JacobianPoint.Infinity;
        for (var i = top; i >= 0; i--)
        {
            JacobianPoint.Double(ref sum);
            int digit = digitsP1[i];
            if (digit != 0)
            {
                ref readonly var entry = ref table[Math.Abs(digit) >> 1];
                JacobianPoint.Add(ref sum, entry.X, entry.Y, digit < 0);
            }

            digit = digitsP2[i];
            if (digit != 0)
            {
                var index = Math.Abs(digit) >> 1;
                JacobianPoint.Add(ref sum, tableBetaX[index], table[index].Y, digit < 0);
            }

            digit = digitsG1[i];
            if (digit != 0)
            {
                ref readonly var entry = ref generator[Math.Abs(digit) >> 1];
                JacobianPoint.AddScaled(ref sum, entry.X, entry.Y, digit < 0, scale);
            }

            digit = digitsG2[i];
            if (digit != 0)
            {
                ref readonly var entry = ref generator[GeneratorEntries + (Math.Abs(digit) >> 1)];
                JacobianPoint.AddScaled(ref sum, entry.X, entry.Y, digit < 0, scale);
            }
        }

        if (!sum.IsInfinity)
        {
            FieldElement.Multiply(out sum.Z, sum.Z, scale);
        }

        result = sum;
    }

    /// <summary>k = ±k1 ± k2 Lambda modulo n, both below 2^128.</summary>
    internal static void Split(in Scalar k, out Scalar k1, out bool negative1, out Scalar k2, out bool negative2)
    {
        var c1 = Scalar.MultiplyShift384(k, G1);
        var c2 = Scalar.MultiplyShift384(k, G2);
        k2 = Scalar.Add(Scalar.Multiply(c1, MinusB1), Scalar.Multiply(c2, MinusB2));
        k1 = Scalar.Add(k, Scalar.Multiply(k2, MinusLambda));
        negative1 = k1.IsHigh;
        negative2 = k2.IsHigh;
        k1 = negative1 ? Scalar.Negate(k1) : k1;
        k2 = negative2 ? Scalar.Negate(k2) : k2;
    }

    /// <summary>
    /// Writes a number of 128 bits as a sum of odd digits below 2^(window - 1) in size, at least window places apart; gives the highest
    /// place in use, or -1 for zero.
    /// </summary>
    internal static int Recode(ulong low, ulong high, int window, bool negate, Span<short> digits)
    {
        unchecked
        {
            digits.Clear();
            var top = -1;
            var place = 0;
            ulong over = 0;
            while ((low | high | over) != 0)
            {
                // Shift zeros away, then take an odd digit: the window's bits, less 2^window when that brings it nearer to zero.
                var zeros = low != 0 ? System.Numerics.BitOperations.TrailingZeroCount(low) : 63;
                if (zeros != 0)
                {
                    low = (low >> zeros) | (high << (64 - zeros));
                    high = (high >> zeros) | (over << (64 - zeros));
                    over >>= zeros;
                    place += zeros;
                    continue;
                }

                var digit = (int)(low & ((1UL << window) - 1));
                if (digit >> (window - 1) != 0)
                {
                    digit -= 1 << window;
                }

                top = place;
                digits[place] = (short)(negate ? -digit : digit);

                // Subtract the digit; a negative one may carry through all words.
                var before = low;
                low -= (ulong)(long)digit;
                if (digit < 0 && low < before)
                {
                    high++;
                    over += high == 0 ? 1UL : 0;
                }
            }

            return top;
        }
    }

    /// <summary>P, 3P, 5P ... on the isomorphic curve where all of them have Z = 1; there, Z is the true Z divided by scale.</summary>
    private static void BuildTable(in AffinePoint p, Span<AffinePoint> table, out FieldElement scale)
    {
        Span<FieldElement> ratios = stackalloc FieldElement[WindowEntries];
        var twice = JacobianPoint.From(p);
        JacobianPoint.Double(ref twice);

        // On the curve scaled by the Z of 2P, 2P is affine and P = (x Z^2, y Z^3).
        FieldElement.Square(out var square, twice.Z);
        JacobianPoint current = default;
        FieldElement.Multiply(out current.X, p.X, square);
        FieldElement.Multiply(out square, square, twice.Z);
        FieldElement.Multiply(out current.Y, p.Y, square);
        current.Z = FieldElement.One;
        table[0] = new AffinePoint(current.X, current.Y);
        for (var i = 1; i < table.Length; i++)
        {
            JacobianPoint.AddDistinct(ref current, twice.X, twice.Y, out ratios[i]);
            table[i] = new AffinePoint(current.X, current.Y);
        }

        FieldElement.Multiply(out scale, current.Z, twice.Z);

        // Bring all to the last one's Z. The last itself may have a larger magnitude than a table entry should.
        table[^1].X.Carry();
        table[^1].Y.Carry();
        var ratio = FieldElement.One;
        for (var i = table.Length - 2; i >= 0; i--)
        {
            FieldElement.Multiply(out ratio, ratio, ratios[i + 1]);
            FieldElement.Square(out square, ratio);
            FieldElement.Multiply(out table[i].X, table[i].X, square);
            FieldElement.Multiply(out square, square, ratio);
            FieldElement.Multiply(out table[i].Y, table[i].Y, square);
        }
    }

    private static AffinePoint[] BuildGeneratorTable()
    {
        var points = new JacobianPoint[2 * GeneratorEntries];
        var high = JacobianPoint.From(AffinePoint.Generator);
        for (var i = 0; i < 128; i++)
        {
            JacobianPoint.Double(ref high);
        }

        JacobianPoint.TryNormalize(high, out var shifted);
        FillOddMultiples(AffinePoint.Generator, points.AsSpan(0, GeneratorEntries));
        FillOddMultiples(shifted, points.AsSpan(GeneratorEntries));
        var table = new AffinePoint[points.Length];
        JacobianPoint.NormalizeAll(points, table);
        return table;
    }

    /// <summary>P, 3P, 5P ... on the true curve.</summary>
    internal static void FillOddMultiples(in AffinePoint p, Span<JacobianPoint> multiples)
    {
        var twice = JacobianPoint.From(p);
        JacobianPoint.Double(ref twice);
        JacobianPoint.TryNormalize(twice, out var step);
        var current = JacobianPoint.From(p);
        multiples[0] = current;
        for (var i = 1; i < multiples.Length; i++)
        {
            JacobianPoint.AddDistinct(ref current, step.X, step.Y, out _);
            multiples[i] = current;
        }
    }
}
