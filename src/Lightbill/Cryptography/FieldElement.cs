using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Lightbill.Cryptography;

/// <summary>
/// A number modulo p = 2^256 - 2^32 - 977 in five limbs of 52 bits (the last: 48), carried lazily. An element has magnitude m when its
/// limbs are at most 2m(2^52 - 1), the last at most 2m(2^48 - 1): sums add magnitudes, <see cref="Negate"/> adds one, products give 1.
/// Factors of a product may have magnitudes up to 8 each. Comparing and writing need <see cref="Normalize"/> first. Nothing here branches
/// on a value except the members whose name ends in Variable.
/// </summary>
/// <remarks>
/// A product keeps, for each column, the sum of the high halves (in units of 2^52) and the wrapped sum of the low halves; their difference
/// is below 2^55, so it survives the wrapping, and no carry is ever taken from bit 64, which C# has no instruction for. Shifting both
/// factors left by 6 is what moves the boundary between the halves from bit 64 to bit 52.
/// </remarks>
[SkipLocalsInit]
internal struct FieldElement
{
    public ulong N0;
    public ulong N1;
    public ulong N2;
    public ulong N3;
    public ulong N4;

    private const ulong Mask52 = (1UL << 52) - 1;
    private const ulong Mask48 = (1UL << 48) - 1;

    // 2^256 and 2^260 modulo p.
    private const ulong Fold256 = 0x1000003D1;
    private const ulong Fold260 = 0x1000003D10;

    public FieldElement(ulong n0, ulong n1, ulong n2, ulong n3, ulong n4)
    {
        N0 = n0;
        N1 = n1;
        N2 = n2;
        N3 = n3;
        N4 = n4;
    }

    public static FieldElement One => new(1, 0, 0, 0, 0);

    /// <summary>Whether the value is odd; normalised only.</summary>
    public readonly bool IsOdd => (N0 & 1) != 0;

    /// <summary>Reads 32 bytes; false (and an unusable value) when they are not below p.</summary>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes32, out FieldElement value)
    {
        var d0 = BinaryPrimitives.ReadUInt64BigEndian(bytes32[24..]);
        var d1 = BinaryPrimitives.ReadUInt64BigEndian(bytes32[16..]);
        var d2 = BinaryPrimitives.ReadUInt64BigEndian(bytes32[8..]);
        var d3 = BinaryPrimitives.ReadUInt64BigEndian(bytes32);
        value = FromWords(d0, d1, d2, d3);
        return (d1 & d2 & d3) != ulong.MaxValue || d0 < 0xFFFFFFFEFFFFFC2F;
    }

    /// <summary>From 64-bit words, least first.</summary>
    public static FieldElement FromWords(ulong d0, ulong d1, ulong d2, ulong d3) => new(
        d0 & Mask52,
        ((d0 >> 52) | (d1 << 12)) & Mask52,
        ((d1 >> 40) | (d2 << 24)) & Mask52,
        ((d2 >> 28) | (d3 << 36)) & Mask52,
        d3 >> 16);

    /// <summary>Writes 32 bytes; normalised only.</summary>
    public readonly void WriteTo(Span<byte> bytes32)
    {
        ToWords(out var d0, out var d1, out var d2, out var d3);
        BinaryPrimitives.WriteUInt64BigEndian(bytes32[24..], d0);
        BinaryPrimitives.WriteUInt64BigEndian(bytes32[16..], d1);
        BinaryPrimitives.WriteUInt64BigEndian(bytes32[8..], d2);
        BinaryPrimitives.WriteUInt64BigEndian(bytes32, d3);
    }

    /// <summary>To 64-bit words, least first; normalised only.</summary>
    public readonly void ToWords(out ulong d0, out ulong d1, out ulong d2, out ulong d3)
    {
        d0 = N0 | (N1 << 52);
        d1 = (N1 >> 12) | (N2 << 40);
        d2 = (N2 >> 24) | (N3 << 28);
        d3 = (N3 >> 36) | (N4 << 16);
    }

