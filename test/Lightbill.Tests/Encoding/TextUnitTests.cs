using Lightbill.Encoding;

namespace Lightbill.Tests.Encoding;

public class TextUnitTests
{
    [Fact]
    public void One_byte_that_is_not_printable_shows_at_every_place_in_every_length()
    {
        for (int length = 1; length < 26; length++)
            for (int place = 0; place < length; place++)
                for (int value = 0; value < 256; value++)
                {
                    byte[] text = Enumerable.Repeat((byte)(value % 2 == 0 ? ' ' : '~'), length).ToArray();
                    text[place] = (byte)value;
                    Assert.Equal(value is >= ' ' and <= '~', TextUnit.IsPrintableAscii(text));
                }
        Assert.True(TextUnit.IsPrintableAscii([]));
    }

    [Fact]
    public void Any_bytes_are_printable_when_each_one_is() =>
        Law.Holds(Law.Bytes(60), bytes => Assert.Equal(bytes.All(b => b is >= (byte)' ' and <= (byte)'~'), TextUnit.IsPrintableAscii(bytes)));
}
