using System.Numerics;
using System.Text;
using Lightbill.Bolt11;
using static Lightbill.Tests.Bolt11.RawInvoice;

namespace Lightbill.Tests.Bolt11;

/// <summary>BOLT 11, Tagged Fields: the fields one by one, apart from addresses, routes, features and paths, which have files of their own.</summary>
public class FieldRuleTests
{
    private const string OtherHex = "abababababababababababababababababababababababababababababababab";
    private const string PayeeHex = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";

    [Fact]
    public void Without_a_payment_hash_there_is_nothing_to_pay_to() =>
        Reading.GivesInBothModes(Ordinary.Remove('p'), "error bolt11.missing-payment-hash");

    [Fact]
    public void Without_a_payment_secret_but_with_its_feature_it_is_an_error()
    {
        Reading.GivesInBothModes(Ordinary.Remove('s'), "error bolt11.missing-payment-secret");
        Reading.GivesInBothModes(Ordinary.Remove('s').Replace('9', RawWords.OfBits(9, 15)), "error bolt11.missing-payment-secret");
        Reading.GivesInBothModes(Ordinary.Remove('s').Replace('9', RawWords.OfBits(14)), "error bolt11.missing-payment-secret");
    }

    [Fact]
    public void Without_a_payment_secret_and_with_silent_features_it_is_an_invoice_from_before_2021()
    {
        Reading.GivesDeviation(Ordinary.Remove('s').Remove('9'), "bolt11.missing-payment-secret");
        Reading.GivesDeviation(Ordinary.Remove('s').Replace('9', RawWords.OfBits(8, 13, 17)), "bolt11.missing-payment-secret");
        Assert.Null(Reading.Read(Ordinary.Remove('s').Remove('9')).PaymentSecret);
    }

    [Fact]
    public void Exactly_one_of_description_and_hash_must_be_there()
    {
        Reading.GivesInBothModes(Ordinary.Remove('d'), "error bolt11.missing-description");
        RawInvoice both = Ordinary.Add('h', RawWords.OfHex(OtherHex));
        Reading.GivesInBothModes(both, $"error bolt11.two-descriptions {both.At('h')}");
        both = Ordinary.Insert(0, 'h', RawWords.OfHex(OtherHex));
        Reading.GivesInBothModes(both, $"error bolt11.two-descriptions {both.At('d')}");
        RawInvoice hash = Ordinary.Remove('d').Add('h', RawWords.OfHex(OtherHex));
        Reading.GivesInBothModes(hash);
        Bolt11Invoice invoice = Reading.Read(hash);
        Assert.Equal(OtherHex, invoice.DescriptionHash?.ToString());
        Assert.Null(invoice.Description);
    }

    public static TheoryData<char, int> WrongLengths
    {
        get
        {
            var data = new TheoryData<char, int>();
            foreach (char tag in "psh")
                foreach (int length in new[] { 0, 1, 51, 53, 1023 }) data.Add(tag, length);
            foreach (int length in new[] { 0, 1, 52, 54, 1023 }) data.Add('n', length);
            return data;
        }
    }

    [Theory, MemberData(nameof(WrongLengths))]
    public void A_field_of_wrong_length_is_kept_as_unknown_in_default_and_an_error_in_strict(char tag, int length)
    {
        RawInvoice raw = Ordinary.Insert(0, tag, new byte[length]);
        Reading.GivesDeviation(raw, $"bolt11.wrong-length {raw.At(tag)}");
        Bolt11Invoice invoice = Reading.Read(raw);
        Assert.Equal((tag, length), (Assert.Single(invoice.UnknownFields).Tag, invoice.UnknownFields.Single().Words.Length));
        // The good one after it counts.
        Assert.Equal(PaymentHashHex, invoice.PaymentHash.ToString());
        Assert.Equal(PaymentSecretHex, invoice.PaymentSecret?.ToString());
        Assert.Null(invoice.DescriptionHash);
        Assert.Equal(PayeeSource.Recovered, invoice.PayeeSource);
    }

