namespace Lightbill.Qr.Tests;

public sealed class PngReaderTests
{
    private static readonly byte[] Good = QrCode.Create("lightning:LNBC1").ToPng(4);

    [Theory]
    [InlineData(1, 0, new byte[] { 0b0101_0000 }, new byte[] { 0, 255, 0, 255 })]
    [InlineData(2, 0, new byte[] { 0b0001_1011 }, new byte[] { 0, 85, 170, 255 })]
    [InlineData(4, 0, new byte[] { 0x01, 0xef }, new byte[] { 0, 17, 238, 255 })]
    [InlineData(8, 0, new byte[] { 0, 1, 254, 255 }, new byte[] { 0, 1, 254, 255 })]
    [InlineData(16, 0, new byte[] { 0, 9, 1, 9, 254, 9, 255, 9 }, new byte[] { 0, 1, 254, 255 })]
    [InlineData(8, 2, new byte[] { 0, 0, 0, 255, 0, 0, 0, 255, 0, 255, 255, 255 }, new byte[] { 0, 76, 149, 255 })]
    [InlineData(2, 3, new byte[] { 0b0001_0010 }, new byte[] { 255, 0, 255, 76 })] // of the palette white, black, red
    [InlineData(8, 4, new byte[] { 0, 255, 0, 0, 255, 255, 0, 128 }, new byte[] { 0, 255, 255, 127 })]
    [InlineData(8, 6, new byte[] { 0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 128 }, new byte[] { 0, 255, 255, 127 })]
    public void Every_kind_of_pixel_is_read_as_grey_on_white(int depth, int colorType, byte[] line, byte[] expected)
    {
        (string, byte[])[] palette = colorType == 3 ? [("PLTE", [255, 255, 255, 0, 0, 0, 255, 0, 0]), ("tRNS", [255, 255, 255])] : [];
        GreyImage image = Read(PngFile.Of(4, 1, depth, colorType, 0, [0, .. line], palette));
        Assert.Equal((4, 1), (image.Width, image.Height));
        Assert.Equal(expected, image.Pixels);
    }

    [Fact]
    public void A_transparent_colour_is_white()
    {
        Assert.Equal([255, 7], Read(PngFile.Of(2, 1, 8, 0, 0, [0, 5, 7], ("tRNS", [0, 5]))).Pixels);
        Assert.Equal([255, 0], Read(PngFile.Of(2, 1, 8, 2, 0, [0, 1, 2, 3, 0, 0, 0], ("tRNS", [0, 1, 0, 2, 0, 3]))).Pixels);
        Assert.Equal([255, 0], Read(PngFile.Of(2, 1, 1, 3, 0, [0, 0b0100_0000], ("PLTE", [0, 0, 0, 0, 0, 0]), ("tRNS", [0]))).Pixels);
    }

