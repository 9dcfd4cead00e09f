using Lightbill.Bolt11;
using Lightbill.Findings;
using Lightbill.Inspection;
using static Lightbill.Tests.Bolt11.RawInvoice;

namespace Lightbill.Tests.Bolt11;

/// <summary>BOLT 11, Human-Readable Part: network and amount.</summary>
public class ReadablePartRuleTests
{
    [Theory]
    [InlineData("lnbc", BitcoinNetwork.Mainnet)]
    [InlineData("lntb", BitcoinNetwork.Testnet)]
    [InlineData("lntbs", BitcoinNetwork.Signet)]
    [InlineData("lnbcrt", BitcoinNetwork.Regtest)]
    [InlineData("lnsb", BitcoinNetwork.Simnet)]
    public void Every_network_is_told_by_its_prefix(string prefix, BitcoinNetwork network)
    {
        foreach (string amount in new[] { "", "2500u", "1", "21000000" })
        {
            foreach (bool upper in new[] { false, true })
            {
                RawInvoice raw = Ordinary with { Hrp = prefix + amount, Upper = upper };
                Reading.GivesInBothModes(raw);
                var invoice = Bolt11Invoice.Parse(raw.ToString());
                Assert.Equal(network, invoice.Network);
                Assert.Equal(prefix, invoice.Prefix);
                Assert.Equal(prefix + amount, invoice.HumanReadablePart);
                Assert.Equal(amount.Length == 0 ? null : amount, invoice.AmountText);
            }
        }
    }

