using Lightbill.Cryptography;
using Lightbill.Findings;
using Lightbill.Lnurls;

namespace Lightbill.Tests.Lnurls;

/// <summary>The terms of a service: what is asked within them and what beyond, and what is told to it about the payer.</summary>
public class TermsTests
{
    private const string K1 = "e2af6254a8df433264fa23f67eb8188635d15ce883e8fc020989d5f82ae6f11e";

    private static readonly Uri Source = new("https://service.example/lnurl");

    [Theory]
    [InlineData(0, false)]
    [InlineData(999, false)]
    [InlineData(1000, true)]
    [InlineData(3000, true)]
    [InlineData(5000, true)]
    [InlineData(5001, false)]
    public void An_amount_lies_within_the_bounds_or_no_invoice_is_asked_for(long msat, bool isTaken)
    {
        PayRequest pay = Pay("");
        Finding? refusal = pay.Refuses(MilliSatoshi.FromMsat(msat));
        Assert.Equal(isTaken ? null : "lnurl.amount-out-of-bounds", refusal?.Code);
        if (!isTaken) Assert.Contains("is not between 1sat and 5sat", refusal!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(""","allowsNostr":true""", true)]
    [InlineData(""","allowsNostr":false""", false)]
    public void Nostr_is_allowed_where_the_service_says_so(string members, bool isAllowed) => Assert.Equal(isAllowed, Pay(members).AllowsNostr);

    [Fact]
    public void What_the_payer_tells_is_written_in_the_order_of_the_specification()
    {
        using PrivateKey key = PrivateKey.Parse(new string('0', 63) + "1");
        LoginSignature signature = LoginSignature.Sign(Convert.FromHexString(K1), key);
        var data = new PayerData { Identifier = "a@b.example", Email = "c@d.example", Auth = signature, PublicKey = key.PublicKey, Name = "A \"B\"" };
        Assert.Equal(["name", "pubkey", "auth", "email", "identifier"], data.Names); // LUD-18
        using var json = System.Text.Json.JsonDocument.Parse(data.ToJson()!);
        Assert.Equal(data.Names, json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("A \"B\"", key.PublicKey.ToString(), "c@d.example", "a@b.example"),
            (json.RootElement.GetProperty("name").GetString(), json.RootElement.GetProperty("pubkey").GetString(), json.RootElement.GetProperty("email").GetString(), json.RootElement.GetProperty("identifier").GetString()));
        System.Text.Json.JsonElement auth = json.RootElement.GetProperty("auth");
        Assert.Equal((signature.PublicKey.ToString(), signature.Der), (auth.GetProperty("key").GetString(), auth.GetProperty("sig").GetString()));
        Assert.All(data.Names, name => Assert.True(data.Has(name)));
        Assert.False(data.Has("Name"));
        Assert.Null(new PayerData().ToJson());
    }

    [Fact]
    public void A_field_that_is_asked_for_is_shown_without_its_challenge() =>
        Assert.Equal("PayerDataField { Name = auth, IsMandatory = True }", new PayerDataField("auth", true, K1).ToString());

    [Theory]
    [InlineData("minWithdrawable", "x")]
    [InlineData("minWithdrawable", "-1")]
    [InlineData("maxWithdrawable", "x")]
    [InlineData("maxWithdrawable", "999")] // less than the least
    [InlineData("callback", "ftp://a.example/")]
    [InlineData("callback", null)]
    [InlineData("k1", null)]
    [InlineData("defaultDescription", null)]
    public void A_withdrawal_in_its_address_with_a_bad_term_names_it_and_is_asked_for(string term, string? value)
    {
        Dictionary<string, string?> terms = new()
        {
            ["tag"] = "withdrawRequest",
            ["k1"] = "aa",
            ["minWithdrawable"] = "1000",
            ["maxWithdrawable"] = "1000",
            ["defaultDescription"] = "tea",
            ["callback"] = "https://a.example/cb",
        };
        Assert.NotNull(Read(terms).FastWithdraw);
        terms[term] = value;
        Lnurl lnurl = Read(terms);
        Assert.Null(lnurl.FastWithdraw);
        Finding finding = Assert.Single(lnurl.Findings, finding => finding.Rule == FindingRules.LnurlFastForm);
        Assert.Contains(term, finding.Message, StringComparison.Ordinal);

        static Lnurl Read(Dictionary<string, string?> terms) => (Lnurl)PaymentInstruction.Parse(
            "lnurlw://a.example/w?" + string.Join('&', terms.Where(one => one.Value is not null).Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value!)}")));
    }

    [Theory]
    [InlineData("login", "login")]
    [InlineData("register", "register")]
    [InlineData("link", "link")]
    [InlineData("auth", "auth")]
    [InlineData("Login", null)]
    [InlineData("other", null)]
    public void A_login_says_what_it_is_for_if_it_is_one_of_four(string action, string? expected) =>
        Assert.Equal(expected, ((Lnurl)PaymentInstruction.Parse($"keyauth://a.example/in?tag=login&k1={K1}&action={action}")).Login!.Action);

    [Theory]
    [InlineData("tea@b.example:8080", 13, 5)]
    [InlineData("tea@b.example:1", 13, 2)]
    public void A_port_is_remarked_on_where_it_stands(string address, int offset, int length)
    {
        PaymentReading reading = PaymentInstruction.Read(address);
        Finding finding = Assert.Single(reading.Findings, finding => finding.Code == "name.port");
        Assert.Equal((FindingSeverity.Warning, offset, length), (finding.Severity, finding.Offset, finding.Length));
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==", "AAAA", "the iv is not 16 bytes")]
    [InlineData("*", "AAAAAAAAAAAAAAAAAAAAAA==", "the ciphertext is not base64 of at most 4 kB")]
    [InlineData("AAAA", "AAAAAAAAAAAAAAAAAAAAAA==", "the ciphertext is not whole blocks of 16 bytes")]
    [InlineData("", "AAAAAAAAAAAAAAAAAAAAAA==", "the ciphertext is not whole blocks of 16 bytes")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAAAA==", "the padding is wrong")]
    public void A_secret_that_cannot_be_opened_says_why(string ciphertext, string iv, string reason)
    {
        using PaymentPreimage preimage = PaymentPreimage.Parse(new string('0', 64));
        Assert.False(new AesAction(new("secret"), ciphertext, iv).TryDecrypt(preimage, out UntrustedText? secret, out Finding? problem));
        Assert.Null(secret);
        Assert.Equal(FindingSeverity.Warning, problem.Severity);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }

    private static PayRequest Pay(string members) => PayRequest.Read(System.Text.Encoding.UTF8.GetBytes(
        """{"tag":"payRequest","callback":"https://service.example/cb","minSendable":1000,"maxSendable":5000,"metadata":"[[\"text/plain\",\"tea\"]]" """ + members + "}"), Source).Value!;
}
