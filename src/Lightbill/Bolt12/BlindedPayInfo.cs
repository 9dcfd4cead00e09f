namespace Lightbill.Bolt12;

/// <summary>What a blinded path of an invoice costs and carries as a whole (BOLT 12, <c>blinded_payinfo</c>). Immutable.</summary>
/// <param name="FeeBaseMsat">Fixed fee in millisatoshis.</param>
/// <param name="FeeProportionalMillionths">Proportional fee in millionths.</param>
/// <param name="CltvExpiryDelta">Blocks that it adds to the time lock.</param>
/// <param name="HtlcMinimumMsat">The least that it carries, in millisatoshis.</param>
/// <param name="HtlcMaximumMsat">The most that it carries, in millisatoshis.</param>
/// <param name="Features">What its nodes ask for; a payer that does not know a required bit must not use the path.</param>
public sealed record BlindedPayInfo(
    uint FeeBaseMsat, uint FeeProportionalMillionths, ushort CltvExpiryDelta, ulong HtlcMinimumMsat, ulong HtlcMaximumMsat, FeatureVector Features)
{
    /// <summary>Does it ask for nothing that we do not know? BOLT 12 gives no bit a meaning here yet, so any required one is unknown.</summary>
    public bool IsUsable => Features.All(static bit => !bit.IsRequired);
}
