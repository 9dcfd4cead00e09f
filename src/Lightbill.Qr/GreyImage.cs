using System.Globalization;

namespace Lightbill.Qr;

/// <summary>A picture of one byte a pixel, 0 is black, row by row from the top.</summary>
internal sealed record GreyImage(int Width, int Height, byte[] Pixels)
{
    /// <summary>As a PGM file, the plainest there is.</summary>
    public byte[] ToPgm() => [.. System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{Width} {Height}\n255\n")), .. Pixels];
}
