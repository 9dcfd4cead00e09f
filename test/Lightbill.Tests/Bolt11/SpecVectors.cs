using System.Text.Json;

namespace Lightbill.Tests.Bolt11;

/// <summary>The examples of BOLT 11 (vectors/bolt11/spec.json), 16 valid and 10 invalid.</summary>
public static class SpecVectors
{
    /// <summary>The one example that the requirement text of 2025 contradicts: fields of wrong length, "to be ignored".</summary>
    public const string IgnoredFields = "ignored-fields";

    private static readonly JsonElement Root = RepositoryFiles.ReadJson("vectors/bolt11/spec.json");

    public static string PrivateKeyHex => Root.GetProperty("privateKey").GetString()!;

    public static string PublicKeyHex => Root.GetProperty("publicKey").GetString()!;

    public static TheoryData<string> ValidNames => [.. Root.GetProperty("valid").EnumerateArray().Select(Name)];

    public static TheoryData<string> InvalidNames => [.. Root.GetProperty("invalid").EnumerateArray().Select(Name)];

    public static IEnumerable<string> ValidInvoices => Root.GetProperty("valid").EnumerateArray().Select(vector => vector.GetProperty("invoice").GetString()!);

    public static IEnumerable<string> InvalidInvoices => Root.GetProperty("invalid").EnumerateArray().Select(vector => vector.GetProperty("invoice").GetString()!);

    public static (string Invoice, JsonElement Expected) Valid(string name)
    {
        JsonElement vector = Root.GetProperty("valid").EnumerateArray().Single(one => Name(one) == name);
        return (vector.GetProperty("invoice").GetString()!, vector.GetProperty("expected"));
    }

    public static string Invalid(string name) =>
        Root.GetProperty("invalid").EnumerateArray().Single(one => Name(one) == name).GetProperty("invoice").GetString()!;

    private static string Name(JsonElement vector) => vector.GetProperty("name").GetString()!;
}
