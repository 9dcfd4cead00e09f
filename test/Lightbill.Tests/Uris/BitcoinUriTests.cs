using System.Globalization;
using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Bolt12;
using Lightbill.Findings;
using Lightbill.Tests.Bolt11;
using Lightbill.Tests.Bolt12;

namespace Lightbill.Tests.Uris;

public class BitcoinUriTests
{
    private const string Address = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

    private static readonly JsonElement Vectors = RepositoryFiles.ReadJson("vectors/uris/bip321.json");

    private static readonly Bolt11Invoice Coffee = Bolt11Invoice.Parse(SpecVectors.ValidInvoices.First(one => one.Contains("2500u1", StringComparison.Ordinal)));

    public static TheoryData<int> Valid => [.. Enumerable.Range(0, Vectors.GetProperty("valid").GetArrayLength())];

    public static TheoryData<string> Invalid => [.. Vectors.GetProperty("invalid").EnumerateArray().Select(one => one.GetProperty("uri").GetString()!)];

    public static TheoryData<string, string> Amounts => new(Vectors.GetProperty("amount_valid").EnumerateArray().Select(one => (one.GetProperty("amount").GetString()!, one.GetProperty("msat").GetString()!)));

    public static TheoryData<string> BadAmounts => [.. Vectors.GetProperty("amount_invalid").EnumerateArray().Select(one => one.GetProperty("amount").GetString()!)];

    /// <summary>RFC 3986, 3.1: a letter, then letters, digits, plus, minus and points.</summary>
    [Theory]
    [InlineData("app:x", true)]
    [InlineData("a+b-c.d2:", true)]
    [InlineData("a/b:", false)]
    [InlineData("a_b:", false)]
    [InlineData("1app:", false)]
    [InlineData("+app:", false)]
    [InlineData(":x", false)]
    [InlineData("app", false)]
    public void A_proof_of_payment_is_opened_by_what_is_a_scheme(string target, bool isOne)
    {
        BitcoinUri uri = Assert.IsType<BitcoinUri>(PaymentInstruction.Parse($"bitcoin:{Address}?pop={Uri.EscapeDataString(target)}"));
        Assert.Equal(isOne ? target : null, uri.ProofOfPayment);
    }

    [Theory]
    [InlineData("?", "")]
    [InlineData("?&", "")]
    [InlineData("?&&x=1&&y&", "x y")]
    public void Nothing_between_separators_is_no_parameter(string query, string keys) =>
        Assert.Equal(keys, string.Join(' ', Assert.IsType<BitcoinUri>(PaymentInstruction.Parse($"bitcoin:{Address}{query}")).Parameters.Select(parameter => parameter.Key)));

    [Theory, MemberData(nameof(Valid))]
    public void The_form_is_read(int index)
    {
        JsonElement vector = Vectors.GetProperty("valid")[index];
        Assert.True(BitcoinUri.TryParse(vector.GetProperty("uri").GetString(), out BitcoinUri? uri, out _));
        Assert.Equal(vector.GetProperty("address").GetString(), uri.Methods.FirstOrDefault(method => method.Key.Length == 0)?.Text.Raw);
        Assert.Equal(
            vector.GetProperty("params").EnumerateArray().Select(one => (one[0].GetString(), one[1].GetString())),
            uri.Parameters.Select(parameter => ((string?)parameter.Key.ToLowerInvariant(), (string?)parameter.Value.Raw)));
        Assert.True(BitcoinUri.TryParse(uri.ToString(), out BitcoinUri? again, out _));
        Assert.Equal(uri.ToString(), again.ToString());
        Assert.Equal(uri.Parameters.Select(parameter => parameter.Value), again.Parameters.Select(parameter => parameter.Value));
    }

    [Theory, MemberData(nameof(Invalid))]
    public void What_the_bip_refuses_is_refused(string uri)
    {
        Assert.False(BitcoinUri.TryParse(uri, out _, out Finding? error));
        Assert.StartsWith("uri.", error.Code, StringComparison.Ordinal);
        Assert.InRange(error.Offset!.Value, 8, uri.Length);
    }

