using System.Text.Json;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Terminal;
using Lightbill.Findings;

namespace Lightbill.Cli.Formats;

/// <summary>Requests of other kinds than invoices: the members that they add to our JSON, and their rows for people.</summary>
internal static class InstructionFormat
{
    private const int Column = 14;

    /// <summary>The members of a kind, without the braces.</summary>
    /// <param name="json">Takes them.</param>
    /// <param name="instruction">The request.</param>
    /// <param name="time">The moment of the verdict on what stands inside.</param>
    /// <param name="redact">Hide what <see cref="Redaction"/> says.</param>
    public static void WriteMembers(Utf8JsonWriter json, PaymentInstruction instruction, DateTimeOffset time, bool redact)
    {
        switch (instruction)
        {
            case Lnurl lnurl: WriteLnurl(json, lnurl, redact); break;
            case LightningAddress address:
                json.WriteString("user", address.User);
                json.WriteString("domain", address.Domain);
                json.WriteString("url", Redaction.Apply(redact, address.Url));
                json.WriteString("dnsName", address.DnsName);
                break;
            case Bip353Name name:
                json.WriteString("user", name.User);
                json.WriteString("domain", name.Domain);
                json.WriteString("dnsName", name.DnsName);
                break;
            case OnChainAddress address:
                json.WriteString("address", address.ToString());
                json.WriteString("network", address.Address.Network.Name);
                JsonFormat.WriteNames(json, "networks", address.Networks.Select(network => network.Name));
                json.WriteString("type", address.Address.TypeName);
                break;
            case NodeId node:
                json.WriteString("publicKey", node.PublicKey.ToString());
                json.WriteString("host", node.Host);
                break;
            case BitcoinUri uri: WriteUri(json, uri, time, redact); break;
            case Bolt12Instruction bolt12: Bolt12JsonFormat.WriteMembers(json, bolt12.Document, redact); break;
        }
    }

    /// <summary>Verdict, what it says, what is remarkable.</summary>
    public static void WriteText(CliContext context, DecodedRequest request, PaymentInstruction instruction, bool verbose, bool redact)
    {
        TextFormat.WriteVerdict(context, request, Column);
        context.Output.WriteLine();
        WriteRows(context, instruction, request.CheckedAt, redact);
        if (request.Document is { } document)
            foreach ((string label, string value) in Bolt12TextFormat.RowsOf(document, request.CheckedAt, verbose, redact)) TextLayout.Row(context, Column, label, UntrustedText.Escape(value));
        FindingView[] findings = [.. request.AllFindings.Except(request.PayableReasons)];
        if (findings.Length == 0) return;
        context.Output.WriteLine();
        foreach (FindingView finding in findings)
        {
            // An error here is that of a way to pay that was left out.
            bool isWarning = finding.Severity != FindingSeverity.Info;
            TextLayout.Row(context, Column, finding.IsError ? "error" : isWarning ? "warning" : "note", $"{finding.Message} [{finding.Code}]{TextFormat.Place(finding)}", isWarning ? TextStyle.Warning : TextStyle.Plain);
        }
    }

    public static void WriteRows(CliContext context, PaymentInstruction instruction, DateTimeOffset time, bool redact)
    {
        foreach ((string label, string value) in RowsOf(instruction, time, redact))
            TextLayout.Row(context, Column, label, UntrustedText.Escape(value));
    }

    private static IEnumerable<(string Label, string Value)> RowsOf(PaymentInstruction instruction, DateTimeOffset time, bool redact)
    {
        yield return ("kind", instruction.Kind);
        foreach ((string, string) row in instruction switch
        {
            Lnurl lnurl => RowsOf(lnurl, redact),
            LightningAddress address => [("user", address.User), ("domain", address.Domain), ("url", Redaction.Apply(redact, address.Url)!), .. Optional("dns name", address.DnsName)],
            Bip353Name name => [("user", name.User), ("domain", name.Domain), ("dns name", name.DnsName)],
            OnChainAddress address => [("address", address.ToString()), ("network", string.Join(" or ", address.Networks.Select(network => network.Name))), ("type", address.Address.TypeName!)],
            NodeId node => [("public key", node.PublicKey.ToString()), .. Optional("host", node.Host)],
            BitcoinUri uri => RowsOf(uri, time, redact),
            _ => [],
        }) yield return row;
    }

    private static IEnumerable<(string Label, string Value)> RowsOf(Lnurl lnurl, bool redact)
    {
        yield return ("tag", lnurl.Tag ?? "only the service can tell");
        yield return ("host", lnurl.Host);
        yield return ("url", Redaction.Apply(redact, lnurl.Url)!);
        if (lnurl.FastWithdraw is { } terms)
        {
            yield return ("withdraw", $"{terms.MinWithdrawable.ToString("sat", null)} to {terms.MaxWithdrawable.ToString("sat", null)}");
            yield return ("description", terms.DefaultDescription.Printable);
            yield return ("callback", Redaction.Apply(redact, terms.Callback)!);
        }
        if (lnurl.Login is { } login)
        {
            yield return ("challenge", Redaction.Apply(redact, login.K1)!);
            foreach ((string, string) row in Optional("action", login.Action)) yield return row;
        }
    }

