using System.Text.Json;
using Lightbill.Findings;
using Lightbill.Lnurls;

namespace Lightbill.Tests;

public class LnurlTests
{
    private static readonly JsonElement Vectors = RepositoryFiles.ReadJson("vectors/lnurl/lnurl.json");

    public static TheoryData<string, string> Valid => new(Vectors.GetProperty("lud01_bech32").GetProperty("valid").EnumerateArray().Select(one => (Text(one, "bech32"), Text(one, "url"))));

    public static TheoryData<string, string> Invalid => new(Vectors.GetProperty("lud01_bech32").GetProperty("invalid").EnumerateArray().Select(one => (Text(one, "bech32"), Text(one, "reason"))));

    public static TheoryData<string, string, string> Schemes => new(Vectors.GetProperty("lud17").EnumerateArray().Select(one => (Text(one, "input"), Text(one, "url"), Text(one, "tag"))));

    [Theory, MemberData(nameof(Valid))]
    public void Bech32_gives_the_address_and_back(string bech32, string url)
    {
        foreach (string text in new[] { bech32, bech32.ToUpperInvariant(), "lightning:" + bech32, "LIGHTNING://" + bech32, "lnurl:" + bech32, $"  {bech32[..20]}\r\n {bech32[20..]}" })
        {
            Lnurl lnurl = Assert.IsType<Lnurl>(PaymentInstruction.Parse(text));
            Assert.Equal(url, lnurl.Url);
            Assert.Equal(LnurlForm.Bech32, lnurl.Form);
            Assert.Equal(bech32.ToLowerInvariant(), lnurl.ToString());
        }
        Assert.Equal(bech32.ToLowerInvariant(), Lnurl.FromUrl(url).ToBech32());
        Lnurl inLink = Assert.IsType<Lnurl>(PaymentInstruction.Parse($"https://example.com/gift?x=1&lightning={bech32}&y=2#z"));
        Assert.Equal(url, inLink.Url);
    }

    [Theory, MemberData(nameof(Invalid))]
    public void A_broken_one_is_refused(string bech32, string reason)
    {
        PaymentReading reading = PaymentInstruction.Read(bech32);
        Assert.Null(reading.Instruction);
        Assert.Equal("lnurl", reading.Kind);
        Assert.Equal(reason switch
        {
            "checksum" or "no data part" => "bech32.checksum",
            "mixed case" => "bech32.mixed-case",
            "bech32m checksum" => "bech32.bech32m-checksum",
            "wrong human-readable part" => "lnurl.prefix",
            "payload is not UTF-8" or "empty payload" => "lnurl.payload",
            _ => "lnurl.url",
        }, reading.Error!.Code);
    }

    [Theory, MemberData(nameof(Schemes))]
    public void A_scheme_stands_for_https_or_http_and_names_the_tag(string input, string url, string tag)
    {
        Lnurl lnurl = Assert.IsType<Lnurl>(PaymentInstruction.Parse(input));
        Assert.Equal((url, tag, LnurlForm.Scheme), (lnurl.Url, lnurl.Tag, lnurl.Form));
        Assert.Equal(input, lnurl.ToString());
        Assert.True(lnurl.TryToSchemeUri(out string? again));
        Assert.Equal(input, again);
        Assert.Equal(url, Assert.IsType<Lnurl>(PaymentInstruction.Parse(lnurl.ToBech32())).Url);
        Assert.Equal(url, Assert.IsType<Lnurl>(PaymentInstruction.Parse(input.Replace("://", ":", StringComparison.Ordinal))).Url);
    }

    [Fact]
    public void Only_the_scheme_is_replaced()
    {
        Lnurl lnurl = Assert.IsType<Lnurl>(PaymentInstruction.Parse("LNURLP://example.com/lnurlp://x?y=lnurlp:z"));
        Assert.Equal("https://example.com/lnurlp://x?y=lnurlp:z", lnurl.Url);
    }

