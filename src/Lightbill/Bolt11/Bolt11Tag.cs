using Lightbill.Encoding;

namespace Lightbill.Bolt11;

/// <summary>The types of tagged fields (BOLT 11, Tagged Fields), as values of the five-bit word.</summary>
internal static class Bolt11Tag
{
    public const int PaymentHash = 1;
    public const int RouteHint = 3;
    public const int Features = 5;
    public const int Expiry = 6;
    public const int Fallback = 9;
    public const int LegacyTrampoline = 11;
    public const int Description = 13;
    public const int PaymentSecret = 16;
    public const int Payee = 19;
    public const int BlindedPath = 20; // bLIP 39; written with the letter "5"
    public const int DescriptionHash = 23;
    public const int MinFinalCltv = 24;
    public const int Metadata = 27;
    public const int Accountable = 31;

    /// <summary>Words of a payment hash, payment secret or description hash: 256 bits and 4 of padding.</summary>
    public const int HashWords = 52;

    /// <summary>Words of a public key: 264 bits and 1 of padding.</summary>
    public const int KeyWords = 53;

    /// <summary>The order in which our writer puts the fields; unknown ones come after these, features last.</summary>
    public const string CanonicalOrder = "psdhmnxcfr59";

    /// <summary>The letter of a tag in the text.</summary>
    public static char Letter(int tag) => Bech32.Alphabet[tag];

    /// <summary>The letter as a string that is not made anew, for messages.</summary>
    public static string Name(int tag) => Letters[tag];

    private static readonly string[] Letters = [.. Bech32.Alphabet.Select(letter => letter.ToString())];
}
