namespace Lightbill.Qr;

/// <summary>What a picture may cost. The defaults hold the photos of every phone and keep a hostile file from filling the memory.</summary>
public sealed record QrImageLimits
{
    /// <summary>The defaults.</summary>
    public static QrImageLimits Default { get; } = new();

    /// <summary>Bytes of the file: 32 MiB.</summary>
    public int MaxBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Pixels: 64 million, one byte each in memory.</summary>
    public int MaxPixels { get; init; } = 64_000_000;

    /// <summary>Pixels of a side: 20,000.</summary>
    public int MaxSide { get; init; } = 20_000;

    /// <summary>The time that the search may take: 20 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);
}
