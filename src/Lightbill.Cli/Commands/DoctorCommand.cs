using System.CommandLine;
using System.Runtime.InteropServices;
using Lightbill.Bolt11;
using Lightbill.Cli.Diagnosis;
using Lightbill.Cli.Files;
using Lightbill.Cli.Formats;
using Lightbill.Cli.Keys;
using Lightbill.Cli.Terminal;
using Lightbill.Cryptography;
using Lightbill.Qr;

namespace Lightbill.Cli.Commands;

/// <summary><c>lightbill doctor</c>: what the command runs on, and whether it works there. Exit code 4 when something is broken.</summary>
internal static class DoctorCommand
{
    public const string Schema = "lightbill.doctor/1";

    /// <summary>The first example of BOLT 11 with an amount, and the key that all of them are signed with.</summary>
    private const string KnownInvoice = "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypq"
        + "dq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpmdla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh";

    private const string KnownKey = "e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734";

    /// <summary>The year in which this was written: a clock before it is wrong. And one far after it most likely is.</summary>
    private const int FirstYear = 2026;
    private const int LastYear = 2100;

    private const int Column = 13;

    public static Command Create(CliContext context)
    {
        Option<string> format = RequestOptions.Format("text", "json");
        var command = new Command("doctor", "Says what Lightbill runs on here and tests whether it works: curve, clock, key file, QR reader, terminal.") { format };
        command.SetAction(result =>
        {
            Symptom[] symptoms = [Program(), Runtime(), System(), Curve(), SelfTest(), Clock(context), Key(context), Zbar(context), Terminal(context)];
            if (result.GetValue(format) == "json") WriteJson(context, symptoms);
            else foreach (Symptom symptom in symptoms) WriteText(context, symptom);
            return (int)(symptoms.Any(symptom => symptom.State == SymptomState.Broken) ? ExitCode.FileTrouble : ExitCode.Ok);
        });
        return command;
    }

    private static Symptom Program() => new("lightbill", SymptomState.Fine, typeof(DoctorCommand).Assembly.GetName().Version?.ToString(3) ?? "unknown");

    private static Symptom Runtime() => new("runtime", SymptomState.Fine, $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");

    private static Symptom System() => new("system", SymptomState.Fine, $"{RuntimeInformation.OSDescription.Trim()}, {Environment.ProcessorCount} processors");

    private static Symptom Curve()
    {
        try
        {
            string description = Cryptography.Curve.Description;
            if (Cryptography.Curve.IsNative) return new("curve", SymptomState.Fine, description);
            string problem = Cryptography.Curve.NativeProblem is { } reason ? Messages.AsMessage(reason) : $"{Cryptography.Curve.EnvironmentVariable} asks for it";
            return new("curve", SymptomState.Note, $"{description}: {problem}",
                "everything works; libsecp256k1 is faster, and signs in a time that does not depend on the key: install the package libsecp256k1 (Debian, Ubuntu: libsecp256k1-1 or newer; Homebrew: secp256k1)");
        }
        catch (Exception problem) when (problem is InvalidOperationException or DllNotFoundException)
        {
            return new("curve", SymptomState.Broken, Messages.AsMessage(problem.Message), $"unset {Cryptography.Curve.EnvironmentVariable}, or set it to auto");
        }
    }

    private static Symptom SelfTest()
    {
        try
        {
            using PrivateKey key = PrivateKey.Parse(KnownKey);
            Bolt11Invoice read = Bolt11Invoice.Parse(KnownInvoice);
            Bolt11Invoice signed = read.ToBuilder().Sign(key);
            return read.Payee == key.PublicKey && signed.ToString() == KnownInvoice
                ? new("self-test", SymptomState.Fine, "an example of BOLT 11 was read, and signed again to the very same text")
                : new("self-test", SymptomState.Broken, "an example of BOLT 11 came out differently", "do not sign with this installation");
        }
        catch (Exception problem) when (problem is FormatException or InvalidOperationException or DllNotFoundException or global::System.Security.Cryptography.CryptographicException)
        {
            return new("self-test", SymptomState.Broken, Messages.AsMessage(problem.Message), "do not sign with this installation");
        }
    }

    private static Symptom Clock(CliContext context)
    {
        DateTimeOffset now = context.Clock.GetUtcNow();
        return now.Year is >= FirstYear and <= LastYear
            ? new("clock", SymptomState.Fine, JsonOutput.Iso(now))
            : new("clock", SymptomState.Broken, $"{JsonOutput.Iso(now)} cannot be right", "set the clock: what expires is judged by it");
    }

    private static Symptom Key(CliContext context)
    {
        const string Name = "key file";
        if (KeyFile.Find(context, null, out _) is not { } path) return new(Name, SymptomState.Fine, $"{KeyFile.EnvironmentVariable} is not set");
        string shown = $"{path} ({KeyFile.EnvironmentVariable})";
        try
        {
            if (Directory.Exists(path)) return new(Name, SymptomState.Broken, $"{shown} is a folder");
            if (!File.Exists(path)) return new(Name, SymptomState.Broken, $"{shown} is not there", $"make one: lightbill key new -o {path}");
            if (OperatingSystem.IsWindows())
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                return KeyFile.OthersRights(file) is { } rights
                    ? new(Name, SymptomState.Note, $"{shown}: others than its owner may use it, {rights}", KeyFile.Remedy(path))
                    : new(Name, SymptomState.Fine, $"{shown}, for its owner only");
            }
            UnixFileMode mode = File.GetUnixFileMode(path);
            return (mode & KeyFile.Others) == UnixFileMode.None
                ? new(Name, SymptomState.Fine, $"{shown}, mode {KeyFile.Octal(mode)}")
                : new(Name, SymptomState.Note, $"{shown}: others than its owner may use it, mode {KeyFile.Octal(mode)}", KeyFile.Remedy(path));
        }
        catch (Exception problem) when (InputFile.IsFileTrouble(problem))
        {
            return new(Name, SymptomState.Broken, $"{shown}: {Messages.AsMessage(problem.Message)}");
        }
    }

