using System.Text.Json;
using Lightbill.Cli.Terminal;
using LnurlService;

namespace Lightbill.Cli.Tests.Services;

public sealed class ResolveTests : ServiceTest
{
    [Fact]
    public void Json_holds_the_offer_and_the_invoice()
    {
        JsonElement offer = Json(Resolve(Service.LightningAddress, "-f", "json"), 0);
        Assert.Equal("lightbill.resolve/1", offer.GetProperty("schema").GetString());
        Assert.Equal("lightning-address", offer.GetProperty("kind").GetString());
        Assert.True(offer.GetProperty("ok").GetBoolean());
        Assert.Equal(("shop.localhost", "payRequest"), (offer.GetProperty("domain").GetString(), offer.GetProperty("tag").GetString()));
        Assert.Equal((1_000, 100_000_000), (offer.GetProperty("minSendableMsat").GetInt64(), offer.GetProperty("maxSendableMsat").GetInt64()));
        Assert.Equal(JsonValueKind.Null, offer.GetProperty("invoice").ValueKind);
        Assert.Equal(["name", "email"], offer.GetProperty("payerData").EnumerateArray().Select(field => field.GetProperty("name").GetString()));

        JsonElement paid = Json(Resolve(Service.LightningAddress, "-f", "json", "--amount", "21sat"), 0);
        Assert.Equal(21_000, paid.GetProperty("invoice").GetProperty("amountMsat").GetInt64());
        Assert.StartsWith("lnbcrt210n1", paid.GetProperty("invoice").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("aes", paid.GetProperty("successAction").GetProperty("tag").GetString());
        Assert.StartsWith("http://127.0.0.1:", paid.GetProperty("verify").GetString(), StringComparison.Ordinal);

        JsonElement withdraw = Json(Resolve(NewWithdraw(), "-f", "json", "--invoice", OwnInvoice(1000)), 0);
        Assert.True(withdraw.GetProperty("accepted").GetBoolean());
        Assert.Equal(5_000_000, withdraw.GetProperty("maxWithdrawableMsat").GetInt64());
    }

    [Fact]
    public void Json_is_there_in_spite_of_trouble_and_keeps_the_reason_as_it_came()
    {
        Service.Misbehaviour = Misbehaviour.ErrorStatusWithReason;
        CliRun run = Resolve(Pay, "-f", "json");
        JsonElement json = Json(run, 5);
        Assert.False(json.GetProperty("ok").GetBoolean());
        Assert.Equal("No such \u202etea", json.GetProperty("reason").GetString());
        Assert.Equal("lnurl.service-error", json.GetProperty("findings").EnumerateArray().Last().GetProperty("code").GetString());
        Assert.Contains("lightbill: error: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Channels_are_shown()
    {
        CliRun channel = Resolve(Service.WithScheme("lnurlc", new(Service.Address, "channel")));
        Assert.Equal(0, channel.ExitCode);
        Assert.Contains("opens a channel", channel.Output, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:9735", channel.Output, StringComparison.Ordinal);
        CliRun hosted = Resolve(Service.WithScheme("lnurlc", new(Service.Address, "hosted")));
        Assert.Contains("[lnurl.wrong-tag]", hosted.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_login_is_shown_and_not_fetched()
    {
        CliRun run = Resolve(NewLogin());
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("nothing was fetched", run.Output, StringComparison.Ordinal);
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public void A_fast_withdrawal_is_taken_from_its_address()
    {
        string k1 = NewWithdraw().Split("id=")[1];
        string callback = Uri.EscapeDataString(new Uri(Service.Address, "withdraw/callback").AbsoluteUri);
        string link = $"lnurlw://127.0.0.1:{Service.Address.Port}/withdraw?k1={k1}&minWithdrawable=1000&maxWithdrawable=30000&defaultDescription=Fast&callback={callback}";
        CliRun shown = Resolve(link);
        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("1sat to 30sat", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(k1, shown.Output + shown.Error, StringComparison.Ordinal);
        Assert.Empty(Service.Requests);
        Assert.Equal(0, Resolve(link, "--invoice", OwnInvoice(2000)).ExitCode);
        Assert.Single(Service.HandedIn);
    }

    [Theory]
    [InlineData("--comment")]
    [InlineData("--name")]
    [InlineData("--email")]
    [InlineData("--identifier")]
    public void A_secret_is_not_sent_to_the_service(string option)
    {
        const string Secret = "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5";
        CliRun run = Resolve(Pay, "--amount", "21sat", option, Secret);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"{option}: this looks like a Nostr private key, a secret. It is not sent", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Error, StringComparison.Ordinal);
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public void Who_gets_the_invoice_is_shown_when_it_is_not_who_was_asked()
    {
        CliRun run = Resolve("lnurlw://bank.example/w?k1=1&minWithdrawable=1000&maxWithdrawable=30000&defaultDescription=Fast&callback=https%3A%2F%2Fevil.example%2Fc");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("service       bank.example\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("handed in at  evil.example\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999msat", "the amount is outside of what the service takes: 0.999sat is not between 1sat and 100000sat [lnurl.amount-out-of-bounds]")]
    [InlineData("1btc", "[lnurl.amount-out-of-bounds]")]
    public void An_amount_outside_the_bounds_is_not_asked_for(string amount, string message)
    {
        CliRun run = Resolve(Pay, "--amount", amount);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Single(Service.Requests);
    }

    [Fact]
    public void What_the_service_does_not_take_is_not_sent()
    {
        foreach (string[] options in new string[][] { ["--comment", "a comment of 21 chars"], ["--identifier", "a@b.example"] })
        {
            CliRun run = Resolve(Pay, ["--amount", "1sat", .. options]);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains(options[0] == "--comment" ? "[lnurl.comment-too-long]" : "[lnurl.payer-data-not-asked]", run.Error, StringComparison.Ordinal);
        }
        Assert.All(Service.Requests, path => Assert.Equal("/pay", path));

        string link = NewWithdraw();
        foreach ((string invoice, string message) in new[]
        {
            (OwnInvoice(999), "0.999sat is not between 1sat and 5000sat"), (Samples.Sign(Samples.Builder().Description("x").AnyAmount()), "it names no amount"),
            (Samples.Coffee, "is not between"),
        })
        {
            CliRun run = Resolve(link, "--invoice", invoice);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
        }
        CliRun other = CliRun.Of(["resolve", link, "--allow-loopback", "--invoice", OwnInvoice(1000)]);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("it is for regtest [lnurl.withdraw-bounds]", other.Error, StringComparison.Ordinal);
        Assert.Empty(Service.HandedIn);
    }

    [Fact]
    public void Options_for_another_kind_of_service_are_refused_before_anything_is_sent()
    {
        CliRun pay = Resolve(Pay, "--invoice", OwnInvoice(1000));
        Assert.Equal(2, pay.ExitCode);
        Assert.Contains("--invoice is for a service that pays out, and this one offers a payRequest", pay.Error, StringComparison.Ordinal);
        CliRun withdraw = Resolve(NewWithdraw(), "--amount", "1sat");
        Assert.Equal(2, withdraw.ExitCode);
        Assert.Contains("--amount is for a service that is paid, and this one offers a withdrawRequest", withdraw.Error, StringComparison.Ordinal);
        Assert.Equal(2, Service.Requests.Count);
    }

    [Fact]
    public void This_machine_must_be_allowed()
    {
        CliRun run = CliRun.Of(["resolve", Pay]);
        Assert.Equal(5, run.ExitCode);
        Assert.Contains("[lnurl.private-address]", run.Error, StringComparison.Ordinal);
        Assert.Contains("lightbill: hint: --allow-loopback ", run.Error, StringComparison.Ordinal);
        Assert.Empty(Service.Requests);
    }

    [Fact]
    public void Waiting_ends_with_the_payment_and_opens_the_secret_text()
    {
        Service.SettlesAtOnce = true;
        CliRun run = Resolve(Pay, "--amount", "21sat", "--wait");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("paid          proven by the preimage\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("secret text   The door code is 1234\n", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{Service.PreimageOf(InvoiceOf(run)).ExportHex()}\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_ends_when_the_invoice_expires()
    {
        using var output = new MemoryStream();
        var error = new StringWriter { NewLine = "\n" };
        CliContext context = CliRun.Context(output, error, null, clock: new LeapingClock());
        int code = CliApp.Run(["resolve", Pay, "--allow-loopback", "--network", "regtest", "--amount", "21sat", "--wait"], context);
        Assert.Equal(1, code);
        Assert.Contains("the invoice expired, and the service says that it was not paid", error.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(0, output.Length);
    }

    [Fact]
    public async Task A_connection_that_fails_for_a_moment_does_not_end_the_wait()
    {
        using var output = new WatchedStream(() => Service.Misbehaviour = Misbehaviour.SlowHeaders); // from the invoice on
        var error = new StringWriter { NewLine = "\n" };
        Service.SettlesAtOnce = true;
        CliContext context = CliRun.Context(output, error, null, clock: new LeapingClock());
        Task<int> run = Task.Run(() => CliApp.Run(["resolve", Pay, "--allow-loopback", "--network", "regtest", "--amount", "21sat", "--wait", "--timeout", "4s"], context));
        Assert.True(SpinWait.SpinUntil(() => Service.Requests.Any(path => path.StartsWith("/verify/", StringComparison.Ordinal)), TimeSpan.FromSeconds(30)));
        Service.Misbehaviour = Misbehaviour.None;
        Assert.Equal(0, await run);
        Assert.Equal(2, Service.Requests.Count(path => path.StartsWith("/verify/", StringComparison.Ordinal)));
        Assert.Contains("proven by the preimage", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_wait_for_a_service()
    {
        Service.Misbehaviour = Misbehaviour.SlowHeaders;
        using var cancelled = new CancellationTokenSource();
        using var output = new MemoryStream();
        Task<CliRun> run = Task.Run(() => CliRun.With(["resolve", Pay, "--allow-loopback", "--timeout", "60s"], output, null, cancelled.Token));
        Assert.True(SpinWait.SpinUntil(() => !Service.Requests.IsEmpty, TimeSpan.FromSeconds(30)));
        await cancelled.CancelAsync();
        CliRun ended = await run;
        Assert.Equal((130, ""), (ended.ExitCode, ended.Output));
    }

    [Fact]
    public void A_terminal_shows_what_is_waited_for_and_takes_it_back()
    {
        using var output = new MemoryStream();
        var error = new StringWriter { NewLine = "\n" };
        Assert.Equal(0, CliApp.Run(["resolve", Pay, "--allow-loopback"], CliRun.Context(output, error, null, errorIsTerminal: true)));
        Assert.Equal("lightbill: asking 127.0.0.1 …\r\e[K", error.ToString());
        error = new StringWriter { NewLine = "\n" };
        Assert.Equal(0, CliApp.Run(["resolve", Pay, "--allow-loopback"],
            CliRun.Context(output, error, null, environment: name => name == "TERM" ? "dumb" : null, errorIsTerminal: true)));
        Assert.Equal("", error.ToString());
    }

    [Fact]
    public void A_reader_that_leaves_changes_nothing()
    {
        using var output = new ClosingStream(0);
        CliRun run = CliRun.With(["resolve", Pay, "--allow-loopback", "--network", "regtest", "--amount", "21sat", "-q"], output, null);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Nobody_at_the_address_is_said()
    {
        // Port 1 of this machine: nobody listens there.
        foreach (string request in new[] { "lnurlp://127.0.0.1:1/pay", "lnurlp://[::1]:1/pay", "tea@shop.localhost:1" })
        {
            CliRun run = Resolve(request);
            Assert.Equal((5, ""), (run.ExitCode, run.Output));
            Assert.Contains("the service cannot be reached: no connection [lnurl.connection]", run.Error, StringComparison.Ordinal);
        }
        CliRun onion = Resolve("lnurlp://examplennnnnnnn.onion/pay");
        Assert.Equal(5, onion.ExitCode);
        Assert.Contains("lightbill: hint: --proxy ", onion.Error, StringComparison.Ordinal);
        CliRun proxied = Resolve("lnurlp://examplennnnnnnn.onion/pay", "--proxy", "socks5://127.0.0.1:1");
        Assert.Equal(5, proxied.ExitCode);
        Assert.Contains("[lnurl.connection]", proxied.Error, StringComparison.Ordinal);
    }

    private static JsonElement Json(CliRun run, int exitCode)
    {
        Assert.Equal(exitCode, run.ExitCode);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    /// <summary>Tells when something is written.</summary>
    private sealed class WatchedStream(Action written) : MemoryStream
    {
        // The overload for spans of a derived class comes here too.
        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            written();
        }
    }

    /// <summary>A clock on which two minutes pass from look to look, so that nobody has to wait for an invoice to expire.</summary>
    private sealed class LeapingClock : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow() => CliRun.Now.AddMinutes(2 * _looks++);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            // The pause between two questions need not be sat through; time limits stay.
            base.CreateTimer(callback, state, dueTime == TimeSpan.FromSeconds(2) ? TimeSpan.Zero : dueTime, period);
    }
}
