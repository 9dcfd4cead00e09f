using System.Collections;
using System.Globalization;
using System.Text;
using Lightbill.Bolt11;
using QRCoder;
using QRCoder.Exceptions;

namespace Lightbill.Qr;

/// <summary>
/// A QR code, and its forms: SVG, PNG, text for a terminal. Immutable, safe for use from several threads. All forms are dark on light with the quiet zone that readers
/// need, whatever the colours around them: many readers do not know inverted codes.
/// Example: <c>File.WriteAllText("pay.svg", QrCode.Create(invoice).ToSvg("Invoice 42"))</c>.
/// </summary>
public sealed class QrCode
{
    /// <summary>Light modules on each side, counted in all forms (ISO/IEC 18004 asks for 4).</summary>
    public const int QuietZone = 4;

    /// <summary>The fewest pixels of a module in a picture: cameras and <c>zbarimg</c> lose dense codes below.</summary>
    public const int MinPixelsPerModule = 4;

    /// <summary>The most pixels of a module: the largest code is then some 12,000 pixels wide.</summary>
    public const int MaxPixelsPerModule = 64;

    /// <summary>The usual pixels of a module.</summary>
    public const int DefaultPixelsPerModule = 8;

    /// <summary>Bytes in the largest code, version 40, by level (ISO/IEC 18004, table 7).</summary>
    private static readonly int[] MaxBytes = [2953, 2331, 1663, 1273];

    /// <summary>Digits, capitals and <c>$%*+-./:</c> and space in the largest code, by level.</summary>
    private static readonly int[] MaxAlphanumeric = [4296, 3391, 2420, 1852];

    /// <summary>Digits alone in the largest code, by level.</summary>
    private static readonly int[] MaxDigits = [7089, 5596, 3993, 3057];

    private readonly BitArray[] _rows; // with the quiet zone

    private QrCode(string text, QrErrorCorrection errorCorrection, QRCodeData data)
    {
        (Text, ErrorCorrection, Version) = (text, errorCorrection, data.Version);
        _rows = [.. data.ModuleMatrix];
    }

    /// <summary>What a reader gets.</summary>
    public string Text { get; }

    /// <summary>The level it was made with.</summary>
    public QrErrorCorrection ErrorCorrection { get; }

    /// <summary>1 to 40.</summary>
    public int Version { get; }

    /// <summary>Modules on each side, quiet zone included.</summary>
    public int Size => _rows.Length;

    /// <summary>The characters in a line of <see cref="ToTerminal"/>.</summary>
    public int TerminalColumns => Size;

    /// <summary>The lines of <see cref="ToTerminal"/>.</summary>
    public int TerminalRows => (Size + 1) / 2;

    /// <summary>The code of an invoice, with <see cref="QrPayload"/> as its text.</summary>
    /// <exception cref="QrCapacityException">It is too long for a QR code.</exception>
    public static QrCode Create(Bolt11Invoice invoice, QrErrorCorrection errorCorrection = QrErrorCorrection.Medium) => Create(QrPayload.For(invoice), errorCorrection);

    /// <summary>The code of a text as it is; see <see cref="QrPayload"/> for the text of a request.</summary>
    /// <param name="text">Not empty. The largest code, at <see cref="QrErrorCorrection.Low"/>, holds 2,953 bytes of UTF-8, or 4,296 characters that are capitals and digits.</param>
    /// <param name="errorCorrection">How much of the code may be unreadable.</param>
    /// <exception cref="QrCapacityException">It is too long for a QR code at this level.</exception>
    /// <exception cref="ArgumentException">It is empty, or no Unicode text (half a surrogate pair).</exception>
    public static QrCode Create(string text, QrErrorCorrection errorCorrection = QrErrorCorrection.Medium) =>
        TryCreate(text, errorCorrection, out QrCode? code) ? code : throw new QrCapacityException(TooLong(text, errorCorrection));