    private static Symptom Zbar(CliContext context)
    {
        const string Name = "zbarimg";
        return new QrImageReader(context.Environment(ScanCommand.ProgramVariable)).ProgramPath is { } path
            ? new(Name, SymptomState.Fine, path)
            : new(Name, SymptomState.Note, "not installed", "everything but scan works without it (Debian, Ubuntu: apt-get install zbar-tools; Homebrew: brew install zbar)");
    }

    private static Symptom Terminal(CliContext context)
    {
        string output = context.OutputIsTerminal ? "standard output is a terminal" : "standard output is no terminal";
        string why = context.Environment("NO_COLOR") is { Length: > 0 } ? ", NO_COLOR is set" : "";
        return new("terminal", SymptomState.Fine, $"{output}{(context.Environment("TERM") is { Length: > 0 } term ? $", TERM={term}" : "")}, colour {(context.UseColor ? "on" : "off")}{why}");
    }

    private static void WriteText(CliContext context, Symptom symptom)
    {
        TextStyle style = symptom.State switch
        {
            SymptomState.Broken => TextStyle.Bad,
            SymptomState.Note => TextStyle.Warning,
            _ => TextStyle.Plain,
        };
        string mark = symptom.State == SymptomState.Broken ? "BROKEN: " : "";
        TextLayout.Row(context, Column, symptom.Name, UntrustedText.Escape(mark + symptom.Text), style);
        if (symptom.Advice is { } advice) TextLayout.Row(context, Column, "", UntrustedText.Escape(advice));
    }

    private static void WriteJson(CliContext context, IReadOnlyList<Symptom> symptoms) => JsonOutput.Write(context, json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteBoolean("ok", symptoms.All(symptom => symptom.State != SymptomState.Broken));
        json.WriteStartArray("findings");
        foreach (Symptom symptom in symptoms)
        {
            json.WriteStartObject();
            json.WriteString("name", symptom.Name);
            json.WriteString("state", symptom.State switch { SymptomState.Broken => "broken", SymptomState.Note => "note", _ => "ok" });
            json.WriteString("text", symptom.Text);
            json.WriteString("advice", symptom.Advice);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