    [Fact]
    public void A_field_of_wrong_length_does_not_stand_for_a_good_one()
    {
        RawInvoice raw = Ordinary.Replace('p', new byte[51]);
        Reading.InDefault(raw, $"warning bolt11.wrong-length {raw.At('p')}", "error bolt11.missing-payment-hash");
        Reading.InStrict(raw, $"error bolt11.wrong-length {raw.At('p')}", "error bolt11.missing-payment-hash");
        raw = Ordinary.Replace('s', new byte[53]);
        Reading.InDefault(raw, $"warning bolt11.wrong-length {raw.At('s')}", "error bolt11.missing-payment-secret");
        raw = Ordinary.Remove('d').Add('h', new byte[53]);
        Reading.InDefault(raw, $"warning bolt11.wrong-length {raw.At('h')}", "error bolt11.missing-description");
    }

    public static TheoryData<char> Single => [.. "psdhnxc9m"];

    [Theory, MemberData(nameof(Single))]
    public void The_first_of_two_fields_counts_and_the_second_is_kept_with_a_warning(char tag)
    {
        (byte[] first, byte[] second) = tag switch
        {
            'p' or 's' or 'h' => (RawWords.OfHex(PaymentSecretHex), RawWords.OfHex(OtherHex)),
            'n' => (RawWords.OfHex(PayeeHex), RawWords.OfHex("02" + PayeeHex[2..])),
            '9' => (RawWords.OfBits(8, 14), RawWords.OfBits(100)),
            'd' => (RawWords.OfText("first"), [31, 31, 31, 31, 31]),
            _ => (RawWords.OfNumber(3), RawWords.OfNumber(BigInteger.Pow(2, 80))),
        };
        if (tag == 'm') first = RawWords.OfHex("03");
        RawInvoice raw = (tag == 'h' ? Ordinary.Remove('d') : Ordinary).Remove(tag).Add(tag, first).Add(tag, second);
        // The second one is not looked into: what would be wrong with it does not matter.
        Reading.GivesInBothModes(raw, $"warning bolt11.duplicate-field {raw.At(tag, 1)}");
        Bolt11Invoice invoice = Reading.Read(raw, ReadMode.Strict);
        Assert.Equal(tag == 'p' ? PaymentSecretHex : PaymentHashHex, invoice.PaymentHash.ToString());
        Assert.Equal(PaymentSecretHex, invoice.PaymentSecret?.ToString());
        Assert.Equal(tag == 'h' ? null : tag == 'd' ? "first" : "a cup of coffee", invoice.Description?.Raw);
        Assert.Equal(tag == 'h' ? PaymentSecretHex : null, invoice.DescriptionHash?.ToString());
        Assert.Equal(tag == 'n' ? PayeeSource.Field : PayeeSource.Recovered, invoice.PayeeSource);
        Assert.Equal(tag == 'x' ? 3UL : 3600, invoice.ExpirySeconds);
        Assert.Equal(tag == 'c' ? 3u : 18, invoice.MinFinalCltvExpiryDelta);
        Assert.Equal([8, 14], invoice.Features.Select(bit => bit.Number));
        Assert.Equal(tag == 'm' ? "03" : null, invoice.Metadata is { } metadata ? Convert.ToHexStringLower(metadata.Span) : null);
        Assert.Equal(2, invoice.Fields.Count(field => field.Tag == tag));
        Assert.Equal(raw.ToString(), invoice.ToBuilder().ToInvoice().ToString());
    }

    [Theory, InlineData('p'), InlineData('s'), InlineData('h'), InlineData('n'), InlineData('d'), InlineData('m')]
    public void Of_a_second_one_neither_padding_nor_zeros_are_told(char tag)
    {
        byte[] first = tag == 'n' ? RawWords.OfHex(PayeeHex) : tag is 'd' or 'm' ? RawWords.OfText("x") : RawWords.OfHex(OtherHex);
        byte[] second = new byte[first.Length];
        second[^1] = 1;
        RawInvoice raw = (tag == 'h' ? Ordinary.Remove('d') : Ordinary).Remove(tag).Add(tag, first).Add(tag, second);
        Reading.GivesInBothModes(raw, $"warning bolt11.duplicate-field {raw.At(tag, 1)}");
    }

    [Theory, MemberData(nameof(Single))]
    public void A_third_one_is_remarked_on_too(char tag)
    {
        RawInvoice raw = tag == 'h' ? Ordinary.Remove('d') : Ordinary;
        byte[] words = raw.Fields.FirstOrDefault(field => field.Tag == tag)?.Words
            ?? (tag is 'h' ? RawWords.OfHex(OtherHex) : tag == 'n' ? RawWords.OfHex(PayeeHex) : tag == 'm' ? [] : [1]);
        raw = raw.Remove(tag).Add(tag, words).Add(tag, words).Add(tag, words);
        Reading.GivesInBothModes(raw, $"warning bolt11.duplicate-field {raw.At(tag, 1)}", $"warning bolt11.duplicate-field {raw.At(tag, 2)}");
    }

