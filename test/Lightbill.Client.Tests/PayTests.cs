using Lightbill.Lnurls;
using LnurlService;

namespace Lightbill.Client.Tests;

public class PayTests : ServiceTest
{
    [Fact]
    public async Task An_invoice_is_asked_for_checked_paid_and_verified()
    {
        PayRequest pay = await ResolvePayAsync();
        Assert.Equal("Tea for two", pay.Metadata.ShortDescription.Raw);
        Assert.Equal(Service.MetadataText, pay.Metadata.Text);
        Assert.Equal((Service.MinMsat, Service.MaxMsat, 20), (pay.MinSendable.Msat, pay.MaxSendable.Msat, pay.CommentAllowed));

        LnurlInvoice answer = await Client.RequestInvoiceAsync(pay, new(Amount) { Comment = "thank you & bye" });
        Assert.Equal(Amount, answer.Invoice.Amount);
        Assert.Equal(pay.Metadata.Hash, answer.Invoice.DescriptionHash);
        Assert.Empty(answer.Findings);
        Assert.Contains("/pay/callback?table=4&amount=21000&comment=thank%20you%20%26%20bye", Service.Requests);

        VerifyResponse before = await Client.VerifyAsync(answer.Verify!, answer.Invoice);
        Assert.False(before.IsSettled);
        Service.Settle(answer.Invoice);
        VerifyResponse after = await Client.VerifyAsync(answer.Verify!, answer.Invoice);
        Assert.True(after.IsSettled);

        using PaymentPreimage preimage = PaymentPreimage.Parse(after.PreimageHex);
        var action = Assert.IsType<AesAction>(answer.SuccessAction);
        Assert.True(action.TryDecrypt(preimage, out UntrustedText? secret, out _));
        Assert.Equal("The door code is 1234", secret.Raw);
    }

    [Fact]
    public async Task The_invoice_commits_to_the_payer_data_as_it_was_sent()
    {
        PayRequest pay = await ResolvePayAsync();
        var data = new PayerData { Name = "Zoë \"Z\" <z>", Email = "zoe@example.com" };
        LnurlInvoice answer = await Client.RequestInvoiceAsync(pay, new(Amount) { PayerData = data });
        Assert.Equal(pay.ExpectedHash(data.ToJson()), answer.Invoice.DescriptionHash);
        Assert.NotEqual(pay.Metadata.Hash, answer.Invoice.DescriptionHash);
    }

    [Theory]
    [InlineData(Misbehaviour.WrongAmount, "lnurl.invoice-amount")]
    [InlineData(Misbehaviour.NoAmount, "lnurl.invoice-amount")]
    [InlineData(Misbehaviour.WrongHash, "lnurl.description-hash")]
    [InlineData(Misbehaviour.OtherNetwork, "lnurl.invoice-network")]
    [InlineData(Misbehaviour.ExpiredInvoice, "lnurl.invoice-expired")]
    [InlineData(Misbehaviour.NoInvoice, "lnurl.bad-invoice")]
    [InlineData(Misbehaviour.ForeignSuccessUrl, "lnurl.success-url")]
    [InlineData(Misbehaviour.UnknownSuccessAction, "lnurl.success-action")]
    [InlineData(Misbehaviour.WebPage, "lnurl.web-page")]
    [InlineData(Misbehaviour.NotJson, "lnurl.not-json")]
    [InlineData(Misbehaviour.ErrorStatusWithReason, "lnurl.service-error")]
    [InlineData(Misbehaviour.OversizedBody, "lnurl.body-too-large")]
    [InlineData(Misbehaviour.EndlessBody, "lnurl.body-too-large")]
    [InlineData(Misbehaviour.RedirectToPrivateRange, "lnurl.private-address")]
    [InlineData(Misbehaviour.RedirectToHttp, "lnurl.redirect")]
    [InlineData(Misbehaviour.RedirectForever, "lnurl.redirect")]
    public async Task An_answer_that_is_not_what_was_asked_for_never_reaches_the_caller(Misbehaviour misbehaviour, string code)
    {
        PayRequest pay = await ResolvePayAsync();
        Service.Misbehaviour = misbehaviour;
        await RefusedAsync(code, () => Client.RequestInvoiceAsync(pay, new(Amount)));
    }

