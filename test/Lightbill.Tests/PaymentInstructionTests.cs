using Lightbill.Bolt12;
using Lightbill.Findings;
using Lightbill.Tests.Bolt11;
using Lightbill.Tests.Bolt12;

namespace Lightbill.Tests;

public class PaymentInstructionTests
{
    private const string Key = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";
    private const string Segwit = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

    private static readonly string Invoice = SpecVectors.ValidInvoices.First(one => one.Contains("2500u1", StringComparison.Ordinal));

    public static TheoryData<string, string> Kinds => new()
    {
        { Invoice, "bolt11" },
        { "lnurlp://example.com/x", "lnurl" },
        { "satoshi@bitcoin.org", "lightning-address" },
        { "₿satoshi@bitcoin.org", "bip353-name" },
        { $"bitcoin:{Segwit}?amount=1", "bitcoin-uri" },
        { Segwit, "bitcoin-address" },
        { "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bitcoin-address" },
        { "bc1sw50qgdz25j", "bitcoin-address" },
        { "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "bitcoin-address" },
        { "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "bitcoin-address" },
        { Key, "node-id" },
        { Key + "@203.0.113.7:9735", "node-id" },
        { Key + "@[2001:db8::1]:9735", "node-id" },
        { "lno1pqps7sjqpgtyzm3qv4uxzmtsd3jjqer9wd3hy6tsw35k7msjzfpy7nz5yqcnygrfdej82um5wf5k2uckyypwa3eyt44h6txtxquqh7lz5djge4afgfjn7k4rgrkuag0jsd5xvxg", "bolt12-offer" },
        { Bolt12Vectors.SignedRequest, "bolt12-invoice-request" },
        { Bolt12Vectors.ProofText("with_note"), "bolt12-payer-proof" },
        { "sp1qqgste7k9hx0qftg6qmwlkqtwuy6cycyavzmzj85c6qdfhjdpdjtdgqjuexzk6murw56suy3e0rd2cgqvycxttddwsvgxe2usfpxumr70xc9pkqwv", "silent-payment" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void Each_kind_is_recognised_and_its_text_gives_it_again(string text, string kind)
    {
        foreach (string pasted in new[] { text, $"\u200b  {text}\r\n", "\ufeff" + text })
        {
            PaymentReading reading = PaymentInstruction.Read(pasted);
            Assert.True(reading.Instruction is not null, reading.Error?.ToString());
            Assert.Equal(kind, reading.Kind);
            Assert.Equal(kind, reading.Instruction.Kind);
            Assert.Equal(text, reading.Instruction.ToString());
            Assert.Equal(kind, PaymentInstruction.Parse(reading.Instruction.ToString()).Kind);
        }
    }

    [Theory]
    [InlineData("LIGHTNING:", false)]
    [InlineData("lightning://", false)]
    [InlineData("lightning: \n", true)]
    [InlineData("https://example.com/?lightning=", false)]
    [InlineData("http://example.com/pay#lightning=", false)]
    public void An_invoice_is_found_behind_a_scheme_or_in_a_link(string before, bool isUpper)
    {
        string text = before + (isUpper ? Invoice.ToUpperInvariant() : Invoice);
        Bolt11Instruction instruction = Assert.IsType<Bolt11Instruction>(PaymentInstruction.Parse(text));
        Assert.Equal(Invoice, instruction.Invoice.ToString("L", null));
        Assert.Equal(Invoice, PaymentInstruction.Parse(LightningUri.Format(instruction)).ToString(), ignoreCase: true);
    }

    [Theory]
    [InlineData("https://x.example/?lightning={0}&a=b&lightning=lnbc1#c", "lightning=lnbc1")]
    [InlineData("https://x.example/?lightning=lnbc1&lightning={0}", "lightning={0}")]
    [InlineData("https://x.example/?lightning={0}#lightning=satoshi%40bitcoin.org", "lightning=satoshi%40bitcoin.org")]
    [InlineData("https://x.example/?%6Cightning=lnbc1&lightning={0}", "lightning={0}")]
    [InlineData("https://x.example/?lightning={0}&LIGHTNIN%47=lnbc1", "LIGHTNIN%47=lnbc1")]
    [InlineData("https://x.example/?a=b;lightning=lnbc1&lightning={0}", "lightning={0}")]
    [InlineData("https://x.example/?lightning={0}&a=b;lightning=lnbc1", "lightning=lnbc1")]
    [InlineData("https://x.example/?lightning={0}&amp;lightning=lnbc1", "lightning=lnbc1")]
    public void A_link_with_two_different_requests_is_refused_at_the_second(string link, string second)
    {
        string text = link.Replace("{0}", Invoice, StringComparison.Ordinal);
        string expected = second.Replace("{0}", Invoice, StringComparison.Ordinal);
        Finding error = PaymentInstruction.Read(text).Error!;
        Assert.Equal(("uri.duplicate", expected), (error.Code, text.Substring(error.Offset!.Value, error.Length!.Value)));
    }

    [Fact]
    public void What_stands_behind_a_semicolon_of_a_link_is_not_taken() =>
        Assert.Equal("text.web-link", PaymentInstruction.Read($"https://x.example/?a=b;lightning={Invoice}").Error?.Code);

    [Fact]
    public void A_link_whose_parameter_is_written_with_escapes_is_read() =>
        Assert.Equal(Invoice, PaymentInstruction.Parse($"https://x.example/?%6cIghtning={Invoice}").ToString());

    [Fact]
    public void A_link_that_says_the_same_twice_is_read() =>
        Assert.Equal("bolt11", PaymentInstruction.Parse($"https://x.example/?lightning={Invoice}&lightning={Invoice.ToUpperInvariant()}").Kind);

    [Fact]
    public void A_damaged_invoice_is_placed_in_the_text_as_given()
    {
        string text = $" lightning:{Invoice[..50]}b{Invoice[51..]}";
        PaymentReading reading = PaymentInstruction.Read(text);
        Assert.Equal("bolt11", reading.Kind);
        Assert.Equal((61, 1), (reading.Error?.Offset, reading.Error?.Length));
    }

    [Fact]
    public void A_sentence_is_refused_and_what_it_holds_is_named()
    {
        string text = $"Please pay ({Invoice}), or satoshi@bitcoin.org. Thanks!";
        PaymentReading reading = PaymentInstruction.Read(text);
        Assert.Null(reading.Instruction);
        Assert.Equal(["text.several", "text.candidate", "text.candidate"], reading.Findings.Select(finding => finding.Code));
        Assert.Equal([Invoice, "satoshi@bitcoin.org"], reading.Findings.Skip(1).Select(finding => text.Substring(finding.Offset!.Value, finding.Length!.Value)));
        Assert.Contains("a Lightning Address", reading.Findings[2].Message, StringComparison.Ordinal);
        Assert.Equal("text.several", PaymentInstruction.Read($"{Invoice}\n{Invoice}").Error?.Code);
        Assert.Equal("text.several", PaymentInstruction.Read("satoshi@bitcoin.org please").Error?.Code);
    }

    [Theory]
    [InlineData("[pay me](lightning:{0})", "lightning:{0}")]
    [InlineData("[pay](lightning:{0})", "lightning:{0}")]
    [InlineData("<a href=\"lightning:{0}\">pay</a>", "lightning:{0}")]
    [InlineData("Shop<{0}>", "{0}")]
    [InlineData("\u26a1{0}", "{0}")]
    [InlineData("\u26a1\ufe0f {0}\u200b", "{0}")]
    [InlineData("\U0001f449{0}\U0001f448", "{0}")]
    public void What_stands_in_a_link_or_beside_an_emoji_is_named(string format, string candidate)
    {
        string text = format.Replace("{0}", Invoice, StringComparison.Ordinal);
        PaymentReading reading = PaymentInstruction.Read(text);
        Assert.Null(reading.Instruction);
        Assert.Equal(["text.several", "text.candidate"], reading.Findings.Select(finding => finding.Code));
        Assert.Equal(candidate.Replace("{0}", Invoice, StringComparison.Ordinal), text.Substring(reading.Findings[1].Offset!.Value, reading.Findings[1].Length!.Value));
    }

    [Theory]
    [InlineData("sa\u200btoshi@bitcoin.org", "text.white-space")]
    [InlineData("sa\u00adtoshi@bitcoin.org", "text.white-space")]
    [InlineData("sat\"oshi@bitcoin.org", "name.invalid")]
    [InlineData("bitcoin:?x=(bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4)", "uri.no-method")]
    public void A_piece_that_may_be_of_something_else_is_not_offered(string text, string code)
    {
        PaymentReading reading = PaymentInstruction.Read(text);
        Assert.Equal(code, reading.Error?.Code);
        Assert.DoesNotContain(reading.Findings, finding => finding.Code == "text.candidate");
    }

    [Theory]
    [InlineData(null, "text.empty")]
    [InlineData(" \u200b\n", "text.empty")]
    [InlineData("lightning:", "text.empty")]
    [InlineData("hello", "text.unknown")]
    [InlineData("hello world", "text.unknown")]
    [InlineData("ethereum:0x1", "text.unknown-scheme")]
    [InlineData("lightning:lightning:x", "text.unknown-scheme")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "address.invalid")]
    [InlineData("026666666666666666666666666666666666666666666666666666666666666666aa", "text.unknown")]
    [InlineData("05e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad", "node.key")]
    [InlineData(Key + "@", "node.host")]
    [InlineData(Key + "@a b", "text.several")]
    [InlineData(Key + "@host:x", "node.host")]
    public void Another_text_is_refused(string? text, string code)
    {
        Assert.False(PaymentInstruction.TryParse(text, out PaymentInstruction? instruction, out Finding? error));
        Assert.Null(instruction);
        Assert.Equal(code, error.Code);
    }

    [Fact]
    public void An_offer_in_pieces_is_joined_and_read()
    {
        string text = Bolt12Vectors.TextOf("with amount");
        string pieces = $"{text[..2]}+{text[2..20]}+ \r\n {text[20..]}";
        Bolt12Instruction instruction = Assert.IsType<Bolt12Instruction>(PaymentInstruction.Parse(pieces));
        Assert.Equal(text, instruction.ToString());
        Assert.Equal([BitcoinNetwork.Mainnet], instruction.Networks);
        Assert.Equal(10_000, instruction.Amount?.Msat);
        Assert.IsType<Offer>(instruction.Document);
        Assert.Equal("text.white-space", PaymentInstruction.Read($"{text[..40]}\n{text[40..]}").Error?.Code);
        Assert.Null(PaymentInstruction.Parse(Bolt12Vectors.TextOf("with currency")).Amount);
    }

    [Fact]
    public void What_is_wrong_with_an_offer_is_told_at_its_place()
    {
        PaymentReading reading = PaymentInstruction.Read(" lightning:" + Bolt12Vectors.TextOf("Invalid: zero offer_amount"));
        Assert.Equal("bolt12-offer", reading.Kind);
        Assert.Equal(("bolt12.amount-zero", 11 + 4, 4), (reading.Error?.Code, reading.Error?.Offset, reading.Error?.Length));
    }

    [Fact]
    public void A_payer_proof_asks_for_nothing_and_is_no_way_to_pay()
    {
        string text = Bolt12Vectors.ProofText("full_disclosure");
        Bolt12Instruction proof = Assert.IsType<Bolt12Instruction>(PaymentInstruction.Parse($"lightning:{text[..40]}+ \r\n {text[40..]}"));
        Assert.IsType<PayerProof>(proof.Document);
        Assert.Null(proof.Amount);
        Assert.Empty(proof.Networks);
        Assert.Throws<ArgumentException>(() => LightningUri.Format(proof));
        PaymentReading uri = PaymentInstruction.Read($"bitcoin:?lightning={text}");
        Assert.Null(uri.Instruction);
        Assert.Equal("uri.prefix", uri.Error?.Code);
    }

    [Fact]
    public void An_address_that_networks_share_names_them()
    {
        OnChainAddress address = Assert.IsType<OnChainAddress>(PaymentInstruction.Parse("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"));
        Assert.Equal([BitcoinNetwork.Testnet, BitcoinNetwork.Signet], address.Networks);
        OnChainAddress old = new(new FallbackAddress(BitcoinNetwork.Regtest, 17, new byte[20]));
        Assert.Equal([BitcoinNetwork.Testnet, BitcoinNetwork.Signet, BitcoinNetwork.Regtest], PaymentInstruction.Parse(old.ToString()).Networks);
    }

    [Fact]
    public void A_long_text_is_not_looked_at()
    {
        string text = new(' ', PaymentInstruction.MaxTextLength);
        Assert.Equal("text.empty", PaymentInstruction.Read(text).Error?.Code);
        Assert.Equal("text.input-too-long", PaymentInstruction.Read(text + " ").Error?.Code);
    }
}