    [Theory]
    [InlineData("lnltc", "Litecoin")]
    [InlineData("lntltc", "Litecoin")]
    [InlineData("lnrltc", "Litecoin")]
    [InlineData("lnex", "Liquid")]
    [InlineData("lnert", "Liquid")]
    [InlineData("lnxyz", null)]
    [InlineData("lnb", null)]
    [InlineData("lnbcr", null)]
    [InlineData("lnbcrts", null)]
    [InlineData("lntbx", null)]
    [InlineData("lntbsx", null)]
    [InlineData("lnbsx", null)]
    [InlineData("ln", null)]
    public void A_network_that_is_not_bitcoin_s_is_refused_and_named_if_it_can_be(string prefix, string? name)
    {
        string[] expected = [$"error bolt11.unknown-network 0+{prefix.Length}"];
        Reading.GivesInBothModes(Ordinary with { Hrp = prefix }, expected);
        if (prefix.Length > 2) Reading.GivesInBothModes(Ordinary with { Hrp = prefix + "2500u" }, expected);
        Finding finding = Assert.Single(Reading.FindingsOf(Ordinary with { Hrp = prefix }));
        if (name is null) Assert.EndsWith("know.", finding.Message, StringComparison.Ordinal);
        else Assert.Contains(name, finding.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(""), InlineData("2500u")]
    public void The_prefix_that_some_guides_give_for_signet_is_signet_in_default_and_an_error_in_strict(string amount)
    {
        RawInvoice raw = Ordinary with { Hrp = "lnbs" + amount };
        Reading.GivesDeviation(raw, "bolt11.signet-prefix 0+4");
        Bolt11Invoice invoice = Reading.Read(raw);
        Assert.Equal(BitcoinNetwork.Signet, invoice.Network);
        Assert.Equal("lnbs", invoice.Prefix);
    }

    [Fact]
    public void An_absent_amount_is_none_and_not_zero()
    {
        Bolt11Invoice invoice = Reading.Read(Ordinary);
        Assert.Null(invoice.Amount);
        Assert.Null(invoice.AmountText);
    }

    [Theory]
    [InlineData("1", 100_000_000_000)]
    [InlineData("20000000", 2_000_000_000_000_000_000)]
    [InlineData("21000000", 2_100_000_000_000_000_000)]
    [InlineData("1m", 100_000_000)]
    [InlineData("20999999999m", 2_099_999_999_900_000_000)]
    [InlineData("1u", 100_000)]
    [InlineData("20999999999999u", 2_099_999_999_999_900_000)]
    [InlineData("1n", 100)]
    [InlineData("20999999999999999n", 2_099_999_999_999_999_900)]
    [InlineData("10p", 1)]
    [InlineData("20999999999999999990p", 2_099_999_999_999_999_999)]
    [InlineData("999990p", 99_999)]
    [InlineData("2500u", 250_000_000)]
    [InlineData("9678785340p", 967_878_534)]
    public void An_amount_is_exact_with_every_multiplier(string amount, long msat)
    {
        RawInvoice raw = Ordinary with { Hrp = "lnbc" + amount };
        Reading.GivesInBothModes(raw);
        Assert.Equal(msat, Reading.Read(raw).Amount?.Msat);
        Assert.Equal(msat, Reading.Read(raw with { Upper = true }).Amount?.Msat);
        Assert.Equal(amount, Reading.Read(raw with { Upper = true }).AmountText);
        Assert.Equal(amount, Bolt11Amount.Format(MilliSatoshi.FromMsat(msat)));
    }

    [Theory]
    [InlineData("1000m", 100_000_000_000, "1")]
    [InlineData("1000u", 100_000_000, "1m")]
    [InlineData("1000n", 100_000, "1u")]
    [InlineData("1000p", 100, "1n")]
    [InlineData("21000000000m", 2_100_000_000_000_000_000, "21000000")]
    [InlineData("21000000000000000000p", 2_100_000_000_000_000_000, "21000000")]
    [InlineData("2500000000p", 250_000_000, "2500u")]
    public void An_amount_that_could_be_shorter_is_remarked_on_and_kept_as_written(string amount, long msat, string shortest)
    {
        RawInvoice raw = Ordinary with { Hrp = "lnbc" + amount };
        Reading.GivesInBothModes(raw, $"info bolt11.amount-not-shortest 4+{amount.Length}");
        Bolt11Invoice invoice = Reading.Read(raw, ReadMode.Strict);
        Assert.Equal(msat, invoice.Amount?.Msat);
        Assert.Equal(amount, invoice.AmountText);
        Assert.Contains($" {shortest}.", invoice.Findings[0].Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("0"), InlineData("0m"), InlineData("0u"), InlineData("0n"), InlineData("0p"), InlineData("000"), InlineData("00000000000000000000000000000000000000000000p")]
    public void An_amount_of_zero_is_zero_in_default_and_an_error_in_strict(string amount)
    {
        RawInvoice raw = Ordinary with { Hrp = "lnbc" + amount };
        Reading.GivesDeviation(raw, $"bolt11.amount-zero 4+{amount.Length}");
        Assert.Equal(0, Reading.Read(raw).Amount?.Msat);
    }

    [Theory, InlineData("02500u", 250_000_000), InlineData("007m", 700_000_000), InlineData("01", 100_000_000_000), InlineData("0000000000000000000000000000000000000000010p", 1)]
    public void Leading_zeros_are_a_warning_in_default_and_an_error_in_strict(string amount, long msat)
    {
        RawInvoice raw = Ordinary with { Hrp = "lntbs" + amount };
        Reading.GivesDeviation(raw, $"bolt11.amount-leading-zero 5+{amount.Length}");
        Assert.Equal(msat, Reading.Read(raw).Amount?.Msat);
    }

    public static TheoryData<string> TooLarge
    {
        get
        {
            TheoryData<string> data = ["21000001", "21000000001m", "21000000000001u", "21000000000000001n", "21000000000000000010p", "21000000000000000001p", "21000000000000000009p", "18446744073709551616n",
                "340282366920938463463374607431768211456p", "184467440737095516160p", "92233720368547758080p"];
            foreach (string unit in new[] { "", "m", "u", "n", "p" }) data.Add(new string('9', 300) + unit);
            foreach (string unit in new[] { "", "m", "u", "n", "p" }) data.Add("1" + new string('0', 1000) + unit);
            return data;
        }
    }

    [Theory, MemberData(nameof(TooLarge))]
    public void An_amount_above_21_million_bitcoin_is_refused_at_any_length_in_every_unit(string amount) =>
        Reading.GivesInBothModes(Ordinary with { Hrp = "lnbc" + amount }, $"error bolt11.amount-too-large 4+{amount.Length}");

    [Theory, InlineData("1p"), InlineData("9p"), InlineData("11p"), InlineData("2500000001p"), InlineData("20999999999999999999p"), InlineData("05p")]
    public void A_fraction_of_a_millisatoshi_is_refused(string amount) =>
        Reading.GivesInBothModes(Ordinary with { Hrp = "lnbc" + amount }, $"error bolt11.fraction-of-msat 4+{amount.Length}");

    [Theory, InlineData("lnbcm", 4), InlineData("lnbcu", 4), InlineData("lnbcn", 4), InlineData("lnbcp", 4), InlineData("lntbm", 4), InlineData("lntbsp", 5), InlineData("lnbcrtn", 6), InlineData("lnsbu", 4)]
    public void A_multiplier_without_digits_is_refused(string hrp, int place)
    {
        string expected = $"error bolt11.amount-without-digits {place}+1";
        Reading.GivesInBothModes(Ordinary with { Hrp = hrp }, expected);
        Reading.GivesInBothModes(Ordinary with { Hrp = hrp, Upper = true }, expected);
    }

    [Theory, InlineData("2500x"), InlineData("1k"), InlineData("0s"), InlineData("2500b"), InlineData("2500!"), InlineData("2500-")]
    public void Any_other_multiplier_is_refused_where_it_stands(string amount)
    {
        RawInvoice raw = Ordinary with { Hrp = "lnbc" + amount };
        Reading.GivesInBothModes(raw, $"error bolt11.invalid-multiplier {4 + amount.Length - 1}+1");
    }

    [Theory, InlineData("25x0", 2), InlineData("25x0u", 2), InlineData("2u5m", 1), InlineData("25um", 2), InlineData("2.5", 1), InlineData("2,5m", 1), InlineData("2x5y", 1)]
    public void Anything_but_digits_before_the_multiplier_is_refused_where_it_stands(string amount, int place) =>
        Reading.GivesInBothModes(Ordinary with { Hrp = "lnbc" + amount }, $"error bolt11.invalid-amount {4 + place}+1");

    [Theory, InlineData("25x"), InlineData("2x5"), InlineData("2x5m"), InlineData("21000001"), InlineData("1p"), InlineData("m")]
    public void An_amount_that_is_refused_is_shown_as_none(string amount)
    {
        InvoiceInspection inspection = InvoiceInspection.Inspect((Ordinary with { Hrp = "lnbc" + amount }).ToString());
        Assert.Null(inspection.Invoice);
        RequestPart part = Assert.Single(inspection.Parts, part => part.Kind == PartKind.Amount);
        Assert.Equal((4, amount.Length, null, "not an amount"), (part.Offset, part.Length, part.Value, part.Meaning));
    }

    [Theory]
    [InlineData("lnbc", "mainnet", 4)]
    [InlineData("lntb20m", "testnet", 4)]
    [InlineData("lntbs", "signet", 5)]
    [InlineData("lnbs1u", "signet", 4)]
    [InlineData("lnbcrt9", "regtest", 6)]
    [InlineData("lntbm", "testnet", 4)]
    [InlineData("lnxy2m", null, 4)]
    public void The_network_is_shown_with_its_prefix(string hrp, string? network, int length)
    {
        RequestPart part = InvoiceInspection.Inspect((Ordinary with { Hrp = hrp }).ToString()).Parts[0];
        Assert.Equal((PartKind.Prefix, 0, length, network), (part.Kind, part.Offset, part.Length, part.Value));
    }

    [Theory]
    [InlineData("lnbc2500u1abc1def", 9)]
    [InlineData("lnbs1abc1def", 4)]
    [InlineData("lnxy1abc1def", 8)]
    [InlineData("xxbc1abc1def", 8)]
    [InlineData("ln1abc1def", 6)]
    [InlineData("lnbc2-1abc1def", 10)]
    [InlineData("lnbc2x51abc1def", 11)]
    [InlineData("lnbc", -1)]
    public void A_later_1_is_taken_for_a_slip_only_where_an_earlier_one_ends_a_readable_part(string text, int separator)
    {
        Assert.Equal(separator, Bolt11Prefix.FindSeparator<char>(text));
        Assert.Equal(separator, Bolt11Prefix.FindSeparator<byte>(System.Text.Encoding.ASCII.GetBytes(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("p1")]
    [InlineData("é")]
    [InlineData("B")]
    public void A_separator_near_the_beginning_is_taken_only_where_the_whole_text_has_no_later_one(string slip)
    {
        var random = new Random(11);
        for (int i = 0; i < 2_000; i++)
        {
            string hrp = Pick(random, "lnbc", "lntb", "lntbs", "lnbs", "lnbcrt", "lnsb", "LNBC", "lnxy", "ln", "") + Pick(random, "", "1", "11", "2500u", "111111111111n", "1p", "1x", "99999999999999999999");
            string data = string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => Lightbill.Encoding.Bech32.Alphabet[random.Next(32)]));
            string text = hrp + "1" + data.Insert(random.Next(data.Length + 1), slip);
            byte[] words = new byte[text.Length];
            if (!Bolt11Prefix.TryFindNearSeparator<char>(text, out int separator) || !Lightbill.Encoding.Bech32.TryScan<char>(text, separator, words, out Lightbill.Encoding.Bech32Scan scan)) continue;
            Assert.Equal((separator, separator), (Bolt11Prefix.FindSeparator<char>(text), scan.Separator));
            Assert.Equal(-1, text.IndexOf('1', separator + 1));
        }
    }

    [Fact]
    public void Nearly_every_invoice_has_its_separator_near_the_beginning()
    {
        Assert.All(SpecVectors.ValidInvoices, text => Assert.True(Bolt11Prefix.TryFindNearSeparator<char>(text, out _)));
        Assert.False(Bolt11Prefix.TryFindNearSeparator<char>("lnbc" + new string('9', 40) + "m1qqq", out _));
    }

    [Fact]
    public void The_separator_is_the_last_1_so_that_an_amount_may_hold_one()
    {
        Assert.Equal(100_000_000_000, Reading.Read(Ordinary with { Hrp = "lnbc1" }).Amount?.Msat);
        Assert.Equal(1_111_100_000, Reading.Read(Ordinary with { Hrp = "lnbc11111u" }).Amount?.Msat);
    }

    [Fact]
    public void The_signature_of_an_upper_case_invoice_covers_the_lower_case_readable_part()
    {
        RawInvoice raw = Ordinary with { Hrp = "lnbc2500u", Upper = true };
        Assert.Equal(SpecPayee, Reading.Read(raw).Payee.ToString());
        Assert.StartsWith("lnbc2500u", System.Text.Encoding.ASCII.GetString(Reading.Read(raw).SigningData), StringComparison.Ordinal);
    }

    private static string Pick(Random random, params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];

    private const string SpecPayee = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";
}
