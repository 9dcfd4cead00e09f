namespace Lightbill.Findings;

// Hints: hints about damage; never applied.
public static partial class FindingRules
{
    /// <summary><c>hint.one-character</c></summary>
    public static readonly FindingRule HintOneCharacter = new("hint.one-character",
        "One wrong character would explain the damage: here {0} may be meant.", "A slip while typing or copying.",
        "Compare this place with the original. This is a guess: never pay an invoice that you mended yourself.", "BIP 173, Error correction");

    /// <summary><c>hint.two-characters</c></summary>
    public static readonly FindingRule HintTwoCharacters = new("hint.two-characters",
        "Two wrong characters would explain the damage, in one way only: here {0} may be meant.", "Slips while typing or copying.",
        "Compare both places with the original. This is a guess: never pay an invoice that you mended yourself.", "BIP 173, Error correction");

    /// <summary><c>hint.missing-character</c></summary>
    public static readonly FindingRule HintMissingCharacter = new("hint.missing-character",
        "One missing character would explain the damage: {0} before this place.", "A character lost while copying.",
        "Compare this place with the original. This is a guess: never pay an invoice that you mended yourself.", "BIP 173, Error correction");

    /// <summary><c>hint.extra-character</c></summary>
    public static readonly FindingRule HintExtraCharacter = new("hint.extra-character",
        "One character too many would explain the damage: this one may be it.", "A character typed or pasted twice.",
        "Compare this place with the original. This is a guess: never pay an invoice that you mended yourself.", "BIP 173, Error correction");

    /// <summary><c>hint.swapped-characters</c></summary>
    public static readonly FindingRule HintSwappedCharacters = new("hint.swapped-characters",
        "Two neighbours in the wrong order would explain the damage: these may be swapped.", "A slip while typing.",
        "Compare this place with the original. This is a guess: never pay an invoice that you mended yourself.", "BIP 173, Error correction");

    /// <summary><c>hint.cut-short</c></summary>
    public static readonly FindingRule HintCutShort = new("hint.cut-short",
        "The text is too short for what it announces; characters missing, most likely at the end: about {1}.", "Only a part was selected, or a message was cut.", CopyAgain, DataPart);

    /// <summary><c>hint.several-ways</c></summary>
    public static readonly FindingRule HintAmbiguous = new("hint.several-ways",
        "The damage cannot be located: no single slip explains it, or several would.", "More than one character is wrong, or a longer piece is missing.", CopyAgain, "BIP 173, Error correction");

    private static IEnumerable<FindingRule> HintsRules =>
    [
        HintOneCharacter, HintTwoCharacters, HintMissingCharacter, HintExtraCharacter, HintSwappedCharacters, HintCutShort, HintAmbiguous,
    ];
}
