using System.Text;
using System.Text.RegularExpressions;
using Lightbill.Findings;

namespace Lightbill.Tests.Findings;

/// <summary>Renders <c>docs/findings.md</c> from the table of rules.</summary>
internal static partial class FindingsPage
{
    /// <summary>The namespaces of codes, in the order of the page, with what they are about.</summary>
    public static IReadOnlyList<(string Namespace, string Title, string Words)> Groups { get; } =
    [
        ("text", "Text", "What surrounds a request, and what got into it on the way."),
        ("bech32", "Characters and checksum", "What the encoding of an invoice, bech32, allows and notices."),
        ("hint", "Hints",
            "Where the damage may be, when the checksum does not match. A hint is a guess for whoever compares the text with its original: it is never "
            + "applied, and the invoice stays refused. Never pay an invoice that you mended yourself."),
        ("bolt11", "Invoice", "What the specification of invoices, BOLT 11, demands: amount, fields, features, signature."),
        ("bolt12", "Offers", "What BOLT 12 demands of offers, invoice requests and invoices, and of what answers what."),
        ("lnurl", "LNURL", "What the LUD documents demand of an LNURL, and of what its service answers. An error means that nothing was paid."),
        ("name", "Names", "Lightning Addresses (LUD-16) and names in the DNS (BIP 353)."),
        ("node", "Nodes", "The id of a node, with or without its host."),
        ("address", "Addresses", "Addresses of the chain."),
        ("uri", "URIs", "What BIP 321 demands of a bitcoin: URI, and what its ways to pay say about each other."),
        ("policy", "Payment",
            "Why an authentic invoice cannot or should not be paid now, by this payer. Asked for with `CheckPayable` and `lightbill check`; never a reason "
            + "to refuse the text."),
    ];

    public static string Render(IReadOnlyList<FindingRule> rules)
    {
        var page = new StringBuilder();
        page.Append("""
            # Findings

            Whatever Lightbill has to say about a payment request is a *finding*: a stable code, a severity, the characters it sits on, and the words below.
            Scripts may rely on the codes; the words may improve.

            | severity | means |
            |---|---|
            | error | The text is refused. |
            | warning | A deviation that is tolerated, or a reason not to pay. |
            | info | Worth knowing; nothing is wrong. |

            The severity belongs to the case, not to the code: many a deviation is a warning by default and an error in strict mode. `…` stands for what differs
            from case to case. Offsets count from 0, in UTF-16 units of the text as it was given (in bytes, when it was given as UTF-8).

            This page is written by a test from the table in `src/Lightbill/Findings/FindingRules.cs`: change the table, run the tests with `LIGHTBILL_ACCEPT=1`.

            """.ReplaceLineEndings("\n"));
        foreach ((string name, string title, string words) in Groups)
        {
            page.Append('\n').Append("## ").Append(title).Append("\n\n").Append(words).Append('\n');
            foreach (FindingRule rule in rules.Where(rule => NamespaceOf(rule) == name))
            {
                page.Append("\n### `").Append(rule.Code).Append("`\n\n");
                page.Append(WithoutPlaceholders(rule.Message)).Append("\n\n");
                page.Append("- **Cause:** ").Append(rule.Cause).Append('\n');
                page.Append("- **What to do:** ").Append(rule.Advice).Append('\n');
                page.Append("- **Rule:** ").Append(rule.SpecReference).Append('\n');
            }
        }
        return page.ToString();
    }

    public static string NamespaceOf(FindingRule rule) => rule.Code[..rule.Code.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>What is tacked on to a word, such as the name of another coin, is left out.</summary>
    private static string WithoutPlaceholders(string message) => Placeholder.Replace(message, match =>
        match.Index > 0 && char.IsLetter(message[match.Index - 1]) ? "" : "…");

    [GeneratedRegex(@"\{[01]\}")]
    private static partial Regex Placeholder { get; }
}
