using System.Reflection;
using Xunit;
using Xunit.Runner.Common;
using Xunit.Sdk;
using Xunit.v3;

namespace Lightbill.Mutation;

/// <summary>The tests of the core in this process, in an order that stays the same.</summary>
internal sealed class TestRun
{
    // Too slow to be asked thousands of times: other people's programs, and the law that changes every character of an invoice.
    private static readonly string[] LeftOut = [".Peers.", ".SingleChangeTests"];

    private readonly ITestFramework _framework;
    private readonly Assembly _assembly;
    private readonly TestAssemblyConfiguration _configuration = new()
    {
        ParallelizeTestCollections = false,
        MaxParallelThreads = 1,
        PreEnumerateTheories = true,
        StopOnFail = true,
        SynchronousMessageReporting = true,
    };

    private TestRun(Assembly assembly)
    {
        _assembly = assembly;
        _framework = ExtensibilityPointFactory.GetTestFramework(assembly);
    }

    public List<ITestCase> Cases { get; } = [];

    public static async Task<TestRun> FindAsync(string folder)
    {
        var run = new TestRun(Assembly.LoadFrom(Path.Combine(folder, "Lightbill.Tests.dll")));
        await run._framework.GetDiscoverer(run._assembly).Find(
            found =>
            {
                if (!Array.Exists(LeftOut, name => found.TestClassName?.Contains(name, StringComparison.Ordinal) == true))
                {
                    run.Cases.Add(found);
                }
                return new ValueTask<bool>(true);
            },
            TestFrameworkOptions.ForDiscovery(run._configuration), null, CancellationToken.None);
        run.Cases.Sort((left, right) => string.CompareOrdinal(NameOf(left), NameOf(right)));
        return run;
    }

    public static string NameOf(ITestCase test) => $"{test.TestClassName}.{test.TestMethodName}|{test.TestCaseDisplayName}|{test.UniqueID}";

    /// <summary>The first test that fails; null when none does.</summary>
    public async Task<ITestCase?> FirstFailureAsync(IReadOnlyCollection<ITestCase> cases)
    {
        using var sink = new FailureSink();
        await _framework.GetExecutor(_assembly).RunTestCases(cases, sink, TestFrameworkOptions.ForExecution(_configuration), sink.Stop.Token);
        return sink.Failed is { } id ? cases.FirstOrDefault(test => test.UniqueID == id) ?? cases.First() : null;
    }

    private sealed class FailureSink : IMessageSink, IDisposable
    {
        public CancellationTokenSource Stop { get; } = new();

        public string? Failed { get; private set; }

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestFailed failed:
                    Failed ??= failed.TestCaseUniqueID;
                    break;
                case IErrorMessage or ITestCleanupFailure or ITestCaseCleanupFailure or ITestClassCleanupFailure or ITestCollectionCleanupFailure:
                    Failed ??= "";
                    break;
            }
            if (Failed is not null && !Stop.IsCancellationRequested)
            {
                Stop.Cancel();
            }
            return Failed is null;
        }

        public void Dispose() => Stop.Dispose();
    }
}
