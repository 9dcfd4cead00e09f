using System.Globalization;
using Lightbill.Inspection;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Inspection;

public class RequestInspectionTests
{
    private const string Address = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    private const string Node = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";

    private static readonly string Coffee = SpecVectors.Valid("coffee-one-minute").Invoice;

    /// <summary>Kind and text of each part, joined by spaces; the text after it, joined by |.</summary>
    [Theory]
    [InlineData("bitcoin:" + Address + "?amount=0.001&x", "UriScheme Prefix Separator Data Data Checksum Separator ParameterName Separator ParameterValue Separator ParameterName",
        "bitcoin:|bc|1|q|w508d6qejxtdg4y5r3zarvary0c5xw7k|v8f3t4|?|amount|=|0.001|&|x")]
    [InlineData(" bitcoin:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy?label=a%20b&lightning=lnbc%31", "WhiteSpace UriScheme Address Separator ParameterName Separator ParameterValue Separator ParameterName Separator ParameterValue",
        " |bitcoin:|3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy|?|label|=|a%20b|&|lightning|=|lnbc%31")]
    [InlineData("lightning:satoshi@bitcoin.org\n", "UriScheme User Separator Host WhiteSpace", "lightning:|satoshi|@|bitcoin.org|\n")]
    [InlineData("₿satoshi@bitcoin.org", "Prefix User Separator Host", "₿|satoshi|@|bitcoin.org")]
    [InlineData("lnurlw://example.com:8443/a/b?tag=withdrawRequest&k1=77#x", "UriScheme Host Path Separator ParameterName Separator ParameterValue Separator ParameterName Separator ParameterValue Separator ParameterName",
        "lnurlw://|example.com:8443|/a/b|?|tag|=|withdrawRequest|&|k1|=|77|#|x")]
    [InlineData(Node + "@[::1]:9735", "PublicKey Separator Host", Node + "|@|[::1]:9735")]
    [InlineData("lightning://LNURL1DP68GURN8GHJ7ETCV9KHQMR99E3K7MF00Q6V3JLK/", "UriScheme Prefix Separator Data Checksum Separator", "lightning://|LNURL|1|DP68GURN8GHJ7ETCV9KHQMR99E3K7MF00Q|6V3JLK|/")]
    [InlineData("ethereum:0x1", "UriScheme Unreadable", "ethereum:|0x1")]
    [InlineData("hello", "Unreadable", "hello")]
    [InlineData("lno1pqps7", "Prefix Separator Unreadable", "lno|1|pqps7")]
    [InlineData(" lightning:lno1pgx9getnwss8vetrw3h+\nhyuckyypwa3eyt44h6txtxquqh7lz5djge4afgfjn7k4rgrkuag0jsd5xvxg", "WhiteSpace UriScheme Prefix Separator Field Field",
        " |lightning:|lno|1|pgx9getnwss8vetrw3h+\nhyu|ckyypwa3eyt44h6txtxquqh7lz5djge4afgfjn7k4rgrkuag0jsd5xvxg")]
    [InlineData(" \u200b", "WhiteSpace", " \u200b")]
    public void Each_kind_is_cut_into_its_parts(string text, string kinds, string parts)
    {
        IReadOnlyList<RequestPart> cut = RequestInspection.Inspect(text).Parts;
        Assert.Equal(kinds, string.Join(' ', cut.Select(part => part.Kind)));
        Assert.Equal(parts, string.Join('|', cut.Select(part => part.Text)));
    }

    [Theory]
    [InlineData("bitcoin:" + Address + "?lightning={0}&x=1")]
    [InlineData("bitcoin:?LIGHTNING={0}")]
    [InlineData("https://example.com/?lightning={0}")]
    public void An_invoice_inside_has_its_own_parts_where_it_stands(string pattern)
    {
        string text = string.Format(CultureInfo.InvariantCulture, pattern, Coffee);
        int offset = text.IndexOf(Coffee, StringComparison.Ordinal);
        RequestPart[] inside = [.. RequestInspection.Inspect(text).Parts.Where(part => part.Offset >= offset && part.Offset < offset + Coffee.Length)];
        Assert.Equal(InvoiceInspection.Inspect(Coffee).Parts.Select(part => part with { Offset = part.Offset + offset }), inside);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("bitcoin:?amount=0.001&lno={0}&x=1")]
    [InlineData("https://example.com/?lightning={0}")]
    public void A_message_of_bolt_12_inside_has_its_fields_where_they_stand(string pattern)
    {
        const string Offer = "lno1pgx9getnwss8vetrw3hhyuckyypwa3eyt44h6txtxquqh7lz5djge4afgfjn7k4rgrkuag0jsd5xvxg";
        string text = string.Format(CultureInfo.InvariantCulture, pattern, Offer);
        int offset = text.IndexOf(Offer, StringComparison.Ordinal);
        RequestPart[] inside = [.. RequestInspection.Inspect(text).Parts.Where(part => part.Offset >= offset && part.Offset < offset + Offer.Length)];
        Assert.Equal(
            Bolt12Inspection.Inspect(Offer).Parts.Select(part => (part.Offset + offset, part.Text, part.Name, part.Value, part.Number, part.ByteOffset, part.ByteLength)),
            inside.Select(part => (part.Offset, part.Text, part.Name, part.Value, part.Number, part.ByteOffset, part.ByteLength)));
        Assert.Equal([10UL, 22UL], inside.Select(part => part.Number).OfType<ulong>());
    }

    [Fact]
    public void What_is_percent_encoded_is_one_part_that_says_what_it_is()
    {
        string text = $"bitcoin:?lightning=%6c{Coffee[1..]}";
        RequestPart value = Assert.Single(RequestInspection.Inspect(text).Parts, part => part.Kind == PartKind.ParameterValue);
        Assert.Equal(("%6c" + Coffee[1..], Coffee), (value.Text, value.Value));
        Assert.Equal("bolt11, percent-encoded and so not taken apart", value.Meaning);
    }

    [Fact]
    public void The_parts_say_what_they_hold()
    {
        RequestPart Part(string text, PartKind kind) => Assert.Single(RequestInspection.Inspect(text).Parts, part => part.Kind == kind);
        Assert.Equal("https://example.com/x", Part("LNURL1DP68GURN8GHJ7ETCV9KHQMR99E3K7MF00Q6V3JLK", PartKind.Data).Value);
        Assert.Equal("matches", Part("LNURL1DP68GURN8GHJ7ETCV9KHQMR99E3K7MF00Q6V3JLK", PartKind.Checksum).Meaning);
        Assert.Equal("does not match", Part("LNURL1DP68GURN8GHJ7ETCV9KHQMR99E3K7MF00Q6V3JLL", PartKind.Checksum).Meaning);
        Assert.Equal("751e76e8199196d454941c45d1b3a323f1433bd6", RequestInspection.Inspect(Address).Parts[3].Value);
        Assert.Equal("matches", Part(Address, PartKind.Checksum).Meaning);
        Assert.Equal("P2SH on mainnet, in base58; its checksum matches", Part("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", PartKind.Address).Meaning);
        Assert.Equal("it has a fraction of a satoshi", Part("bitcoin:?amount=0.123456789", PartKind.ParameterValue).Meaning);
        Assert.Equal("asked at https://bitcoin.org/.well-known/lnurlp/satoshi", Part("satoshi@bitcoin.org", PartKind.Host).Meaning);
    }

    [Fact]
    public void A_secret_has_no_parts() => Assert.Empty(RequestInspection.Inspect("nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5").Parts);
}