    [Fact]
    public async Task A_wrong_description_can_be_let_pass_and_is_reported()
    {
        PayRequest pay = await ResolvePayAsync();
        Service.Misbehaviour = Misbehaviour.WrongHash;
        LnurlInvoice answer = await Client.RequestInvoiceAsync(pay, new(Amount) { AllowOtherDescription = true });
        Assert.Equal("lnurl.description-hash", Assert.Single(answer.Findings).Code);
    }

    [Fact]
    public async Task A_floating_point_amount_is_refused()
    {
        Service.Misbehaviour = Misbehaviour.FloatAmount;
        await RefusedAsync("lnurl.bad-amount", ResolvePayAsync);
    }

    [Fact]
    public async Task The_reason_of_the_service_is_read_whatever_the_status_and_is_harmless()
    {
        Service.Misbehaviour = Misbehaviour.ErrorStatusWithReason;
        LnurlException problem = await RefusedAsync("lnurl.service-error", ResolvePayAsync);
        Assert.Equal("No such \\u{202e}tea", problem.Reason!.Printable);
        Assert.DoesNotContain('\u202e', problem.ToString());
    }

    [Fact]
    public async Task A_redirect_on_the_same_machine_is_followed()
    {
        Service.Misbehaviour = Misbehaviour.RedirectToSelf;
        PayRequest pay = await ResolvePayAsync();
        Assert.Equal(Service.PayUrl, pay.Source);
    }

    [Fact]
    public async Task What_the_service_does_not_take_is_not_sent()
    {
        PayRequest pay = await ResolvePayAsync();
        int before = Service.Requests.Count;
        await RefusedAsync("lnurl.amount-out-of-bounds", () => Client.RequestInvoiceAsync(pay, new(MilliSatoshi.FromMsat(999))));
        await RefusedAsync("lnurl.amount-out-of-bounds", () => Client.RequestInvoiceAsync(pay, new(MilliSatoshi.FromMsat(Service.MaxMsat + 1))));
        await RefusedAsync("lnurl.comment-too-long", () => Client.RequestInvoiceAsync(pay, new(Amount) { Comment = new string('x', 21) }));
        await RefusedAsync("lnurl.payer-data-not-asked", () => Client.RequestInvoiceAsync(pay, new(Amount) { PayerData = new() { Identifier = "a@b.example" } }));
        Assert.Equal(before, Service.Requests.Count);
        await Client.RequestInvoiceAsync(pay, new(Amount) { Comment = string.Concat(Enumerable.Repeat("😀", 20)) }); // 20 characters, 40 units
    }

    [Fact]
    public async Task Another_kind_than_expected_is_refused() =>
        await RefusedAsync("lnurl.wrong-tag", () => Client.ResolveAsync(Service.PayUrl, WithdrawRequest.TagName));

    [Theory]
    [InlineData(Misbehaviour.WrongPreimage, "lnurl.preimage")]
    [InlineData(Misbehaviour.OtherVerifiedInvoice, "lnurl.other-invoice")]
    public async Task A_false_proof_of_payment_is_found_out(Misbehaviour misbehaviour, string code)
    {
        LnurlInvoice answer = await Client.RequestInvoiceAsync(await ResolvePayAsync(), new(Amount));
        Service.Settle(answer.Invoice);
        Service.Misbehaviour = misbehaviour;
        await RefusedAsync(code, () => Client.VerifyAsync(answer.Verify!, answer.Invoice));
    }

    [Fact]
    public async Task An_unknown_invoice_is_the_service_s_own_error() =>
        Assert.Equal("Not found", (await RefusedAsync("lnurl.service-error", () => Client.VerifyAsync(new(Service.Address, "verify/00"), OwnInvoice(Amount)))).Reason!.Raw);
}
