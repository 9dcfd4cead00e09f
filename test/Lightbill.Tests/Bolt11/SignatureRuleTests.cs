using System.Globalization;
using System.Numerics;
using Lightbill.Bolt11;
using static Lightbill.Tests.Bolt11.RawInvoice;

namespace Lightbill.Tests.Bolt11;

/// <summary>BOLT 11, Data Part: the signature, with field n and without it.</summary>
public class SignatureRuleTests
{
    private const string PayeeHex = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";

    private static readonly RawInvoice WithPayee = Ordinary.Add('n', RawWords.OfHex(PayeeHex));

    public static TheoryData<string> OutOfRange => ["r=0", "r=n", "r=n+1", "r=max", "s=0", "s=n", "s=n+1", "s=max"];

    [Fact]
    public void Without_n_the_payee_is_recovered()
    {
        Reading.GivesInBothModes(Ordinary);
        Assert.Equal((PayeeHex, PayeeSource.Recovered), (Reading.Read(Ordinary).Payee.ToString(), Reading.Read(Ordinary).PayeeSource));
    }

    [Fact]
    public void With_n_the_payee_is_the_one_named()
    {
        Reading.GivesInBothModes(WithPayee);
        Assert.Equal((PayeeHex, PayeeSource.Field), (Reading.Read(WithPayee).Payee.ToString(), Reading.Read(WithPayee).PayeeSource));
    }

    [Fact]
    public void With_n_the_recovery_flag_is_irrelevant()
    {
        for (int flag = 0; flag <= 3; flag++)
        {
            RawInvoice raw = WithPayee with { Signature = RawSignature.WithFlag(flag) };
            Reading.GivesInBothModes(raw);
            Assert.Equal(PayeeHex, Reading.Read(raw).Payee.ToString());
        }
    }

    [Fact]
    public void With_n_a_signature_of_somebody_else_is_refused()
    {
        foreach (RawInvoice raw in new[]
        {
            WithPayee with { Signature = RawSignature.Corrupt },
            WithPayee with { SecretKeyHex = "0000000000000000000000000000000000000000000000000000000000000001" },
            WithPayee.Replace('n', RawWords.OfHex("02" + PayeeHex[2..])),
        })
        {
            Reading.GivesInBothModes(raw, $"error bolt11.signature-invalid {raw.AtSignature()}");
        }
    }

    [Fact]
    public void With_n_a_high_s_is_refused_whatever_the_flag()
    {
        foreach (Func<byte[], byte[]> high in new[] { RawSignature.HighS, RawSignature.HighSSameFlag })
        {
            RawInvoice raw = WithPayee with { Signature = high };
            Reading.GivesInBothModes(raw, $"error bolt11.signature-high-s {raw.AtSignature()}");
        }
    }

    [Fact]
    public void Without_n_a_high_s_is_taken_as_it_stands_with_a_warning()
    {
        RawInvoice same = Ordinary with { Signature = RawSignature.HighS };
        Reading.GivesInBothModes(same, $"warning bolt11.signature-high-s {same.AtSignature()}");
        Assert.Equal(PayeeHex, Reading.Read(same).Payee.ToString());
        Assert.False(Reading.Read(same).Signature.IsLowS);

        RawInvoice other = Ordinary with { Signature = RawSignature.HighSSameFlag };
        Reading.GivesInBothModes(other, $"warning bolt11.signature-high-s {other.AtSignature()}");
        Assert.NotEqual(PayeeHex, Reading.Read(other).Payee.ToString());
    }

    [Fact]
    public void Half_the_order_is_the_largest_low_s()
    {
        BigInteger half = RawSignature.Order / 2;
        RawInvoice low = Ordinary with { Signature = RawSignature.WithS(half) };
        Reading.GivesInBothModes(low);
        RawInvoice high = Ordinary with { Signature = RawSignature.WithS(half + 1) };
        Reading.GivesInBothModes(high, $"warning bolt11.signature-high-s {high.AtSignature()}");
    }

    [Fact]
    public void Without_n_the_flag_tells_the_payee()
    {
        RawInvoice right = Ordinary;
        int flag = right.SignatureBytes[64];
        Assert.InRange(flag, 0, 1);
        RawInvoice other = right with { Signature = RawSignature.WithFlag(flag ^ 1) };
        Reading.GivesInBothModes(other);
        Assert.NotEqual(PayeeHex, Reading.Read(other).Payee.ToString());
        // Flags 2 and 3 say that r was reduced, which for nearly every r gives no point.
        foreach (int reduced in new[] { 2, 3 })
        {
            RawInvoice raw = right with { Signature = RawSignature.WithFlag(reduced) };
            Reading.GivesInBothModes(raw, $"error bolt11.signature-unrecoverable {raw.AtSignature()}");
        }
    }

