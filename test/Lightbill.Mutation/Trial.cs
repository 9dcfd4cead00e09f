namespace Lightbill.Mutation;

/// <summary>Tries one change after another in a worker, with a new one when the old is lost.</summary>
internal sealed class Trial(string folder, List<CoveredTest> coverage, Dictionary<int, Mutant> all) : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BatchLimit = TimeSpan.FromSeconds(10);
    private const double Patience = 8;

    /// <summary>So much test time is spent on a change. Who has not noticed it then is far from it; a change that survives by this counts as one that survives.</summary>
    private const double MaxMilliseconds = 6_000;

    /// <summary>A test that takes longer is asked last.</summary>
    private const double Long = 1_000;

    /// <summary>A test that reaches no more changes is about them: all its rows are asked, and first.</summary>
    private const int Near = 100;

    private readonly HashSet<int> _static = [.. coverage.SelectMany(test => test.Static)];
    private readonly Dictionary<int, List<int>> _reaching = ReachingOf(coverage);
    private readonly Dictionary<string, HashSet<int>> _ofFile = TestsOfFiles(coverage, all);
    private WorkerProcess? _worker;

    public async Task<Outcome> TryAsync(Mutant mutant)
    {
        var isReached = _reaching.TryGetValue(mutant.Id, out var reaching);
        if (!isReached && !_static.Contains(mutant.Id))
        {
            return new Outcome(mutant, Verdict.Unreached, "");
        }
        var outcome = isReached ? await TryInTurnAsync(mutant, reaching!) : new Outcome(mutant, Verdict.Survived, "");
        if (outcome.Verdict != Verdict.Survived || !_static.Contains(mutant.Id))
        {
            return outcome;
        }
        // What is done once in a process (tables, for the most part) was done before the change: it gets a process of its own, and shows in any test.
        using var own = await WorkerProcess.StartAsync(folder, mutant.Id, StartLimit);
        return own is null ? new Outcome(mutant, Verdict.Stopped, "") : (await AskAsync(own, mutant, AllTests(mutant))).Outcome;
    }

    private async Task<Outcome> TryInTurnAsync(Mutant mutant, List<int> tests)
    {
        for (var attempt = 0; ; attempt++)
        {
            _worker ??= await WorkerProcess.StartAsync(folder, MutatedCore.None, StartLimit) ?? throw new InvalidOperationException("The worker does not start.");
            var (outcome, tainted) = await AskAsync(_worker, mutant, tests);
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
        tests = WithinLimit(tests);
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

    private List<int> WithinLimit(List<int> tests)
    {
        var sum = 0.0;
        return [.. tests.TakeWhile(test => (sum += coverage[test].Milliseconds) < MaxMilliseconds || sum == coverage[test].Milliseconds)];
    }

    /// <summary>
    /// For each change the tests that reach it: those first that are about it, then one row of every other test, then the other rows, and always those first that reach
    /// little else.
    /// </summary>
    private static Dictionary<int, List<int>> ReachingOf(List<CoveredTest> coverage)
    {
        Dictionary<int, List<int>> reaching = [];
        HashSet<string> seen = [];
        foreach (var (test, number, _) in coverage
            .Select((test, number) => (test, number, Group: test.Milliseconds > Long ? 3 : test.Reached.Count <= Near ? 0 : seen.Add(test.Method) ? 1 : 2)).Where(one => !one.test.IsLeftOut)
            .OrderBy(one => one.Group).ThenBy(one => one.test.Reached.Count * (1 + one.test.Milliseconds)))
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
        // All rows of the tests nearby: each entry of a table may have a row of its own.
        return [.. Enumerable.Range(0, coverage.Count)
            .Where(test => !coverage[test].IsLeftOut)
            .OrderBy(test => coverage[test].Milliseconds > Long)
            .ThenBy(test => coverage[test].Name.StartsWith($"Lightbill.Tests.{folder}", StringComparison.Ordinal) ? 0 : near.Contains(test) ? 1 : 2)
            .ThenBy(test => coverage[test].Milliseconds)];
    }
}
