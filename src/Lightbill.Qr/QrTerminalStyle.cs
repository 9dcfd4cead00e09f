namespace Lightbill.Qr;

/// <summary>How a QR code is drawn with characters.</summary>
public enum QrTerminalStyle
{
    /// <summary>Black on white by colour codes (ANSI, 256 colours): right on every background, in terminals only.</summary>
    Colored,

    /// <summary>No colour codes; the characters' ink is the dark part: right for dark text on a light background, as on paper.</summary>
    PlainOnLight,

    /// <summary>No colour codes; the characters' ink is the light part: right for light text on a dark background.</summary>
    PlainOnDark,
}
