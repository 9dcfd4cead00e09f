using System.Text.Json;
using Lightbill.Qr;

namespace Lightbill.Cli.Tests.Commands;

public sealed class ScanCommandTests : IDisposable
{
    private static readonly string Invoice = Samples.Sign(Samples.Builder().Description("two espressos"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_code_is_read_as_decode_reads_it()
    {
        RequiredTool.RequireZbar();
        byte[] picture = QrCode.Create(QrPayload.For(Invoice)).ToPng();
        File.WriteAllBytes(_folder["a.png"], picture);
        CliRun decoded = CliRun.Of(["decode", QrPayload.For(Invoice)]);
        foreach (CliRun run in new[] { CliRun.Of(["scan", _folder["a.png"]]), CliRun.WithInput(["scan", "-"], picture), CliRun.WithInput(["scan"], picture) })
            Assert.Equal((0, decoded.Output, ""), (run.ExitCode, run.Output, run.Error));
    }

    [Theory]
    [InlineData("bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=0.001&label=a")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    [InlineData("lnurl1dp68gurn8ghj7etcv9khqmr99e3k7mf00q6v3jlk")]
    [InlineData("lnurlw://example.com/A?b=C")]
    [InlineData("satoshi@bitcoin.org")]
    public void The_code_of_each_kind_gives_the_same_request_again(string request)
    {
        RequiredTool.RequireZbar();
        CliRun qr = CliRun.Of(["qr", request, "--png", _folder["a.png"]]);
        Assert.Equal((0, ""), (qr.ExitCode, qr.Error));
        CliRun scan = CliRun.Of(["scan", _folder["a.png"]]);
        Assert.Equal((0, CliRun.Of(["decode", QrPayload.For(request)]).Output, ""), (scan.ExitCode, scan.Output, scan.Error));
    }

    [Fact]
    public void Several_codes_are_listed_and_counted()
    {
        RequiredTool.RequireZbar();
        byte[] picture = SideBySide(QrPayload.For(Invoice), "https://example.com/");
        CliRun text = CliRun.WithInput(["scan"], picture);
        Assert.Equal(1, text.ExitCode);
        foreach (string part in new[] { "code          1 of 2\n", "code          2 of 2\n", "two espressos", "text          https://example.com/" })
            Assert.Contains(part, text.Output, StringComparison.Ordinal);

        CliRun json = CliRun.WithInput(["scan", "-f", "json"], picture);
        Assert.Equal(1, json.ExitCode);
        JsonElement root = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal("lightbill.scan/1", root.GetProperty("schema").GetString());
        Assert.Equal([false, true], root.GetProperty("codes").EnumerateArray().Select(code => code.GetProperty("valid").GetBoolean()).Order());

        Assert.Equal(0, CliRun.WithInput(["scan"], SideBySide(QrPayload.For(Invoice), Samples.Coffee)).ExitCode);
        Assert.Equal(3, CliRun.WithInput(["scan"], SideBySide("a", "b")).ExitCode);
    }

    [Fact]
    public void A_picture_without_a_code_is_no_request()
    {
        RequiredTool.RequireZbar();
        byte[] blank = RepeatWhite();
        CliRun text = CliRun.WithInput(["scan"], blank);
        Assert.Equal((3, ""), (text.ExitCode, text.Output));
        Assert.Contains("there is no QR code in the picture", text.Error, StringComparison.Ordinal);
        CliRun json = CliRun.WithInput(["scan", "-f", "json"], blank);
        Assert.Equal(3, json.ExitCode);
        Assert.Equal(0, JsonDocument.Parse(json.Output).RootElement.GetProperty("codes").GetArrayLength());
    }

    [Fact]
    public void A_hostile_code_does_not_reach_the_terminal()
    {
        RequiredTool.RequireZbar();
        CliRun run = CliRun.WithInput(["scan"], QrCode.Create("\e[2J\u202eevil\nline").ToPng());
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("\\u{1b}[2J\\u{202e}evil\\u{a}line", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output + run.Error);

        CliRun secret = CliRun.WithInput(["scan"], QrCode.Create("nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5").ToPng());
        Assert.Equal(3, secret.ExitCode);
        Assert.DoesNotContain("nsec1vl", secret.Output + secret.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Trouble_with_the_file_or_the_program_is_said()
    {
        byte[] picture = QrCode.Create("A").ToPng();
        CliRun missing = CliRun.WithInput(["scan"], picture, environment: name => name == "LIGHTBILL_ZBARIMG" ? "/no/such/program" : null);
        Assert.Equal((4, ""), (missing.ExitCode, missing.Output));
        Assert.Contains("apt-get install zbar-tools", missing.Error, StringComparison.Ordinal);

        CliRun damaged = CliRun.WithInput(["scan"], picture[..^20]);
        Assert.Equal(4, damaged.ExitCode);
        Assert.Contains("standard input: the PNG is damaged", damaged.Error, StringComparison.Ordinal);

        Assert.Equal(4, CliRun.WithInput(["scan"], []).ExitCode);
        Assert.Equal(4, CliRun.Of(["scan", _folder["nothing.png"]]).ExitCode);
        Assert.Equal(4, CliRun.Of(["scan", _folder.Write("a.txt", "lnbc1")]).ExitCode);
        Assert.Equal(2, CliRun.Of(["scan"]).ExitCode);
    }

    private static byte[] RepeatWhite() => Bitmap(100, 100, (_, _) => false);

    private static byte[] SideBySide(string left, string right)
    {
        QrCode[] codes = [QrCode.Create(left), QrCode.Create(right)];
        int side = codes.Max(code => code.Size);
        return Bitmap(2 * side * 4, side * 4, (row, column) =>
        {
            QrCode code = codes[column / 4 / side];
            return row / 4 < code.Size && column / 4 % side < code.Size && code.IsDark(row / 4, column / 4 % side);
        });
    }

    /// <summary>A BMP of 24 bits a pixel, bottom row first; the width is a multiple of 4.</summary>
    private static byte[] Bitmap(int width, int height, Func<int, int, bool> isDark)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("BM"u8);
        foreach (int number in new[] { 54 + (3 * width * height), 0, 54, 40, width, height }) writer.Write(number);
        writer.Write((short)1);
        writer.Write((short)24);
        foreach (int number in new int[6]) writer.Write(number);
        for (int row = height - 1; row >= 0; row--)
            for (int column = 0; column < width; column++)
                for (int channel = 0; channel < 3; channel++) writer.Write(isDark(row, column) ? (byte)0 : (byte)255);
        return file.ToArray();
    }
}
