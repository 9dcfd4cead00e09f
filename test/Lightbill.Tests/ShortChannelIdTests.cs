using FsCheck.Fluent;

namespace Lightbill.Tests;

public class ShortChannelIdTests
{
    [Fact]
    public void The_three_parts_make_one_number()
    {
        var id = new ShortChannelId(539268, 845, 1);
        Assert.Equal(592931436542885889UL, id.Value);
        Assert.Equal((539268, 845, 1), (id.BlockHeight, id.TransactionIndex, id.OutputIndex));
        Assert.Equal("539268x845x1", id.ToString());
        Assert.Equal(id, new ShortChannelId(592931436542885889UL));
        Assert.Equal("0x0x0", default(ShortChannelId).ToString());
        Assert.Equal("16777215x16777215x65535", new ShortChannelId(ulong.MaxValue).ToString());
        Assert.Equal(ulong.MaxValue, new ShortChannelId(0xFFFFFF, 0xFFFFFF, 0xFFFF).Value);
        Assert.Equal("66051x263430x1800", new ShortChannelId(0x0102030405060708).ToString()); // an example of BOLT 11
    }

    [Fact]
    public void Every_number_comes_back_from_its_text() =>
        Law.Holds(Law.UInt64, number =>
        {
            var id = new ShortChannelId(number);
            string text = id.ToString();
            Assert.Equal(id, ShortChannelId.Parse(text));
            Assert.Equal(id, ShortChannelId.Parse(text.AsSpan(), CultureScope.OddCulture));
            Assert.Equal(id, new ShortChannelId((uint)id.BlockHeight, (uint)id.TransactionIndex, (ushort)id.OutputIndex));

            char[] room = new char[text.Length];
            Assert.True(id.TryFormat(room, out int written, default, null));
            Assert.Equal(text, new string(room, 0, written));
            Assert.False(id.TryFormat(room.AsSpan(1), out _, default, null));
        });

    [Fact]
    public void Parts_that_need_more_than_24_bits_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShortChannelId(0x1000000, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShortChannelId(0, 0x1000000, 0));
    }

    [Fact]
    public void Ids_are_ordered_by_block_then_transaction_then_output()
    {
        ShortChannelId[] rising = [default, new(0, 0, 1), new(0, 1, 0), new(0, 1, 1), new(1, 0, 0), new(0x800000, 0, 0), new(ulong.MaxValue)];
        Assert.Equal(rising, rising.Reverse().Order());
    }

    [Theory]
    [InlineData("16777216x0x0")]
    [InlineData("0x16777216x0")]
    [InlineData("0x0x65536")]
    [InlineData("4294967296x0x0")]
    [InlineData("1x2")]
    [InlineData("1x2x3x4")]
    [InlineData("1x2x3x")]
    [InlineData("x1x2x3")]
    [InlineData("1xx3")]
    [InlineData("xx")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1X2X3")]
    [InlineData("1:2:3")]
    [InlineData("1 x2x3")]
    [InlineData(" 1x2x3")]
    [InlineData("1x2x3\n")]
    [InlineData("-1x2x3")]
    [InlineData("+1x2x3")]
    [InlineData("1x2x٣")]
    [InlineData("1,0x2x3")]
    [InlineData("592931436542885889")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(ShortChannelId.TryParse(text, out ShortChannelId id));
        Assert.Equal(default, id);
        Assert.Throws<FormatException>(() => ShortChannelId.Parse(text!));
    }

    [Fact]
    public void Reading_and_writing_do_not_depend_on_the_culture()
    {
        using CultureScope culture = CultureScope.Odd(); // its plus sign is an x
        Assert.Equal("539268x845x1", ShortChannelId.Parse("539268x845x1").ToString());
    }
}
