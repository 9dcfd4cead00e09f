using System.Text.Json;
using System.Text.Json.Nodes;
using Lightbill.Findings;
using Lightbill.Lnurls;

namespace Lightbill.Tests.Lnurls;

public class MessageTests
{
    private static readonly Uri Source = new("https://service.example/lnurl");

    public static TheoryData<int> Metadatas => LnurlVectors.Indexes("lud06_metadata_hash");

    public static TheoryData<int> FastWithdrawals => LnurlVectors.Indexes("lud08_fast_withdraw");

    public static TheoryData<int> GoodSecrets => LnurlVectors.Indexes("lud10_aes_cbc_pkcs7", "valid");

    public static TheoryData<int> BadSecrets => LnurlVectors.Indexes("lud10_aes_cbc_pkcs7", "invalid");

    public static TheoryData<int> Verifications => LnurlVectors.Indexes("lud21_verify");

    [Theory, MemberData(nameof(Metadatas))]
    public void The_hash_is_of_the_metadata_exactly_as_it_came(int index)
    {
        JsonElement vector = LnurlVectors.Section("lud06_metadata_hash")[index];
        PayRequest pay = Pay(json => json["metadata"] = vector.Text("metadata"));
        Assert.Equal(vector.Text("metadata"), pay.Metadata.Text);
        Assert.Equal(vector.Text("sha256"), pay.Metadata.Hash.ToString());
        Assert.Equal(vector.Text("sha256"), pay.ExpectedHash().ToString());
    }

    [Theory]
    [InlineData("a=1&b=2", "b", "2")]
    [InlineData("a=1&a=2", "a", "1")]
    [InlineData("a=two+teas%2B%26%C3%A9", "a", "two teas+&é")]
    [InlineData("t%61g=login", "tag", "login")] // as a service reads it
    [InlineData("a=", "a", "")]
    [InlineData("a", "a", null)]
    [InlineData("", "a", null)]
    [InlineData("A=1", "a", null)]
    public void A_parameter_is_read_as_services_do(string query, string name, string? value)
    {
        Assert.Equal(value, LnurlUri.Parameter(new($"https://service.example/?{query}"), name));
        if (value is not null) Assert.Equal(value, LnurlUri.Parameter(LnurlUri.Append(new("https://service.example/?x=1"), (name, value)), name));
    }

    [Fact]
    public void A_withdrawal_in_its_address_reads_the_same_before_and_after_the_conversation()
    {
        var lnurl = (Lnurl)PaymentInstruction.Parse(
            "lnurlw://a.example/w?tag=withdrawRequest&k1=a%2Bb&minWithdrawable=1000&maxWithdrawable=2000&defaultDescription=Two+teas&callback=https%3A%2F%2Fa.example%2Fcb");
        WithdrawRequest withdraw = WithdrawRequest.ReadFast(new(lnurl.Url)).Value!;
        LnurlFastWithdraw terms = lnurl.FastWithdraw!;
        Assert.Equal((terms.K1, terms.DefaultDescription, terms.Callback), (withdraw.K1, withdraw.DefaultDescription!, withdraw.Callback.AbsoluteUri));
        Assert.Equal((terms.MinWithdrawable, terms.MaxWithdrawable), (withdraw.MinWithdrawable, withdraw.MaxWithdrawable));
        Assert.Equal(("a+b", "Two teas"), (withdraw.K1, withdraw.DefaultDescription!.Raw));
    }

