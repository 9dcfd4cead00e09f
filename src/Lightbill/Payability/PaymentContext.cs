namespace Lightbill;

/// <summary>
/// What a payer knows and wants when it asks <see cref="Bolt11.Bolt11Invoice.CheckPayable"/>: only what is set is checked. Immutable.
/// Example: <c>invoice.CheckPayable(new PaymentContext(clock.GetUtcNow()) { Network = BitcoinNetwork.Mainnet })</c>.
/// </summary>
/// <param name="Time">The moment in question.</param>
/// <exception cref="ArgumentException">The time was never set (<c>default</c>): every invoice would seem to have all the time in the world.</exception>
public sealed record PaymentContext(DateTimeOffset Time)
{
    /// <summary>The moment in question.</summary>
    /// <exception cref="ArgumentException">The time was never set (<c>default</c>).</exception>
    public DateTimeOffset Time { get; init => field = Set(value); } = Set(Time);

    /// <summary>
    /// The features of an ordinary wallet of 2026: basic_mpp, option_route_blinding, option_attribution_data, option_payment_metadata, and everything that
    /// BOLT 9 assumes.
    /// </summary>
    public static FeatureVector OrdinaryWallet { get; } = FeatureVector.OfArray(
        [FeatureNumber.BasicMpp, FeatureNumber.OptionRouteBlinding, FeatureNumber.OptionAttributionData, FeatureNumber.OptionPaymentMetadata]);

    /// <summary>The network the payer is on; null: any.</summary>
    public BitcoinNetwork? Network { get; init; }

    /// <summary>The amount that was agreed; null: whatever the invoice asks. An invoice without amount fits every amount.</summary>
    public MilliSatoshi? Amount { get; init; }

    /// <summary>The payee that is expected; null: anybody.</summary>
    public PublicKey? Payee { get; init; }

    /// <summary>How much time must be left until expiry; null: any.</summary>
    public TimeSpan? MinTimeLeft { get; init; }

    /// <summary>The features that the payer supports, in either form; those that BOLT 9 assumes need not be named.</summary>
    public FeatureVector SupportedFeatures { get; init; } = OrdinaryWallet;

    private static DateTimeOffset Set(DateTimeOffset time) => time != default ? time : throw new ArgumentException("The time must be set.", nameof(time));
}