    [Fact]
    public void A_fast_withdrawal_gives_its_terms()
    {
        foreach (JsonElement one in Vectors.GetProperty("lud08_fast_withdraw").EnumerateArray())
        {
            Lnurl lnurl = Assert.IsType<Lnurl>(PaymentInstruction.Parse(Text(one, "url")));
            Assert.Equal("withdrawRequest", lnurl.Tag);
            Assert.Equal(one.GetProperty("complete").GetBoolean(), lnurl.FastWithdraw is not null);
            Assert.Equal(lnurl.FastWithdraw is null, lnurl.Findings.Any(finding => finding.Rule == FindingRules.LnurlFastForm));
            if (lnurl.FastWithdraw is not { } terms) continue;
            Assert.Equal(Text(one, "callback"), terms.Callback);
            Assert.Equal(Text(one, "defaultDescription"), terms.DefaultDescription.Raw);
            Assert.Equal((2000, 9000), (terms.MinWithdrawable.Msat, terms.MaxWithdrawable.Msat));
            Assert.Equal("77aa", terms.K1);
        }
    }

    [Theory]
    [InlineData("keyauth://site.com/in?k1=0b", "https://site.com/in?k1=0b&tag=login")]
    [InlineData("keyauth://site.com/in#x", "https://site.com/in?tag=login#x")]
    [InlineData("keyauth://site.com/in?tag=login&k1=0b", "https://site.com/in?tag=login&k1=0b")]
    [InlineData(
        "lnurlw://site.com/w?k1=a&minWithdrawable=1&maxWithdrawable=2&defaultDescription=x&callback=https%3A%2F%2Fsite.com%2Fc",
        "https://site.com/w?k1=a&minWithdrawable=1&maxWithdrawable=2&defaultDescription=x&callback=https%3A%2F%2Fsite.com%2Fc&tag=withdrawRequest")]
    [InlineData("lnurlp://site.com/p?x=1", "https://site.com/p?x=1")]
    public void What_only_the_scheme_told_is_kept_in_bech32(string scheme, string url)
    {
        Lnurl lnurl = Assert.IsType<Lnurl>(PaymentInstruction.Parse(scheme));
        Assert.Equal(url, Assert.IsType<Lnurl>(PaymentInstruction.Parse(lnurl.ToBech32())).Url);
    }

    [Fact]
    public void A_login_gives_its_challenge()
    {
        string k1 = Vectors.GetProperty("lud04_auth")[0].GetProperty("k1").GetString()!;
        Lnurl lnurl = Assert.IsType<Lnurl>(PaymentInstruction.Parse($"https://site.com/in?tag=login&k1={k1}&action=link"));
        Assert.Equal(new LnurlLogin(k1, "link"), lnurl.Login);
        Assert.True(lnurl.TryToSchemeUri(out string? uri));
        Assert.StartsWith("keyauth://site.com/in?", uri, StringComparison.Ordinal);
        Lnurl withoutOne = Assert.IsType<Lnurl>(PaymentInstruction.Parse("keyauth://site.com/in?tag=login&k1=00"));
        Assert.Null(withoutOne.Login);
        Assert.Contains(withoutOne.Findings, finding => finding.Rule == FindingRules.LnurlFastForm);
    }

