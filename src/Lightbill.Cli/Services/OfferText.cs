using System.Globalization;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Terminal;
using Lightbill.Client;
using Lightbill.Findings;
using Lightbill.Lnurls;
using Lightbill.Text;

namespace Lightbill.Cli.Services;

/// <summary>What a service offers, in rows for people. All of its words are made harmless; its secrets (k1, callbacks) are not shown.</summary>
internal sealed class OfferText(TextWriter writer, bool useColor)
{
    private const int Column = 14;

    /// <summary>The domain first: it is what a person can judge.</summary>
    public void Write(LnurlRequest offer)
    {
        Row("service", UntrustedText.Escape(offer.Domain));
        switch (offer)
        {
            case PayRequest pay: WritePay(pay); break;
            case WithdrawRequest withdraw: WriteWithdraw(withdraw); break;
            case LoginRequest login: WriteLogin(login); break;
            case ChannelRequest channel: WriteNode("it opens a channel to your node (channelRequest); asking for it is the node's work", channel.Node); break;
            case HostedChannelRequest hosted:
                WriteNode("a hosted channel (hostedChannelRequest): the host keeps the money; not supported here", hosted.Node);
                if (hosted.Alias is { } alias) Foreign("host's name", alias);
                break;
        }
        foreach (Finding finding in offer.Findings) Write(finding);
    }

    /// <summary>What the checked invoice says beside the offer, and what comes after the payment.</summary>
    public void Write(LnurlInvoice answer, DateTimeOffset now)
    {
        Row("invoice", $"{TextFormat.Amount(answer.Invoice.Amount!.Value)}, checked", TextStyle.Good);
        Row("payee", answer.Invoice.Payee.ToString());
        Row("expires", $"in {Durations.Describe(answer.Invoice.ExpiresAt - now)}");
        switch (answer.SuccessAction)
        {
            case MessageAction message: Foreign("after payment", message.Message); break;
            case UrlAction page:
                Foreign("after payment", page.Description);
                Row("", UntrustedText.Escape(page.Url.AbsoluteUri));
                break;
            case AesAction aes:
                Foreign("after payment", aes.Description);
                Row("", "with a secret text, which the preimage decrypts");
                break;
        }
        if (answer.Verify is { } verify) Row("verify at", UntrustedText.Escape(verify.AbsoluteUri));
        foreach (Finding finding in answer.Findings) Write(finding);
    }

    public void Row(string label, string value, TextStyle style = TextStyle.Plain) => TextLayout.Row(writer, useColor, Column, label, value, style);

    public void Foreign(string label, UntrustedText text)
    {
        foreach (string line in ForeignText.Lines(text, TextLayout.Width - Column))
        {
            Row(label, line);
            label = "";
        }
    }

    /// <summary>A deviation or a remark.</summary>
    public void Write(Finding finding)
    {
        bool isWarning = finding.Severity != FindingSeverity.Info;
        Row(isWarning ? "warning" : "note", $"{finding.Message} [{finding.Code}]", isWarning ? TextStyle.Warning : TextStyle.Plain);
    }

    private void WritePay(PayRequest pay)
    {
        Row("offers", "it is paid (payRequest)");
        string asked = LnurlUri.DomainOf(pay.Callback);
        if (asked != pay.Domain) Row("invoices from", UntrustedText.Escape(asked));
        Foreign("description", pay.Metadata.ShortDescription);
        if (pay.Metadata.LongDescription is { } text) Foreign("", text);
        if ((pay.Metadata.Identifier ?? pay.Metadata.Email) is { } payee) Foreign("for", payee);
        if (pay.Metadata.Image is { } image) Row("picture", $"{image.MediaType}, {image.Bytes.Length} bytes, not shown");
        Row("amount", Range(pay.MinSendable, pay.MaxSendable));
        Row("comment", pay.CommentAllowed == 0 ? "not taken" : $"up to {pay.CommentAllowed.ToString(CultureInfo.InvariantCulture)} characters");
        foreach (PayerDataField field in pay.PayerData) Foreign("asks for", new($"{field.Name}, {(field.IsMandatory ? "required" : "if you like")}"));
        if (pay.AllowsNostr) Row("nostr", "takes zaps");
        if (pay.WithdrawLink is not null) Row("pays out too", "its LNURL for that is in the JSON; it may be as good as money");
    }

    private void WriteWithdraw(WithdrawRequest withdraw)
    {
        Row("offers", "it pays out (withdrawRequest)");
        string asked = LnurlUri.DomainOf(withdraw.Callback);
        if (asked != withdraw.Domain) Row("handed in at", UntrustedText.Escape(asked));
        if (withdraw.DefaultDescription is { } description) Foreign("description", description);
        Row("amount", Range(withdraw.MinWithdrawable, withdraw.MaxWithdrawable));
        if (withdraw.CurrentBalance is { } balance) Row("balance", balance.ToString("sat", null));
        if (withdraw.PayLink is { } link) Row("is paid at", UntrustedText.Escape(link.ToString()));
    }

    private void WriteLogin(LoginRequest login)
    {
        Row("offers", "signing in (login); nothing was fetched");
        Row("action", LoginText.Of(login.Action));
    }

    private void WriteNode(string what, NodeUri node)
    {
        Row("offers", what);
        Row("node", node.PublicKey.ToString());
        Foreign("listens at", node.Address);
    }

    private static string Range(MilliSatoshi min, MilliSatoshi max) =>
        min == max ? $"{min:sat}, no other" : $"{min:sat} to {max:sat}";
}
