namespace Lightbill.Findings;

/// <summary>
/// Every rule there is, with its words: the one table behind messages, <c>docs/findings.md</c> and the JSON. Codes are stable; words may improve.
/// </summary>
public static partial class FindingRules
{
    private const string Bip173 = "BIP 173, Bech32";
    private const string HumanReadable = "BOLT 11, Human-Readable Part, Requirements";
    private const string DataPart = "BOLT 11, Data Part";
    private const string Fields = "BOLT 11, Tagged Fields, Requirements";
    private const string FeatureBits = "BOLT 11, Feature Bits, Requirements";
    private const string Payment = "BOLT 11, Payer / Payee Interactions";
    private const string OurLimit = "Lightbill, Limits";
    private const string AskForNew = "Ask the payee for a new invoice.";
    private const string CopyAgain = "Copy the whole invoice again from where it came from, or scan its QR code.";

    /// <summary>Every rule, group by group.</summary>
    public static IReadOnlyList<FindingRule> All => Table.Rules;

    // A class of its own: the initialisers of a partial class run in no promised order, and by the time this one runs they all have.
    private static class Table
    {
        internal static readonly IReadOnlyList<FindingRule> Rules =
        [
            .. TextRules,
            .. Bech32Rules,
            .. HintsRules,
            .. Bolt11Rules,
            .. Bolt12Rules,
            .. PolicyRules,
            .. LnurlRules,
            .. NamesRules,
            .. UrisRules,
            .. ServicesRules,
        ];
    }
}
