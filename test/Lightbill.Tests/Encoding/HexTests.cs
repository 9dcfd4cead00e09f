using Lightbill.Encoding;

namespace Lightbill.Tests.Encoding;

public class HexTests
{
    [Fact]
    public void Bytes_come_back_from_either_case_in_utf16_and_utf8() =>
        Law.Holds(Law.Bytes(50), bytes =>
        {
            string lower = Hex.Encode(bytes);
            Assert.Equal(string.Concat(bytes.Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))), lower);
            Assert.Equal(bytes, Hex.TryDecode(lower));
            Assert.Equal(bytes, Hex.TryDecode(lower.ToUpperInvariant()));
            byte[] read = new byte[bytes.Length];
            Assert.True(Hex.TryDecode<byte>(System.Text.Encoding.UTF8.GetBytes(lower), read));
            Assert.Equal(bytes, read);

            char[] room = new char[lower.Length];
            Assert.True(Hex.TryEncode(bytes, room, out int written));
            Assert.Equal(lower, new string(room, 0, written));
            if (lower.Length > 0) Assert.False(Hex.TryEncode(bytes, room.AsSpan(1), out _));

            byte[] utf8 = new byte[lower.Length];
            Assert.Equal(lower.Length, Hex.Encode(bytes, utf8));
            Assert.Equal(lower, System.Text.Encoding.UTF8.GetString(utf8));
        });

    [Fact]
    public void Every_byte_at_every_place_has_its_digits()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(b => (byte)b)];
        byte[] utf8 = new byte[512];
        for (int start = 0; start < 4; start++)
        {
            int count = Hex.Encode(bytes.AsSpan(start), utf8);
            Assert.Equal(Convert.ToHexStringLower(bytes.AsSpan(start)), System.Text.Encoding.UTF8.GetString(utf8.AsSpan(0, count)));
        }
        Assert.Equal(Convert.ToHexStringLower(new byte[1000]), Hex.Encode(new byte[1000]));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("000")]
    [InlineData("0g")]
    [InlineData("g0")]
    [InlineData("0x")]
    [InlineData(" 0")]
    [InlineData("0 ")]
    [InlineData("-1")]
    [InlineData("٠٠")]
    [InlineData("００")]
    [InlineData("\u0130\u0130")]
    [InlineData("@@")]
    [InlineData("``")]
    [InlineData("//")]
    [InlineData("::")]
    public void Anything_but_pairs_of_digits_is_refused(string text)
    {
        Assert.Null(Hex.TryDecode(text));
        Assert.False(Hex.TryDecode<char>(text, new byte[1]));
    }

    [Fact]
    public void The_length_must_be_exact()
    {
        Assert.False(Hex.TryDecode<char>("0000", new byte[1]));
        Assert.False(Hex.TryDecode<char>("00", new byte[2]));
        Assert.True(Hex.TryDecode<char>("", []));
        Assert.Empty(Hex.TryDecode("")!);
    }
}
