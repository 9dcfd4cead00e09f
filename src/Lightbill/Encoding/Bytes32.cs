using System.Buffers.Binary;

namespace Lightbill.Encoding;

/// <summary>Thirty-two bytes as a value: what every hash, secret and coordinate is stored in. Order of bytes as on the wire.</summary>
internal readonly record struct Bytes32(ulong A, ulong B, ulong C, ulong D)
{
    public const int Length = 32;

    public static Bytes32 Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]));

    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, A);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], B);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], C);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], D);
    }

    public bool IsZero => (A | B | C | D) == 0;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Hex.Encode(bytes);
    }

    public bool TryFormat(Span<char> destination, out int charsWritten)
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Hex.TryEncode(bytes, destination, out charsWritten);
    }

    public static bool TryParse(ReadOnlySpan<char> text, out Bytes32 value)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bool read = Hex.TryDecode(text, bytes);
        value = read ? Read(bytes) : default;
        return read;
    }
}
