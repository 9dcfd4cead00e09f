using System.Text.RegularExpressions;

namespace Lightbill.Repository.Tests;

/// <summary>The documents hold together: links lead somewhere, decisions are numbered, the changelog has its section.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Every_link_inside_the_repository_resolves()
    {
        var documents = Repository.TrackedFiles.Where(IsMarkdown).ToList();
        Assert.NotEmpty(documents);
        Assert.Empty(documents.SelectMany(path => BrokenLinks(path, Repository.Read(path), Exists, Repository.Read)));
    }

    [Theory]
    [InlineData("[a](missing.md)", "missing.md")]
    [InlineData("![a](img/missing.png)", "img/missing.png")]
    [InlineData("[a](../outside.md)", "../outside.md")]
    [InlineData("[a][b]\n\n[b]: missing.md \"title\"", "missing.md")]
    [InlineData("[a](#nowhere)", "#nowhere")]
    [InlineData("[a](there.md#nowhere)", "there.md#nowhere")]
    public void A_broken_link_is_found(string text, string link) =>
        Assert.Equal($"docs/a.md: {link}", Assert.Single(BrokenLinks("docs/a.md", text, path => path == "docs/there.md", _ => "# There")));

    [Theory]
    [InlineData("[a](there.md) [b](<there.md> \"title\") [c](https://example.org/x) [d](mailto:a@example.org)")]
    [InlineData("# The `x` field, twice\n\n[a](#the-x-field-twice)")]
    [InlineData("## A\n\n## A\n\n[a](#a-1)")]
    [InlineData("[a](there.md#there)")]
    [InlineData("[a](sub/) [b](/docs/there.md)")]
    [InlineData("```\n[a](missing.md)\n```\n\nand `[a](missing.md)`")]
    public void A_good_link_is_not(string text) =>
        Assert.Empty(BrokenLinks("docs/a.md", text, path => path is "docs/there.md" or "docs/sub", _ => "# There"));

    [Fact]
    public void Every_decision_record_has_its_number_and_title()
    {
        var records = Repository.TrackedFiles
            .Where(path => path.StartsWith("docs/adr/", StringComparison.Ordinal) && IsMarkdown(path)).ToList();
        Assert.Empty(records.Select(path => DecisionProblem(path, Repository.Read(path))).OfType<string>());
        Assert.Empty(records.Where(path => !path.EndsWith("/README.md", StringComparison.Ordinal))
            .GroupBy(path => Path.GetFileName(path)[..4]).Where(sameNumber => sameNumber.Count() > 1).Select(sameNumber => sameNumber.Key));
    }

    [Theory]
    [InlineData("docs/adr/0001-first.md", "# 1 First\n")]
    [InlineData("docs/adr/0001-first.md", "# 0002 First\n")]
    [InlineData("docs/adr/0001-first.md", "# 0001\n")]
    [InlineData("docs/adr/0001-first.md", "\n# 0001 First\n")]
    [InlineData("docs/adr/first.md", "# 0001 First\n")]
    public void A_decision_record_without_them_is_found(string path, string text) => Assert.NotNull(DecisionProblem(path, text));

    [Theory]
    [InlineData("docs/adr/0001-first.md", "# 0001 First\n\nText")]
    [InlineData("docs/adr/README.md", "# Decisions\n")]
    public void A_decision_record_with_them_is_not(string path, string text) => Assert.Null(DecisionProblem(path, text));

    [Fact]
    public void The_changelog_has_a_section() => Assert.True(HasSection(Repository.Read("CHANGELOG.md")));

    [Theory]
    [InlineData("# Changelog\n", false)]
    [InlineData("# Changelog\n\n## Soon\n", false)]
    [InlineData("# Changelog\n\n## Unreleased\n", true)]
    [InlineData("# Changelog\n\n## [1.2.3] - 2026-01-31\n", true)]
    [InlineData("# Changelog\n\n## 1.2.3\n", true)]
    public void A_changelog_without_one_is_found(string text, bool good) => Assert.Equal(good, HasSection(text));

    private static bool IsMarkdown(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    private static bool Exists(string path) => File.Exists(Repository.Absolute(path)) || Directory.Exists(Repository.Absolute(path));

    private static bool HasSection(string changelog) =>
        Regex.IsMatch(changelog, @"^## (\[?Unreleased\]?|\[?\d+\.\d+\.\d+\S*\]?)", RegexOptions.Multiline);

    private static string? DecisionProblem(string path, string text)
    {
        var name = Path.GetFileName(path);
        if (name == "README.md")
        {
            return null;
        }
        var number = Regex.Match(name, @"^(\d{4})-").Groups[1].Value;
        return number.Length == 4 && Regex.IsMatch(text, $@"\A# {number} \S")
            ? null
            : $"{path}: wants a name NNNN-title.md and the heading # NNNN Title";
    }

    private static IEnumerable<string> BrokenLinks(string path, string text, Func<string, bool> exists, Func<string, string> read)
    {
        var prose = Regex.Replace(WithoutFences(text), "(`+)(?!`).+?(?<!`)\\1(?!`)", "");
        var inline = Regex.Matches(prose, @"\]\(\s*(?:<([^>]*)>|([^)\s]*))[^)]*\)");
        var named = Regex.Matches(prose, @"^ {0,3}\[[^\]]+\]:\s*(?:<([^>]*)>|(\S+))", RegexOptions.Multiline);
        var links = inline.Concat(named).Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value);
        foreach (var link in links.Where(link => link.Length > 0 && !IsElsewhere(link)))
        {
            var parts = link.Split('#', 2);
            var target = parts[0].Length == 0 ? path : Resolve(path, Uri.UnescapeDataString(parts[0]));
            var found = target is not null && (parts[0].Length == 0 || exists(target));
            if (found && parts.Length == 2 && IsMarkdown(target!))
            {
                found = Anchors(target == path ? text : read(target!)).Contains(parts[1]);
            }
            if (!found)
            {
                yield return $"{path}: {link}";
            }
        }
    }

    private static bool IsElsewhere(string link) => Regex.IsMatch(link, "^([a-z][a-z0-9+.-]*:|//)", RegexOptions.IgnoreCase);

    /// <summary>The target from the root of the repository, or null when it lies outside.</summary>
    private static string? Resolve(string from, string target)
    {
        List<string> parts = target.StartsWith('/') ? [] : [.. from.Split('/')[..^1]];
        foreach (var part in target.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                return null;
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }
        return string.Join('/', parts);
    }

    /// <summary>The anchors of the headings, in the way the usual hosts make them; and those given by hand.</summary>
    private static HashSet<string> Anchors(string text)
    {
        HashSet<string> anchors = [.. Regex.Matches(text, "<a (?:id|name)=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
        foreach (Match heading in Regex.Matches(WithoutFences(text), @"^#{1,6} +(.+?) *#*\r?$", RegexOptions.Multiline))
        {
            var words = Regex.Replace(heading.Groups[1].Value, @"\[([^\]]*)\]\([^)]*\)", "$1");
            var slug = Regex.Replace(words.ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-');
            var anchor = slug;
            for (var again = 1; !anchors.Add(anchor); again++)
            {
                anchor = $"{slug}-{again}";
            }
        }
        return anchors;
    }

    private static string WithoutFences(string text) =>
        Regex.Replace(text, @"^ *(```+|~~~+)[^\n]*\n.*?^ *\1[ \r]*$", "", RegexOptions.Multiline | RegexOptions.Singleline);
}
