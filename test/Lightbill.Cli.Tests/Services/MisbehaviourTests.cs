using LnurlService;

namespace Lightbill.Cli.Tests.Services;

/// <summary>Whatever a service does wrong has words of its own and exit code 5; nothing that looks like an invoice reaches standard output.</summary>
public sealed class MisbehaviourTests : ServiceTest
{
    private static readonly Dictionary<Misbehaviour, string> Said = new()
    {
        [Misbehaviour.WrongAmount] = "the invoice asks for another amount than agreed: 22sat instead of 21sat [lnurl.invoice-amount]",
        [Misbehaviour.NoAmount] = "the invoice asks for another amount than agreed: none instead of 21sat [lnurl.invoice-amount]",
        [Misbehaviour.WrongHash] = "the invoice does not commit to what the service described [lnurl.description-hash]",
        [Misbehaviour.OtherNetwork] = "the invoice is for another network: testnet [lnurl.invoice-network]",
        [Misbehaviour.ExpiredInvoice] = "the service gave an invoice that has expired already [lnurl.invoice-expired]",
        [Misbehaviour.NoInvoice] = "the service gave an invoice that cannot be read (bech32.invalid-character) [lnurl.bad-invoice]",
        [Misbehaviour.ForeignSuccessUrl] = "the page to open after the payment is on another domain than the service [lnurl.success-url]",
        [Misbehaviour.UnknownSuccessAction] = "what the service wants to happen after the payment cannot be carried out: its tag is not known [lnurl.success-action]",
        [Misbehaviour.OversizedBody] = "the answer is too large: it announces 524289 (bytes allowed: 524288) [lnurl.body-too-large]",
        [Misbehaviour.EndlessBody] = "the answer is too large: it goes on (bytes allowed: 524288) [lnurl.body-too-large]",
        [Misbehaviour.SlowBody] = "the service took too long: its answer did not come to an end [lnurl.timeout]",
        [Misbehaviour.SlowHeaders] = "the service took too long: it did not answer [lnurl.timeout]",
        [Misbehaviour.RedirectToPrivateRange] = "the name 10.255.255.1 leads to this machine or to a private network [lnurl.private-address]",
        [Misbehaviour.RedirectToHttp] = "the service leads elsewhere in a way that is not followed: to an address without TLS [lnurl.redirect]",
        [Misbehaviour.RedirectForever] = "the service leads elsewhere in a way that is not followed: too often [lnurl.redirect]",
        [Misbehaviour.WebPage] = "the answer is a web page, not JSON [lnurl.web-page]",
        [Misbehaviour.NotJson] = "the answer cannot be read as a JSON object [lnurl.not-json]",
        [Misbehaviour.EmptyAnswer] = "the answer lacks tag [lnurl.missing-field]",
        [Misbehaviour.ErrorStatusWithReason] = "the service refused and gave a reason of its own [lnurl.service-error]",
        [Misbehaviour.FloatAmount] = "the field minSendable is not a whole number of millisatoshis [lnurl.bad-amount]",
        [Misbehaviour.WrongPreimage] = "the preimage that the service shows does not belong to the invoice [lnurl.preimage]",
        [Misbehaviour.OtherVerifiedInvoice] = "the service answered about another invoice than the one in question [lnurl.other-invoice]",
        [Misbehaviour.OtherTag] = "the service offers something of a kind that is not known [lnurl.unknown-tag]",
        [Misbehaviour.OtherIdentifier] = "what the service describes does not name the Lightning Address $address as the payee [lnurl.identifier]",
    };

    /// <summary>Odd, and no reason to refuse.</summary>
    private static readonly Misbehaviour[] Harmless = [Misbehaviour.None, Misbehaviour.RedirectToSelf, Misbehaviour.BadLink, Misbehaviour.TerminalEscapes];

    /// <summary>They show only when the service is asked whether it was paid; the invoice is good and printed by then.</summary>
    private static readonly Misbehaviour[] AfterTheInvoice = [Misbehaviour.WrongPreimage, Misbehaviour.OtherVerifiedInvoice];

