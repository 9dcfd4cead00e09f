using Lightbill.Bolt11;
using Lightbill.Bolt12;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Reading;
using Lightbill.Findings;
using Lightbill.Text;

namespace Lightbill.Cli.Checking;

/// <summary>Puts the questions to a request, in the order in which they are shown.</summary>
internal static class InvoiceCheck
{
    private static readonly HashSet<string> SignatureCodes =
    [
        FindingRules.SignatureInvalid.Code, FindingRules.SignatureRange.Code, FindingRules.RecoveryFlag.Code, FindingRules.SignatureUnrecoverable.Code,
        FindingRules.SignatureHighS.Code, FindingRules.Bolt12SignatureInvalid.Code, FindingRules.Bolt12SignatureMissing.Code, FindingRules.Bolt12ProofSignatureMissing.Code,
    ];

    /// <summary>The answers. Of a request that is not valid only form and signature can be told; what else was asked is answered with no.</summary>
    public static IReadOnlyList<CheckAnswer> Run(DecodedRequest request, CheckQuestions questions) =>
        request.Invoice is { } invoice ? [.. OfValid(invoice, questions)]
        : request is { Other: { } other, IsValid: true } ? [.. OfOther(other, questions)]
        : [.. OfInvalid(request), .. NotAnswered(questions)];

    /// <summary>Of another kind only what it says can be answered; what it does not say is answered with no.</summary>
    private static IEnumerable<CheckAnswer> OfOther(PaymentInstruction other, CheckQuestions questions)
    {
        yield return new("form", true, $"well formed, a {other.Kind}");
        if (other is Bolt12Instruction { Document: var document })
        {
            if (document is PayerProof signed) yield return new("signature", true, $"valid, the payee's {signed.NodeId} and the payer's {signed.PayerId}");
            else if (Bolt12Fields.IsSigned(document)) yield return new("signature", true, "valid");
            foreach (CheckAnswer answer in document is PayerProof proof ? ProofCheck.Run(proof, questions) : new Bolt12Check(document, null, questions).Run()) yield return answer;
            yield break;
        }
        foreach (Finding warning in other.Findings.Where(finding => finding.Severity == FindingSeverity.Warning && finding.Rule != FindingRules.UriMethod))
            yield return No("consistent", warning);
        IEnumerable<CheckAnswer> answers = other is BitcoinUri uri ? UriCheck.Run(uri, questions) : OfWhatItSays(other, other.Amount, questions);
        foreach (CheckAnswer answer in answers) yield return answer;
    }

    /// <summary>What was asked of a request that is no invoice.</summary>
    /// <param name="other">The request.</param>
    /// <param name="asked">What is paid with it, by itself or by the URI around it; null when neither says it.</param>
    /// <param name="questions">What is to be known.</param>
    internal static IEnumerable<CheckAnswer> OfWhatItSays(PaymentInstruction other, MilliSatoshi? asked, CheckQuestions questions)
    {
        if (questions.MinTimeLeft is not null) yield return other is OnChainAddress ? new("time left", true, "an address does not expire") : NotTold("time left");
        if (questions.Network is { } network)
        {
            yield return other.Networks.Contains(network) ? new("network", true, network.Name)
                : other.Networks.Count == 0 ? NotTold("network")
                : new("network", false, $"It is for {string.Join(" or ", other.Networks.Select(one => one.Name))}.", FindingRules.PolicyWrongNetwork.Code);
        }
        if (questions.Amount is { } amount)
        {
            yield return asked is not { } named ? NotTold("amount")
                : named == amount ? new("amount", true, amount.ToString("sat", null))
                : new("amount", false, $"It asks for {named.ToString("sat", null)}.", FindingRules.PolicyWrongAmount.Code);
        }
        if (questions.Payee is { } payee)
        {
            yield return other is not NodeId node ? NotTold("payee")
                : node.PublicKey == payee ? new("payee", true, payee.ToString())
                : new("payee", false, $"It is {node.PublicKey}.", FindingRules.PolicyWrongPayee.Code);
        }
        if (questions.Description is not null) yield return NotTold("description");
        if (questions.PaidWith is not null) yield return NotTold("preimage");
        if (questions.Note is not null) yield return NotTold("note");
        if (questions.Answers is not null) yield return NotTold("answers");
    }

    internal static CheckAnswer NotTold(string question) => new(question, false, FindingRules.PolicyNotTold.Message, FindingRules.PolicyNotTold.Code);

    /// <summary>Who looks for the answer to a question must not take its absence for a yes.</summary>
    private static IEnumerable<CheckAnswer> NotAnswered(CheckQuestions questions)
    {
        (string Question, bool IsAsked)[] all =
        [
            ("time left", questions.MinTimeLeft is not null), ("network", questions.Network is not null), ("amount", questions.Amount is not null),
            ("payee", questions.Payee is not null), ("description", questions.Description is not null), ("preimage", questions.PaidWith is not null),
            ("note", questions.Note is not null), ("answers", questions.Answers is not null),
        ];
        return all.Where(one => one.IsAsked).Select(one => new CheckAnswer(one.Question, false, "Not answered, since the request is not valid."));
    }

