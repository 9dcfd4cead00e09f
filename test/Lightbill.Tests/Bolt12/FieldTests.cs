using System.Globalization;
using Lightbill.Bolt12;
using Lightbill.Findings;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Bolt12;

/// <summary>Records and values: each rule at its place, and at its boundary.</summary>
public class FieldTests
{
    private const string NoPoint = "020000000000000000000000000000000000000000000000000000000000000005";

    [Fact]
    public void A_plain_message_of_each_kind_has_no_findings()
    {
        Bolt12Reading.Gives(Bolt12Kind.Offer, RawMessage.Offer());
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, RawMessage.Request().Signed(Bolt12Kind.InvoiceRequest));
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, RawMessage.Refund());
        Bolt12Reading.Gives(Bolt12Kind.Invoice, RawMessage.Invoice().Signed(Bolt12Kind.Invoice));
    }

    [Theory]
    [InlineData("fd00", "error bolt12.truncated-type 35+2")]
    [InlineData("ff00112233445566", "error bolt12.truncated-type 35+8")]
    [InlineData("21", "error bolt12.truncated-length 35+1")]
    [InlineData("21fd01", "error bolt12.truncated-length 35+3")]
    [InlineData("210261", "error bolt12.truncated-value 35+3")]
    [InlineData("21ffffffffffffffffff", "error bolt12.truncated-value 35+10")]
    public void A_message_that_ends_too_early_is_refused_where_it_does(string rest, string expected) =>
        Bolt12Reading.Gives(Bolt12Kind.Offer, [.. RawMessage.Offer().ToArray(), .. Convert.FromHexString(rest)], expected);

    [Theory]
    [InlineData("fd002100", "error bolt12.type-not-minimal 35+3", "info bolt12.unknown-field 35+4")]
    [InlineData("21fd00fc", "error bolt12.length-not-minimal 36+3", "error bolt12.truncated-value 35+4")]
    [InlineData("21fd000161", "error bolt12.length-not-minimal 36+3", "info bolt12.unknown-field 35+5")]
    [InlineData("0a0161", "error bolt12.order 35+3")]
    [InlineData("2100210161", "error bolt12.duplicate 37+3", "info bolt12.unknown-field 35+2", "info bolt12.unknown-field 37+3")]
    public void Records_are_ascending_and_written_in_the_shortest_way(string rest, params string[] expected) =>
        Bolt12Reading.Gives(Bolt12Kind.Offer, [.. RawMessage.Offer().ToArray(), .. Convert.FromHexString(rest)], expected);

    [Fact]
    public void The_first_of_two_counts()
    {
        Bolt12Core core = Bolt12Core.ReadBytes(Bolt12Kind.Offer, [0x0a, 1, (byte)'a', 0x0a, 1, (byte)'b', .. RawMessage.Offer().ToArray()]);
        Assert.Equal(FindingRules.Bolt12Duplicate.Code, core.FirstError?.Code);
        Assert.Equal("a", (core.ValueOf(10) as UntrustedText)?.Raw);
    }

    [Theory]
    [InlineData(0UL, false)]
    [InlineData(1UL, true)]
    [InlineData(79UL, true)]
    [InlineData(81UL, false)]
    [InlineData(999_999_999UL, false)]
    [InlineData(1_000_000_001UL, true)]
    [InlineData(1_999_999_999UL, true)]
    [InlineData(2_000_000_000UL, false)]
    public void An_offer_has_its_range(ulong type, bool isAllowed)
    {
        RawMessage message = RawMessage.Offer().With(type, "");
        Bolt12Reading.Gives(Bolt12Kind.Offer, message, $"{(isAllowed ? "info bolt12.unknown-field" : "error bolt12.field-range")} {message.At(type)}");
    }

    [Theory]
    [InlineData(159UL, true)]
    [InlineData(161UL, false)]
    [InlineData(239UL, false)]
    [InlineData(241UL, true)]
    [InlineData(999UL, true)]
    [InlineData(1001UL, false)]
    [InlineData(2_999_999_999UL, true)]
    [InlineData(3_000_000_001UL, false)]
    public void A_request_has_its_range(ulong type, bool isAllowed)
    {
        RawMessage message = RawMessage.Refund().With(type, "");
        string found = !isAllowed ? "error bolt12.field-range" : type is > 240 and <= 1000 ? "warning bolt12.unsigned-field" : "info bolt12.unknown-field";
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, message, $"{found} {message.At(type)}");
    }

    [Theory]
    [InlineData(78UL)]
    [InlineData(1_000_000_002UL)]
    public void An_unknown_even_field_is_refused(ulong type)
    {
        RawMessage message = RawMessage.Offer().With(type, "00");
        Bolt12Reading.Gives(Bolt12Kind.Offer, message, $"error bolt12.unknown-even-field {message.At(type)}");
    }

    [Theory]
    [InlineData(8, "0064", "number-not-minimal")]
    [InlineData(8, "010000000000000000", "number-too-long")]
    [InlineData(14, "00", "number-not-minimal")]
    [InlineData(20, "ffffffffffffffffff", "number-too-long")]
    [InlineData(8, "", "amount-zero")]
    [InlineData(8, "1d24b2dfac520001", "amount-too-large")]
    [InlineData(10, "c3", "not-utf8")]
    [InlineData(18, "ff", "not-utf8")]
    [InlineData(6, "757364", "currency-malformed")]
    [InlineData(6, "55534420", "currency-malformed")]
    [InlineData(6, "c3", "not-utf8")]
    [InlineData(2, "", "chains-empty")]
    [InlineData(2, "00", "wrong-length")]
    [InlineData(22, "02", "wrong-length")]
    [InlineData(16, "", "paths-empty")]
    public void A_value_that_breaks_its_rule_is_refused_at_its_record(int type, string hex, string code)
    {
        RawMessage message = RawMessage.Offer().With(8, "64").With(10, "61").With((ulong)type, hex);
        Bolt12Reading.Gives(Bolt12Kind.Offer, message, $"error bolt12.{code} {message.At((ulong)type)}");
    }

    [Theory]
    [InlineData(22, NoPoint, 0)]
    [InlineData(16, NoPoint + RawMessage.Point + "01" + RawMessage.Point + "0000", 0)]
    [InlineData(16, RawMessage.Point + NoPoint + "01" + RawMessage.Point + "0000", 33)]
    [InlineData(16, RawMessage.Point + RawMessage.Point + "01" + NoPoint + "0000", 67)]
    [InlineData(16, "05" + RawMessage.Point + RawMessage.Point + "01" + RawMessage.Point + "0000", 0)]
    public void A_key_that_is_no_point_is_refused_where_it_stands(int type, string hex, int at)
    {
        RawMessage message = RawMessage.Offer().With((ulong)type, hex);
        int place = message.OffsetOf((ulong)type) + message.LengthOf((ulong)type) - (hex.Length / 2) + at;
        Bolt12Reading.Gives(Bolt12Kind.Offer, message, $"error bolt12.point {Reading.Place(place, 33)}");
    }

    [Fact]
    public void A_path_that_is_cut_short_is_refused_at_every_length()
    {
        const string Two = RawMessage.Path + "01" + "0000000000000007" + RawMessage.Point + "01" + RawMessage.Point + "0000";
        for (int length = 2; length < Two.Length; length += 2)
        {
            RawMessage message = RawMessage.Offer().With(16, Two[..length]);
            Bolt12Core core = Bolt12Core.ReadBytes(Bolt12Kind.Offer, message.ToArray());
            Assert.Equal(length == RawMessage.Path.Length ? null : FindingRules.Bolt12PathMalformed.Code, core.FirstError?.Code);
        }
        Offer offer = Offer.FromBytes(RawMessage.Offer().With(16, Two).ToArray());
        Assert.Equal([RawMessage.Point, "0x0x7/1"], offer.Paths.Select(path => path.FirstNode.ToString()));
    }

    [Fact]
    public void A_path_without_hops_is_refused() =>
        Bolt12Reading.Gives(Bolt12Kind.Offer, RawMessage.Offer().With(16, RawMessage.Path + RawMessage.Point + RawMessage.Point + "00"),
            $"error bolt12.path-without-hops {Reading.Place(2 + (RawMessage.Path.Length / 2), 67)}");

    [Fact]
    public void A_currency_that_we_do_not_know_is_a_warning()
    {
        RawMessage message = RawMessage.Offer().With(8, "64").With(10, "61").With(6, "51515a");
        Bolt12Reading.Gives(Bolt12Kind.Offer, message, $"warning bolt12.currency-unknown {message.At(6)}");
        Offer offer = Offer.FromBytes(message.ToArray());
        Assert.Equal("100 smallest units of QQZ", offer.CurrencyAmount.ToString());
        Assert.Null(offer.CurrencyAmount!.Value.Value);
    }

    [Theory]
    [InlineData(16, false)]
    [InlineData(17, true)]
    public void Of_many_features_64_are_named(int bytes, bool isCut)
    {
        // 0xaa: four bits of eight, all optional.
        Offer offer = Offer.FromBytes(RawMessage.Offer().With(12, new string('a', bytes * 2)).ToArray());
        string meaning = Lightbill.Inspection.Bolt12Inspection.Inspect(offer.ToString()).Parts.Single(part => part.Number == 12).Meaning;
        Assert.Equal(isCut, meaning.EndsWith(" and 4 more", StringComparison.Ordinal));
        Assert.Equal(64, meaning.Split("), ").Length);
    }

    [Fact]
    public void An_amount_in_a_currency_is_not_bound_by_how_much_bitcoin_there_is()
    {
        RawMessage message = RawMessage.Offer().With(6, "555344").With(10, "61").With(8, "ffffffffffffffff");
        Bolt12Reading.Gives(Bolt12Kind.Offer, message);
        Assert.Null(Offer.FromBytes(message.ToArray()).Amount);
        Assert.Equal(ulong.MaxValue, Offer.FromBytes(message.ToArray()).CurrencyAmount?.MinorUnits);
    }

    [Theory]
    [InlineData("JPY", 1050UL, "1050 JPY")]
    [InlineData("USD", 1050UL, "10.50 USD")]
    [InlineData("BHD", 1050UL, "1.050 BHD")]
    [InlineData("CLF", 1050UL, "0.1050 CLF")]
    [InlineData("USD", ulong.MaxValue, "184467440737095516.15 USD")]
    public void An_amount_in_a_currency_has_its_decimals(string currency, ulong units, string expected) =>
        Assert.Equal(expected, new CurrencyAmount(currency, units).ToString());

    [Fact]
    public void Text_that_acts_without_showing_is_a_warning()
    {
        RawMessage message = RawMessage.Offer().With(10, "e280ae");
        Bolt12Reading.Gives(Bolt12Kind.Offer, message, $"warning bolt12.hidden-characters {message.At(10)}");
        Assert.Equal("\\u{202e}", Offer.FromBytes(message.ToArray()).Description?.Printable);
    }

    [Fact]
    public void Unknown_required_features_are_named_and_optional_ones_ignored()
    {
        RawMessage message = RawMessage.Offer().With(12, "020000000000000001");
        Bolt12Reading.Gives(Bolt12Kind.Offer, message, "error bolt12.unknown-required-feature 10+1");
        Assert.Contains("feature 0,", Bolt12Core.ReadBytes(Bolt12Kind.Offer, message.ToArray()).FirstError?.Message, StringComparison.Ordinal);
        Bolt12Reading.Gives(Bolt12Kind.Offer, message.With(12, "020000000000000002"));
        // Multi-part payment is a feature of invoices; in an offer its bit has no meaning.
        Bolt12Reading.Gives(Bolt12Kind.Offer, message.With(12, "010000"), "error bolt12.unknown-required-feature 2+1");
        // None at all, and zero bytes before the first bit, are as good as another way to write it.
        Bolt12Reading.Gives(Bolt12Kind.Offer, message.With(12, ""));
        Bolt12Reading.Gives(Bolt12Kind.Offer, message.With(12, "000002"));
        // However many there are, a bounded number is told.
        Assert.Equal(Bolt12Limits.MaxReportedFeatures, Bolt12Core.ReadBytes(Bolt12Kind.Offer, message.With(12, new string('f', 8000)).ToArray()).Findings.Count);
    }

    [Theory]
    [InlineData("01000000", 1)]
    [InlineData("010000", null)]
    [InlineData("020000", null)]
    [InlineData("04", 1)]
    public void Of_the_features_of_an_invoice_multi_part_payment_is_known(string features, int? errors) =>
        Assert.Equal(errors, Bolt12Core.ReadBytes(Bolt12Kind.Invoice, RawMessage.Invoice().With(174, features).Signed(Bolt12Kind.Invoice))
            .Findings.Count(finding => finding.Rule == FindingRules.Bolt12UnknownRequiredFeature) is > 0 and var count ? count : null);

    [Theory]
    [InlineData("0161016200", "name-malformed")]
    [InlineData("", "name-malformed")]
    [InlineData("01", "name-malformed")]
    [InlineData("0161", "name-malformed")]
    [InlineData("01610262", "name-malformed")]
    [InlineData("01400162", "name-characters")]
    [InlineData("0161017f", "name-characters")]
    public void A_name_of_BIP_353_is_checked(string hex, string code)
    {
        RawMessage message = RawMessage.Refund().With(91, hex);
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, message, $"error bolt12.{code} {message.At(91)}");
    }

    [Fact]
    public void A_name_of_BIP_353_is_read()
    {
        var request = InvoiceRequest.FromBytes(RawMessage.Refund().With(91, "046261725f" + "03" + "612e62").ToArray());
        Assert.Equal("₿bar_@a.b", request.Bip353Name.ToString());
    }

    [Fact]
    public void A_message_has_at_most_16_KiB()
    {
        int rest = Bolt12Limits.MaxDataLength - RawMessage.Offer().ToArray().Length - 4;
        byte[] longest = RawMessage.Offer().With(33, new string('0', rest * 2)).ToArray();
        Assert.Equal(Bolt12Limits.MaxDataLength, longest.Length);
        Assert.True(Offer.TryFromBytes(longest, out Offer? offer, out _));
        Assert.Equal(offer, Offer.Parse(offer.ToString()));
        byte[] tooLong = RawMessage.Offer().With(33, new string('0', (rest + 1) * 2)).ToArray();
        Bolt12Reading.Gives(Bolt12Kind.Offer, tooLong, "error bolt12.too-long");
        Assert.False(Offer.TryParse(new string('l', Bolt12Limits.MaxTextLength + 1), out _, out Finding? error));
        Assert.Equal(FindingRules.TextInputTooLong.Code, error.Code);
    }

    [Theory]
    [InlineData("lnx1qq", "error bolt12.prefix 0+4")]
    [InlineData("lnr1qqpsqqqp", "error bolt12.other-kind 0+4")]
    [InlineData("lno1q\n", "error text.white-space 5+1")]
    [InlineData("lno", "error bech32.no-separator 0+3")]
    [InlineData("", "error text.empty")]
    [InlineData("lno1q+", "error bolt12.continuation 5+1")]
    [InlineData("lno1q++q", "error bolt12.continuation 5+1")]
    [InlineData("lno1q + q", "error bolt12.continuation 6+1")]
    [InlineData("lno1bqq", "error bech32.invalid-character 4+1")]
    public void A_text_that_is_none_is_refused_where_it_goes_wrong(string text, string expected)
    {
        Assert.False(Offer.TryParse(text, out _, out Finding? error));
        Assert.Equal(expected, Reading.Format(error));
    }

    [Fact]
    public void Every_chain_is_known_by_the_hash_of_its_first_block()
    {
        foreach (BitcoinNetwork network in Enum.GetValues<BitcoinNetwork>()) Assert.Equal(network, ChainHash.Of(network).Network);
        Assert.Null(default(ChainHash).Network);
        // The first block of bitcoin, byte by byte; the others differ in time, nonce and difficulty.
        const string Root = "3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a";
        foreach ((BitcoinNetwork network, uint time, uint bits, uint nonce) in new (BitcoinNetwork, uint, uint, uint)[]
        {
            (BitcoinNetwork.Mainnet, 1231006505, 0x1d00ffff, 2083236893), (BitcoinNetwork.Testnet, 1296688602, 0x1d00ffff, 414098458),
            (BitcoinNetwork.Signet, 1598918400, 0x1e0377ae, 52613770), (BitcoinNetwork.Regtest, 1296688602, 0x207fffff, 2), (BitcoinNetwork.Simnet, 1401292357, 0x207fffff, 2),
        })
        {
            byte[] header = [1, 0, 0, 0, .. new byte[32], .. Convert.FromHexString(Root), .. BitConverter.GetBytes(time), .. BitConverter.GetBytes(bits), .. BitConverter.GetBytes(nonce)];
            byte[] hash = System.Security.Cryptography.SHA256.HashData(System.Security.Cryptography.SHA256.HashData(header));
            Assert.Equal(ChainHash.FromBytes(hash), ChainHash.Of(network));
        }
    }

    [Fact]
    public void Every_field_has_a_meaning_in_words_of_its_own()
    {
        foreach (Bolt12Kind kind in Enum.GetValues<Bolt12Kind>())
        {
            Assert.All(Bolt12FieldInfo.Of(kind), info => Assert.InRange(info.Meaning.Length, 10, 140));
            Assert.Distinct(Bolt12FieldInfo.Of(kind).Select(info => info.Meaning));
        }
    }

    [Fact]
    public void The_chain_of_what_is_no_network_is_not_told() =>
        Assert.Contains("Not a network that we know", Assert.Throws<ArgumentOutOfRangeException>(() => ChainHash.Of((BitcoinNetwork)99)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_table_names_every_field_once_and_each_kind_has_its_own()
    {
        Assert.Equal(11, Bolt12FieldInfo.Of(Bolt12Kind.Offer).Count);
        Assert.Equal(21, Bolt12FieldInfo.Of(Bolt12Kind.InvoiceRequest).Count);
        Assert.Equal(30, Bolt12FieldInfo.Of(Bolt12Kind.Invoice).Count);
        Assert.Equal(3, Bolt12FieldInfo.Of(Bolt12Kind.InvoiceError).Count);
        Assert.All(Bolt12FieldInfo.Of(Bolt12Kind.Invoice), info => Assert.EndsWith($"({info.Number.ToString(CultureInfo.InvariantCulture)})", info.ToString(), StringComparison.Ordinal));
        Assert.Null(Bolt12FieldInfo.Find(80, Bolt12Kind.Offer));
        Assert.Equal("error", Bolt12FieldInfo.Find(5, Bolt12Kind.InvoiceError)?.Name);
    }
}
