using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lightbill.Mutation;

/// <summary>
/// Tries the changes that Stryker compiled into Lightbill.dll, each with the tests that reach it, in one process that is kept: see eng/mutate.sh.
/// </summary>
internal static partial class Program
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2), TestLimit = TimeSpan.FromSeconds(20);

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["worker", var folder, var active, ..])
        {
            return await Worker.RunAsync(folder, int.Parse(active, CultureInfo.InvariantCulture), arguments.Length > 3);
        }
        string work = arguments[0];
        int sample = int.MaxValue, seed = 1;
        var onlySurvivors = false;
        List<Regex> files = [], others = [];
        for (var i = 1; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--sample": sample = int.Parse(arguments[++i], CultureInfo.InvariantCulture); break;
                case "--seed": seed = int.Parse(arguments[++i], CultureInfo.InvariantCulture); break;
                case "--survivors": onlySurvivors = true; break;
                case ['!', .. var pattern]: others.Add(Glob(pattern)); break;
                default: files.Add(Glob(arguments[i])); break;
            }
        }
        await RunAsync(work, sample, seed, onlySurvivors, mutant => (files.Count == 0 || files.Exists(file => file.IsMatch(mutant.File))) && !others.Exists(file => file.IsMatch(mutant.File)));
        return 0;
    }

    private static Regex Glob(string pattern) => new("^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$");

    private static async Task RunAsync(string work, int sample, int seed, bool onlySurvivors, Func<Mutant, bool> isWanted)
    {
        var folder = Path.GetFullPath(Path.Combine(work, "run"));
        var all = StrykerReport.Read(Path.Combine(work, "reports", "mutation-report.json"));
        var wanted = all.Where(isWanted).ToList();
        var population = wanted.Count;
        if (sample < wanted.Count)
        {
            var order = wanted.ToArray();
#pragma warning disable CA5394 // A sample that can be drawn again is what is wanted.
            new Random(seed).Shuffle(order);
#pragma warning restore CA5394
            wanted = [.. order[..sample]];
        }

        var coverage = await CoverageOf(work, folder);
        var known = Known(Path.Combine(work, "outcomes.txt"), all);
        List<Outcome> outcomes = [];
        using (var trial = new Trial(folder, coverage, all.ToDictionary(mutant => mutant.Id)))
        {
            await using var log = new StreamWriter(Path.Combine(work, "outcomes.txt"), append: true) { AutoFlush = true };
            foreach (var mutant in wanted.OrderBy(mutant => mutant.Id))
            {
                known.TryGetValue(mutant.Id, out var outcome);
                if (outcome is null || (onlySurvivors && outcome.Verdict is Verdict.Survived or Verdict.Unreached))
                {
                    outcome = await trial.TryAsync(mutant);
                    await log.WriteLineAsync(FormattableString.Invariant($"{mutant.Id}\t{outcome.Verdict}\t{outcome.Test}"));
                }
                outcomes.Add(outcome);
            }
        }
        await File.WriteAllLinesAsync(Path.Combine(work, "survivors.txt"), Score.Survivors(outcomes));
        Console.Write(Score.Of(outcomes, population));
    }

    /// <summary>What a run before this one found out with the same build: a run that was stopped goes on where it was.</summary>
    private static Dictionary<int, Outcome> Known(string path, List<Mutant> all)
    {
        Dictionary<int, Outcome> known = [];
        var mutants = all.ToDictionary(mutant => mutant.Id);
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            var parts = line.Split('\t');
            if (parts.Length == 3 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var id) && mutants.TryGetValue(id, out var mutant))
            {
                known[id] = new Outcome(mutant, Enum.Parse<Verdict>(parts[1]), parts[2]);
            }
        }
        return known;
    }

    /// <summary>Measured once for a test, and kept, a line a test: tests that are new since then are measured when they come.</summary>
    private static async Task<List<CoveredTest>> CoverageOf(string work, string folder)
    {
        var path = Path.Combine(work, "coverage.jsonl");
        Dictionary<string, CoveredTest> known = [];
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            var test = JsonSerializer.Deserialize<CoveredTest>(line)!;
            known[test.Name] = test;
        }
        await using var log = new StreamWriter(path, append: true) { AutoFlush = true };
        List<CoveredTest> tests = [];
        List<string>? names = null;
        WorkerProcess? worker = null;
        do
        {
            worker ??= await WorkerProcess.StartAsync(folder, MutatedCore.None, StartLimit, isCounting: true) ?? throw new InvalidOperationException("The worker does not start.");
            names ??= worker.Tests;
            if (!known.TryGetValue(names[tests.Count], out var test))
            {
                await worker.TellAsync(FormattableString.Invariant($"cover {tests.Count}"));
                if (await worker.ReadAsync(TestLimit) is { } line)
                {
                    test = JsonSerializer.Deserialize<CoveredTest>(line)!;
                }
                else
                {
                    test = new CoveredTest { Name = names[tests.Count], IsLeftOut = true };
                    worker.Dispose();
                    worker = null;
                }
                // What is reached before any test, and perhaps never again, is counted with the first.
                test.Static.UnionWith(tests.Count == 0 && worker is not null ? worker.Static : []);
                await log.WriteLineAsync(JsonSerializer.Serialize(test));
            }
            tests.Add(test);
        }
        while (tests.Count < names.Count);
        worker?.Dispose();
        return tests;
    }
}
