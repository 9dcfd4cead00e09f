using System.Diagnostics;

namespace Lightbill.Cli.Tests.Completion;

public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bash"), InlineData("zsh"), InlineData("fish"), InlineData("pwsh")]
    public void Every_script_knows_commands_options_and_values(string shell)
    {
        CliRun run = CliRun.Of(["completion", shell]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (string word in new[] { "decode", "create", "resolve", "login", "allow-loopback", "completion", "payment-hash", "strict-key-file", "signet", "lncli", "upper" })
            Assert.Contains(word, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key sh", "show")]
    [InlineData("key new --f", "--force")]
    [InlineData("create --network si", "signet simnet")]
    [InlineData("create --payment-s", "--payment-secret")]
    [InlineData("decode -f d", "decoder")]
    [InlineData("convert --to u", "upper uri")]
    [InlineData("--color never chec", "check")]
    [InlineData("create --description key --unsi", "--unsigned")]
    [InlineData("create --amount d", "")]
    public void Bash_completes(string line, string expected)
    {
        if (!File.Exists("/bin/bash")) return;
        string script = _folder.Write("completion.bash", CliRun.Of(["completion", "bash"]).Output);
        Assert.Equal("", Bash("-n", script));
        string test = _folder.Write("test.bash", $"""
            source "{script}"
            COMP_WORDS=(lightbill {line}); COMP_CWORD=$(( {"${#COMP_WORDS[@]}"} - 1 ))
            _lightbill
            echo "{"${COMPREPLY[*]}"}"
            """);
        Assert.Equal(expected, Bash(test).TrimEnd('\n'));
    }

    private static string Bash(params string[] arguments)
    {
        // A locale that is named and not installed makes bash warn.
        var start = new ProcessStartInfo("/bin/bash", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["LC_ALL"] = "C" } };
        using var bash = Process.Start(start)!;
        string output = bash.StandardOutput.ReadToEnd() + bash.StandardError.ReadToEnd();
        bash.WaitForExit();
        return output;
    }
}
