using Lightbill.Bolt11;
using Lightbill.Cryptography;
using Lightbill.Findings;
using Lightbill.Inspection;
using static Lightbill.Tests.Bolt11.RawInvoice;

namespace Lightbill.Tests.Bolt11;

/// <summary>What is wrong with a text as a whole has no place in it, and no parts are made up for what is no invoice.</summary>
public class WholeTextRuleTests
{
    [Theory]
    [InlineData("lno1pgx9getnwss8vetrw3hhyuc")]
    [InlineData("lnurl1dp68gurn8ghj7")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    [InlineData("hello")]
    [InlineData("1")]
    [InlineData("ln")] // without a separator
    public void What_is_no_invoice_is_one_part(string text)
    {
        RequestPart part = Assert.Single(InvoiceInspection.Inspect(text).Parts);
        Assert.Equal((0, text.Length, PartKind.Unreadable), (part.Offset, part.Length, part.Kind));
    }

    [Fact]
    public void What_is_too_long_is_one_part()
    {
        string text = Ordinary.FillTo(7090).ToString();
        Assert.Equal(PartKind.Unreadable, Assert.Single(InvoiceInspection.Inspect(text).Parts).Kind);
    }

    [Fact]
    public void Nothing_has_no_part() => Assert.Empty(InvoiceInspection.Inspect("").Parts);

    [Fact]
    public void A_text_that_would_be_too_long_is_not_too_long_at_some_place()
    {
        using PrivateKey key = PrivateKey.Parse(SpecVectors.PrivateKeyHex);
        Bolt11InvoiceBuilder builder = Reading.Read(Ordinary).ToBuilder();
        for (int i = 0; i < 7; i++) builder.AddField('v', new string('q', 1023));
        Finding error = Assert.Single(Assert.Throws<InvoiceBuildException>(() => builder.Sign(key)).Errors);
        Assert.Equal(("text.too-long", null, null), (error.Code, error.Offset, error.Length));
        int length = Ordinary.ToString().Length + (7 * (HeaderWords + 1023));
        Assert.Contains($" {length} characters", error.Message, StringComparison.Ordinal);
    }
}