    /// <summary>r = a b. Magnitudes at most 8 each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(out FieldElement r, in FieldElement a, in FieldElement b)
    {
        unchecked
        {
            ulong a0 = a.N0 << 6, a1 = a.N1 << 6, a2 = a.N2 << 6, a3 = a.N3 << 6, a4 = a.N4 << 6;
            ulong b0 = b.N0 << 6, b1 = b.N1 << 6, b2 = b.N2 << 6, b3 = b.N3 << 6, b4 = b.N4 << 6;
            ulong high, low;
            high = High(a0, b0);
            low = (a0 * (b0 >> 6));
            var c0 = ((low - (high << 58)) >> 6);
            var e0 = high;
            high = High(a0, b1) + High(a1, b0);
            low = (a0 * (b1 >> 6)) + (a1 * (b0 >> 6));
            var c1 = ((low - (high << 58)) >> 6) + e0;
            var e1 = high;
            high = High(a0, b2) + High(a1, b1) + High(a2, b0);
            low = (a0 * (b2 >> 6)) + (a1 * (b1 >> 6)) + (a2 * (b0 >> 6));
            var c2 = ((low - (high << 58)) >> 6) + e1;
            var e2 = high;
            high = High(a0, b3) + High(a1, b2) + High(a2, b1) + High(a3, b0);
            low = (a0 * (b3 >> 6)) + (a1 * (b2 >> 6)) + (a2 * (b1 >> 6)) + (a3 * (b0 >> 6));
            var c3 = ((low - (high << 58)) >> 6) + e2;
            var e3 = high;
            high = High(a0, b4) + High(a1, b3) + High(a2, b2) + High(a3, b1) + High(a4, b0);
            low = (a0 * (b4 >> 6)) + (a1 * (b3 >> 6)) + (a2 * (b2 >> 6)) + (a3 * (b1 >> 6)) + (a4 * (b0 >> 6));
            var c4 = ((low - (high << 58)) >> 6) + e3;
            var e4 = high;
            high = High(a1, b4) + High(a2, b3) + High(a3, b2) + High(a4, b1);
            low = (a1 * (b4 >> 6)) + (a2 * (b3 >> 6)) + (a3 * (b2 >> 6)) + (a4 * (b1 >> 6));
            var c5 = ((low - (high << 58)) >> 6) + e4;
            var e5 = high;
            high = High(a2, b4) + High(a3, b3) + High(a4, b2);
            low = (a2 * (b4 >> 6)) + (a3 * (b3 >> 6)) + (a4 * (b2 >> 6));
            var c6 = ((low - (high << 58)) >> 6) + e5;
            var e6 = high;
            high = High(a3, b4) + High(a4, b3);
            low = (a3 * (b4 >> 6)) + (a4 * (b3 >> 6));
            var c7 = ((low - (high << 58)) >> 6) + e6;
            var e7 = high;
            high = High(a4, b4);
            low = (a4 * (b4 >> 6));
            var c8 = ((low - (high << 58)) >> 6) + e7;
            var c9 = high;
            Reduce(out r, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9);
        }
    }

