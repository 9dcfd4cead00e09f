using Lightbill.Bolt12;
using Lightbill.Findings;
using Lightbill.Inspection;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Bolt12;

/// <summary>
/// Reads a message in every way there is and holds all findings against what is expected, each written <c>error bolt12.point 2+33</c>: severity, code and place in the bytes.
/// The text of the same bytes must give the same findings at the characters that carry those bytes, and the inspection must tell the bytes again.
/// </summary>
internal static class Bolt12Reading
{
    public static void Gives(Bolt12Kind kind, RawMessage message, params string[] expected) => Gives(kind, message.ToArray(), expected);

    public static void Gives(Bolt12Kind kind, byte[] bytes, params string[] expected)
    {
        Bolt12Core core = Bolt12Core.ReadBytes(kind, bytes);
        Assert.Equal(expected, core.Findings.Select(Reading.Format));
        Assert.All(core.Findings, finding => Assert.DoesNotContain("{", finding.Message, StringComparison.Ordinal));
        if (kind == Bolt12Kind.InvoiceError) return;

        string text = Bolt12Document.Write(kind, bytes);
        Bolt12Inspection inspection = Bolt12Inspection.Inspect(text);
        Assert.Equal(core.Findings.Select(finding => (finding.Code, finding.Message)), inspection.Findings.Select(finding => (finding.Code, finding.Message)));
        Assert.Equal(core.Findings.Select(finding => finding.Offset), inspection.Findings.Select(inspection.ByteOffsetOf));
        Assert.Equal(core.FirstError is null, inspection.IsValid);
        Assert.Equal(text, string.Concat(inspection.Parts.Select(part => part.Text)));
    }

    /// <summary>The place of a record, as it is written in an expectation.</summary>
    public static string At(this RawMessage message, ulong type) => Reading.Place(message.OffsetOf(type), message.LengthOf(type));
}
