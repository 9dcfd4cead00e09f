using System.Text.RegularExpressions;

namespace Lightbill.Repository.Tests;

/// <summary>What the shipped code must not call: hidden clocks, hidden randomness, hidden cultures, hidden I/O.</summary>
public sealed class BannedApiTests
{
    private static readonly Ban[] Bans =
    [
        new(@"\bDateTime(Offset)?\s*\.\s*(Now|UtcNow|Today)\b", "take a TimeProvider", Everywhere),
        new(@"\bnew\s+Random\s*\(|\bRandom\s*\.\s*Shared\b", "take it from the caller or from RandomNumberGenerator", Everywhere),
        new(@"\.\s*To(Lower|Upper)\s*\(\s*\)", "say which culture: ToLowerInvariant, ToUpperInvariant", Everywhere),
        new(@"\bnew\s+HttpClient\s*\(|\bHttpClient\s+\w+\s*=\s*new\b", "take one that is guarded", OutsideTheGuard),
        new(@"(?<![\w.])(System\s*\.\s*)?Console\s*\.", "only the command line writes to a console", OutsideTheCommandLine),
        new(@"\bDateTime\b", "the core counts seconds and uses DateTimeOffset", Core),
        new(@"\bTimeProvider\s*\.\s*System\b", "the core has no clock", Core),
        new(@"\bRandomNumberGenerator\b", "the core has no randomness", CoreOutsideCryptography),
        new(@"(?<![\w.])(System\s*\.\s*IO\s*\.\s*)?(File|Directory)\s*\.", "the core does no I/O", CoreOutsideCryptography),
        new(@"\bEnvironment\s*\.\s*GetEnvironmentVariable", "the core reads no environment", CoreOutsideCryptography),
    ];

    [Fact]
    public void The_shipped_code_calls_nothing_that_is_banned()
    {
        var sources = Repository.TrackedFiles
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(sources);
        Assert.Empty(sources.SelectMany(path => Problems(path, Repository.Read(path))));
    }

    [Theory]
    [InlineData("src/Lightbill.Cli/A.cs", "var now = DateTime.Now;")]
    [InlineData("src/Lightbill.Cli/A.cs", "var now = DateTimeOffset . UtcNow;")]
    [InlineData("src/Lightbill.Cli/A.cs", "var dice = new Random(1);")]
    [InlineData("src/Lightbill.Cli/A.cs", "Random.Shared.Next()")]
    [InlineData("src/Lightbill.Cli/A.cs", "text.ToLower()")]
    [InlineData("src/Lightbill.Cli/A.cs", "text.ToUpper( )")]
    [InlineData("src/Lightbill.Client/A.cs", "using var client = new HttpClient(handler);")]
    [InlineData("src/Lightbill.Client/A.cs", "HttpClient client = new();")]
    [InlineData("src/Lightbill.Qr/A.cs", "Console.WriteLine(1);")]
    [InlineData("src/Lightbill.Qr/A.cs", "System.Console.Error.Write(1);")]
    [InlineData("src/Lightbill/A.cs", "DateTime when;")]
    [InlineData("src/Lightbill/A.cs", "var clock = TimeProvider.System;")]
    [InlineData("src/Lightbill/A.cs", "RandomNumberGenerator.Fill(bytes);")]
    [InlineData("src/Lightbill/A.cs", "File.ReadAllText(path)")]
    [InlineData("src/Lightbill/A.cs", "Environment.GetEnvironmentVariable(name)")]
    [InlineData("src/Lightbill/A.cs", "$\"at {DateTimeOffset.Now:O}\"")]
    [InlineData("src/Lightbill/A.cs", "$\"\"\"at {DateTimeOffset.Now:O}\"\"\"")]
    [InlineData("src/Lightbill/A.cs", "var a = '\"'; text.ToLower();")]
    [InlineData("src/Lightbill/A.cs", "var a = @\"C:\\\"; text.ToLower();")]
    public void A_banned_call_is_found(string path, string code) => Assert.Single(Problems(path, code));

    [Theory]
    [InlineData("src/Lightbill.Cli/A.cs", "Console.WriteLine(File.ReadAllText(path).ToLowerInvariant());")]
    [InlineData("src/Lightbill/Cryptography/A.cs", "Environment.GetEnvironmentVariable(name); File.Exists(path);")]
    [InlineData("src/Lightbill/A.cs", "DateTimeOffset when; TimeProvider clock; TextWriter console;")]
    [InlineData("src/Lightbill/A.cs", "// not DateTime.Now\n/* nor Console.Write */ var a = \"text.ToLower()\";")]
    [InlineData("src/Lightbill/A.cs", "var a = $\"Console.Write {{DateTime.Now}}\"; var b = \"\"\"Random.Shared\"\"\";")]
    [InlineData("src/Lightbill.Client/GuardedHttp.cs", "return new HttpClient(handler);")]
    [InlineData("src/Lightbill/A.cs", "this.Console.Write(1); MyFile.Read();")]
    public void An_innocent_one_is_not(string path, string code) => Assert.Empty(Problems(path, code));

    [Fact]
    public void The_line_is_named() =>
        Assert.Equal(
            "src/Lightbill/A.cs:3: .ToLower(): say which culture: ToLowerInvariant, ToUpperInvariant",
            Assert.Single(Problems("src/Lightbill/A.cs", "\"\"\"\n\n\"\"\".ToLower()")));

    private static IEnumerable<string> Problems(string path, string text)
    {
        var code = CSharpText.CodeOnly(text);
        // One problem a line and place: DateTime.Now in the core breaks two bans and is named once.
        return Bans.Where(ban => ban.AppliesTo(path))
            .SelectMany(ban => Regex.Matches(code, ban.Pattern)
                .Select(match => (Line: LineOf(code, match.Index), match.Value, ban.Instead)))
            .DistinctBy(found => found.Line)
            .Select(found => $"{path}:{found.Line}: {found.Value.Trim()}: {found.Instead}");
    }

    private static int LineOf(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    private static bool Everywhere(string path) => true;

    // The one place that makes the guarded handler: every connection of the shipped code goes through its look at the address (docs/adr/0013).
    private static bool OutsideTheGuard(string path) => path != "src/Lightbill.Client/GuardedHttp.cs";

    private static bool OutsideTheCommandLine(string path) => !path.StartsWith("src/Lightbill.Cli/", StringComparison.Ordinal);

    private static bool Core(string path) => path.StartsWith("src/Lightbill/", StringComparison.Ordinal);

    private static bool CoreOutsideCryptography(string path) =>
        Core(path) && !path.StartsWith("src/Lightbill/Cryptography/", StringComparison.Ordinal);

    private sealed record Ban(string Pattern, string Instead, Func<string, bool> AppliesTo);
}
