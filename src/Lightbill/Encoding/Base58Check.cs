using Lightbill.Cryptography;

namespace Lightbill.Encoding;

/// <summary>Base58 with a version byte and a double SHA-256 checksum, as old bitcoin addresses are written. Payloads of 20 bytes only.</summary>
internal static class Base58Check
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const int RawLength = 25; // version, 20 bytes, 4 bytes of checksum

    /// <summary>35 characters write 25 bytes of 0xFF; longer texts cannot be an address and are not looked at.</summary>
    private const int MaxTextLength = 35;

    public static string Encode(byte version, ReadOnlySpan<byte> hash20)
    {
        Span<byte> raw = stackalloc byte[RawLength];
        raw[0] = version;
        hash20.CopyTo(raw[1..]);
        WriteChecksum(raw);

        Span<char> text = stackalloc char[MaxTextLength];
        int position = text.Length;
        int zeros = raw.IndexOfAnyExcept((byte)0);
        Span<byte> number = stackalloc byte[RawLength];
        raw.CopyTo(number);
        while (number.IndexOfAnyExcept((byte)0) >= 0)
        {
            int remainder = 0;
            for (int i = 0; i < number.Length; i++)
            {
                int value = (remainder << 8) | number[i];
                (number[i], remainder) = ((byte)(value / 58), value % 58);
            }
            text[--position] = Alphabet[remainder];
        }
        for (int i = 0; i < zeros; i++) text[--position] = Alphabet[0];
        return text[position..].ToString();
    }

    public static bool TryDecode(ReadOnlySpan<char> text, out byte version, Span<byte> hash20)
    {
        version = 0;
        if (text.Length is 0 or > MaxTextLength) return false;
        Span<byte> raw = stackalloc byte[RawLength];
        raw.Clear();
        foreach (char c in text)
        {
            int carry = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (carry < 0) return false;
            for (int i = raw.Length - 1; i >= 0; i--)
            {
                carry += raw[i] * 58;
                raw[i] = (byte)(carry & 0xFF);
                carry >>= 8;
            }
            if (carry != 0) return false;
        }
        // One leading "1" for each leading zero byte, else the same address would have several texts.
        int zeros = Math.Max(raw.IndexOfAnyExcept((byte)0), 0);
        int ones = text.IndexOfAnyExcept(Alphabet[0]);
        if (ones != zeros) return false;

        Span<byte> check = stackalloc byte[RawLength];
        raw[..^4].CopyTo(check);
        WriteChecksum(check);
        if (!check.SequenceEqual(raw)) return false;
        version = raw[0];
        raw[1..^4].CopyTo(hash20);
        return true;
    }

    /// <summary>Is this a private key in wallet import format: version 0x80 or 0xef, 32 bytes, perhaps a 1 that says "compressed", checksum?</summary>
    public static bool IsPrivateKey(ReadOnlySpan<char> text)
    {
        const int MaxLength = 38;
        if (text.Length > 52) return false;
        Span<byte> raw = stackalloc byte[MaxLength];
        raw.Clear();
        foreach (char c in text)
        {
            int carry = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (carry < 0) return false;
            for (int i = raw.Length - 1; i >= 0; i--)
            {
                carry += raw[i] * 58;
                raw[i] = (byte)(carry & 0xFF);
                carry >>= 8;
            }
            if (carry != 0) return false;
        }
        // 38 bytes with the mark for compressed keys, 37 without: then the first byte is still zero.
        ReadOnlySpan<byte> key = raw[0] == 0 ? raw[1..] : raw;
        if (key[0] is not (0x80 or 0xef)) return false;
        Span<byte> hash = stackalloc byte[Sha256.Size];
        Sha256.Hash(key[..^4], hash);
        Sha256.Hash(hash, hash);
        return hash[..4].SequenceEqual(key[^4..]);
    }

    private static void WriteChecksum(Span<byte> raw)
    {
        Span<byte> hash = stackalloc byte[Sha256.Size];
        Sha256.Hash(raw[..^4], hash);
        Sha256.Hash(hash, hash);
        hash[..4].CopyTo(raw[^4..]);
    }
}
