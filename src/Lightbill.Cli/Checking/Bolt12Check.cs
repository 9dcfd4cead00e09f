using System.Globalization;
using Lightbill.Bolt12;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Reading;
using Lightbill.Findings;
using Lightbill.Text;

namespace Lightbill.Cli.Checking;

/// <summary>Puts the questions to an offer, an invoice request or an invoice of BOLT 12; of a proof <see cref="ProofCheck"/> asks.</summary>
/// <param name="document">The message.</param>
/// <param name="around">The amount that the URI around it names; counts when an offer leaves the amount to the payer.</param>
/// <param name="questions">What is to be known.</param>
internal sealed class Bolt12Check(Bolt12Document document, MilliSatoshi? around, CheckQuestions questions)
{
    private readonly OfferFields _terms = Bolt12Fields.Offer(document);

    /// <summary>What was asked, and what is always asked.</summary>
    public IEnumerable<CheckAnswer> Run()
    {
        DateTimeOffset? end = document is Bolt12Invoice invoice ? invoice.ExpiresAt : _terms.AbsoluteExpiry;
        yield return Expiry(end);
        Finding? obstacle = new Bolt12Instruction(document).CheckPayable(new(questions.Time))!.Reasons.FirstOrDefault();
        yield return obstacle is null ? new("payable", true, Bolt12TextFormat.Verdict(document, isPayable: true)) : InvoiceCheck.No("payable", obstacle);
        if (questions.MinTimeLeft is { } least)
            yield return end is { } last ? InvoiceCheck.TimeLeft(last, questions.Time, least) : new("time left", true, "it does not expire");
        if (questions.Network is { } network) yield return Network(network);
        if (questions.Amount is { } amount) yield return Amount(amount);
        if (questions.Payee is { } payee) yield return Payee(payee);
        if (questions.Description is { } description)
        {
            yield return _terms.Description is { } words ? InvoiceCheck.Description(DescriptionHash.Of(words.Raw) == description, $"in the {Name}") : InvoiceCheck.NotTold("description");
        }
        if (questions.PaidWith is { } hash)
            yield return document is Bolt12Invoice paid ? InvoiceCheck.Preimage(hash == paid.PaymentHash) : InvoiceCheck.NotTold("preimage");
        if (questions.Note is not null) yield return InvoiceCheck.NotTold("note");
        if (questions.Answers is { } answered)
            foreach (CheckAnswer answer in Answers(answered)) yield return answer;
    }

    private string Name => document switch
    {
        Offer => "offer",
        InvoiceRequest => "request",
        _ => "invoice",
    };

    private CheckAnswer Expiry(DateTimeOffset? end)
    {
        if (end is not { } last) return new("expiry", true, "it does not expire");
        string when = JsonOutput.Iso(last);
        FindingRule rule = document is Bolt12Invoice ? FindingRules.PolicyExpired : FindingRules.PolicyOfferExpired;
        return questions.Time > last
            ? new("expiry", false, $"expired at {when}, {Durations.Ago(questions.Time - last)}", rule.Code)
            : new("expiry", true, $"expires at {when}, {Durations.Describe(last - questions.Time)} left");
    }

    private CheckAnswer Network(BitcoinNetwork network)
    {
        IReadOnlyList<BitcoinNetwork> networks = new Bolt12Instruction(document).Networks;
        return networks.Contains(network) ? new("network", true, network.Name)
            : new("network", false, $"It is for {(networks.Count == 0 ? "another coin" : string.Join(" or ", networks.Select(one => one.Name)))}.", FindingRules.PolicyWrongNetwork.Code);
    }

    /// <summary>An amount in another currency is no amount of bitcoin: whoever asks for one is told no.</summary>
    private CheckAnswer Amount(MilliSatoshi expected)
    {
        ulong? quantity = document is Offer ? questions.Quantity : null;
        MilliSatoshi? asked = document switch
        {
            Offer offer => offer.PriceOf(quantity),
            InvoiceRequest request => request.ExpectedAmount,
            _ => ((Bolt12Invoice)document).Amount,
        };
        string per = document is not Offer ? "" : quantity is { } count ? string.Create(CultureInfo.InvariantCulture, $" for {count}") : _terms.QuantityMax is null ? "" : " for one item";
        if (asked is { } named)
        {
            return named == expected ? new("amount", true, expected.ToString("sat", null) + per)
                : new("amount", false, $"It asks for {named.ToString("sat", null)}{per}.", FindingRules.PolicyWrongAmount.Code);
        }
        if (_terms.CurrencyAmount is { } price) return new("amount", false, $"It asks for {price}: only the invoice says how much bitcoin that is.", FindingRules.PolicyAmountInCurrency.Code);
        if (_terms.Amount is not null) return new("amount", false, "The price of so many is more bitcoin than there is.", FindingRules.PolicyWrongAmount.Code);
        return around is { } uri && uri != expected
            ? new("amount", false, $"The offer leaves the amount to the payer, and the URI asks for {uri.ToString("sat", null)}.", FindingRules.PolicyWrongAmount.Code)
            : new("amount", true, $"{expected.ToString("sat", null)}, since the offer leaves the amount to the payer");
    }

    /// <summary>Of an offer and a request the issuer's key, of an invoice the one that signed it.</summary>
    private CheckAnswer Payee(PublicKey payee)
    {
        if ((document is Bolt12Invoice invoice ? invoice.NodeId : _terms.IssuerId) is not { } key) return InvoiceCheck.NotTold("payee");
        return key == payee ? new("payee", true, key.ToString()) : new("payee", false, $"It is {key}.", FindingRules.PolicyWrongPayee.Code);
    }

    /// <summary>Each rule that is broken is an answer of its own. What cannot be compared is a no, unless the amount was asked for and so judged by who asks.</summary>
    private IEnumerable<CheckAnswer> Answers(Bolt12Document answered)
    {
        Bolt12MatchReport report = (document, answered) switch
        {
            (InvoiceRequest request, Offer offer) => request.CheckAnswers(offer),
            (Bolt12Invoice invoice, InvoiceRequest request) => invoice.CheckAnswers(request, questions.Payee),
            _ => throw new CliException(ExitCode.Usage, $"--answers: this is {Article(document)}, and that is {Article(answered)}", "a request answers an offer, an invoice answers a request, a proof is about an invoice"),
        };
        Finding[] against = [.. report.Findings.Where(finding => questions.Amount is null || finding.Severity == FindingSeverity.Error || !IsAboutAmount(finding))];
        if (against.Length == 0) yield return new("answers", true, $"it answers this {(answered is Offer ? "offer" : "request")}, field by field");
        foreach (Finding finding in against) yield return InvoiceCheck.No("answers", finding);
    }

    private static bool IsAboutAmount(Finding finding) => finding.Rule == FindingRules.Bolt12PriceNotComparable || finding.Rule == FindingRules.Bolt12AmountNotExpected;

    internal static string Article(Bolt12Document one) => one switch
    {
        Offer => "an offer",
        InvoiceRequest => "an invoice request",
        PayerProof => "a payer proof",
        _ => "an invoice",
    };
}
