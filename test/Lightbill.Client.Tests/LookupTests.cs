using Lightbill.Lnurls;
using LnurlService;

namespace Lightbill.Client.Tests;

/// <summary>What was pasted goes to the client as it is.</summary>
public class LookupTests : ServiceTest
{
    private static NeedsLookup Pasted(string text) => Assert.IsAssignableFrom<NeedsLookup>(PaymentInstruction.Parse(text));

    private LightningAddress Address => (LightningAddress)Pasted(Service.LightningAddress);

    [Fact]
    public async Task A_Lightning_Address_is_asked_and_must_be_named_by_the_answer()
    {
        PayRequest pay = await Client.ResolveAsync(Address);
        Assert.Equal(Service.LightningAddress, pay.Metadata.Identifier!.Raw);
        Assert.Equal("shop.localhost", pay.Domain);
        Assert.Equal(["/.well-known/lnurlp/tea"], Service.Requests);
        await Client.RequestInvoiceAsync(pay, new(Amount));

        Service.Misbehaviour = Misbehaviour.OtherIdentifier;
        await RefusedAsync("lnurl.identifier", () => Client.ResolveAsync(Address));
        await RefusedAsync("lnurl.identifier", () => Client.ResolveAsync((NeedsLookup)Address));
        PayRequest let = await Client.ResolveAsync(Address, allowOtherIdentifier: true);
        Assert.Equal("lnurl.identifier", Assert.Single(let.Findings).Code);
    }

    [Fact]
    public async Task Every_kind_of_LNURL_is_asked()
    {
        Assert.IsType<PayRequest>(await Client.ResolveAsync(Pasted(Service.WithScheme("lnurlp", Service.PayUrl))));
        var withdraw = Assert.IsType<WithdrawRequest>(await Client.ResolveAsync(Pasted(Service.WithScheme("lnurlw", Service.NewWithdrawUrl()))));
        Assert.Equal(Service.WithScheme("lnurlp", Service.PayUrl), withdraw.PayLink!.ToString());
        Assert.IsType<ChannelRequest>(await Client.ResolveAsync(Pasted(Service.WithScheme("lnurlc", new(Service.Address, "channel")))));
        Assert.IsType<HostedChannelRequest>(await Client.ResolveAsync(new Uri(Service.Address, "hosted")));
        int before = Service.Requests.Count;
        Assert.IsType<LoginRequest>(await Client.ResolveAsync(Pasted(Service.WithScheme("keyauth", Service.NewLoginUrl()))));
        Assert.IsType<LoginRequest>(await Client.ResolveAsync(Pasted($"keyauth://127.0.0.1:{Service.Address.Port}/login?k1={new string('a', 64)}")));
        Assert.Equal(before, Service.Requests.Count);
    }

    [Fact]
    public async Task The_answer_must_be_of_the_kind_that_the_scheme_announces()
    {
        await RefusedAsync("lnurl.wrong-tag", () => Client.ResolveAsync(Pasted(Service.WithScheme("lnurlw", Service.PayUrl))));
        await RefusedAsync("lnurl.wrong-tag", () => Client.ResolveAsync(Pasted(Service.WithScheme("lnurlp", Service.NewWithdrawUrl()))));
        int before = Service.Requests.Count;
        // A login is never fetched, whatever its address calls itself.
        await RefusedAsync("lnurl.tag", () => Client.ResolveAsync(Pasted($"keyauth://127.0.0.1:{Service.Address.Port}/login?tag=payRequest&k1={new string('a', 64)}")));
        await RefusedAsync("lnurl.tag", () => Client.ResolveAsync(Pasted(Service.WithScheme("lnurlp", Service.NewLoginUrl()))));
        Assert.Equal(before, Service.Requests.Count);
    }

    [Fact]
    public async Task A_name_of_the_DNS_is_not_looked_up() =>
        await RefusedAsync("name.dns", () => Client.ResolveAsync(Pasted("₿" + Service.LightningAddress.Split(':')[0])));

    [Fact]
    public async Task This_machine_is_asked_by_name_only_if_that_is_allowed()
    {
        using LnurlClient client = NewClient(options => options.AllowLoopback = false);
        await RefusedAsync("lnurl.private-address", () => client.ResolveAsync(Address));
        await RefusedAsync("lnurl.private-address", () => client.ResolveAsync(Pasted(Service.WithScheme("lnurlp", Service.PayUrl))));
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public async Task An_invoice_of_another_network_is_not_handed_in()
    {
        using LnurlClient client = NewClient(options => options.Network = BitcoinNetwork.Mainnet);
        var withdraw = (WithdrawRequest)await client.ResolveAsync(Pasted(Service.WithScheme("lnurlw", Service.NewWithdrawUrl())));
        await RefusedAsync("lnurl.withdraw-bounds", () => client.WithdrawAsync(withdraw, OwnInvoice(Amount)));
        Assert.Empty(Service.HandedIn);
    }
}
