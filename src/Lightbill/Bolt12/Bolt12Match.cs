using System.Globalization;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

/// <summary>Holds a message against the one that it answers. BOLT 12: the fields of the latter are mirrored in the former, byte for byte.</summary>
internal static class Bolt12Match
{
    public static Bolt12MatchReport Check(InvoiceRequest request, Offer offer, MilliSatoshi? price)
    {
        var findings = NewList(request.Core);
        CheckMirror(request.Core, offer.Core, Bolt12Ranges.IsOffer, ref findings);
        if (offer.CurrencyAmount is not null) CheckConverted(request, price, ref findings);
        // What else the offer demands was checked when the request was read, by the fields that are now known to be the offer's.
        return new(findings.Findings);
    }

    public static Bolt12MatchReport Check(Bolt12Invoice invoice, InvoiceRequest request, PublicKey? expectedNode)
    {
        var findings = NewList(invoice.Core);
        CheckMirror(invoice.Core, request.Core, Bolt12Ranges.IsMirrored, ref findings);
        // Judged by the request that the payer sent: what the invoice says of it proves nothing.
        CheckPayee(invoice, request, expectedNode, ref findings);
        CheckAmount(invoice, request, ref findings);
        return new(findings.Findings);
    }

    /// <summary>The mirrored fields alone, of an invoice and the request it should answer.</summary>
    internal static IReadOnlyList<Finding> CompareMirror(Bolt12Core answer, Bolt12Core original)
    {
        var findings = NewList(answer);
        CheckMirror(answer, original, Bolt12Ranges.IsMirrored, ref findings);
        return findings.Findings;
    }

    private static FindingList NewList(Bolt12Core core) => new() { OffsetMap = core.Map };

    private static void CheckMirror(Bolt12Core answer, Bolt12Core original, Predicate<ulong> isMirrored, ref FindingList findings)
    {
        int i = 0;
        int j = 0;
        // Both are in ascending order: one walk finds what differs.
        while (Next(answer, isMirrored, ref i) | Next(original, isMirrored, ref j))
        {
            TlvRecord? own = i < answer.Records.Count ? answer.Records[i] : null;
            TlvRecord? other = j < original.Records.Count ? original.Records[j] : null;
            if (other is null || own?.Type < other.Value.Type)
            {
                Report(FindingRules.Bolt12MirrorAdded, answer, own, own!.Value.Type, ref findings);
                i++;
            }
            else if (own is null || own.Value.Type > other.Value.Type)
            {
                Report(FindingRules.Bolt12MirrorMissing, answer, null, other.Value.Type, ref findings);
                j++;
            }
            else
            {
                if (!own.Value.In(answer.Data).SequenceEqual(other.Value.In(original.Data)))
                    Report(FindingRules.Bolt12MirrorChanged, answer, own, own.Value.Type, ref findings);
                i++;
                j++;
            }
        }
    }

    /// <summary>Moves on to the next record that is mirrored; false when there is none.</summary>
    private static bool Next(Bolt12Core core, Predicate<ulong> isMirrored, ref int index)
    {
        while (index < core.Records.Count && !isMirrored(core.Records[index].Type)) index++;
        return index < core.Records.Count;
    }

    private static void CheckConverted(InvoiceRequest request, MilliSatoshi? price, ref FindingList findings)
    {
        if (price is not { } one)
        {
            Report(FindingRules.Bolt12PriceNotComparable, FindingSeverity.Warning, request.Core, null, ref findings);
        }
        else if (request.Amount is { } amount && (UInt128)one.Msat * (request.Quantity ?? 1) is var expected && (UInt128)amount.Msat < expected)
        {
            Report(FindingRules.Bolt12AmountTooLow, FindingSeverity.Error, request.Core, request.Core.Find(Bolt12FieldInfo.InvreqAmount), ref findings, Compare(amount, expected));
        }
    }

    private static void CheckPayee(Bolt12Invoice invoice, InvoiceRequest request, PublicKey? expectedNode, ref FindingList findings)
    {
        TlvRecord? record = invoice.Core.Find(Bolt12FieldInfo.InvoiceNodeId);
        if (request.Offer.IssuerId is { } issuer)
        {
            if (invoice.NodeId != issuer) Report(FindingRules.Bolt12NodeIdNotIssuer, FindingSeverity.Error, invoice.Core, record, ref findings);
        }
        else if (request.AnswersOffer)
        {
            if (!request.Offer.Paths.Any(path => path.Hops[^1].BlindedNodeId is var last && last == invoice.NodeId && (expectedNode ?? last) == last))
                Report(FindingRules.Bolt12NodeIdNotOnPath, FindingSeverity.Error, invoice.Core, record, ref findings);
        }
        else if (expectedNode is not { } expected)
        {
            // Whoever has seen an offer to send money can answer it: BOLT 12 leaves it to the payer to make sure who did.
            Report(FindingRules.Bolt12PayeeNotNamed, FindingSeverity.Warning, invoice.Core, record, ref findings, $"{invoice.NodeId}");
        }
        else if (invoice.NodeId != expected)
        {
            Report(FindingRules.Bolt12PayeeNotExpected, FindingSeverity.Error, invoice.Core, record, ref findings, $"{invoice.NodeId} instead of {expected}");
        }
    }

    private static void CheckAmount(Bolt12Invoice invoice, InvoiceRequest request, ref FindingList findings)
    {
        TlvRecord? record = invoice.Core.Find(Bolt12FieldInfo.InvoiceAmount);
        if (request.Amount is { } requested)
        {
            if (invoice.Amount != requested)
                Report(FindingRules.Bolt12AmountNotRequested, FindingSeverity.Error, invoice.Core, record, ref findings, Compare(invoice.Amount, (UInt128)requested.Msat));
        }
        else if (request.Offer.CurrencyAmount is not null)
        {
            Report(FindingRules.Bolt12PriceNotComparable, FindingSeverity.Warning, invoice.Core, record, ref findings);
        }
        else if (request.ExpectedAmount is { } expected && invoice.Amount != expected)
        {
            // The writer must ask for the price. Nobody has agreed to more; less harms nobody who pays it.
            Report(FindingRules.Bolt12AmountNotExpected, invoice.Amount > expected ? FindingSeverity.Error : FindingSeverity.Warning, invoice.Core, record, ref findings, Compare(invoice.Amount, (UInt128)expected.Msat));
        }
    }

    private static string Compare(MilliSatoshi amount, UInt128 expected) => string.Create(CultureInfo.InvariantCulture, $"{amount.Msat} msat instead of {expected} msat");

    private static void Report(FindingRule rule, Bolt12Core core, TlvRecord? record, ulong type, ref FindingList findings) =>
        Report(rule, FindingSeverity.Error, core, record, ref findings, core.NameOf(type));

    private static void Report(FindingRule rule, FindingSeverity severity, Bolt12Core core, TlvRecord? record, ref FindingList findings, string? text = null)
    {
        (int offset, int length) = record is { } place ? core.Place(place.Start, place.End) : (-1, 0);
        findings.Report(rule, severity, offset, length, 0, text);
    }
}
