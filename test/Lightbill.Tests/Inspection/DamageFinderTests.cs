using Lightbill.Findings;
using Lightbill.Inspection;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Inspection;

public class DamageFinderTests
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private static readonly string Coffee = SpecVectors.Valid("coffee-one-minute").Invoice;

    [Fact]
    public void One_wrong_character_is_located_wherever_it_is()
    {
        for (int i = 10; i < Coffee.Length; i++)
        {
            char wrong = Alphabet[(Alphabet.IndexOf(Coffee[i], StringComparison.Ordinal) + 1 + (i % 30)) % 32];
            Finding hint = Assert.Single(Hints(Replace(Coffee, i, wrong)));
            Assert.Equal(("hint.one-character", i), (hint.Code, hint.Offset));
            Assert.Contains($"\"{Coffee[i]}\"", hint.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_wrong_digit_of_the_amount_is_located()
    {
        Finding hint = Assert.Single(Hints(Replace(Coffee, 4, '9')));
        Assert.Equal(("hint.one-character", 4), (hint.Code, hint.Offset));
        Assert.Contains("\"2\"", hint.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('b')]
    [InlineData('i')]
    [InlineData('o')]
    [InlineData('1')]
    [InlineData('é')]
    public void A_character_outside_the_alphabet_is_named_and_the_right_one_given(char wrong)
    {
        InvoiceInspection inspection = InvoiceInspection.Inspect(Replace(Coffee, 100, wrong));
        Assert.Contains(inspection.Findings, finding => finding is { Code: "bech32.invalid-character", Offset: 100, Severity: FindingSeverity.Error });
        Finding hint = inspection.Findings.Single(IsHint);
        Assert.Equal(("hint.one-character", 100), (hint.Code, hint.Offset));
        Assert.Contains($"\"{Coffee[100]}\"", hint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_characters_outside_the_alphabet_are_both_given()
    {
        Finding[] hints = Hints(Replace(Replace(Coffee, 50, 'b'), 200, 'o'));
        Assert.Equal([("hint.two-characters", 50), ("hint.two-characters", 200)], hints.Select(hint => (hint.Code, hint.Offset!.Value)));
        Assert.Contains($"\"{Coffee[200]}\"", hints[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_wrong_characters_are_located_where_the_answer_is_unique()
    {
        var random = new Random(5);
        int located = 0;
        const int Tries = 40;
        for (int i = 0; i < Tries; i++)
        {
            int first = random.Next(10, Coffee.Length), second = random.Next(10, Coffee.Length);
            if (first == second) continue;
            string damaged = Replace(Replace(Coffee, first, Other(Coffee[first], random)), second, Other(Coffee[second], random));
            Finding[] hints = Hints(damaged);
            if (hints.All(hint => hint.Code == "hint.several-ways")) continue;
            Assert.Equal(new[] { first, second }.Order(), hints.Select(hint => hint.Offset!.Value).Order());
            located++;
        }
        Assert.InRange(located, Tries * 3 / 4, Tries);
    }

    [Fact]
    public void A_missing_a_superfluous_and_two_swapped_characters_are_located()
    {
        Assert.Equal(("hint.missing-character", 120), Only(Coffee.Remove(120, 1)));
        Assert.Equal(("hint.extra-character", 120), Only(Coffee.Insert(120, Other(Coffee[119], new Random(1)).ToString())));
        string swapped = string.Concat(Coffee.AsSpan(0, 130), [Coffee[131], Coffee[130]], Coffee.AsSpan(132));
        Assert.Equal(("hint.swapped-characters", 130), Only(swapped));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(100)]
    public void A_lost_end_is_noticed_with_its_length(int lost)
    {
        Finding hint = Assert.Single(Hints(Coffee[..^lost]));
        Assert.Equal("hint.cut-short", hint.Code);
        Assert.Contains($" {lost} characters", hint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_begins_inside_a_field_is_given_at_its_least()
    {
        Finding hint = Assert.Single(Hints(Coffee[..^130]));
        Assert.Equal("hint.cut-short", hint.Code);
        Assert.Contains(" 119 characters", hint.Message, StringComparison.Ordinal); // the rest of the description, signature and checksum; x and 9 cannot be known
    }

    [Fact]
    public void Places_are_those_in_the_text_as_pasted()
    {
        string pasted = "  lightning:" + Replace(Coffee, 100, 'b').Insert(60, "\r\n");
        Finding hint = InvoiceInspection.Inspect(pasted).Findings.Single(IsHint);
        Assert.Equal('b', pasted[hint.Offset!.Value]);
    }

    [Fact]
    public void Upper_case_gets_its_hint_in_upper_case()
    {
        Finding hint = Assert.Single(Hints(Replace(Coffee.ToUpperInvariant(), 100, 'B')));
        Assert.Contains($"\"{char.ToUpperInvariant(Coffee[100])}\"", hint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_invoice_stays_invalid_whatever_the_hint()
    {
        InvoiceInspection inspection = InvoiceInspection.Inspect(Replace(Coffee, 100, 'q' == Coffee[100] ? 'p' : 'q'));
        Assert.False(inspection.IsValid);
        Assert.Null(inspection.Invoice);
    }

    [Fact]
    public void Heavy_damage_gets_no_wrong_guess()
    {
        string damaged = Coffee;
        foreach (int i in new[] { 30, 60, 90, 120, 150 }) damaged = Replace(damaged, i, Other(damaged[i], new Random(i)));
        Assert.Equal("hint.several-ways", Assert.Single(Hints(damaged)).Code);
    }

    private static (string Code, int Offset) Only(string text)
    {
        Finding hint = Assert.Single(Hints(text));
        return (hint.Code, hint.Offset!.Value);
    }

    private static Finding[] Hints(string text) => [.. InvoiceInspection.Inspect(text).Findings.Where(IsHint)];

    private static bool IsHint(Finding finding) => finding.Code.StartsWith("hint.", StringComparison.Ordinal);

    private static string Replace(string text, int index, char character) => string.Concat(text.AsSpan(0, index), [character], text.AsSpan(index + 1));

    private static char Other(char character, Random random)
    {
        char other;
        do other = Alphabet[random.Next(32)];
        while (other == character);
        return other;
    }
}
