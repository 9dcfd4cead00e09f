using System.Globalization;
using Lightbill.Bolt11;
using Lightbill.Bolt12;
using Lightbill.Findings;
using Lightbill.Inspection;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Inspection;

/// <summary>Whichever way a text comes in, the answer is the same: no entry may pay where another refuses, nor pay somebody else.</summary>
public class EntryPointTests
{
    private const string OfferText = "lno1pgx9getnwss8vetrw3hhyuckyypwa3eyt44h6txtxquqh7lz5djge4afgfjn7k4rgrkuag0jsd5xvxg";

    private static readonly string Coffee = SpecVectors.Valid("coffee-one-minute").Invoice;
    private static readonly string Other = SpecVectors.ValidInvoices.First(one => one != Coffee);

    /// <summary>What can stand around a request, which is {0}, and whether it is read then.</summary>
    public static TheoryData<string, bool> Decorations => new()
    {
        { "{0}", true }, { " {0}\r\n", true }, { "\ufeff{0}\u200b", true }, { "\t\n {0}", true },
        { "lightning:{0}", true }, { "LIGHTNING:{0}", true }, { "lightning://{0}", true }, { " lightning: {0} ", true }, { "lightning:// \n{0}", true }, { "lightning:\u200b{0}", true },
        { "lightning:{0}/", true }, { "lightning:{0}/ \n", true }, { "lightning:{0} /", true }, { "lightning://{0}/", true }, { "lnurl:{0}", true }, { "lnurl://{0}/", true },
        { "https://x.example/?lightning={0}", true }, { "https://x.example/p?a=b&LIGHTNING={0}&c=d#e", true }, { "http://x.example/#lightning={0}", true },
        { "lightning:https://x.example/?lightning={0}", true }, { "https://x.example/?lightning={1}", true }, { "https://x.example/?lightning={0}&lightning={0}", true },
        { "{0}/", false }, { "lightning:{0}//", false }, { "lightning:lightning:{0}", false }, { "lightning:/{0}", false }, { "lightning={0}", false }, { "x{0}", false },
        { "lightning:{0}?amount=1", false }, { "lightning:{0}&lightning={2}", false }, { "lightning:{0},{2}", false }, { "lightning:{0} {2}", false }, { "{0}\n{2}", false }, { "{2} {0}", false },
        { "https://x.example/?lightning={0}&lightning={2}", false }, { "https://x.example/?lightning={0}#lightning={2}", false }, { "https://x.example/?lightning={0}&%6Cightning={2}", false },
        { "https://x.example/?a=b;lightning={0}", false }, { "https://x.example/?lightning={0}/", false }, { "https://x.example/? lightning={0}", false },
        { "https://x.example/?lightning={0}&key=nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5", false },
        { "https://x.example/?lightning=lightning:{0}", false }, { "https://{0}/", false }, { "bitcoin:{0}", false }, { "ftp://x.example/?lightning={0}", false },
        { "lightning:", false }, { "lightning:/", false }, { "lightning://", false }, { "lightning:///", false }, { "", false }, { " \n", false },
    };

    [Theory, MemberData(nameof(Decorations))]
    public void Every_entry_gives_the_same_answer_for_an_invoice(string pattern, bool isRead)
    {
        foreach (string invoice in new[] { Coffee, Coffee.ToUpperInvariant() })
        {
            string text = Decorate(pattern, invoice);
            Assert.Equal(isRead, Agree(text) is not null);
            if (isRead) Assert.Equal(Coffee, Agree(text)!.ToString("L", null));
        }
        // Damaged: refused everywhere, and for the same reason.
        Assert.Null(Agree(Decorate(pattern, Coffee[..100] + (Coffee[100] == 'q' ? 'p' : 'q') + Coffee[101..])));
        Assert.Null(Agree(Decorate(pattern, Coffee[..100] + "b" + Coffee[101..])));
        Assert.Null(Agree(Decorate(pattern, Coffee[..^3])));
    }

    [Theory, MemberData(nameof(Decorations))]
    public void Every_entry_gives_the_same_answer_for_an_invoice_in_pieces(string pattern, bool isRead)
    {
        string text = Decorate(pattern, string.Join("\r\n  ", Coffee.Chunk(76).Select(line => new string(line))));
        Bolt11Invoice? invoice = Agree(text);
        // White space inside an address of the web is not forgiven.
        if (!isRead || text.Contains("://x.example", StringComparison.Ordinal)) Assert.Null(invoice);
        else Assert.Equal(Coffee, invoice!.ToString());
    }

