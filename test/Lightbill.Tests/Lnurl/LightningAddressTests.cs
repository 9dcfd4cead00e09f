using System.Text.Json;
using Lightbill.Findings;

namespace Lightbill.Tests;

public class LightningAddressTests
{
    public static TheoryData<string, string> Addresses => new(RepositoryFiles.ReadJson("vectors/lnurl/lnurl.json").GetProperty("lud16_address").EnumerateArray()
        .Select(one => (one.GetProperty("address").GetString()!, one.GetProperty("url").GetString()!)));

    [Theory, MemberData(nameof(Addresses))]
    public void It_gives_the_address_of_the_service(string text, string url)
    {
        LightningAddress address = Assert.IsType<LightningAddress>(PaymentInstruction.Parse(text));
        Assert.Equal(url, address.Url);
        Assert.Equal(text, address.ToString());
        Assert.Empty(address.Findings);
        Assert.Equal((url, "payRequest"), (address.ToLnurl().Url, address.ToLnurl().Tag));
        Assert.Equal(url, Assert.IsType<LightningAddress>(PaymentInstruction.Parse(LightningUri.Format(address))).Url);
    }

    [Theory]
    [InlineData("Satoshi@Bitcoin.ORG", "https://bitcoin.org/.well-known/lnurlp/satoshi", "name.case")]
    [InlineData("satoshi+tip@bitcoin.org", "https://bitcoin.org/.well-known/lnurlp/satoshi+tip", "name.tag")]
    [InlineData("satoshi@bitcoin.org:8443", "https://bitcoin.org:8443/.well-known/lnurlp/satoshi", "name.port")]
    public void What_is_tolerated_is_remarked_on(string text, string url, string code)
    {
        LightningAddress address = Assert.IsType<LightningAddress>(PaymentInstruction.Parse(text));
        Assert.Equal(url, address.Url);
        Assert.Equal(code, Assert.Single(address.Findings).Code);
    }

    [Fact]
    public void A_port_is_what_one_expects_on_this_machine_and_nowhere_else()
    {
        Assert.Equal(FindingSeverity.Info, Assert.Single(PaymentInstruction.Parse("tea@shop.localhost:5080").Findings).Severity);
        Assert.Equal(FindingSeverity.Warning, Assert.Single(PaymentInstruction.Parse("tea@shop.example.com:5080").Findings).Severity);
        Assert.Equal(FindingSeverity.Warning, Assert.Single(PaymentInstruction.Parse("tea@shoplocalhost.com:5080").Findings).Severity);
    }

    [Theory]
    [InlineData("@example.com")]
    [InlineData("a@")]
    [InlineData("a@b@example.com")]
    [InlineData("a#b@example.com")]
    [InlineData("a@localhost")]
    [InlineData("a@127.0.0.1")]
    [InlineData("a@example.com/x")]
    [InlineData("a@exаmple.com")]
    [InlineData("a@example.com:0")]
    public void Another_text_is_refused(string text) => Assert.Equal(FindingRules.NameInvalid, PaymentInstruction.Read(text).Error?.Rule);

    [Fact]
    public void It_carries_the_name_for_the_dns()
    {
        LightningAddress address = Assert.IsType<LightningAddress>(PaymentInstruction.Parse("matt@mattcorallo.com"));
        Assert.Equal("matt.user._bitcoin-payment.mattcorallo.com.", address.DnsName);
        Assert.Null(Assert.IsType<LightningAddress>(PaymentInstruction.Parse("a+b@example.com")).DnsName);
    }
}
