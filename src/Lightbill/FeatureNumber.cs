namespace Lightbill;

/// <summary>
/// The features that occur in invoices, by number: the even bit of each pair, which says "required"; the odd bit after it says "offered" (BOLT 9). The names are those of the
/// table in BOLT 9, column "9" of its contexts, or of the proposal named beside each. Every member that asks for a feature takes either bit of its pair.
/// For the name of a number see <see cref="FeatureBit.Name"/>.
/// <example><code>
/// bool mayBeSplit = invoice.Features.HasFeature(FeatureNumber.BasicMpp);
/// builder.AddFeature(FeatureNumber.BasicMpp + 1); // offered, not required
/// foreach (int number in FeatureNumber.All) Console.WriteLine($"{number}: {new FeatureBit(number).Name}");
/// </code></example>
/// </summary>
public static class FeatureNumber
{
    /// <summary><c>option_data_loss_protect</c>, ASSUMED by BOLT 9: every node has it.</summary>
    public const int OptionDataLossProtect = 0;

    /// <summary><c>var_onion_optin</c>, ASSUMED by BOLT 9: onions of variable size.</summary>
    public const int VarOnionOptIn = 8;

    /// <summary><c>option_static_remotekey</c>, ASSUMED by BOLT 9.</summary>
    public const int OptionStaticRemoteKey = 12;

    /// <summary><c>payment_secret</c>, ASSUMED by BOLT 9: the field <c>s</c>.</summary>
    public const int PaymentSecret = 14;

    /// <summary><c>basic_mpp</c> (BOLT 9): may be paid in several parts.</summary>
    public const int BasicMpp = 16;

    /// <summary><c>option_route_blinding</c> (BOLT 9).</summary>
    public const int OptionRouteBlinding = 24;

    /// <summary><c>amp</c>: atomic multi-path payments, of LND; in no BOLT.</summary>
    public const int Amp = 30;

    /// <summary><c>option_attribution_data</c> (BOLT 9).</summary>
    public const int OptionAttributionData = 36;

    /// <summary><c>option_channel_type</c>, ASSUMED by BOLT 9.</summary>
    public const int OptionChannelType = 44;

    /// <summary><c>option_payment_metadata</c> (BOLT 9): the field <c>m</c>.</summary>
    public const int OptionPaymentMetadata = 48;

    /// <summary><c>trampoline_routing</c>: proposed for the BOLTs, written by wallets of ACINQ.</summary>
    public const int TrampolineRouting = 56;

    /// <summary><c>trampoline_routing_prototype</c>: the same before the proposal, written by wallets of ACINQ and Electrum; in no BOLT.</summary>
    public const int TrampolineRoutingPrototype = 148;

    /// <summary><c>bolt11_blinded_path</c> (bLIP 39).</summary>
    public const int Bolt11BlindedPath = 262;

    /// <summary>All of them, in rising order: the numbers that <see cref="FeatureBit.IsKnown"/> knows.</summary>
    public static IReadOnlyList<int> All { get; } = Array.AsReadOnly(FeatureTable.EvenBits);
}
