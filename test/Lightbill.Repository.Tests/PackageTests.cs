using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

namespace Lightbill.Repository.Tests;

/// <summary>
/// What a package must carry. The checks of the packages themselves are explicit (they need packed packages: LIGHTBILL_PACKAGES names the
/// folder, .ci/run packs and runs them); that they can fail is tested always.
/// </summary>
public sealed class PackageTests
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact(Explicit = true)]
    public void Every_package_carries_what_it_must()
    {
        var folder = Environment.GetEnvironmentVariable("LIGHTBILL_PACKAGES")
            ?? throw new InvalidOperationException("LIGHTBILL_PACKAGES is not set");
        // The folder is taken from the root: the runner may stand elsewhere.
        var files = Directory.GetFiles(Repository.Absolute(folder), "*.nupkg");
        Assert.NotEmpty(files);
        var linked = Environment.GetEnvironmentVariable("LIGHTBILL_SOURCE_LINK") == "1";
        Assert.Empty(files.SelectMany(file => Problems(
            Path.GetFileName(file), Entries(file), Entries(Path.ChangeExtension(file, ".snupkg")), linked, Repository.Root)));
    }

    [Fact]
    public void An_empty_package_lacks_everything()
    {
        Dictionary<string, byte[]> package = new() { ["A.nuspec"] = "<package><metadata /></package>"u8.ToArray() };
        var problems = Problems("A.nupkg", package, [], wantsSourceLink: true, "nowhere").ToList();
        foreach (var lacking in new[] { "README.md", "LICENSE", "CHANGELOG.md", "MIT", "description", "repository", "assembly", "symbols" })
        {
            Assert.Contains(problems, problem => problem.Contains(lacking, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_package_that_knows_its_machine_is_found()
    {
        Dictionary<string, byte[]> package = new() { ["lib/net10.0/A.dll"] = System.Text.Encoding.UTF8.GetBytes("x/build/folder/y") };
        var problems = Problems("A.nupkg", package, [], wantsSourceLink: false, "/build/folder");
        Assert.Contains(problems, problem => problem.Contains("names the folder", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Problems(
        string name, Dictionary<string, byte[]> package, Dictionary<string, byte[]> symbols, bool wantsSourceLink, string buildFolder)
    {
        foreach (var file in new[] { "README.md", "LICENSE", "CHANGELOG.md" }.Where(file => !package.ContainsKey(file)))
        {
            yield return $"{name}: no {file}";
        }

        var metadata = package.Where(entry => entry.Key.EndsWith(".nuspec", StringComparison.Ordinal))
            .Select(entry => XDocument.Load(new MemoryStream(entry.Value)).Root!.Elements().First()).FirstOrDefault();
        string? Value(string element) => metadata?.Elements().FirstOrDefault(child => child.Name.LocalName == element)?.Value;
        if (Value("license") != "MIT" || Value("readme") != "README.md")
        {
            yield return $"{name}: the manifest names no licence MIT and no README.md";
        }
        if (string.IsNullOrWhiteSpace(Value("description")) || string.IsNullOrWhiteSpace(Value("tags")))
        {
            yield return $"{name}: no description or tags";
        }
        var commit = metadata?.Elements().FirstOrDefault(child => child.Name.LocalName == "repository")?.Attribute("commit")?.Value;
        if (commit?.Length != 40)
        {
            yield return $"{name}: no repository commit";
        }

        var own = package.Keys.Where(path => IsOurs(path, ".dll")).ToList();
        if (own.Count == 0)
        {
            yield return $"{name}: no assembly of ours";
        }
        foreach (var path in own)
        {
            if (path.StartsWith("lib/", StringComparison.Ordinal) && !package.ContainsKey(Path.ChangeExtension(path, ".xml")))
            {
                yield return $"{name}: {path} has no documentation";
            }
            if (!symbols.ContainsKey(Path.ChangeExtension(path, ".pdb")))
            {
                yield return $"{name}: {path} has no symbols";
            }
        }
        if (symbols.Count == 0)
        {
            yield return $"{name}: no symbols package";
        }

        foreach (var (path, bytes) in package.Concat(symbols).Where(entry => Path.GetExtension(entry.Key) is ".dll" or ".pdb" or ".xml"))
        {
            if (bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(buildFolder)) >= 0)
            {
                yield return $"{name}: {path} names the folder it was built in";
            }
        }
        foreach (var (path, bytes) in symbols.Where(entry => wantsSourceLink && IsOurs(entry.Key, ".pdb")))
        {
            if (!HasSourceLink(bytes))
            {
                yield return $"{name}: {path} has no Source Link";
            }
        }
    }

    private static bool IsOurs(string path, string extension) =>
        Path.GetFileName(path).StartsWith("Lightbill", StringComparison.Ordinal) && path.EndsWith(extension, StringComparison.Ordinal);

    private static bool HasSourceLink(byte[] pdb)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(pdb));
        var reader = provider.GetMetadataReader();
        return reader.CustomDebugInformation.Any(handle => reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind) == SourceLink);
    }

    private static Dictionary<string, byte[]> Entries(string file)
    {
        Dictionary<string, byte[]> entries = [];
        if (!File.Exists(file))
        {
            return entries;
        }
        using var archive = ZipFile.OpenRead(file);
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            entries[entry.FullName] = copy.ToArray();
        }
        return entries;
    }
}
