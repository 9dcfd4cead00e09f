using Lightbill.Bolt11;
using Lightbill.Findings;
using Lightbill.Lnurls;

namespace Lightbill.Fuzz.Targets;

/// <summary>What a hostile LNURL service can answer.</summary>
internal static class ServiceTargets
{
    private static readonly Uri Source = new("https://service.example/pay");

    private static readonly Lazy<Bolt11Invoice> Invoice = new(() => Bolt11Invoice.Parse(Seeds.Invoices.First(text => text.Contains("2500u1", StringComparison.Ordinal))));

    private static readonly string[] Answers =
    [
        """{"tag":"payRequest","callback":"https://service.example/cb","minSendable":1000,"maxSendable":5000,"metadata":"[[\"text/plain\",\"tea\"],[\"image/png;base64\",\"AAAA\"],[\"text/identifier\",\"a@b.example\"]]","commentAllowed":30,"payerData":{"name":{"mandatory":true},"auth":{"mandatory":false,"k1":"00ff"}},"allowsNostr":true,"nostrPubkey":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""",
        """{"tag":"withdrawRequest","callback":"https://service.example/w?a=1","k1":"k","defaultDescription":"refund","minWithdrawable":"1000","maxWithdrawable":2000,"balanceCheck":"https://service.example/b","currentBalance":1500,"payLink":""}""",
        """{"tag":"channelRequest","uri":"03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad@node.example:9735","callback":"https://service.example/c","k1":"77"}""",
        """{"tag":"hostedChannelRequest","uri":"03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad@node.example:9735","k1":"77","alias":"host"}""",
        """{"status":"ERROR","reason":"no"}""", "\ufeff{}", "<html>", "[]", "null",
    ];

    private static readonly string[] Settlements =
    [
        """{"pr":"lnbc1","successAction":{"tag":"message","message":"thanks"},"disposable":false,"routes":[],"verify":"https://service.example/v"}""",
        """{"pr":"lnbc1","successAction":{"tag":"url","description":"d","url":"https://service.example/r"}}""",
        """{"pr":"lnbc1","successAction":{"tag":"aes","description":"d","ciphertext":"sAEWkzeXcayz109VeALTHw==","iv":"NnEGZNYbkpXlQl/wDWX7+g=="}}""",
        """{"status":"OK","settled":true,"preimage":"0101010101010101010101010101010101010101010101010101010101010101","pr":"lnbc10"}""",
        """{"status":"ok"}""", """{"status":"ERROR","reason":"Not found"}""", """{"settled":false,"preimage":null}""",
    ];

    public static FuzzTarget Request { get; } = new("lnurl-request", "a service's first answer: pay, withdraw, channel", RunRequest, () => Answers.Select(FuzzText.Bytes))
    {
        Words = JsonWords("tag", "payRequest", "withdrawRequest", "channelRequest", "hostedChannelRequest", "callback", "k1", "minSendable", "maxSendable", "metadata", "text/plain", "commentAllowed", "payerData", "mandatory", "allowsNostr", "nostrPubkey", "withdrawLink", "minWithdrawable", "maxWithdrawable", "balanceCheck", "currentBalance", "payLink", "uri", "alias", "status", "ERROR", "reason"),
    };

    public static FuzzTarget Settlement { get; } = new("lnurl-settlement", "a service's later answers: invoice, success action, verification, consent", RunSettlement, () => Settlements.Select(FuzzText.Bytes))
    {
        Words = JsonWords("pr", "successAction", "tag", "message", "url", "aes", "description", "ciphertext", "iv", "disposable", "verify", "settled", "preimage", "status", "OK", "ERROR", "reason"),
    };

    public static FuzzTarget Address { get; } = new("lnurl-address", "what the address of a service says by itself: logins, fast withdrawals, parameters", RunAddress,
        () => Seeds.Lnurls.Where(text => text.StartsWith("http", StringComparison.Ordinal)).Append("https://a.example/l?tag=login&k1=" + new string('0', 64) + "&action=register").Select(FuzzText.Bytes))
    {
        Words = ["https://", "http://", ".onion", "localhost", "127.0.0.1", "[::1]", "?tag=", "login", "withdrawRequest", "&k1=", "&action=", "register", "link", "auth", "&minWithdrawable=", "&maxWithdrawable=", "&callback=", "&defaultDescription=", "%3A", "#", "xn--", "\u3002"],
        MaxLength = 1024,
    };

