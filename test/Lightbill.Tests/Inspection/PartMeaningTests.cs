using Lightbill.Bolt12;
using Lightbill.Inspection;
using Lightbill.Tests.Bolt11;
using Lightbill.Tests.Bolt12;
using static Lightbill.Tests.Bolt11.RawInvoice;

namespace Lightbill.Tests.Inspection;

/// <summary>What the parts of an invoice and of an offer are called and said to mean: it is read by whoever has to decide about paying.</summary>
public class PartMeaningTests
{
    private const string Key = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";

    public static TheoryData<char, byte[], string, string> Meanings => new()
    {
        { 'p', RawWords.OfHex(PaymentHashHex), "payment hash", "who shows the preimage of this hash has been paid" },
        { 's', RawWords.OfHex(PaymentSecretHex), "payment secret", "the payer sends it along, so that nodes on the way cannot probe the payee" },
        { 'h', RawWords.OfHex(PaymentHashHex), "description hash", "the SHA-256 of a description delivered elsewhere" },
        { 'n', RawWords.OfHex(Key), "payee", "the public key of the payee" },
        { 'm', RawWords.OfHex("01fafaf0"), "payment metadata", "4 bytes that the payer sends back to the payee" },
        { 'd', RawWords.OfText("tea"), "description", "3 bytes of text" },
        { 'd', [], "description", "an empty description" },
        { 'x', RawWords.OfNumber(60), "expiry", "seconds after the timestamp (1 minute): expires 2017-06-01 10:58:38 UTC" },
        { 'x', [31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31], "expiry", "more than 64 bits of seconds" },
        { 'c', RawWords.OfNumber(40), "min final CLTV expiry delta", "blocks that the last hop must leave" },
        { 'c', [31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31], "min final CLTV expiry delta", "more than 64 bits" },
        { '9', [], "features", "no bit is set" },
        { '9', [0], "features", "no bit is set" },
        { 'f', RawWords.OfFallback(0, new byte[20]), "fallback address", "P2WPKH address to pay to on the chain" },
        { 'f', RawWords.OfFallback(0, new byte[19]), "fallback address", "version 0 cannot have 19 bytes" },
        { 'f', [], "fallback address", "empty" },
        { 'r', RawWords.OfBytes(RawWords.Hop(Key)), "route hint", "a private way of 1 hop to the payee (key:channel:base fee:ppm:cltv)" },
        { 'r', RawWords.OfBytes([.. RawWords.Hop(Key), .. RawWords.Hop(Key)]), "route hint", "a private way of 2 hops to the payee (key:channel:base fee:ppm:cltv)" },
        { 'r', [], "route hint", "no whole hop" },
        { 'l', [1], "accountable HTLC marker", "kept, left out of account" },
        { 't', [1], "trampoline hint (legacy)", "kept, left out of account" },
        { 'v', [1], "unknown field", "kept, left out of account" },
        { 'p', [1, 2], "payment hash", "2 characters is not its length: left out of account" },
    };

    [Theory, MemberData(nameof(Meanings))]
    public void Each_field_has_its_name_and_says_what_it_holds(char tag, byte[] words, string name, string meaning)
    {
        RawInvoice raw = (Ordinary with { Fields = [] }).Add(tag, words);
        RequestPart part = Assert.Single(InvoiceInspection.Inspect(raw.ToString()).Parts, part => part.Kind == PartKind.Field);
        Assert.Equal((name, meaning, tag), (part.Name, part.Meaning, part.Tag));
    }

    [Fact]
    public void A_second_field_says_that_it_does_not_count()
    {
        RequestPart[] parts = [.. InvoiceInspection.Inspect(Ordinary.Add('d', RawWords.OfText("milk")).ToString()).Parts.Where(part => part.Tag == 'd')];
        Assert.Equal(["15 bytes of text", "a second one, left out of account: 4 bytes of text"], parts.Select(part => part.Meaning));
    }

    [Fact]
    public void Signature_flag_and_checksum_say_whether_they_are_right()
    {
        Assert.Equal(["r and s, low s", $"gives the payee {Key}", "matches"], LastThree(Ordinary));
        Assert.Equal(["r and s, low s", $"not needed: field n names the payee {Key}", "matches"], LastThree(Ordinary.Add('n', RawWords.OfHex(Key))));
        Assert.Equal("r and s, high s", LastThree(Ordinary with { Signature = RawSignature.HighS })[0]);
        Assert.Equal(["r and s; a number is out of range", "tells which of the possible keys signed", "matches"], LastThree(Ordinary with { Signature = RawSignature.WithR(0) }));
        Assert.Equal("does not match", LastThree(Ordinary with { ChecksumConstant = 2 })[2]);

        static string[] LastThree(RawInvoice raw) => [.. InvoiceInspection.Inspect(raw.ToString()).Parts.TakeLast(3).Select(part => part.Meaning)];
    }

    [Fact]
    public void What_surrounds_an_invoice_is_named()
    {
        IReadOnlyList<RequestPart> parts = InvoiceInspection.Inspect($" lightning:{Ordinary}\n").Parts;
        Assert.Equal(["white space", "URI scheme", "prefix"], parts.Take(3).Select(part => part.Name));
        Assert.Equal(("white space", "not part of the request"), (parts[^1].Name, parts[^1].Meaning));
        Assert.Equal("URI scheme", InvoiceInspection.Inspect($"lightning:{Ordinary}").Parts[0].Name);
    }

    [Theory]
    [InlineData("", "the price of one item: 100 msat")]
    [InlineData("555344", "the price of one item: 1.00 USD")]
    public void A_price_is_told_in_its_unit(string currency, string meaning)
    {
        RawMessage message = RawMessage.Offer().With(8, "64").With(10, "61");
        if (currency.Length > 0) message.With(6, currency);
        string text = Bolt12Document.Write(Bolt12Kind.Offer, message.ToArray());
        string found = Assert.Single(Bolt12Inspection.Inspect(text).Parts, part => part.Number == 8).Meaning;
        Assert.True(currency.Length > 0 ? found == meaning : found.StartsWith("the price of one item: ", StringComparison.Ordinal) && found.EndsWith("= 100 msat", StringComparison.Ordinal), found);
    }

    [Fact]
    public void Several_paths_are_told_one_after_the_other()
    {
        string text = Bolt12Document.Write(Bolt12Kind.Offer, RawMessage.Offer().With(16, RawMessage.Path + RawMessage.Path).ToArray());
        string value = Assert.Single(Bolt12Inspection.Inspect(text).Parts, part => part.Number == 16).Value!;
        string[] paths = value.Split("; ");
        Assert.Equal(2, paths.Length);
        Assert.Equal(paths[0], paths[1]);
        Assert.Contains(RawMessage.Point, paths[0], StringComparison.Ordinal);
    }
}
