using System.Diagnostics.CodeAnalysis;
using Lightbill.Bolt11;
using Lightbill.Cryptography;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill.Inspection;

/// <summary>
/// Everything that can be said about a text that should be an invoice: the parts it is made of and all that is wrong with it. Never throws and never
/// refuses: a broken text is shown up to where it stops making sense. Takes an invoice as people paste it, as <see cref="PaymentInstruction"/> does and with the same answer: <c>lightning:</c>,
/// white space, line breaks, a link with a parameter <c>lightning</c>. Immutable,
/// safe for concurrent use.
/// <example><code>
/// var inspection = InvoiceInspection.Inspect(pasted);
/// foreach (var part in inspection.Parts) Console.WriteLine($"{part.Offset,4} {part.Name}: {part.Meaning}");
/// foreach (var finding in inspection.Findings) Console.WriteLine($"{finding} {finding.Advice}");
/// </code></example>
/// </summary>
public sealed class InvoiceInspection
{
    private InvoiceInspection(string text, string invoiceText, IReadOnlyList<RequestPart> parts, IReadOnlyList<Finding> findings, Bolt11Invoice? invoice, bool? isSignatureValid)
    {
        (Text, InvoiceText, Parts, Findings, Invoice, IsSignatureValid) = (text, invoiceText, parts, findings, invoice, isSignatureValid);
    }

    /// <summary>The text as given.</summary>
    public string Text { get; }

    /// <summary>The bare invoice in it, without scheme and white space; or what stands in its place.</summary>
    public string InvoiceText { get; }

    /// <summary>The parts, in order: together they are <see cref="Text"/>. Empty only for an empty text.</summary>
    public IReadOnlyList<RequestPart> Parts { get; }

    /// <summary>Everything found, in the order in which it was found: from the surface to the signature, hints about damage last.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The invoice, when nothing stands against it; else null.</summary>
    public Bolt11Invoice? Invoice { get; }

    /// <summary>Is it well formed and authentic?</summary>
    [MemberNotNullWhen(true, nameof(Invoice)), MemberNotNullWhen(false, nameof(FirstError))]
    public bool IsValid => Invoice is not null;

    /// <summary>Does the signature hold? Null when too much is wrong before it to tell.</summary>
    public bool? IsSignatureValid { get; }

    /// <summary>The first error, null when there is none.</summary>
    public Finding? FirstError => Findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>Inspects a text.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    /// <param name="mode">How strict the findings are.</param>
    public static InvoiceInspection Inspect(string? text, ReadMode mode = ReadMode.Default)
    {
        text ??= "";
        if (text.Length > PaymentInstruction.MaxTextLength)
            return Refused(text, [new(FindingRules.TextInputTooLong, FindingSeverity.Error, -1, 0, text.Length, null)]);
        var surface = new InstructionFindings();
        var wrapping = Wrapping.Of(Region.Of(text));
        if (wrapping.FindBare(surface, out bool isLink) is not { } bare) return Refused(text, surface.All);
        Region compact = bare.Compact();
        InstructionReader.ReportRemoved(bare, compact, surface);

        string body = compact.Body;
        var findings = new FindingList { OffsetMap = compact.OffsetMap };
        if (LeadingInvoice.Report(body, compact.OffsetMap, ref findings)) return new(text, body, [PartList.Whole(text)], [.. surface.All, .. findings.Findings], null, null);
        Bolt11Invoice? invoice = Bolt11Invoice.ReadInvoice<char>(body, body, mode, ref findings, out Bolt11Layout layout, out bool? isSignatureValid);
        if (invoice is null && layout.HasData && !layout.IsChecksumValid) DamageFinder.AddHints(body, ref findings);
        IReadOnlyList<RequestPart> parts = isLink ? RequestCutter.Cut(text, mode) : PartList.Build(text, wrapping, compact, layout, invoice?.Payee);
        return new(text, body, parts, [.. surface.All, .. findings.Findings], invoice, isSignatureValid);
    }

    private static InvoiceInspection Refused(string text, IReadOnlyList<Finding> findings) => new(text, "", [PartList.Whole(text)], findings, null, null);
}