    [Theory, MemberData(nameof(Decorations))]
    public void Every_entry_gives_the_same_answer_for_an_offer(string pattern, bool isRead)
    {
        foreach (string offer in new[] { OfferText, OfferText.ToUpperInvariant(), OfferText[..20] + "+" + OfferText[20..], OfferText[..20] + "b" + OfferText[21..] })
        {
            string text = Decorate(pattern, offer);
            PaymentInstruction? read = PaymentInstruction.Read(text).Instruction;
            Bolt12Inspection inspection = Bolt12Inspection.Inspect(text);
            Assert.Equal((read as Bolt12Instruction)?.Document, inspection.Document);
            Assert.Equal(inspection.IsValid, inspection.FirstError is null);
            // White space behind a message of BOLT 12, before a slash, is inside the request; nothing forgives it there.
            Assert.Equal(isRead && !offer.Contains('b', StringComparison.Ordinal) && pattern != "lightning:{0} /", inspection.IsValid);
            Tile(text, inspection.Parts);
            Assert.Equal(Bolt12Instruction.TryParse(text, out _), inspection.IsValid);
            Assert.False(InvoiceInspection.Inspect(text).IsValid);
        }
    }

    [Fact]
    public void Every_entry_gives_the_same_answer_for_random_decorations()
    {
        string[] pieces = ["lightning:", "LIGHTNING:", "lnurl:", "//", "/", " ", "\n", "\u200b", "https://x.example/?lightning=", "&lightning=", "bitcoin:", "?", "#", Coffee, Coffee, Coffee, Other, OfferText];
        var random = new Random(29);
        int valid = 0;
        for (int i = 0; i < 4000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (Agree(text) is null) continue;
            valid++;
            // A request beside the one that is taken would be a second payee; behind a # stands what no reader of links looks at.
            Assert.False(!text.Contains('#', StringComparison.Ordinal) && text.Contains(Coffee, StringComparison.Ordinal) && text.Contains(Other, StringComparison.Ordinal), text);
        }
        Assert.InRange(valid, 100, 4000);
    }

    /// <summary>Room around a request does not count, up to the length that is looked at.</summary>
    [Theory]
    [InlineData(30_000, true)]
    [InlineData(PaymentInstruction.MaxTextLength, false)]
    public void Every_entry_looks_at_as_much_text(int room, bool isRead)
    {
        string text = new string(' ', room) + Coffee;
        Assert.Equal(isRead, Agree(text) is not null);
        if (!isRead) Assert.Equal("text.input-too-long", InvoiceInspection.Inspect(text).FirstError!.Code);
    }

    private static string Decorate(string pattern, string request) => pattern
        .Replace("{0}", request, StringComparison.Ordinal).Replace("{1}", string.Create(CultureInfo.InvariantCulture, $"%{(int)request[0]:X2}{request[1..]}"), StringComparison.Ordinal).Replace("{2}", Other, StringComparison.Ordinal);

    /// <summary>The invoice that all ways of reading give, null where all refuse.</summary>
    private static Bolt11Invoice? Agree(string text)
    {
        PaymentReading reading = PaymentInstruction.Read(text);
        Bolt11Invoice? invoice = (reading.Instruction as Bolt11Instruction)?.Invoice;
        InvoiceInspection inspection = InvoiceInspection.Inspect(text);
        Assert.True(invoice == inspection.Invoice, $"{text}: {reading.Error} and {inspection.FirstError}");
        Assert.Equal(inspection.IsValid, inspection.FirstError is null);
        Assert.Equal(invoice is not null, Bolt11Instruction.TryParse(text, out Bolt11Instruction? typed));
        Assert.Equal(invoice, typed?.Invoice);
        Assert.Equal(reading.Instruction, RequestInspection.Inspect(text).Reading.Instruction);
        if (reading.Kind == "bolt11") Assert.Equal(reading.Findings, inspection.Findings);
        Tile(text, inspection.Parts);
        // A secret is not repeated.
        if (reading.IsSecret) Assert.Empty(RequestInspection.Inspect(text).Parts);
        else Tile(text, RequestInspection.Inspect(text).Parts);
        // The narrow door takes the bare invoice only; what it takes is what all take.
        if (Bolt11Invoice.TryParse(text, out Bolt11Invoice? bare)) Assert.Equal(bare, invoice);
        if (invoice is null) return null;
        Assert.Equal(invoice, Bolt11Invoice.Parse(inspection.InvoiceText));
        return invoice;
    }

    private static void Tile(string text, IReadOnlyList<RequestPart> parts)
    {
        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
        int end = 0;
        foreach (RequestPart part in parts)
        {
            Assert.Equal((end, true), (part.Offset, part.Length > 0));
            end += part.Length;
        }
    }
}
