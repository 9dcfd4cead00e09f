using System.Numerics;
using Lightbill.Cryptography;

namespace Lightbill.Tests.Cryptography;

public class PrivateKeyTests
{
    private const string Hex = "e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734";

    [Fact]
    public void The_key_of_the_specification_gives_its_public_key()
    {
        using var key = PrivateKey.Parse(Hex);
        var publicKey = new byte[33];
        Assert.True(key.TryWritePublicKey(publicKey));
        Assert.Equal("03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad", Convert.ToHexStringLower(publicKey));
    }

    [Fact]
    public void Signatures_it_makes_verify()
    {
        using var key = PrivateKey.Parse(Hex);
        byte[] hash = new byte[32], signature = new byte[64], publicKey = new byte[33];
        Assert.True(key.TryWritePublicKey(publicKey));
        key.SignRecoverable(hash, signature, out var id);
        Assert.InRange(id, 0, 3);
        Assert.True(Curve.Current.Verify(hash, signature, publicKey));
        key.SignSchnorr("text"u8, hash, signature);
        Assert.True(Curve.Current.VerifySchnorr("text"u8, signature, publicKey.AsSpan(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db73")]
    [InlineData(" 126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734")]
    [InlineData(Hex + "\n")]
    [InlineData("0x26f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141")]
    public void Other_text_is_refused_without_repeating_it(string text)
    {
        Assert.False(PrivateKey.TryParse(text, out var key));
        Assert.Null(key);
        var error = Assert.Throws<FormatException>(() => PrivateKey.Parse(text));
        Assert.True(text.Length == 0 || !error.Message.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Bytes_are_accepted_from_one_to_the_order_less_one()
    {
        foreach (var refused in new[] { BigInteger.Zero, Numbers.N, Numbers.N + 1, BigInteger.Pow(2, 256) - 1 })
        {
            Assert.False(PrivateKey.TryFromBytes(Numbers.ToBytes(refused), out _));
        }

        foreach (var taken in new[] { BigInteger.One, Numbers.N - 1 })
        {
            using var key = PrivateKey.FromBytes(Numbers.ToBytes(taken));
            var bytes = new byte[32];
            key.ExportTo(bytes);
            Assert.Equal(taken, Numbers.FromBytes(bytes));
        }

        Assert.Throws<ArgumentException>(() => PrivateKey.FromBytes(new byte[31]));
        Assert.Throws<ArgumentException>(() => PrivateKey.FromBytes(new byte[33]));
    }

    [Fact]
    public void It_shows_nothing_of_itself()
    {
        using var key = PrivateKey.Parse(Hex);
        Assert.Equal("PrivateKey (redacted)", key.ToString());
        Assert.Equal("PrivateKey (redacted)", $"{key}");
    }

    [Fact]
    public void Equal_keys_are_equal_and_others_are_not()
    {
        using PrivateKey one = PrivateKey.Parse(Hex), same = PrivateKey.Parse(Hex.ToUpperInvariant()), other = PrivateKey.FromBytes(Numbers.ToBytes(1));
        Assert.True(one.FixedTimeEquals(same));
        Assert.False(one.FixedTimeEquals(other));
    }

    [Fact]
    public void Once_disposed_it_does_nothing_more()
    {
        var key = PrivateKey.Parse(Hex);
        key.Dispose();
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.ExportTo(new byte[32]));
        Assert.Throws<ObjectDisposedException>(() => key.TryWritePublicKey(new byte[33]));
        Assert.Throws<ObjectDisposedException>(() => key.SignRecoverable(new byte[32], new byte[64], out _));
        Assert.Throws<ObjectDisposedException>(() => key.SignSchnorr(default, new byte[32], new byte[64]));
        Assert.Throws<ObjectDisposedException>(() => key.FixedTimeEquals(key));
        Assert.Equal("PrivateKey (redacted)", key.ToString());
    }

    [Fact]
    public void A_short_destination_is_refused()
    {
        using var key = PrivateKey.Parse(Hex);
        Assert.Throws<ArgumentException>(() => key.ExportTo(new byte[31]));
    }
}
