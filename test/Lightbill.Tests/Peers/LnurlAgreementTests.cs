using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lightbill.Tests.Peers;

/// <summary>
/// Other people's readers of LNURL find the same web address in the same text: what is different is in <see cref="Known"/> with its reason, and what is in there
/// occurs. LIGHTBILL_RANDOM_RUNS says how many addresses are generated.
/// </summary>
public sealed class LnurlAgreementTests
{
    /// <summary>A difference that we know: to which texts it belongs, and what the peer says instead (null: nothing, or an error).</summary>
    private sealed record Difference(string Peer, string Why, Func<Sample, bool> When, Func<Sample, string?> Says);

    /// <summary>A text, its form, and the address that we read in it.</summary>
    private sealed record Sample(string Form, string Text, string Url);

    /// <summary>The package lnurl neither reads nor writes more; LUD-01 has no limit.</summary>
    private const int MaxOfLnurl = 1023;

    private static readonly Difference[] Known =
    [
        new(PeerProcess.Lnurl, "it reads bech32 alone", sample => sample.Form is not ("bech32" or "BECH32"), _ => null),
        new(PeerProcess.Lnurl, "it reads at most 1023 characters", sample => sample.Text.Length > MaxOfLnurl, _ => null),
        new(PeerProcess.JsLnurl, "it reads no lightning: and no Lightning Address", sample => sample.Form is "lightning" or "slashes" or "name", _ => null),
        new(PeerProcess.JsLnurl, "it takes .onion in path and query for the host's, and asks without encryption",
            sample => sample.Form == "scheme" && sample.Url.StartsWith("https:", StringComparison.Ordinal) && sample.Url.Contains(".onion/", StringComparison.Ordinal),
            sample => "http" + sample.Url[5..]),
        new(PeerProcess.LnurlPay, "it reads no lightning://", sample => sample.Form == "slashes", _ => null),
        new(PeerProcess.LnurlPay, "it knows only the scheme for paying", sample => sample.Form == "scheme" && !IsForPaying(sample), _ => null),
        new(PeerProcess.LnurlPay, "it refuses a scheme's address with a query right behind the host, and with other characters than letters, digits and -_./?%&= in it",
            sample => IsForPaying(sample) && !Regex.IsMatch(Lower(sample.Text), @"^lnurlp://([\w-]+\.)+[\w-]+(:\d{1,5})?(/[\w\-./?%&=]*)?$"), _ => null),
        new(PeerProcess.LnurlPay, "it takes .onion anywhere in a scheme's address for the host's, and asks without encryption",
            sample => IsForPaying(sample) && sample.Url.StartsWith("https:", StringComparison.Ordinal) && sample.Url.Contains(".onion", StringComparison.Ordinal), sample => "http" + Lower(sample.Url)[5..]),
        new(PeerProcess.LnurlPay, "it lower-cases the whole address of a scheme, path and query too: another address is asked",
            sample => IsForPaying(sample) && sample.Url != Lower(sample.Url), sample => Lower(sample.Url)),
        new(PeerProcess.LnurlPay, "it reads no port and no +tag in a Lightning Address", sample => sample.Form == "name" && (sample.Text.Contains('+') || sample.Text.Contains(':')), _ => null),
        new(PeerProcess.LnurlPay, "it keeps the capitals of a Lightning Address; LUD-16 has none", sample => sample.Form == "name" && sample.Text != Lower(sample.Text),
            sample => $"https://{sample.Text.Split('@')[1]}/.well-known/lnurlp/{sample.Text.Split('@')[0]}"),
    ];

    public static TheoryData<string> Peers => [.. PeerProcess.ForLnurl];

