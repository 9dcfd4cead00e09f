using System.CommandLine;
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
    public void A_fault_of_ours_is_one_line_without_what_was_said()
    {
        CliRun run = CliRun.Of(["decode", Samples.Coffee], environment: _ => throw new NotSupportedException(Preimage), outputIsTerminal: true);
        Assert.Equal((4, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("lightbill: error: this is a fault of lightbill: NotSupportedException\nlightbill: hint: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Preimage, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5")]
    [InlineData("xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi")]
    [InlineData("tprv8ZgxMBicQKsPd7Uf69XL1XwhmjHopUGep8GuEiJDZmbQz6o58LninorQAfcKZWARbtRtfnLcJ5MQ2AtHcQJCCRUcMRvmDUjyEmNUWwx8UbK")]
    public void What_the_reader_calls_a_secret_is_in_no_output(string secret)
    {
        foreach (string[] arguments in new string[][]
        {
            ["decode"], ["decode", "-f", "json"], ["decode", "--lines"], ["explain"], ["explain", "-f", "json"], ["check"], ["check", "-f", "json"], ["convert", "--to", "uri"],
        })
        {
            CliRun run = CliRun.Of(arguments, secret);
            Assert.Contains("text.secret", run.Output + run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(secret[5..20], run.Output + run.Error, StringComparison.OrdinalIgnoreCase);
        }
    }

    public static TheoryData<string> Misplaced =>
    [
        SpecVectors.PrivateKeyHex,
        "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5",
        "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
        "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
        "KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617",
        "legal winner thank year wave sausage worth useful legal winner thank yellow",
    ];

    /// <summary>Whatever option or place it is given in, and whatever is wrong with it there: no part of it comes back.</summary>
    [Theory, MemberData(nameof(Misplaced))]
    public void A_secret_in_the_wrong_place_of_the_command_line_is_not_repeated(string secret)
    {
        string[] create = ["create", "--description", "x"];
        List<string[]> runs =
        [
            [secret], secret.Split(' '), ["-" + secret], ["--" + secret], ["decode", "--" + secret], ["decode", "-f", secret, Samples.Coffee], ["decode", "--at", secret, Samples.Coffee],
            ["decode", secret], ["decode", .. secret.Split(' ')], ["decode", Samples.Coffee, secret], ["explain", secret], ["check", secret], ["qr", secret], ["qr", "--as-is", secret], ["share", secret, "--html", "-"],
            ["convert", "--to", secret, Samples.Coffee], ["convert", "--to", "uri", secret], ["scan", secret], ["qr", Samples.Coffee, "--scale", secret], ["completion", secret], ["completion", .. secret.Split(' ')], ["key", secret],
            ["key", "show", "--key-file", secret], [.. create, "--key-file", secret], [.. create, "--preimage-file", secret], ["create", "--from", secret], ["create", "--description-file", secret],
            ["--color", secret, "decode", Samples.Coffee],
        ];
        foreach (string option in new[] { "--network", "--amount", "--payee", "--min-time-left", "--preimage", "--preimage-file", "--description-file" }) runs.Add(["check", Samples.Coffee, option, secret]);
        foreach (string option in new[] { "--amount", "--description-hash", "--payment-hash", "--payment-secret", "--expiry", "--cltv", "--fallback", "--route-hint", "--metadata", "--feature", "--payee", "--timestamp", "--network", "--field", "--field-order", "--signature", "-f" })
        {
            runs.Add([.. create, "--unsigned", option, secret]);
            runs.Add([.. create, "--unsigned", option, $"{secret}:1x2x3:0:0:40"]);
        }
        foreach (string[] arguments in runs)
        {
            CliRun run = CliRun.Of(arguments);
            // The unsigned draft shows what goes into the invoice: hash, secret and metadata are written there by intent.
            if (run.ExitCode == 0) continue;
            string said = run.Output + run.Error;
            for (int i = 0; i + 12 <= secret.Length; i += 6) Assert.DoesNotContain(secret.Substring(i, 12), said, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>Every option of every command that takes a value, found by walking the commands: whoever adds one need not think of this test.</summary>
    [Theory, MemberData(nameof(Misplaced))]
    public void No_option_of_any_command_repeats_a_secret(string secret)
    {
        using var nowhere = new MemoryStream();
        RootCommand root = RootCommandFactory.Create(CliRun.Context(nowhere, TextWriter.Null, null), []);
        (string[] Path, string Name)[] options = [.. Options(root, [])];
        Assert.True(options.Length > 60);
        foreach ((string[] path, string name) in options)
        {
            // A request that is none: nothing is contacted and no file is written, whatever the option means.
            foreach (string[] arguments in new string[][] { [.. path, "hello", name, secret], [.. path, name, secret], [.. path, $"{name}={secret}"] })
            {
                // A key file is made under the name it was given.
                if (path is ["key", "new"]) continue;
                CliRun run = CliRun.Of(arguments, "hello");
                string said = run.Output + run.Error;
                for (int i = 0; i + 12 <= secret.Length && run.ExitCode != 0; i += 6) Assert.DoesNotContain(secret.Substring(i, 12), said, StringComparison.OrdinalIgnoreCase);
            }
        }

        static IEnumerable<(string[] Path, string Name)> Options(Command command, string[] path) =>
            command.Options.Where(option => option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool)).Select(option => (path, option.Name))
                .Concat(command.Subcommands.SelectMany(one => Options(one, [.. path, one.Name])));
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
