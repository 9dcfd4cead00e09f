namespace Lightbill.Encoding;

/// <summary>
/// Five-bit words, one in each byte, as bytes: the other side of bech32's data part. Bits run from the most significant of the first word
/// (BIP 173). Nothing here throws on content; lengths are the callers' business.
/// </summary>
internal static partial class Words
{
    /// <summary>How many whole bytes a number of words holds.</summary>
    public static int ByteCount(int wordCount) => wordCount * 5 / 8;

    /// <summary>How many words hold a number of bytes.</summary>
    public static int WordCount(int byteCount) => ((byteCount * 8) + 4) / 5;

    /// <summary>Writes the whole bytes of the words; bits that do not fill a byte are left out.</summary>
    public static void ToBytes(ReadOnlySpan<byte> words, Span<byte> bytes) => ToBytes(words, bytes, Bech32Paths.Best);

    /// <summary>The same in a given way.</summary>
    public static void ToBytes(ReadOnlySpan<byte> words, Span<byte> bytes, Bech32Path path)
    {
        bytes = bytes[..ByteCount(words.Length)];
        int done = path == Bech32Path.Plain ? 0 : PackMany(words, bytes, path);
        uint accumulator = 0;
        int bits = 0;
        int written = done / WordsPerPack * BytesPerPack;
        foreach (byte word in words[done..])
        {
            accumulator = (accumulator << 5) | word;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes[written++] = (byte)(accumulator >> bits);
            accumulator &= (1u << bits) - 1;
        }
        System.Diagnostics.Debug.Assert(written == bytes.Length, "every whole byte is written");
    }

    /// <summary>The whole bytes of the words in a new array.</summary>
    public static byte[] ToByteArray(ReadOnlySpan<byte> words)
    {
        byte[] bytes = new byte[ByteCount(words.Length)];
        ToBytes(words, bytes);
        return bytes;
    }

    /// <summary>Writes bytes as words, the last one padded with zero bits.</summary>
    public static void FromBytes(ReadOnlySpan<byte> bytes, Span<byte> words) => FromBytes(bytes, words, Bech32Paths.Best);

    /// <summary>The same in a given way.</summary>
    public static void FromBytes(ReadOnlySpan<byte> bytes, Span<byte> words, Bech32Path path)
    {
        int done = path == Bech32Path.Plain ? 0 : UnpackMany(bytes, words);
        uint accumulator = 0;
        int bits = 0;
        int written = done / BytesPerPack * WordsPerPack;
        foreach (byte value in bytes[done..])
        {
            accumulator = (accumulator << 8) | value;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                words[written++] = (byte)((accumulator >> bits) & 31);
            }
            accumulator &= (1u << bits) - 1;
        }
        if (bits > 0) words[written] = (byte)((accumulator << (5 - bits)) & 31);
    }

    /// <summary>Bytes as words in a new array.</summary>
    public static byte[] FromBytes(ReadOnlySpan<byte> bytes)
    {
        byte[] words = new byte[WordCount(bytes.Length)];
        FromBytes(bytes, words);
        return words;
    }

    /// <summary>The byte at an index, read in place.</summary>
    public static byte ByteAt(ReadOnlySpan<byte> words, int index)
    {
        int bit = index * 8;
        int word = bit / 5;
        int value = (words[word] << 10) | (words[word + 1] << 5);
        if ((bit % 5) + 8 > 10) value |= words[word + 2];
        return (byte)((value >> (15 - 8 - (bit % 5))) & 0xFF);
    }

    /// <summary>The words as one big-endian number; false when it needs more than 64 bits. No words are zero.</summary>
    public static bool TryReadNumber(ReadOnlySpan<byte> words, out ulong value)
    {
        value = 0;
        foreach (byte word in words)
        {
            if (value >> 59 != 0) return false;
            value = (value << 5) | word;
        }
        return true;
    }

    /// <summary>A number in as few words as it needs; zero needs none.</summary>
    public static byte[] FromNumber(ulong value)
    {
        int count = 0;
        for (ulong rest = value; rest != 0; rest >>= 5) count++;
        byte[] words = new byte[count];
        for (int i = count - 1; i >= 0; i--, value >>= 5) words[i] = (byte)(value & 31);
        return words;
    }

    /// <summary>
    /// Are the bits after the last used one as a writer must make them: fewer than eight, not a whole superfluous word, and all zero?
    /// </summary>
    public static bool HasCleanPadding(ReadOnlySpan<byte> words, int usedBits)
    {
        int padding = (words.Length * 5) - usedBits;
        if (padding is < 0 or > 4) return false;
        return padding == 0 || (words[^1] & ((1 << padding) - 1)) == 0;
    }
}
