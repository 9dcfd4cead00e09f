using System.Text.Json;
using Lightbill.Bolt12;
using Lightbill.Findings;
using Lightbill.Inspection;

namespace Lightbill.Tests.Bolt12;

/// <summary>The examples of BOLT 12: texts and offers, each refused by the rule that it breaks.</summary>
public class OfferVectorTests
{
    /// <summary>
    /// Which rule refuses an invalid example, by its description. Some examples break another rule before the one that they are named after: the paths with a bad key, a
    /// missing hop or none give offer_paths a length of 2 or 3, so that the rest of the path is read as fields out of order; and the two types above a billion are
    /// written with the mark for 16 bits. <c>FieldTests</c> has the rules that they mean.
    /// </summary>
    private static readonly Dictionary<string, FindingRule> Rules = new(StringComparer.Ordinal)
    {
        ["Malformed: fields out of order"] = FindingRules.Bolt12Order,
        ["Malformed: unknown even TLV type 78"] = FindingRules.Bolt12UnknownEvenField,
        ["Malformed: empty"] = FindingRules.Bolt12NoIssuer,
        ["Malformed: truncated at type"] = FindingRules.Bolt12TruncatedLength,
        ["Malformed: truncated in length"] = FindingRules.Bolt12TruncatedLength,
        ["Malformed: truncated after length"] = FindingRules.Bolt12TruncatedValue,
        ["Malformed: truncated in description"] = FindingRules.Bolt12TruncatedValue,
        ["Malformed: invalid offer_chains length"] = FindingRules.Bolt12WrongLength,
        ["Malformed: truncated currency UTF-8"] = FindingRules.Bolt12NotUtf8,
        ["Malformed: invalid currency UTF-8"] = FindingRules.Bolt12NotUtf8,
        ["Malformed: truncated description UTF-8"] = FindingRules.Bolt12NotUtf8,
        ["Malformed: invalid description UTF-8"] = FindingRules.Bolt12NotUtf8,
        ["Malformed: truncated offer_paths"] = FindingRules.Bolt12PathMalformed,
        ["Malformed: zero num_hops in blinded_path"] = FindingRules.Bolt12Order,
        ["Malformed: truncated onionmsg_hop in blinded_path"] = FindingRules.Bolt12Order,
        ["Malformed: bad first_node_id in blinded_path"] = FindingRules.Bolt12Order,
        ["Malformed: bad path_key in blinded_path"] = FindingRules.Bolt12Order,
        ["Malformed: bad blinded_node_id in onionmsg_hop"] = FindingRules.Bolt12Order,
        ["Malformed: truncated issuer UTF-8"] = FindingRules.Bolt12NotUtf8,
        ["Malformed: invalid issuer UTF-8"] = FindingRules.Bolt12NotUtf8,
        ["Malformed: invalid offer_issuer_id"] = FindingRules.Bolt12Point,
        ["Contains type >= 80"] = FindingRules.Bolt12FieldRange,
        ["Contains type > 1999999999"] = FindingRules.Bolt12TruncatedValue,
        ["Contains unknown even type (1000000002)"] = FindingRules.Bolt12TruncatedValue,
        ["Contains unknown feature 122"] = FindingRules.Bolt12UnknownRequiredFeature,
        ["Missing offer_description, but has offer_amount"] = FindingRules.Bolt12AmountWithoutDescription,
        ["Missing offer_amount with offer_currency"] = FindingRules.Bolt12CurrencyWithoutAmount,
        ["Invalid: zero offer_amount"] = FindingRules.Bolt12AmountZero,
        ["Invalid: zero offer_amount with currency"] = FindingRules.Bolt12AmountZero,
        ["Missing offer_issuer_id and no offer_path"] = FindingRules.Bolt12NoIssuer,
        ["Second offer_path is empty"] = FindingRules.Bolt12PathWithoutHops,
        ["offer_chains with zero entries"] = FindingRules.Bolt12ChainsEmpty,
        ["Bech32 padding exceeds 4-bit limit"] = FindingRules.Bolt12Padding,
    };

    public static TheoryData<string> Valid => Bolt12Vectors.ValidOffers;

    public static TheoryData<string> Invalid => [.. Bolt12Vectors.InvalidOffers];

    public static TheoryData<string, bool> Texts => Bolt12Vectors.FormatStrings;

    [Theory, MemberData(nameof(Texts))]
    public void A_text_is_read_however_it_is_broken_into_pieces(string text, bool isValid)
    {
        Assert.Equal(isValid, Offer.TryParse(text, out Offer? offer, out Finding? error));
        Assert.Equal(isValid, error is null);
        if (!isValid) return;
        Assert.Equal(text, offer!.ToString());
        Assert.Equal(Offer.Parse(Bolt12Vectors.FormatStrings.First().Data.Item1), offer);
        Assert.Equal(Bolt12Vectors.FormatStrings.First().Data.Item1, offer.ToString("L", null));
        Assert.Equal(offer, Offer.Parse(offer.ToString("U", null)));
    }

