using System.Buffers.Binary;
using System.IO.Compression;

namespace Lightbill.Qr;

/// <summary>
/// Reads a PNG of any kind (ISO/IEC 15948) as grey pixels; what is transparent is white. Memory is taken only for what the limits allow, whatever the file says of itself.
/// </summary>
internal sealed class PngReader
{
    private const int Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, Rgba = 6;

    /// <summary>The seven passes of Adam7: first column and row, and the steps.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private int _width, _height, _depth, _colorType;
    private bool _isInterlaced;
    private byte[] _paletteGrey = [];
    private byte[] _transparency = [];

    private PngReader()
    {
    }

    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(PngWriter.Signature);

    /// <exception cref="QrImageException">It is damaged or too large.</exception>
    public static GreyImage Read(byte[] file, QrImageLimits limits)
    {
        var reader = new PngReader();
        using var compressed = new MemoryStream();
        reader.ReadChunks(file, compressed, limits);
        compressed.Position = 0;
        byte[] pixels = new byte[reader._width * reader._height];
        try
        {
            using var raw = new ZLibStream(compressed, CompressionMode.Decompress);
            reader.ReadPixels(raw, pixels);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException) // the stream is memory: only its content can be at fault
        {
            throw Damaged("its pixels end early or are not compressed as they should be", problem);
        }
        return new(reader._width, reader._height, pixels);
    }

