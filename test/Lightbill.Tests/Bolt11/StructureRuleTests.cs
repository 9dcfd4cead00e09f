using Lightbill.Bolt11;
using Lightbill.Findings;
using static Lightbill.Tests.Bolt11.RawInvoice;

namespace Lightbill.Tests.Bolt11;

/// <summary>BOLT 11, Data Part: length, checksum, timestamp, the walk over the fields, unknown fields; and the limits of the text.</summary>
public class StructureRuleTests
{
    [Fact]
    public void A_text_of_7089_characters_is_read_and_one_of_7090_is_not()
    {
        RawInvoice longest = Ordinary.FillTo(7089);
        Assert.Equal(7089, longest.ToString().Length);
        string[] remarks = [.. longest.Fields.Select((field, index) => (field, index)).Where(one => one.field.Tag == 'j')
            .Select(one => $"info bolt11.unknown-field {Reading.Place(longest.OffsetOf(one.index), one.field.TextLength)}")];
        Assert.Equal(7, remarks.Length);
        Reading.GivesInBothModes(longest, remarks);
        Reading.GivesInBothModes(longest with { Upper = true }, remarks);
        Reading.GivesInBothModes(Ordinary.FillTo(7090), "error text.too-long");
        Reading.GivesInBothModes(new string('x', 100_000), "error text.too-long");
    }

    [Fact]
    public void An_empty_or_absent_text_is_refused()
    {
        Reading.GivesInBothModes("", "error text.empty");
        Assert.False(Bolt11Invoice.TryParse((string?)null, ReadMode.Default, out _, out Finding? error));
        Assert.Equal("text.empty", error.Code);
    }

    [Fact]
    public void The_shortest_data_part_has_a_timestamp_a_signature_and_a_checksum()
    {
        RawInvoice raw = Ordinary with { Fields = [] };
        string text = raw.ToString();
        Assert.Equal("lnbc1".Length + 117, text.Length);
        Reading.InDefault(raw, "error bolt11.missing-payment-hash", "error bolt11.missing-description", "warning bolt11.missing-payment-secret");
        Reading.InStrict(raw, "error bolt11.missing-payment-hash", "error bolt11.missing-description", "error bolt11.missing-payment-secret");
    }

    [Theory, InlineData(0), InlineData(1), InlineData(5), InlineData(6), InlineData(110)]
    public void Fewer_than_117_words_are_too_short(int words)
    {
        string text = RawWords.Encode("lnbc", new byte[words], Bech32);
        Reading.GivesInBothModes(text, $"error bolt11.too-short 5+{words + 6}");
    }

    [Fact]
    public void With_nothing_after_the_separator_that_is_the_place_to_look_at() => Reading.GivesInBothModes("lnbc1", "error bolt11.too-short 4+1");

    [Fact]
    public void A_checksum_that_does_not_match_concerns_the_whole_text()
    {
        RawInvoice raw = Ordinary with { ChecksumConstant = 0x1234567 };
        string text = raw.ToString();
        Reading.GivesInBothModes(text, $"error bech32.checksum 0+{text.Length}");
    }

    [Fact]
    public void The_checksum_of_bech32m_is_named()
    {
        RawInvoice raw = Ordinary with { ChecksumConstant = Bech32m };
        Reading.GivesInBothModes(raw, $"error bech32.bech32m-checksum {raw.SignatureOffset + SignatureWords}+6");
    }

