using System.Text.Json;

namespace Lightbill.Cli.Tests;

/// <summary>The examples of BOLT 11, all signed with one key that the specification gives away.</summary>
internal static class SpecVectors
{
    private static readonly JsonElement Root = JsonDocument.Parse(TestFiles.Read("vectors", "bolt11", "spec.json")).RootElement;

    public static string PrivateKey => Root.GetProperty("privateKey").GetString()!;

    public static string PublicKey => Root.GetProperty("publicKey").GetString()!;

    public static TheoryData<string> ValidNames => [.. Root.GetProperty("valid").EnumerateArray().Select(Name)];

    public static (string Invoice, JsonElement Expected) Valid(string name)
    {
        JsonElement vector = Root.GetProperty("valid").EnumerateArray().Single(one => Name(one) == name);
        return (vector.GetProperty("invoice").GetString()!, vector.GetProperty("expected"));
    }

    private static string Name(JsonElement vector) => vector.GetProperty("name").GetString()!;
}