    private static string[] JsonWords(params string[] names) => [.. names.Select(name => $"\"{name}\""), "\\u0000", "\\ud800", "true", "null", "1e3", "-1", "[[", "https://service.example/"];

    private static void RunRequest(byte[] input)
    {
        LnurlReading<LnurlRequest> reading = LnurlRequest.Read(input, Source);
        Check(reading);
        Check(PayRequest.Read(input, Source));
        Check(WithdrawRequest.Read(input, Source));
        switch (reading.Value)
        {
            case PayRequest pay:
                Law.Holds(pay.MinSendable <= pay.MaxSendable, "the least is at most the most");
                Law.Holds(LnurlUri.IsProtected(pay.Callback) || pay.Findings.Count > 0, "a callback without protection is remarked on");
                Law.Same(DescriptionHash.Of(pay.Metadata.Text), pay.Metadata.Hash, "the hash of the metadata");
                _ = pay.Metadata.ShortDescription.Printable;
                break;
            case WithdrawRequest withdraw:
                Law.Holds(withdraw.MinWithdrawable <= withdraw.MaxWithdrawable, "the least is at most the most");
                Law.Holds(!withdraw.ToString().Contains(withdraw.K1, StringComparison.Ordinal) || withdraw.K1.Length < 30, "the secret is not shown");
                _ = withdraw.Refuses(Invoice.Value);
                Law.Holds(LnurlUri.Parameter(withdraw.SubmitUrl(Invoice.Value, withdraw.BalanceCheck), "pr") is not null, "the invoice is handed in");
                break;
            case ChannelRequest channel:
                Law.Holds(LnurlUri.Parameter(channel.OpenUrl(channel.Node.PublicKey, true), "remoteid") is not null, "the node is named");
                _ = channel.CancelUrl(channel.Node.PublicKey);
                break;
        }
    }

    private static void RunSettlement(byte[] input)
    {
        LnurlReading<PayResponse> pay = PayResponse.Read(input, Source);
        Check(pay);
        if (pay.Value?.SuccessAction is UrlAction page) Law.Same("service.example", LnurlUri.DomainOf(page.Url), "the page's domain");
        if (pay.Value?.SuccessAction is AesAction aes)
        {
            using PaymentPreimage preimage = PaymentPreimage.Parse("0101010101010101010101010101010101010101010101010101010101010101");
            bool decrypted = aes.TryDecrypt(preimage, out UntrustedText? secret, out Finding? problem);
            Law.Holds(decrypted == secret is not null && decrypted == problem is null, "either a text or a problem");
        }
        LnurlReading<VerifyResponse> verify = VerifyResponse.Read(input);
        Check(verify);
        _ = verify.Value?.Contradicts(Invoice.Value);
        Check(LnurlConsent.Read(input));
    }

    private static void RunAddress(byte[] input)
    {
        if (!LnurlUri.TryRead(FuzzText.Of(input), out Uri? url)) return;
        Law.Holds(LnurlUri.DomainOf(url).Length > 0, "an address has a domain");
        _ = LnurlUri.IsProtected(url);
        if (LnurlRequest.ReadFromQuery(url) is { } reading) Check(reading);
        Check(LoginRequest.Read(url));
        LnurlReading<WithdrawRequest> fast = WithdrawRequest.ReadFast(url);
        Check(fast);
        if (fast.Value is { } withdraw) Law.Holds(withdraw.MinWithdrawable <= withdraw.MaxWithdrawable, "the least is at most the most");
        Uri longer = LnurlUri.Append(url, ("lightbill", "a&b=ü%"));
        Law.Same(LnurlUri.DomainOf(url), LnurlUri.DomainOf(longer), "the domain of a longer address");
        Law.Same("a&b=ü%", LnurlUri.Parameter(longer, "lightbill"), "the parameter added");
    }

    private static void Check<T>(LnurlReading<T> reading)
        where T : class
    {
        Law.Same(reading.Value is null, reading.Error is not null, "an error exactly when refused");
        Law.Places(reading.Findings, 0);
        _ = reading.Reason?.Printable;
    }
}
