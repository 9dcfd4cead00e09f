using System.Buffers.Binary;

namespace Lightbill.Bolt12;

/// <summary>The bytes of blinded paths and of what they cost: the other side of the reading core.</summary>
internal static class BlindedRouteWriter
{
    /// <summary>BOLT 4, <c>blinded_path</c>.</summary>
    /// <exception cref="ArgumentException">No hops, more than 255, or a hop with more data than 16 bits can count.</exception>
    public static byte[] Write(BlindedRoute route)
    {
        if (route.Hops.Count is 0 or > byte.MaxValue) throw new ArgumentException("A blinded path has 1 to 255 hops.", nameof(route));
        var stream = new MemoryStream();
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        if (route.FirstNode.NodeId is { } key)
        {
            stream.Write(key.ToArray());
        }
        else
        {
            BinaryPrimitives.WriteUInt64BigEndian(number, (route.FirstNode.Channel ?? throw new ArgumentException("A blinded path begins at a node.", nameof(route))).Value);
            stream.WriteByte((byte)route.FirstNode.Direction);
            stream.Write(number);
        }
        stream.Write(route.FirstPathKey.ToArray());
        stream.WriteByte((byte)route.Hops.Count);
        foreach (BlindedHop hop in route.Hops)
        {
            if (hop.EncryptedRecipientData.Length > ushort.MaxValue) throw new ArgumentException("The data of a hop has at most 65535 bytes.", nameof(route));
            stream.Write(hop.BlindedNodeId.ToArray());
            BinaryPrimitives.WriteUInt16BigEndian(number, (ushort)hop.EncryptedRecipientData.Length);
            stream.Write(number[..sizeof(ushort)]);
            stream.Write(hop.EncryptedRecipientData.Span);
        }
        return stream.ToArray();
    }

    /// <summary>BOLT 12, <c>blinded_payinfo</c>.</summary>
    public static byte[] Write(BlindedPayInfo info)
    {
        byte[] features = info.Features.ToBytes();
        byte[] bytes = new byte[28 + features.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, info.FeeBaseMsat);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), info.FeeProportionalMillionths);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(8), info.CltvExpiryDelta);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(10), info.HtlcMinimumMsat);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(18), info.HtlcMaximumMsat);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(26), (ushort)features.Length);
        features.CopyTo(bytes, 28);
        return bytes;
    }
}
