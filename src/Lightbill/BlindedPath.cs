namespace Lightbill;

/// <summary>
/// A way to a payee that does not tell who it is (bLIP 39, field type 20 of an invoice, written with the letter <c>5</c>): what it costs and the blinded hops. Immutable;
/// equal when all of it is, hop by hop.
/// </summary>
/// <param name="FeeBaseMsat">Fixed fee of the whole path in millisatoshis.</param>
/// <param name="FeeProportionalMillionths">Proportional fee of the whole path in millionths.</param>
/// <param name="CltvExpiryDelta">Blocks that the whole path adds to the time lock.</param>
/// <param name="HtlcMinimumMsat">The least that the path carries, in millisatoshis.</param>
/// <param name="HtlcMaximumMsat">The most that the path carries, in millisatoshis.</param>
/// <param name="Features">Feature bits of the path, big-endian bytes as on the wire; usually empty.</param>
/// <param name="FirstEphemeralBlindingPoint">The point handed to the introduction node, 33 bytes.</param>
/// <param name="Hops">The hops; the first names the introduction node by its real key.</param>
public sealed record BlindedPath(
    uint FeeBaseMsat,
    uint FeeProportionalMillionths,
    ushort CltvExpiryDelta,
    ulong HtlcMinimumMsat,
    ulong HtlcMaximumMsat,
    ReadOnlyMemory<byte> Features,
    PublicKey FirstEphemeralBlindingPoint,
    IReadOnlyList<BlindedHop> Hops)
{
    /// <inheritdoc/>
    public bool Equals(BlindedPath? other) =>
        other is not null
        && (FeeBaseMsat, FeeProportionalMillionths, CltvExpiryDelta, HtlcMinimumMsat, HtlcMaximumMsat)
            == (other.FeeBaseMsat, other.FeeProportionalMillionths, other.CltvExpiryDelta, other.HtlcMinimumMsat, other.HtlcMaximumMsat)
        && FirstEphemeralBlindingPoint == other.FirstEphemeralBlindingPoint
        && Features.Span.SequenceEqual(other.Features.Span)
        && Hops.SequenceEqual(other.Hops);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(FeeBaseMsat, FeeProportionalMillionths, CltvExpiryDelta, HtlcMinimumMsat, HtlcMaximumMsat, FirstEphemeralBlindingPoint, Hops.Count);
}
