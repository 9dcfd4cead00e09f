using System.Reflection;
using System.Text.RegularExpressions;
using Lightbill.Findings;

namespace Lightbill.Tests.Findings;

public partial class FindingRulesTests
{
    private const string PagePath = "docs/findings.md";

    /// <summary>Reported by the command line's <c>check</c>, which alone knows what was expected.</summary>
    private static readonly string[] AskedByCheckOnly = [nameof(FindingRules.PolicyWrongDescription), nameof(FindingRules.PolicyWrongPreimage), nameof(FindingRules.PolicyNotTold)];

    public static TheoryData<string> Codes => [.. FindingRules.All.Select(rule => rule.Code)];

    [Fact]
    public void The_list_holds_every_rule_of_the_class_once()
    {
        FieldInfo[] fields = [.. RuleFields()];
        Assert.Equal(fields.Select(field => ((FindingRule)field.GetValue(null)!).Code).Order(StringComparer.Ordinal), FindingRules.All.Select(rule => rule.Code).Order(StringComparer.Ordinal));
        Assert.All(fields, field => Assert.True(field.IsInitOnly));
        Assert.Equal(FindingRules.All.Count, FindingRules.All.Select(rule => rule.Code).Distinct().Count());
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_code_is_a_known_namespace_and_a_name_in_kebab_case(string code)
    {
        Assert.Matches(CodePattern, code);
        Assert.Contains(FindingsPage.NamespaceOf(Rule(code)), FindingsPage.Groups.Select(group => group.Namespace));
        Assert.Equal(code, Rule(code).ToString());
    }

    [Theory, MemberData(nameof(Codes))]
    public void All_words_are_there_and_are_sentences(string code)
    {
        FindingRule rule = Rule(code);
        foreach (string words in new[] { rule.Message, rule.Cause, rule.Advice })
        {
            Assert.Matches("^[A-Z{].*[^ .]\\.$", words);
            Assert.DoesNotContain("  ", words, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', words);
        }
        Assert.Matches("^(BOLT (1|4|7|9|11|12)|BIP (141|173|321|341|350|353)|ISO 4217|LUD [0-9]{2}|bLIP 39|Lightbill), [A-Z].*[^. ]$", rule.SpecReference);
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_message_takes_a_text_and_a_number_and_can_do_without(string code)
    {
        FindingRule rule = Rule(code);
        string with = Make(rule, "THE-TEXT", 4711).Message;
        Assert.Equal(rule.Message.Contains("{0}", StringComparison.Ordinal), with.Contains("THE-TEXT", StringComparison.Ordinal));
        Assert.Equal(rule.Message.Contains("{1}", StringComparison.Ordinal), with.Contains("4711", StringComparison.Ordinal));
        Assert.DoesNotContain('{', with);
        Assert.EndsWith(".", Make(rule, null, 0).Message, StringComparison.Ordinal);
        Assert.DoesNotContain('{', Make(rule, null, long.MinValue).Message);
        Assert.Contains("{\\u{1b}", Make(rule with { Message = "{0}" }, "{\\u{1b}", 0).Message, StringComparison.Ordinal); // braces of a text are text
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_count_in_a_message_reads_well_when_it_is_1(string code)
    {
        if (Rule(code) == FindingRules.TextTooLong || Rule(code) == FindingRules.Bolt12TooLong || Rule(code) == FindingRules.FallbackTaprootLength) return; // never 1
        Assert.DoesNotMatch(@"\b1 (characters|letters|places|bytes|words)\b", Make(Rule(code), "x", 1).Message);
    }

    [Fact]
    public void Every_rule_is_reported_somewhere()
    {
        string source = string.Concat(Directory.EnumerateFiles(RepositoryFiles.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "FindingRules.cs")
            .Select(File.ReadAllText));
        HashSet<string> used = [.. UsePattern.Matches(source).Select(match => match.Groups[1].Value)];
        Assert.Empty(RuleFields().Select(field => field.Name).Except(used).Except(AskedByCheckOnly));
    }

    [Fact]
    public void A_finding_gives_its_place_or_none()
    {
        var somewhere = new Finding(FindingRules.Bech32InvalidCharacter, FindingSeverity.Error, 7, 1, 'b', "\"b\"");
        Assert.Equal((7, 1), (somewhere.Offset, somewhere.Length));
        Assert.Equal("error bech32.invalid-character at 7 (1 character): The character \"b\" does not occur in the data part of an invoice.", somewhere.ToString());
        var whole = new Finding(FindingRules.MissingPaymentHash, FindingSeverity.Warning, -1, 0, 0, null);
        Assert.Null(whole.Offset);
        Assert.Null(whole.Length);
        Assert.Equal("warning bolt11.missing-payment-hash: There is no payment hash (field p): nothing to pay to.", whole.ToString());
        var longer = new Finding(FindingRules.AmountNotShortest, FindingSeverity.Info, 0, 2, 0, "1u");
        Assert.Equal("info bolt11.amount-not-shortest at 0 (2 characters): The amount could be written shorter, as 1u.", longer.ToString());
        Assert.Equal((FindingRules.AmountNotShortest.Advice, FindingRules.AmountNotShortest.SpecReference), (longer.Advice, longer.SpecReference));
        using CultureScope culture = CultureScope.Odd();
        Assert.Contains("-1000", Make(FindingRules.TooShort, null, -1000).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_findings_is_that_of_the_table()
    {
        string expected = FindingsPage.Render(FindingRules.All);
        string path = RepositoryFiles.PathOf(PagePath);
        if (Environment.GetEnvironmentVariable("LIGHTBILL_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }
        Assert.True(File.Exists(path), $"{PagePath} is missing: run the tests with LIGHTBILL_ACCEPT=1.");
        Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
        Assert.All(FindingRules.All, rule => Assert.Single(Regex.Matches(expected, $"^### `{Regex.Escape(rule.Code)}`$", RegexOptions.Multiline)));
    }

    private static IEnumerable<FieldInfo> RuleFields() =>
        typeof(FindingRules).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(FindingRule));

    private static FindingRule Rule(string code) => FindingRules.All.Single(rule => rule.Code == code);

    private static Finding Make(FindingRule rule, string? text, long number) => new(rule, FindingSeverity.Error, 0, 1, number, text);

    [GeneratedRegex("^[a-z][a-z0-9]*\\.[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex CodePattern { get; }

    [GeneratedRegex("\\bFindingRules\\.([A-Za-z0-9]+)")]
    private static partial Regex UsePattern { get; }
}
