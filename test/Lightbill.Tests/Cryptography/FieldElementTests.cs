using System.Numerics;
using Lightbill.Cryptography;

namespace Lightbill.Tests.Cryptography;

public class FieldElementTests
{
    private static readonly BigInteger Top = BigInteger.Pow(2, 256);

    [Fact]
    public void Products_and_squares_are_those_of_whole_numbers_modulo_p()
    {
        foreach (var (a, b) in Pairs())
        {
            FieldElement.Multiply(out var product, a, b);
            Assert.Equal(Numbers.Mod(Value(a) * Value(b), Numbers.P), Normal(product));
            AssertMagnitudeOne(product);
            FieldElement.Square(out var square, a);
            Assert.Equal(Numbers.Mod(Value(a) * Value(a), Numbers.P), Normal(square));
            AssertMagnitudeOne(square);
        }
    }

    [Fact]
    public void A_factor_may_be_the_result_itself()
    {
        foreach (var (a, b) in Pairs())
        {
            FieldElement.Multiply(out var expected, a, b);
            var left = a;
            FieldElement.Multiply(out left, left, b);
            var right = b;
            FieldElement.Multiply(out right, a, right);
            Assert.Equal(Normal(expected), Normal(left));
            Assert.Equal(Normal(expected), Normal(right));
            FieldElement.Square(out expected, a);
            left = a;
            FieldElement.Square(out left, left);
            Assert.Equal(Normal(expected), Normal(left));
        }
    }

    [Fact]
    public void Sums_negatives_halves_and_multiples_are_those_of_whole_numbers_modulo_p()
    {
        foreach (var (a, b) in Pairs())
        {
            FieldElement.Add(out var sum, a, b);
            Assert.Equal(Numbers.Mod(Value(a) + Value(b), Numbers.P), Normal(sum));
            FieldElement.Negate(out var negative, a, 8);
            Assert.Equal(Numbers.Mod(-Value(a), Numbers.P), Normal(negative));
            FieldElement.Scale(out var scaled, a, 3);
            Assert.Equal(Numbers.Mod(3 * Value(a), Numbers.P), Normal(scaled));
            FieldElement.Halve(out var half, a);
            FieldElement.Add(out var whole, half, half);
            Assert.Equal(Normal(a), Normal(whole));
            var carried = a;
            carried.Carry();
            Assert.Equal(Normal(a), Normal(carried));
            AssertMagnitudeOne(carried);
        }
    }

    [Fact]
    public void Zero_is_seen_in_every_form_and_nothing_else_is_zero()
    {
        foreach (var (a, _) in Pairs())
        {
            Assert.Equal(Normal(a).IsZero, a.IsZeroVariable());
            FieldElement.Negate(out var negative, a, 8);
            FieldElement.Add(out var zero, a, negative);
            Assert.True(zero.IsZeroVariable());
            zero.N0 += 1;
            Assert.False(zero.IsZeroVariable());
        }
    }

    [Fact]
    public void Inverses_times_their_numbers_are_one()
    {
        foreach (var (a, _) in Pairs())
        {
            FieldElement.Invert(out var inverse, a);
            FieldElement.InvertVariable(out var variable, a);
            Assert.Equal(Normal(inverse), Normal(variable));
            FieldElement.Multiply(out var product, a, inverse);
            Assert.Equal(Normal(a).IsZero ? BigInteger.Zero : BigInteger.One, Normal(product));
        }
    }

    [Fact]
    public void A_square_has_a_root_and_its_negative_has_none()
    {
        foreach (var (a, _) in Pairs())
        {
            FieldElement.Square(out var square, a);
            Assert.True(FieldElement.TrySquareRootVariable(out var root, square));
            Assert.Contains(Normal(root), new[] { Normal(a), Numbers.Mod(-Normal(a), Numbers.P) });

            // p = 3 modulo 4, so -1 is no square.
            FieldElement.Negate(out square, square, 1);
            Assert.Equal(Normal(a).IsZero, FieldElement.TrySquareRootVariable(out _, square));
        }
    }

    [Fact]
    public void Bytes_are_read_below_p_only_and_written_back()
    {
        var random = new Random(2);
        for (var i = 0; i < Backends.RandomRuns; i++)
        {
            var bytes = Numbers.Bytes(random);
            Assert.Equal(Numbers.FromBytes(bytes) < Numbers.P, FieldElement.TryFromBytes(bytes, out var value));
            Assert.Equal(Numbers.FromBytes(bytes), Value(value));
            if (Numbers.FromBytes(bytes) < Numbers.P)
            {
                var written = new byte[32];
                value.WriteTo(written);
                Assert.Equal(bytes, written);
            }
        }
    }

    private static BigInteger Value(in FieldElement a) =>
        a.N0 + ((BigInteger)a.N1 << 52) + ((BigInteger)a.N2 << 104) + ((BigInteger)a.N3 << 156) + ((BigInteger)a.N4 << 208);

    private static BigInteger Normal(FieldElement a)
    {
        a.Normalize();
        Assert.True(Value(a) < Numbers.P);
        Assert.True((a.N0 | a.N1 | a.N2 | a.N3) < 1UL << 52);
        return Value(a);
    }

    private static void AssertMagnitudeOne(in FieldElement a)
    {
        Assert.True((a.N0 | a.N1 | a.N2 | a.N3) < 1UL << 52);
        Assert.True(a.N4 < (1UL << 48) + (1UL << 13));
    }

    /// <summary>Elements near 0, p and 2^256, with limbs at every bound, of magnitude up to 8.</summary>
    private static IEnumerable<(FieldElement A, FieldElement B)> Pairs()
    {
        var random = new Random(1);
        List<FieldElement> edges = [];
        foreach (var near in new[] { BigInteger.Zero, Numbers.P, Top, Top >> 1, Numbers.N })
        {
            for (var i = -3; i <= 3; i++)
            {
                var value = near + i;
                if (value >= 0 && value < Top)
                {
                    FieldElement.TryFromBytes(Numbers.ToBytes(value), out var edge);
                    edges.Add(edge);
                }
            }
        }

        // All limbs at the bound of each magnitude, and p times a number: zero in disguise.
        for (var m = 1UL; m <= 8; m++)
        {
            ulong limb = 2 * m * ((1UL << 52) - 1), last = 2 * m * ((1UL << 48) - 1);
            edges.Add(new FieldElement(limb, limb, limb, limb, last));
            FieldElement.Negate(out var zero, default, m - 1);
            edges.Add(zero);
        }

        foreach (var a in edges)
        {
            foreach (var b in edges)
            {
                yield return (a, b);
            }
        }

        for (var i = 0; i < Backends.RandomRuns; i++)
        {
            yield return (Element(random), Element(random));
        }
    }

    private static FieldElement Element(Random random)
    {
        return new FieldElement(Limb(52), Limb(52), Limb(52), Limb(52), Limb(48));

        ulong Limb(int bits)
        {
            var bound = 16 * ((1UL << bits) - 1);
            return random.Next(8) switch
            {
                0 => 0,
                1 => bound,
                2 => (1UL << bits) - 1,
                3 => 1UL << bits,
                _ => (ulong)random.NextInt64((long)bound),
            };
        }
    }
}
