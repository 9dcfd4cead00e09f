
namespace Lightbill.Encoding;

/// <summary>Hexadecimal text of a fixed length, upper or lower case in, lower case out. Never throws on input.</summary>
internal static class Hex
{
    /// <summary>Fills <paramref name="bytes"/> exactly; false when the text is not two digits for each byte.</summary>
    public static bool TryDecode<TChar>(ReadOnlySpan<TChar> text, Span<byte> bytes)
    {
        if (text.Length != bytes.Length * 2) return false;
        for (int i = 0; i < bytes.Length; i++)
        {
            int high = Digit(TextUnit.Code(text[i * 2]));
            int low = Digit(TextUnit.Code(text[(i * 2) + 1]));
            if ((high | low) < 0) return false;
            bytes[i] = (byte)((high << 4) | low);
        }
        return true;
    }

    /// <summary>The bytes of a text of any even length, or null.</summary>
    public static byte[]? TryDecode(ReadOnlySpan<char> text)
    {
        byte[] bytes = new byte[text.Length / 2];
        return TryDecode(text, bytes) ? bytes : null;
    }

    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    public static bool TryEncode(ReadOnlySpan<byte> bytes, Span<char> destination, out int charsWritten) =>
        Convert.TryToHexStringLower(bytes, destination, out charsWritten);

    private static int Digit(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
