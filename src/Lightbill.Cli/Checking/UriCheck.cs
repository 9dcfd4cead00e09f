using Lightbill.Findings;

namespace Lightbill.Cli.Checking;

/// <summary>
/// Puts the questions to each way to pay that a <c>bitcoin:</c> URI offers, since nobody knows which of them a wallet takes: all of them must answer yes. What a
/// way does not say, or what could not be read, is a no.
/// </summary>
internal static class UriCheck
{
    public static IEnumerable<CheckAnswer> Run(BitcoinUri uri, CheckQuestions questions)
    {
        // Whether a preimage proves the payment is asked of the URI: who has paid has taken one way, and the others prove nothing.
        CheckQuestions ofEach = questions with { PaidWith = null, Answers = null, Note = null };
        foreach (BitcoinUriMethod method in uri.Methods)
        {
            string way = method.Key.Length == 0 ? "address" : method.Key;
            IEnumerable<CheckAnswer> answers = method.Instruction switch
            {
                null => [InvoiceCheck.No("form", method.Findings.First(finding => finding.Severity == FindingSeverity.Error))],
                UnreadInstruction => [InvoiceCheck.No("form", method.Findings.First(finding => finding.Rule == FindingRules.TextNotRead))],
                Bolt11Instruction bolt11 => InvoiceCheck.OfInvoice(bolt11.Invoice, uri.Amount, ofEach),
                Bolt12Instruction bolt12 => new Bolt12Check(bolt12.Document, uri.Amount, ofEach).Run(),
                { } other => InvoiceCheck.OfWhatItSays(other, other.Amount ?? uri.Amount, ofEach),
            };
            foreach (CheckAnswer answer in answers) yield return answer with { Way = way };
        }
        if (questions.Note is not null) yield return InvoiceCheck.NotTold("note");
        if (questions.Answers is not null) yield return InvoiceCheck.NotTold("answers");
        if (questions.PaidWith is not { } hash) yield break;
        Bolt11Instruction[] invoices = [.. uri.Methods.Select(method => method.Instruction).OfType<Bolt11Instruction>()];
        yield return invoices.Length == 0 ? InvoiceCheck.NotTold("preimage") : InvoiceCheck.Preimage(invoices.Any(one => one.Invoice.PaymentHash == hash));
    }
}
