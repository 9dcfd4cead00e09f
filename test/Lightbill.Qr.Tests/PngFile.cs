using System.Buffers.Binary;
using System.IO.Compression;

namespace Lightbill.Qr.Tests;

/// <summary>PNG files of every kind, good and bad, put together by hand.</summary>
internal static class PngFile
{
    public static byte[] Of(int width, int height, int depth, int colorType, int interlace, byte[] raw, params (string Type, byte[] Content)[] before) =>
        Chunks([("IHDR", Header((uint)width, (uint)height, depth, colorType, interlace)), .. before, ("IDAT", Compress(raw)), ("IEND", [])]);

    public static byte[] Chunks(params (string Type, byte[] Content)[] chunks)
    {
        using var file = new MemoryStream();
        file.Write(PngWriter.Signature);
        foreach ((string type, byte[] content) in chunks)
        {
            byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. content];
            file.Write(BigEndian((uint)content.Length));
            file.Write(body);
            file.Write(BigEndian(Crc32.Of(body)));
        }
        return file.ToArray();
    }

    public static byte[] Header(uint width, uint height, int depth = 8, int colorType = 0, int interlace = 0) =>
        [.. BigEndian(width), .. BigEndian(height), (byte)depth, (byte)colorType, 0, 0, (byte)interlace];

    public static byte[] Compress(byte[] raw)
    {
        using var result = new MemoryStream();
        using (var zlib = new ZLibStream(result, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(raw);
        return result.ToArray();
    }

    private static byte[] BigEndian(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
