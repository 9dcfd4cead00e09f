using Lightbill.Cli.Files;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Tests.Keys;

public sealed class NewFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_several_at_the_same_moment_one_gets_the_name_and_the_file_is_its()
    {
        const int Runs = 300;
        const int Writers = 4;
        using var start = new Barrier(Writers);
        int[] winners = new int[Runs];
        int[] winner = new int[Runs];
        CliContext context = CliRun.Context(new MemoryStream(), TextWriter.Null, null);
        Thread[] threads = [.. Enumerable.Range(1, Writers).Select(number => new Thread(() =>
        {
            for (int run = 0; run < Runs; run++)
            {
                start.SignalAndWait();
                try
                {
                    NewFile.WriteSecret(context, "--output", _folder[$"key{run}"], [(byte)number], overwrite: false);
                    Interlocked.Increment(ref winners[run]);
                    winner[run] = number;
                }
                catch (CliException)
                {
                    // Another one was first.
                }
            }
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        Assert.All(winners, count => Assert.Equal(1, count));
        for (int run = 0; run < Runs; run++) Assert.Equal([(byte)winner[run]], File.ReadAllBytes(_folder[$"key{run}"]));
        Assert.Equal(Runs, _folder.FileNames.Length);
    }

    [Fact]
    public void Force_replaces_regular_files_only()
    {
        if (OperatingSystem.IsWindows()) return;
        string target = _folder.Write("target", "precious");
        File.CreateSymbolicLink(_folder["link"], target);
        Directory.CreateDirectory(_folder["folder"]);
        Fifo.Make(_folder["fifo"]);
        foreach (string path in new[] { "/dev/null", _folder["link"], _folder["folder"], _folder["fifo"] })
        {
            // The machine of a test may be allowed to replace its own devices: only the question is asked.
            Assert.False(FileKind.IsRegularOrAbsent(path), path);
            if (path == "/dev/null") continue;
            CliRun run = CliRun.Of(["key", "new", "--output", path, "--force"]);
            Assert.Equal((4, ""), (run.ExitCode, run.Output));
            Assert.Contains("is no regular file", run.Error, StringComparison.Ordinal);
        }
        Assert.Equal("precious", File.ReadAllText(target));
        Assert.True(FileKind.IsRegularOrAbsent(target));
        Assert.True(FileKind.IsRegularOrAbsent(_folder["none"]));
    }
}
