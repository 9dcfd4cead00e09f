using System.Security.Cryptography;

namespace Lightbill.Tests;

/// <summary>The laws that the three values of 32 bytes share.</summary>
public abstract class HashValueTests<T>
    where T : struct, ISpanParsable<T>, ISpanFormattable, IEquatable<T>
{
    protected abstract T FromBytes(ReadOnlySpan<byte> bytes);

    protected abstract byte[] ToArray(T value);

    protected abstract void CopyTo(T value, Span<byte> destination);

    [Fact]
    public void The_bytes_come_back_in_their_order() =>
        Law.Holds(FsCheck.Fluent.Gen.ArrayOf(FsCheck.Fluent.Gen.Select(FsCheck.Fluent.Gen.Choose(0, 255), value => (byte)value), 32), bytes =>
        {
            T value = FromBytes(bytes);
            string hex = Convert.ToHexStringLower(bytes);
            Assert.Equal(bytes, ToArray(value));
            Assert.Equal(hex, value.ToString());
            Assert.Equal(hex, $"{value}");
            Assert.Equal(hex, value.ToString("anything", CultureScope.OddCulture));
            Assert.Equal(value, T.Parse(hex, null));
            Assert.Equal(value, T.Parse(hex.ToUpperInvariant().AsSpan(), null));
            Assert.Equal(value.GetHashCode(), T.Parse(hex, null).GetHashCode());

            byte[] room = [.. Enumerable.Repeat((byte)7, 40)];
            CopyTo(value, room);
            Assert.Equal([.. bytes, 7, 7, 7, 7, 7, 7, 7, 7], room);
        }, 100);

    [Fact]
    public void Every_byte_counts_in_a_comparison()
    {
        T zero = FromBytes(new byte[32]);
        Assert.Equal(zero, default);
        Assert.Equal(new string('0', 64), default(T).ToString());
        for (int i = 0; i < 32; i++)
        {
            byte[] bytes = new byte[32];
            bytes[i] = 1;
            Assert.NotEqual(zero, FromBytes(bytes));
        }
    }

    [Fact]
    public void Other_lengths_are_refused()
    {
        foreach (int length in new[] { 0, 31, 33, 64 }) Assert.Throws<ArgumentException>(() => FromBytes(new byte[length]));
        Assert.Throws<ArgumentException>(() => CopyTo(default, new byte[31]));
        Assert.False(default(T).TryFormat(new char[63], out int written, default, null));
        Assert.Equal(0, written);
        Assert.True(default(T).TryFormat(new char[64], out written, default, null));
        Assert.Equal(64, written);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000g")]
    [InlineData("g000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0x00000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(" 000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("٠000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("İ000000000000000000000000000000000000000000000000000000000000000")]
    public void Anything_but_64_digits_is_refused(string? text)
    {
        Assert.False(T.TryParse(text, null, out T value));
        Assert.Equal(default, value);
        Assert.Throws<FormatException>(() => T.Parse(text!, null));
        Assert.Throws<FormatException>(() => T.Parse(text.AsSpan(), null));
    }
}

public sealed class PaymentHashTests : HashValueTests<PaymentHash>
{
    [Fact]
    public void It_is_the_sha256_of_the_preimage()
    {
        using PaymentPreimage preimage = PaymentPreimage.FromBytes(new byte[32]);
        Assert.Equal("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925", PaymentHash.Of(preimage).ToString());
        Assert.Equal(PaymentHash.Of(preimage), preimage.Hash);
    }

    protected override PaymentHash FromBytes(ReadOnlySpan<byte> bytes) => PaymentHash.FromBytes(bytes);

    protected override byte[] ToArray(PaymentHash value) => value.ToArray();

    protected override void CopyTo(PaymentHash value, Span<byte> destination) => value.CopyTo(destination);
}

public sealed class PaymentSecretTests : HashValueTests<PaymentSecret>
{
    protected override PaymentSecret FromBytes(ReadOnlySpan<byte> bytes) => PaymentSecret.FromBytes(bytes);

    protected override byte[] ToArray(PaymentSecret value) => value.ToArray();

    protected override void CopyTo(PaymentSecret value, Span<byte> destination) => value.CopyTo(destination);
}

public sealed class DescriptionHashTests : HashValueTests<DescriptionHash>
{
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("One piece of chocolate cake, one icecream cone, one pickle, one slice of swiss cheese, one slice of salami, one lollypop, one piece of cherry pie, one sausage, one cupcake, and one slice of watermelon",
        "3925b6f67e2c340036ed12093dd44e0368df1b6ea26c53dbe4811f58fd5db8c1")]
    public void It_is_the_sha256_of_the_utf8_bytes(string text, string hash) => Assert.Equal(hash, DescriptionHash.Of(text).ToString());

    [Fact]
    public void Nothing_is_trimmed_or_normalised()
    {
        string[] texts = ["é", "e\u0301", "é ", "é\n", "é\r\n", "É"];
        Assert.Equal(texts.Length, texts.Select(DescriptionHash.Of).Distinct().Count());
        Assert.All(texts, text => Assert.Equal(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)), DescriptionHash.Of(text).ToArray()));
        Assert.Equal(DescriptionHash.Of("é"), DescriptionHash.Of("é"u8));
    }

    protected override DescriptionHash FromBytes(ReadOnlySpan<byte> bytes) => DescriptionHash.FromBytes(bytes);

    protected override byte[] ToArray(DescriptionHash value) => value.ToArray();

    protected override void CopyTo(DescriptionHash value, Span<byte> destination) => value.CopyTo(destination);
}