    [Theory, MemberData(nameof(Valid))]
    public void A_valid_offer_is_read_with_every_field_and_gives_the_same_bytes(string description)
    {
        JsonElement vector = Bolt12Vectors.Offer(description);
        var offer = Offer.Parse(Bolt12Vectors.TextOf(description));
        Assert.Equal(
            vector.GetProperty("fields").EnumerateArray().Select(field => (field.GetProperty("type").GetUInt64(), field.GetProperty("hex").GetString())),
            offer.Fields.Select(field => (field.Number, (string?)Convert.ToHexStringLower(field.Value.Span))));
        Assert.Equal(Bolt12Vectors.TextOf(description), Offer.FromBytes(offer.Bytes.Span).ToString());
        Assert.DoesNotContain(offer.Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.True(Bolt12Inspection.Inspect(Bolt12Vectors.TextOf(description)).IsValid);
    }

    [Theory, MemberData(nameof(Invalid))]
    public void An_invalid_offer_is_refused_by_the_rule_that_it_breaks(string description)
    {
        Assert.False(Offer.TryParse(Bolt12Vectors.TextOf(description), out Offer? offer, out Finding? error));
        Assert.Null(offer);
        Assert.Equal(Rules[description].Code, error.Code);
        Assert.Equal(error, Bolt12Inspection.Inspect(Bolt12Vectors.TextOf(description)).FirstError);
    }

    [Fact]
    public void The_fields_have_their_meaning()
    {
        var offer = Offer.Parse(Bolt12Vectors.TextOf("with currency"));
        Assert.Null(offer.Amount);
        Assert.Equal("100.00 USD", offer.CurrencyAmount.ToString());
        Assert.Equal("Test vectors", offer.Description?.Raw);
        Assert.Equal("02eec7245d6b7d2ccb30380bfbe2a3648cd7a942653f5aa340edcea1f283686619", offer.IssuerId.ToString());
        Assert.Equal([BitcoinNetwork.Mainnet], offer.Networks);

        Assert.Equal(10_000, Offer.Parse(Bolt12Vectors.TextOf("with amount")).Amount?.Msat);
        Assert.Equal([BitcoinNetwork.Testnet], Offer.Parse(Bolt12Vectors.TextOf("for testnet")).Networks);
        Offer both = Offer.Parse(Bolt12Vectors.TextOf("for bitcoin or liquidv1"));
        Assert.Equal([null, BitcoinNetwork.Mainnet], both.Chains.Select(chain => chain.Network));
        Assert.Equal([BitcoinNetwork.Mainnet], both.Networks);
        Assert.Equal(16, Offer.Parse(Bolt12Vectors.TextOf("with metadata")).Metadata?.Length);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(0x7a4297d8), Offer.Parse(Bolt12Vectors.TextOf("with expiry")).AbsoluteExpiry);
        Assert.Equal("https://bolt12.org BOLT12 industries", Offer.Parse(Bolt12Vectors.TextOf("with issuer")).Issuer?.Printable);
        Assert.Equal(5UL, Offer.Parse(Bolt12Vectors.TextOf("with quantity")).QuantityMax);
        Assert.Equal(0UL, Offer.Parse(Bolt12Vectors.TextOf("with unlimited (or unknown) quantity")).QuantityMax);
        Assert.True(Offer.Parse(Bolt12Vectors.TextOf("with feature")).Features.Contains(99));

        Offer paths = Offer.Parse(Bolt12Vectors.TextOf("... and with second blinded path via 1x2x3 (direction 1), path_key 020202..."));
        Assert.Equal(["0324653eac434488002cc06bbfb7f10fe18991e35f9fe4302dbea6d2353dc0ab1c", "1x2x3/1"], paths.Paths.Select(path => path.FirstNode.ToString()));
        Assert.All(paths.Paths, path => Assert.Equal([16, 8], path.Hops.Select(hop => hop.EncryptedRecipientData.Length)));

        Offer unknown = Offer.Parse(Bolt12Vectors.TextOf("unknown odd field"));
        Bolt12Field field = Assert.Single(unknown.UnknownFields);
        Assert.Equal((33UL, "helloworld"), (field.Number, System.Text.Encoding.ASCII.GetString(field.Value.Span)));
        Assert.Equal([FindingRules.Bolt12UnknownField], unknown.Findings.Select(finding => finding.Rule));
    }
}