    /// <summary>r = a^2. Magnitude at most 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Square(out FieldElement r, in FieldElement a)
    {
        unchecked
        {
            ulong a0 = a.N0 << 6, a1 = a.N1 << 6, a2 = a.N2 << 6, a3 = a.N3 << 6, a4 = a.N4 << 6;
            ulong b0 = a.N0, b1 = a.N1, b2 = a.N2, b3 = a.N3, b4 = a.N4;
            ulong high, low;
            high = High(a0, a0);
            low = (a0 * b0);
            var c0 = ((low - (high << 58)) >> 6);
            var e0 = high;
            high = High(a0 << 1, a1);
            low = ((a0 << 1) * b1);
            var c1 = ((low - (high << 58)) >> 6) + e0;
            var e1 = high;
            high = High(a0 << 1, a2) + High(a1, a1);
            low = ((a0 << 1) * b2) + (a1 * b1);
            var c2 = ((low - (high << 58)) >> 6) + e1;
            var e2 = high;
            high = High(a0 << 1, a3) + High(a1 << 1, a2);
            low = ((a0 << 1) * b3) + ((a1 << 1) * b2);
            var c3 = ((low - (high << 58)) >> 6) + e2;
            var e3 = high;
            high = High(a0 << 1, a4) + High(a1 << 1, a3) + High(a2, a2);
            low = ((a0 << 1) * b4) + ((a1 << 1) * b3) + (a2 * b2);
            var c4 = ((low - (high << 58)) >> 6) + e3;
            var e4 = high;
            high = High(a1 << 1, a4) + High(a2 << 1, a3);
            low = ((a1 << 1) * b4) + ((a2 << 1) * b3);
            var c5 = ((low - (high << 58)) >> 6) + e4;
            var e5 = high;
            high = High(a2 << 1, a4) + High(a3, a3);
            low = ((a2 << 1) * b4) + (a3 * b3);
            var c6 = ((low - (high << 58)) >> 6) + e5;
            var e6 = high;
            high = High(a3 << 1, a4);
            low = ((a3 << 1) * b4);
            var c7 = ((low - (high << 58)) >> 6) + e6;
            var e7 = high;
            high = High(a4, a4);
            low = (a4 * b4);
            var c8 = ((low - (high << 58)) >> 6) + e7;
            var c9 = high;

            Reduce(out r, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9);
        }
    }

    /// <summary>r = a + b; the magnitudes add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(out FieldElement r, in FieldElement a, in FieldElement b)
    {
        unchecked
        {
            r.N0 = a.N0 + b.N0;
            r.N1 = a.N1 + b.N1;
            r.N2 = a.N2 + b.N2;
            r.N3 = a.N3 + b.N3;
            r.N4 = a.N4 + b.N4;
        }
    }

    /// <summary>r = -a for a of at most the given magnitude; the result has one more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Negate(out FieldElement r, in FieldElement a, ulong magnitude)
    {
        unchecked
        {
            var times = 2 * (magnitude + 1);
            r.N0 = (0xFFFFEFFFFFC2F * times) - a.N0;
            r.N1 = (Mask52 * times) - a.N1;
            r.N2 = (Mask52 * times) - a.N2;
            r.N3 = (Mask52 * times) - a.N3;
            r.N4 = (Mask48 * times) - a.N4;
        }
    }

    /// <summary>r = a times a small factor, which multiplies the magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(out FieldElement r, in FieldElement a, ulong factor)
    {
        unchecked
        {
            r.N0 = a.N0 * factor;
            r.N1 = a.N1 * factor;
            r.N2 = a.N2 * factor;
            r.N3 = a.N3 * factor;
            r.N4 = a.N4 * factor;
        }
    }

    /// <summary>r = a / 2; magnitude m becomes at most m / 2 + 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Halve(out FieldElement r, in FieldElement a)
    {
        unchecked
        {
            // An odd value is made even by adding p, limb by limb.
            var odd = 0UL - (a.N0 & 1);
            var t0 = a.N0 + (0xFFFFEFFFFFC2F & odd);
            var t1 = a.N1 + (Mask52 & odd);
            var t2 = a.N2 + (Mask52 & odd);
            var t3 = a.N3 + (Mask52 & odd);
            var t4 = a.N4 + (Mask48 & odd);
            r.N0 = (t0 >> 1) + ((t1 & 1) << 51);
            r.N1 = (t1 >> 1) + ((t2 & 1) << 51);
            r.N2 = (t2 >> 1) + ((t3 & 1) << 51);
            r.N3 = (t3 >> 1) + ((t4 & 1) << 51);
            r.N4 = t4 >> 1;
        }
    }

