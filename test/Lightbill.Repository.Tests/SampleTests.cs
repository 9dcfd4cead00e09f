using System.Diagnostics;
using System.Text.RegularExpressions;

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

    /// <summary>Code in the guides that names a sample stands in it, line by line.</summary>
    [Fact]
    public void Code_of_a_guide_that_names_a_sample_stands_in_it()
    {
        int blocks = 0;
        foreach (string page in Repository.TrackedFiles.Where(path => path.StartsWith("docs/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal)))
        {
            foreach (Match block in Regex.Matches(Repository.Read(page).ReplaceLineEndings("\n"), "<!-- (samples/\\S+) -->\n```csharp\n(.*?)```", RegexOptions.Singleline))
            {
                blocks++;
                Assert.Contains(Flat(block.Groups[2].Value), Flat(Repository.Read(block.Groups[1].Value)), StringComparison.Ordinal);
            }
        }
        Assert.True(blocks > 3);
    }

    /// <summary>Without indentation and line ends, which may differ between a page and a program.</summary>
    private static string Flat(string code) => string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
}
