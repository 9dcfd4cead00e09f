namespace Lightbill.Cli.Creation;

/// <summary>A field without effect: of a type that BOLT 11 has not given a meaning, or of a wrong length.</summary>
/// <param name="Tag">Its letter.</param>
/// <param name="Words">Its content in the bech32 alphabet.</param>
internal readonly record struct CustomField(char Tag, string Words);
