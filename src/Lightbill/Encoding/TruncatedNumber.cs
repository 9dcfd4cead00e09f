namespace Lightbill.Encoding;

/// <summary>The numbers <c>tu32</c> and <c>tu64</c> of BOLT 1: big-endian without leading zero bytes, so that zero has no bytes.</summary>
internal static class TruncatedNumber
{
    /// <summary>Reads up to eight bytes; <paramref name="isShortest"/> says whether they are without a leading zero.</summary>
    public static ulong Read(ReadOnlySpan<byte> bytes, out bool isShortest)
    {
        isShortest = bytes.IsEmpty || bytes[0] != 0;
        ulong value = 0;
        foreach (byte one in bytes) value = (value << 8) | one;
        return value;
    }

    /// <summary>The shortest form.</summary>
    public static byte[] Write(ulong value)
    {
        int length = 0;
        for (ulong rest = value; rest != 0; rest >>= 8) length++;
        byte[] bytes = new byte[length];
        for (int i = length - 1; i >= 0; i--, value >>= 8) bytes[i] = (byte)(value & 0xFF);
        return bytes;
    }
}
