using System.Text.Json;
using Lightbill.Tests;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Fuzz;

/// <summary>What the fuzzer starts from: the specifications' vectors and generated invoices.</summary>
internal static class Seeds
{
    /// <summary>Few and different: the fuzzer looks at every one of them again and again.</summary>
    public static IReadOnlyList<string> Invoices { get; } = ReadInvoices();

    public static IEnumerable<string> Lnurls => TextsOf(RepositoryFiles.ReadJson("vectors/lnurl/lnurl.json")).Where(text => text.Length is > 8 and < 800);

    public static IEnumerable<string> BitcoinUris => TextsOf(RepositoryFiles.ReadJson("vectors/uris/bip321.json"))
        .Where(text => text.StartsWith("bitcoin:", StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<string> Bech32Texts => TextsOf(RepositoryFiles.ReadJson("vectors/bech32/bech32.json")).Where(text => text.Contains('1', StringComparison.Ordinal) && text.Length is > 6 and < 200);

    public static string ReadVector(string path) => RepositoryFiles.ReadText("vectors/" + path);

    private static List<string> ReadInvoices()
    {
        JsonElement vectors = RepositoryFiles.ReadJson("vectors/bolt11/spec.json");
        List<string> invoices = [];
        foreach (string kind in new[] { "valid", "invalid" })
            foreach (JsonElement vector in vectors.GetProperty(kind).EnumerateArray()) invoices.Add(vector.GetProperty("invoice").GetString()!);
        var generator = new InvoiceGenerator(seed: 20260611);
        for (int i = 0; i < 60; i++)
        {
            string invoice = generator.Next().ToString();
            if (invoice.Length < 1500) invoices.Add(invoice);
        }
        return invoices;
    }

    private static IEnumerable<string> TextsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => TextsOf(member.Value)),
        _ => [],
    };
}
