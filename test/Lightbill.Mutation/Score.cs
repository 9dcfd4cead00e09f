using System.Text;

namespace Lightbill.Mutation;

/// <summary>What is told of a run: counts, the score and how sure it is, and each change that no test noticed.</summary>
internal static class Score
{
    public static string Of(IReadOnlyCollection<Outcome> outcomes, int population)
    {
        var text = new StringBuilder();
        foreach (var file in outcomes.GroupBy(outcome => outcome.Mutant.File).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            text.AppendLine(FormattableString.Invariant($"{Found(file),5} of {file.Count(),5}  {file.Key}"));
        }
        var (low, high) = Interval(Found(outcomes), outcomes.Count, population);
        int Count(Verdict verdict) => outcomes.Count(outcome => outcome.Verdict == verdict);
        text.Append(FormattableString.Invariant(
            $"{outcomes.Count} of {population} changes tried: {Count(Verdict.Killed)} failed a test, {Count(Verdict.Stopped)} stopped it, {Count(Verdict.Survived)} survived, {Count(Verdict.Unreached)} reached by none; score {100.0 * Found(outcomes) / Math.Max(outcomes.Count, 1):0.0} %"));
        text.AppendLine(outcomes.Count == population ? "" : FormattableString.Invariant($", of all {100 * low:0.0} to {100 * high:0.0} % (95 %)"));
        return text.ToString();
    }

    public static IEnumerable<string> Survivors(IEnumerable<Outcome> outcomes) =>
        outcomes.Where(outcome => outcome.Verdict is Verdict.Survived or Verdict.Unreached)
            .OrderBy(outcome => outcome.Mutant.File, StringComparer.Ordinal).ThenBy(outcome => outcome.Mutant.Line)
            .Select(outcome => FormattableString.Invariant(
                $"{outcome.Mutant.File}:{outcome.Mutant.Line} #{outcome.Mutant.Id} {outcome.Verdict} {outcome.Mutant.Mutator}: {outcome.Mutant.Original}  =>  {outcome.Mutant.Replacement}"));

    private static int Found(IEnumerable<Outcome> outcomes) => outcomes.Count(outcome => outcome.Verdict is Verdict.Killed or Verdict.Stopped);

    /// <summary>Wilson's interval, with the sample's share of a finite whole taken into account.</summary>
    private static (double Low, double High) Interval(int found, int tried, int population)
    {
        if (tried == 0)
        {
            return (0, 1);
        }
        const double Z = 1.959964;
        var n = population > tried ? tried * (population - 1.0) / (population - tried) : double.MaxValue;
        double p = (double)found / tried, z2 = Z * Z / n;
        double middle = (p + (z2 / 2)) / (1 + z2), half = Z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n))) / (1 + z2);
        return (Math.Max(middle - half, 0), Math.Min(middle + half, 1));
    }
}
