using System.Buffers.Binary;

namespace Lightbill.Encoding;

/// <summary>Hexadecimal text of a fixed length, upper or lower case in, lower case out. Never throws on input.</summary>
internal static class Hex
{
    private const int MaxStackBytes = 256;

    private static ReadOnlySpan<byte> Digits => "0123456789abcdef"u8;

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

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxStackBytes) return Convert.ToHexStringLower(bytes);
        Span<char> text = stackalloc char[2 * bytes.Length];
        TryEncode(bytes, text, out _);
        return new(text);
    }

    public static bool TryEncode(ReadOnlySpan<byte> bytes, Span<char> destination, out int charsWritten)
    {
        charsWritten = 0;
        if (destination.Length / 2 < bytes.Length) return false;
        for (int i = 0; i < bytes.Length; i++) (destination[2 * i], destination[(2 * i) + 1]) = ((char)Digits[bytes[i] >> 4], (char)Digits[bytes[i] & 15]);
        charsWritten = 2 * bytes.Length;
        return true;
    }

    /// <summary>The digits as UTF-8. Four bytes become eight digits at once, in code that can be compiled ahead: the runtime's own is compiled at its first call.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="utf8">Room for two digits for each byte.</param>
    /// <returns>How many digits.</returns>
    public static int Encode(ReadOnlySpan<byte> bytes, Span<byte> utf8)
    {
        int i = 0;
        for (; i <= bytes.Length - 4; i += 4)
        {
            // One half byte in each of eight bytes; those from 10 on carry into bit 4 when 6 is added.
            ulong halves = BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]);
            halves = ((halves << 16) | halves) & 0x0000_FFFF_0000_FFFF;
            halves = ((halves << 8) | halves) & 0x00FF_00FF_00FF_00FF;
            halves = ((halves << 4) | halves) & 0x0F0F_0F0F_0F0F_0F0F;
            ulong letters = ((halves + 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101;
            BinaryPrimitives.WriteUInt64BigEndian(utf8[(2 * i)..], halves + 0x3030_3030_3030_3030 + (letters * ('a' - '9' - 1)));
        }
        for (; i < bytes.Length; i++) (utf8[2 * i], utf8[(2 * i) + 1]) = (Digits[bytes[i] >> 4], Digits[bytes[i] & 15]);
        return 2 * bytes.Length;
    }

    private static int Digit(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