    [Theory, MemberData(nameof(Amounts))]
    public void An_amount_is_read_exactly(string amount, string msat)
    {
        BitcoinUri uri = Assert.IsType<BitcoinUri>(PaymentInstruction.Parse($"bitcoin:{Address}?AMOUNT={amount}"));
        Assert.Equal(long.Parse(msat, CultureInfo.InvariantCulture), uri.Amount?.Msat);
        Assert.Equal(uri.Amount, PaymentInstruction.Parse(uri.ToString()).Amount);
    }

    [Theory, MemberData(nameof(BadAmounts))]
    public void Another_amount_is_refused(string amount) =>
        Assert.Equal(FindingRules.UriAmount, PaymentInstruction.Read($"bitcoin:{Address}?amount={Uri.EscapeDataString(amount)}").Error?.Rule);

    [Fact]
    public void A_proof_of_payment_opens_what_may_be_opened()
    {
        foreach (JsonElement one in Vectors.GetProperty("proof_of_payment").EnumerateArray())
        {
            bool isRead = BitcoinUri.TryParse(one.GetProperty("uri").GetString(), out BitcoinUri? uri, out Finding? error);
            if (one.TryGetProperty("pay", out JsonElement pay))
            {
                Assert.Equal(pay.GetBoolean(), isRead);
                Assert.Null(uri?.GetProofUri("onchain", "00"));
                if (!isRead) Assert.Equal(FindingRules.UriProofOfPayment, error?.Rule);
                continue;
            }
            string way = one.GetProperty("pay_via").GetString()!;
            string proof = way == "onchain" ? "<HEX_TX>" : "<HEX_PREIMAGE>";
            Assert.Equal(one.GetProperty("open").GetString(), uri!.GetProofUri(way, proof));
        }
        foreach (JsonElement scheme in Vectors.GetProperty("pop_forbidden_schemes").EnumerateArray())
        {
            foreach (string trick in new[] { "", "%20", "%09" })
            {
                BitcoinUri uri = Assert.IsType<BitcoinUri>(PaymentInstruction.Parse($"bitcoin:{Address}?pop={trick}{scheme.GetString()!.ToUpperInvariant()}%3ax"));
                Assert.Null(uri.ProofOfPayment);
            }
        }
    }

    [Fact]
    public void Each_way_to_pay_stands_by_itself_with_its_place()
    {
        string text = $"bitcoin:{Address}?amount=0.0025&label=Luke%20Jr%2B+x&lightning={Coffee}&lno={Bolt12Vectors.TextOf("with issuer")}&bc={Address[..^1]}q&other=%e2%82%bf&other=2";
        BitcoinUri uri = Assert.IsType<BitcoinUri>(PaymentInstruction.Parse("  " + text));
        Assert.Equal("Luke Jr++x", uri.Label?.Raw);
        Assert.Equal(Address, uri.Address?.ToString());
        Assert.Equal(["bitcoin-address", "bolt11", "bolt12-offer", "bitcoin-address"], uri.Methods.Select(method => method.Kind));
        Assert.Equal(["", "lightning", "lno", "bc"], uri.Methods.Select(method => method.Key));
        Assert.Null(uri.Methods[3].Instruction);
        Assert.Equal(FindingRules.AddressInvalid, Assert.Single(uri.Methods[3].Findings).Rule);
        Assert.Equal(FindingRules.UriMethod, Assert.Single(uri.Findings).Rule);
        Assert.All(uri.Methods, method => Assert.Equal(method.Text.Raw, ("  " + text).Substring(method.Offset, method.Length)));
        Assert.Equal(["₿", "2"], uri.UnknownParameters.Select(parameter => parameter.Value.Raw));
        Assert.Equal([BitcoinNetwork.Mainnet], uri.Networks);
    }

