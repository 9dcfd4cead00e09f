using System.Globalization;
using System.Numerics;

namespace Lightbill.Tests;

public class PublicKeyTests
{
    private const string Generator = "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
    private const string SpecPayee = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";

    private static readonly BigInteger FieldPrime = BigInteger.Pow(2, 256) - BigInteger.Pow(2, 32) - 977;

    [Theory]
    [InlineData(Generator)]
    [InlineData(SpecPayee)]
    [InlineData("0379be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")]
    public void A_point_of_the_curve_comes_back_as_it_was(string hex)
    {
        var key = PublicKey.Parse(hex);
        Assert.Equal(hex, key.ToString());
        Assert.Equal(hex, key.ToString("x", CultureScope.OddCulture));
        Assert.Equal(hex, $"{key}");
        Assert.Equal(hex, Convert.ToHexStringLower(key.ToArray()));
        Assert.Equal(key, PublicKey.FromBytes(Convert.FromHexString(hex)));
        Assert.Equal(key, PublicKey.Parse(hex.ToUpperInvariant()));
        Assert.Equal(key, PublicKey.Parse(hex.AsSpan()));
        Assert.Equal(key.GetHashCode(), PublicKey.Parse(hex).GetHashCode());

        byte[] room = new byte[34];
        key.CopyTo(room);
        Assert.Equal(hex + "00", Convert.ToHexStringLower(room));
    }

    [Fact]
    public void The_two_points_of_one_x_are_two_keys() =>
        Assert.NotEqual(PublicKey.Parse(Generator), PublicKey.Parse("03" + Generator[2..]));

    [Theory]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("04")]
    [InlineData("05")]
    [InlineData("06")]
    [InlineData("07")]
    [InlineData("82")]
    [InlineData("ff")]
    public void Other_first_bytes_are_refused(string first) => AssertRefused(first + Generator[2..]);

    [Theory]
    [InlineData(5)] // x = 5 is on no point of the curve
    [InlineData(0)]
    public void An_x_without_a_point_is_refused(int x) => AssertRefused("02" + x.ToString("x64", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void An_x_of_the_field_prime_or_more_is_refused_also_when_its_rest_has_a_point(int more)
    {
        // 1 and 2 are the x of points; read modulo p, p+1 and p+2 would be too.
        if (more > 0) Assert.True(PublicKey.TryParse("02" + more.ToString("x64", CultureInfo.InvariantCulture), out _));
        AssertRefused("02" + (FieldPrime + more).ToString("x64", CultureInfo.InvariantCulture)[^64..]);
    }

    [Fact]
    public void The_largest_x_is_refused() => AssertRefused("02" + new string('f', 64));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")]
    [InlineData("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f8179")]
    [InlineData("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f8179800")]
    [InlineData("0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8")]
    [InlineData("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f8179g")]
    public void Other_texts_are_refused(string? text)
    {
        Assert.False(PublicKey.TryParse(text, out PublicKey key));
        Assert.Equal(default, key);
        Assert.Throws<FormatException>(() => PublicKey.Parse(text!));
    }

    [Fact]
    public void Other_lengths_of_bytes_are_refused()
    {
        foreach (int length in new[] { 0, 32, 34, 65 })
        {
            Assert.False(PublicKey.TryFromBytes(new byte[length], out _));
            Assert.Throws<ArgumentException>(() => PublicKey.FromBytes(new byte[length]));
        }
        Assert.Throws<ArgumentException>(() => PublicKey.Parse(Generator).CopyTo(new byte[32]));
        Assert.False(PublicKey.Parse(Generator).TryFormat(new char[65], out int written));
        Assert.Equal(0, written);
    }

    [Fact]
    public void The_default_value_is_no_key()
    {
        Assert.Equal(new string('0', 66), default(PublicKey).ToString());
        Assert.False(PublicKey.TryFromBytes(default(PublicKey).ToArray(), out _));
    }

    private static void AssertRefused(string hex)
    {
        Assert.False(PublicKey.TryParse(hex, out PublicKey key));
        Assert.Equal(default, key);
        Assert.False(PublicKey.TryFromBytes(Convert.FromHexString(hex), out _));
        Assert.Throws<ArgumentException>(() => PublicKey.FromBytes(Convert.FromHexString(hex)));
    }
}
