namespace Lightbill.Findings;

// Bech32: the characters of bech32 and bech32m.
public static partial class FindingRules
{
    /// <summary><c>bech32.mixed-case</c></summary>
    public static readonly FindingRule Bech32MixedCase = new("bech32.mixed-case",
        "Upper and lower case are mixed; letters in {0} case: {1}.", "Typing, or a program that changed a part of the text.",
        "Use one case throughout; all lower case is the usual one.", "BIP 173, Uppercase/lowercase");

    /// <summary><c>bech32.no-separator</c></summary>
    public static readonly FindingRule Bech32NoSeparator = new("bech32.no-separator",
        "There is no \"1\" that separates the readable part from the data.", "The beginning is missing, or this is no invoice.", CopyAgain, Bip173);

    /// <summary><c>bech32.invalid-character</c></summary>
    public static readonly FindingRule Bech32InvalidCharacter = new("bech32.invalid-character",
        "The character {0} does not occur in the data part of an invoice.", "A slip: 1, b, i and o are left out of the alphabet because they are easily mistaken.",
        "Compare this place with the original.", Bip173);

    /// <summary><c>bech32.character-out-of-range</c></summary>
    public static readonly FindingRule Bech32CharacterOutOfRange = new("bech32.character-out-of-range",
        "The character {0} cannot stand in the readable part.", "A look-alike from another alphabet, or other text before the invoice.", CopyAgain, Bip173);

    /// <summary><c>bech32.checksum</c></summary>
    public static readonly FindingRule Bech32Checksum = new("bech32.checksum",
        "The checksum does not match: at least one character is wrong, missing or superfluous.", "A slip while typing or copying, or a text cut short.", CopyAgain, "BOLT 11, Encoding Overview, Requirements");

    /// <summary><c>bech32.bech32m-checksum</c></summary>
    public static readonly FindingRule Bech32mChecksum = new("bech32.bech32m-checksum",
        "The checksum is that of bech32m, but invoices use bech32.", "A program that writes invoices with the encoding of newer addresses.", AskForNew, "BOLT 11, Encoding Overview, Requirements");

    private static IEnumerable<FindingRule> Bech32Rules =>
    [
        Bech32MixedCase, Bech32NoSeparator, Bech32InvalidCharacter, Bech32CharacterOutOfRange, Bech32Checksum, Bech32mChecksum,
    ];
}
