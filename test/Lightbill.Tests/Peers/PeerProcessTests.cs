using System.Text.Json;

namespace Lightbill.Tests.Peers;

/// <summary>
/// The peers read the examples of the specification rightly, their known faults apart. This proves the harness: what it says of a peer in
/// a comparison with ours is what the peer says.
/// </summary>
public sealed class PeerProcessTests
{
    // Each must still be there: a peer that mended its fault makes the test fail, and the line goes.
    private static readonly Dictionary<(string Peer, string Vector), string> KnownRefusals = new()
    {
        // Reads the key field of the wrong length as a key.
        [(PeerProcess.Bolt11, "ignored-fields")] = "signature pubkey does not match payee pubkey",
        // An empty fallback field stops its bech32 writer.
        [(PeerProcess.Light, "ignored-fields")] = "radix2.encode input should be Uint8Array",
        // Bit 48 is younger than Debian's version.
        [(PeerProcess.Electrum, "payment-metadata")] = "UnknownEvenFeatureBits: 48",
    };

    public static TheoryData<string> Peers => [.. PeerProcess.All];

    [Theory]
    [MemberData(nameof(Peers))]
    public void Reads_the_valid_examples_of_the_specification(string peer)
    {
        var vectors = ValidVectors();
        var answers = PeerProcess.Ask(peer, [.. vectors.Select(vector => vector.GetProperty("invoice").GetString()!)]);
        List<string> wrong = [];
        foreach (var (vector, answer) in vectors.Zip(answers))
        {
            var name = vector.GetProperty("name").GetString()!;
            if (KnownRefusals.TryGetValue((peer, name), out var refusal))
            {
                if (!answer.TryGetProperty("error", out var said) || !said.GetString()!.Contains(refusal, StringComparison.Ordinal))
                {
                    wrong.Add($"{name}: the known refusal is gone: {answer}");
                }
                continue;
            }
            wrong.AddRange(Differences(peer, vector.GetProperty("expected"), answer).Select(difference => $"{name}: {difference}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Peers))]
    public void Every_line_is_answered_whatever_it_holds(string peer)
    {
        var good = ValidVectors()[0].GetProperty("invoice").GetString()!;
        string[] odd = ["", " ", "1", "ln1", "lnbc1", "\0", "\u2028\u0085", "\ud800", new('q', 100_000), "lnbc1" + new string('q', 200)];
        string[] lines = [good, .. odd, .. Enumerable.Repeat(good, 2000)];

        var answers = PeerProcess.Ask(peer, lines);

        Assert.Equal(lines.Length, answers.Count);
        Assert.All(answers.Skip(1).Take(odd.Length), answer => Assert.True(answer.TryGetProperty("error", out _)));
        Assert.All(answers.Skip(1 + odd.Length), answer => Assert.False(answer.TryGetProperty("error", out _)));
    }

    [Fact]
    public void A_line_break_inside_an_invoice_is_refused() =>
        Assert.Throws<ArgumentException>(() => PeerProcess.Ask(PeerProcess.Bolt11, ["lnbc1\nlnbc1"]));

    [Fact]
    public void The_raw_object_of_bolt11_is_there_for_what_it_reads()
    {
        var raw = PeerProcess.AskBolt11Raw([ValidVectors()[0].GetProperty("invoice").GetString()!, "lnbc1"]);
        Assert.Equal("lnbc", raw[0]!.Value.GetProperty("prefix").GetString());
        Assert.Null(raw[1]);
    }

    private static IEnumerable<string> Differences(string peer, JsonElement expected, JsonElement answer)
    {
        if (answer.TryGetProperty("error", out var error))
        {
            yield return $"refused: {error}";
            yield break;
        }
        foreach (var (field, want) in Expected(peer, expected))
        {
            // A field the peer does not show at all is absent.
            if (answer.TryGetProperty(field, out var got) && !JsonElement.DeepEquals(got, want))
            {
                yield return $"{field} is {got.GetRawText()}, not {want.GetRawText()}";
            }
        }
    }

    private static IEnumerable<(string Field, JsonElement Want)> Expected(string peer, JsonElement vector)
    {
        foreach (var same in new[]
        {
            "network", "timestamp", "paymentHash", "paymentSecret", "description", "descriptionHash", "metadata", "payee", "features",
        })
        {
            yield return (same, vector.GetProperty(same));
        }
        var amount = vector.GetProperty("amountMsat");
        yield return ("amountMsat",
            amount.ValueKind == JsonValueKind.Null ? amount : JsonSerializer.SerializeToElement(amount.GetRawText()));
        yield return ("expirySeconds", Filled(vector.GetProperty("expirySeconds"), peer == PeerProcess.Invoices, 3600));
        yield return ("minFinalCltvExpiryDelta",
            Filled(vector.GetProperty("minFinalCltv"), peer is PeerProcess.Invoices or PeerProcess.Electrum, 18));
        yield return ("fallbacks", JsonSerializer.SerializeToElement(
            vector.GetProperty("fallbacks").EnumerateArray().Select(fallback => fallback.GetProperty("address").GetString())));
        yield return ("routeHints", JsonSerializer.SerializeToElement(vector.GetProperty("routes").EnumerateArray().Select(route =>
            route.EnumerateArray().Select(hop => new
            {
                publicKey = hop.GetProperty("pubkey").GetString(),
                shortChannelId = hop.GetProperty("shortChannelId").GetString(),
                feeBaseMsat = hop.GetProperty("feeBaseMsat").GetInt64(),
                feeProportionalMillionths = hop.GetProperty("feeProportionalMillionths").GetInt64(),
                cltvExpiryDelta = hop.GetProperty("cltvExpiryDelta").GetInt32(),
            }))));
        var signature = vector.GetProperty("signature");
        yield return ("signature", JsonSerializer.SerializeToElement(new
        {
            r = signature.GetProperty("r").GetString(),
            s = signature.GetProperty("s").GetString(),
            recoveryFlag = signature.GetProperty("recoveryFlag").GetInt32(),
        }));
        // light-bolt11-decoder does not recover the payee; no example that it reads names one.
    }

    private static JsonElement Filled(JsonElement value, bool peerFillsIn, int byDefault) =>
        value.ValueKind == JsonValueKind.Null && peerFillsIn ? JsonSerializer.SerializeToElement(byDefault) : value;

    private static JsonElement[] ValidVectors()
    {
        var file = Path.Combine(RepositoryRoot(), "vectors", "bolt11", "spec.json");
        return [.. JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("valid").EnumerateArray()];
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lightbill.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No Lightbill.slnx above {AppContext.BaseDirectory}");
        }
        return folder.FullName;
    }
}
