using System.Text;

namespace Lightbill.Cli.Formats;

/// <summary>Five-bit words in the forms that other tools show, for fields of every kind, also those that the reader leaves out of account.</summary>
internal static class FieldWords
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private static readonly uint[] Generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    /// <summary>Whole bytes; what is left over is dropped.</summary>
    public static byte[] ToBytes(ReadOnlySpan<byte> words)
    {
        byte[] bytes = new byte[words.Length * 5 / 8];
        uint bits = 0;
        int count = 0, written = 0;
        foreach (byte word in words)
        {
            bits = ((bits << 5) | word) & 0xFFF;
            count += 5;
            if (count < 8) continue;
            count -= 8;
            bytes[written++] = (byte)((bits >> count) & 0xFF);
        }
        return bytes;
    }

    public static string ToHex(ReadOnlySpan<byte> words) => Convert.ToHexStringLower(ToBytes(words));

    public static string ToUtf8Text(ReadOnlySpan<byte> words) => System.Text.Encoding.UTF8.GetString(ToBytes(words));

    /// <summary>A big-endian number; beyond 64 bits it saturates.</summary>
    public static ulong ToNumber(ReadOnlySpan<byte> words)
    {
        ulong number = 0;
        foreach (byte word in words)
        {
            if (number >> 59 != 0) return ulong.MaxValue;
            number = (number << 5) | word;
        }
        return number;
    }

    /// <summary>Five binary digits for each word.</summary>
    public static string ToBinary(ReadOnlySpan<byte> words)
    {
        var text = new StringBuilder(words.Length * 5);
        foreach (byte word in words)
            for (int bit = 4; bit >= 0; bit--) text.Append((word >> bit & 1) == 0 ? '0' : '1');
        return text.ToString();
    }

    /// <summary>Bech32 (BIP 173) with a prefix of one's own.</summary>
    public static string ToBech32(string prefix, ReadOnlySpan<byte> words)
    {
        var text = new StringBuilder(prefix.Length + words.Length + 7).Append(prefix).Append('1');
        uint residue = 1;
        foreach (char c in prefix) residue = Step(residue, (uint)c >> 5);
        residue = Step(residue, 0);
        foreach (char c in prefix) residue = Step(residue, c & 31u);
        foreach (byte word in words)
        {
            residue = Step(residue, word);
            text.Append(Alphabet[word]);
        }
        for (int i = 0; i < 6; i++) residue = Step(residue, 0);
        residue ^= 1;
        for (int i = 5; i >= 0; i--) text.Append(Alphabet[(int)(residue >> (5 * i)) & 31]);
        return text.ToString();
    }

    /// <summary>The words of bech32 text without prefix and checksum, in any case.</summary>
    public static byte[] FromText(ReadOnlySpan<char> text)
    {
        byte[] words = new byte[text.Length];
        for (int i = 0; i < words.Length; i++) words[i] = (byte)Alphabet.IndexOf(char.ToLowerInvariant(text[i]), StringComparison.Ordinal);
        return words;
    }

    private static uint Step(uint residue, uint word)
    {
        uint top = residue >> 25;
        residue = ((residue & 0x1ffffff) << 5) ^ word;
        for (int i = 0; i < Generator.Length; i++)
            if ((top >> i & 1) != 0) residue ^= Generator[i];
        return residue;
    }
}