    [Theory, InlineData(5), InlineData(7), InlineData(10)]
    public void Without_n_an_r_that_is_no_x_of_the_curve_is_refused(int r)
    {
        RawInvoice raw = Ordinary with { Signature = RawSignature.WithR(r) };
        for (int flag = 0; flag < 2; flag++)
        {
            RawInvoice flagged = raw with { Signature = signature => RawSignature.WithFlag(flag)(RawSignature.WithR(r)(signature)) };
            Reading.GivesInBothModes(flagged, $"error bolt11.signature-unrecoverable {raw.AtSignature()}");
        }
    }

    [Theory, InlineData(0), InlineData(3)]
    public void A_number_out_of_range_is_told_whatever_the_flag(int flag)
    {
        RawInvoice raw = Ordinary with { Signature = signature => RawSignature.WithFlag(flag)(RawSignature.WithR(0)(signature)) };
        Reading.GivesInBothModes(raw, $"error bolt11.signature-range {raw.AtSignature()}");
    }

    [Theory, InlineData(4), InlineData(5), InlineData(31), InlineData(32), InlineData(128), InlineData(255)]
    public void A_flag_above_3_is_refused_at_its_place_with_n_and_without(int flag)
    {
        foreach (RawInvoice start in new[] { Ordinary, WithPayee })
        {
            RawInvoice raw = start with { Signature = RawSignature.WithFlag(flag) };
            Reading.GivesInBothModes(raw, $"error bolt11.recovery-flag {raw.SignatureOffset + SignatureWords - 1}+1");
            Assert.Contains($"is {flag};", Reading.FindingsOf(raw)[0].Message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(OutOfRange))]
    public void A_number_out_of_range_is_refused_with_n_and_without(string which)
    {
        BigInteger number = which[2..] switch
        {
            "0" => 0,
            "n" => RawSignature.Order,
            "n+1" => RawSignature.Order + 1,
            _ => (BigInteger.One << 256) - 1,
        };
        foreach (RawInvoice start in new[] { Ordinary, WithPayee })
        {
            RawInvoice raw = start with { Signature = which[0] == 'r' ? RawSignature.WithR(number) : RawSignature.WithS(number) };
            Reading.GivesInBothModes(raw, $"error bolt11.signature-range {raw.AtSignature()}");
        }
    }

    [Theory]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("04e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad")]
    [InlineData("020000000000000000000000000000000000000000000000000000000000000005")]
    [InlineData("02fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f")]
    public void A_payee_that_is_no_point_of_the_curve_is_refused_and_nothing_is_recovered(string key)
    {
        RawInvoice raw = Ordinary.Add('n', RawWords.OfHex(key));
        Reading.GivesInBothModes(raw, $"error bolt11.payee-key {raw.At('n')}");
    }

    [Fact]
    public void The_signed_bytes_are_the_readable_part_and_the_words_filled_up_with_zero_bits()
    {
        // Every rest of bits at the end: the words before the signature take all lengths modulo eight.
        for (int extra = 0; extra < 8; extra++)
        {
            RawInvoice raw = Ordinary.Add('v', [.. Enumerable.Repeat((byte)31, extra)]);
            Bolt11Invoice invoice = Reading.Read(raw, ReadMode.Strict);
            Assert.Equal(raw.SigningData, invoice.SigningData);
            Assert.Equal(raw.SigningHash, invoice.SigningHash);
            Assert.Equal(PayeeHex, invoice.Payee.ToString());
            Assert.Equal(invoice.ToString()[^6..], invoice.Checksum);
        }
    }

    [Fact]
    public void A_change_of_any_signed_word_gives_another_payee_or_none()
    {
        RawInvoice raw = Ordinary with { Hrp = "lnbc2500u" };
        byte[] signature = raw.SignatureBytes;
        foreach (RawInvoice changed in new[]
        {
            raw with { Hrp = "lnbc2600u" },
            raw with { Hrp = "lntb2500u" },
            raw with { Timestamp = raw.Timestamp + 1 },
            raw.Replace('d', RawWords.OfText("a cup of coffeE")),
        })
        {
            if (Bolt11Invoice.TryParse((changed with { Signature = RawSignature.Replace(signature) }).ToString(), out Bolt11Invoice? invoice))
                Assert.NotEqual(PayeeHex, invoice.Payee.ToString());
        }
    }

    [Fact]
    public void The_signature_is_shown_as_it_stands()
    {
        RawInvoice raw = WithPayee with { Signature = RawSignature.WithFlag(3) };
        Bolt11Invoice invoice = Reading.Read(raw);
        Assert.Equal(3, invoice.Signature.RecoveryFlag);
        Assert.Equal(Convert.ToHexStringLower(raw.SignatureBytes), invoice.Signature.ToString());
        Assert.Equal(64, invoice.Signature.RHex.Length);
        Assert.True(BigInteger.Parse("0" + invoice.Signature.SHex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) <= RawSignature.Order / 2);
    }
}
