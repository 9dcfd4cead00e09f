using System.Numerics;
using FsCheck.Fluent;
using Lightbill.Encoding;

namespace Lightbill.Tests.Encoding;

public class WordsTests
{
    [Fact]
    public void Bytes_come_back_from_their_words() =>
        Law.Holds(Law.Bytes(80), bytes =>
        {
            byte[] words = Words.FromBytes(bytes);
            Assert.Equal(Words.WordCount(bytes.Length), words.Length);
            Assert.All(words, word => Assert.InRange(word, 0, 31));
            Assert.Equal(bytes.Length, Words.ByteCount(words.Length));
            Assert.Equal(bytes, Words.ToByteArray(words));
            Assert.True(Words.HasCleanPadding(words, bytes.Length * 8));

            var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true) << ((words.Length * 5) - (bytes.Length * 8));
            Assert.Equal(number, words.Aggregate(BigInteger.Zero, (sum, word) => (sum << 5) | word));
        });

    [Fact]
    public void Words_come_back_from_their_bytes_when_the_padding_is_clean_and_only_then() =>
        Law.Holds(Law.Bytes(60, 32), words =>
        {
            byte[] bytes = Words.ToByteArray(words);
            bool clean = Words.HasCleanPadding(words, bytes.Length * 8);
            Assert.Equal(words.SequenceEqual(Words.FromBytes(bytes)), clean);
        }, 1000);

    [Fact]
    public void A_byte_read_in_place_is_the_byte_written_out() =>
        Law.Holds(Law.Bytes(60, 32), words =>
        {
            byte[] bytes = Words.ToByteArray(words);
            for (int i = 0; i < bytes.Length; i++) Assert.Equal(bytes[i], Words.ByteAt(words, i));
        });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 5)]
    [InlineData(4, 7)]
    [InlineData(5, 8)]
    [InlineData(20, 32)]
    [InlineData(32, 52)]
    [InlineData(33, 53)]
    [InlineData(51, 82)]
    [InlineData(65, 104)]
    [InlineData(639, 1023)]
    public void Counts_of_bytes_and_words(int bytes, int words)
    {
        Assert.Equal(words, Words.WordCount(bytes));
        Assert.Equal(bytes, Words.ByteCount(words));
    }

    [Fact]
    public void A_number_comes_back_from_its_words_and_leading_zeros_do_not_change_it() =>
        Law.Holds(Law.UInt64, number =>
        {
            byte[] words = Words.FromNumber(number);
            Assert.True(words.Length == 0 ? number == 0 : words[0] != 0);
            Assert.True(Words.TryReadNumber(words, out ulong read));
            Assert.Equal(number, read);
            Assert.True(Words.TryReadNumber([.. new byte[1_000], .. words], out read));
            Assert.Equal(number, read);
        });

    [Fact]
    public void A_number_has_64_bits_at_most()
    {
        byte[] max = [15, .. Enumerable.Repeat((byte)31, 12)];
        Assert.True(Words.TryReadNumber(max, out ulong value));
        Assert.Equal(ulong.MaxValue, value);
        Assert.Equal(max, Words.FromNumber(ulong.MaxValue));
        Assert.False(Words.TryReadNumber([16, .. new byte[12]], out _)); // 2^64
        Assert.False(Words.TryReadNumber([31, .. Enumerable.Repeat((byte)31, 12)], out _));
        Assert.False(Words.TryReadNumber([1, .. new byte[13]], out _)); // 2^65
        Assert.True(Words.TryReadNumber([8, .. new byte[12]], out value));
        Assert.Equal(1UL << 63, value);
        Assert.False(Words.TryReadNumber(Enumerable.Repeat((byte)31, 1023).ToArray(), out _));
        Assert.True(Words.TryReadNumber(new byte[1023], out value));
        Assert.Equal(0UL, value);
        Assert.True(Words.TryReadNumber([], out value));
        Assert.Equal(0UL, value);
        Assert.Empty(Words.FromNumber(0));
    }

    [Theory]
    [InlineData(new byte[] { }, 0, true)]
    [InlineData(new byte[] { 31, 28 }, 8, true)]
    [InlineData(new byte[] { 31, 29 }, 8, false)]
    [InlineData(new byte[] { 31, 30 }, 8, false)]
    [InlineData(new byte[] { 31, 28, 0 }, 8, false)] // a whole word too many
    [InlineData(new byte[] { 31 }, 8, false)] // too few bits
    [InlineData(new byte[] { 0 }, 0, false)]
    [InlineData(new byte[] { 31, 31, 31, 16 }, 16, true)]
    [InlineData(new byte[] { 31, 31, 31, 24 }, 16, false)]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6, 7, 31 }, 40, true)]
    public void Padding_is_clean_when_it_is_short_and_zero(byte[] words, int usedBits, bool clean) =>
        Assert.Equal(clean, Words.HasCleanPadding(words, usedBits));
}