    /// <summary>What the text is read as and what a client does with its address must not differ: one would show terms that the other does not follow.</summary>
    [Theory]
    [InlineData("https", "tag=withdrawRequest&k1=a&minWithdrawable=1&maxWithdrawable=2&defaultDescription=x&callback=https%3A%2F%2Fa.example%2Fc", null)]
    [InlineData("lnurlw", "k1=a&minWithdrawable=1&maxWithdrawable=2&defaultDescription=x&callback=https%3A%2F%2Fa.example%2Fc", null)]
    [InlineData("lnurlw", "k1=a&minWithdrawable=1&maxWithdrawable=2&defaultDescription=&callback=https%3A%2F%2Fa.example%2Fc", null)]
    [InlineData("lnurlw", "k1=a&minWithdrawable=1&maxWithdrawable=9223372036854775808&defaultDescription=x&callback=https%3A%2F%2Fa.example%2Fc", null)]
    [InlineData("lnurlw", "k1=a&minWithdrawable=1&maxWithdrawable=2&defaultDescription=x&callback=http%3A%2F%2Fa.onion%2Fc", null)]
    [InlineData("lnurlw", "k1=a&k1=&minWithdrawable=1&maxWithdrawable=2&defaultDescription=x&callback=https%3A%2F%2Fa.example%2Fc", null)]
    [InlineData("lnurlw", "k1=a&minWithdrawable=1&maxWithdrawable=2&callback=https%3A%2F%2Fa.example%2Fc", "defaultDescription")]
    [InlineData("lnurlw", "k1=a&minWithdrawable=1&maxWithdrawable=2&defaultDescription&callback=https%3A%2F%2Fa.example%2Fc", "defaultDescription")]
    [InlineData("lnurlw", "k1=&minWithdrawable=1&maxWithdrawable=2&defaultDescription=x&callback=https%3A%2F%2Fa.example%2Fc", "k1")]
    [InlineData("lnurlw", "k1&minWithdrawable=1&maxWithdrawable=2&defaultDescription=x&callback=https%3A%2F%2Fa.example%2Fc", "k1")]
    [InlineData("lnurlw", "minWithdrawable=1&maxWithdrawable=2&defaultDescription=x&callback=https%3A%2F%2Fa.example%2Fc", "k1")]
    [InlineData("lnurlw", "k1=a&minWithdrawable=1.5&maxWithdrawable=2&defaultDescription=x&callback=https%3A%2F%2Fa.example%2Fc", "minWithdrawable")]
    [InlineData("lnurlw", "k1=a&minWithdrawable=3&maxWithdrawable=2&defaultDescription=x&callback=https%3A%2F%2Fa.example%2Fc", "maxWithdrawable")]
    [InlineData("lnurlw", "k1=a&minWithdrawable=1&maxWithdrawable=2&defaultDescription=x&callback=http%3A%2F%2Fa.example%2Fc", "callback")]
    [InlineData("lnurlw", "k1=a&minWithdrawable=1&maxWithdrawable=2&defaultDescription=x&callback=https%3A%2F%2Fa.example%5C@b.example%2Fc", "callback")]
    [InlineData("lnurlw", "k1=a&minWithdrawable=1&maxWithdrawable=2&defaultDescription=x&callback=https%3A%2F%2Fu@b.example%2Fc", "callback")]
    [InlineData("lnurlw", "tag=payRequest&k1=a&minWithdrawable=1&maxWithdrawable=2&defaultDescription=x&callback=https%3A%2F%2Fa.example%2Fc", "tag")]
    public void The_terms_in_an_address_are_read_by_one_rule(string scheme, string query, string? wrong)
    {
        Lnurl lnurl = Lnurl.Parse($"{scheme}://a.example/w?{query}");
        LnurlReading<WithdrawRequest> reading = WithdrawRequest.ReadFast(new(lnurl.Url));
        Assert.Equal(wrong is null, reading.IsSuccess);
        Assert.Equal(wrong is null, LnurlRequest.ReadFromQuery(new(lnurl.Url), lnurl.Tag) is not null);
        Assert.Equal(wrong is null, lnurl.FastWithdraw is not null);
        Finding? finding = lnurl.Findings.SingleOrDefault(finding => finding.Rule == FindingRules.LnurlFastForm);
        if (wrong == "tag") Assert.Contains(lnurl.Findings, finding => finding.Rule == FindingRules.LnurlTag);
        else if (wrong is not null) Assert.Contains($"but {wrong} is", finding!.Message, StringComparison.Ordinal);
        else Assert.Null(finding);
        if (lnurl.FastWithdraw is not { } terms) return;
        WithdrawRequest withdraw = reading.Value!;
        Assert.Equal((withdraw.K1, withdraw.MinWithdrawable, withdraw.MaxWithdrawable), (terms.K1, terms.MinWithdrawable, terms.MaxWithdrawable));
        Assert.Equal((withdraw.Callback.AbsoluteUri, withdraw.DefaultDescription?.Raw ?? ""), (terms.Callback, terms.DefaultDescription.Raw));
    }

