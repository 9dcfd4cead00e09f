using System.Text.Json;

namespace Lightbill.Cli.Tests;

/// <summary>No run shows a key, and a preimage only where it was made to be shown.</summary>
public sealed class SecretsTests : IDisposable
{
    private const string Preimage = "abababababababababababababababababababababababababababababababab";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Neither_the_key_nor_a_given_preimage_is_ever_shown()
    {
        string key = _folder.Write("a.key", SpecVectors.PrivateKeyHex);
        string preimage = _folder.Write("preimage", Preimage);
        string decoded = CliRun.Of(["decode", "-f", "json", SpecVectors.Valid("coffee-one-minute").Invoice]).Output;
        string invoice = CliRun.Of(["create", "--description", "x", "--preimage-file", preimage, "--key-file", key]).Output.Trim();
        (string[] Arguments, string? Input)[] runs =
        [
            (["key", "show", "--key-file", key], null),
            (["key", "show", "--key-file", "-"], SpecVectors.PrivateKeyHex),
            (["create", "--description", "x", "--preimage-file", preimage, "--key-file", key], null),
            (["create", "--description", "x", "--preimage-file", preimage, "--key-file", key, "-f", "json"], null),
            (["create", "--description", "x", "--preimage-file", preimage, "--unsigned", "-f", "json"], null),
            (["create", "--from", "-", "--key-file", key, "-f", "json"], decoded),
            (["create", "--from", key, "--key-file", key], null),
            (["create", "--description", "x", "--preimage-file", key + "x", "--key-file", key], null),
            (["create", "--description", "x", "--payee", SpecVectors.PrivateKeyHex], null),
            (["create", "--description", "x", "--signature", SpecVectors.PrivateKeyHex], null),
            (["create", "--description", "x", "--key-file", key, "--payee-field", "--amount", "0sat"], null),
            (["check", invoice, "--preimage-file", preimage], null),
            (["check", invoice, "--preimage", Preimage], null),
            (["check", invoice, "--preimage", Preimage + "ab"], null),
            (["check", invoice, "--preimage-file", _folder.Write("bad", Preimage + "ab")], null),
            (["check", invoice, "--payee", SpecVectors.PrivateKeyHex], null),
        ];
        foreach ((string[] arguments, string? input) in runs)
        {
            CliRun run = CliRun.Of(arguments, input);
            string said = run.Output + run.Error;
            Assert.DoesNotContain(SpecVectors.PrivateKeyHex, said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Preimage, said, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Doctor_tells_the_key_files_mode_and_not_its_content()
    {
        string key = _folder.Write("a.key", SpecVectors.PrivateKeyHex, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        foreach (string format in new[] { "text", "json" })
        {
            CliRun run = CliRun.Of(["doctor", "-f", format], environment: name => name == "LIGHTBILL_KEY_FILE" ? key : null);
            Assert.Equal(0, run.ExitCode);
            Assert.DoesNotContain(SpecVectors.PrivateKeyHex, run.Output, StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows()) Assert.Contains("0440", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Doctor_calls_a_missing_key_file_broken()
    {
        CliRun run = CliRun.Of(["doctor", "-f", "json"], environment: name => name == "LIGHTBILL_KEY_FILE" ? _folder["none"] : null);
        Assert.Equal(4, run.ExitCode);
        Assert.False(JsonDocument.Parse(run.Output).RootElement.GetProperty("ok").GetBoolean());
    }
}