    /// <summary>a = b where the mask is all ones, unchanged where it is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Select(ref FieldElement a, in FieldElement b, ulong mask)
    {
        a.N0 ^= (a.N0 ^ b.N0) & mask;
        a.N1 ^= (a.N1 ^ b.N1) & mask;
        a.N2 ^= (a.N2 ^ b.N2) & mask;
        a.N3 ^= (a.N3 ^ b.N3) & mask;
        a.N4 ^= (a.N4 ^ b.N4) & mask;
    }

    /// <summary>Brings any element (limbs below 2^60) to magnitude 1, the value below 2^256 + 2^220.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Carry()
    {
        unchecked
        {
            var over = N4 >> 48;
            N4 &= Mask48;
            N0 += over * Fold256;
            N1 += N0 >> 52;
            N0 &= Mask52;
            N2 += N1 >> 52;
            N1 &= Mask52;
            N3 += N2 >> 52;
            N2 &= Mask52;
            N4 += N3 >> 52;
            N3 &= Mask52;
        }
    }

    /// <summary>Brings any element (limbs below 2^60) to the one form below p.</summary>
    public void Normalize()
    {
        unchecked
        {
            Carry();
            // At most one p is left: add 2^256 - p when the value reaches p, and drop bit 256.
            var reaches = (N4 >> 48) | (((N4 == Mask48) & ((N1 & N2 & N3) == Mask52) & (N0 >= 0xFFFFEFFFFFC2F)) ? 1UL : 0);
            N0 += (0UL - reaches) & Fold256;
            N1 += N0 >> 52;
            N0 &= Mask52;
            N2 += N1 >> 52;
            N1 &= Mask52;
            N3 += N2 >> 52;
            N2 &= Mask52;
            N4 += N3 >> 52;
            N3 &= Mask52;
            N4 &= Mask48;
        }
    }

    /// <summary>Whether the value is zero modulo p. Public data only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsZeroVariable()
    {
        unchecked
        {
            // After one fold the lowest limb tells nearly always: it would have to be that of 0 or of p.
            var lowest = (N0 + ((N4 >> 48) * Fold256)) & Mask52;
            return (lowest == 0 || lowest == 0xFFFFEFFFFFC2F) && IsZeroSlow(this);
        }
    }

    /// <summary>Whether two elements are the same number; b has magnitude at most 1. Public data only.</summary>
    public static bool AreEqualVariable(in FieldElement a, in FieldElement b)
    {
        Negate(out var difference, b, 1);
        Add(out difference, difference, a);
        return difference.IsZeroVariable();
    }

    /// <summary>r = a^(2^count).</summary>
    public static void Square(out FieldElement r, in FieldElement a, int count)
    {
        Square(out r, a);
        for (var i = 1; i < count; i++)
        {
            Square(out r, r);
        }
    }

    /// <summary>
    /// A square root of a, or false when there is none: a^((p + 1) / 4), whose exponent is runs of 2, 22 and 223 ones, by an addition
    /// chain. Magnitude 1 in, magnitude 1 out. Public data only.
    /// </summary>
    public static bool TrySquareRootVariable(out FieldElement root, in FieldElement a)
    {
        Square(out var t, a);
        Multiply(out var x2, t, a);
        Square(out t, x2);
        Multiply(out var x3, t, a);
        Square(out t, x3, 3);
        Multiply(out t, t, x3);
        Square(out t, t, 3);
        Multiply(out t, t, x3);
        Square(out t, t, 2);
        Multiply(out t, t, x2);
        Square(out var x22, t, 11);
        Multiply(out x22, x22, t);
        Square(out t, x22, 22);
        Multiply(out var x44, t, x22);
        Square(out t, x44, 44);
        Multiply(out var x88, t, x44);
        Square(out t, x88, 88);
        Multiply(out t, t, x88);
        Square(out t, t, 44);
        Multiply(out t, t, x44);
        Square(out t, t, 3);
        Multiply(out t, t, x3);
        Square(out t, t, 23);
        Multiply(out t, t, x22);
        Square(out t, t, 6);
        Multiply(out t, t, x2);
        Square(out root, t, 2);
        Square(out t, root);
        return AreEqualVariable(t, a);
    }

