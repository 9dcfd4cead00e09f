namespace Lightbill.Mutation;

/// <summary>Tries one change after another in a worker, with a new one when the old is lost.</summary>
internal sealed class Trial(string folder, List<CoveredTest> coverage, Dictionary<int, Mutant> all) : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BatchLimit = TimeSpan.FromSeconds(10);
    private const double Patience = 8;

    private readonly HashSet<int> _static = [.. coverage.SelectMany(test => test.Static)];
    private readonly Dictionary<int, List<int>> _reaching = ReachingOf(coverage);
    private readonly Dictionary<string, HashSet<int>> _ofFile = TestsOfFiles(coverage, all);
    private WorkerProcess? _worker;

    public async Task<Outcome> TryAsync(Mutant mutant)
    {
        var isStatic = _static.Contains(mutant.Id);
        var isReached = _reaching.TryGetValue(mutant.Id, out var reaching);
        if (!isReached && !isStatic)
        {
            return new Outcome(mutant, Verdict.Unreached, "");
        }
        if (isStatic)
        {
            // What a type is initialised with may show in any test: those that reach its file first, then all others.
            using var own = await WorkerProcess.StartAsync(folder, mutant.Id, StartLimit);
            return own is null ? new Outcome(mutant, Verdict.Stopped, "") : (await AskAsync(own, mutant, AllTests(mutant))).Outcome;
        }
        for (var attempt = 0; ; attempt++)
        {
            _worker ??= await WorkerProcess.StartAsync(folder, MutatedCore.None, StartLimit) ?? throw new InvalidOperationException("The worker does not start.");
            var (outcome, tainted) = await AskAsync(_worker, mutant, reaching!);
            if (tainted || outcome.Verdict == Verdict.Stopped)
            {
                _worker.Dispose();
                _worker = null;
            }
            if (!tainted || attempt > 0)
            {
                return outcome;
            }
        }
    }

    public void Dispose() => _worker?.Dispose();

    private async Task<(Outcome Outcome, bool Tainted)> AskAsync(WorkerProcess worker, Mutant mutant, List<int> tests)
    {
        await worker.TellAsync($"try {mutant.Id} {string.Join(',', tests)}");
        var batches = Batches.Of(tests.Count).Select(batch => tests.GetRange(batch.Start, batch.Count).Sum(test => coverage[test].Milliseconds)).ToList();
        var limit = BatchLimit;
        var next = 0;
        while (await worker.ReadAsync(limit) is { } line)
        {
            if (line == "batch")
            {
                limit = BatchLimit + TimeSpan.FromMilliseconds(Patience * batches[next++]);
                continue;
            }
            var test = line.Contains(' ', StringComparison.Ordinal) ? line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..] : "";
            return (new Outcome(mutant, line == "survived" ? Verdict.Survived : Verdict.Killed, test), line.StartsWith("tainted", StringComparison.Ordinal));
        }
        return (new Outcome(mutant, Verdict.Stopped, ""), false);
    }

    /// <summary>For each change the tests that reach it: those that reach little else first, being about it.</summary>
    private static Dictionary<int, List<int>> ReachingOf(List<CoveredTest> coverage)
    {
        Dictionary<int, List<int>> reaching = [];
        foreach (var (test, number) in coverage.Select((test, number) => (test, number)).Where(pair => !pair.test.IsLeftOut)
            .OrderBy(pair => pair.test.Reached.Count * (1 + pair.test.Milliseconds)))
        {
            foreach (var mutant in test.Reached)
            {
                if (!reaching.TryGetValue(mutant, out var list))
                {
                    reaching.Add(mutant, list = []);
                }
                list.Add(number);
            }
        }
        return reaching;
    }

    private static Dictionary<string, HashSet<int>> TestsOfFiles(List<CoveredTest> coverage, Dictionary<int, Mutant> all)
    {
        Dictionary<string, HashSet<int>> ofFile = [];
        for (var test = 0; test < coverage.Count; test++)
        {
            foreach (var mutant in coverage[test].Reached)
            {
                if (all.TryGetValue(mutant, out var found))
                {
                    if (!ofFile.TryGetValue(found.File, out var tests))
                    {
                        ofFile.Add(found.File, tests = []);
                    }
                    tests.Add(test);
                }
            }
        }
        return ofFile;
    }

    private List<int> AllTests(Mutant mutant)
    {
        var near = _ofFile.GetValueOrDefault(mutant.File, []);
        var folder = Path.GetDirectoryName(mutant.File)!.Replace('/', '.');
        return [.. Enumerable.Range(0, coverage.Count)
            .Where(test => !coverage[test].IsLeftOut)
            .OrderBy(test => coverage[test].Name.StartsWith($"Lightbill.Tests.{folder}", StringComparison.Ordinal) ? 0 : near.Contains(test) ? 1 : 2)
            .ThenBy(test => coverage[test].Milliseconds)];
    }
}
