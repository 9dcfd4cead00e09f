using System.CommandLine;
using Lightbill.Cli.Keys;
using Lightbill.Cli.Terminal;
using Lightbill.Cryptography;

namespace Lightbill.Cli.Commands;

/// <summary><c>key new</c> and <c>key show</c>: the secret goes into a file and nowhere else.</summary>
internal static class KeyCommand
{
    /// <summary>The name of a new key file when neither the option nor the environment names one.</summary>
    public const string DefaultPath = "lightbill.key";

    public static Command Create(CliContext context) => new("key", "Makes a key file, or shows the public key of one.") { CreateNew(context), CreateShow(context) };

    private static Command CreateNew(CliContext context)
    {
        var output = new Option<string?>("--output", "-o")
        {
            Description = $"the new key file (default: the one that {KeyFile.EnvironmentVariable} names, else {DefaultPath})",
            HelpName = "FILE",
        };
        var force = new Option<bool>("--force") { Description = "replaces a file that is there; what was in it is lost" };
        var command = new Command("new", "Writes a new random key to a file that only its owner may read, and prints the public key.") { output, force };
        command.SetAction(result => (int)New(context, result.GetValue(output), result.GetValue(force)));
        return command;
    }

    private static Command CreateShow(CliContext context)
    {
        var file = new Option<string?>(KeyFile.Option) { Description = $"the key file; - is standard input (default: {KeyFile.EnvironmentVariable})", HelpName = "FILE" };
        var strict = new Option<bool>("--strict-key-file") { Description = "refuses a key file that others than its owner may use, instead of warning" };
        var command = new Command("show", "Prints the public key of a key file, never the secret.") { file, strict };
        command.SetAction(result => (int)Show(context, result.GetValue(file), result.GetValue(strict)));
        return command;
    }

    private static ExitCode New(CliContext context, string? output, bool force)
    {
        string path = KeyFile.Find(context, output, out _) ?? DefaultPath;
        if (path == "-") throw Values.OptionError.Invalid("--output", "a secret key is not printed; name a file");
        using PrivateKey key = KeyFile.Generate();
        KeyFile.Write(context, "--output", path, key, force);
        context.Output.WriteLine(key.PublicKey);
        Messages.Hint(context, $"the key is in {path}; whoever has the file can sign as {key.PublicKey}, and without it nobody can: keep a copy in a safe place");
        return ExitCode.Ok;
    }

    private static ExitCode Show(CliContext context, string? option, bool strict)
    {
        string path = KeyFile.Find(context, option, out string source)
            ?? throw new CliException(ExitCode.Usage, "there is no key", $"name its file: {KeyFile.Option} FILE, or set {KeyFile.EnvironmentVariable}");
        using PrivateKey key = KeyFile.Read(context, source, path, strict);
        context.Output.WriteLine(key.PublicKey);
        return ExitCode.Ok;
    }
}
