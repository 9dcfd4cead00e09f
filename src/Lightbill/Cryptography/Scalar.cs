using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Lightbill.Cryptography;

/// <summary>
/// A number modulo n, the order of the group, always reduced, in four words of 64 bits, least first. Nothing here branches on a value
/// except the members whose name ends in Variable.
/// </summary>
[SkipLocalsInit]
internal readonly struct Scalar : IEquatable<Scalar>
{
    public readonly ulong D0;
    public readonly ulong D1;
    public readonly ulong D2;
    public readonly ulong D3;

    private const ulong Order0 = 0xBFD25E8CD0364141;
    private const ulong Order1 = 0xBAAEDCE6AF48A03B;
    private const ulong Order2 = 0xFFFFFFFFFFFFFFFE;
    private const ulong Order3 = 0xFFFFFFFFFFFFFFFF;

    // 2^256 - n; its third word is 1.
    private const ulong Fold0 = 0x402DA1732FC9BEBF;
    private const ulong Fold1 = 0x4551231950B75FC4;

    public Scalar(ulong d0, ulong d1, ulong d2, ulong d3)
    {
        D0 = d0;
        D1 = d1;
        D2 = d2;
        D3 = d3;
    }

    public bool IsZero => (D0 | D1 | D2 | D3) == 0;

    /// <summary>Whether the value is above n / 2.</summary>
    public bool IsHigh => IsAbove(this, 0xDFE92F46681B20A0, 0x5D576E7357A4501D, 0xFFFFFFFFFFFFFFFF, 0x7FFFFFFFFFFFFFFF) != 0;

    /// <summary>Reads 32 bytes and reduces them; tells whether they were n or more.</summary>
    public static Scalar FromBytes(ReadOnlySpan<byte> bytes32, out bool overflow)
    {
        var value = new Scalar(
            BinaryPrimitives.ReadUInt64BigEndian(bytes32[24..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes32[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes32[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes32));
        var reaches = IsAbove(value, Order0 - 1, Order1, Order2, Order3);
        overflow = reaches != 0;
        return Subtract(value, reaches);
    }

    public void WriteTo(Span<byte> bytes32)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes32[24..], D0);
        BinaryPrimitives.WriteUInt64BigEndian(bytes32[16..], D1);
        BinaryPrimitives.WriteUInt64BigEndian(bytes32[8..], D2);
        BinaryPrimitives.WriteUInt64BigEndian(bytes32, D3);
    }

    public static Scalar Add(in Scalar a, in Scalar b)
    {
        ulong carry = 0;
        var d0 = AddCarry(a.D0, b.D0, ref carry);
        var d1 = AddCarry(a.D1, b.D1, ref carry);
        var d2 = AddCarry(a.D2, b.D2, ref carry);
        var d3 = AddCarry(a.D3, b.D3, ref carry);
        var sum = new Scalar(d0, d1, d2, d3);
        return Subtract(sum, carry | IsAbove(sum, Order0 - 1, Order1, Order2, Order3));
    }

    public static Scalar Negate(in Scalar a)
    {
        unchecked
        {
            // n - a, masked so that zero stays zero.
            ulong borrow = 0;
            var d0 = SubtractBorrow(Order0, a.D0, ref borrow);
            var d1 = SubtractBorrow(Order1, a.D1, ref borrow);
            var d2 = SubtractBorrow(Order2, a.D2, ref borrow);
            var d3 = SubtractBorrow(Order3, a.D3, ref borrow);
            var any = a.D0 | a.D1 | a.D2 | a.D3;
            var mask = 0UL - ((any | (0UL - any)) >> 63);
            return new Scalar(d0 & mask, d1 & mask, d2 & mask, d3 & mask);
        }
    }

    /// <summary>b where the mask is all ones, a where it is zero.</summary>
    public static Scalar Select(in Scalar a, in Scalar b, ulong mask) => new(
        a.D0 ^ ((a.D0 ^ b.D0) & mask),
        a.D1 ^ ((a.D1 ^ b.D1) & mask),
        a.D2 ^ ((a.D2 ^ b.D2) & mask),
        a.D3 ^ ((a.D3 ^ b.D3) & mask));

    public static Scalar Multiply(in Scalar a, in Scalar b)
    {
        Span<ulong> product = stackalloc ulong[8];
        MultiplyWide(a, b, product);

        // 2^256 = Fold modulo n. 512 bits become 386, then 260, then at most n more than a reduced value.
        Span<ulong> first = stackalloc ulong[7];
        Fold(product[..4], product[4..], first);
        Span<ulong> second = stackalloc ulong[6];
        Fold(first[..4], first[4..], second);
        Span<ulong> third = stackalloc ulong[5];
        Fold(second[..4], second[4..5], third);
        var folded = new Scalar(third[0], third[1], third[2], third[3]);
        return Subtract(folded, third[4] | IsAbove(folded, Order0 - 1, Order1, Order2, Order3));
    }

    /// <summary>The product of two numbers divided by 2^384 and rounded; below 2^128.</summary>
    public static Scalar MultiplyShift384(in Scalar a, in Scalar b)
    {
        Span<ulong> product = stackalloc ulong[8];
        MultiplyWide(a, b, product);
        var carry = product[5] >> 63;
        var d0 = AddCarry(product[6], 0, ref carry);
        var d1 = AddCarry(product[7], 0, ref carry);
        return new Scalar(d0, d1, 0, 0);
    }

    /// <summary>1 / a in the same number of steps for every a; zero gives zero.</summary>
    public static Scalar Invert(in Scalar a)
    {
        ulong d0 = a.D0, d1 = a.D1, d2 = a.D2, d3 = a.D3;
        ModularInverse.Order.Invert(ref d0, ref d1, ref d2, ref d3);
        return new Scalar(d0, d1, d2, d3);
    }

    /// <summary>1 / a; zero gives zero. Public data only.</summary>
    public static Scalar InvertVariable(in Scalar a)
    {
        ulong d0 = a.D0, d1 = a.D1, d2 = a.D2, d3 = a.D3;
        ModularInverse.Order.InvertVariable(ref d0, ref d1, ref d2, ref d3);
        return new Scalar(d0, d1, d2, d3);
    }

    public bool Equals(Scalar other) => ((D0 ^ other.D0) | (D1 ^ other.D1) | (D2 ^ other.D2) | (D3 ^ other.D3)) == 0;

    public override bool Equals(object? obj) => obj is Scalar other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(D0, D1, D2, D3);

    /// <summary>
    /// result = low + high (2^256 - n); the result has one word more than it can need, or as many as high is long plus three.
    /// </summary>
    private static void Fold(ReadOnlySpan<ulong> low, ReadOnlySpan<ulong> high, Span<ulong> result)
    {
        result.Clear();
        low.CopyTo(result);
        for (var i = 0; i < high.Length; i++)
        {
            ulong carry = 0;
            result[i] = MultiplyAdd(high[i], Fold0, result[i], ref carry);
            result[i + 1] = MultiplyAdd(high[i], Fold1, result[i + 1], ref carry);
            result[i + 2] = MultiplyAdd(high[i], 1, result[i + 2], ref carry);
            for (var j = i + 3; j < result.Length; j++)
            {
                result[j] = AddCarry(result[j], 0, ref carry);
            }
        }
    }

    private static void MultiplyWide(in Scalar a, in Scalar b, Span<ulong> product)
    {
        Span<ulong> x = [a.D0, a.D1, a.D2, a.D3];
        product.Clear();
        for (var i = 0; i < 4; i++)
        {
            ulong carry = 0;
            product[i] = MultiplyAdd(x[i], b.D0, product[i], ref carry);
            product[i + 1] = MultiplyAdd(x[i], b.D1, product[i + 1], ref carry);
            product[i + 2] = MultiplyAdd(x[i], b.D2, product[i + 2], ref carry);
            product[i + 3] = MultiplyAdd(x[i], b.D3, product[i + 3], ref carry);
            product[i + 4] = carry;
        }
    }

    /// <summary>a b + c + carry, which fits 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong MultiplyAdd(ulong a, ulong b, ulong c, ref ulong carry)
    {
        unchecked
        {
            var high = Math.BigMul(a, b, out var low);
            low += c;
            high += low < c ? 1UL : 0;
            low += carry;
            high += low < carry ? 1UL : 0;
            carry = high;
            return low;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AddCarry(ulong a, ulong b, ref ulong carry)
    {
        unchecked
        {
            var sum = a + b;
            var over = sum < a ? 1UL : 0;
            sum += carry;
            carry = over | (sum < carry ? 1UL : 0);
            return sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong SubtractBorrow(ulong a, ulong b, ref ulong borrow)
    {
        unchecked
        {
            var difference = a - b;
            var under = a < b ? 1UL : 0;
            var result = difference - borrow;
            borrow = under | (difference < borrow ? 1UL : 0);
            return result;
        }
    }

    /// <summary>1 when a is above the bound, else 0: the borrow of bound - a.</summary>
    private static ulong IsAbove(in Scalar a, ulong b0, ulong b1, ulong b2, ulong b3)
    {
        ulong borrow = 0;
        SubtractBorrow(b0, a.D0, ref borrow);
        SubtractBorrow(b1, a.D1, ref borrow);
        SubtractBorrow(b2, a.D2, ref borrow);
        SubtractBorrow(b3, a.D3, ref borrow);
        return borrow;
    }

    /// <summary>a - n when the flag is 1, a when it is 0, modulo 2^256.</summary>
    private static Scalar Subtract(in Scalar a, ulong flag)
    {
        unchecked
        {
            // Subtracting n is adding 2^256 - n and dropping the carry.
            var mask = 0UL - flag;
            ulong carry = 0;
            var d0 = AddCarry(a.D0, Fold0 & mask, ref carry);
            var d1 = AddCarry(a.D1, Fold1 & mask, ref carry);
            var d2 = AddCarry(a.D2, flag, ref carry);
            var d3 = AddCarry(a.D3, 0, ref carry);
            return new Scalar(d0, d1, d2, d3);
        }
    }
}
