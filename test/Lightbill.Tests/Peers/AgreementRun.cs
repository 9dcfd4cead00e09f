using System.Globalization;
using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Findings;

namespace Lightbill.Tests.Peers;

/// <summary>Holds one peer's answers against ours and explains every difference from the table, or does not.</summary>
internal sealed class AgreementRun(string peer)
{
    private readonly KnownDifference[] _known = [.. AgreementTable.All.Where(difference => difference.Peer == peer)];
    private readonly Dictionary<KnownDifference, int> _seen = [];
    private readonly List<string> _unexplained = [];

    public int Invoices { get; private set; }

    public int BothAccept { get; private set; }

    public int BothRefuse { get; private set; }

    public int Fields { get; private set; }

    /// <summary>What nothing in the table explains.</summary>
    public IReadOnlyList<string> Unexplained => _unexplained;

    /// <summary>What is in the table and did not occur.</summary>
    public IEnumerable<KnownDifference> Stale => _known.Where(difference => !_seen.ContainsKey(difference));

    /// <summary>One line of counts.</summary>
    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"{peer}: {Invoices} texts, {BothAccept} read by both ({Fields} fields compared), {BothRefuse} refused by both, "
        + $"{Count(DifferenceKind.TheyRefuse)} read by us only, {Count(DifferenceKind.TheyAccept)} read by the peer only, "
        + $"{Count(DifferenceKind.TheyRead)} fields known to differ, {_unexplained.Count} unexplained");

    public void Compare(string text, JsonElement answer)
    {
        Invoices++;
        var refusal = answer.TryGetProperty("error", out var said) ? said.GetString() : null;
        if (!Bolt11Invoice.TryParse(text, out var invoice, out var error))
        {
            if (refusal is not null)
            {
                BothRefuse++;
            }
            else
            {
                CompareAcceptance(text, error, answer);
            }
        }
        else if (refusal is not null)
        {
            CompareRefusal(invoice, refusal);
        }
        else
        {
            BothAccept++;
            CompareFields(invoice, answer);
        }
    }

    private int Count(DifferenceKind kind) => _seen.Where(pair => pair.Key.Kind == kind).Sum(pair => pair.Value);

    private void CompareAcceptance(string text, Finding error, JsonElement answer)
    {
        if (_known.FirstOrDefault(difference => difference.Kind == DifferenceKind.TheyAccept && difference.Subject == error.Code) is { } difference)
        {
            Note(difference);
        }
        else
        {
            _unexplained.Add($"{peer} reads what we refuse with {error}\n  {text}\n  {answer.GetRawText()}");
        }
    }

    private void CompareRefusal(Bolt11Invoice invoice, string refusal)
    {
        if (_known.FirstOrDefault(difference => difference.Kind == DifferenceKind.TheyRefuse
            && refusal.Contains(difference.Subject, StringComparison.Ordinal) && difference.When(invoice)) is { } difference)
        {
            Note(difference);
        }
        else
        {
            var findings = string.Join(", ", invoice.Findings.Select(finding => finding.Code));
            _unexplained.Add($"{peer} refuses what we read: {refusal}\n  {invoice}\n  our findings: {findings}");
        }
    }

    private void CompareFields(Bolt11Invoice invoice, JsonElement answer)
    {
        foreach (var (field, ours) in AgreementReading.Of(invoice))
        {
            if (!answer.TryGetProperty(field, out var theirs))
            {
                continue; // the peer does not show it
            }
            Fields++;
            var expected = ours;
            List<KnownDifference> applied = [];
            foreach (var difference in _known.Where(one => one.Kind == DifferenceKind.TheyRead && one.Subject == field && one.When(invoice)))
            {
                var before = AgreementReading.Json(expected);
                expected = difference.Says(invoice, expected);
                if (!JsonElement.DeepEquals(before, AgreementReading.Json(expected)))
                {
                    applied.Add(difference);
                }
            }
            var model = AgreementReading.Json(expected);
            if (JsonElement.DeepEquals(model, theirs))
            {
                applied.ForEach(Note);
            }
            else
            {
                _unexplained.Add($"{peer} {field}: {theirs.GetRawText()}, not {AgreementReading.Json(ours).GetRawText()}"
                    + (applied.Count == 0 ? "" : $", nor {model.GetRawText()} as the table says") + $"\n  {invoice}");
            }
        }
    }

    private void Note(KnownDifference difference) => _seen[difference] = _seen.GetValueOrDefault(difference) + 1;
}