    [Theory, InlineData(0UL, "1970-01-01T00:00:00Z"), InlineData(1496314658UL, "2017-06-01T10:57:38Z"), InlineData((1UL << 35) - 1, "3058-10-26T03:46:07Z"), InlineData(1UL << 31, "2038-01-19T03:14:08Z")]
    public void A_timestamp_has_35_bits(ulong seconds, string time)
    {
        RawInvoice raw = Ordinary with { Timestamp = seconds };
        Reading.GivesInBothModes(raw);
        Bolt11Invoice invoice = Reading.Read(raw);
        Assert.Equal(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), invoice.Timestamp);
        Assert.Equal(invoice.Timestamp.AddHours(1), invoice.ExpiresAt);
    }

    [Theory, InlineData(1), InlineData(2)]
    public void One_or_two_words_that_belong_to_no_field_are_refused(int count)
    {
        foreach (byte value in new byte[] { 0, 1, 31 })
        {
            RawInvoice raw = Ordinary with { Stray = [.. Enumerable.Repeat(value, count)] };
            Reading.GivesInBothModes(raw, $"error bolt11.stray-words {raw.StrayOffset}+{count}");
        }
    }

    [Fact]
    public void Three_words_before_the_signature_are_an_empty_field()
    {
        RawInvoice raw = Ordinary with { Stray = [0, 0, 0] };
        Reading.GivesInBothModes(raw, $"info bolt11.unknown-field {raw.StrayOffset}+3");
    }

    [Theory, InlineData(1), InlineData(2), InlineData(1023 - 19)]
    public void A_field_that_claims_more_than_there_is_before_the_signature_is_refused(int tooMuch)
    {
        byte[] words = new byte[19];
        foreach (char tag in "psdhnxcfr9m5v")
        {
            RawInvoice raw = Ordinary.Add(new RawField(tag, words, words.Length + tooMuch));
            Reading.GivesInBothModes(raw, $"error bolt11.field-overrun {raw.OffsetOf(raw.Fields.Length - 1)}+{words.Length + 3}");
        }
    }

    [Fact]
    public void A_field_may_end_exactly_where_the_signature_begins()
    {
        RawInvoice raw = Ordinary.Add('m', RawWords.OfHex("0102"));
        Reading.GivesInBothModes(raw);
        Assert.Equal(raw.SignatureOffset, raw.OffsetOf('m') + raw.LengthOf('m'));
    }

    [Fact]
    public void A_checksum_is_looked_for_in_six_words_and_more()
    {
        Reading.GivesInBothModes("lnbc1qqqqq", "error bolt11.too-short 5+5");
        Reading.GivesInBothModes("lnbc1qqqqqq", "error bech32.checksum 0+11", "error bolt11.too-short 5+6");
    }

    [Fact]
    public void After_stray_words_nothing_is_said_to_be_missing()
    {
        RawInvoice raw = new() { Stray = [1, 2] };
        Reading.GivesInBothModes(raw, $"error bolt11.stray-words {raw.StrayOffset}+2");
    }

    [Fact]
    public void After_an_overrun_nothing_is_said_to_be_missing()
    {
        RawInvoice raw = new() { Fields = [new('p', new byte[10], 52)] };
        Reading.GivesInBothModes(raw, $"error bolt11.field-overrun {raw.OffsetOf(0)}+13");
    }

    [Fact]
    public void Fields_of_every_unknown_type_are_kept_in_their_place_and_remarked_on()
    {
        string unknown = string.Concat("qpzry9x8gf2tvdw0s3jn54khce6mua7l".Except("psdhnxcfr9m5"));
        Assert.Equal(20, unknown.Length);
        foreach (char tag in unknown)
        {
            foreach (int length in new[] { 0, 1, 52, 53, 1023 })
            {
                byte[] words = [.. Enumerable.Range(0, length).Select(i => (byte)(i % 32))];
                RawInvoice raw = Ordinary.Insert(1, tag, words);
                Reading.InStrict(raw, $"info bolt11.unknown-field {raw.At(tag)}");
                Bolt11Invoice invoice = Reading.Read(raw, ReadMode.Strict);
                Bolt11Field field = Assert.Single(invoice.UnknownFields);
                Assert.Equal((tag, RawWords.ToBech32(words), raw.OffsetOf(tag), length + 3), (field.Tag, field.WordsText, field.Offset, field.TextLength));
                Assert.Equal(raw.Fields.Select(one => one.Tag), invoice.Fields.Select(one => one.Tag));
            }
        }
    }

    [Fact]
    public void Field_order_does_not_matter()
    {
        RawInvoice reversed = Ordinary with { Fields = [.. Ordinary.Fields.Reverse()] };
        Reading.GivesInBothModes(reversed);
        Assert.Equal(Reading.Read(Ordinary).PaymentHash, Reading.Read(reversed).PaymentHash);
    }

    [Fact]
    public void Mixed_case_is_refused_at_the_rarer_case()
    {
        string text = Ordinary.ToString();
        Reading.GivesInBothModes(text[..30] + char.ToUpperInvariant(text[30]) + text[31..], "error bech32.mixed-case 30+1");
        Reading.GivesInBothModes("Ln" + text[2..], "error bech32.mixed-case 0+1");
        string upper = text.ToUpperInvariant();
        Reading.GivesInBothModes(upper[..33] + "q" + upper[34..], [.. Mixed(upper, 33)]);

        static IEnumerable<string> Mixed(string upper, int place)
        {
            yield return $"error bech32.mixed-case {place}+1";
            if (upper[place] != 'Q') yield return $"error bech32.checksum 0+{upper.Length}";
        }
    }

    [Theory, InlineData('b'), InlineData('i'), InlineData('o'), InlineData('!')]
    public void A_character_outside_the_alphabet_is_refused_where_it_stands(char bad)
    {
        string text = Ordinary.ToString();
        string broken = text[..40] + bad + text[41..];
        Finding first = Reading.FindingsOf(broken)[0];
        Assert.Equal("error bech32.invalid-character 40+1", Reading.Format(first));
    }

    [Theory, InlineData("é", 2), InlineData("€", 3), InlineData("😀", 4)]
    public void In_utf8_text_offsets_and_lengths_count_bytes(string character, int bytes)
    {
        string text = Ordinary.ToString();
        // Two such characters: the place of the second one shows what is counted.
        string broken = text[..40] + character + text[41..50] + character + text[51..];
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(broken);
        foreach (ReadMode mode in Enum.GetValues<ReadMode>())
        {
            var ofChars = default(FindingList);
            var ofBytes = default(FindingList);
            Bolt11Invoice.ReadInvoice<char>(broken, null, mode, ref ofChars, out _, out _);
            Bolt11Invoice.ReadInvoice<byte>(utf8, null, mode, ref ofBytes, out _, out _);
            Assert.Equal(ofChars.Findings.Select(one => one.Code), ofBytes.Findings.Select(one => one.Code));
            Assert.Equal([(40, character.Length), (49 + character.Length, character.Length)], ofChars.Findings.Take(2).Select(one => (one.Offset!.Value, one.Length!.Value)));
            Assert.Equal([(40, bytes), (49 + bytes, bytes)], ofBytes.Findings.Take(2).Select(one => (one.Offset!.Value, one.Length!.Value)));

            Assert.False(Bolt11Invoice.TryParse(utf8, mode, out _, out Finding? error));
            Assert.Equal((40, bytes), (error.Offset, error.Length));
        }
    }

    [Theory]
    [InlineData("lnurl1dp68gurn8ghj7", "text.not-an-invoice")]
    [InlineData("lno1qcp4256ypq", "text.not-an-invoice")]
    [InlineData("lnr1qcp4256ypq", "text.not-an-invoice")]
    [InlineData("lni1qcp4256ypq", "text.not-an-invoice")]
    [InlineData("LNURL1DP68GURN8GHJ7", "text.not-an-invoice")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "text.not-an-invoice")]
    [InlineData("hello", "text.unknown")]
    [InlineData("nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5", "text.secret")]
    public void Another_kind_of_text_is_named_as_a_whole(string text, string code) => Reading.GivesInBothModes(text, $"error {code} 0+{text.Length}");

    [Theory]
    [InlineData("lnurl1", "text.not-an-invoice", "an LNURL")]
    [InlineData("lno1", "text.not-an-invoice", "a BOLT 12 offer")]
    [InlineData("lnr1", "text.not-an-invoice", "a BOLT 12 invoice request")]
    [InlineData("lni1", "text.not-an-invoice", "a BOLT 12 invoice")]
    [InlineData("lnp1", "text.not-an-invoice", "a BOLT 12 payer proof")]
    [InlineData("bc1", "text.not-an-invoice", "a bitcoin address")]
    [InlineData("tb1", "text.not-an-invoice", "a bitcoin test address")]
    [InlineData("bcrt1", "text.not-an-invoice", "a bitcoin regtest address")]
    [InlineData("npub1", "text.not-an-invoice", "a Nostr public key")]
    [InlineData("bitcoin:", "text.not-an-invoice", "a bitcoin: URI")]
    [InlineData("http://", "text.not-an-invoice", "a web address")]
    [InlineData("https://", "text.not-an-invoice", "a web address")]
    [InlineData("lnurlp:", "text.not-an-invoice", "an LNURL")]
    [InlineData("lnurlw:", "text.not-an-invoice", "an LNURL")]
    [InlineData("lnurlc:", "text.not-an-invoice", "an LNURL")]
    [InlineData("keyauth:", "text.not-an-invoice", "an LNURL login")]
    [InlineData("nsec1", "text.secret", "a Nostr private key")]
    [InlineData("xprv", "text.secret", "an extended private key")]
    [InlineData("yprv", "text.secret", "an extended private key")]
    [InlineData("zprv", "text.secret", "an extended private key")]
    [InlineData("tprv", "text.secret", "an extended private key")]
    [InlineData("uprv", "text.secret", "an extended private key")]
    [InlineData("vprv", "text.secret", "an extended private key")]
    [InlineData("nostr+walletconnect:", "text.secret", "a wallet connection")]
    public void Whatever_else_is_pasted_is_called_by_its_name(string start, string code, string name)
    {
        foreach (string text in new[] { start + "qqqqqqqq", start.ToUpperInvariant() + "QQQQQQQQ" })
        {
            Reading.GivesInBothModes(text, $"error {code} 0+{text.Length}");
            Assert.Contains(name, Assert.Single(Reading.FindingsOf(text)).Message, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData("lnbc"), InlineData("lnbcqqqq"), InlineData("ln"), InlineData("lntb2500u")]
    public void Without_a_separator_the_whole_is_refused(string text) => Reading.GivesInBothModes(text, $"error bech32.no-separator 0+{text.Length}");

    [Fact]
    public void The_bare_invoice_only_is_taken()
    {
        string text = Ordinary.ToString();
        foreach (string around in new[] { " " + text, text + "\n", "lightning:" + text, "\uFEFF" + text })
            Assert.False(Bolt11Invoice.TryParse(around, out _));
    }
}
