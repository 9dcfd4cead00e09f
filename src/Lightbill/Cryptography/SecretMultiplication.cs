using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Lightbill.Cryptography;

/// <summary>
/// k G for a secret k: 64 additions of table entries, each found by reading its whole window under a mask, added by complete formulas, so
/// that neither branches nor addresses depend on k. A JIT may still compile any of this to something whose time does: constant time is the
/// aim here, not a promise.
/// </summary>
/// <remarks>
/// k is first turned into k' = (k + 2^256 - 1) / 2 modulo n; then k is the sum of (2 b - 1) 2^i over the bits b of k', that is, of 64
/// digits which are all odd, between -15 and 15. No digit is zero, so no window needs an entry for infinity; eight entries and a sign
/// suffice. Complete formulas: J. Renes, C. Costello, L. Batina, "Complete addition formulas for prime order elliptic curves", 2015,
/// algorithm 8.
/// </remarks>
[SkipLocalsInit]
internal static class SecretMultiplication
{
    private const int Windows = 64;
    private const int Entries = 8;

    private static readonly Scalar Half = new(0xDFE92F46681B20A1, 0x5D576E7357A4501D, 0xFFFFFFFFFFFFFFFF, 0x7FFFFFFFFFFFFFFF);

    // (2^256 - 1) / 2 modulo n.
    private static readonly Scalar Offset = new(0x2016D0B997E4DF5F, 0xA2A8918CA85BAFE2, 0, 0);

    // 1, 3 ... 15 times 16^window G. Built at first use.
    private static readonly Lazy<AffinePoint[]> Table = new(BuildTable);

    /// <summary>The affine coordinates, normalised, of k G for k from 1 to n - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static AffinePoint Multiply(in Scalar k)
    {
        var recoded = Scalar.Add(Scalar.Multiply(k, Half), Offset);
        Span<ulong> words = [recoded.D0, recoded.D1, recoded.D2, recoded.D3];
        ReadOnlySpan<AffinePoint> table = Table.Value;
        Projective sum = default;
        sum.Y = FieldElement.One;
        AffinePoint entry = default;
        for (var window = 0; window < Windows; window++)
        {
            var bits = words[window >> 4] >> (4 * (window & 15));
            Look(table.Slice(window * Entries, Entries), bits & 15, ref entry);
            Projective.Add(ref sum, entry.X, entry.Y);
        }

        FieldElement.Invert(out var inverse, sum.Z);
        FieldElement.Multiply(out var x, sum.X, inverse);
        FieldElement.Multiply(out var y, sum.Y, inverse);
        x.Normalize();
        y.Normalize();
        CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(words));
        Wipe(ref recoded);
        Wipe(ref sum);
        Wipe(ref entry);
        Wipe(ref inverse);
        return new AffinePoint(x, y);
    }

    /// <summary>Overwrites a local that held a secret.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Wipe<T>(ref T value)
        where T : unmanaged =>
        CryptographicOperations.ZeroMemory(
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref value, 1)));

    /// <summary>The entry for the digit 2 bits - 15: its size chooses the entry, the top bit the sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Look(ReadOnlySpan<AffinePoint> window, ulong bits, ref AffinePoint entry)
    {
        unchecked
        {
            // bits 8..15 are the digits 1, 3 ... 15; bits 7..0 are -1, -3 ... -15.
            var negative = (bits >> 3) - 1;
            var index = (bits ^ negative) & 7;
            entry = window[0];
            for (var i = 1UL; i < Entries; i++)
            {
                // All ones where i is the index: i ^ index is below 8, and only zero less one has its top bit set.
                var mask = 0UL - (((i ^ index) - 1) >> 63);
                ref readonly var candidate = ref window[(int)i];
                FieldElement.Select(ref entry.X, candidate.X, mask);
                FieldElement.Select(ref entry.Y, candidate.Y, mask);
            }

            FieldElement.Negate(out var minusY, entry.Y, 1);
            FieldElement.Select(ref entry.Y, minusY, negative);
        }
    }

    private static AffinePoint[] BuildTable()
    {
        var points = new JacobianPoint[Windows * Entries];
        var start = AffinePoint.Generator;
        for (var window = 0; window < Windows; window++)
        {
            PublicMultiplication.FillOddMultiples(start, points.AsSpan(window * Entries, Entries));
            var next = JacobianPoint.From(start);
            for (var i = 0; i < 4; i++)
            {
                JacobianPoint.Double(ref next);
            }

            JacobianPoint.TryNormalize(next, out start);
        }

        var table = new AffinePoint[points.Length];
        JacobianPoint.NormalizeAll(points, table);
        return table;
    }

    /// <summary>A point (X / Z, Y / Z); infinity is (0, 1, 0). Coordinates have magnitude at most 2.</summary>
    private struct Projective
    {
        public FieldElement X;
        public FieldElement Y;
        public FieldElement Z;

        /// <summary>Adds an affine point in place, whatever the two are; y has magnitude at most 2.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Add(ref Projective p, in FieldElement x, in FieldElement y)
        {
            // Algorithm 8 with b3 = 21; magnitudes at the end of the lines where they matter.
            FieldElement.Multiply(out var t0, p.X, x);
            FieldElement.Multiply(out var t1, p.Y, y);
            FieldElement.Add(out var t3, x, y); // 3
            FieldElement.Add(out var t4, p.X, p.Y); // 4
            FieldElement.Multiply(out t3, t3, t4);
            FieldElement.Add(out t4, t0, t1);
            FieldElement.Negate(out t4, t4, 2);
            FieldElement.Add(out t3, t3, t4); // 4
            FieldElement.Multiply(out t4, y, p.Z);
            FieldElement.Add(out t4, t4, p.Y); // 3
            FieldElement.Multiply(out var y3, x, p.Z);
            FieldElement.Add(out y3, y3, p.X); // 3
            FieldElement.Scale(out t0, t0, 3); // 3
            FieldElement.Scale(out var t2, p.Z, 21); // 42
            t2.Carry(); // 1
            FieldElement.Add(out var z3, t1, t2); // 2
            FieldElement.Negate(out t2, t2, 1);
            FieldElement.Add(out t1, t1, t2); // 3
            FieldElement.Scale(out y3, y3, 21); // 63
            y3.Carry(); // 1
            FieldElement.Multiply(out var x3, t4, y3);
            FieldElement.Negate(out x3, x3, 1);
            FieldElement.Multiply(out t2, t3, t1);
            FieldElement.Add(out p.X, x3, t2); // 3
            FieldElement.Multiply(out y3, y3, t0);
            FieldElement.Multiply(out t1, t1, z3);
            FieldElement.Add(out p.Y, t1, y3); // 2
            FieldElement.Multiply(out t0, t0, t3);
            FieldElement.Multiply(out z3, z3, t4);
            FieldElement.Add(out p.Z, z3, t0); // 2
        }
    }
}