    [Fact]
    public void Every_filter_is_undone()
    {
        // Rows of 10 20 30 40, each written with another filter.
        byte[] raw = [0, 10, 20, 30, 40, 1, 10, 10, 10, 10, 2, 0, 0, 0, 0, 3, 5, 5, 5, 5, 4, 0, 0, 0, 0];
        GreyImage image = Read(PngFile.Of(4, 5, 8, 0, 0, raw));
        for (int row = 0; row < 5; row++) Assert.Equal([10, 20, 30, 40], image.Pixels[(4 * row)..((4 * row) + 4)]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(9, 11)]
    [InlineData(16, 8)]
    public void Interlaced_pictures_are_put_together(int width, int height)
    {
        List<byte> raw = [];
        foreach ((int x, int y, int stepX, int stepY) in new[] { (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2) })
        {
            for (int row = y; row < height && x < width; row += stepY)
            {
                raw.Add(0);
                for (int column = x; column < width; column += stepX) raw.Add((byte)((16 * row) + column));
            }
        }
        GreyImage image = Read(PngFile.Of(width, height, 8, 0, 1, [.. raw]));
        for (int i = 0; i < image.Pixels.Length; i++) Assert.Equal((byte)((16 * (i / width)) + (i % width)), image.Pixels[i]);
    }

    [Fact]
    public void What_we_write_is_read_the_same()
    {
        var code = QrCode.Create(Invoices.OfAbout(600));
        GreyImage image = Read(code.ToPng(4));
        for (int row = 0; row < image.Height; row++)
            for (int column = 0; column < image.Width; column++)
                Assert.Equal(code.IsDark(row / 4, column / 4) ? 0 : 255, image.Pixels[(row * image.Width) + column]);
    }

    [Fact]
    public void Every_cut_is_damage()
    {
        for (int length = PngWriter.Signature.Length; length < Good.Length; length++) Assert.Equal(QrImageProblem.Damaged, Problem(Good[..length]));
    }

    [Fact]
    public void Every_change_of_a_byte_is_damage_or_too_large()
    {
        for (int i = PngWriter.Signature.Length; i < Good.Length; i++)
        {
            byte[] changed = [.. Good];
            changed[i] ^= 0x55;
            Assert.Equal(QrImageProblem.Damaged, Problem(changed));
        }
    }

    [Theory]
    [InlineData(100_000_000u, 1u)]
    [InlineData(1u, uint.MaxValue)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [InlineData(20_000u, 20_000u)]
    public void A_picture_that_claims_to_be_huge_takes_no_memory(uint width, uint height) =>
        Assert.Equal(QrImageProblem.TooLarge, Problem(PngFile.Chunks(("IHDR", PngFile.Header(width, height)), ("IDAT", PngFile.Compress([0])), ("IEND", []))));

    [Fact]
    public void A_bomb_is_unpacked_no_further_than_its_pixels()
    {
        // 100 MB of zeros in 100 kB, for a picture of 2 x 2.
        GreyImage image = Read(PngFile.Of(2, 2, 8, 0, 0, new byte[100_000_000]));
        Assert.Equal(4, image.Pixels.Length);
    }

    public static TheoryData<string, byte[]> BadFiles
    {
        get
        {
            byte[] pixel = PngFile.Compress([0, 0]);
            byte[] header = PngFile.Header(1, 1);
            return new()
            {
                { "no chunk", PngFile.Chunks() },
                { "no header", PngFile.Chunks(("IDAT", pixel), ("IEND", [])) },
                { "two headers", PngFile.Chunks(("IHDR", header), ("IHDR", header), ("IDAT", pixel), ("IEND", [])) },
                { "short header", PngFile.Chunks(("IHDR", header[..12]), ("IDAT", pixel), ("IEND", [])) },
                { "no pixels", PngFile.Chunks(("IHDR", header), ("IEND", [])) },
                { "no width", PngFile.Chunks(("IHDR", PngFile.Header(0, 1)), ("IDAT", pixel), ("IEND", [])) },
                { "odd depth", PngFile.Chunks(("IHDR", PngFile.Header(1, 1, 3)), ("IDAT", pixel), ("IEND", [])) },
                { "odd colours", PngFile.Chunks(("IHDR", PngFile.Header(1, 1, 8, 5)), ("IDAT", pixel), ("IEND", [])) },
                { "odd interlace", PngFile.Chunks(("IHDR", PngFile.Header(1, 1, 8, 0, 2)), ("IDAT", pixel), ("IEND", [])) },
                { "no palette", PngFile.Of(1, 1, 8, 3, 0, [0, 0]) },
                { "short palette", PngFile.Of(1, 1, 8, 3, 0, [0, 9], ("PLTE", [0, 0, 0])) },
                { "broken palette", PngFile.Of(1, 1, 8, 3, 0, [0, 0], ("PLTE", [0, 0])) },
                { "unknown critical chunk", PngFile.Of(1, 1, 8, 0, 0, [0, 0], ("ABCD", [])) },
                { "odd filter", PngFile.Of(1, 1, 8, 0, 0, [5, 0]) },
                { "too few pixels", PngFile.Of(9, 9, 8, 0, 0, [0, 0]) },
                // FDICT: zlib wants a dictionary that PNG does not have.
                { "asks for a dictionary", PngFile.Chunks(("IHDR", header), ("IDAT", [0x78, 0x20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]), ("IEND", [])) },
                { "not compressed", PngFile.Chunks(("IHDR", header), ("IDAT", [1, 2, 3, 4]), ("IEND", [])) },
            };
        }
    }

    [Theory, MemberData(nameof(BadFiles))]
    public void A_file_that_breaks_the_rules_is_damage(string name, byte[] file) => Assert.True(Problem(file) == QrImageProblem.Damaged, name);

    private static GreyImage Read(byte[] file) => PngReader.Read(file, QrImageLimits.Default);

    private static QrImageProblem Problem(byte[] file) => Assert.Throws<QrImageException>(() => Read(file)).Problem;
}
