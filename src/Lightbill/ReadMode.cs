namespace Lightbill;

/// <summary>How closely a reader holds a text to the specification.</summary>
public enum ReadMode
{
    /// <summary>What the network and its history contain: each deviation is a warning, and nothing that could cost money is let through.</summary>
    Default,

    /// <summary>The text of BOLT 11 of 2026 to the letter.</summary>
    Strict,
}
