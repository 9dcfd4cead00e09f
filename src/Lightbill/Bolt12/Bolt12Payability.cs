using Lightbill.Findings;
using Lightbill.Text;

namespace Lightbill.Bolt12;

/// <summary>The reasons why a message of BOLT 12 cannot or should not be acted on now, by this payer. Each is a warning; remarks are infos.</summary>
internal static class Bolt12Payability
{
    /// <summary>As for invoices of BOLT 11: clocks differ.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    public static PayabilityReport Check(Offer offer, PaymentContext context)
    {
        var check = new Run(offer.Core);
        check.OfferTime(offer.Core, context);
        check.Chains(offer.Chains, Bolt12FieldInfo.OfferChains, context);
        if (offer.CurrencyAmount is { } price) check.Price(price.ToString(), context);
        else check.Amount(offer.Amount, Bolt12FieldInfo.OfferAmount, context);
        check.Payee(offer.IssuerId, Bolt12FieldInfo.OfferIssuerId, context);
        return check.Report();
    }

    public static PayabilityReport Check(InvoiceRequest request, PaymentContext context)
    {
        var check = new Run(request.Core);
        check.OfferTime(request.Core, context);
        check.Chains([request.Chain], Bolt12FieldInfo.InvreqChain, context);
        if (request.Amount is null && request.Offer.CurrencyAmount is { } price) check.Price(price.ToString(), context);
        else check.Amount(request.ExpectedAmount, request.Amount is null ? Bolt12FieldInfo.OfferAmount : Bolt12FieldInfo.InvreqAmount, context);
        check.Payee(request.Offer.IssuerId, Bolt12FieldInfo.OfferIssuerId, context);
        return check.Report();
    }

    public static PayabilityReport Check(Bolt12Invoice invoice, PaymentContext context)
    {
        var check = new Run(invoice.Core);
        check.InvoiceTime(invoice, context);
        check.Chains([invoice.Request.Chain], Bolt12FieldInfo.InvreqChain, context);
        check.Amount(invoice.Amount, Bolt12FieldInfo.InvoiceAmount, context);
        check.Payee(invoice.NodeId, Bolt12FieldInfo.InvoiceNodeId, context);
        if (invoice.Features.Contains(FeatureNumber.BasicMpp) && !context.SupportedFeatures.HasFeature(FeatureNumber.BasicMpp))
            check.Warn(FindingRules.PolicyUnsupportedFeature, Bolt12FieldInfo.InvoiceFeatures, FeatureTable.Find(FeatureNumber.BasicMpp)!.Name, FeatureNumber.BasicMpp);
        return check.Report();
    }

    /// <summary>One check under way.</summary>
    private sealed class Run(Bolt12Core core)
    {
        private FindingList _findings = new() { OffsetMap = core.Map };

        public PayabilityReport Report() => new(_findings.Findings);

        public void OfferTime(Bolt12Core message, PaymentContext context)
        {
            if (new OfferFields(message).AbsoluteExpiry is not { } end) return;
            if (context.Time > end) Warn(FindingRules.PolicyOfferExpired, Bolt12FieldInfo.OfferAbsoluteExpiry, Durations.Ago(context.Time - end));
            else TimeLeft(end, Bolt12FieldInfo.OfferAbsoluteExpiry, context);
        }

        public void InvoiceTime(Bolt12Invoice invoice, PaymentContext context)
        {
            if (invoice.IsExpiredAt(context.Time)) Warn(FindingRules.PolicyExpired, Bolt12FieldInfo.InvoiceRelativeExpiry, Durations.Ago(context.Time - invoice.ExpiresAt));
            else TimeLeft(invoice.ExpiresAt, Bolt12FieldInfo.InvoiceRelativeExpiry, context);
            if (invoice.CreatedAt - context.Time > ClockTolerance)
                Info(FindingRules.PolicyFuture, Bolt12FieldInfo.InvoiceCreatedAt, Durations.Describe(invoice.CreatedAt - context.Time));
        }

        public void Chains(IReadOnlyList<ChainHash> chains, ulong field, PaymentContext context)
        {
            // Without a wish it must still be a bitcoin: nothing else can be paid here.
            bool fits = context.Network is { } network ? chains.Any(chain => chain.Network == network) : chains.Any(chain => chain.Network is not null);
            if (fits) return;
            Warn(FindingRules.PolicyUnsupportedChain, field,
                $"{string.Join(", ", chains.Select(chain => chain.Network?.Name ?? "another coin").Distinct())} instead of {context.Network?.Name ?? "bitcoin"}");
        }

        public void Amount(MilliSatoshi? asked, ulong field, PaymentContext context)
        {
            if (asked is not { } amount)
            {
                if (context.Amount is null) _findings.Report(FindingRules.PolicyAmountMissing, FindingSeverity.Info, -1, 0);
                return;
            }
            if (context.Amount is { } expected && amount != expected)
                Warn(FindingRules.PolicyWrongAmount, field, $"{amount.ToString("sat", null)} instead of {expected.ToString("sat", null)}");
            if (amount.Msat == 0) Warn(FindingRules.PolicyAmountZero, field);
        }

        /// <summary>Who asks for an amount is not told it: that is no yes.</summary>
        public void Price(string price, PaymentContext context) =>
            Add(FindingRules.PolicyAmountInCurrency, context.Amount is null ? FindingSeverity.Info : FindingSeverity.Warning, Bolt12FieldInfo.OfferAmount, price, 0);

        public void Payee(PublicKey? named, ulong field, PaymentContext context)
        {
            if (context.Payee is not { } payee || payee == named) return;
            if (named is { } other) Warn(FindingRules.PolicyWrongPayee, field, $"{other} instead of {payee}");
            else Warn(FindingRules.PolicyNotTold, field);
        }

        public void Warn(FindingRule rule, ulong field, string? text = null, long number = 0) => Add(rule, FindingSeverity.Warning, field, text, number);

        public void Info(FindingRule rule, ulong field, string? text) => Add(rule, FindingSeverity.Info, field, text, 0);

        private void TimeLeft(DateTimeOffset end, ulong field, PaymentContext context)
        {
            if (context.MinTimeLeft is { } least && end - context.Time < least) Warn(FindingRules.PolicyTooLittleTime, field, Durations.Describe(end - context.Time));
        }

        /// <summary>At the field, if it is there.</summary>
        private void Add(FindingRule rule, FindingSeverity severity, ulong field, string? text, long number)
        {
            (int offset, int length) = core.Find(field) is { } record ? core.Place(record.Start, record.End) : (-1, 0);
            _findings.Report(rule, severity, offset, length, number, text);
        }
    }
}
