using System.Globalization;
using System.Text;
using Lightbill.Bolt11;
using Lightbill.Findings;
using Lightbill.Inspection;

namespace Lightbill.Tests.Bolt11;

/// <summary>
/// Reads a text in every way there is and holds the findings, all of them and in their order, against what is expected. A finding is written
/// <c>warning bolt11.padding 12+55</c>: severity, code, offset, length; without a place when it concerns the whole. All ways must agree: the string, the
/// span, UTF-8, the allocation-free reader in both encodings, and the inspection.
/// </summary>
internal static class Reading
{
    /// <summary>The two modes say the same.</summary>
    public static void GivesInBothModes(object text, params string[] expected)
    {
        Gives(ReadMode.Default, text, expected);
        Gives(ReadMode.Strict, text, expected);
    }

    /// <summary>A deviation: a warning in Default, an error at the same place in Strict, and nothing else.</summary>
    public static void GivesDeviation(object text, string codeAndPlace)
    {
        Gives(ReadMode.Default, text, "warning " + codeAndPlace);
        Gives(ReadMode.Strict, text, "error " + codeAndPlace);
    }

    public static void InDefault(object text, params string[] expected) => Gives(ReadMode.Default, text, expected);

    public static void InStrict(object text, params string[] expected) => Gives(ReadMode.Strict, text, expected);

    /// <summary>Reads and expects success.</summary>
    public static Bolt11Invoice Read(object text, ReadMode mode = ReadMode.Default)
    {
        Assert.True(Bolt11Invoice.TryParse(text.ToString(), mode, out Bolt11Invoice? invoice, out Finding? error), error?.ToString());
        return invoice;
    }

    /// <summary>All findings of a text.</summary>
    public static IReadOnlyList<Finding> FindingsOf(object text, ReadMode mode = ReadMode.Default)
    {
        var findings = default(FindingList);
        Bolt11Invoice.ReadInvoice<char>(text.ToString(), null, mode, ref findings, out _, out _);
        return findings.Findings;
    }

    /// <summary>The place of a field, header included, as it is written in an expectation.</summary>
    public static string At(this RawInvoice raw, char tag, int occurrence = 0) => Place(raw.OffsetOf(tag, occurrence), raw.LengthOf(tag, occurrence));

    /// <summary>The place of the signature.</summary>
    public static string AtSignature(this RawInvoice raw) => Place(raw.SignatureOffset, RawInvoice.SignatureWords);

    public static string Place(int offset, int length) => string.Create(CultureInfo.InvariantCulture, $"{offset}+{length}");

    public static string Format(Finding finding) => string.Create(CultureInfo.InvariantCulture,
        $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Code}{(finding.Offset is { } offset ? $" {offset}+{finding.Length}" : "")}");

    private static void Gives(ReadMode mode, object input, params string[] expected)
    {
        string text = input.ToString()!;
        IReadOnlyList<Finding> findings = FindingsOf(text, mode);
        Assert.Equal(expected, findings.Select(Format));
        Assert.All(findings, finding => Assert.DoesNotContain("{", finding.Message, StringComparison.Ordinal));

        string? error = expected.FirstOrDefault(one => one.StartsWith("error ", StringComparison.Ordinal));
        AllWaysAgree(text, mode, error, expected.Count(one => one.StartsWith("warning ", StringComparison.Ordinal)));
    }

    private static void AllWaysAgree(string text, ReadMode mode, string? error, int warnings)
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        bool isAscii = utf8.Length == text.Length;

        bool parsed = Bolt11Invoice.TryParse(text, mode, out Bolt11Invoice? invoice, out Finding? first);
        Same(parsed, first);
        Same(Bolt11Invoice.TryParse(text.AsSpan(), mode, out _, out first), first);
        Same(Bolt11Invoice.TryParse(utf8, mode, out Bolt11Invoice? fromBytes, out first), first, bytes: true);
        Assert.Equal(invoice, fromBytes);
        Assert.Equal(invoice?.Findings.Select(Format), fromBytes?.Findings.Select(Format));
        Assert.DoesNotContain(invoice?.Findings ?? [], finding => finding.Severity == FindingSeverity.Error);

        byte[] workspace = new byte[Bolt11Reader.WorkspaceLengthFor(utf8.Length)];
        bool read = Bolt11Reader.TryRead(text.AsSpan(), workspace, out Bolt11Reader reader, mode);
        if (!read) Same(false, reader.Error);
        else SameSignature(reader);
        read = Bolt11Reader.TryRead(utf8, workspace, out reader, mode);
        if (!read) Same(false, reader.Error, bytes: true);
        else SameSignature(reader);

        // The inspection takes more than a bare invoice; an error on the surface is its own.
        InvoiceInspection inspection = InvoiceInspection.Inspect(text, mode);
        if (inspection.InvoiceText == text && inspection.Findings.All(finding => !finding.Code.StartsWith("text.", StringComparison.Ordinal)))
        {
            Assert.Equal(parsed, inspection.IsValid);
            Same(parsed, inspection.FirstError);
        }
        Assert.Equal(text, string.Concat(inspection.Parts.Select(part => part.Text)));

        void SameSignature(scoped in Bolt11Reader one)
        {
            Assert.Null(one.Error);
            bool valid = one.TryGetPayee(out PublicKey payee, out Finding? finding);
            Same(valid, finding);
            if (!valid) return;
            Assert.Equal(invoice!.Payee, payee);
            int ofSignature = invoice.Findings.Count(each => each.Code == FindingRules.SignatureHighS.Code);
            Assert.Equal(warnings, one.WarningCount + ofSignature);
        }

        void Same(bool success, Finding? found, bool bytes = false)
        {
            Assert.Equal(error is null, success);
            if (error is null) Assert.Null(found);
            else if (bytes && !isAscii) Assert.Equal(error.Split(' ')[1], found?.Code);
            else Assert.Equal(error, found is null ? null : Format(found));
        }
    }
}
