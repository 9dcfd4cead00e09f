using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lightbill.Cryptography;

// The Jacobi symbol by the same division steps, which are those of Euclid's algorithm: what happens to (g | f) in each of them is known. The steps are those of
// InvertVariable but for the sign, which the symbol forbids: where f and g change places neither is negated, so both stay positive and f ends at 1. That it ends
// within so many steps is not proven for this variant, so an end is put to it. The idea and its analysis: libsecp256k1, doc/safegcd_implementation.md.
internal sealed partial class ModularInverse
{
    /// <summary>Batches of 62 steps before the search is given up. Random numbers need about ten.</summary>
    private const int MaxJacobiBatches = 25;

    /// <summary>
    /// The Jacobi symbol of a number below the modulus, which is a prime: 1 when the number is a square, -1 when it is not, 0 when it was not found out. Public data only.
    /// </summary>
    public int JacobiVariable(ulong d0, ulong d1, ulong d2, ulong d3)
    {
        Limbs f = _positiveModulus, g = Limbs.FromWords(d0, d1, d2, d3);
        var eta = -1L;
        ulong sign = 0;
        for (var i = 0; i < MaxJacobiBatches; i++)
        {
            // Two bits more than are divided away: the symbol's rules look at the lowest three bits of f.
            eta = PositiveSteps62(eta, LowBits(f), LowBits(g), ref sign, out var t);
            UpdateNumbers(ref f, ref g, t);
            if (f.V0 == 1 && (f.V1 | f.V2 | f.V3 | f.V4) == 0)
            {
                return (sign & 1) == 0 ? 1 : -1;
            }
        }

        return 0;
    }

    private static ulong LowBits(in Limbs x) => unchecked((ulong)x.V0 | ((ulong)x.V1 << 62));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long PositiveSteps62(long eta, ulong f, ulong g, ref ulong sign, out Matrix t)
    {
        unchecked
        {
            ulong u = 1, v = 0, q = 0, r = 1;
            var flips = sign;
            var left = 62;
            while (true)
            {
                var zeros = BitOperations.TrailingZeroCount(g | (ulong.MaxValue << left));
                g >>= zeros;
                u <<= zeros;
                v <<= zeros;
                eta -= zeros;
                left -= zeros;
                // (2 | f) is -1 when f is 3 or 5 modulo 8.
                flips ^= (ulong)zeros & ((f >> 1) ^ (f >> 2));
                if (left == 0)
                {
                    break;
                }

                ulong w;
                if (eta < 0)
                {
                    // Quadratic reciprocity: (f | g) is -(g | f) when both are 3 modulo 4.
                    flips ^= (f & g) >> 1;
                    eta = -eta;
                    (f, g) = (g, f);
                    (u, q) = (q, u);
                    (v, r) = (r, v);
                    var limit = eta + 1 > left ? left : (int)eta + 1;
                    w = (f * g * ((f * f) - 2)) & (ulong.MaxValue >> (64 - limit)) & 63;
                }
                else
                {
                    var limit = eta + 1 > left ? left : (int)eta + 1;
                    w = f + (((f + 1) & 4) << 1);
                    w = (0 - (w * g)) & (ulong.MaxValue >> (64 - limit)) & 15;
                }

                // Adding a multiple of f to g leaves the symbol as it is.
                g += f * w;
                q += u * w;
                r += v * w;
            }

            sign = flips;
            t = new Matrix((long)u, (long)v, (long)q, (long)r);
            return eta;
        }
    }
}
