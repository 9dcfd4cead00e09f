using System.Numerics;
using Lightbill.Cryptography;

namespace Lightbill.Tests.Cryptography;

public class ScalarTests
{
    [Fact]
    public void Arithmetic_is_that_of_whole_numbers_modulo_n()
    {
        var random = new Random(3);
        for (var i = 0; i < Backends.RandomRuns; i++)
        {
            byte[] left = Numbers.Bytes(random), right = Numbers.Bytes(random);
            var a = Scalar.FromBytes(left, out var overflow);
            var b = Scalar.FromBytes(right, out _);
            BigInteger x = Numbers.FromBytes(left) % Numbers.N, y = Numbers.FromBytes(right) % Numbers.N;
            Assert.Equal(Numbers.FromBytes(left) >= Numbers.N, overflow);
            Assert.Equal(x, Value(a));
            Assert.Equal((x + y) % Numbers.N, Value(Scalar.Add(a, b)));
            Assert.Equal(x * y % Numbers.N, Value(Scalar.Multiply(a, b)));
            Assert.Equal(Numbers.Mod(-x, Numbers.N), Value(Scalar.Negate(a)));
            Assert.Equal(x > Numbers.N / 2, a.IsHigh);
            Assert.Equal(x.IsZero, a.IsZero);
            Assert.Equal(((x * y) + (BigInteger.One << 383)) >> 384, Value(Scalar.MultiplyShift384(a, b)));
            Assert.Equal(a, Scalar.Select(a, b, 0));
            Assert.Equal(b, Scalar.Select(a, b, ulong.MaxValue));
        }
    }

    [Fact]
    public void Inverses_are_right_both_ways()
    {
        var random = new Random(4);
        for (var i = 0; i < Backends.RandomRuns; i++)
        {
            var a = Scalar.FromBytes(Numbers.Bytes(random), out _);
            var inverse = Scalar.Invert(a);
            Assert.Equal(inverse, Scalar.InvertVariable(a));
            Assert.Equal(a.IsZero ? BigInteger.Zero : BigInteger.One, Value(Scalar.Multiply(a, inverse)));
        }
    }

    [Fact]
    public void Half_of_the_order_is_low_and_the_next_is_high()
    {
        Assert.False(Scalar.FromBytes(Numbers.ToBytes(Numbers.N / 2), out _).IsHigh);
        Assert.True(Scalar.FromBytes(Numbers.ToBytes((Numbers.N / 2) + 1), out _).IsHigh);
    }

    [Fact]
    public void Splitting_gives_two_halves_of_128_bits_that_make_the_number_again()
    {
        var lambda = Numbers.Parse("5363ad4cc05c30e0a5261c028812645a122e22ea20816678df02967c1b23bd72");
        var random = new Random(5);
        for (var i = 0; i < Backends.RandomRuns; i++)
        {
            var k = Scalar.FromBytes(Numbers.Bytes(random), out _);
            PublicMultiplication.Split(k, out var k1, out var negative1, out var k2, out var negative2);
            Assert.Equal(0UL, k1.D2 | k1.D3 | k2.D2 | k2.D3);
            var again = (negative1 ? -Value(k1) : Value(k1)) + ((negative2 ? -Value(k2) : Value(k2)) * lambda);
            Assert.Equal(Value(k), Numbers.Mod(again, Numbers.N));
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(11)]
    public void Digits_are_odd_small_far_apart_and_sum_to_the_number(int window)
    {
        var random = new Random(6);
        var digits = new short[129];
        for (var i = 0; i < Backends.RandomRuns; i++)
        {
            var bytes = Numbers.Bytes(random);
            var value = Numbers.FromBytes(bytes.AsSpan(16));
            var top = PublicMultiplication.Recode((ulong)(value & ulong.MaxValue), (ulong)(value >> 64), window, i % 2 == 1, digits);
            var sum = BigInteger.Zero;
            var last = -window;
            for (var place = 0; place < digits.Length; place++)
            {
                if (digits[place] != 0)
                {
                    Assert.True(place - last >= window && place <= top);
                    Assert.True(digits[place] % 2 != 0 && Math.Abs((int)digits[place]) < 1 << (window - 1));
                    last = place;
                    sum += (BigInteger)digits[place] << place;
                }
            }

            Assert.Equal(value.IsZero ? -1 : last, top);
            Assert.Equal(i % 2 == 1 ? -value : value, sum);
        }
    }

    private static BigInteger Value(Scalar a)
    {
        var bytes = new byte[32];
        a.WriteTo(bytes);
        return Numbers.FromBytes(bytes);
    }
}