    private static IEnumerable<(string Label, string Value)> RowsOf(BitcoinUri uri, DateTimeOffset time, bool redact)
    {
        if (uri.Networks.Count > 0) yield return ("network", string.Join(" or ", uri.Networks.Select(network => network.Name)));
        yield return ("amount", uri.Amount is { } amount ? TextFormat.Amount(amount) : "not given by the URI");
        foreach ((string, string) row in Optional("label", uri.Label?.Printable)) yield return row;
        foreach ((string, string) row in Optional("message", uri.Message?.Printable)) yield return row;
        foreach (BitcoinUriMethod method in uri.Methods)
        {
            string asked = method.Instruction?.Amount is { } own ? $", asks for {own.ToString("sat", null)}" : "";
            string state = method.Instruction switch
            {
                null => $", rejected: {method.Findings.First(finding => finding.Severity == FindingSeverity.Error).Code}",
                UnreadInstruction => ", not read yet",
                _ => asked + Verdict(method.Instruction, time),
            };
            yield return ("pay with", $"{method.Kind}{state}");
            yield return ("", Redaction.Apply(redact, method.Text.Printable)!);
        }
        if (uri.ProofOfPayment is { } pop) yield return ("proof", $"{(uri.IsProofOfPaymentRequired ? "required" : "wanted")}, opens {pop}");
        foreach (BitcoinUriParameter parameter in uri.UnknownParameters) yield return ("other", $"{parameter.Key} = {parameter.Value.Printable}");
    }

    /// <summary>Can it be paid now? Nothing for a way to pay of which nobody can tell, such as an address.</summary>
    private static string Verdict(PaymentInstruction instruction, DateTimeOffset time)
    {
        if (instruction.CheckPayable(new(time)) is not { } report) return "";
        string verdict = instruction is Bolt12Instruction { Document: var document } ? Bolt12TextFormat.Verdict(document, report.IsPayable) : report.IsPayable ? "payable" : "NOT PAYABLE";
        return report.IsPayable ? $", {verdict}" : $", {verdict}: {string.Join(", ", CodesOf(report))}";
    }

    private static IEnumerable<string> CodesOf(PayabilityReport report) => report.Reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal);

    private static IEnumerable<(string Label, string Value)> Optional(string label, string? value) => value is null ? [] : [(label, value)];

    private static void WriteLnurl(Utf8JsonWriter json, Lnurl lnurl, bool redact)
    {
        json.WriteString("url", Redaction.Apply(redact, lnurl.Url));
        json.WriteString("tag", lnurl.Tag);
        if (lnurl.FastWithdraw is { } terms)
        {
            json.WriteString("k1", Redaction.Apply(redact, terms.K1));
            json.WriteString("callback", Redaction.Apply(redact, terms.Callback));
            json.WriteNumber("minWithdrawable", terms.MinWithdrawable.Msat);
            json.WriteNumber("maxWithdrawable", terms.MaxWithdrawable.Msat);
            json.WriteString("defaultDescription", terms.DefaultDescription.Raw);
        }
        if (lnurl.Login is { } login)
        {
            json.WriteString("k1", Redaction.Apply(redact, login.K1));
            json.WriteString("action", login.Action);
        }
    }

    private static void WriteUri(Utf8JsonWriter json, BitcoinUri uri, DateTimeOffset time, bool redact)
    {
        json.WriteString("address", uri.Address?.ToString());
        JsonFormat.WriteNullable(json, "amountSat", uri.Amount?.SatRoundedDown);
        json.WriteString("label", uri.Label?.Raw);
        json.WriteString("message", uri.Message?.Raw);
        json.WriteStartArray("methods");
        foreach (BitcoinUriMethod method in uri.Methods)
        {
            json.WriteStartObject();
            json.WriteString("kind", method.Kind);
            json.WriteString("parameter", method.Key.Length == 0 ? null : method.Key);
            json.WriteString("text", Redaction.Apply(redact, method.Text.Raw));
            json.WriteBoolean("valid", method.Instruction is not (null or UnreadInstruction));
            if (method.Instruction?.CheckPayable(new(time)) is { } report)
            {
                json.WriteBoolean("payable", report.IsPayable);
                json.WriteString("checkedAt", JsonOutput.Iso(time));
                JsonFormat.WriteNames(json, "payableReasons", CodesOf(report));
            }
            JsonFormat.WriteFindings(json, [.. method.Findings.Select(FindingView.Of)]);
            if (method.Instruction is Bolt11Instruction bolt11) JsonFormat.WriteInvoice(json, bolt11.Invoice, redact);
            else if (method.Instruction is { } instruction) WriteMembers(json, instruction, time, redact);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("parameters");
        foreach (IGrouping<string, BitcoinUriParameter> same in uri.UnknownParameters.GroupBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            string[] values = [.. same.Select(parameter => parameter.Value.Raw)];
            if (values.Length > 1) JsonFormat.WriteNames(json, same.Key, values);
            else json.WriteString(same.Key, values[0]);
        }
        json.WriteEndObject();
    }
}