    private static IEnumerable<CheckAnswer> OfInvalid(DecodedRequest request)
    {
        FindingView? form = request.Findings.FirstOrDefault(finding => finding.IsError && !SignatureCodes.Contains(finding.Code));
        FindingView? signature = request.Findings.FirstOrDefault(finding => finding.IsError && SignatureCodes.Contains(finding.Code));
        if (form is null && request.Other is not null) form = request.Findings.FirstOrDefault(finding => finding.Code == FindingRules.TextNotRead.Code);
        yield return form is null ? new("form", true, "well formed") : new("form", false, form.Message, form.Code);
        if (request.Kind != "bolt11" && signature is null) yield break;
        yield return signature is not null ? new("signature", false, signature.Message, signature.Code)
            : request.IsSignatureValid == true ? new("signature", true, "valid")
            : new("signature", false, "Too much is wrong before it to tell.", form?.Code);
    }

    private static IEnumerable<CheckAnswer> OfValid(Bolt11Invoice invoice, CheckQuestions questions)
    {
        yield return new("form", true, "well formed");
        yield return new("signature", true, $"valid, by {invoice.Payee}");
        foreach (CheckAnswer answer in OfInvoice(invoice, null, questions)) yield return answer;
    }

    /// <summary>What was asked of an invoice, and what is always asked.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="around">The amount that the URI around it names; counts when the invoice leaves the amount to the payer.</param>
    /// <param name="questions">What is to be known.</param>
    internal static IEnumerable<CheckAnswer> OfInvoice(Bolt11Invoice invoice, MilliSatoshi? around, CheckQuestions questions)
    {
        yield return Expiry(invoice, questions.Time);
        Finding? obstacle = invoice.CheckPayable(new(questions.Time)).Reasons.FirstOrDefault();
        yield return obstacle is null ? new("payable", true, "by an ordinary wallet of today") : No("payable", obstacle);

        PayabilityReport asked = invoice.CheckPayable(new(questions.Time) { Network = questions.Network, Amount = questions.Amount, Payee = questions.Payee });
        if (questions.MinTimeLeft is { } least) yield return TimeLeft(invoice.ExpiresAt, questions.Time, least);
        if (questions.Network is { } network) yield return Asked("network", FindingRules.PolicyWrongNetwork, asked, network.Name);
        if (questions.Amount is { } amount && invoice.Amount is null && around is { } named && named != amount)
        {
            yield return new("amount", false, $"The invoice leaves the amount to the payer, and the URI asks for {named.ToString("sat", null)}.", FindingRules.PolicyWrongAmount.Code);
        }
        else if (questions.Amount is { } expected)
        {
            yield return Asked("amount", FindingRules.PolicyWrongAmount, asked,
                expected.ToString("sat", null) + (invoice.Amount is null ? ", since the invoice leaves the amount to the payer" : ""));
        }
        if (questions.Payee is { } payee) yield return Asked("payee", FindingRules.PolicyWrongPayee, asked, payee.ToString());
        if (questions.Description is { } description) yield return Description((invoice.DescriptionHash ?? DescriptionHash.Of(invoice.Description!.Raw)) == description, invoice.DescriptionHash is null ? "in the invoice" : "by its hash, which is in the invoice");
        if (questions.PaidWith is { } hash) yield return Preimage(hash == invoice.PaymentHash);
        if (questions.Note is not null) yield return NotTold("note");
        if (questions.Answers is not null) yield return NotTold("answers");
    }

    internal static CheckAnswer Preimage(bool isRight) => isRight
        ? new("preimage", true, "it is the preimage of the payment hash, the proof of payment")
        : new("preimage", false, FindingRules.PolicyWrongPreimage.Message, FindingRules.PolicyWrongPreimage.Code);

    private static CheckAnswer Expiry(Bolt11Invoice invoice, DateTimeOffset time)
    {
        string when = JsonOutput.Iso(invoice.ExpiresAt);
        return invoice.IsExpiredAt(time)
            ? new("expiry", false, $"expired at {when}, {Durations.Ago(time - invoice.ExpiresAt)}", FindingRules.PolicyExpired.Code)
            : new("expiry", true, $"expires at {when}, {Durations.Describe(invoice.ExpiresAt - time)} left");
    }

    internal static CheckAnswer TimeLeft(DateTimeOffset end, DateTimeOffset time, TimeSpan least)
    {
        TimeSpan left = end - time;
        string wanted = $"wanted are at least {Durations.Describe(least)}";
        if (time > end) return new("time left", false, $"none, {wanted}", FindingRules.PolicyExpired.Code);
        return left >= least
            ? new("time left", true, $"{Durations.Describe(left)}, {wanted}")
            : new("time left", false, $"{Durations.Describe(left)}, {wanted}", FindingRules.PolicyTooLittleTime.Code);
    }

    internal static CheckAnswer Description(bool isTheSame, string where) =>
        isTheSame ? new("description", true, $"the same, {where}")
            : new("description", false, $"another one {where}: every byte counts, line ends and spaces too", FindingRules.PolicyWrongDescription.Code);

    private static CheckAnswer Asked(string question, FindingRule rule, PayabilityReport report, string expected) =>
        report.Findings.FirstOrDefault(finding => finding.Rule == rule) is { } finding ? No(question, finding) : new(question, true, expected);

    internal static CheckAnswer No(string question, Finding finding) => new(question, false, finding.Message, finding.Code);
}
