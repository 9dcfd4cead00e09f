using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Lightbill.Mutation;

/// <summary>A worker, seen from outside: it is asked, and ended when it does not answer in time.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // A change that takes memory without end is stopped by the runtime, not by the machine.
    private const string HeapLimit = "0x60000000";

    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    /// <summary>The names of its tests, in the order of their numbers.</summary>
    public List<string> Tests { get; private set; } = [];

    /// <summary>Of one that counts: the changes that were reached before any test, while the tests were found.</summary>
    public List<int> Static { get; private set; } = [];

    /// <summary>Null when it does not even start: with a change that is active from the first moment, that is an answer too.</summary>
    public static async Task<WorkerProcess?> StartAsync(string folder, int active, TimeSpan limit, bool isCounting = false)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        start.ArgumentList.Add("worker");
        start.ArgumentList.Add(folder);
        start.ArgumentList.Add(active.ToString(CultureInfo.InvariantCulture));
        if (isCounting)
        {
            start.ArgumentList.Add("counting");
        }
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_TieredPGO"] = "0";
        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var worker = new WorkerProcess(process);
        if (await worker.ReadAsync(limit) is not { } ready)
        {
            worker.Dispose();
            return null;
        }
        (worker.Tests, worker.Static) = JsonSerializer.Deserialize<Greeting>(ready)!;
        return worker;
    }

    public Task TellAsync(string line) => _process.StandardInput.WriteLineAsync(line);

    /// <summary>The next line; null when the process has ended or says nothing for too long.</summary>
    public async Task<string?> ReadAsync(TimeSpan limit)
    {
        try
        {
            return await _process.StandardOutput.ReadLineAsync().WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
        _process.WaitForExit();
        _process.Dispose();
    }
}