    /// <summary>
    /// Whether a has a square root, for less than the root itself costs: by the Jacobi symbol. Magnitude 1. Public data only.
    /// </summary>
    public static bool IsSquareVariable(in FieldElement a)
    {
        var t = a;
        t.Normalize();
        t.ToWords(out var d0, out var d1, out var d2, out var d3);
        return ModularInverse.Field.JacobiVariable(d0, d1, d2, d3) switch
        {
            1 => true,
            -1 => false,
            _ => TrySquareRootVariable(out _, t),
        };
    }

    /// <summary>r = 1 / a, in the same number of steps for every a; zero gives zero.</summary>
    public static void Invert(out FieldElement r, in FieldElement a)
    {
        var t = a;
        t.Normalize();
        t.ToWords(out var d0, out var d1, out var d2, out var d3);
        ModularInverse.Field.Invert(ref d0, ref d1, ref d2, ref d3);
        r = FromWords(d0, d1, d2, d3);
    }

    /// <summary>r = 1 / a; zero gives zero. Public data only.</summary>
    public static void InvertVariable(out FieldElement r, in FieldElement a)
    {
        var t = a;
        t.Normalize();
        t.ToWords(out var d0, out var d1, out var d2, out var d3);
        ModularInverse.Field.InvertVariable(ref d0, ref d1, ref d2, ref d3);
        r = FromWords(d0, d1, d2, d3);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsZeroSlow(FieldElement value)
    {
        value.Normalize();
        return (value.N0 | value.N1 | value.N2 | value.N3 | value.N4) == 0;
    }

    /// <summary>From ten columns of 52 bits, each below 2^63, to magnitude 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Reduce(
        out FieldElement r, ulong c0, ulong c1, ulong c2, ulong c3, ulong c4, ulong c5, ulong c6, ulong c7, ulong c8, ulong c9)
    {
        unchecked
        {
            // Columns 5 to 9 count 2^260 times columns 0 to 4.
            AddProduct(c5, Fold260 << 12, ref c0, ref c1);
            AddProduct(c6, Fold260 << 12, ref c1, ref c2);
            AddProduct(c7, Fold260 << 12, ref c2, ref c3);
            AddProduct(c8, Fold260 << 12, ref c3, ref c4);
            ulong over = 0;
            AddProduct(c9, Fold260 << 12, ref c4, ref over);

            // What lies above bit 256 counts 2^256; then one pass of carries leaves magnitude 1.
            AddProduct((over << 4) + (c4 >> 48), Fold256 << 12, ref c0, ref c1);
            c1 += c0 >> 52;
            c2 += c1 >> 52;
            c3 += c2 >> 52;
            r.N0 = c0 & Mask52;
            r.N1 = c1 & Mask52;
            r.N2 = c2 & Mask52;
            r.N3 = c3 & Mask52;
            r.N4 = (c4 & Mask48) + (c3 >> 52);
        }
    }

    /// <summary>Adds a product (shifted left by 12 in all) to two neighbouring columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProduct(ulong a, ulong b, ref ulong column, ref ulong next)
    {
        unchecked
        {
            next += High(a, b);
            column += (a * b) >> 12;
        }
    }

    /// <summary>
    /// The high half of a product. Math.BigMul gives both halves, but the low one through memory, and the loads that wait for those stores
    /// cost up to half of the speed, depending on where the stack lies; a second multiplication is cheaper.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong High(ulong a, ulong b) =>
        Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(a, b) : Math.BigMul(a, b, out _);
}
