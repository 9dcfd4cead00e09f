using Lightbill.Bolt11;
using Lightbill.Findings;
using Lightbill.Inspection;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Inspection;

public class PastedInvoiceTests
{
    private static readonly string Coffee = SpecVectors.Valid("coffee-one-minute").Invoice;

    [Theory]
    [InlineData("{0}")]
    [InlineData("  {0}\r\n")]
    [InlineData("lightning:{0}")]
    [InlineData("LIGHTNING:{0}")]
    [InlineData("lightning://{0}")]
    [InlineData("lightning: {0}")]
    [InlineData("\ufeff{0}\u200b")]
    public void What_surrounds_an_invoice_is_left_out_and_shown(string pattern)
    {
        string pasted = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, Coffee);
        InvoiceInspection inspection = InvoiceInspection.Inspect(pasted);
        Assert.Equal(Coffee, inspection.Invoice!.ToString());
        Assert.Equal(Coffee, inspection.InvoiceText);
        Assert.Equal(pasted, string.Concat(inspection.Parts.Select(part => part.Text)));
        RequestPart hash = inspection.Parts.Single(part => part.Tag == 'p');
        Assert.Equal(pasted.IndexOf("pp5qqq", StringComparison.Ordinal), hash.Offset);
    }

    [Fact]
    public void Line_breaks_inside_are_left_out_and_named_with_their_place()
    {
        string pasted = string.Join("\r\n  ", Coffee.Chunk(76).Select(line => new string(line)));
        InvoiceInspection inspection = InvoiceInspection.Inspect(pasted);
        Assert.Equal(Coffee, inspection.Invoice!.ToString());
        Finding removed = Assert.Single(inspection.Findings);
        Assert.Equal(("text.white-space-removed", 76, 4), (removed.Code, removed.Offset, removed.Length));
        Assert.Equal(pasted, string.Concat(inspection.Parts.Select(part => part.Text)));
    }

    /// <summary>
    /// One can sign a text that begins with somebody else's whole invoice: its signature becomes a field. Whoever reads the first line sees another payee.
    /// </summary>
    [Fact]
    public void A_complete_invoice_followed_by_more_is_refused_even_if_the_whole_would_be_valid()
    {
        int found = 0;
        var generator = new InvoiceGenerator(seed: 41);
        for (int i = 0; i < 400 && found < 5; i++)
        {
            Bolt11Invoice first = generator.Next();
            if (Extend(first) is not { } whole) continue;
            found++;
            string text = first.ToString("L", null);
            Assert.StartsWith(text, whole, StringComparison.Ordinal);
            Assert.True(Bolt11Invoice.TryParse(whole, out Bolt11Invoice? other));
            Assert.NotEqual(first.Payee, other.Payee);

            InvoiceInspection inspection = InvoiceInspection.Inspect(text + "\n" + whole[text.Length..]);
            Assert.Equal(("text.several-requests", text.Length + 1), (inspection.FirstError!.Code, inspection.FirstError.Offset));
            Assert.False(inspection.IsValid);
            Assert.False(PaymentInstruction.TryParse(text + "\n" + whole[text.Length..], out _, out _));
        }
        Assert.Equal(5, found);
    }

    [Fact]
    public void Two_invoices_pasted_together_are_named_as_such()
    {
        InvoiceInspection inspection = InvoiceInspection.Inspect(Coffee + "\n" + Coffee);
        Assert.Equal("text.several-requests", inspection.FirstError!.Code);
    }

    /// <summary>A valid invoice by another key that begins with the whole text of the given one; null when its signature makes no field.</summary>
    private static string? Extend(Bolt11Invoice invoice)
    {
        string text = invoice.ToString("L", null);
        int start = invoice.HumanReadablePart.Length + 1;
        byte[] words = Lightbill.Encoding.Bech32.FromText(text.AsSpan(start))!;
        int signature = words.Length - 110;
        int type = words[signature];
        int length = (words[signature + 1] << 5) | words[signature + 2];
        if (invoice.PayeeSource == PayeeSource.Field || length < 107 || "9xcfr5psdhnm".Contains(Lightbill.Encoding.Bech32.Alphabet[type], StringComparison.Ordinal)) return null;
        byte[] content = [.. words[(signature + 3)..], .. new byte[length - 107]];
        using var key = Lightbill.Cryptography.PrivateKey.Parse(SpecVectors.PrivateKeyHex);
        return invoice.ToBuilder().KeepDeviations().FieldOrder("").AddField(Lightbill.Encoding.Bech32.Alphabet[type], Lightbill.Encoding.Bech32.ToText(content)).Sign(key).ToString("L", null) is { } whole
            && whole.StartsWith(text, StringComparison.Ordinal) ? whole : null;
    }
}