    [Theory]
    [InlineData("keyauth", "k1={0}", null, null)]
    [InlineData("https", "tag=login&k1={0}&action=register", "register", null)]
    [InlineData("keyauth", "k1={0}&action=", null, null)]
    [InlineData("keyauth", "k1={0}&action=dance", null, null)]
    [InlineData("keyauth", "k1={0}&k1=00&action=auth", "auth", null)]
    [InlineData("keyauth", "k1=00", null, "k1")]
    [InlineData("keyauth", "k1&k2={0}", null, "k1")]
    [InlineData("keyauth", "action=login", null, "k1")]
    [InlineData("keyauth", "tag=payRequest&k1={0}", null, "tag")]
    public void A_login_in_an_address_is_read_by_one_rule(string scheme, string query, string? action, string? wrong)
    {
        const string K1 = "E2AF6254A8DF433264FA23F67EB8188635D15CE883E8FC020989D5F82AE6F11E";
        Lnurl lnurl = Lnurl.Parse($"{scheme}://a.example/in?{query.Replace("{0}", K1, StringComparison.Ordinal)}");
        LnurlReading<LoginRequest> reading = LoginRequest.Read(new(lnurl.Url));
        Assert.Equal(wrong is null, reading.IsSuccess);
        Assert.Equal(wrong is null ? new(K1.ToLowerInvariant(), action) : null, lnurl.Login);
        Finding? finding = lnurl.Findings.SingleOrDefault(finding => finding.Rule == FindingRules.LnurlFastForm);
        if (wrong == "tag") Assert.Contains(lnurl.Findings, finding => finding.Rule == FindingRules.LnurlTag);
        else if (wrong is not null) Assert.Contains($"but {wrong} is", finding!.Message, StringComparison.Ordinal);
        else Assert.Null(finding);
        // What is remarkable about the terms is told by who carries on with them.
        Assert.Equal(query.Contains("dance", StringComparison.Ordinal), reading.Findings.Any(one => one.Rule == FindingRules.LnurlLoginAction));
    }

    [Theory]
    [InlineData("lnurlp://user@example.com/x")]
    [InlineData("lnurlp://example.com\\@evil.example/x")]
    [InlineData("lnurlp://")]
    [InlineData("lnurlp:///x")]
    [InlineData("lnurlp://a..b/x")]
    [InlineData("lnurlp://example.com:99999/x")]
    [InlineData("lnurlp://example.com:/x")]
    [InlineData("lnurlp://[::g]/x")]
    public void An_address_that_must_not_be_contacted_is_refused(string text) => Assert.Equal("lnurl.url", PaymentInstruction.Read(text).Error?.Code);

    [Theory]
    [InlineData("http://example.com/x?tag=payRequest")]
    [InlineData("https://example.com/")]
    [InlineData("https://example.com/?tag=nonsense")]
    public void A_web_page_is_no_request(string text) => Assert.Equal("text.web-link", PaymentInstruction.Read(text).Error?.Code);

    [Fact]
    public void Look_alikes_and_contradicting_tags_are_remarked_on()
    {
        Assert.Contains(PaymentInstruction.Parse("lnurlp://exаmple.com/x").Findings, finding => finding.Rule == FindingRules.LnurlLookAlike);
        Assert.Contains(PaymentInstruction.Parse("lnurlp://example.com/x?tag=login").Findings, finding => finding.Rule == FindingRules.LnurlTag);
    }

    [Fact]
    public void A_long_address_is_refused()
    {
        string url = "https://example.com/" + new string('a', Lnurl.MaxUrlBytes);
        Assert.Equal("lnurl.too-long", Assert.Throws<PaymentRequestFormatException>(() => Lnurl.FromUrl(url)).Finding.Code);
        Assert.Equal(Lnurl.MaxUrlBytes, Lnurl.FromUrl(url[..Lnurl.MaxUrlBytes]).Url.Length);
    }

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;
}