    public static TheoryData<string> Wrong => [.. Said.Keys.Select(one => one.ToString())];

    public static TheoryData<string> Odd => [.. Harmless.Select(one => one.ToString())];

    [Fact]
    public void Every_misbehaviour_has_words_of_its_own()
    {
        Assert.Equal(Enum.GetValues<Misbehaviour>().Order(), Said.Keys.Concat(Harmless).Order());
        Assert.Equal(Said.Count, Said.Values.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_and_ends_with_5(string name)
    {
        Misbehaviour misbehaviour = Enum.Parse<Misbehaviour>(name);
        bool isAfter = AfterTheInvoice.Contains(misbehaviour);
        Service.Misbehaviour = misbehaviour;
        Service.SettlesAtOnce = true;
        CliRun run = Resolve(Service.LightningAddress, ["--amount", "21sat", "--timeout", "1s", .. isAfter ? new[] { "--wait" } : []]);
        Assert.Equal(5, run.ExitCode);
        string error = Assert.Single(run.Error.Split('\n'), line => line.StartsWith("lightbill: error: ", StringComparison.Ordinal));
        Assert.EndsWith(": " + Said[misbehaviour].Replace("$address", Service.LightningAddress, StringComparison.Ordinal), error, StringComparison.Ordinal);
        Assert.Contains("lightbill: hint: ", run.Error, StringComparison.Ordinal);
        // It is given already.
        Assert.DoesNotContain("--allow-loopback", run.Error, StringComparison.Ordinal);
        Assert.Equal(isAfter ? 1 : 0, run.OutputLines.Length);
    }

    [Theory, MemberData(nameof(Odd))]
    public void What_is_only_odd_is_let_pass(string name)
    {
        Service.Misbehaviour = Enum.Parse<Misbehaviour>(name);
        CliRun run = Resolve(Service.LightningAddress, "--amount", "21sat");
        Assert.Equal(0, run.ExitCode);
        InvoiceOf(run);
        Assert.Equal(Service.Misbehaviour == Misbehaviour.BadLink, run.Error.Contains("[lnurl.link]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(Misbehaviour.WrongHash), "--allow-other-description", "lnurl.description-hash")]
    [InlineData(nameof(Misbehaviour.OtherIdentifier), "--allow-other-identifier", "lnurl.identifier")]
    public void What_a_switch_lets_pass_is_said_even_if_quiet(string misbehaviour, string option, string code)
    {
        Service.Misbehaviour = Enum.Parse<Misbehaviour>(misbehaviour);
        CliRun refused = Resolve(Service.LightningAddress, "--amount", "21sat");
        Assert.Contains($"lightbill: hint: {option} ", refused.Error, StringComparison.Ordinal);
        foreach (string[] more in new string[][] { [], ["-q"] })
        {
            CliRun run = Resolve(Service.LightningAddress, ["--amount", "21sat", option, .. more]);
            Assert.Equal(0, run.ExitCode);
            Assert.Contains($"[{code}]", run.Error, StringComparison.Ordinal);
            InvoiceOf(run);
        }
    }

    [Fact]
    public void Text_of_the_service_cannot_act_on_a_terminal_nor_pass_for_ours()
    {
        Service.Misbehaviour = Misbehaviour.TerminalEscapes;
        CliRun run = Resolve(Pay);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain('\e', run.Output);
        Assert.DoesNotContain('\u202e', run.Output);
        Assert.DoesNotContain('\a', run.Output);
        Assert.Contains("\\u{1b}[2J", run.Output, StringComparison.Ordinal);
        // Neither a line break of the text nor one that a terminal would make puts its words where ours begin.
        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain(run.OutputLines, line => line.StartsWith("verdict", StringComparison.Ordinal) || line.StartsWith("long", StringComparison.Ordinal));
        Assert.Contains("characters in all", run.Output, StringComparison.Ordinal);

        Service.Misbehaviour = Misbehaviour.ErrorStatusWithReason;
        CliRun refused = Resolve(Pay);
        Assert.Contains("lightbill: the service says: No such \\u{202e}tea\n", refused.Error, StringComparison.Ordinal);
    }
}
