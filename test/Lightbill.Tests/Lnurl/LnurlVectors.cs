using System.Text.Json;

namespace Lightbill.Tests.Lnurls;

/// <summary>The vectors of <c>vectors/lnurl/lnurl.json</c>.</summary>
internal static class LnurlVectors
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.PathOf("vectors/lnurl/lnurl.json"))).RootElement;

    public static IReadOnlyList<JsonElement> Section(params string[] path)
    {
        JsonElement section = Root;
        foreach (string name in path) section = section.GetProperty(name);
        return [.. section.EnumerateArray()];
    }

    public static JsonElement Object(string name) => Root.GetProperty(name);

    public static TheoryData<int> Indexes(params string[] path) => [.. Enumerable.Range(0, Section(path).Count)];

    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
