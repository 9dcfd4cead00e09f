namespace Lightbill.Qr;

/// <summary>How much of a QR code may be unreadable without loss (ISO/IEC 18004). More of it makes the code larger.</summary>
public enum QrErrorCorrection
{
    /// <summary>L, about 7 %: the smallest code, for terminals.</summary>
    Low,

    /// <summary>M, about 15 %: for screens and paper.</summary>
    Medium,

    /// <summary>Q, about 25 %.</summary>
    Quartile,

    /// <summary>H, about 30 %.</summary>
    High,
}
