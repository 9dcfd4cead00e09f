using System.Xml.Linq;

namespace Lightbill.Repository.Tests;

/// <summary>Which project may use which: an arrow that is not in this table is a decision, and is taken in docs/adr first.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Lightbill"] = [],
        ["Lightbill.Qr"] = ["Lightbill"],
        ["Lightbill.Client"] = ["Lightbill"],
        ["Lightbill.Cli"] = ["Lightbill", "Lightbill.Qr", "Lightbill.Client"],
    };

    // The core comes alone: nothing of others goes into it.
    private static readonly string[] WithoutPackages = ["Lightbill"];

    [Fact]
    public void Every_reference_between_the_shipped_projects_is_in_the_table()
    {
        var projects = Repository.TrackedFiles
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(projects);
        Assert.Empty(projects.SelectMany(path => Problems(Path.GetFileNameWithoutExtension(path), Repository.Read(path))));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("Lightbill.slnx");
        Assert.All(
            Repository.TrackedFiles.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)),
            path => Assert.Contains($"\"{path}\"", solution, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Lightbill", """<ProjectReference Include="../Lightbill.Qr/Lightbill.Qr.csproj" />""", "may not use Lightbill.Qr")]
    [InlineData("Lightbill.Qr", """<ProjectReference Include="..\Lightbill.Client\Lightbill.Client.csproj" />""", "may not use Lightbill.Client")]
    [InlineData("Lightbill.Cli", """<ProjectReference Include="../../test/Lightbill.Tests/Lightbill.Tests.csproj" />""", "may not use Lightbill.Tests")]
    [InlineData("Lightbill", """<PackageReference Include="Newtonsoft.Json" />""", "package Newtonsoft.Json")]
    [InlineData("Lightbill", """<PackageReference Include="Some.Analyzer" PrivateAssets="compile" />""", "package Some.Analyzer")]
    [InlineData("Lightbill.New", "", "add it to the table")]
    public void A_reference_outside_the_table_is_found(string project, string item, string problem) =>
        Assert.Contains(
            problem, Assert.Single(Problems(project, $"<Project><ItemGroup>{item}</ItemGroup></Project>")), StringComparison.Ordinal);

    [Theory]
    [InlineData("Lightbill.Cli", """<ProjectReference Include="../Lightbill/Lightbill.csproj" />""")]
    [InlineData("Lightbill.Cli", """<PackageReference Include="System.CommandLine" />""")]
    [InlineData("Lightbill", """<PackageReference Include="Some.Analyzer" PrivateAssets="all" />""")]
    public void A_reference_in_the_table_is_not(string project, string item) =>
        Assert.Empty(Problems(project, $"<Project><ItemGroup>{item}</ItemGroup></Project>"));

    private static IEnumerable<string> Problems(string project, string text)
    {
        if (!Allowed.TryGetValue(project, out var allowed))
        {
            yield return $"{project}: unknown project, add it to the table in {nameof(ReferenceTests)}";
            yield break;
        }
        var document = XDocument.Parse(text);
        foreach (var reference in document.Descendants("ProjectReference"))
        {
            var used = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));
            if (!allowed.Contains(used))
            {
                yield return $"{project}: may not use {used}";
            }
        }
        foreach (var reference in document.Descendants("PackageReference").Where(_ => WithoutPackages.Contains(project)))
        {
            var stays = string.Equals(reference.Attribute("PrivateAssets")?.Value, "all", StringComparison.OrdinalIgnoreCase);
            if (!stays)
            {
                yield return $"{project}: may not use the package {reference.Attribute("Include")?.Value}";
            }
        }
    }
}
