namespace Lightbill.Qr;

/// <summary>Why a picture could not be searched for QR codes.</summary>
public enum QrImageProblem
{
    /// <summary>It is no picture, or of a kind that is not read.</summary>
    NotAnImage,

    /// <summary>It is damaged, or breaks the rules of its kind.</summary>
    Damaged,

    /// <summary>It has more bytes or pixels than <see cref="QrImageLimits"/> allow.</summary>
    TooLarge,

    /// <summary>The program <c>zbarimg</c> is not installed.</summary>
    ReaderMissing,

    /// <summary>The program <c>zbarimg</c> failed.</summary>
    ReaderFailed,

    /// <summary>The search took longer than allowed.</summary>
    TimedOut,
}
