using System.Diagnostics;
using Lightbill.Qr.Tests;

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
    [InlineData("res", "resolve")]
    [InlineData("log", "login")]
    [InlineData("resolve --allow-l", "--allow-loopback")]
    [InlineData("login --ke", "--key-file")]
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

    /// <summary>In a terminal of zsh's own (zpty): what Tab shows goes where it shows.</summary>
    [Theory]
    [InlineData("key sh", "key show ")]
    [InlineData("create --payment-s", "create --payment-secret ")]
    [InlineData("decode -f d", "decode -f decoder ")]
    [InlineData("create --network sig", "create --network signet ")]
    [InlineData("--color never chec", "--color never check ")]
    [InlineData("res", "resolve ")]
    [InlineData("log", "login ")]
    [InlineData("resolve --allow-l", "resolve --allow-loopback ")]
    [InlineData("create --amount d", "create --amount d")]
    public void Zsh_completes(string line, string expected)
    {
        RequiredTool.Require("zsh", "zsh");
        string script = _folder.Write("completion.zsh", CliRun.Of(["completion", "zsh"]).Output);
        Assert.Equal("", Output("zsh", "-n", script));
        // The line as Tab leaves it is shown by a key of our own.
        string test = _folder.Write("test.zsh", $$"""
            zmodload zsh/zpty
            zpty inner zsh -f -i
            inner() { zpty -w inner "$1"; }
            inner "PS1= PS2= RPS1=; unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; source {{script}}"
            inner "show-line() { print -r -- \"<<\${BUFFER}>>\"; exit }; zle -N show-line; bindkey '^X' show-line; bindkey '^I' complete-word; print re''ady"
            zpty -r -m inner shown '*ready*'
            zpty -w -n inner $'lightbill {{line}}\t\C-x'
            zpty -r -m inner shown '*<<*>>*'
            print -r -- "${${shown##*<<}%%>>*}"
            zpty -d inner
            """);
        Assert.Equal($"lightbill {expected}", Output("zsh", "-f", test).TrimEnd('\n', '\r'));
    }

    [Theory]
    [InlineData("key sh", "show")]
    [InlineData("create --payment-s", "--payment-secret")]
    [InlineData("decode -f d", "decoder")]
    [InlineData("create --network si", "signet simnet")]
    [InlineData("convert --to u", "upper uri")]
    [InlineData("create --description key --unsi", "--unsigned")]
    [InlineData("res", "resolve")]
    [InlineData("log", "login")]
    [InlineData("resolve --allow-l", "--allow-loopback")]
    [InlineData("create --amount d", "")]
    public void Fish_completes(string line, string expected)
    {
        RequiredTool.Require("fish", "fish");
        string script = _folder.Write("completion.fish", CliRun.Of(["completion", "fish"]).Output);
        Assert.Equal("", Output("fish", "--no-config", "--no-execute", script));
        string offered = Output("fish", "--no-config", "-c", $"source '{script}'; complete -C 'lightbill {line}'");
        Assert.Equal(expected, string.Join(' ', offered.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('\t')[0])));
    }

    private string Bash(params string[] arguments) => Output("/bin/bash", arguments);

    private string Output(string shell, params string[] arguments)
    {
        // A locale that is named and not installed makes bash warn.
        var start = new ProcessStartInfo(shell, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["LC_ALL"] = "C", ["HOME"] = _folder[""], ["TERM"] = "dumb" } };
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
