using System.Buffers.Binary;

namespace Lightbill.Encoding;

/// <summary>The number of varying length of BOLT 1: one byte, or a mark and 2, 4 or 8 bytes, big-endian; only the shortest form is allowed.</summary>
internal static class BigSize
{
    /// <summary>The longest form, in bytes.</summary>
    public const int MaxLength = 9;

    /// <summary>
    /// Reads the number at the beginning. False with <paramref name="read"/> 0 when the bytes end before it does; false with its length when it is not
    /// written in the shortest way.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ulong value, out int read)
    {
        (value, read) = (0, 0);
        if (bytes.IsEmpty) return false;
        int length = bytes[0] switch { 0xFD => 3, 0xFE => 5, 0xFF => 9, _ => 1 };
        if (bytes.Length < length) return false;
        read = length;
        value = length switch
        {
            1 => bytes[0],
            3 => BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]),
            5 => BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]),
            _ => BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]),
        };
        return LengthOf(value) == length;
    }

    /// <summary>How many bytes the shortest form has.</summary>
    public static int LengthOf(ulong value) => value switch { < 0xFD => 1, <= ushort.MaxValue => 3, <= uint.MaxValue => 5, _ => 9 };

    /// <summary>Writes the shortest form and gives its length.</summary>
    public static int Write(ulong value, Span<byte> destination)
    {
        int length = LengthOf(value);
        switch (length)
        {
            case 1:
                destination[0] = (byte)value;
                break;
            case 3:
                destination[0] = 0xFD;
                BinaryPrimitives.WriteUInt16BigEndian(destination[1..], (ushort)value);
                break;
            case 5:
                destination[0] = 0xFE;
                BinaryPrimitives.WriteUInt32BigEndian(destination[1..], (uint)value);
                break;
            default:
                destination[0] = 0xFF;
                BinaryPrimitives.WriteUInt64BigEndian(destination[1..], value);
                break;
        }
        return length;
    }

    /// <summary>Appends the shortest form to a stream.</summary>
    public static void Write(ulong value, Stream stream)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        stream.Write(bytes[..Write(value, bytes)]);
    }
}