    [Theory, InlineData('p', 16), InlineData('s', 16), InlineData('h', 16), InlineData('n', 2)]
    public void Padding_bits_that_are_not_zero_are_a_warning_in_default_and_an_error_in_strict(char tag, int values)
    {
        for (int padding = 1; padding < values; padding++)
        {
            RawInvoice raw = (tag == 'h' ? Ordinary.Remove('d') : Ordinary).Replace(tag, RawWords.OfHex(tag == 'n' ? PayeeHex : OtherHex, padding));
            Reading.GivesDeviation(raw, $"bolt11.padding {raw.At(tag)}");
            Assert.Equal(tag == 'p' ? OtherHex : PaymentHashHex, Reading.Read(raw).PaymentHash.ToString());
        }
    }

    [Theory, InlineData('d'), InlineData('m')]
    public void Padding_of_text_and_metadata_is_checked_in_every_length(char tag)
    {
        for (int bytes = 1; bytes <= 5; bytes++)
        {
            byte[] content = [.. Enumerable.Repeat((byte)'a', bytes)];
            byte[] clean = RawWords.OfBytes(content);
            Reading.GivesInBothModes(Ordinary.Replace(tag, clean));
            int bits = (clean.Length * 5) - (bytes * 8);
            foreach (byte[] words in bits == 0 ? [] : new[] { RawWords.OfBytes(content, 1), RawWords.OfBytes(content, 1 << (bits - 1)) })
            {
                RawInvoice raw = Ordinary.Replace(tag, words);
                Reading.GivesDeviation(raw, $"bolt11.padding {raw.At(tag)}");
                if (tag == 'd') Assert.Equal(new string('a', bytes), Reading.Read(raw).Description?.Raw);
            }
            // A whole word too many, although all its bits are zero; where it makes a byte of zeros, it is content.
            if (bits + 5 >= 8) continue;
            RawInvoice longer = Ordinary.Replace(tag, [.. clean, 0]);
            Reading.GivesDeviation(longer, $"bolt11.padding {longer.At(tag)}");
        }
        RawInvoice single = Ordinary.Replace(tag, [0]);
        Reading.GivesDeviation(single, $"bolt11.padding {single.At(tag)}");
    }

    [Fact]
    public void A_description_may_be_empty()
    {
        Reading.GivesInBothModes(Ordinary.Replace('d', []));
        Assert.Equal("", Reading.Read(Ordinary.Replace('d', [])).Description?.Raw);
    }

    [Fact]
    public void Every_field_may_be_as_large_as_its_length_allows()
    {
        string text = new('x', 639);
        Reading.GivesInBothModes(Ordinary.Replace('d', RawWords.OfText(text)));
        Assert.Equal(text, Reading.Read(Ordinary.Replace('d', RawWords.OfText(text))).Description?.Raw);
        Assert.Equal(1023, RawWords.OfText(text).Length);
        byte[] bytes = [.. Enumerable.Range(0, 639).Select(i => (byte)(i % 251))];
        Reading.GivesInBothModes(Ordinary.Add('m', RawWords.OfBytes(bytes)));
        Assert.Equal(bytes, Reading.Read(Ordinary.Add('m', RawWords.OfBytes(bytes))).Metadata!.Value.ToArray());
        RawInvoice expiry = Ordinary.Add('x', RawWords.OfNumber(7, padTo: 1023));
        Reading.GivesDeviation(expiry, $"bolt11.not-minimal {expiry.At('x')}");
        Assert.Equal(7UL, Reading.Read(expiry).ExpirySeconds);
    }

    [Fact]
    public void Empty_metadata_is_there_and_empty()
    {
        Reading.GivesInBothModes(Ordinary.Add('m', []));
        Assert.Equal(0, Reading.Read(Ordinary.Add('m', [])).Metadata!.Value.Length);
        Assert.Null(Reading.Read(Ordinary).Metadata);
    }

