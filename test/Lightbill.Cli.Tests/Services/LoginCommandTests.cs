using System.Text.Json;
using Lightbill.Cryptography;
using Lightbill.Lnurls;
using LnurlService;

namespace Lightbill.Cli.Tests.Services;

public sealed class LoginCommandTests : ServiceTest
{
    private const string Seed = "000102030405060708090a0b0c0d0e0f";
    private const string Key = "e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734";

    [Theory]
    [InlineData(Seed)]
    [InlineData(Key)]
    [InlineData(Key + Key)]
    public void The_key_file_is_the_seed_that_keys_are_derived_from(string seed)
    {
        using PrivateKey expected = LinkingKey.FromSeed(Convert.FromHexString(seed), "127.0.0.1");
        string file = Folder.Write("seed", seed + "\n");
        CliRun run = CliRun.Of(["login", NewLogin(), "--allow-loopback", "--key-file", file, "-f", "json"]);
        Assert.Equal(0, run.ExitCode);
        JsonElement json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("lightbill.login/1", json.GetProperty("schema").GetString());
        Assert.True(json.GetProperty("signedIn").GetBoolean());
        Assert.Equal(("127.0.0.1", "login"), (json.GetProperty("domain").GetString(), json.GetProperty("action").GetString()));
        Assert.Equal(expected.PublicKey.ToString(), json.GetProperty("publicKey").GetString());
        Assert.Equal(expected.PublicKey.ToString(), Assert.Single(Service.SignedIn));
        Assert.DoesNotContain(seed, run.Output + run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_seed_may_come_from_standard_input_and_from_the_environment()
    {
        Assert.Equal(0, CliRun.Of(["login", NewLogin(), "--allow-loopback", "--key-file", "-"], input: Seed).ExitCode);
        string file = Folder.Write("seed", Seed);
        Assert.Equal(0, CliRun.Of(["login", NewLogin(), "--allow-loopback"], environment: name => name == "LIGHTBILL_KEY_FILE" ? file : null).ExitCode);
        Assert.Single(Service.SignedIn.Distinct());
        CliRun both = CliRun.Of(["login", "-", "--key-file", "-"], input: "x");
        Assert.Equal(2, both.ExitCode);
        Assert.Contains("cannot both read standard input", both.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_seed_is_refused_and_not_repeated()
    {
        foreach (string content in new[] { "0001020304050607", Key + "0", Key[1..] + "g", "legal winner thank year wave" })
        {
            CliRun run = CliRun.Of(["login", NewLogin(), "--allow-loopback", "--key-file", Folder.Write("seed", content)]);
            Assert.Equal((4, ""), (run.ExitCode, run.Output));
            Assert.Contains("does not hold a seed: 32 to 128 hexadecimal digits (16 to 64 bytes) and nothing else", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(content, run.Error, StringComparison.Ordinal);
        }
        Assert.Empty(Service.Requests);
    }

    [Theory]
    [InlineData(Misbehaviour.EmptyAnswer, "lnurl.not-accepted")]
    [InlineData(Misbehaviour.WebPage, "lnurl.web-page")]
    [InlineData(Misbehaviour.RedirectToHttp, "lnurl.redirect")]
    public void What_is_no_consent_is_not_taken_for_one(Misbehaviour misbehaviour, string code)
    {
        Service.Misbehaviour = misbehaviour;
        CliRun run = CliRun.Of(["login", NewLogin(), "--allow-loopback", "--key-file", Folder.Write("seed", Seed)]);
        Assert.Equal(5, run.ExitCode);
        Assert.Contains($"[{code}]", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("signed in", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Trouble_is_in_the_json_too()
    {
        string link = NewLogin();
        string file = Folder.Write("seed", Seed);
        Assert.Equal(0, CliRun.Of(["login", link, "--allow-loopback", "--key-file", file]).ExitCode);
        CliRun again = CliRun.Of(["login", link, "--allow-loopback", "--key-file", file, "-f", "json"]);
        Assert.Equal(5, again.ExitCode);
        JsonElement json = JsonDocument.Parse(again.Output).RootElement;
        Assert.False(json.GetProperty("signedIn").GetBoolean());
        Assert.Equal("Already used", json.GetProperty("reason").GetString());
    }
}
