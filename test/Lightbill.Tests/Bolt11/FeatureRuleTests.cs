using Lightbill.Bolt11;
using Lightbill.Findings;
using static Lightbill.Tests.Bolt11.RawInvoice;

namespace Lightbill.Tests.Bolt11;

/// <summary>BOLT 11, Feature Bits, and BOLT 9: field 9.</summary>
public class FeatureRuleTests
{
    /// <summary>Even bits of the pairs that occur in invoices, after BOLT 9, bLIP 39 and deployed wallets.</summary>
    private static readonly int[] Known = [0, 8, 12, 14, 16, 24, 30, 36, 44, 48, 56, 148, 262];

    /// <summary>Those that a payer must support when they are required and not every payer does.</summary>
    private static readonly int[] NeedSupport = [24, 30, 36, 56, 148, 262];

    [Fact]
    public void Every_unknown_even_bit_is_refused_at_the_word_that_holds_it()
    {
        foreach (int bit in Enumerable.Range(0, 300).Append(1000).Append(5114).Where(bit => bit % 2 == 0 && !Known.Contains(bit)))
        {
            RawInvoice raw = Ordinary.Replace('9', RawWords.OfBits(8, 14, bit));
            Reading.GivesInBothModes(raw, $"error bolt11.unknown-required-feature {AtBit(raw, bit)}");
            Assert.Contains($"feature {bit}, ", Reading.FindingsOf(raw)[0].Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_unknown_odd_bit_is_left_out_of_account_and_kept()
    {
        foreach (int bit in Enumerable.Range(0, 300).Append(1001).Append(5113).Where(bit => bit % 2 == 1 && !Known.Contains(bit - 1)))
        {
            RawInvoice raw = Ordinary.Replace('9', RawWords.OfBits(8, 14, bit));
            Reading.GivesInBothModes(raw);
            Assert.True(Reading.Read(raw).Features.Contains(bit));
        }
    }

    [Fact]
    public void Every_known_bit_is_accepted_in_both_forms()
    {
        foreach (int even in Known)
        {
            int[] needed = even == 262 ? [25] : [];
            Reading.GivesInBothModes(Ordinary.Replace('9', RawWords.OfBits([9, 15, even + 1, .. needed])));
            RawInvoice raw = Ordinary.Replace('9', RawWords.OfBits([.. new[] { 9, 15, even }.Where(bit => bit != even + 1), .. needed]));
            Reading.GivesInBothModes(raw, NeedSupport.Contains(even) ? [$"info bolt11.feature-needs-support {AtBit(raw, even)}"] : []);
            Assert.NotNull(Reading.Read(raw).Features.Single(bit => bit.Number == even).Name);
        }
    }

    [Fact]
    public void Both_bits_of_a_pair_are_a_warning_and_count_as_required()
    {
        foreach (int even in Known.Except([262]))
        {
            RawInvoice raw = Ordinary.Replace('9', RawWords.OfBits(9, 15, even, even + 1));
            List<string> expected = [$"warning bolt11.feature-both-bits {AtBit(raw, even)}"];
            if (NeedSupport.Contains(even)) expected.Add($"info bolt11.feature-needs-support {AtBit(raw, even)}");
            Reading.GivesInBothModes(raw, [.. expected]);
        }
    }

    [Fact]
    public void An_unknown_pair_with_both_bits_is_refused_for_the_even_one()
    {
        RawInvoice raw = Ordinary.Replace('9', RawWords.OfBits(8, 14, 100, 101));
        Reading.GivesInBothModes(raw, $"error bolt11.unknown-required-feature {AtBit(raw, 100)}");
    }

    [Theory, InlineData(262), InlineData(263)]
    public void A_missing_dependency_is_a_warning_in_default_and_an_error_in_strict(int bit)
    {
        RawInvoice raw = Ordinary.Replace('9', RawWords.OfBits(8, 14, bit));
        string[] support = bit == 262 ? [$"info bolt11.feature-needs-support {AtBit(raw, bit)}"] : [];
        Reading.InDefault(raw, [.. support, $"warning bolt11.feature-dependency {AtBit(raw, bit)}"]);
        Reading.InStrict(raw, [.. support, $"error bolt11.feature-dependency {AtBit(raw, bit)}"]);
        Assert.Contains("option_route_blinding (bit 24)", Reading.FindingsOf(raw)[^1].Message, StringComparison.Ordinal);
        foreach (int route in new[] { 24, 25 })
            Assert.DoesNotContain(Reading.FindingsOf(Ordinary.Replace('9', RawWords.OfBits(8, 14, route, bit)), ReadMode.Strict), finding => finding.Severity != FindingSeverity.Info);
    }

    [Fact]
    public void A_missing_dependency_of_both_bits_is_told_once()
    {
        RawInvoice raw = Ordinary.Replace('9', RawWords.OfBits(8, 14, 262, 263));
        Reading.InDefault(raw, $"warning bolt11.feature-both-bits {AtBit(raw, 262)}", $"info bolt11.feature-needs-support {AtBit(raw, 262)}",
            $"warning bolt11.feature-dependency {AtBit(raw, 262)}");
    }

    [Fact]
    public void Assumed_features_count_as_set_when_others_build_on_them()
    {
        foreach (int bit in new[] { 14, 15, 17, 25, 31, 57, 149 })
            Reading.GivesInBothModes(Ordinary.Replace('9', RawWords.OfBits(bit)));
    }

    [Fact]
    public void An_absent_field_is_no_feature()
    {
        Reading.GivesInBothModes(Ordinary.Remove('9'));
        Assert.Empty(Reading.Read(Ordinary.Remove('9')).Features);
    }

    [Fact]
    public void Several_findings_come_in_the_order_of_the_bits()
    {
        RawInvoice raw = Ordinary.Replace('9', RawWords.OfBits(8, 14, 20, 30, 100, 148));
        Reading.GivesInBothModes(raw,
            $"error bolt11.unknown-required-feature {AtBit(raw, 20)}",
            $"info bolt11.feature-needs-support {AtBit(raw, 30)}",
            $"error bolt11.unknown-required-feature {AtBit(raw, 100)}",
            $"info bolt11.feature-needs-support {AtBit(raw, 148)}");
    }

    [Fact]
    public void The_whole_field_may_be_bits()
    {
        byte[] words = [.. Enumerable.Repeat((byte)31, 1023)];
        RawInvoice raw = Ordinary.Replace('9', words);
        Assert.Equal(5115, FeatureVector.FromWords(words).Count);
        Assert.Contains(Reading.FindingsOf(raw), finding => finding.Code == "bolt11.unknown-required-feature");
        // All odd bits only: every second bit, beginning with bit 1.
        words = [.. Enumerable.Range(0, 1023).Select(i => (byte)(i % 2 == 0 ? 0b01010 : 0b10101))];
        raw = Ordinary.Replace('9', words);
        Assert.Equal(2557, Reading.Read(raw, ReadMode.Strict).Features.Count);
    }

    /// <summary>The one word that holds a bit; bit 0 is the last bit of the field.</summary>
    private static string AtBit(RawInvoice raw, int bit) => Reading.Place(raw.OffsetOf('9') + raw.LengthOf('9') - 1 - (bit / 5), 1);
}
