using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lightbill.Cryptography;

/// <summary>
/// Inversion modulo a 256-bit odd number by division steps (D. J. Bernstein and B.-Y. Yang, "Fast constant-time gcd computation and modular
/// inversion", 2019, in the variant that starts at delta = 1/2: 590 steps always suffice for 256 bits). Numbers are five signed limbs of 62
/// bits; the steps are done in batches on the lowest limb, and each batch's transition matrix is then applied to the whole numbers.
/// </summary>
[SkipLocalsInit]
internal sealed partial class ModularInverse
{
    /// <summary>Modulo p, the field's prime.</summary>
    public static readonly ModularInverse Field = new(0xFFFFFFFEFFFFFC2F, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    /// <summary>Modulo n, the group's order.</summary>
    public static readonly ModularInverse Order = new(0xBFD25E8CD0364141, 0xBAAEDCE6AF48A03B, 0xFFFFFFFFFFFFFFFE, ulong.MaxValue);

    private const ulong Mask62 = ulong.MaxValue >> 2;

    private readonly Limbs _modulus;

    // The same with limbs that are not negative.
    private readonly Limbs _positiveModulus;

    // The modulus' inverse modulo 2^62.
    private readonly ulong _inverse62;

    private ModularInverse(ulong d0, ulong d1, ulong d2, ulong d3)
    {
        _positiveModulus = _modulus = Limbs.FromWords(d0, d1, d2, d3);
        _modulus.Balance();
        unchecked
        {
            // Newton's iteration doubles the correct bits; an odd number is its own inverse modulo 8.
            var inverse = d0;
            for (var i = 0; i < 5; i++)
            {
                inverse *= 2 - (d0 * inverse);
            }

            _inverse62 = inverse & Mask62;
        }
    }

    /// <summary>Replaces a number below the modulus by its inverse, in the same number of steps whatever it is. Zero stays zero.</summary>
    public void Invert(ref ulong d0, ref ulong d1, ref ulong d2, ref ulong d3)
    {
        Limbs d = default, e = default, f = _modulus, g = Limbs.FromWords(d0, d1, d2, d3);
        e.V0 = 1;
        var zeta = -1L;
        for (var i = 0; i < 10; i++)
        {
            zeta = Steps59(zeta, unchecked((ulong)f.V0), unchecked((ulong)g.V0), out var t);
            UpdateCoefficients(ref d, ref e, t);
            UpdateNumbers(ref f, ref g, t);
        }

        Finish(ref d, f.V4);
        d.ToWords(out d0, out d1, out d2, out d3);
    }

    /// <summary>The same in as few steps as the number needs. Public data only.</summary>
    public void InvertVariable(ref ulong d0, ref ulong d1, ref ulong d2, ref ulong d3)
    {
        Limbs d = default, e = default, f = _modulus, g = Limbs.FromWords(d0, d1, d2, d3);
        e.V0 = 1;
        var eta = -1L;
        while ((g.V0 | g.V1 | g.V2 | g.V3 | g.V4) != 0)
        {
            eta = Steps62Variable(eta, unchecked((ulong)f.V0), unchecked((ulong)g.V0), out var t);
            UpdateCoefficients(ref d, ref e, t);
            UpdateNumbers(ref f, ref g, t);
        }

        Finish(ref d, f.V4);
        d.ToWords(out d0, out d1, out d2, out d3);
    }

    /// <summary>59 division steps without a branch; the matrix comes out multiplied by 2^62 like that of 62 steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Steps59(long zeta, ulong f, ulong g, out Matrix t)
    {
        unchecked
        {
            ulong u = 8, v = 0, q = 0, r = 8;
            for (var i = 3; i < 62; i++)
            {
                // When zeta is negative and g odd: (f, g) becomes (g, (g - f) / 2), else (f, (g + (g odd) f) / 2).
                var negative = (ulong)(zeta >> 63);
                var odd = 0UL - (g & 1);
                g += ((f ^ negative) - negative) & odd;
                q += ((u ^ negative) - negative) & odd;
                r += ((v ^ negative) - negative) & odd;
                var swap = negative & odd;
                zeta = (zeta ^ (long)swap) - 1;
                f += g & swap;
                u += q & swap;
                v += r & swap;
                g >>= 1;
                u <<= 1;
                v <<= 1;
            }

            t = new Matrix((long)u, (long)v, (long)q, (long)r);
            return zeta;
        }
    }

    /// <summary>62 division steps, jumping over runs of zero bits and clearing several bits of g at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Steps62Variable(long eta, ulong f, ulong g, out Matrix t)
    {
        unchecked
        {
            ulong u = 1, v = 0, q = 0, r = 1;
            var left = 62;
            while (true)
            {
                var zeros = BitOperations.TrailingZeroCount(g | (ulong.MaxValue << left));
                g >>= zeros;
                u <<= zeros;
                v <<= zeros;
                eta -= zeros;
                left -= zeros;
                if (left == 0)
                {
                    break;
                }

                ulong w;
                if (eta < 0)
                {
                    eta = -eta;
                    (f, g) = (g, 0 - f);
                    (u, q) = (q, 0 - u);
                    (v, r) = (r, 0 - v);
                    // -1/f modulo 64 is f (f^2 - 2): up to six bits of g can go, but not beyond the next change of sign or the batch's end.
                    var limit = eta + 1 > left ? left : (int)eta + 1;
                    w = (f * g * ((f * f) - 2)) & (ulong.MaxValue >> (64 - limit)) & 63;
                }
                else
                {
                    // The same modulo 16, cheaper: eta is usually small here.
                    var limit = eta + 1 > left ? left : (int)eta + 1;
                    w = f + (((f + 1) & 4) << 1);
                    w = (0 - (w * g)) & (ulong.MaxValue >> (64 - limit)) & 15;
                }

                g += f * w;
                q += u * w;
                r += v * w;
            }

            t = new Matrix((long)u, (long)v, (long)q, (long)r);
            return eta;
        }
    }

    /// <summary>(d, e) becomes t (d, e) / 2^62 modulo the modulus, kept between -2 and 1 times the modulus.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void UpdateCoefficients(ref Limbs d, ref Limbs e, in Matrix t)
    {
        unchecked
        {
            // Start as if negative d and e had the modulus added; then add the multiple that clears the lowest 62 bits.
            var signD = d.V4 >> 63;
            var signE = e.V4 >> 63;
            var md = (t.U & signD) + (t.V & signE);
            var me = (t.Q & signD) + (t.R & signE);
            Wide cd = default, ce = default;
            cd.Add(t.U, d.V0);
            cd.Add(t.V, e.V0);
            ce.Add(t.Q, d.V0);
            ce.Add(t.R, e.V0);
            md -= (long)(((_inverse62 * cd.Low) + (ulong)md) & Mask62);
            me -= (long)(((_inverse62 * ce.Low) + (ulong)me) & Mask62);
            cd.Add(_modulus.V0, md);
            ce.Add(_modulus.V0, me);
            cd.Shift();
            ce.Shift();

            Column(ref cd, ref ce, d.V1, e.V1, _modulus.V1, md, me, t, out d.V0, out e.V0);
            Column(ref cd, ref ce, d.V2, e.V2, _modulus.V2, md, me, t, out d.V1, out e.V1);
            Column(ref cd, ref ce, d.V3, e.V3, _modulus.V3, md, me, t, out d.V2, out e.V2);
            Column(ref cd, ref ce, d.V4, e.V4, _modulus.V4, md, me, t, out d.V3, out e.V3);
            d.V4 = (long)cd.Low;
            e.V4 = (long)ce.Low;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(
        ref Wide cd, ref Wide ce, long d, long e, long modulus, long md, long me, in Matrix t, out long lowD, out long lowE)
    {
        cd.Add(t.U, d);
        cd.Add(t.V, e);
        ce.Add(t.Q, d);
        ce.Add(t.R, e);
        if (modulus != 0)
        {
            cd.Add(modulus, md);
            ce.Add(modulus, me);
        }

        lowD = (long)(cd.Low & Mask62);
        lowE = (long)(ce.Low & Mask62);
        cd.Shift();
        ce.Shift();
    }

    /// <summary>(f, g) becomes t (f, g) / 2^62, which is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdateNumbers(ref Limbs f, ref Limbs g, in Matrix t)
    {
        unchecked
        {
            Wide cf = default, cg = default;
            cf.Add(t.U, f.V0);
            cf.Add(t.V, g.V0);
            cg.Add(t.Q, f.V0);
            cg.Add(t.R, g.V0);
            cf.Shift();
            cg.Shift();
            Column(ref cf, ref cg, f.V1, g.V1, 0, 0, 0, t, out f.V0, out g.V0);
            Column(ref cf, ref cg, f.V2, g.V2, 0, 0, 0, t, out f.V1, out g.V1);
            Column(ref cf, ref cg, f.V3, g.V3, 0, 0, 0, t, out f.V2, out g.V2);
            Column(ref cf, ref cg, f.V4, g.V4, 0, 0, 0, t, out f.V3, out g.V3);
            f.V4 = (long)cf.Low;
            g.V4 = (long)cg.Low;
        }
    }

    /// <summary>d times the sign of f, brought between 0 and the modulus.</summary>
    private void Finish(ref Limbs d, long sign)
    {
        unchecked
        {
            AddMasked(ref d, d.V4 >> 63);
            var negate = sign >> 63;
            d.V0 = (d.V0 ^ negate) - negate;
            d.V1 = (d.V1 ^ negate) - negate;
            d.V2 = (d.V2 ^ negate) - negate;
            d.V3 = (d.V3 ^ negate) - negate;
            d.V4 = (d.V4 ^ negate) - negate;
            d.Carry();
            AddMasked(ref d, d.V4 >> 63);
            d.Carry();
        }
    }

    private void AddMasked(ref Limbs d, long mask)
    {
        unchecked
        {
            d.V0 += _modulus.V0 & mask;
            d.V1 += _modulus.V1 & mask;
            d.V2 += _modulus.V2 & mask;
            d.V3 += _modulus.V3 & mask;
            d.V4 += _modulus.V4 & mask;
        }
    }

    private readonly struct Matrix(long u, long v, long q, long r)
    {
        public readonly long U = u;
        public readonly long V = v;
        public readonly long Q = q;
        public readonly long R = r;
    }

    /// <summary>A signed sum of products in 128 bits.</summary>
    private struct Wide
    {
        public ulong Low;
        private long _high;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(long a, long b)
        {
            unchecked
            {
                // A signed product's high half from the unsigned one's.
                var low = (ulong)(a * b);
                var high = (long)FieldElement.High((ulong)a, (ulong)b) - ((a >> 63) & b) - ((b >> 63) & a);
                Low += low;
                _high += high + (Low < low ? 1 : 0);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Shift()
        {
            unchecked
            {
                Low = (Low >> 62) | ((ulong)_high << 2);
                _high >>= 62;
            }
        }
    }

    private struct Limbs
    {
        public long V0;
        public long V1;
        public long V2;
        public long V3;
        public long V4;

        public static Limbs FromWords(ulong d0, ulong d1, ulong d2, ulong d3) => unchecked(new()
        {
            V0 = (long)(d0 & Mask62),
            V1 = (long)(((d0 >> 62) | (d1 << 2)) & Mask62),
            V2 = (long)(((d1 >> 60) | (d2 << 4)) & Mask62),
            V3 = (long)(((d2 >> 58) | (d3 << 6)) & Mask62),
            V4 = (long)(d3 >> 56),
        });

        public readonly void ToWords(out ulong d0, out ulong d1, out ulong d2, out ulong d3)
        {
            unchecked
            {
                d0 = (ulong)V0 | ((ulong)V1 << 62);
                d1 = ((ulong)V1 >> 2) | ((ulong)V2 << 60);
                d2 = ((ulong)V2 >> 4) | ((ulong)V3 << 58);
                d3 = ((ulong)V3 >> 6) | ((ulong)V4 << 56);
            }
        }

        /// <summary>The same number with limbs of either sign, so that runs of ones become zeros, which cost no products.</summary>
        public void Balance()
        {
            var half = 1L << 61;
            var carry = V0 >= half ? 1 : 0;
            V0 -= (long)carry << 62;
            V1 += carry;
            carry = V1 >= half ? 1 : 0;
            V1 -= (long)carry << 62;
            V2 += carry;
            carry = V2 >= half ? 1 : 0;
            V2 -= (long)carry << 62;
            V3 += carry;
            carry = V3 >= half ? 1 : 0;
            V3 -= (long)carry << 62;
            V4 += carry;
        }

        public void Carry()
        {
            unchecked
            {
                V1 += V0 >> 62;
                V0 &= (long)Mask62;
                V2 += V1 >> 62;
                V1 &= (long)Mask62;
                V3 += V2 >> 62;
                V2 &= (long)Mask62;
                V4 += V3 >> 62;
                V3 &= (long)Mask62;
            }
        }
    }
}