    [Theory]
    [InlineData("amount=0.0026&lightning=$", "uri.amount-disagrees")]
    [InlineData("lightning=$&tb=tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", "uri.network-disagrees")]
    [InlineData("label=%zz", "uri.percent")]
    [InlineData("lightning=bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "uri.method")]
    [InlineData("lno=lno1pqps7", "uri.method")]
    [InlineData("amount=0.0026&lno=lno1pqpzwyq2p32x2um5ypmx2cm5dae8x93pqthvwfzadd7jejes8q9lhc4rvjxd022zv5l44g6qah82ru5rdpnpj", "uri.amount-disagrees")]
    public void Disagreement_is_reported(string query, string code)
    {
        PaymentInstruction uri = PaymentInstruction.Parse($"bitcoin:{Address}?{query.Replace("$", Coffee.ToString(), StringComparison.Ordinal)}");
        Assert.Contains(uri.Findings, finding => finding.Code == code && finding.Severity == FindingSeverity.Warning);
    }

    [Theory]
    [InlineData("bitcoin:", "uri.no-method")]
    [InlineData("bitcoin:?label=x", "uri.no-method")]
    [InlineData("bitcoin:1BadAddressBadAddressBadAddres?amount=1", "address.invalid")]
    [InlineData("bitcoin:?lightning=", "text.unknown")]
    [InlineData("bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=1 2", "text.several")]
    [InlineData("bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=1\u200b2", "text.white-space")]
    [InlineData("bitcoin:?bc=bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5&x=\u200b2", "text.white-space")]
    public void Without_a_way_to_pay_it_is_refused(string text, string code) => Assert.Equal(code, PaymentInstruction.Read(text).Error?.Code);

    [Theory]
    [InlineData("req-somethingelse=1")]
    [InlineData("%72eq-somethingelse=1")]
    [InlineData("REQ%2dsomethingelse")]
    public void What_must_be_understood_cannot_be_hidden_behind_escapes(string parameter)
    {
        string text = $"bitcoin:{Address}?{parameter}";
        Finding error = PaymentInstruction.Read(text).Error!;
        Assert.Equal(("uri.required", parameter.Split('=')[0]), (error.Code, text.Substring(error.Offset!.Value, error.Length!.Value)));
    }

    [Fact]
    public void A_parameter_of_nothing_but_its_sign_stays()
    {
        var uri = (BitcoinUri)PaymentInstruction.Parse("bitcoin:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy?=&x&=y&z=");
        Assert.Equal("bitcoin:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy?=&x&=y&z", uri.ToString());
        Assert.Equal(uri.Parameters.Count, ((BitcoinUri)PaymentInstruction.Parse(uri.ToString())).Parameters.Count);
    }

    [Fact]
    public void A_unified_request_is_written_and_read()
    {
        FallbackAddress address = FallbackAddress.Parse(Address, BitcoinNetwork.Mainnet);
        BitcoinUri uri = BitcoinUri.Create(address, Coffee.Amount, "a & b", "50% ₿", Coffee);
        Assert.Equal($"bitcoin:{Address}?amount=0.0025&label=a%20%26%20b&message=50%25%20%E2%82%BF&lightning={Coffee}", uri.ToString());
        Assert.Equal($"bitcoin:?lightning={Coffee}", BitcoinUri.Create(lightning: Coffee).ToString());
        Assert.Throws<ArgumentException>(() => BitcoinUri.Create());
        Assert.Throws<ArgumentException>(() => BitcoinUri.Create(address, MilliSatoshi.FromMsat(1)));
        Assert.Throws<ArgumentException>(() => BitcoinUri.Create(address, MilliSatoshi.FromSat(1), lightning: Coffee));
        Assert.Throws<ArgumentException>(() => BitcoinUri.Create(FallbackAddress.Parse("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", BitcoinNetwork.Testnet), lightning: Coffee));
        Offer offer = new OfferBuilder(Coffee.Payee).Build();
        BitcoinUri both = BitcoinUri.Create(address, lightning: Coffee, offer: Offer.Parse(offer.ToString("U", null)));
        Assert.Equal($"bitcoin:{Address}?lightning={Coffee}&lno={offer}", both.ToString());
        Assert.Equal(offer, ((Bolt12Instruction)both.Methods[^1].Instruction!).Document);
    }
}
