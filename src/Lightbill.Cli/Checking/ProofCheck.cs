using Lightbill.Bolt12;
using Lightbill.Cli.Formats;
using Lightbill.Findings;

namespace Lightbill.Cli.Checking;

/// <summary>Puts the questions to a payer proof of BOLT 12. What it does not show is answered with no: nobody can tell what stands there.</summary>
internal static class ProofCheck
{
    public static IEnumerable<CheckAnswer> Run(PayerProof proof, CheckQuestions questions)
    {
        // Its own preimage fits, else it would not have been read; the one that is asked about may be another.
        yield return InvoiceCheck.Preimage(questions.PaidWith is not { } hash || hash == proof.PaymentHash);
        if (questions.MinTimeLeft is not null) yield return new("time left", false, "A proof has no time left: it was paid.", FindingRules.PolicyNotShown.Code);
        if (questions.Network is { } network) yield return Network(proof, network);
        if (questions.Amount is { } amount)
            yield return Compare("amount", proof.Amount, asked => asked == amount, asked => asked.ToString("sat", null), FindingRules.PolicyWrongAmount);
        if (questions.Payee is { } payee) yield return Compare("payee", (PublicKey?)proof.NodeId, key => key == payee, key => key.ToString(), FindingRules.PolicyWrongPayee);
        if (questions.Description is { } description)
            yield return proof.Description is { } words ? InvoiceCheck.Description(DescriptionHash.Of(words.Raw) == description, "in the invoice") : NotShown("description");
        if (questions.Quantity is { } quantity)
            yield return Compare("quantity", proof.Quantity, shown => shown == quantity, JsonOutput.Digits, FindingRules.PolicyWrongAmount);
        if (questions.Note is { } note) yield return Note(proof, note);
        if (questions.Answers is { } answered) yield return Answers(proof, answered);
    }

    /// <summary>An invoice for mainnet need not name its chain, and mostly does not; whether it names none a proof cannot show.</summary>
    private static CheckAnswer Network(PayerProof proof, BitcoinNetwork network) => proof.Chain is null
        ? new("network", false, "The proof does not show it; an invoice for mainnet mostly has no such field.", FindingRules.PolicyNotShown.Code)
        : Compare("network", proof.Chain, chain => chain.Network == network, chain => Bolt12TextFormat.Chains([chain]), FindingRules.PolicyWrongNetwork);

    private static CheckAnswer Note(PayerProof proof, string note) =>
        proof.Note is { } words && words.Raw == note ? new("note", true, $"the payer signed it: {Bolt12TextFormat.Words(words)}")
        : new("note", false, proof.Note is null ? "The proof has no note." : FindingRules.PolicyWrongNote.Message, FindingRules.PolicyWrongNote.Code);

    private static CheckAnswer Answers(PayerProof proof, Bolt12Document answered)
    {
        if (answered is not Bolt12Invoice invoice)
            throw new CliException(ExitCode.Usage, $"--answers: this is a payer proof, and that is {Bolt12Check.Article(answered)}", "a proof is about an invoice");
        return proof.IsOf(invoice) ? new("answers", true, "it is a proof about this very invoice")
            : new("answers", false, FindingRules.Bolt12ProofOtherInvoice.Message, FindingRules.Bolt12ProofOtherInvoice.Code);
    }

    private static CheckAnswer NotShown(string question) => new(question, false, FindingRules.PolicyNotShown.Message, FindingRules.PolicyNotShown.Code);

    private static CheckAnswer Compare<T>(string question, T? shown, Predicate<T> isExpected, Func<T, string> format, FindingRule rule)
        where T : struct =>
        shown is not { } value ? NotShown(question)
        : isExpected(value) ? new(question, true, format(value))
        : new(question, false, $"It is {format(value)}.", rule.Code);
}
