using System.Buffers.Binary;
using Lightbill.Cryptography;
using Lightbill.Encoding;

namespace Lightbill.Bolt11;

/// <summary>The bytes of a blinded path in an invoice (bLIP 39, Tagged Field: <c>blinded_payinfo</c>).</summary>
internal static class BlindedPathCodec
{
    private const int KeySize = PublicKey.Size;

    /// <summary>Up to and with <c>flen</c>.</summary>
    private const int FixedSize = 4 + 4 + 2 + 8 + 8 + 2;

    /// <summary>What is wrong, in words for a message, or null. Keys are judged by their first byte only.</summary>
    public static string? FindProblem(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FixedSize) return "it is too short";
        int position = FixedSize + BinaryPrimitives.ReadUInt16BigEndian(bytes[(FixedSize - 2)..]);
        if (bytes.Length - position < KeySize + 1) return "it is too short";
        if (bytes[position] is not (2 or 3)) return "the blinding point is no public key";
        int hops = bytes[position + KeySize];
        position += KeySize + 1;
        if (hops == 0) return "it has no hops";
        for (int i = 0; i < hops; i++)
        {
            if (bytes.Length - position < KeySize) return "a hop is cut short";
            if (bytes[position] is not (2 or 3)) return "a hop's key is no public key";
            position += KeySize;
            if (!BigSize.TryRead(bytes[position..], out ulong length, out int read))
                return read == 0 ? "a hop is cut short" : "a length is not written in the shortest way";
            position += read;
            if (length > (ulong)(bytes.Length - position)) return "a hop is cut short";
            position += (int)length;
        }
        return position == bytes.Length ? null : "bytes are left over";
    }

    /// <summary>Are all keys points of the curve? Broken bytes count as fine: what is wrong with them was told by <see cref="FindProblem"/>.</summary>
    public static bool HasValidKeys(ReadOnlySpan<byte> bytes)
    {
        if (FindProblem(bytes) is not null) return true;
        int position = FixedSize + BinaryPrimitives.ReadUInt16BigEndian(bytes[(FixedSize - 2)..]);
        int hops = bytes[position + KeySize];
        if (!CurveBackend.IsValidPublicKey(bytes.Slice(position, KeySize))) return false;
        position += KeySize + 1;
        for (int i = 0; i < hops; i++)
        {
            if (!CurveBackend.IsValidPublicKey(bytes.Slice(position, KeySize))) return false;
            position += KeySize;
            BigSize.TryRead(bytes[position..], out ulong length, out int read);
            position += read + (int)length;
        }
        return true;
    }

    /// <summary>Reads bytes in which <see cref="FindProblem"/> found nothing and whose keys were checked.</summary>
    public static BlindedPath Read(ReadOnlySpan<byte> bytes)
    {
        int featuresLength = BinaryPrimitives.ReadUInt16BigEndian(bytes[(FixedSize - 2)..]);
        int position = FixedSize + featuresLength;
        var blindingPoint = PublicKey.FromTrustedBytes(bytes.Slice(position, KeySize));
        var hops = new BlindedHop[bytes[position + KeySize]];
        position += KeySize + 1;
        for (int i = 0; i < hops.Length; i++)
        {
            var node = PublicKey.FromTrustedBytes(bytes.Slice(position, KeySize));
            position += KeySize;
            BigSize.TryRead(bytes[position..], out ulong length, out int read);
            position += read;
            hops[i] = new(node, bytes.Slice(position, (int)length).ToArray());
            position += (int)length;
        }
        return new(
            BinaryPrimitives.ReadUInt32BigEndian(bytes),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]),
            BinaryPrimitives.ReadUInt16BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[10..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[18..]),
            bytes.Slice(FixedSize, featuresLength).ToArray(),
            blindingPoint,
            hops);
    }

    /// <summary>The bytes that a path takes when every length fits its place.</summary>
    public static long SizeOf(BlindedPath path) =>
        FixedSize + (long)path.Features.Length + KeySize + 1 + path.Hops.Sum(hop => KeySize + (hop.EncryptedRecipientData.Length < 0xFD ? 1L : 3) + hop.EncryptedRecipientData.Length);

    /// <summary>Writes a path, which <see cref="SizeOf"/> must have found to fit a field.</summary>
    public static byte[] Write(BlindedPath path)
    {
        var stream = new MemoryStream();
        Span<byte> head = stackalloc byte[FixedSize];
        BinaryPrimitives.WriteUInt32BigEndian(head, path.FeeBaseMsat);
        BinaryPrimitives.WriteUInt32BigEndian(head[4..], path.FeeProportionalMillionths);
        BinaryPrimitives.WriteUInt16BigEndian(head[8..], path.CltvExpiryDelta);
        BinaryPrimitives.WriteUInt64BigEndian(head[10..], path.HtlcMinimumMsat);
        BinaryPrimitives.WriteUInt64BigEndian(head[18..], path.HtlcMaximumMsat);
        BinaryPrimitives.WriteUInt16BigEndian(head[26..], checked((ushort)path.Features.Length));
        stream.Write(head);
        stream.Write(path.Features.Span);
        stream.Write(path.FirstEphemeralBlindingPoint.ToArray());
        stream.WriteByte(checked((byte)path.Hops.Count));
        foreach (BlindedHop hop in path.Hops)
        {
            stream.Write(hop.BlindedNodeId.ToArray());
            BigSize.Write((ulong)hop.EncryptedRecipientData.Length, stream);
            stream.Write(hop.EncryptedRecipientData.Span);
        }
        return stream.ToArray();
    }
}
