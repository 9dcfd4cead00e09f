using Lightbill.Bolt11;

namespace Lightbill.Cli.Tests.Services;

/// <summary>What docs/lnurl.md has its readers do in a shell.</summary>
public sealed class WalkThroughTests : ServiceTest
{
    [Fact]
    public void From_an_address_to_an_invoice_to_a_picture_and_back()
    {
        CliRun offer = Resolve(Service.LightningAddress);
        Assert.Equal(0, offer.ExitCode);
        Assert.StartsWith("service       shop.localhost\n", offer.Output, StringComparison.Ordinal);
        foreach (string part in new[] { "Tea for two", "Two cups of tea", Service.LightningAddress, "1sat to 100000sat", "up to 20 characters", "email, if you like" })
            Assert.Contains(part, offer.Output, StringComparison.Ordinal);

        CliRun paid = Resolve(Service.LightningAddress, "--amount", "21sat", "--comment", "thank you", "--name", "Zoë");
        Assert.Equal(0, paid.ExitCode);
        Bolt11Invoice invoice = InvoiceOf(paid);
        Assert.Equal(21_000, invoice.Amount!.Value.Msat);
        Assert.Contains("21 sat = 0.00000021 BTC = 21000 msat, checked", paid.Error, StringComparison.Ordinal);
        Assert.Contains("after payment Your table", paid.Error, StringComparison.Ordinal);
        Assert.Contains("comment=thank%20you", string.Join('\n', Service.Requests), StringComparison.Ordinal);

        // The pipe: standard output is the invoice, and the next command takes it.
        CliRun code = CliRun.Of(["qr", "--color", "never"], input: paid.Output);
        Assert.Equal(0, code.ExitCode);
        Assert.Contains('█', code.Output);
        Assert.Equal(0, CliRun.Of(["qr", "--png", Folder["tea.png"]], input: paid.Output).ExitCode);
        Assert.Equal(0, CliRun.Of(["check", "--network", "regtest", "--amount", "21sat", invoice.ToString()]).ExitCode);

        RequiredTool.RequireZbar();
        CliRun scanned = CliRun.Of(["scan", "-f", "json", Folder["tea.png"]]);
        Assert.Equal(0, scanned.ExitCode);
        Assert.Contains($"\"{invoice}\"", scanned.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_withdrawal_goes_through_once()
    {
        string link = NewWithdraw();
        CliRun offer = Resolve(link);
        Assert.Equal(0, offer.ExitCode);
        foreach (string part in new[] { "it pays out", "Refund", "1sat to 5000sat", Pay }) Assert.Contains(part, offer.Output, StringComparison.Ordinal);
        Assert.Empty(Service.HandedIn);

        string invoice = OwnInvoice(2_000_000);
        CliRun done = Resolve(link, "--invoice", "lightning:" + invoice.ToUpperInvariant());
        Assert.Equal((0, ""), (done.ExitCode, done.Error));
        Assert.Contains("accepted", done.Output, StringComparison.Ordinal);
        Assert.Equal(invoice, Assert.Single(Service.HandedIn), ignoreCase: true);

        CliRun again = Resolve(link, "--invoice", invoice);
        Assert.Equal(5, again.ExitCode);
        Assert.Contains("lightbill: the service says: Unknown withdrawal", again.Error, StringComparison.Ordinal);
        Assert.Single(Service.HandedIn);
    }

    [Fact]
    public void A_login_goes_through_once_with_a_key_for_the_domain()
    {
        string key = Folder["login.key"];
        Assert.Equal(0, CliRun.Of(["key", "new", "-o", key]).ExitCode);
        string link = NewLogin("register");
        CliRun done = CliRun.Of(["login", link, "--allow-loopback", "--key-file", key]);
        Assert.Equal((0, ""), (done.ExitCode, done.Error));
        string publicKey = Assert.Single(Service.SignedIn);
        foreach (string part in new[] { "service       127.0.0.1", "register: a new account", publicKey, "signed in" }) Assert.Contains(part, done.Output, StringComparison.Ordinal);
        Assert.NotEqual(CliRun.Of(["key", "show", "--key-file", key]).Output.Trim(), publicKey);

        CliRun again = CliRun.Of(["login", link, "--allow-loopback", "--key-file", key]);
        Assert.Equal(5, again.ExitCode);
        Assert.Contains("the service says: Already used", again.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("signed in", again.Output, StringComparison.Ordinal);
    }
}
