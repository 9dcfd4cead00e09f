namespace Lightbill;

/// <summary>One known feature of an invoice.</summary>
/// <param name="EvenBit">The even bit of its pair.</param>
/// <param name="Name">Its name in BOLT 9 or in its proposal.</param>
/// <param name="IsAssumed">Does BOLT 9 mark it ASSUMED: every node has it, so it counts as set?</param>
/// <param name="NeedsPayerSupport">Must the payer have it for the payment to succeed when it is required? Not so for assumed ones.</param>
/// <param name="DependsOn">Even bits of the features it builds on.</param>
internal sealed record KnownFeature(int EvenBit, string Name, bool IsAssumed, bool NeedsPayerSupport, params int[] DependsOn);

/// <summary>
/// The features that occur in invoices: BOLT 9 (context "9"), bLIP-39, and those that deployed wallets write. All others are unknown, and an unknown
/// even bit refuses the invoice.
/// </summary>
internal static class FeatureTable
{
    private static readonly KnownFeature[] All =
    [
        new(FeatureNumber.OptionDataLossProtect, "option_data_loss_protect", IsAssumed: true, NeedsPayerSupport: false),
        new(FeatureNumber.VarOnionOptIn, "var_onion_optin", IsAssumed: true, NeedsPayerSupport: false),
        new(FeatureNumber.OptionStaticRemoteKey, "option_static_remotekey", IsAssumed: true, NeedsPayerSupport: false),
        new(FeatureNumber.PaymentSecret, "payment_secret", IsAssumed: true, NeedsPayerSupport: false, FeatureNumber.VarOnionOptIn),
        new(FeatureNumber.BasicMpp, "basic_mpp", IsAssumed: false, NeedsPayerSupport: true, FeatureNumber.PaymentSecret),
        new(FeatureNumber.OptionRouteBlinding, "option_route_blinding", IsAssumed: false, NeedsPayerSupport: true, FeatureNumber.VarOnionOptIn),
        new(FeatureNumber.Amp, "amp", IsAssumed: false, NeedsPayerSupport: true, FeatureNumber.PaymentSecret),
        new(FeatureNumber.OptionAttributionData, "option_attribution_data", IsAssumed: false, NeedsPayerSupport: true),
        new(FeatureNumber.OptionChannelType, "option_channel_type", IsAssumed: true, NeedsPayerSupport: false),
        new(FeatureNumber.OptionPaymentMetadata, "option_payment_metadata", IsAssumed: false, NeedsPayerSupport: true),
        new(FeatureNumber.TrampolineRouting, "trampoline_routing", IsAssumed: false, NeedsPayerSupport: true, FeatureNumber.PaymentSecret),
        new(FeatureNumber.TrampolineRoutingPrototype, "trampoline_routing_prototype", IsAssumed: false, NeedsPayerSupport: true, FeatureNumber.PaymentSecret),
        new(FeatureNumber.Bolt11BlindedPath, "bolt11_blinded_path", IsAssumed: false, NeedsPayerSupport: true, FeatureNumber.OptionRouteBlinding),
    ];

    /// <summary>The even bits, in rising order.</summary>
    public static int[] EvenBits => Array.ConvertAll(All, feature => feature.EvenBit);

    /// <summary>By pair of bits: every bit of every invoice is looked up, several times.</summary>
    private static readonly KnownFeature?[] ByPair = MakeByPair();

    /// <summary>What a bit of either form means; null when we do not know it, or it is negative.</summary>
    public static KnownFeature? Find(int bit)
    {
        uint pair = (uint)bit / 2;
        return pair < (uint)ByPair.Length ? ByPair[pair] : null;
    }

    private static KnownFeature?[] MakeByPair()
    {
        var pairs = new KnownFeature?[(All.Max(feature => feature.EvenBit) / 2) + 1];
        foreach (KnownFeature feature in All) pairs[feature.EvenBit / 2] = feature;
        return pairs;
    }
}