    [Theory, MemberData(nameof(Peers))]
    public void Finds_what_the_peer_finds_but_for_the_known_differences(string peer)
    {
        PeerProcess.Require(peer);
        Sample[] samples = [.. Samples()];
        HashSet<Difference> seen = [];
        List<string> unexplained = [];
        foreach ((Sample sample, JsonElement answer) in samples.Zip(PeerProcess.Ask(peer, [.. samples.Select(sample => sample.Text)])))
        {
            string? theirs = answer.TryGetProperty("url", out JsonElement url) ? url.GetString() : null;
            if (theirs == sample.Url) continue;
            Difference? difference = Known.FirstOrDefault(one => one.Peer == peer && one.When(sample) && one.Says(sample) == theirs);
            if (difference is null) unexplained.Add($"{sample.Form} {sample.Text}: we {sample.Url}, {peer} {answer}");
            else seen.Add(difference);
        }
        Assert.Empty(unexplained.Take(20));
        Assert.Empty(Known.Where(one => one.Peer == peer).Except(seen).Select(one => "did not occur: " + one.Why));
    }

    [Fact]
    public void What_the_peer_writes_is_what_we_write()
    {
        PeerProcess.Require(PeerProcess.Lnurl);
        string[] urls = [.. Urls(http: true).Where(url => Lnurl.FromUrl(url).ToBech32().Length <= MaxOfLnurl)];
        foreach ((string url, JsonElement answer) in urls.Zip(PeerProcess.Ask(PeerProcess.Lnurl, urls)))
        {
            string theirs = answer.GetProperty("encoded").GetString()!;
            Assert.Equal(Lnurl.FromUrl(url).ToBech32(), theirs);
            Assert.Equal(url, ((Lnurl)PaymentInstruction.Parse(theirs)).Url);
        }
    }

    private static IEnumerable<Sample> Samples()
    {
        foreach (string url in Urls(http: true))
        {
            string bech32 = Lnurl.FromUrl(url).ToBech32();
            yield return Read("bech32", bech32);
            yield return Read("BECH32", bech32.ToUpperInvariant());
            yield return Read("lightning", "lightning:" + bech32);
            yield return Read("slashes", "lightning://" + bech32.ToUpperInvariant());
        }
        string[] schemes = ["lnurlp", "lnurlw", "lnurlc", "keyauth"];
        int next = 0;
        foreach (string url in Urls(http: false)) yield return Read("scheme", $"{schemes[next++ % schemes.Length]}://{url[(url.IndexOf("//", StringComparison.Ordinal) + 2)..]}");
        foreach (string name in new[] { "satoshi@bitcoin.org", "a-b_c.d@sub.example.co", "Satoshi@bitcoin.org", "satoshi+tip@bitcoin.org", "satoshi@bitcoin.org:8443", "0@a.io" })
            yield return Read("name", name);
    }

    private static Sample Read(string form, string text) =>
        new(form, text, PaymentInstruction.Parse(text) switch { Lnurl lnurl => lnurl.Url, LightningAddress address => address.Url, var other => throw new InvalidOperationException(other.Kind) });

    /// <summary>Web addresses of every shape that both sides take for one; <paramref name="http"/> adds those of hidden services with an address of their own.</summary>
    private static IEnumerable<string> Urls(bool http)
    {
        var random = new Random(20260404);
        string[] hosts = ["service.com", "a.b.example.co", "xn--bcher-kva.example", "192.0.2.7", "localhost.example"];
        string[] paths = ["", "/", "/api", "/Api/V1/LNURL", "/lnurlp:x", "/a%20b", "/.well-known/lnurlp/x", "/x.onion/y", "/%E2%82%BF"];
        string[] queries = ["", "?q=3fc3645b439ce8e7", "?tag=payRequest", "?k1=ABCDEF&x=%26", "?a=b&a=c", "?x", "?text=caf%C3%A9+au+lait"];
        int count = RandomRuns.Count(150);
        for (int i = 0; i < count; i++)
            yield return $"https://{Pick(hosts)}{(random.Next(4) == 0 ? ":8443" : "")}{Pick(paths)}{Pick(queries)}{(random.Next(4) == 0 ? "#" + new string('z', random.Next(1500)) : "")}";
        if (http) yield return "http://abcdefghijklmnop.onion/Path?x=Y";
        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    private static bool IsForPaying(Sample sample) => sample.Text.StartsWith("lnurlp:", StringComparison.Ordinal);

    private static string Lower(string text) => text.ToLowerInvariant();
}
