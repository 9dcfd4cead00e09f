using Lightbill.Cryptography;

namespace Lightbill.Cli.Tests.Keys;

public sealed class KeyFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_key_is_a_line_of_hex_that_only_the_owner_may_read()
    {
        CliRun run = CliRun.Of(["key", "new", "--output", _folder["a.key"]]);
        Assert.Equal(0, run.ExitCode);
        string content = File.ReadAllText(_folder["a.key"]);
        Assert.Matches("^[0-9a-f]{64}\n$", content);
        using PrivateKey key = PrivateKey.Parse(content.AsSpan(0, 64));
        Assert.Equal($"{key.PublicKey}\n", run.Output);
        Assert.DoesNotContain(content.Trim(), run.Error, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(OwnerOnly, File.GetUnixFileMode(_folder["a.key"]));
        Assert.Equal(["a.key"], _folder.FileNames);
    }

    [Fact]
    public void A_key_file_is_not_overwritten_unless_forced()
    {
        string path = _folder.Write("a.key", "precious");
        CliRun refused = CliRun.Of(["key", "new", "--output", path]);
        Assert.Equal((4, "", "precious"), (refused.ExitCode, refused.Output, File.ReadAllText(path)));
        Assert.Equal(["a.key"], _folder.FileNames);

        Assert.Equal(0, CliRun.Of(["key", "new", "--output", path, "--force"]).ExitCode);
        Assert.Equal(65, new FileInfo(path).Length);
        if (!OperatingSystem.IsWindows()) Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
        Assert.Equal(["a.key"], _folder.FileNames);
    }

    [Fact]
    public void What_cannot_be_written_leaves_nothing_behind()
    {
        Directory.CreateDirectory(_folder["folder"]);
        foreach (string name in new[] { "folder", new string('x', 300), "no-such-folder/key" })
        {
            Assert.Equal(4, CliRun.Of(["key", "new", "--output", _folder[name]]).ExitCode);
            Assert.Equal(4, CliRun.Of(["key", "new", "--output", _folder[name], "--force"]).ExitCode);
        }
        Assert.Empty(_folder.FileNames);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_not_written_through()
    {
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(_folder["link"], _folder["target"]);
        Assert.Equal(4, CliRun.Of(["key", "new", "--output", _folder["link"]]).ExitCode);
        Assert.False(File.Exists(_folder["target"]));
    }

    [Fact]
    public void The_environment_names_the_file_and_the_option_wins()
    {
        string first = _folder["first.key"];
        Func<string, string?> environment = name => name == "LIGHTBILL_KEY_FILE" ? first : null;
        string made = CliRun.Of(["key", "new"], environment: environment).Output;
        Assert.Equal(made, CliRun.Of(["key", "show"], environment: environment).Output);
        Assert.Equal(0, CliRun.Of(["create", "--description", "x"], environment: environment).ExitCode);

        string second = _folder.Write("second.key", SpecVectors.PrivateKeyHex);
        Assert.Equal(SpecVectors.PublicKeyHex + "\n", CliRun.Of(["key", "show", "--key-file", second], environment: environment).Output);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead, "0640")]
    [InlineData(UnixFileMode.OtherRead, "0604")]
    [InlineData(UnixFileMode.OtherWrite, "0602")]
    public void A_file_that_others_may_use_is_warned_about_and_refused_when_strict(UnixFileMode more, string octal)
    {
        if (OperatingSystem.IsWindows()) return;
        string path = _folder.Write("loose.key", SpecVectors.PrivateKeyHex, OwnerOnly | more);
        foreach (string[] command in new string[][] { ["key", "show"], ["create", "--description", "x"] })
        {
            CliRun warned = CliRun.Of([.. command, "--key-file", path]);
            Assert.Equal(0, warned.ExitCode);
            Assert.Contains($"(mode {octal})", warned.Error, StringComparison.Ordinal);
            Assert.Contains("chmod 600", warned.Error, StringComparison.Ordinal);
            CliRun refused = CliRun.Of([.. command, "--key-file", path, "--strict-key-file"]);
            Assert.Equal((4, ""), (refused.ExitCode, refused.Output));
        }
    }

    [Fact]
    public void White_space_a_byte_order_mark_and_capitals_do_no_harm()
    {
        foreach (string content in new[] { "\ufeff" + SpecVectors.PrivateKeyHex + "\r\n", $"  {SpecVectors.PrivateKeyHex}\n\n", SpecVectors.PrivateKeyHex.ToUpperInvariant() })
            Assert.Equal(SpecVectors.PublicKeyHex + "\n", CliRun.Of(["key", "show", "--key-file", _folder.Write("a.key", content)]).Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db7")]
    [InlineData("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db73412")]
    [InlineData("0xe126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db7")]
    [InlineData("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")]
    [InlineData("abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about")]
    public void A_bad_key_file_is_refused_without_a_word_of_it(string content)
    {
        string path = _folder.Write("bad.key", content);
        foreach (string[] command in new string[][] { ["key", "show"], ["create", "--description", "x"] })
        {
            CliRun run = CliRun.Of([.. command, "--key-file", path]);
            Assert.Equal((4, ""), (run.ExitCode, run.Output));
            Assert.Contains("does not hold a private key", run.Error, StringComparison.Ordinal);
            if (content.Length > 0) Assert.DoesNotContain(content[..Math.Min(8, content.Length)], run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_no_small_file_is_refused()
    {
        Assert.Equal(4, CliRun.Of(["key", "show", "--key-file", _folder.Write("large.key", new string('a', 5000))]).ExitCode);
        CliRun folder = CliRun.Of(["key", "show", "--key-file", Path.GetTempPath()]);
        Assert.Equal(4, folder.ExitCode);
        Assert.Contains("is a folder", folder.Error, StringComparison.Ordinal);
    }
}
