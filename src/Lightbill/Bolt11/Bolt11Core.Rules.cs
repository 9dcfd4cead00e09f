using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt11;

// The rules that concern the invoice as a whole: what must be there, and what the features say. BOLT 11, Tagged Fields and Feature Bits, "A reader".
internal static partial class Bolt11Core
{
    private static void CheckRules<TSink>(ReadOnlySpan<byte> words, ReadMode mode, ref Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (!layout.PaymentHash.IsPresent) sink.Report(FindingRules.MissingPaymentHash, FindingSeverity.Error, -1, 0);

        if (layout.Description.IsPresent && layout.DescriptionHash.IsPresent)
            Report(FindingRules.TwoDescriptions, FindingSeverity.Error,
                layout.Description.Start > layout.DescriptionHash.Start ? layout.Description : layout.DescriptionHash, layout, ref sink);
        else if (!layout.Description.IsPresent && !layout.DescriptionHash.IsPresent)
            sink.Report(FindingRules.MissingDescription, FindingSeverity.Error, -1, 0);

        CheckPaymentSecret(words, mode, layout, ref sink);
        if (layout.Features.IsPresent) CheckFeatures(words, mode, layout, ref sink);
    }

    private static void CheckPaymentSecret<TSink>(ReadOnlySpan<byte> words, ReadMode mode, in Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        FeatureWords features = layout.FeaturesOf(words);
        if (layout.BlindedPathCount > 0)
        {
            // bLIP 39: the path itself carries what a secret is for, so there is none; nor are there ordinary route hints.
            bool announced = features.HasFeature(FeatureNumber.Bolt11BlindedPath);
            if (!announced)
                sink.Report(FindingRules.BlindedPathFeature, FindingSeverity.Warning, -1, 0);
            if (layout.PaymentSecret.IsPresent)
                Report(FindingRules.BlindedPathConflict, Deviation(mode), layout.PaymentSecret, layout, ref sink, 0, "s");
            if (layout.RouteHintCount > 0)
                sink.Report(FindingRules.BlindedPathConflict, Deviation(mode), -1, 0, 0, "r");
            if (!announced && !layout.PaymentSecret.IsPresent && mode == ReadMode.Strict)
                sink.Report(FindingRules.MissingPaymentSecret, FindingSeverity.Error, -1, 0);
            return;
        }
        if (layout.PaymentSecret.IsPresent) return;
        // Invoices from before 2021 know neither the field nor the feature; one that announces the feature has no excuse.
        bool featureSet = features.HasFeature(FeatureNumber.PaymentSecret);
        sink.Report(FindingRules.MissingPaymentSecret, featureSet ? FindingSeverity.Error : Deviation(mode), -1, 0);
    }

    private static void CheckFeatures<TSink>(ReadOnlySpan<byte> words, ReadMode mode, in Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        FeatureWords features = layout.FeaturesOf(words);
        foreach (int bit in features) CheckFeature(bit, layout.OffsetOf(layout.Features.Start + features.WordOf(bit)), features, mode, ref sink);
    }

    private static void CheckFeature<TSink>(int bit, int offset, FeatureWords features, ReadMode mode, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        bool isRequired = (bit & 1) == 0;
        KnownFeature? feature = FeatureTable.Find(bit);
        if (feature is null && isRequired)
        {
            sink.Report(FindingRules.UnknownRequiredFeature, FindingSeverity.Error, offset, 1, bit);
            return;
        }
        if (isRequired && features.Contains(bit + 1))
            sink.Report(FindingRules.FeatureBothBits, FindingSeverity.Warning, offset, 1, bit);
        if (feature is null) return;
        if (isRequired && feature.NeedsPayerSupport && (bit is not (FeatureNumber.BasicMpp or FeatureNumber.OptionPaymentMetadata)))
            sink.Report(FindingRules.FeatureNeedsSupport, FindingSeverity.Info, offset, 1, bit, feature.Name);
        if (!isRequired && features.Contains(bit - 1)) return; // the even bit of the pair has told it
        foreach (int dependency in feature.DependsOn)
        {
            if (features.HasFeature(dependency) || FeatureTable.Find(dependency)!.IsAssumed) continue;
            sink.Report(FindingRules.FeatureDependency, Deviation(mode), offset, 1, dependency, FeatureTable.Find(dependency)!.Name);
        }
    }
}
