using System.Buffers.Binary;
using System.IO.Compression;
using Lightbill.Qr;

namespace Lightbill.Fuzz.Targets;

/// <summary>PNG pictures: files whose checksums the harness mends, and pictures that it packs itself (p, header, palette, transparency, rows).</summary>
internal static class PictureTarget
{
    private static readonly QrImageLimits Limits = new() { MaxPixels = 250_000, MaxSide = 2_000 };

    public static FuzzTarget Target { get; } = new("png", "the reader of PNG pictures", Run, MakeSeeds) { Words = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"], MaxLength = 2048 };

    private static void Run(byte[] input)
    {
        byte[]? file = input is [(byte)'p', ..] ? Pack(input) : PngReader.IsPng(input) ? MendChecksums(input) : null;
        if (file is null) return;
        try
        {
            GreyImage image = PngReader.Read(file, Limits);
            Law.Same(image.Width * image.Height, image.Pixels.Length, "as many pixels as the header says");
            Law.Holds(image.Width <= Limits.MaxSide && image.Pixels.Length <= Limits.MaxPixels, "no more than the limits");
        }
        catch (QrImageException problem)
        {
            Law.Holds(problem.Message.Length > 0 && problem.Problem is QrImageProblem.Damaged or QrImageProblem.TooLarge, "a refusal has words");
        }
    }

    private static byte[]? Pack(byte[] input)
    {
        if (input.Length < 8) return null;
        byte[] header = [0, 0, 0, input[1], 0, 0, 0, input[2], input[3], input[4], 0, 0, input[5]];
        int palette = Math.Min(input[6], input.Length - 8), transparency = Math.Min(input[7], input.Length - 8 - palette);
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(input.AsSpan(8 + palette + transparency));
        using var file = new MemoryStream();
        file.Write(PngWriter.Signature);
        Write(file, "IHDR"u8, header);
        if (palette > 0) Write(file, "PLTE"u8, input.AsSpan(8, palette));
        if (transparency > 0) Write(file, "tRNS"u8, input.AsSpan(8 + palette, transparency));
        Write(file, "IDAT"u8, compressed.ToArray());
        Write(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Write(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        byte[] body = [.. type, .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)content.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(body));
        file.Write(number);
    }

    private static byte[] MendChecksums(byte[] input)
    {
        byte[] file = [.. input];
        for (int position = 8; file.Length - position >= 12;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(position));
            if (length > file.Length - position - 12) break;
            int end = position + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(end), Crc32.Of(file.AsSpan(position + 4, (int)length + 4)));
            position = end + 4;
        }
        return file;
    }

    private static IEnumerable<byte[]> MakeSeeds()
    {
        yield return QrCode.Create("lightning:LNBC1").ToPng(4);
        foreach (byte colour in new byte[] { 0, 2, 3, 4, 6 })
            foreach (byte depth in new byte[] { 1, 2, 4, 8, 16 })
                foreach (byte interlaced in new byte[] { 0, 1 })
                    yield return [(byte)'p', 3, 3, depth, colour, interlaced, (byte)(colour == 3 ? 6 : 0), (byte)(colour == 3 ? 2 : 0), .. new byte[colour == 3 ? 8 : 0], .. Enumerable.Range(0, 80).Select(i => (byte)(i % 5))];
    }
}
