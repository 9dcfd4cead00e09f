using Lightbill.Bolt11;
using Lightbill.Bolt12;
using Lightbill.Findings;
using Lightbill.Inspection;

namespace Lightbill.Cli.Reading;

/// <summary>Everything that <c>decode</c> and <c>explain</c> say about a request, before it takes a shape.</summary>
internal sealed class DecodedRequest
{
    private DecodedRequest(DateTimeOffset checkedAt, IReadOnlyList<FindingView> findings) => (CheckedAt, Findings) = (checkedAt, findings);

    /// <summary>The time of the verdict.</summary>
    public DateTimeOffset CheckedAt { get; }

    /// <summary>Of the reading, then of the payability; offsets count in <see cref="GivenText"/>.</summary>
    public IReadOnlyList<FindingView> Findings { get; }

    /// <summary>The text as given, scheme and white space included.</summary>
    public string GivenText { get; private init; } = "";

    /// <summary>The bare invoice, or what stands in its place; null when it must not or cannot be repeated.</summary>
    public string? Text { get; private init; }

    /// <summary>The kind as <see cref="PaymentInstruction.Kind"/> names it, or <c>unknown</c>.</summary>
    public string Kind { get; private init; } = "unknown";

    /// <summary>What was read, when it is of another kind than an invoice; null for an invoice and for what was refused.</summary>
    public PaymentInstruction? Other { get; private init; }

    /// <summary>The message of BOLT 12, when it is one and valid.</summary>
    public Bolt12Document? Document => (Other as Bolt12Instruction)?.Document;

    /// <summary>Is it, or should it be, a message of BOLT 12?</summary>
    public bool IsBolt12 => Bolt12Instruction.IsKind(Kind);

    /// <summary>The invoice of BOLT 11 when it is valid; when <see cref="IsSignatureValid"/> is null its form only is.</summary>
    public Bolt11Invoice? Invoice { get; private init; }

    public bool? IsSignatureValid { get; private init; }

    /// <summary>The reasons against paying; empty for an invalid request.</summary>
    public IReadOnlyList<FindingView> PayableReasons { get; private init; } = [];

    public IReadOnlyList<RequestPart> Parts => LazyParts.Value;

    /// <summary>
    /// As <see cref="Findings"/>, and those of each way to pay that a URI offers: our JSON has them there. That one is not read yet stands beside it already.
    /// </summary>
    public IEnumerable<FindingView> AllFindings => Other is not BitcoinUri uri ? Findings
        : Findings.Concat(uri.Methods.SelectMany(method => method.Findings).Where(finding => finding.Rule != FindingRules.TextNotRead).Select(FindingView.Of));

    /// <summary>Only <c>explain</c> and messages about what is wrong need the parts.</summary>
    private Lazy<IReadOnlyList<RequestPart>> LazyParts { get; init; } = new([]);

    /// <summary>Of what is recognised only nobody can say that it is valid.</summary>
    public bool IsValid => Invoice is not null || Other is not (null or UnreadInstruction);

    public bool IsPayable => AsksForPayment && PayableReasons.Count == 0;

    /// <summary>Is it something that can be payable or not? A proof of payment is not.</summary>
    public bool AsksForPayment => Invoice is not null || Document is not (null or PayerProof);

    /// <summary>Reads a text with all that can be said about it.</summary>
    /// <remarks>A bare valid invoice, by far the most frequent, is read in one go: there is no secret in it, nothing around it and nothing to guess.</remarks>
    public static DecodedRequest Read(string text, ReadMode mode, DateTimeOffset time) =>
        Bolt11Invoice.TryParse(text, mode, out Bolt11Invoice? invoice, out _) ? OfBareInvoice(text, invoice, true, mode, time) : ReadInFull(text, mode, time);

    /// <summary>
    /// As <see cref="Read"/>, but of a bare invoice the form only: its signature is not looked at, nor whether the keys in it are points of the curve. What is not a bare
    /// invoice in order is read in full.
    /// </summary>
    public static DecodedRequest ReadForm(string text, ReadMode mode, DateTimeOffset time) =>
        Bolt11Invoice.ReadForm(text, mode) is { } form ? OfBareInvoice(text, form, null, mode, time) : Read(text, mode, time);

