using Lightbill.Qr;

namespace Lightbill.Cli.Tests.Commands;

public sealed class QrCommandTests : IDisposable
{
    private const string Start = "\e[38;5;16;48;5;231m";

    private static readonly string Invoice = Samples.Sign(Samples.Builder().Description("two espressos").Amount(MilliSatoshi.FromMsat(2_500_000)));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_terminal_gets_black_and_white_whatever_its_theme()
    {
        CliRun run = CliRun.Of(["qr", Invoice], outputIsTerminal: true, columns: 80, environment: name => name == "NO_COLOR" ? "1" : null);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(QrCode.Create(QrPayload.For(Invoice), QrErrorCorrection.Low).ToTerminal(), run.Output);
        Assert.All(run.OutputLines, line => Assert.StartsWith(Start, line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pipe_and_a_terminal_without_colours_get_plain_characters()
    {
        string plain = QrCode.Create(QrPayload.For(Invoice), QrErrorCorrection.Low).ToTerminal(QrTerminalStyle.PlainOnLight);
        Assert.Equal(plain, CliRun.Of(["qr", Invoice]).Output);
        Assert.Equal(plain, CliRun.Of(["qr", Invoice, "--color", "never"], outputIsTerminal: true).Output);
        Assert.Equal(plain, CliRun.Of(["qr", Invoice], outputIsTerminal: true, environment: name => name == "TERM" ? "dumb" : null).Output);
        Assert.StartsWith(Start, CliRun.Of(["qr", Invoice, "--color", "always"]).Output, StringComparison.Ordinal);
        Assert.StartsWith("████", CliRun.Of(["qr", Invoice, "--invert"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_too_wide_for_the_terminal_is_not_drawn()
    {
        int columns = QrCode.Create(QrPayload.For(Invoice), QrErrorCorrection.Low).TerminalColumns;
        Assert.Equal(0, CliRun.Of(["qr", Invoice], outputIsTerminal: true, columns: columns).ExitCode);
        CliRun run = CliRun.Of(["qr", Invoice], outputIsTerminal: true, columns: columns - 1);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains($"{columns} columns wide, and the terminal {columns - 1}", run.Error, StringComparison.Ordinal);
        Assert.Contains("--png", run.Error, StringComparison.Ordinal);
        // Nothing is as wide as a pipe.
        Assert.Equal(0, CliRun.Of(["qr", Invoice], columns: 10).ExitCode);
    }

    [Fact]
    public void Pictures_are_written_whole_and_replaced_only_by_force()
    {
        CliRun run = CliRun.Of(["qr", Invoice, "--png", _folder["a.png"], "--svg", _folder["a.svg"]]);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        var code = QrCode.Create(QrPayload.For(Invoice));
        Assert.Equal(code.ToPng(), File.ReadAllBytes(_folder["a.png"]));
        Assert.Equal(code.ToSvg("QR code of a Lightning invoice over 2500 sat") + "\n", File.ReadAllText(_folder["a.svg"]));
        if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(_folder["a.png"]).HasFlag(UnixFileMode.UserRead | UnixFileMode.UserWrite));

        Assert.Equal(4, CliRun.Of(["qr", Invoice, "--png", _folder["a.png"], "--scale", "4"]).ExitCode);
        Assert.Equal(code.ToPng(), File.ReadAllBytes(_folder["a.png"]));
        Assert.Equal(0, CliRun.Of(["qr", Invoice, "--png", _folder["a.png"], "--scale", "4", "--force"]).ExitCode);
        Assert.Equal(code.ToPng(4), File.ReadAllBytes(_folder["a.png"]));
        Assert.Equal(4, CliRun.Of(["qr", Invoice, "--png", _folder["no/such/folder.png"]]).ExitCode);
        Assert.Equal(["a.png", "a.svg"], _folder.FileNames);
    }

    [Fact]
    public void A_minus_is_standard_output()
    {
        var code = QrCode.Create(QrPayload.For(Invoice));
        Assert.Equal(code.ToPng(), CliRun.Of(["qr", Invoice, "--png", "-"]).OutputBytes);
        Assert.StartsWith("<svg ", CliRun.Of(["qr", Invoice, "--svg", "-"]).Output, StringComparison.Ordinal);
        Assert.Equal(2, CliRun.Of(["qr", Invoice, "--svg", "-", "--png", "-"]).ExitCode);
    }

    [Fact]
    public void A_text_that_only_level_L_holds_is_written_with_it()
    {
        string text = new('a', 2900);
        CliRun run = CliRun.Of(["qr", "--as-is", text, "--png", "-"]);
        Assert.Equal(QrCode.Create(text, QrErrorCorrection.Low).ToPng(), run.OutputBytes);
        CliRun longer = CliRun.Of(["qr", "--as-is", new string('a', 2954), "--png", _folder["a.png"]]);
        Assert.Equal(1, longer.ExitCode);
        Assert.Contains("2954 bytes, where level L holds at most 2953", longer.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.FileNames);
    }

    [Fact]
    public void A_secret_is_not_put_on_a_screen()
    {
        CliRun run = CliRun.Of(["qr", "--as-is", "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5"]);
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.DoesNotContain("nsec1vl", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_shows_the_code_on_standard_error()
    {
        string key = _folder.Write("a.key", new string('1', 64));
        string[] arguments = ["create", "--amount", "5sat", "--description", "x", "--key-file", key, "-q", "--payment-hash", new string('a', 64)];
        CliRun run = CliRun.Of([.. arguments, "--qr"]);
        Assert.Equal(0, run.ExitCode);
        string invoice = Assert.Single(run.OutputLines);
        Assert.EndsWith(QrCode.Create(QrPayload.For(invoice), QrErrorCorrection.Low).ToTerminal(QrTerminalStyle.PlainOnLight), run.Error, StringComparison.Ordinal);
        Assert.Equal(2, CliRun.Of(["create", "--description", "x", "--unsigned", "--qr"]).ExitCode);
    }

    [Fact]
    public void A_code_that_cannot_be_shown_leaves_create_as_it_was()
    {
        string key = _folder.Write("a.key", new string('1', 64));
        using var output = new MemoryStream();
        var error = new StringWriter { NewLine = "\n" };
        int code = CliApp.Run(["create", "--description", "x", "--key-file", key, "--qr"], CliRun.Context(output, error, null, errorIsTerminal: true, columns: 20));
        Assert.Equal(0, code);
        Assert.StartsWith("lnbc1", System.Text.Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
        Assert.Contains("warning: the QR code is not shown: the QR code is ", error.ToString(), StringComparison.Ordinal);
    }
}
