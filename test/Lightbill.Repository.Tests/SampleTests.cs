using System.Diagnostics;

namespace Lightbill.Repository.Tests;

/// <summary>Each sample runs and prints what its <c>expected.txt</c> says. LIGHTBILL_ACCEPT=1 rewrites that file.</summary>
public class SampleTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "samples")).Select(folder => Path.GetFileName(folder))
            // samples/services holds programs that run until they are stopped; their own tests start them.
            .Where(name => name != "services").Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void A_sample_prints_what_it_should(string name)
    {
        string folder = Path.Combine(Repository.Root, "samples", name);
        // The samples are built in the same configuration as the tests.
        string configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "bin", configuration, "net10.0", name + ".dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n");
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal(0, process.ExitCode);

        string expectedFile = Path.Combine(folder, "expected.txt");
        if (Environment.GetEnvironmentVariable("LIGHTBILL_ACCEPT") == "1") File.WriteAllText(expectedFile, output);
        Assert.Equal(File.ReadAllText(expectedFile).ReplaceLineEndings("\n"), output);
    }
}
