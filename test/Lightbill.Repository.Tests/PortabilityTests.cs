using System.Text.RegularExpressions;

namespace Lightbill.Repository.Tests;

/// <summary>Nothing in the repository knows on which machine, or from which registry, it was made.</summary>
public sealed class PortabilityTests
{
    private const string Slash = "/"; // so that this file does not hold what it looks for

    // A folder of one machine: at the start of a path, not in the middle of an address or of another path.
    private static readonly Regex MachinePath =
        new($@"(?<![\w.~:/-])({Slash}(root|tmp|work|home/\w+|Users/\w+){Slash}|[A-Z]:\\+Users)", RegexOptions.CultureInvariant);

    private static readonly Regex RegistryHost = new(
        "(api[.]nuget[.]org|registry[.](npmjs|yarnpkg|npmmirror)[.]|pypi[.]org|deb[.]debian[.]org"
        + "|(?<![\\w-])registry\\s*=\\s*http|\"resolved\":\\s*\"(https?|git))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    [Fact]
    public void No_tracked_text_names_a_folder_of_a_machine_or_a_registry()
    {
        var files = Repository.TextFiles().Where(file => !file.Path.StartsWith("vectors/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => Problems(file.Path, file.Text)));
    }

    [Theory]
    [InlineData("see " + Slash + "root/x")]
    [InlineData("\"" + Slash + "tmp/out.txt\"")]
    [InlineData("cd " + Slash + "work/main")]
    [InlineData("(" + Slash + "home/anna/src)")]
    [InlineData("at C:" + @"\Users\anna")]
    [InlineData("\"C:" + @"\\Users\\anna\""")]
    [InlineData("https://api." + "nuget.org/v3/index.json")]
    [InlineData("\"resolved\"" + ": \"https://example.org/x.tgz\"")]
    [InlineData("registry" + "=https://example.org/")]
    public void A_machine_or_a_registry_is_found(string text) => Assert.Single(Problems("a.md", text));

    [Theory]
    [InlineData("https://example.org/root/x and https://example.org:80/tmp/x")]
    [InlineData("out/tmp/x, ../work/y, ~/tmp/z")]
    [InlineData("/usr/lib/x and /root")]
    [InlineData("https://www.nuget.org/packages/Lightbill")]
    [InlineData("\"resolved\": \"1.2.3\"")]
    public void An_innocent_text_is_not(string text) => Assert.Empty(Problems("a.md", text));

    /// <summary>What reads several bytes as one number asks which of them comes first, or is code for a machine where that is known.</summary>
    [Fact]
    public void What_reads_several_bytes_at_once_says_which_comes_first()
    {
        var files = Repository.TextFiles().Where(file => file.Path.StartsWith("src/Lightbill/", StringComparison.Ordinal)
            && Regex.IsMatch(file.Text, @"Unsafe\.(Read|Write)Unaligned|MemoryMarshal\.(Read|Write|Cast)\b|BitConverter\.(To|Get)")).ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.Where(file => !file.Text.Contains("BitConverter.IsLittleEndian", StringComparison.Ordinal) && !file.Text.Contains("Runtime.Intrinsics.X86", StringComparison.Ordinal))
            .Select(file => file.Path));
    }

    private static IEnumerable<string> Problems(string path, string text) =>
        new[] { MachinePath, RegistryHost }.SelectMany(rule => rule.Matches(text))
            .Select(match => $"{path}:{text.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value}");
}
