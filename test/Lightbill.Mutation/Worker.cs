using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;
using Xunit.Sdk;

namespace Lightbill.Mutation;

/// <summary>
/// The process in which tests run with changed code. It answers lines with lines, and is ended from outside when a change makes it hang.
/// </summary>
internal static class Worker
{
    private static readonly TimeSpan CountingTime = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string folder, int active, bool isCounting)
    {
        // The answers go over the real standard output; what tests print goes nowhere.
        var answers = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        Console.SetOut(TextWriter.Null);
        var core = MutatedCore.Load(folder);
        core.Activate(active);
        // What the tests use while they are found is initialised then, and never again.
        core.Capture(isCounting);
        // Flows from here into every call below.
        TestContext.SetForInitialization(null, false, false);
        var tests = await TestRun.FindAsync(folder);
        core.Capture(false);
        await answers.WriteLineAsync(JsonSerializer.Serialize(new Greeting([.. tests.Cases.Select(TestRun.NameOf)], core.TakeCoverage())));
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            if (words[0] == "cover")
            {
                // cover TEST
                var test = await CoverAsync(core, tests, tests.Cases[int.Parse(words[1], CultureInfo.InvariantCulture)]);
                await answers.WriteLineAsync(JsonSerializer.Serialize(test));
            }
            else
            {
                // try ID TEST,TEST…
                var cases = words[2].Split(',').Select(number => tests.Cases[int.Parse(number, CultureInfo.InvariantCulture)]).ToList();
                await answers.WriteLineAsync(await TryAsync(core, tests, int.Parse(words[1], CultureInfo.InvariantCulture), cases, active, answers));
            }
        }
        return 0;
    }

    private static async Task<CoveredTest> CoverAsync(MutatedCore core, TestRun tests, ITestCase test)
    {
        var (failed, first, wasLong) = await CountAsync(core, tests, test);
        // What is not reached again was initialised: once in a process.
        HashSet<int> once = [.. first];
        if (wasLong)
        {
            once = [];
        }
        else if (!failed)
        {
            once.ExceptWith((await CountAsync(core, tests, test)).Reached);
        }
        var clock = Stopwatch.StartNew();
        failed = failed || await tests.FirstFailureAsync([test]) is not null;
        return new CoveredTest { Name = TestRun.NameOf(test), Milliseconds = clock.Elapsed.TotalMilliseconds, IsLeftOut = failed, Reached = [.. first], Static = once };
    }

    private static async Task<(bool Failed, List<int> Reached, bool WasLong)> CountAsync(MutatedCore core, TestRun tests, ITestCase test)
    {
        core.TakeCoverage();
        core.Capture(true);
        var wasLong = false;
        bool failed;
        // Counting makes code a hundred times slower. What a long test reaches, it has reached soon.
        await using (new Timer(_ => core.Capture(!(wasLong = true)), null, CountingTime, Timeout.InfiniteTimeSpan))
        {
            failed = await tests.FirstFailureAsync([test]) is not null;
        }
        core.Capture(false);
        return (failed, core.TakeCoverage(), wasLong);
    }

    private static async Task<string> TryAsync(
        MutatedCore core, TestRun tests, int mutant, List<ITestCase> cases, int usual, StreamWriter answers)
    {
        ITestCase? failed = null;
        core.Activate(mutant);
        foreach (var (start, count) in Batches.Of(cases.Count))
        {
            await answers.WriteLineAsync("batch");
            failed = await tests.FirstFailureAsync(cases.GetRange(start, count));
            if (failed is not null)
            {
                break;
            }
        }
        core.Activate(usual);
        if (failed is null)
        {
            return "survived";
        }
        // Something that a change before this one left behind would make every test fail: without the change the test must pass.
        var tainted = usual == MutatedCore.None && await tests.FirstFailureAsync([failed]) is not null;
        return $"{(tainted ? "tainted" : "killed")} {failed.TestClassName}.{failed.TestMethodName}";
    }
}
