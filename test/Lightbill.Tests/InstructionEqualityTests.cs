using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests;

public class InstructionEqualityTests
{
    private const string Segwit = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    private const string Key = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";
    private const string OfferText = "lno1pgx9getnwss8vetrw3hhyuckyypwa3eyt44h6txtxquqh7lz5djge4afgfjn7k4rgrkuag0jsd5xvxg";
    private const string Silent = "sp1qqgste7k9hx0qftg6qmwlkqtwuy6cycyavzmzj85c6qdfhjdpdjtdgqjuexzk6murw56suy3e0rd2cgqvycxttddwsvgxe2usfpxumr70xc9pkqwv";

    private static readonly string Invoice = TypedParsingTests.Invoice;
    private static readonly string Other = SpecVectors.ValidInvoices.First(one => !one.Equals(Invoice, StringComparison.OrdinalIgnoreCase));

    /// <summary>Each row is one request in several writings; no two rows are the same request.</summary>
    private static readonly string[][] Requests =
    [
        [Invoice, Invoice.ToUpperInvariant(), $" lightning:{Invoice}", $"https://example.com/?lightning={Invoice}"],
        [Other],
        [OfferText, OfferText.ToUpperInvariant(), $"lightning:{OfferText}", OfferText[..20] + "+\n " + OfferText[20..]],
        [Segwit, Segwit.ToUpperInvariant()],
        ["1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"],
        ["tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"],
        [$"bitcoin:{Segwit}", $"BITCOIN:{Segwit.ToUpperInvariant()}", $"bitcoin://{Segwit}"],
        [$"bitcoin:{Segwit}?amount=1", $"bitcoin:{Segwit}?AMOUNT=1.00"],
        [$"bitcoin:{Segwit}?amount=0.1"],
        [$"bitcoin:{Segwit}?amount=1&label=a", $"bitcoin:{Segwit}?amount=1&label=%61"],
        [$"bitcoin:{Segwit}?amount=1&label=A"],
        [$"bitcoin:{Segwit}?amount=1&req-label=a"],
        [$"bitcoin:{Segwit}?label=a&amount=1"],
        [$"bitcoin:?lightning={Invoice}", $"bitcoin:?lightning={Invoice.ToUpperInvariant()}"],
        [$"bitcoin:{Segwit}?lightning={Invoice}"],
        [Key, Key.ToUpperInvariant()],
        [$"{Key}@Example.com:9735", $"{Key}@example.com:9735"],
        [$"{Key}@example.com:9736"],
        [Silent, Silent.ToUpperInvariant()],
        ["creqAabcd"],
        ["creqAabcD"],
        ["lnurlp://example.com/x", "LNURLP://EXAMPLE.com/x", "lnurlp:example.com/x", "lightning:lnurlp://example.com/x"],
        ["lnurlp://example.com/X"],
        ["lnurlw://example.com/x"],
        ["lnurlp://example.com:8443/x"],
        ["lnurlp://example.onion/x"],
        ["https://example.com/x?tag=payRequest", "lnurlp://example.com/x?tag=payRequest", Lnurl.FromUrl("https://example.com/x?tag=payRequest").ToBech32()],
        ["satoshi@bitcoin.org", "SATOSHI@Bitcoin.org", "lightning:satoshi@bitcoin.org"],
        ["satoshi@bitcoin.com"],
        ["satoshi+tip@bitcoin.org"],
        ["₿satoshi@bitcoin.org", "₿Satoshi@BITCOIN.org"],
    ];

    [Fact]
    public void Two_instructions_are_equal_exactly_when_they_are_the_same_request()
    {
        (int Row, PaymentInstruction One)[] all = [.. Requests.SelectMany((row, index) => row.Select(text => (index, PaymentInstruction.Parse(text))))];
        foreach ((int row, PaymentInstruction left) in all)
            foreach ((int other, PaymentInstruction right) in all)
            {
                bool same = row == other;
                Assert.True(same == left.Equals(right), $"{left} and {right}");
                Assert.Equal(same, left.Equals((object)right));
                Assert.Equal(same, left == right);
                Assert.Equal(!same, left != right);
                if (same) Assert.Equal(left.GetHashCode(), right.GetHashCode());
            }
        Assert.Equal(Requests.Length, all.Select(one => one.One).Distinct().Count());
    }

    [Fact]
    public void The_text_of_an_instruction_gives_an_equal_one()
    {
        foreach (string text in Requests.SelectMany(row => row))
        {
            PaymentInstruction one = PaymentInstruction.Parse(text);
            Assert.Equal(one, PaymentInstruction.Parse(one.ToString()));
            Assert.Equal(one, PaymentInstruction.Parse(text, ReadMode.Default));
        }
    }

    [Fact]
    public void None_is_equal_to_nothing_or_to_another_type()
    {
        PaymentInstruction? nothing = null;
        Bolt11Instruction one = Bolt11Instruction.Parse(Invoice);
        Assert.False(one.Equals(nothing));
        Assert.False(one.Equals((object)Invoice));
        Assert.False(one.Equals(one.Invoice));
        Assert.False(one == nothing);
        Assert.False(nothing == one);
        Assert.True(nothing == null);
        Assert.True(one != nothing);
    }

    [Fact]
    public void Equal_documents_make_equal_instructions() =>
        Assert.Equal(new Bolt11Instruction(Lightbill.Bolt11.Bolt11Invoice.Parse(Invoice)), Bolt11Instruction.Parse("lightning:" + Invoice.ToUpperInvariant()));

    /// <summary>Testnet and signet share this text: who says that it is of one of them says more than the text.</summary>
    [Fact]
    public void An_address_tied_to_one_network_is_not_that_of_several()
    {
        OnChainAddress read = OnChainAddress.Parse("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx");
        Assert.Equal(2, read.Networks.Count);
        Assert.NotEqual(read, new OnChainAddress(read.Address));
        Assert.Equal(new OnChainAddress(read.Address), new OnChainAddress(read.Address));
        Assert.Equal(OnChainAddress.Parse(Segwit), new OnChainAddress(OnChainAddress.Parse(Segwit).Address));
    }

    [Fact]
    public void A_set_holds_each_request_once()
    {
        HashSet<PaymentInstruction> seen = [];
        Assert.True(seen.Add(PaymentInstruction.Parse(Invoice)));
        Assert.False(seen.Add(PaymentInstruction.Parse("lightning:" + Invoice.ToUpperInvariant())));
        Assert.True(seen.Add(PaymentInstruction.Parse($"bitcoin:?lightning={Invoice}")));
    }
}
