using System.Diagnostics;

namespace Lightbill.Qr.Tests;

public sealed class QrImageReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_codes_of_a_picture_are_found()
    {
        RequiredTool.RequireZbar();
        QrCode[] codes = [QrCode.Create(Invoices.OfAbout(300)), QrCode.Create(Invoices.OfAbout(350)), QrCode.Create("two\nlines, naïve ナ]]>")];
        int side = codes.Max(code => code.Size) * 4;
        byte[] picture = PngWriter.Write(side * 2, (row, column) =>
        {
            int index = (row / side * 2) + (column / side);
            if (index >= codes.Length) return false;
            (int module, int place) = (row % side / 4, column % side / 4);
            return module < codes[index].Size && place < codes[index].Size && codes[index].IsDark(module, place);
        });
        IReadOnlyList<string> texts = await new QrImageReader().ReadAsync(picture, Token);
        Assert.Equal(codes.Select(code => code.Text).Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_picture_without_a_code_gives_none()
    {
        RequiredTool.RequireZbar();
        Assert.Empty(await new QrImageReader().ReadAsync(PngWriter.Write(200, (_, _) => false), Token));
        Assert.Empty(await new QrImageReader().ReadAsync(PngWriter.Write(1, (_, _) => false), Token));
    }

    [Fact]
    public async Task An_inverted_code_is_read()
    {
        RequiredTool.RequireZbar();
        var code = QrCode.Create(Invoices.OfAbout(300));
        Assert.Equal([code.Text], await new QrImageReader().ReadAsync(PngWriter.Write(code.Size * 4, (row, column) => !code.IsDark(row / 4, column / 4)), Token));
    }

    [Fact]
    public async Task Other_pictures_are_unpacked_by_zbarimg()
    {
        RequiredTool.RequireZbar();
        var code = QrCode.Create(Invoices.OfAbout(300));
        Assert.Equal([code.Text], await new QrImageReader().ReadAsync(Bitmap(code), Token));
        Assert.Equal(QrImageProblem.TooLarge, await Problem(new(limits: new() { MaxSide = 100 }), Bitmap(code)));
        Assert.Equal(QrImageProblem.Damaged, await Problem(new(), [.. "BM"u8, 1, 2, 3]));
        Assert.Equal(QrImageProblem.Damaged, await Problem(new(), [0xff, 0xd8, 0xff, 0xe0, 0, 0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("lnbc1")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>")]
    [InlineData("push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://example.com/\"|id\")'\npop graphic-context")]
    [InlineData("%PDF-1.7")]
    [InlineData("P5\n1 1\n255\n0")]
    public async Task What_is_no_plain_picture_is_handed_to_nobody(string content) =>
        Assert.Equal(QrImageProblem.NotAnImage, await Problem(new("there-is-no-such-program"), System.Text.Encoding.UTF8.GetBytes(content)));

    [Fact]
    public async Task A_large_file_is_refused() =>
        Assert.Equal(QrImageProblem.TooLarge, await Problem(new(limits: new() { MaxBytes = 10 }), QrCode.Create("A").ToPng()));

    [Fact]
    public async Task A_missing_program_is_named_with_the_way_to_get_it()
    {
        var problem = await Assert.ThrowsAsync<QrImageException>(() => new QrImageReader("there-is-no-such-program").ReadAsync(QrCode.Create("A").ToPng(), Token));
        Assert.Equal(QrImageProblem.ReaderMissing, problem.Problem);
        Assert.Contains("zbar-tools", problem.Message, StringComparison.Ordinal);
        Assert.Equal(QrImageProblem.ReaderMissing, await Problem(new("/no/such/program"), QrCode.Create("A").ToPng()));
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        using var script = new Script("sleep 60");
        var clock = Stopwatch.StartNew();
        Assert.Equal(QrImageProblem.TimedOut, await Problem(new(script.Path, new() { Timeout = TimeSpan.FromMilliseconds(300) }), QrCode.Create("A").ToPng()));
        using var cancelled = new CancellationTokenSource(300);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new QrImageReader(script.Path).ReadAsync(QrCode.Create("A").ToPng(), cancelled.Token));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    [Theory]
    [InlineData("exit 7", QrImageProblem.ReaderFailed)]
    [InlineData("echo nonsense '<'; exit 0", QrImageProblem.ReaderFailed)]
    [InlineData("echo '<!DOCTYPE a [<!ENTITY b \"c\">]><a><data>&b;</data></a>'", QrImageProblem.ReaderFailed)]
    [InlineData("echo '<a><data format=\"base64\">?</data></a>'", QrImageProblem.ReaderFailed)]
    [InlineData("echo '<a><data format=\"base64\" length=\"9999\">?</data></a>'", QrImageProblem.ReaderFailed)]
    public async Task A_program_that_answers_nonsense_is_a_clear_failure(string code, QrImageProblem expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        using var script = new Script(code);
        Assert.Equal(expected, await Problem(new(script.Path), QrCode.Create("A").ToPng()));
    }

    private static async Task<QrImageProblem> Problem(QrImageReader reader, byte[] image) =>
        (await Assert.ThrowsAsync<QrImageException>(() => reader.ReadAsync(image, Token))).Problem;

    /// <summary>A BMP of 24 bits a pixel, bottom row first.</summary>
    private static byte[] Bitmap(QrCode code)
    {
        int side = code.Size * 4;
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("BM"u8);
        writer.Write(54 + (3 * side * side));
        writer.Write(0);
        foreach (int number in new[] { 54, 40, side, side }) writer.Write(number);
        writer.Write((short)1);
        writer.Write((short)24);
        foreach (int number in new[] { 0, 0, 0, 0, 0, 0 }) writer.Write(number);
        for (int row = side - 1; row >= 0; row--)
            for (int column = 0; column < side; column++)
                for (int channel = 0; channel < 3; channel++) writer.Write(code.IsDark(row / 4, column / 4) ? (byte)0 : (byte)255);
        return file.ToArray();
    }

    /// <summary>A shell script in the place of zbarimg.</summary>
    private sealed class Script : IDisposable
    {
        public Script(string code)
        {
            Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"lightbill-test-{Guid.NewGuid():N}");
            File.WriteAllText(Path, $"#!/bin/sh\n{code}\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        public string Path { get; }

        public void Dispose() => File.Delete(Path);
    }
}
