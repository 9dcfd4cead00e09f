using Lightbill.Bolt11;
using Lightbill.Lnurls;
using LnurlService;

namespace Lightbill.Client.Tests;

public class WithdrawTests : ServiceTest
{
    [Fact]
    public async Task An_invoice_is_handed_in_once()
    {
        var withdraw = Assert.IsType<WithdrawRequest>(await Client.ResolveAsync(Service.NewWithdrawUrl()));
        Assert.Equal((1_000, 5_000_000, "Refund"), (withdraw.MinWithdrawable.Msat, withdraw.MaxWithdrawable.Msat, withdraw.DefaultDescription!.Raw));
        Bolt11Invoice invoice = OwnInvoice(Amount);
        await Client.WithdrawAsync(withdraw, invoice, new Uri("https://wallet.example/notify?a=1&b=2"));
        Assert.Equal(invoice.ToString(), Assert.Single(Service.HandedIn));
        Assert.Contains("&balanceNotify=https%3A%2F%2Fwallet.example%2Fnotify%3Fa%3D1%26b%3D2", Service.Requests.Last(), StringComparison.Ordinal);

        LnurlException again = await RefusedAsync("lnurl.service-error", () => Client.WithdrawAsync(withdraw, invoice));
        Assert.Equal("Already used", again.Reason!.Raw);
        Assert.Single(Service.HandedIn);
    }

    [Fact]
    public async Task An_invoice_outside_the_bounds_or_without_amount_is_not_sent()
    {
        var withdraw = Assert.IsType<WithdrawRequest>(await Client.ResolveAsync(Service.NewWithdrawUrl()));
        int before = Service.Requests.Count;
        await RefusedAsync("lnurl.withdraw-bounds", () => Client.WithdrawAsync(withdraw, OwnInvoice(MilliSatoshi.FromMsat(999))));
        await RefusedAsync("lnurl.withdraw-bounds", () => Client.WithdrawAsync(withdraw, OwnInvoice(MilliSatoshi.FromMsat(5_000_001))));
        await RefusedAsync("lnurl.withdraw-bounds", () => Client.WithdrawAsync(withdraw, OwnInvoice(null)));
        Assert.Equal(before, Service.Requests.Count);
    }

    [Fact]
    public async Task A_fast_withdrawal_needs_no_first_question()
    {
        string k1 = LnurlUri.Parameter(Service.NewWithdrawUrl(), "id")!;
        string callback = Uri.EscapeDataString(new Uri(Service.Address, "withdraw/callback").AbsoluteUri);
        var url = new Uri(Service.Address, $"withdraw?tag=withdrawRequest&k1={k1}&minWithdrawable=1000&maxWithdrawable=30000&defaultDescription=x&callback={callback}");
        var withdraw = Assert.IsType<WithdrawRequest>(await Client.ResolveAsync(url));
        Assert.Empty(Service.Requests);
        await Client.WithdrawAsync(withdraw, OwnInvoice(Amount));
        Assert.Single(Service.HandedIn);
    }

    [Fact]
    public async Task An_incomplete_fast_withdrawal_is_asked_for()
    {
        Uri url = LnurlUri.Append(Service.NewWithdrawUrl(), ("tag", "withdrawRequest"));
        Assert.IsType<WithdrawRequest>(await Client.ResolveAsync(url));
        Assert.Single(Service.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_neither_yes_nor_no_is_not_taken_for_a_yes()
    {
        var withdraw = Assert.IsType<WithdrawRequest>(await Client.ResolveAsync(Service.NewWithdrawUrl()));
        Service.Misbehaviour = Misbehaviour.EmptyAnswer;
        await RefusedAsync("lnurl.not-accepted", () => Client.WithdrawAsync(withdraw, OwnInvoice(Amount)));
    }
}
