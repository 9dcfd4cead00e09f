using System.Text.Json;
using Lightbill.Bolt11;

namespace Lightbill.Tests.Bolt11;

public class Bolt11InvoiceTests
{
    private static readonly string Coffee = SpecVectors.Valid("coffee-one-minute").Invoice;

    [Fact]
    public void Invoices_are_equal_when_their_texts_are_apart_from_case()
    {
        Bolt11Invoice invoice = Bolt11Invoice.Parse(Coffee), upper = Bolt11Invoice.Parse(Coffee.ToUpperInvariant());
        Assert.True(invoice == upper);
        Assert.True(invoice.Equals(upper));
        Assert.Equal(invoice.GetHashCode(), upper.GetHashCode());
        Assert.True(invoice != Bolt11Invoice.Parse(SpecVectors.Valid("description-hash").Invoice));
        Assert.False(invoice == null);
        Assert.True((Bolt11Invoice?)null == null);
    }

    [Fact]
    public void Every_usual_way_to_parse_is_there()
    {
        Assert.True(Bolt11Invoice.TryParse(Coffee, null, out Bolt11Invoice? one));
        Assert.True(Bolt11Invoice.TryParse(Coffee.AsSpan(), null, out Bolt11Invoice? two));
        Assert.True(Bolt11Invoice.TryParse(System.Text.Encoding.UTF8.GetBytes(Coffee), null, out Bolt11Invoice? three));
        Assert.Equal(one, two);
        Assert.Equal(one, three);
        Assert.False(Bolt11Invoice.TryParse((string?)null, null, out _));
    }

    [Fact]
    public void Json_says_why_an_invoice_is_refused()
    {
        Assert.Equal(Coffee, JsonSerializer.Deserialize<Bolt11Invoice>(JsonSerializer.Serialize(Bolt11Invoice.Parse(Coffee)))!.ToString());
        JsonException problem = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Bolt11Invoice>($"\"{Coffee}x\""));
        Assert.Contains("bech32.checksum", problem.Message, StringComparison.Ordinal);
        Assert.IsType<PaymentRequestFormatException>(problem.InnerException);
    }

    [Fact]
    public void Text_that_utf8_cannot_hold_is_no_description()
    {
        Assert.Throws<System.Text.EncoderFallbackException>(() => DescriptionHash.Of("\ud800"));
        Assert.False(Bolt11Invoice.Parse(Coffee).HasDescription("\ud800"));
        Assert.True(Bolt11Invoice.Parse(Coffee).HasDescription("1 cup coffee"));
    }

    [Fact]
    public void The_words_of_a_field_are_a_copy()
    {
        var invoice = Bolt11Invoice.Parse(Coffee);
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(invoice.Fields[0].Words, out ArraySegment<byte> words));
        words.Array!.AsSpan().Clear();
        Assert.Equal(Bolt11Invoice.Parse(Coffee).PaymentSecret, invoice.PaymentSecret);
    }

    [Fact]
    public void Behind_its_scheme_an_invoice_is_refused_with_a_word_on_what_to_do()
    {
        Assert.False(Bolt11Invoice.TryParse("lightning:" + Coffee, out _, out Lightbill.Findings.Finding? problem));
        Assert.Equal("text.uri-prefix", problem.Code);
    }
}