    private void ReadChunks(byte[] file, MemoryStream compressed, QrImageLimits limits)
    {
        int position = PngWriter.Signature.Length;
        for (bool isFirst = true; ; isFirst = false)
        {
            if (file.Length - position < 12) throw Damaged("the file ends early");
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(position));
            if (length > file.Length - position - 12) throw Damaged("the file ends early, or the length of one of its chunks is wrong");
            ReadOnlySpan<byte> body = file.AsSpan(position + 4, (int)length + 4);
            position += (int)length + 12;
            if (BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(position - 4)) != Crc32.Of(body)) throw Damaged("the checksum of one of its chunks does not match");
            ReadOnlySpan<byte> content = body[4..];
            if (isFirst != body.StartsWith("IHDR"u8)) throw Damaged("its header is not where it belongs");
            if (isFirst) ReadHeader(content, limits);
            else if (body.StartsWith("PLTE"u8)) ReadPalette(content);
            else if (body.StartsWith("tRNS"u8)) _transparency = content.ToArray();
            else if (body.StartsWith("IDAT"u8)) compressed.Write(content);
            else if (body.StartsWith("IEND"u8)) break;
            else if (char.IsAsciiLetterUpper((char)body[0])) throw Damaged("it holds a chunk of an unknown kind that it says is needed");
        }
        if (compressed.Length == 0) throw Damaged("it holds no pixels");
        if (_colorType == Palette && _paletteGrey.Length == 0) throw Damaged("its palette is missing");
    }

    private void ReadHeader(ReadOnlySpan<byte> content, QrImageLimits limits)
    {
        if (content.Length != 13) throw Damaged("its header has a wrong length");
        uint width = BinaryPrimitives.ReadUInt32BigEndian(content);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(content[4..]);
        (_depth, _colorType) = (content[8], content[9]);
        bool isKnown = _colorType switch
        {
            Grey => _depth is 1 or 2 or 4 or 8 or 16,
            Palette => _depth is 1 or 2 or 4 or 8,
            Rgb or GreyAlpha or Rgba => _depth is 8 or 16,
            _ => false,
        };
        if (!isKnown || width == 0 || height == 0 || content[10] != 0 || content[11] != 0 || content[12] > 1) throw Damaged("its header makes no sense");
        if (width > limits.MaxSide || height > limits.MaxSide || (long)width * height > limits.MaxPixels)
            throw new QrImageException(QrImageProblem.TooLarge, $"The picture says that it is {width} x {height} pixels; at most {limits.MaxPixels} are read, {limits.MaxSide} on a side.");
        (_width, _height, _isInterlaced) = ((int)width, (int)height, content[12] == 1);
    }

    private void ReadPalette(ReadOnlySpan<byte> content)
    {
        if (content.Length is 0 or > 3 * 256 || content.Length % 3 != 0) throw Damaged("its palette has a wrong length");
        _paletteGrey = new byte[content.Length / 3];
        for (int i = 0; i < _paletteGrey.Length; i++) _paletteGrey[i] = Luminance(content[3 * i], content[(3 * i) + 1], content[(3 * i) + 2]);
    }

    private void ReadPixels(ZLibStream raw, byte[] pixels)
    {
        if (!_isInterlaced)
        {
            ReadPass(raw, pixels, (0, 0, 1, 1));
            return;
        }
        foreach ((int X, int Y, int StepX, int StepY) pass in Passes) ReadPass(raw, pixels, pass);
    }

    private void ReadPass(ZLibStream raw, byte[] pixels, (int X, int Y, int StepX, int StepY) pass)
    {
        int columns = (_width - pass.X + pass.StepX - 1) / pass.StepX;
        int rows = (_height - pass.Y + pass.StepY - 1) / pass.StepY;
        if (columns <= 0 || rows <= 0) return;
        int bitsPerPixel = _depth * Channels;
        int bytesPerPixel = Math.Max(1, bitsPerPixel / 8);
        byte[] line = new byte[((columns * bitsPerPixel) + 7) / 8];
        byte[] above = new byte[line.Length];
        for (int row = 0; row < rows; row++)
        {
            int filter = raw.ReadByte();
            raw.ReadExactly(line);
            Unfilter(filter, line, above, bytesPerPixel);
            int target = ((pass.Y + (row * pass.StepY)) * _width) + pass.X;
            for (int column = 0; column < columns; column++) pixels[target + (column * pass.StepX)] = GreyAt(line, column);
            (line, above) = (above, line);
        }
    }

    private int Channels => _colorType switch { Rgb => 3, GreyAlpha => 2, Rgba => 4, _ => 1 };

    private static void Unfilter(int filter, byte[] line, byte[] above, int bytesPerPixel)
    {
        if (filter is < 0 or > 4) throw new InvalidDataException("There is no such filter.");
        if (filter == 0) return;
        for (int i = 0; i < line.Length; i++)
        {
            int left = i < bytesPerPixel ? 0 : line[i - bytesPerPixel];
            int up = above[i];
            int upLeft = i < bytesPerPixel ? 0 : above[i - bytesPerPixel];
            int guess = filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, upLeft) };
            line[i] = unchecked((byte)(line[i] + guess));
        }
    }

    private static int Paeth(int left, int up, int upLeft)
    {
        int toLeft = Math.Abs(up - upLeft);
        int toUp = Math.Abs(left - upLeft);
        int toUpLeft = Math.Abs(left + up - upLeft - upLeft);
        return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
    }

    private byte GreyAt(byte[] line, int column)
    {
        int alpha = 255;
        int grey;
        if (_colorType is Grey or Palette)
        {
            int sample = Sample(line, column);
            if (_colorType == Palette)
            {
                if (sample >= _paletteGrey.Length) throw new InvalidDataException("There is no such colour in the palette.");
                grey = _paletteGrey[sample];
                if (sample < _transparency.Length) alpha = _transparency[sample];
            }
            else
            {
                grey = _depth == 16 ? sample >> 8 : sample * 255 / ((1 << _depth) - 1);
                if (_transparency.Length == 2 && sample == BinaryPrimitives.ReadUInt16BigEndian(_transparency)) alpha = 0;
            }
        }
        else
        {
            int size = _depth / 8;
            ReadOnlySpan<byte> pixel = line.AsSpan(column * Channels * size, Channels * size);
            grey = _colorType == GreyAlpha ? pixel[0] : Luminance(pixel[0], pixel[size], pixel[2 * size]);
            if (_colorType != Rgb) alpha = pixel[(Channels - 1) * size];
            else if (_transparency.Length == 6 && IsTransparent(pixel, size)) alpha = 0;
        }
        return (byte)(((grey * alpha) + (255 * (255 - alpha))) / 255);
    }

    private int Sample(byte[] line, int column) => _depth switch
    {
        16 => BinaryPrimitives.ReadUInt16BigEndian(line.AsSpan(2 * column)),
        8 => line[column],
        _ => (line[column * _depth / 8] >> (8 - _depth - (column * _depth % 8))) & ((1 << _depth) - 1),
    };

    private bool IsTransparent(ReadOnlySpan<byte> pixel, int size)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            int value = size == 2 ? BinaryPrimitives.ReadUInt16BigEndian(pixel[(2 * channel)..]) : pixel[channel];
            if (value != BinaryPrimitives.ReadUInt16BigEndian(_transparency.AsSpan(2 * channel))) return false;
        }
        return true;
    }

    private static byte Luminance(int red, int green, int blue) => (byte)(((red * 299) + (green * 587) + (blue * 114)) / 1000);

    private static QrImageException Damaged(string what, Exception? cause = null)
    {
        string message = $"The PNG is damaged: {what}.";
        return cause is null ? new(QrImageProblem.Damaged, message) : new(QrImageProblem.Damaged, message, cause);
    }
}
