using System.Globalization;

namespace Lightbill;

/// <summary>
/// A feature bit: bits come in pairs, the even one says "required", the odd one next to it "offered" (BOLT 9). <c>default</c> is bit 0.
/// </summary>
/// <param name="Number">The bit, 0 and up; bit 0 is the last bit of the field.</param>
public readonly record struct FeatureBit(int Number)
{
    /// <summary>Must a payer understand it? The even bits.</summary>
    public bool IsRequired => (Number & 1) == 0;

    /// <summary>The feature's name in BOLT 9 (or its own proposal), null when we do not know the bit.</summary>
    public string? Name => FeatureTable.Find(Number)?.Name;

    /// <summary>Do we know what the bit means?</summary>
    public bool IsKnown => FeatureTable.Find(Number) is not null;

    /// <summary>The even bit of the pair.</summary>
    internal int Pair => Number & ~1;

    /// <summary><c>payment_secret (14, required)</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name ?? "unknown"} ({Number}, {(IsRequired ? "required" : "optional")})");
}
