using System.Security.Cryptography;
using Lightbill.Encoding;

namespace Lightbill.Bolt12;

/// <summary>
/// The merkle tree over the records of a message and the digest that is signed. BOLT 12, Signature Calculation: beside each record stands a nonce made from the
/// first record, so that a neighbour's value cannot be guessed from its hash.
/// </summary>
internal static class Bolt12Merkle
{
    private const int HashSize = SHA256.HashSizeInBytes;

    private static readonly byte[] LeafTag = SHA256.HashData("LnLeaf"u8);
    private static readonly byte[] BranchTag = SHA256.HashData("LnBranch"u8);

    /// <summary>The root over all records that are no signatures; 32 zero bytes when there is none.</summary>
    public static byte[] Root(ReadOnlySpan<byte> data, IReadOnlyList<TlvRecord> records) => Reduce(Leaves(data, records));

    /// <summary>The leaves of the tree, one for each record that is no signature: the record and its nonce joined.</summary>
    public static List<byte[]> Leaves(ReadOnlySpan<byte> data, IReadOnlyList<TlvRecord> records)
    {
        List<byte[]> nodes = new(records.Count);
        byte[]? nonceTag = null;
        foreach (TlvRecord record in records)
        {
            // The first record is the tag of every nonce, and it need not be in the tree for that: signatures never come first.
            nonceTag ??= NonceTag(record.In(data));
            if (Bolt12Ranges.IsSignature(record.Type)) continue;
            nodes.Add(Branch(Leaf(record.In(data)), Nonce(nonceTag, record.Type)));
        }
        return nodes;
    }

    /// <summary>Joins neighbours level by level; the odd one moves up as it is, so that the tree is deepest at its beginning.</summary>
    public static byte[] Reduce(List<byte[]> nodes)
    {
        if (nodes.Count == 0) return new byte[HashSize];
        while (nodes.Count > 1)
        {
            int joined = 0;
            for (int i = 0; i < nodes.Count; i += 2) nodes[joined++] = i + 1 < nodes.Count ? Branch(nodes[i], nodes[i + 1]) : nodes[i];
            nodes.RemoveRange(joined, nodes.Count - joined);
        }
        return nodes[0];
    }

    public static byte[] Leaf(ReadOnlySpan<byte> record) => TaggedHash(LeafTag, record);

    public static byte[] NonceTag(ReadOnlySpan<byte> firstRecord)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("LnNonce"u8);
        hash.AppendData(firstRecord);
        return hash.GetHashAndReset();
    }

    public static byte[] Nonce(ReadOnlySpan<byte> nonceTag, ulong type)
    {
        Span<byte> number = stackalloc byte[BigSize.MaxLength];
        return TaggedHash(nonceTag, number[..BigSize.Write(type, number)]);
    }

    /// <summary>Which of the two stands first is told by their bytes, so that a proof needs no directions.</summary>
    public static byte[] Branch(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Span<byte> both = stackalloc byte[2 * HashSize];
        bool isOneFirst = one.SequenceCompareTo(other) < 0;
        (isOneFirst ? one : other).CopyTo(both);
        (isOneFirst ? other : one).CopyTo(both[HashSize..]);
        return TaggedHash(BranchTag, both);
    }

    /// <summary>What is signed: the root under a tag that names the message and the field.</summary>
    public static byte[] SigningHash(Bolt12Kind kind, ReadOnlySpan<byte> root) =>
        TaggedHash(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Bolt12Prefix.SignatureTagOf(kind))), root);

    /// <summary>H(tag, message) of BIP 340, from the hash of the tag.</summary>
    private static byte[] TaggedHash(ReadOnlySpan<byte> tagHash, ReadOnlySpan<byte> message)
    {
        // In one piece: an incremental hash costs more than the hashing, and a message has four hashes for each field. Most fields fit the stack.
        const int OnStack = 512;
        int length = (2 * HashSize) + message.Length;
        Span<byte> whole = length <= OnStack ? stackalloc byte[OnStack] : new byte[length];
        tagHash.CopyTo(whole);
        tagHash.CopyTo(whole[HashSize..]);
        message.CopyTo(whole[(2 * HashSize)..]);
        return SHA256.HashData(whole[..length]);
    }
}