    [Fact]
    public void The_hash_with_payer_data_is_of_both()
    {
        foreach (JsonElement vector in LnurlVectors.Section("lud18_payerdata_hash"))
        {
            PayRequest pay = Pay(json => json["metadata"] = vector.Text("metadata"));
            string payerData = vector.Text("payerdata_decoded")!;
            Assert.Equal(vector.Text("sha256"), pay.ExpectedHash(payerData).ToString());
            Assert.Equal(payerData, Uri.UnescapeDataString(vector.Text("payerdata_query")!));
            Uri url = pay.InvoiceUrl(MilliSatoshi.FromSat(1), payerDataJson: payerData);
            Assert.Equal(payerData, LnurlUri.Parameter(url, "payerdata"));
            Assert.Contains($"payerdata={vector.Text("payerdata_query")}", url.AbsoluteUri, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(FastWithdrawals))]
    public void A_fast_withdrawal_is_read_from_its_address_if_it_is_complete(int index)
    {
        JsonElement vector = LnurlVectors.Section("lud08_fast_withdraw")[index];
        LnurlReading<WithdrawRequest> reading = WithdrawRequest.ReadFast(new(vector.Text("url")!));
        Assert.Equal(vector.GetProperty("complete").GetBoolean(), reading.IsSuccess);
        Assert.Equal(reading.IsSuccess, LnurlRequest.ReadFromQuery(new(vector.Text("url")!)) is not null);
        if (!reading.IsSuccess) return;
        Assert.Equal(vector.Text("callback"), reading.Value.Callback.AbsoluteUri);
        Assert.Equal(vector.Text("defaultDescription"), reading.Value.DefaultDescription!.Raw);
        Assert.Equal((2000, 9000, "77aa"), (reading.Value.MinWithdrawable.Msat, reading.Value.MaxWithdrawable.Msat, reading.Value.K1));
        Assert.DoesNotContain("77aa", reading.Value.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(GoodSecrets))]
    public void A_secret_of_the_vectors_is_decrypted(int index)
    {
        JsonElement vector = LnurlVectors.Section("lud10_aes_cbc_pkcs7", "valid")[index];
        AesAction action = Aes(vector, out PaymentPreimage preimage);
        Assert.Equal(vector.Text("payment_hash_hex"), preimage.Hash.ToString());
        Assert.True(action.TryDecrypt(preimage, out UntrustedText? secret, out _));
        Assert.Equal(vector.Text("plaintext_utf8"), secret.Raw);
    }

    [Theory, MemberData(nameof(BadSecrets))]
    public void A_secret_that_cannot_be_decrypted_is_a_warning_and_never_an_exception(int index)
    {
        AesAction action = Aes(LnurlVectors.Section("lud10_aes_cbc_pkcs7", "invalid")[index], out PaymentPreimage preimage);
        Assert.False(action.TryDecrypt(preimage, out UntrustedText? secret, out Finding? problem));
        Assert.Null(secret);
        Assert.Equal(("lnurl.decryption", FindingSeverity.Warning), (problem.Code, problem.Severity));
    }

    [Theory, MemberData(nameof(Verifications))]
    public void A_verification_of_the_vectors_is_read(int index)
    {
        JsonElement vector = LnurlVectors.Section("lud21_verify")[index];
        LnurlReading<VerifyResponse> reading = VerifyResponse.Read(System.Text.Encoding.UTF8.GetBytes(vector.Text("json")!));
        Assert.Equal(vector.Text("error"), reading.Reason?.Raw);
        Assert.Equal(vector.Text("error") is null, reading.IsSuccess);
        if (reading.IsSuccess) Assert.Equal(vector.GetProperty("settled").GetBoolean(), reading.Value.IsSettled);
    }

    [Fact]
    public void A_pay_request_is_read_with_everything_in_it()
    {
        PayRequest pay = Pay(json =>
        {
            json["metadata"] = """[["text/plain","tea"],["text/long-desc","much tea"],["image/png;base64","AAAA"],["text/identifier","a@b.example"],["text/email","c@d.example"],["x",{"y":1}]]""";
            json["commentAllowed"] = "30";
            json["payerData"] = JsonNode.Parse("""{"name":{"mandatory":true},"auth":{"mandatory":false,"k1":"00ff"},"odd":7}""");
            json["allowsNostr"] = true;
            json["nostrPubkey"] = new string('A', 64);
            json["withdrawLink"] = "lnurlw://service.example/w";
            json["status"] = "OK";
        });
        Assert.Equal((1000, 5000, 30), (pay.MinSendable.Msat, pay.MaxSendable.Msat, pay.CommentAllowed));
        Assert.Equal(("tea", "much tea", "a@b.example", "c@d.example"),
            (pay.Metadata.ShortDescription.Raw, pay.Metadata.LongDescription!.Raw, pay.Metadata.Identifier!.Raw, pay.Metadata.Email!.Raw));
        Assert.Equal(("image/png", 3), (pay.Metadata.Image!.MediaType, pay.Metadata.Image.Bytes.Length));
        Assert.Equal("""["x",{"y":1}]""", pay.Metadata.Entries[^1].Json);
        Assert.Equal([new("name", true), new("auth", false, "00ff")], pay.PayerData);
        Assert.Equal((true, new string('a', 64), "lnurlw://service.example/w"), (pay.AllowsNostr, pay.NostrPublicKey, pay.WithdrawLink!.ToString()));
        Assert.Empty(pay.Findings);
        Assert.Equal("lnurl.payer-data", pay.Refuses(MilliSatoshi.FromMsat(1000))!.Code);
        Assert.Null(pay.Refuses(MilliSatoshi.FromMsat(1000), payerData: new() { Name = "x" }));
    }

    [Theory]
    [InlineData("callback", null, "lnurl.missing-field")]
    [InlineData("callback", "\"ftp://a.example/\"", "lnurl.bad-url")]
    [InlineData("callback", "\"https://user:word@a.example/\"", "lnurl.bad-url")]
    [InlineData("callback", "\"/relative\"", "lnurl.bad-url")]
    [InlineData("minSendable", null, "lnurl.missing-field")]
    [InlineData("minSendable", "1000.0", "lnurl.bad-amount")]
    [InlineData("minSendable", "1e3", "lnurl.bad-amount")]
    [InlineData("minSendable", "-1", "lnurl.bad-amount")]
    [InlineData("minSendable", "true", "lnurl.bad-amount")]
    [InlineData("minSendable", "\"1000 \"", "lnurl.bad-amount")]
    [InlineData("minSendable", "0", "lnurl.amount-range")]
    [InlineData("minSendable", "5001", "lnurl.amount-range")]
    [InlineData("metadata", null, "lnurl.missing-field")]
    [InlineData("metadata", "[[\"text/plain\",\"x\"]]", "lnurl.bad-field")]
    [InlineData("metadata", "\"x\"", "lnurl.metadata")]
    [InlineData("metadata", "\"{}\"", "lnurl.metadata")]
    [InlineData("metadata", "\"[[1]]\"", "lnurl.metadata")]
    [InlineData("metadata", "\"[]\"", "lnurl.metadata-text")]
    [InlineData("metadata", "\"[[\\\"text/plain\\\",\\\"a\\\"],[\\\"text/plain\\\",\\\"b\\\"]]\"", "lnurl.metadata-text")]
    [InlineData("tag", null, "lnurl.missing-field")]
    [InlineData("tag", "\"dance\"", "lnurl.unknown-tag")]
    [InlineData("status", "\"eRRor\"", "lnurl.service-error")]
    public void A_pay_request_with_a_wrong_field_is_refused(string field, string? json, string code)
    {
        LnurlReading<PayRequest> reading = PayRequest.Read(PayJson(pay =>
        {
            if (json is null) pay.Remove(field);
            else pay[field] = JsonNode.Parse(json);
        }), Source);
        Assert.Equal(code, reading.Error?.Code);
        Assert.Null(reading.Value);
    }

    [Theory]
    [InlineData("maxSendable", "99999999999999999999999", "lnurl.amount-capped")]
    [InlineData("callback", "\"http://a.example/\"", "lnurl.insecure-url")]
    [InlineData("commentAllowed", "-3", "lnurl.bad-field")]
    [InlineData("allowsNostr", "1", "lnurl.bad-field")]
    [InlineData("nostrPubkey", "\"npub1xyz\"", "lnurl.bad-field")]
    [InlineData("metadata", "\"[[\\\"text/plain\\\",\\\"a\\\"],[\\\"image/png;base64\\\",\\\"*\\\"]]\"", "lnurl.metadata-entry")]
    public void A_deviation_that_does_no_harm_is_a_warning(string field, string json, string code)
    {
        PayRequest pay = Pay(members => members[field] = JsonNode.Parse(json));
        Finding finding = Assert.Single(pay.Findings);
        Assert.Equal((code, FindingSeverity.Warning), (finding.Code, finding.Severity));
    }

    [Theory]
    [InlineData("", "lnurl.not-json")]
    [InlineData("[]", "lnurl.not-json")]
    [InlineData("{\"tag\":", "lnurl.not-json")]
    [InlineData("{\"tag\":\"\\ud800\"}", "lnurl.not-json")]
    [InlineData("{\"tag\":\"payRequest\",\"tag\":\"withdrawRequest\"}", "lnurl.not-json")]
    [InlineData("{\"a\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}", "lnurl.not-json")]
    [InlineData(" \r\n<html>", "lnurl.web-page")]
    public void What_is_no_json_object_is_refused(string text, string code) =>
        Assert.Equal(code, LnurlRequest.Read(System.Text.Encoding.UTF8.GetBytes(text), Source).Error!.Code);

    [Fact]
    public void Bytes_that_are_no_text_and_too_many_bytes_are_refused()
    {
        Assert.Equal("lnurl.not-json", LnurlRequest.Read(new byte[] { (byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}' }, Source).Error!.Code);
        Assert.Equal("lnurl.body-too-large", LnurlRequest.Read(new byte[LnurlLimits.MaxBodyBytes + 1], Source).Error!.Code);
        Assert.True(LnurlRequest.Read((byte[])[0xef, 0xbb, 0xbf, .. PayJson()], Source).IsSuccess); // a byte order mark
    }

    [Fact]
    public void Reading_never_throws_on_damaged_messages()
    {
        var random = new Random(5);
        byte[] json = PayJson(static pay => pay["successAction"] = JsonNode.Parse("""{"tag":"message","message":"x"}"""));
        for (int i = 0; i < 20_000; i++)
        {
            byte[] damaged = [.. json];
            for (int j = random.Next(1, 4); j > 0; j--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            LnurlRequest.Read(damaged, Source);
            PayResponse.Read(damaged, Source);
            VerifyResponse.Read(damaged);
        }
    }

    [Fact]
    public void Reading_never_throws_on_addresses_of_any_kind()
    {
        var random = new Random(6);
        const string Alphabet = "abz019.-:/?#@[]%_\u00df\u0301\u200d\u3002\u4f8b\ud83d\ude00\u05d0xn--\\ ";
        for (int i = 0; i < 20_000; i++)
        {
            string url = "https://" + string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => Alphabet[random.Next(Alphabet.Length)])) + ".example/";
            LnurlReading<PayRequest> reading = PayRequest.Read(PayJson(pay => pay["callback"] = url), Source);
            if (reading.IsSuccess) reading.Value.InvoiceUrl(MilliSatoshi.FromSat(1), "x");
            if (Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed)) LnurlUri.IsProtected(parsed);
        }
    }

    [Theory]
    [InlineData("tea@b.example", "text/identifier", "tea@b.example", true)]
    [InlineData("tea@b.example", "text/identifier", "Tea@B.example", true)]
    [InlineData("tea@b.example", "text/email", "tea@b.example", true)]
    [InlineData("tea+milk@b.example", "text/identifier", "tea@b.example", true)] // LUD-16: a service may strip the tag
    [InlineData("tea+milk@b.example", "text/identifier", "tea+milk@b.example", true)]
    [InlineData("tea@b.example", "text/identifier", "tea+milk@b.example", false)]
    [InlineData("tea@b.example", "text/identifier", "tea@c.example", false)]
    [InlineData("tea@b.example", "text/identifier", "", false)]
    [InlineData("tea@b.example", "text/other", "tea@b.example", false)]
    public void The_metadata_must_name_the_address_that_led_there(string address, string type, string named, bool isFit)
    {
        var lookup = (LightningAddress)PaymentInstruction.Parse(address);
        byte[] json = PayJson(pay => pay["metadata"] = $"""[["text/plain","tea"],["{type}","{named}"]]""");
        LnurlReading<PayRequest> strict = PayRequest.Read(json, Source, lookup);
        LnurlReading<PayRequest> lenient = PayRequest.Read(json, Source, lookup, allowOtherIdentifier: true);
        Assert.True(PayRequest.Read(json, Source).IsSuccess);
        Assert.True(lenient.IsSuccess);
        Assert.Equal(isFit, strict.IsSuccess);
        Assert.Equal(isFit ? [] : [("lnurl.identifier", FindingSeverity.Error)], strict.Findings.Select(finding => (finding.Code, finding.Severity)));
        Assert.Equal(isFit ? [] : [("lnurl.identifier", FindingSeverity.Warning)], lenient.Value.Findings.Select(finding => (finding.Code, finding.Severity)));
    }

    [Theory]
    [InlineData("lnurlw://service.example/w", "lnurlw://service.example/w")]
    [InlineData("https://service.example/w?id=1", "https://service.example/w?id=1")]
    [InlineData("", null)]
    [InlineData("lnurlp://service.example/p", null, "lnurl.link")] // of the wrong kind
    [InlineData("https://service.example/w?tag=payRequest", null, "lnurl.link")]
    [InlineData("http://service.example/w", null, "lnurl.link")]
    [InlineData("ask at the counter", null, "lnurl.link")]
    [InlineData("tea@service.example", null, "lnurl.link")]
    public void A_link_to_the_other_direction_is_an_lnurl_or_nothing(string text, string? expected, string? code = null)
    {
        PayRequest pay = Pay(json => json["withdrawLink"] = text);
        Assert.Equal(expected, pay.WithdrawLink?.ToString());
        Assert.Equal(code is null ? [] : [code], pay.Findings.Select(finding => finding.Code));
        byte[] withdraw = System.Text.Encoding.UTF8.GetBytes(
            $$"""{"tag":"withdrawRequest","callback":"https://a.example/w","k1":"k","minWithdrawable":1,"maxWithdrawable":2,"payLink":"{{text.Replace("lnurlw:", "lnurlp:", StringComparison.Ordinal)}}"}""");
        if (!text.StartsWith("lnurlp:", StringComparison.Ordinal) && !text.Contains("tag=", StringComparison.Ordinal))
            Assert.Equal(expected is null, WithdrawRequest.Read(withdraw, Source).Value!.PayLink is null);
    }

    [Fact]
    public void A_withdraw_request_is_read_with_everything_in_it()
    {
        LnurlReading<WithdrawRequest> reading = WithdrawRequest.Read("""
            {"tag":"withdrawRequest","callback":"https://service.example/w?a=1","k1":"secret-k1","defaultDescription":"refund","minWithdrawable":"1000",
             "maxWithdrawable":2000,"balanceCheck":"https://service.example/b","currentBalance":1500,"payLink":""}
            """u8.ToArray(), Source);
        WithdrawRequest withdraw = reading.Value!;
        Assert.Equal((1000, 2000, 1500), (withdraw.MinWithdrawable.Msat, withdraw.MaxWithdrawable.Msat, withdraw.CurrentBalance!.Value.Msat));
        Assert.Equal(("refund", "https://service.example/b"), (withdraw.DefaultDescription!.Raw, withdraw.BalanceCheck!.AbsoluteUri));
        Assert.Null(withdraw.PayLink);
        Assert.Equal("withdrawRequest of service.example", withdraw.ToString());
    }

    [Fact]
    public void Channel_requests_are_read()
    {
        const string Key = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";
        var channel = Assert.IsType<ChannelRequest>(LnurlRequest.Read(System.Text.Encoding.UTF8.GetBytes(
            $$"""{"tag":"channelRequest","uri":"{{Key}}@node.example:9735","callback":"https://service.example/c","k1":"77"}"""), Source).Value);
        Assert.Equal((Key, "node.example:9735"), (channel.Node.PublicKey.ToString(), channel.Node.Address.Raw));
        Assert.Equal($"https://service.example/c?k1=77&remoteid={Key}&private=1", channel.OpenUrl(channel.Node.PublicKey, true).AbsoluteUri);
        Assert.Equal($"https://service.example/c?k1=77&remoteid={Key}&cancel=1", channel.CancelUrl(channel.Node.PublicKey).AbsoluteUri);
        var hosted = Assert.IsType<HostedChannelRequest>(LnurlRequest.Read(System.Text.Encoding.UTF8.GetBytes(
            $$"""{"tag":"hostedChannelRequest","uri":"{{Key}}@node.example:9735","k1":"77","alias":"host"}"""), Source).Value);
        Assert.Equal("host", hosted.Alias!.Raw);
        Assert.Equal("lnurl.bad-field", LnurlRequest.Read("""{"tag":"hostedChannelRequest","uri":"nokey@x","k1":"77"}"""u8.ToArray(), Source).Error!.Code);
    }

    [Theory]
    [InlineData("""{"pr":"x","successAction":{"tag":"message","message":"thanks"}}""", null)]
    [InlineData("""{"pr":"x","successAction":{"tag":"url","description":"d","url":"https://SERVICE.example/r"}}""", null)]
    [InlineData("""{"pr":"x","successAction":null}""", null)]
    [InlineData("""{"pr":"x","successAction":{"tag":"url","description":"d","url":"https://evil.example/r"}}""", "lnurl.success-url")]
    [InlineData("""{"pr":"x","successAction":{"tag":"url","description":"d","url":"https://service.example.evil.example/r"}}""", "lnurl.success-url")]
    [InlineData("""{"pr":"x","successAction":{"tag":"url","description":"d","url":"javascript:alert(1)"}}""", "lnurl.success-action")]
    [InlineData("""{"pr":"x","successAction":{"tag":"url","description":"d","url":"http://service.example/r"}}""", "lnurl.success-action")]
    [InlineData("""{"pr":"x","successAction":{"tag":"aes","description":"d","ciphertext":"AAAA","iv":"AAAA"}}""", "lnurl.success-action")]
    [InlineData("""{"pr":"x","successAction":{"tag":"dance"}}""", "lnurl.success-action")]
    [InlineData("""{"pr":"x","successAction":{}}""", "lnurl.success-action")]
    [InlineData("""{"pr":"x","successAction":"message"}""", "lnurl.success-action")]
    [InlineData("""{"successAction":{"tag":"message","message":"thanks"}}""", "lnurl.missing-field")]
    public void A_success_action_that_cannot_be_carried_out_speaks_against_paying(string json, string? code)
    {
        LnurlReading<PayResponse> reading = PayResponse.Read(System.Text.Encoding.UTF8.GetBytes(json), Source);
        Assert.Equal(code, reading.Error?.Code);
        if (code is null) Assert.True(reading.Value!.IsDisposable);
    }

    [Fact]
    public void A_long_success_message_is_kept_and_reported()
    {
        LnurlReading<PayResponse> reading = PayResponse.Read(
            System.Text.Encoding.UTF8.GetBytes($$"""{"pr":"x","disposable":false,"successAction":{"tag":"message","message":"{{new string('m', 145)}}"} }"""), Source);
        Assert.Equal("lnurl.success-text", Assert.Single(reading.Findings).Code);
        Assert.False(reading.Value!.IsDisposable);
        Assert.Equal(145, Assert.IsType<MessageAction>(reading.Value.SuccessAction).Message.Raw.Length);
    }

    [Theory]
    [InlineData("https://a.example/x", "https://a.example/x?k=v%26")]
    [InlineData("https://a.example/x?", "https://a.example/x?k=v%26")]
    [InlineData("https://a.example/x?b=1", "https://a.example/x?b=1&k=v%26")]
    [InlineData("https://a.example/x?b=1&", "https://a.example/x?b=1&k=v%26")]
    [InlineData("https://a.example/x?b=1?", "https://a.example/x?b=1?&k=v%26")]
    [InlineData("https://a.example/x?b=%2F%20#part", "https://a.example/x?b=%2F%20&k=v%26")]
    [InlineData("https://a.example:8443", "https://a.example:8443/?k=v%26")]
    [InlineData("https://a.example/x&", "https://a.example/x&?k=v%26")]
    public void A_parameter_is_added_and_the_rest_is_kept(string url, string expected) =>
        Assert.Equal(expected, LnurlUri.Append(new(url), ("k", "v&")).AbsoluteUri);

    private static PayRequest Pay(Action<JsonObject>? change = null)
    {
        LnurlReading<PayRequest> reading = PayRequest.Read(PayJson(change), Source);
        Assert.Null(reading.Error);
        return reading.Value!;
    }

    private static byte[] PayJson(Action<JsonObject>? change = null)
    {
        var json = new JsonObject
        {
            ["tag"] = "payRequest",
            ["callback"] = "https://service.example/cb",
            ["minSendable"] = 1000,
            ["maxSendable"] = 5000,
            ["metadata"] = """[["text/plain","tea"]]""",
        };
        change?.Invoke(json);
        return System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private static AesAction Aes(JsonElement vector, out PaymentPreimage preimage)
    {
        preimage = PaymentPreimage.Parse(vector.Text("preimage_hex"));
        return new(new("secret"), vector.Text("ciphertext_base64")!, vector.Text("iv_base64")!);
    }
}