    [Theory]
    [InlineData("ff")]
    [InlineData("c0af")] // overlong
    [InlineData("eda080")] // a surrogate
    [InlineData("f4908080")] // above U+10FFFF
    [InlineData("61c3")] // cut short
    [InlineData("80")]
    public void A_description_that_is_not_utf8_is_refused(string hex)
    {
        RawInvoice raw = Ordinary.Replace('d', RawWords.OfHex(hex));
        Reading.GivesInBothModes(raw, $"error bolt11.description-not-utf8 {raw.At('d')}");
    }

    // The words that hold the character: its bits, rounded outwards to words of five.
    [Theory]
    [InlineData("\0", 0, 2)]
    [InlineData("a\0", 1, 3)]
    [InlineData("ab\u001b[31m", 3, 2)]
    [InlineData("abc\n", 4, 3)]
    [InlineData("abcde\u007f", 8, 2)]
    [InlineData("x\u202ey", 1, 6)]
    [InlineData("\u200b", 0, 5)]
    [InlineData("\u2066ab", 0, 5)]
    [InlineData("a\u0085", 1, 4)]
    [InlineData("é\u2028é", 3, 5)]
    public void A_control_bidi_or_invisible_character_in_a_description_is_a_warning_at_its_words(string text, int first, int count)
    {
        RawInvoice raw = Ordinary.Replace('d', RawWords.OfText(text));
        Reading.GivesInBothModes(raw, $"warning bolt11.description-hidden-characters {raw.OffsetOf('d') + 3 + first}+{count}");
        Bolt11Invoice invoice = Reading.Read(raw);
        Assert.Equal(text, invoice.Description?.Raw);
        Assert.True(invoice.Description?.HasHiddenCharacters);
    }