    /// <summary>As <see cref="Create(string, QrErrorCorrection)"/>; false when the text is too long.</summary>
    /// <exception cref="ArgumentException">It is empty, or no Unicode text (half a surrogate pair).</exception>
    public static bool TryCreate(string text, QrErrorCorrection errorCorrection, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out QrCode? code)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (!Enum.IsDefined(errorCorrection)) throw new ArgumentOutOfRangeException(nameof(errorCorrection), errorCorrection, "It is none of the four levels.");
        code = null;
        // More characters than digits would fit: no need to look closer, however long it is.
        if (text.Length > MaxDigits[(int)errorCorrection]) return false;
        bool isAscii = System.Text.Ascii.IsValid(text);
        if (!isAscii && !IsUnicode(text)) throw new ArgumentException("The text holds half a surrogate pair.", nameof(text));
        try
        {
            // Beyond ASCII the code says that it is UTF-8; readers would guess otherwise.
            using QRCodeData data = QRCodeGenerator.GenerateQrCode(text, Level(errorCorrection), forceUtf8: !isAscii, utf8BOM: false,
                eciMode: isAscii ? QRCodeGenerator.EciMode.Default : QRCodeGenerator.EciMode.Utf8);
            code = new(text, errorCorrection, data);
            return true;
        }
        catch (DataTooLongException)
        {
            return false;
        }
    }

    /// <summary>Is the module dark? Counted from 0 at the top left corner of the quiet zone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public bool IsDark(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Size);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Size);
        return _rows[row][column];
    }

    /// <summary>
    /// SVG that stands alone or inside a page: one path, black on white, without styles, scripts and ids, so that it passes a strict content security policy.
    /// It has the role of an image, with the title as its name for screen readers.
    /// </summary>
    /// <param name="title">What the picture is; may come from anybody, it is encoded and hidden characters are written out.</param>
    /// <param name="pixelsPerModule">The size where nothing else gives one.</param>
    public string ToSvg(string title, int pixelsPerModule = DefaultPixelsPerModule)
    {
        ArgumentNullException.ThrowIfNull(title);
        CheckScale(pixelsPerModule);
        string name = Encode(UntrustedText.Escape(title));
        int side = Size * pixelsPerModule;
        var svg = new StringBuilder(16 * 1024);
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"{side}\" viewBox=\"0 0 {Size} {Size}\" role=\"img\" aria-label=\"{name}\" shape-rendering=\"crispEdges\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{name}</title><path fill=\"#fff\" d=\"M0 0h{Size}v{Size}H0z\"/><path fill=\"#000\" d=\"");
        for (int row = 0; row < Size; row++)
        {
            for (int column = 0; column < Size; column++)
            {
                if (!_rows[row][column]) continue;
                int start = column;
                while (column < Size && _rows[row][column]) column++;
                svg.Append(CultureInfo.InvariantCulture, $"M{start} {row}h{column - start}v1H{start}z");
            }
        }
        return svg.Append("\"/></svg>").ToString();
    }

    /// <summary>A PNG of one bit a pixel, black on white.</summary>
    /// <param name="pixelsPerModule">From <see cref="MinPixelsPerModule"/> to <see cref="MaxPixelsPerModule"/>.</param>
    public byte[] ToPng(int pixelsPerModule = DefaultPixelsPerModule)
    {
        CheckScale(pixelsPerModule);
        return PngWriter.Write(Size * pixelsPerModule, (row, column) => _rows[row / pixelsPerModule][column / pixelsPerModule]);
    }

    /// <summary>
    /// Lines of <see cref="TerminalColumns"/> characters, two modules one above the other in each (half blocks), each line ended by LF.
    /// </summary>
    /// <param name="style">Colours, or how to do without.</param>
    public string ToTerminal(QrTerminalStyle style = QrTerminalStyle.Colored)
    {
        if (!Enum.IsDefined(style)) throw new ArgumentOutOfRangeException(nameof(style), style, "There is no such style.");
        bool inkIsDark = style != QrTerminalStyle.PlainOnDark;
        var text = new StringBuilder((TerminalColumns + 32) * TerminalRows);
        for (int row = 0; row < Size; row += 2)
        {
            // Black and white of the fixed part of the 256 colours: the first sixteen are what a theme makes of them.
            if (style == QrTerminalStyle.Colored) text.Append("\e[38;5;16;48;5;231m");
            for (int column = 0; column < Size; column++)
            {
                bool top = _rows[row][column] == inkIsDark;
                // The size is odd: below the last row is nothing, which looks like the background.
                bool bottom = row + 1 < Size && _rows[row + 1][column] == inkIsDark;
                text.Append((top, bottom) switch { (true, true) => '█', (true, false) => '▀', (false, true) => '▄', _ => ' ' });
            }
            if (style == QrTerminalStyle.Colored) text.Append("\e[0m");
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    private static string TooLong(string text, QrErrorCorrection errorCorrection) => string.Create(CultureInfo.InvariantCulture,
        $"The text is too long for a QR code: {System.Text.Encoding.UTF8.GetByteCount(text)} bytes, where level {errorCorrection.ToString()[0]} holds at most {MaxBytes[(int)errorCorrection]}, or {MaxAlphanumeric[(int)errorCorrection]} where all are capitals and digits.");

    private static bool IsUnicode(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out _, out int length) != System.Buffers.OperationStatus.Done) return false;
            i += length;
        }
        return true;
    }

    private static QRCodeGenerator.ECCLevel Level(QrErrorCorrection errorCorrection) => errorCorrection switch
    {
        QrErrorCorrection.Low => QRCodeGenerator.ECCLevel.L,
        QrErrorCorrection.Medium => QRCodeGenerator.ECCLevel.M,
        QrErrorCorrection.Quartile => QRCodeGenerator.ECCLevel.Q,
        _ => QRCodeGenerator.ECCLevel.H,
    };

    private static void CheckScale(int pixelsPerModule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixelsPerModule, MinPixelsPerModule);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pixelsPerModule, MaxPixelsPerModule);
    }

    private static string Encode(string text) => System.Net.WebUtility.HtmlEncode(text);
}
