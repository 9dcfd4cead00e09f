using Lightbill.Cli.Formats;

namespace Lightbill.Cli.Tests.Formats;

public class ReadableJsonEncoderTests
{
    [Fact]
    public void The_first_character_to_escape_is_found_at_every_place()
    {
        for (int length = 1; length < 20; length++)
            for (int place = 0; place < length; place++)
                for (int value = 0; value < 0x180; value++)
                {
                    char[] text = Enumerable.Repeat(value % 2 == 0 ? ' ' : '~', length).ToArray();
                    text[place] = (char)value;
                    int expected = ReadableJsonEncoder.Instance.WillEncode(value) ? place : -1;
                    // In UTF-16 the place shows in what is encoded: from there on it differs.
                    string encoded = ReadableJsonEncoder.Instance.Encode(new string(text));
                    Assert.Equal(expected, encoded == new string(text) ? -1 : encoded.IndexOf('\\', StringComparison.Ordinal));
                    byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
                    Assert.Equal(expected, ReadableJsonEncoder.Instance.FindFirstCharacterToEncodeUtf8(utf8));
                    Assert.Equal(value is >= ' ' and <= '~' and not '"' and not '\\', ReadableJsonEncoder.IsPlain(utf8));
                }
    }
}
