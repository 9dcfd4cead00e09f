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
    public const int VarOnion = 8;
    public const int PaymentSecret = 14;
    public const int BasicMpp = 16;
    public const int RouteBlinding = 24;
    public const int Amp = 30;
    public const int AttributionData = 36;
    public const int PaymentMetadata = 48;
    public const int Trampoline = 56;
    public const int TrampolinePrototype = 148;
    public const int Bolt11BlindedPath = 262;

    private static readonly KnownFeature[] All =
    [
        new(0, "option_data_loss_protect", IsAssumed: true, NeedsPayerSupport: false),
        new(VarOnion, "var_onion_optin", IsAssumed: true, NeedsPayerSupport: false),
        new(12, "option_static_remotekey", IsAssumed: true, NeedsPayerSupport: false),
        new(PaymentSecret, "payment_secret", IsAssumed: true, NeedsPayerSupport: false, VarOnion),
        new(BasicMpp, "basic_mpp", IsAssumed: false, NeedsPayerSupport: true, PaymentSecret),
        new(RouteBlinding, "option_route_blinding", IsAssumed: false, NeedsPayerSupport: true, VarOnion),
        new(Amp, "amp", IsAssumed: false, NeedsPayerSupport: true, PaymentSecret),
        new(AttributionData, "option_attribution_data", IsAssumed: false, NeedsPayerSupport: true),
        new(44, "option_channel_type", IsAssumed: true, NeedsPayerSupport: false),
        new(PaymentMetadata, "option_payment_metadata", IsAssumed: false, NeedsPayerSupport: true),
        new(Trampoline, "trampoline_routing", IsAssumed: false, NeedsPayerSupport: true, PaymentSecret),
        new(TrampolinePrototype, "trampoline_routing_prototype", IsAssumed: false, NeedsPayerSupport: true, PaymentSecret),
        new(Bolt11BlindedPath, "bolt11_blinded_path", IsAssumed: false, NeedsPayerSupport: true, RouteBlinding),
    ];

    public static KnownFeature? Find(int bit)
    {
        int even = bit & ~1;
        foreach (KnownFeature feature in All)
            if (feature.EvenBit == even) return feature;
        return null;
    }
}
