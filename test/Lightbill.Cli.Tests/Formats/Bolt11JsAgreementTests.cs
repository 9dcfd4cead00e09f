using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lightbill.Bolt11;
using Lightbill.Tests;

using Lightbill.Tests.Peers;

namespace Lightbill.Cli.Tests.Formats;

/// <summary>
/// <c>decode -f bolt11js</c> prints what the npm package bolt11 gives, to the order of the keys; what differs on purpose is in one table. Which invoices the
/// package refuses is told in docs/peers.md.
/// </summary>
public sealed class Bolt11JsAgreementTests(ITestOutputHelper output)
{
    private const int Shown = 20;
    private const int ChunkSize = 5_000;

    /// <summary>What we print otherwise, and how to make the package's object into ours. Each must occur.</summary>
    private static readonly (string What, Func<Bolt11Invoice, bool> When, Action<Bolt11Invoice, JsonObject> Mend)[] Differences =
    [
        ("timeExpireDateString is left out beyond the year 9999", invoice => invoice.HasExpiryField && invoice.ExpiresAt == DateTimeOffset.MaxValue,
            (_, said) => said.Remove("timeExpireDateString")),
        ("a repeated x or c is exact up to 64 bits and 2^64 - 1 beyond, where the package has what a double holds", invoice => LargeNumbers(invoice).Any(),
            (invoice, said) =>
            {
                foreach ((int index, BigInteger number) in LargeNumbers(invoice))
                    said["tags"]![index]!["data"] = (ulong)BigInteger.Min(number, ulong.MaxValue);
            }),
    ];

    [Fact]
    public void Prints_what_the_package_gives()
    {
        string[] texts = [.. Texts().Where(text => Bolt11Invoice.TryParse(text, out _)).Distinct(StringComparer.Ordinal)];
        IEnumerable<JsonElement?> answers = texts.Chunk(ChunkSize).SelectMany(chunk => PeerProcess.AskBolt11Raw(chunk));
        HashSet<string> seen = [];
        List<string> wrong = [];
        int compared = 0;
        foreach ((string text, JsonElement? answer) in texts.Zip(answers))
        {
            if (answer is not { } raw) continue;
            CliRun run = CliRun.Of(["decode", "-f", "bolt11js", text]);
            string theirs = Mended(Bolt11Invoice.Parse(text), raw, seen);
            string ours = Compact(run.Output);
            if (ours != theirs) wrong.Add($"{text}\n  ours:   {ours}\n  theirs: {theirs}\n  {run.Error}");
            compared++;
        }
        output.WriteLine(FormattableString.Invariant($"{compared} of {texts.Length} invoices compared, {wrong.Count} wrong"));
        Assert.True(wrong.Count == 0, FormattableString.Invariant($"{wrong.Count} of {compared} differ:\n{string.Join('\n', wrong.Take(Shown))}"));
        Assert.Equal(Differences.Select(one => one.What), Differences.Select(one => one.What).Where(seen.Contains));
        Assert.True(compared > 300, "too few invoices were compared");
    }

    private static IEnumerable<string> Texts()
    {
        int count = RandomRuns.Count(400);
        var generator = new InvoiceGenerator(seed: 3026);
        var deviations = new Deviations.AtRandom(seed: 3027);
        return
        [
            .. SpecVectors.ValidInvoices,
            .. Deviations.ByHand(),
            .. Enumerable.Range(0, count).Select(_ => generator.Next().ToString()),
            .. Enumerable.Range(0, count).Select(_ => deviations.Next().ToString()),
        ];
    }

    /// <summary>Where among the fields there are numbers that a double cannot hold. Where they count, the package refuses the invoice.</summary>
    private static IEnumerable<(int Index, BigInteger Number)> LargeNumbers(Bolt11Invoice invoice) =>
        from field in invoice.Fields.Index()
        where field.Item.Tag is 'x' or 'c'
        let number = field.Item.Words.ToArray().Aggregate(BigInteger.Zero, (sum, word) => (sum << 5) | word)
        where number > 1UL << 53
        select (field.Index, number);

    /// <summary>The package's object as we would print it: compact, the keys in its order.</summary>
    private static string Mended(Bolt11Invoice invoice, JsonElement raw, HashSet<string> seen)
    {
        JsonObject said = JsonObject.Create(raw)!;
        foreach ((string what, Func<Bolt11Invoice, bool> when, Action<Bolt11Invoice, JsonObject> mend) in Differences)
        {
            if (!when(invoice)) continue;
            mend(invoice, said);
            seen.Add(what);
        }
        return JsonSerializer.Serialize(said);
    }

    private static string Compact(string json)
    {
        if (json.Length == 0) return "nothing";
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement);
    }
}
