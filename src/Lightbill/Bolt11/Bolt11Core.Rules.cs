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
        ReadOnlySpan<byte> features = layout.Features.Of(words);
        if (layout.BlindedPathCount > 0)
        {
            // bLIP 39: the path itself carries what a secret is for, so there is none; nor are there ordinary route hints.
            bool announced = HasFeature(features, FeatureNumber.Bolt11BlindedPath);
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
        bool featureSet = HasFeature(features, FeatureNumber.PaymentSecret);
        sink.Report(FindingRules.MissingPaymentSecret, featureSet ? FindingSeverity.Error : Deviation(mode), -1, 0);
    }

    private static void CheckFeatures<TSink>(ReadOnlySpan<byte> words, ReadMode mode, in Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        ReadOnlySpan<byte> features = layout.Features.Of(words);
        for (int word = features.Length - 1; word >= 0; word--)
        {
            if (features[word] == 0) continue;
            for (int shift = 0; shift < 5; shift++)
            {
                if (((features[word] >> shift) & 1) == 0) continue;
                int bit = ((features.Length - 1 - word) * 5) + shift;
                CheckFeature(bit, layout.OffsetOf(layout.Features.Start + word), features, mode, ref sink);
            }
        }
    }

    private static void CheckFeature<TSink>(int bit, int offset, ReadOnlySpan<byte> features, ReadMode mode, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        bool isRequired = (bit & 1) == 0;
        KnownFeature? feature = FeatureTable.Find(bit);
        if (feature is null && isRequired)
        {
            sink.Report(FindingRules.UnknownRequiredFeature, FindingSeverity.Error, offset, 1, bit);
            return;
        }
        if (isRequired && HasBit(features, bit + 1))
            sink.Report(FindingRules.FeatureBothBits, FindingSeverity.Warning, offset, 1, bit);
        if (feature is null) return;
        if (isRequired && feature.NeedsPayerSupport && (bit is not (FeatureNumber.BasicMpp or FeatureNumber.OptionPaymentMetadata)))
            sink.Report(FindingRules.FeatureNeedsSupport, FindingSeverity.Info, offset, 1, bit, feature.Name);
        if (!isRequired && HasBit(features, bit - 1)) return; // the even bit of the pair has told it
        foreach (int dependency in feature.DependsOn)
        {
            if (HasFeature(features, dependency) || FeatureTable.Find(dependency)!.IsAssumed) continue;
            sink.Report(FindingRules.FeatureDependency, Deviation(mode), offset, 1, dependency, FeatureTable.Find(dependency)!.Name);
        }
    }

    /// <summary>Is a feature there in either form, required or offered?</summary>
    public static bool HasFeature(ReadOnlySpan<byte> featureWords, int evenBit) => HasBit(featureWords, evenBit) || HasBit(featureWords, evenBit + 1);

    public static bool HasBit(ReadOnlySpan<byte> featureWords, int bit)
    {
        int word = featureWords.Length - 1 - (bit / 5);
        return word >= 0 && ((featureWords[word] >> (bit % 5)) & 1) != 0;
    }
}
