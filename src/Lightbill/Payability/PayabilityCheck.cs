using Lightbill.Bolt11;
using Lightbill.Findings;
using Lightbill.Text;

namespace Lightbill;

/// <summary>The reasons why an authentic invoice cannot or should not be paid. Each is a warning; remarks are infos.</summary>
internal static class PayabilityCheck
{
    /// <summary>Clocks differ; an invoice that seems to come from the near future is no reason for alarm.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    public static PayabilityReport Run(Bolt11Invoice invoice, PaymentContext context)
    {
        var findings = default(FindingList);
        CheckTime(invoice, context, ref findings);
        CheckNetwork(invoice, context, ref findings);
        CheckAmount(invoice, context, ref findings);
        if (context.Payee is { } payee && payee != invoice.Payee)
            Report(FindingRules.PolicyWrongPayee, ref findings, text: $"{invoice.Payee} instead of {payee}");
        if (invoice.PaymentSecret is null && invoice.BlindedPaths.Count == 0)
            Report(FindingRules.PolicyMissingPaymentSecret, ref findings);
        CheckFeatures(invoice, context, ref findings);
        return new(findings.Findings);
    }

    private static void CheckTime(Bolt11Invoice invoice, PaymentContext context, ref FindingList findings)
    {
        if (invoice.IsExpiredAt(context.Time))
        {
            Report(FindingRules.PolicyExpired, ref findings, text: Durations.Ago(context.Time - invoice.ExpiresAt));
        }
        else if (context.MinTimeLeft is { } least && invoice.ExpiresAt - context.Time < least)
        {
            Report(FindingRules.PolicyTooLittleTime, ref findings, text: Durations.Describe(invoice.ExpiresAt - context.Time));
        }
        if (invoice.Timestamp - context.Time > ClockTolerance)
            findings.Report(FindingRules.PolicyFuture, FindingSeverity.Info, -1, 0, 0, Durations.Describe(invoice.Timestamp - context.Time));
    }

    private static void CheckNetwork(Bolt11Invoice invoice, PaymentContext context, ref FindingList findings)
    {
        if (context.Network is { } network && network != invoice.Network)
            Report(FindingRules.PolicyWrongNetwork, ref findings, offset: 0, length: invoice.Prefix.Length,
                text: $"{invoice.Network.Name} ({invoice.Prefix}) instead of {network.Name} ({network.InvoicePrefix})");
    }

    private static void CheckAmount(Bolt11Invoice invoice, PaymentContext context, ref FindingList findings)
    {
        if (invoice.Amount is { } asked && context.Amount is { } expected && asked != expected)
            Report(FindingRules.PolicyWrongAmount, ref findings, invoice.Prefix.Length, invoice.AmountText!.Length,
                text: $"{asked.ToString("sat", null)} instead of {expected.ToString("sat", null)}");
        switch (invoice.Amount)
        {
            case null when context.Amount is null:
                findings.Report(FindingRules.PolicyAmountMissing, FindingSeverity.Info, -1, 0);
                break;
            case { Msat: 0 }:
                Report(FindingRules.PolicyAmountZero, ref findings, invoice.Prefix.Length, invoice.AmountText!.Length);
                break;
            default:
                break;
        }
    }

    private static void CheckFeatures(Bolt11Invoice invoice, PaymentContext context, ref FindingList findings)
    {
        foreach (FeatureBit bit in invoice.Features)
        {
            KnownFeature? feature = FeatureTable.Find(bit.Number);
            if (feature is null) continue;
            if (bit.IsRequired && feature.NeedsPayerSupport && !context.SupportedFeatures.HasFeature(bit.Number))
                Report(FindingRules.PolicyUnsupportedFeature, ref findings, number: bit.Number, text: feature.Name);
            if (!bit.IsRequired && invoice.Features.Contains(bit.Pair)) continue; // the even bit of the pair has told it
            foreach (int dependency in feature.DependsOn)
            {
                KnownFeature needed = FeatureTable.Find(dependency)!;
                if (!needed.IsAssumed && !invoice.Features.HasFeature(dependency))
                    Report(FindingRules.PolicyFeatureDependency, ref findings, number: dependency, text: needed.Name);
            }
        }
        // A blinded path must be understood, whether or not the writer set the bit that says so (bLIP 39).
        bool announced = invoice.Features.Contains(FeatureNumber.Bolt11BlindedPath);
        if (invoice.BlindedPaths.Count > 0 && !announced && !context.SupportedFeatures.HasFeature(FeatureNumber.Bolt11BlindedPath))
            Report(FindingRules.PolicyUnsupportedFeature, ref findings, number: FeatureNumber.Bolt11BlindedPath,
                text: FeatureTable.Find(FeatureNumber.Bolt11BlindedPath)!.Name);
    }

    private static void Report(FindingRule rule, ref FindingList findings, int offset = -1, int length = 0, long number = 0, string? text = null) =>
        findings.Report(rule, FindingSeverity.Warning, offset, length, number, text);
}
