namespace Lightbill.Bolt12;

/// <summary>
/// A way to somebody that does not tell who it is (BOLT 4, <c>blinded_path</c>): the node at which it begins and what each hop is to read. Unlike
/// <see cref="BlindedPath"/> of BOLT 11 it carries no costs; those of an invoice stand in <see cref="BlindedPayInfo"/>. Immutable;
/// equal when all of it is, hop by hop.
/// </summary>
/// <param name="FirstNode">The node at which it begins.</param>
/// <param name="FirstPathKey">The point handed to that node, 33 bytes.</param>
/// <param name="Hops">The hops, the node at which it begins included: 1 to 255.</param>
public sealed record BlindedRoute(IntroductionNode FirstNode, PublicKey FirstPathKey, IReadOnlyList<BlindedHop> Hops)
{
    /// <inheritdoc/>
    public bool Equals(BlindedRoute? other) =>
        other is not null && FirstNode == other.FirstNode && FirstPathKey == other.FirstPathKey && Hops.SequenceEqual(other.Hops);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(FirstNode, FirstPathKey, Hops.Count);
}
