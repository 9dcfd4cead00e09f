using System.Reflection;
using System.Text.RegularExpressions;

namespace Lightbill.Tests;

/// <summary>docs/spec-coverage.md names files, members and tests: they must be there.</summary>
public class SpecCoverageTests
{
    private const string Document = "docs/spec-coverage.md";

    private static readonly Dictionary<string, string> Sources = Directory
        .EnumerateFiles(RepositoryFiles.Root, "*.cs", SearchOption.AllDirectories)
        .Where(path => IsOurs(Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/')))
        .GroupBy(path => Path.GetFileName(path), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => string.Concat(group.Select(File.ReadAllText)), StringComparer.Ordinal);

    private static readonly HashSet<string> Tests =
    [
        .. typeof(SpecCoverageTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes<FactAttribute>().Any()).Select(method => method.Name),
    ];

    /// <summary>The rows of the tables with three columns: rule, code, tests.</summary>
    private static IEnumerable<(string Rule, string Code, string Tests)> Rows => RepositoryFiles.ReadText(Document).Split('\n')
        .Select(line => line.Trim().Trim('|').Split('|'))
        .Where(cells => cells.Length == 3 && !cells[0].StartsWith("---", StringComparison.Ordinal) && cells[0].Trim() != "requirement")
        .Select(cells => (cells[0].Trim(), cells[1].Trim(), cells[2].Trim()));

    [Fact]
    public void Every_row_names_code_and_tests()
    {
        Assert.True(Rows.Count() > 50);
        Assert.All(Rows, row =>
        {
            Assert.Matches(@"`\w[\w.]*\.cs`", row.Code);
            Assert.Matches(@"`\w+_\w+`", row.Tests);
        });
    }

    [Fact]
    public void Every_file_and_member_that_is_named_exists()
    {
        List<string> missing = [];
        foreach ((_, string code, _) in Rows)
        {
            string file = "";
            foreach (string name in Quoted(code))
            {
                if (name.EndsWith(".cs", StringComparison.Ordinal)) file = name;
                if (!Sources.TryGetValue(file, out string? text)) missing.Add($"{file} ({name})");
                else if (name != file && !Regex.IsMatch(text, $@"\b{Regex.Escape(name)}\b")) missing.Add($"{name} in {file}");
            }
        }
        foreach (string file in Quoted(RepositoryFiles.ReadText(Document)).Where(name => name.EndsWith(".cs", StringComparison.Ordinal)))
            if (!Sources.ContainsKey(file)) missing.Add(file);
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_test_that_is_named_exists() =>
        Assert.Empty(Rows.SelectMany(row => Quoted(row.Tests)).Except(Tests));

    private static IEnumerable<string> Quoted(string text) => Regex.Matches(text, "`([^`\n]+)`").Select(match => match.Groups[1].Value);

    private static bool IsOurs(string path) =>
        (path.StartsWith("src/", StringComparison.Ordinal) || path.StartsWith("test/", StringComparison.Ordinal))
        && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal);
}
