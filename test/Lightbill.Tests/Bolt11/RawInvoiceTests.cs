using Lightbill.Bolt11;
using Lightbill.Findings;

namespace Lightbill.Tests.Bolt11;

/// <summary>The helper itself: what it writes by hand must be what the specification's author wrote.</summary>
public class RawInvoiceTests
{
    public static TheoryData<string> ValidNames => SpecVectors.ValidNames;

    [Fact]
    public void The_ordinary_invoice_gives_rise_to_no_remark_in_either_mode()
    {
        foreach (ReadMode mode in Enum.GetValues<ReadMode>())
        {
            Assert.True(Bolt11Invoice.TryParse(RawInvoice.Ordinary.ToString(), mode, out Bolt11Invoice? invoice, out Finding? error), error?.ToString());
            Assert.Empty(invoice.Findings);
        }
    }

    [Theory, MemberData(nameof(ValidNames))]
    public void An_example_of_the_specification_is_put_together_again_from_its_fields(string name)
    {
        string text = SpecVectors.Valid(name).Invoice;
        var source = Bolt11Invoice.Parse(text);
        byte[] signature = new byte[65];
        source.Signature.CopyTo(signature);
        var raw = new RawInvoice
        {
            Hrp = source.HumanReadablePart,
            Timestamp = (ulong)source.Timestamp.ToUnixTimeSeconds(),
            Fields = [.. source.Fields.Select(field => new RawField(field.Tag, field.Words.ToArray()))],
            Signature = RawSignature.Replace(signature),
            Upper = char.IsUpper(text[0]),
        };
        Assert.Equal(text, raw.ToString());
        Assert.Equal(source.SigningData, raw.SigningData);
        for (int i = 0; i < source.Fields.Count; i++) Assert.Equal(source.Fields[i].Offset, raw.OffsetOf(i));
    }

    [Theory, InlineData(300), InlineData(1400), InlineData(7089)]
    public void It_fills_a_text_up_to_a_length(int length) => Assert.Equal(length, RawInvoice.Ordinary.FillTo(length).ToString().Length);
}
