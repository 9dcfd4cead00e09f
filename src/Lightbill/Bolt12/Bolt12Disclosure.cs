using System.Numerics;

namespace Lightbill.Bolt12;

/// <summary>
/// The merkle tree of an invoice of which some fields are shown and the others hidden behind hashes (BOLT 12, Payer Proofs). At each inner node of which one side is hidden as
/// a whole and the other is not, the hash of the hidden side is needed. They are given in the order in which a walk that takes the left side, the right side and then the node itself comes
/// to those nodes.
/// </summary>
internal static class Bolt12Disclosure
{
    /// <summary>The hashes that stand for the hidden leaves.</summary>
    /// <param name="leaves">All leaves, in order; at least one.</param>
    /// <param name="isShown">For each whether it is shown.</param>
    public static List<byte[]> Hide(ReadOnlySpan<byte[]> leaves, ReadOnlySpan<bool> isShown)
    {
        List<byte[]> hidden = [];
        Hide(leaves, isShown, hidden);
        return hidden;
    }

    /// <summary>The root of the whole tree; null when no leaf is shown. Without meaning when the hashes are not exactly <paramref name="needed"/>.</summary>
    /// <param name="leaves">The leaves in order, null for a hidden one; at least one.</param>
    /// <param name="hidden">The hashes that stand for the hidden ones.</param>
    /// <param name="needed">How many of them it takes.</param>
    public static byte[]? Rebuild(ReadOnlySpan<byte[]?> leaves, IReadOnlyList<byte[]> hidden, out int needed)
    {
        needed = 0;
        return RebuildNode(leaves, hidden, ref needed);
    }

    private static (byte[] Hash, bool IsShown) Hide(ReadOnlySpan<byte[]> leaves, ReadOnlySpan<bool> isShown, List<byte[]> hidden)
    {
        if (leaves.Length == 1) return (leaves[0], isShown[0]);
        int split = Split(leaves.Length);
        (byte[] Hash, bool IsShown) left = Hide(leaves[..split], isShown[..split], hidden);
        (byte[] Hash, bool IsShown) right = Hide(leaves[split..], isShown[split..], hidden);
        if (left.IsShown != right.IsShown) hidden.Add(left.IsShown ? right.Hash : left.Hash);
        return (Bolt12Merkle.Branch(left.Hash, right.Hash), left.IsShown || right.IsShown);
    }

    /// <summary>The hash of a node, null when all below it is hidden. When the hashes run out it goes on with any, to count them.</summary>
    private static byte[]? RebuildNode(ReadOnlySpan<byte[]?> leaves, IReadOnlyList<byte[]> hidden, ref int used)
    {
        if (leaves.Length == 1) return leaves[0];
        int split = Split(leaves.Length);
        byte[]? left = RebuildNode(leaves[..split], hidden, ref used);
        byte[]? right = RebuildNode(leaves[split..], hidden, ref used);
        if (left is null && right is null) return null;
        if (left is not null && right is not null) return Bolt12Merkle.Branch(left, right);
        byte[] shown = left ?? right!;
        byte[] other = used < hidden.Count ? hidden[used] : shown;
        used++;
        return Bolt12Merkle.Branch(shown, other);
    }

    /// <summary>How many leaves lie to the left of the top: the largest power of two below their number, so that the tree is that of <see cref="Bolt12Merkle.Reduce"/>.</summary>
    private static int Split(int count) => 1 << BitOperations.Log2((uint)count - 1);
}