    [Fact]
    public void Of_several_such_characters_the_first_is_named()
    {
        RawInvoice raw = Ordinary.Replace('d', RawWords.OfText("ab\u001b[31m\u202e\0"));
        Reading.GivesInBothModes(raw, $"warning bolt11.description-hidden-characters {raw.OffsetOf('d') + 3 + 3}+2");
        Assert.Contains("U+001B", Assert.Single(Reading.FindingsOf(raw)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_that_is_not_utf8_is_not_searched_for_characters()
    {
        RawInvoice raw = Ordinary.Replace('d', RawWords.OfBytes([0, 0xff, 0]));
        Reading.GivesInBothModes(raw, $"error bolt11.description-not-utf8 {raw.At('d')}");
    }

    [Theory, InlineData("1 cup coffee"), InlineData("ナンセンス 1杯"), InlineData("Ωμέγα"), InlineData("☕ 👩‍🚀 ❤️"), InlineData("~ !\"#$%&'()")]
    public void Ordinary_text_of_any_script_is_no_matter(string text)
    {
        Reading.GivesInBothModes(Ordinary.Replace('d', RawWords.OfText(text)));
        Assert.Equal(text, Reading.Read(Ordinary.Replace('d', RawWords.OfText(text))).Description?.Raw);
    }

    [Theory, InlineData('x'), InlineData('c'), InlineData('9')]
    public void A_number_that_is_not_minimal_or_empty_is_a_warning_in_default_and_an_error_in_strict(char tag)
    {
        byte[] value = tag == '9' ? RawWords.OfBits(8, 14) : RawWords.OfNumber(60);
        foreach (byte[] words in (byte[][])[[], [0], [0, 0, 0], [0, .. value], [0, 0, 0, 0, .. value]])
        {
            RawInvoice raw = Ordinary.Replace(tag, words);
            Reading.GivesDeviation(raw, $"bolt11.not-minimal {raw.At(tag)}");
            Bolt11Invoice invoice = Reading.Read(raw);
            bool isValue = words.Any(word => word != 0);
            if (tag == 'x') Assert.Equal((isValue ? 60UL : 0, true), (invoice.ExpirySeconds, invoice.HasExpiryField));
            if (tag == 'c') Assert.Equal((isValue ? 60u : 0, true), (invoice.MinFinalCltvExpiryDelta, invoice.HasMinFinalCltvExpiryDeltaField));
            if (tag == '9') Assert.Equal(isValue ? [8, 14] : [], invoice.Features.Select(bit => bit.Number));
        }
        Reading.GivesInBothModes(Ordinary.Replace(tag, value));
    }

    [Fact]
    public void Absent_numbers_have_their_defaults()
    {
        Bolt11Invoice invoice = Reading.Read(Ordinary);
        Assert.Equal((3600UL, false, 18u, false), (invoice.ExpirySeconds, invoice.HasExpiryField, invoice.MinFinalCltvExpiryDelta, invoice.HasMinFinalCltvExpiryDeltaField));
        Assert.Equal(invoice.Timestamp.AddSeconds(3600), invoice.ExpiresAt);
    }

    [Fact]
    public void An_expiry_of_64_bits_is_read_and_one_of_65_is_refused()
    {
        RawInvoice largest = Ordinary.Add('x', RawWords.OfNumber(ulong.MaxValue));
        Reading.GivesInBothModes(largest, $"info bolt11.expiry-beyond-calendar {largest.At('x')}");
        Assert.Equal(ulong.MaxValue, Reading.Read(largest).ExpirySeconds);
        Assert.Equal(DateTimeOffset.MaxValue, Reading.Read(largest).ExpiresAt);
        foreach (BigInteger number in new[] { BigInteger.One << 64, (BigInteger.One << 65) - 1, BigInteger.One << 5114 })
        {
            RawInvoice raw = Ordinary.Add('x', RawWords.OfNumber(number));
            Reading.GivesInBothModes(raw, $"error bolt11.expiry-too-large {raw.At('x')}");
        }
    }

    [Theory, InlineData(0UL), InlineData(OrdinaryTimestamp), InlineData((1UL << 35) - 1)]
    public void An_expiry_beyond_the_calendar_saturates(ulong timestamp)
    {
        ulong last = (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds() - timestamp;
        RawInvoice raw = (Ordinary with { Timestamp = timestamp }).Add('x', RawWords.OfNumber(last));
        Reading.GivesInBothModes(raw);
        Assert.Equal("9999-12-31T23:59:59.0000000", Reading.Read(raw).ExpiresAt.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture)[..27]);
        raw = raw.Replace('x', RawWords.OfNumber(last + 1));
        Reading.GivesInBothModes(raw, $"info bolt11.expiry-beyond-calendar {raw.At('x')}");
        Assert.Equal(DateTimeOffset.MaxValue, Reading.Read(raw).ExpiresAt);
        Assert.False(Reading.Read(raw).IsExpiredAt(DateTimeOffset.MaxValue));
    }

    [Fact]
    public void A_cltv_delta_of_32_bits_is_read_and_one_of_33_is_refused()
    {
        RawInvoice largest = Ordinary.Add('c', RawWords.OfNumber(uint.MaxValue));
        Reading.GivesInBothModes(largest);
        Assert.Equal(uint.MaxValue, Reading.Read(largest).MinFinalCltvExpiryDelta);
        foreach (BigInteger number in new[] { BigInteger.One << 32, (BigInteger.One << 33) - 1, BigInteger.One << 64, BigInteger.One << 5114 })
        {
            RawInvoice raw = Ordinary.Add('c', RawWords.OfNumber(number));
            Reading.GivesInBothModes(raw, $"error bolt11.cltv-too-large {raw.At('c')}");
        }
    }

    [Fact]
    public void All_findings_come_at_once_in_the_order_of_the_text()
    {
        RawInvoice raw = new()
        {
            Hrp = "lnbs02500u",
            Fields =
            [
                new('p', new byte[51]),
                new('x', [0, 1]),
                new('v', [1, 2, 3]),
                new('d', RawWords.OfHex("ff")),
                new('f', []),
                new('9', RawWords.OfBits(100)),
            ],
            Signature = RawSignature.WithFlag(4),
        };
        Reading.InDefault(raw,
            "warning bolt11.signet-prefix 0+4",
            "warning bolt11.amount-leading-zero 4+6",
            $"warning bolt11.wrong-length {raw.At('p')}",
            $"warning bolt11.not-minimal {raw.At('x')}",
            $"info bolt11.unknown-field {raw.At('v')}",
            $"error bolt11.description-not-utf8 {raw.At('d')}",
            $"error bolt11.fallback-empty {raw.At('f')}",
            "error bolt11.missing-payment-hash",
            "warning bolt11.missing-payment-secret",
            $"error bolt11.unknown-required-feature {raw.OffsetOf('9') + 3}+1",
            $"error bolt11.recovery-flag {raw.SignatureOffset + SignatureWords - 1}+1");
    }
}
