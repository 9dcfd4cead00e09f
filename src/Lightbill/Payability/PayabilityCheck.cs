using Lightbill.Bolt11;
using Lightbill.Findings;
using Lightbill.Text;

namespace Lightbill;

/// <summary>
/// The reasons why an authentic invoice cannot or should not be paid. Each is a warning; remarks are infos. The rules look at what the reading core learned, so that a reader in
/// bulk and a document are asked alike.
/// </summary>
internal static class PayabilityCheck
{
    /// <summary>Clocks differ; an invoice that seems to come from the near future is no reason for alarm.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    /// <summary>Applies every rule.</summary>
    /// <param name="words">All words of the invoice.</param>
    /// <param name="layout">What the core read, without an error.</param>
    /// <param name="payee">Whose signature it bears; <c>default</c> when that was not looked at.</param>
    /// <param name="context">What the payer knows and wants.</param>
    /// <param name="sink">Takes reasons and remarks; places are those in the invoice's text.</param>
    public static void Run<TSink>(ReadOnlySpan<byte> words, in Bolt11Layout layout, PublicKey payee, PaymentContext context, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        CheckTime(layout, context, ref sink);
        CheckNetwork(layout, context, ref sink);
        CheckAmount(layout, context, ref sink);
        if (context.Payee is { } expected && expected != payee)
            Report(FindingRules.PolicyWrongPayee, ref sink, text: $"{payee} instead of {expected}");
        if (!layout.PaymentSecret.IsPresent && layout.BlindedPathCount == 0)
            Report(FindingRules.PolicyMissingPaymentSecret, ref sink);
        CheckFeatures(layout.FeaturesOf(words), layout.BlindedPathCount > 0, context, ref sink);
    }

    private static void CheckTime<TSink>(in Bolt11Layout layout, PaymentContext context, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        DateTimeOffset expiresAt = layout.ExpiresAt;
        if (context.Time > expiresAt)
        {
            Report(FindingRules.PolicyExpired, ref sink, text: Durations.Ago(context.Time - expiresAt));
        }
        else if (context.MinTimeLeft is { } least && expiresAt - context.Time < least)
        {
            Report(FindingRules.PolicyTooLittleTime, ref sink, text: Durations.Describe(expiresAt - context.Time));
        }
        TimeSpan ahead = DateTimeOffset.FromUnixTimeSeconds(layout.Timestamp) - context.Time;
        if (ahead > ClockTolerance) sink.Report(FindingRules.PolicyFuture, FindingSeverity.Info, -1, 0, 0, Durations.Describe(ahead));
    }

    private static void CheckNetwork<TSink>(in Bolt11Layout layout, PaymentContext context, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (context.Network is { } network && network != layout.Network)
            Report(FindingRules.PolicyWrongNetwork, ref sink, offset: 0, length: layout.PrefixLength,
                text: $"{layout.Network.Name} ({Bolt11Prefix.TextOf(layout)}) instead of {network.Name} ({network.InvoicePrefix})");
    }

    private static void CheckAmount<TSink>(in Bolt11Layout layout, PaymentContext context, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (!layout.HasAmount)
        {
            if (context.Amount is null) sink.Report(FindingRules.PolicyAmountMissing, FindingSeverity.Info, -1, 0);
            return;
        }
        (int offset, int length) = (layout.PrefixLength, layout.Separator - layout.PrefixLength);
        if (context.Amount is { } expected && layout.Amount != expected)
            Report(FindingRules.PolicyWrongAmount, ref sink, offset, length, text: $"{layout.Amount.ToString("sat", null)} instead of {expected.ToString("sat", null)}");
        if (layout.Amount.Msat == 0) Report(FindingRules.PolicyAmountZero, ref sink, offset, length);
    }

    private static void CheckFeatures<TSink>(FeatureWords features, bool hasBlindedPath, PaymentContext context, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        foreach (int bit in features)
        {
            KnownFeature? feature = FeatureTable.Find(bit);
            if (feature is null) continue;
            bool isRequired = (bit & 1) == 0;
            if (isRequired && feature.NeedsPayerSupport && !context.SupportedFeatures.HasFeature(bit))
                Report(FindingRules.PolicyUnsupportedFeature, ref sink, number: bit, text: feature.Name);
            if (!isRequired && features.Contains(bit & ~1)) continue; // the even bit of the pair has told it
            foreach (int dependency in feature.DependsOn)
            {
                KnownFeature needed = FeatureTable.Find(dependency)!;
                if (!needed.IsAssumed && !features.HasFeature(dependency))
                    Report(FindingRules.PolicyFeatureDependency, ref sink, number: dependency, text: needed.Name);
            }
        }
        // A blinded path must be understood, whether or not the writer set the bit that says so (bLIP 39).
        if (hasBlindedPath && !features.Contains(FeatureNumber.Bolt11BlindedPath) && !context.SupportedFeatures.HasFeature(FeatureNumber.Bolt11BlindedPath))
            Report(FindingRules.PolicyUnsupportedFeature, ref sink, number: FeatureNumber.Bolt11BlindedPath,
                text: FeatureTable.Find(FeatureNumber.Bolt11BlindedPath)!.Name);
    }

    private static void Report<TSink>(FindingRule rule, ref TSink sink, int offset = -1, int length = 0, long number = 0, string? text = null)
        where TSink : struct, IFindingSink =>
        sink.Report(rule, FindingSeverity.Warning, offset, length, number, text);
}
