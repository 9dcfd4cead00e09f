namespace Lightbill;

/// <summary>One hop of a <see cref="RouteHint"/>: 51 bytes on the wire.</summary>
/// <param name="PublicKey">The node at the start of the channel.</param>
/// <param name="ShortChannelId">The channel that leads on from it.</param>
/// <param name="FeeBaseMsat">Fixed fee in millisatoshis.</param>
/// <param name="FeeProportionalMillionths">Fee in millionths of the amount forwarded.</param>
/// <param name="CltvExpiryDelta">Blocks that the hop adds to the time lock.</param>
public readonly record struct RouteHintHop(
    PublicKey PublicKey, ShortChannelId ShortChannelId, uint FeeBaseMsat, uint FeeProportionalMillionths, ushort CltvExpiryDelta);
