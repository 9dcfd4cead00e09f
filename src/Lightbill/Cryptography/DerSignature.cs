namespace Lightbill.Cryptography;

/// <summary>ECDSA signatures in DER: a sequence of two positive integers, each of the shortest form. Never throws on input.</summary>
internal static class DerSignature
{
    /// <summary>Two integers of 33 bytes with their headers, and the sequence's header.</summary>
    public const int MaxLength = 72;

    /// <summary>Writes r and s, 32 bytes each; gives the length.</summary>
    public static int Write(ReadOnlySpan<byte> rs64, Span<byte> der)
    {
        int length = 2;
        length += WriteInteger(rs64[..32], der[length..]);
        length += WriteInteger(rs64[32..64], der[length..]);
        der[0] = 0x30;
        der[1] = (byte)(length - 2);
        return length;
    }

    /// <summary>Reads strict DER (BIP 66 without the hash type byte); numbers of more than 32 bytes are refused, other ranges are not looked at.</summary>
    public static bool TryRead(ReadOnlySpan<byte> der, Span<byte> rs64)
    {
        if (der.Length is < 8 or > MaxLength || der[0] != 0x30 || der[1] != der.Length - 2) return false;
        return TryReadInteger(der[2..], rs64[..32], out int r) && TryReadInteger(der[(2 + r)..], rs64[32..64], out int s) && 2 + r + s == der.Length;
    }

    private static int WriteInteger(ReadOnlySpan<byte> number, Span<byte> der)
    {
        int zeros = number.IndexOfAnyExcept((byte)0);
        number = zeros < 0 ? number[^1..] : number[zeros..];
        int sign = number[0] >= 0x80 ? 1 : 0;
        der[0] = 0x02;
        der[1] = (byte)(number.Length + sign);
        der[2] = 0;
        number.CopyTo(der[(2 + sign)..]);
        return 2 + sign + number.Length;
    }

    private static bool TryReadInteger(ReadOnlySpan<byte> der, Span<byte> number32, out int length)
    {
        length = 0;
        if (der.Length < 3 || der[0] != 0x02 || der[1] is 0 or > 33 || der.Length < 2 + der[1]) return false;
        ReadOnlySpan<byte> number = der.Slice(2, der[1]);
        if (number[0] >= 0x80 || (number.Length > 1 && number[0] == 0 && number[1] < 0x80)) return false; // negative, or not the shortest
        length = 2 + number.Length;
        if (number[0] == 0) number = number[1..];
        if (number.Length > 32) return false;
        number32.Clear();
        number.CopyTo(number32[(32 - number.Length)..]);
        return true;
    }
}
