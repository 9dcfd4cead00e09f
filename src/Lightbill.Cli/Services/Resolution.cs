using System.Text.Json;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Reading;
using Lightbill.Client;
using Lightbill.Findings;
using Lightbill.Lnurls;

namespace Lightbill.Cli.Services;

/// <summary>How far <c>resolve</c> got; and its JSON, <c>lightbill.resolve/1</c>, described in docs/cli.md.</summary>
internal sealed class Resolution(DecodedRequest request)
{
    public const string Schema = "lightbill.resolve/1";

    public LnurlRequest? Offer { get; set; }

    public LnurlInvoice? Invoice { get; set; }

    /// <summary>Did the service take the invoice that was handed in?</summary>
    public bool IsAccepted { get; set; }

    public LnurlException? Problem { get; set; }

    /// <summary>Writes the whole object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("kind", request.Kind);
        json.WriteString("text", request.Text);
        json.WriteBoolean("valid", request.IsValid);
        json.WriteBoolean("ok", request.IsValid && Problem is null);
        JsonFormat.WriteFindings(json, [.. request.Findings, .. Said().Select(FindingView.Of)]);
        json.WriteString("reason", Problem?.Reason?.Raw);
        json.WriteString("domain", Offer?.Domain);
        json.WriteString("tag", Offer?.Tag);
        switch (Offer)
        {
            case PayRequest pay: WritePay(json, pay); break;
            case WithdrawRequest withdraw: WriteWithdraw(json, withdraw); break;
            case LoginRequest login: json.WriteString("action", LoginText.NameOf(login.Action)); break;
            case ChannelRequest channel: WriteNode(json, channel.Node); break;
            case HostedChannelRequest hosted:
                WriteNode(json, hosted.Node);
                json.WriteString("alias", hosted.Alias?.Raw);
                break;
        }
        json.WriteEndObject();
    }

    private IEnumerable<Finding> Said() => [.. Offer?.Findings ?? [], .. Invoice?.Findings ?? [], .. Problem is null ? Array.Empty<Finding>() : [Problem.Finding]];

    private void WritePay(Utf8JsonWriter json, PayRequest pay)
    {
        json.WriteNumber("minSendableMsat", pay.MinSendable.Msat);
        json.WriteNumber("maxSendableMsat", pay.MaxSendable.Msat);
        json.WriteString("description", pay.Metadata.ShortDescription.Raw);
        json.WriteString("longDescription", pay.Metadata.LongDescription?.Raw);
        json.WriteString("identifier", pay.Metadata.Identifier?.Raw);
        json.WriteString("email", pay.Metadata.Email?.Raw);
        json.WriteString("metadata", pay.Metadata.Text);
        json.WriteNumber("commentAllowed", pay.CommentAllowed);
        json.WriteStartArray("payerData");
        foreach (PayerDataField field in pay.PayerData)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteBoolean("mandatory", field.IsMandatory);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteBoolean("allowsNostr", pay.AllowsNostr);
        json.WriteString("withdrawLink", pay.WithdrawLink?.ToString());
        if (Invoice is null)
        {
            json.WriteNull("invoice");
            return;
        }
        json.WriteStartObject("invoice");
        json.WriteString("text", Invoice.Invoice.ToString());
        JsonFormat.WriteInvoice(json, Invoice.Invoice, redact: false);
        json.WriteEndObject();
        WriteAction(json, Invoice.SuccessAction);
        json.WriteBoolean("disposable", Invoice.Response.IsDisposable);
        json.WriteString("verify", Invoice.Verify?.AbsoluteUri);
    }

    private void WriteWithdraw(Utf8JsonWriter json, WithdrawRequest withdraw)
    {
        json.WriteNumber("minWithdrawableMsat", withdraw.MinWithdrawable.Msat);
        json.WriteNumber("maxWithdrawableMsat", withdraw.MaxWithdrawable.Msat);
        json.WriteString("description", withdraw.DefaultDescription?.Raw);
        JsonFormat.WriteNullable(json, "currentBalanceMsat", withdraw.CurrentBalance?.Msat);
        json.WriteString("payLink", withdraw.PayLink?.ToString());
        json.WriteBoolean("accepted", IsAccepted);
    }

    private static void WriteNode(Utf8JsonWriter json, NodeUri node)
    {
        json.WriteString("publicKey", node.PublicKey.ToString());
        json.WriteString("host", node.Address.Raw);
    }

    private static void WriteAction(Utf8JsonWriter json, SuccessAction? action)
    {
        if (action is null)
        {
            json.WriteNull("successAction");
            return;
        }
        json.WriteStartObject("successAction");
        json.WriteString("tag", action.Tag);
        switch (action)
        {
            case MessageAction message: json.WriteString("message", message.Message.Raw); break;
            case UrlAction page:
                json.WriteString("description", page.Description.Raw);
                json.WriteString("url", page.Url.AbsoluteUri);
                break;
            case AesAction aes: json.WriteString("description", aes.Description.Raw); break;
        }
        json.WriteEndObject();
    }
}
