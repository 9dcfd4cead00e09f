using System.Text.RegularExpressions;

namespace Lightbill.Repository.Tests;

/// <summary>docs/threat-model.md names the test behind each defence: it must be there.</summary>
public class ThreatModelTests
{
    private static readonly HashSet<string> Tests =
    [
        .. Repository.TrackedFiles.Where(path => path.StartsWith("test/", StringComparison.Ordinal) && path.EndsWith("Tests.cs", StringComparison.Ordinal))
            .SelectMany(path => Regex.Matches(Repository.Read(path), @"public (?:async Task|Task|void) (\w+)\(").Select(match => match.Groups[1].Value)),
    ];

    /// <summary>The rows of its tables: threat, defence, tests.</summary>
    private static IEnumerable<string[]> Rows => Repository.Read("docs/threat-model.md").Split('\n')
        .Select(line => line.Trim().Trim('|').Split('|'))
        .Where(cells => cells.Length == 3 && !cells[0].StartsWith("---", StringComparison.Ordinal) && cells[0].Trim() != "threat");

    [Fact]
    public void Every_threat_names_its_defence_and_tests_that_exist()
    {
        Assert.True(Rows.Count() > 30);
        Assert.All(Rows, row =>
        {
            string[] named = [.. Regex.Matches(row[2], "`([^`]+)`").Select(match => match.Groups[1].Value)];
            Assert.NotEmpty(row[1].Trim());
            Assert.NotEmpty(named);
            Assert.Empty(named.Except(Tests));
        });
    }
}