    /// <summary>The general way, which reads every text, the bare valid invoice included.</summary>
    internal static DecodedRequest ReadInFull(string text, ReadMode mode, DateTimeOffset time)
    {
        PaymentReading reading = PaymentInstruction.Read(text, mode);
        if (reading.Kind != "bolt11") return OfReading(text, mode, reading, time);
        InvoiceInspection inspection = InvoiceInspection.Inspect(text, mode);
        bool isSecret = inspection.Findings.Any(finding => finding.Code == FindingRules.TextSecret.Code);
        bool isInvoice = inspection.Parts.Any(part => part.Kind == PartKind.Prefix);
        (IReadOnlyList<FindingView> payability, IReadOnlyList<FindingView> reasons) = CheckPayable(inspection.Invoice, time, inspection.Parts);
        return new(time, [.. inspection.Findings.Select(FindingView.Of), .. payability])
        {
            GivenText = isSecret ? "" : text,
            Text = isSecret || inspection.InvoiceText.Length == 0 ? null : inspection.InvoiceText,
            Kind = isInvoice ? "bolt11" : "unknown",
            Invoice = inspection.Invoice,
            IsSignatureValid = inspection.IsSignatureValid,
            PayableReasons = reasons,
            LazyParts = new(isSecret ? [] : inspection.Parts),
        };
    }

    private static DecodedRequest OfBareInvoice(string text, Bolt11Invoice invoice, bool? isSignatureValid, ReadMode mode, DateTimeOffset time)
    {
        (IReadOnlyList<FindingView> payability, IReadOnlyList<FindingView> reasons) = CheckPayable(invoice, time, null);
        return new(time, [.. invoice.Findings.Select(FindingView.Of), .. payability])
        {
            GivenText = text,
            Text = text,
            Kind = "bolt11",
            Invoice = invoice,
            IsSignatureValid = isSignatureValid,
            PayableReasons = reasons,
            LazyParts = new(() => InvoiceInspection.Inspect(text, mode).Parts),
        };
    }

    /// <summary>A request of another kind than a bare invoice, or what is none.</summary>
    private static DecodedRequest OfReading(string text, ReadMode mode, PaymentReading reading, DateTimeOffset time)
    {
        var parts = new Lazy<IReadOnlyList<RequestPart>>(() => RequestInspection.Inspect(text, mode).Parts);
        var invoice = (reading.Instruction as Bolt11Instruction)?.Invoice;
        var document = (reading.Instruction as Bolt12Instruction)?.Document;
        (IReadOnlyList<FindingView> payability, IReadOnlyList<FindingView> reasons) = document is null
            ? CheckPayable(invoice, time, invoice is null ? null : parts.Value)
            : reading.Instruction!.CheckPayable(new(time)) is { } report ? OfReport(report, FindingView.Of) : ([], []);
        bool isEmpty = reading.Error?.Rule == FindingRules.TextEmpty || reading.Error?.Rule == FindingRules.TextInputTooLong;
        return new(time, [.. reading.Findings.Select(FindingView.Of), .. payability])
        {
            GivenText = reading.IsSecret ? "" : text,
            Text = reading.IsSecret || isEmpty ? null : invoice?.ToString() ?? text.Trim(),
            Kind = reading.Kind,
            Invoice = invoice,
            Other = invoice is null ? reading.Instruction : null,
            IsSignatureValid = invoice is not null || (document is not null && Bolt12Fields.IsSigned(document)) ? true
                : reading.Findings.Any(finding => finding.Rule == FindingRules.Bolt12SignatureInvalid) ? false : null,
            PayableReasons = reasons,
            LazyParts = parts,
        };
    }

    /// <summary>What could not even be taken as a text.</summary>
    public static DecodedRequest Unreadable(FindingView problem, DateTimeOffset time) => new(time, [problem]);

    private static (IReadOnlyList<FindingView> Findings, IReadOnlyList<FindingView> Reasons) CheckPayable(
        Bolt11Invoice? invoice, DateTimeOffset time, IReadOnlyList<RequestPart>? parts)
    {
        if (invoice is null) return ([], []);
        return OfReport(invoice.CheckPayable(new PaymentContext(time)), finding => Place(FindingView.Of(finding), parts));
    }

    private static (IReadOnlyList<FindingView> Findings, IReadOnlyList<FindingView> Reasons) OfReport(PayabilityReport report, Func<Finding, FindingView> view)
    {
        FindingView[] findings = [.. report.Findings.Select(view)];
        return (findings, report.IsPayable ? [] : [.. findings.Where(finding => finding.Severity != FindingSeverity.Info)]);
    }

    /// <summary>The report speaks of places in the bare invoice, and only of its prefix and its amount; we speak of the text as given.</summary>
    private static FindingView Place(FindingView finding, IReadOnlyList<RequestPart>? parts)
    {
        if (parts is null || finding.Offset is not { } offset) return finding;
        RequestPart? part = parts.FirstOrDefault(part => part.Kind == (offset == 0 ? PartKind.Prefix : PartKind.Amount));
        return part is null ? finding with { Offset = null, Length = null } : finding with { Offset = part.Offset, Length = part.Length };
    }
}
