using System.Security.Cryptography;
using Lightbill.Bolt11;
using Lightbill.Findings;
using Lightbill.Tests.Bolt11;
using static Lightbill.Tests.Bolt11.RawInvoice;

namespace Lightbill.Tests.Payability;

/// <summary>Can it be paid, by this payer, now? Each reason at its boundary.</summary>
public class PayabilityCheckTests
{
    private const string PayeeHex = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";

    private static readonly DateTimeOffset Made = DateTimeOffset.FromUnixTimeSeconds((long)OrdinaryTimestamp);
    private static readonly RawInvoice WithAmount = Ordinary with { Hrp = "lnbc2500u" };

    private static PaymentContext At(double seconds) => new(Made.AddSeconds(seconds));

    /// <summary>All findings, and that the verdict follows from them.</summary>
    private static void Gives(RawInvoice raw, PaymentContext context, params string[] expected)
    {
        PayabilityReport report = Reading.Read(raw).CheckPayable(context);
        Assert.Equal(expected, report.Findings.Select(Reading.Format));
        Assert.Equal(!expected.Any(one => one.StartsWith("warning", StringComparison.Ordinal)), report.IsPayable);
        Assert.All(report.Findings, finding => Assert.DoesNotContain("{", finding.Message, StringComparison.Ordinal));
        Assert.All(report.Findings, finding => Assert.Contains(finding.Rule, FindingRules.All));
    }

    [Fact]
    public void What_differs_is_told_beside_what_was_meant()
    {
        string Reason(PaymentContext context) => Assert.Single(Reading.Read(WithAmount).CheckPayable(context).Findings).Message;
        Assert.Contains("250000sat instead of 1sat", Reason(At(0) with { Amount = MilliSatoshi.FromSat(1) }), StringComparison.Ordinal);
        Assert.Contains("mainnet (lnbc) instead of testnet (lntb)", Reason(At(0) with { Network = BitcoinNetwork.Testnet }), StringComparison.Ordinal);
    }

    // Time.

    [Fact]
    public void At_the_moment_of_expiry_it_can_still_be_paid_and_a_tick_later_not()
    {
        Gives(WithAmount, At(0));
        Gives(WithAmount, At(3600));
        Gives(WithAmount, new(Made.AddSeconds(3600).AddTicks(1)), "warning policy.expired");
        RawInvoice minute = WithAmount.Add('x', RawWords.OfNumber(60));
        Gives(minute, At(60));
        Gives(minute, At(61), "warning policy.expired");
        Assert.False(Reading.Read(minute).IsExpiredAt(Made.AddSeconds(60)));
        Assert.True(Reading.Read(minute).IsExpiredAt(Made.AddSeconds(60).AddTicks(1)));
        Assert.Contains("1 second ago", Reading.Read(minute).CheckPayable(At(61)).Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expiry_of_zero_ends_with_the_second_it_was_made_in()
    {
        RawInvoice raw = WithAmount.Add('x', []);
        Gives(raw, At(0));
        Gives(raw, At(0.1), "warning policy.expired");
    }

    [Fact]
    public void The_time_zone_of_the_question_does_not_matter() =>
        Gives(WithAmount, new(Made.AddSeconds(3600).ToOffset(TimeSpan.FromHours(-11))));

    [Fact]
    public void An_expiry_beyond_the_calendar_never_comes() =>
        Gives(WithAmount.Add('x', RawWords.OfNumber(ulong.MaxValue)), new(DateTimeOffset.MaxValue));

    [Fact]
    public void The_time_that_must_be_left_is_counted_to_the_expiry()
    {
        PaymentContext minute = At(3540) with { MinTimeLeft = TimeSpan.FromSeconds(60) };
        Gives(WithAmount, minute);
        Gives(WithAmount, minute with { Time = minute.Time.AddTicks(1) }, "warning policy.too-little-time");
        // Expired is said once, not twice.
        Gives(WithAmount, At(3601) with { MinTimeLeft = TimeSpan.FromSeconds(60) }, "warning policy.expired");
        Gives(WithAmount, At(3600) with { MinTimeLeft = TimeSpan.Zero });
    }

    [Fact]
    public void An_invoice_from_the_future_is_remarked_on_beyond_ten_minutes()
    {
        Gives(WithAmount, At(-600));
        Gives(WithAmount, At(-600.1), "info policy.future");
        Gives(WithAmount, new(DateTimeOffset.MinValue.AddTicks(1)), "info policy.future");
    }

    /// <summary>A time that was never set lies before every expiry: nothing would ever be expired.</summary>
    [Fact]
    public void A_time_that_was_never_set_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PaymentContext(default));
        Assert.Throws<ArgumentException>(() => new PaymentContext(DateTimeOffset.UnixEpoch) { Time = default });
        Assert.Throws<ArgumentException>(() => new PaymentContext(DateTimeOffset.UnixEpoch) with { Time = default });
    }

    // Network, amount, payee.

    [Fact]
    public void Another_network_is_told_at_the_prefix()
    {
        foreach (BitcoinNetwork mine in Enum.GetValues<BitcoinNetwork>())
        {
            foreach (BitcoinNetwork its in Enum.GetValues<BitcoinNetwork>())
            {
                RawInvoice raw = Ordinary with { Hrp = its.InvoicePrefix + "1u" };
                Gives(raw, At(0) with { Network = mine }, mine == its ? [] : [$"warning policy.wrong-network 0+{its.InvoicePrefix.Length}"]);
            }
        }
        Gives(Ordinary with { Hrp = "lnbs1u" }, At(0) with { Network = BitcoinNetwork.Signet });
    }

    [Fact]
    public void Another_amount_is_told_at_the_amount()
    {
        PaymentContext context = At(0) with { Amount = MilliSatoshi.FromMsat(250_000_000) };
        Gives(WithAmount, context);
        Gives(WithAmount with { Hrp = "lnbc2500000000p" }, context, []);
        Gives(WithAmount with { Hrp = "lnbc2500000010p" }, context, "warning policy.wrong-amount 4+11");
        Gives(WithAmount with { Hrp = "lnbc2499999990p" }, context, "warning policy.wrong-amount 4+11");
        Gives(WithAmount with { Hrp = "lntbs2501u", Upper = true }, context, "warning policy.wrong-amount 5+5");
    }

    [Fact]
    public void No_amount_fits_every_amount_and_is_remarked_on_when_none_was_agreed()
    {
        Gives(Ordinary, At(0), "info policy.amount-missing");
        Gives(Ordinary, At(0) with { Amount = MilliSatoshi.FromSat(1) });
    }

    [Fact]
    public void An_amount_of_zero_cannot_be_paid_and_is_not_no_amount()
    {
        RawInvoice zero = Ordinary with { Hrp = "lnbc0m" };
        Gives(zero, At(0), "warning policy.amount-zero 4+2");
        Gives(zero, At(0) with { Amount = MilliSatoshi.FromSat(1) }, "warning policy.wrong-amount 4+2", "warning policy.amount-zero 4+2");
        Gives(zero, At(0) with { Amount = default(MilliSatoshi) }, "warning policy.amount-zero 4+2");
    }

    [Fact]
    public void Another_payee_is_told()
    {
        Gives(WithAmount, At(0) with { Payee = PublicKey.Parse(PayeeHex) });
        Gives(WithAmount, At(0) with { Payee = PublicKey.Parse("02" + PayeeHex[2..]) }, "warning policy.wrong-payee");
        Gives(WithAmount.Add('n', RawWords.OfHex(PayeeHex)), At(0) with { Payee = PublicKey.Parse(PayeeHex) });
    }

    // Payment secret and features.

    [Fact]
    public void Without_a_payment_secret_nobody_can_pay()
    {
        Gives(WithAmount.Remove('s').Remove('9'), At(0), "warning policy.missing-payment-secret");
        // A field of wrong length is none.
        Gives(WithAmount.Replace('s', new byte[51]).Remove('9'), At(0), "warning policy.missing-payment-secret");
    }

    [Theory, InlineData(16, true), InlineData(24, true), InlineData(36, true), InlineData(48, true), InlineData(30, false), InlineData(56, false), InlineData(148, false)]
    public void A_required_feature_must_be_supported(int bit, bool byOrdinaryWallets)
    {
        RawInvoice required = WithAmount.Replace('9', RawWords.OfBits(8, 14, bit));
        string[] unsupported = ["warning policy.unsupported-feature"];
        Gives(required, At(0), byOrdinaryWallets ? [] : unsupported);
        Gives(required, At(0) with { SupportedFeatures = FeatureVector.Empty }, unsupported);
        Gives(required, At(0) with { SupportedFeatures = FeatureVector.Of(bit) });
        Gives(required, At(0) with { SupportedFeatures = FeatureVector.Of(bit + 1) });
        // Offered, it is the payer's choice.
        Gives(WithAmount.Replace('9', RawWords.OfBits(8, 14, bit + 1)), At(0) with { SupportedFeatures = FeatureVector.Empty });
        // Both bits count as required.
        Gives(WithAmount.Replace('9', RawWords.OfBits(8, 14, bit, bit + 1)), At(0) with { SupportedFeatures = FeatureVector.Empty }, unsupported);
        PayabilityReport report = Reading.Read(required).CheckPayable(At(0) with { SupportedFeatures = FeatureVector.Empty });
        Assert.Contains($"(feature {bit})", report.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Assumed_features_need_no_naming() =>
        Gives(WithAmount.Replace('9', RawWords.OfBits(0, 8, 12, 14, 44)), At(0) with { SupportedFeatures = FeatureVector.Empty });

    [Fact]
    public void A_missing_dependency_is_a_reason_not_to_pay_and_told_once()
    {
        PaymentContext supports = At(0) with { SupportedFeatures = FeatureVector.Of(24, 262) };
        Gives(WithAmount.Replace('9', RawWords.OfBits(8, 14, 263)), supports, "warning policy.feature-dependency");
        Gives(WithAmount.Replace('9', RawWords.OfBits(8, 14, 262)), supports, "warning policy.feature-dependency");
        Gives(WithAmount.Replace('9', RawWords.OfBits(8, 14, 262, 263)), supports, "warning policy.feature-dependency");
        Gives(WithAmount.Replace('9', RawWords.OfBits(8, 14, 25, 263)), supports);
    }

    [Fact]
    public void A_blinded_path_must_be_understood_whether_or_not_the_bit_says_so()
    {
        RawInvoice path = WithAmount.Remove('s').Add('5', RawWords.OfBytes(BlindedPathTests.PathBytes()));
        foreach (byte[] bits in new[] { RawWords.OfBits(9, 25), RawWords.OfBits(9, 25, 262), RawWords.OfBits(9, 25, 263) })
        {
            RawInvoice raw = path.Replace('9', bits);
            Gives(raw, At(0), "warning policy.unsupported-feature");
            Gives(raw, At(0) with { SupportedFeatures = FeatureVector.Of(24, 262) });
        }
    }

    [Fact]
    public void Only_what_is_asked_is_checked_and_everything_is_told_at_once()
    {
        RawInvoice raw = (Ordinary with { Hrp = "lntb1u" }).Remove('s').Replace('9', RawWords.OfBits(30));
        Gives(raw, At(0), "warning policy.missing-payment-secret", "warning policy.unsupported-feature");
        Gives(raw, At(3601) with { Network = BitcoinNetwork.Mainnet, Amount = MilliSatoshi.FromSat(1), Payee = PublicKey.Parse("02" + PayeeHex[2..]) },
            "warning policy.expired", "warning policy.wrong-network 0+4", "warning policy.wrong-amount 4+2", "warning policy.wrong-payee",
            "warning policy.missing-payment-secret", "warning policy.unsupported-feature");
    }

    // Proof of payment, description.

    [Fact]
    public void A_preimage_proves_payment_when_its_hash_is_the_payment_hash()
    {
        byte[] preimage = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        Bolt11Invoice invoice = Reading.Read(Ordinary.Replace('p', RawWords.OfBytes(SHA256.HashData(preimage))));
        Assert.True(invoice.IsPaidBy(PaymentPreimage.FromBytes(preimage)));
        preimage[31] ^= 1;
        Assert.False(invoice.IsPaidBy(PaymentPreimage.FromBytes(preimage)));
    }

    [Fact]
    public void A_description_is_compared_byte_for_byte()
    {
        Bolt11Invoice invoice = Reading.Read(Ordinary.Replace('d', RawWords.OfText("Grüße ☕")));
        Assert.True(invoice.HasDescription("Grüße ☕"));
        Assert.True(invoice.HasDescription("Grüße ☕"u8));
        Assert.False(invoice.HasDescription("Grüße ☕ "));
        Assert.False(invoice.HasDescription("Gru\u0308ße ☕"));
        Assert.False(invoice.HasDescription(""));
        Assert.True(Reading.Read(Ordinary.Replace('d', [])).HasDescription(""));
    }

    [Fact]
    public void A_description_is_hashed_where_the_invoice_has_only_its_hash()
    {
        byte[] text = "One piece of chocolate cake, one icecream cone, one pickle"u8.ToArray();
        Bolt11Invoice invoice = Reading.Read(Ordinary.Remove('d').Add('h', RawWords.OfBytes(SHA256.HashData(text))));
        Assert.True(invoice.HasDescription(text));
        Assert.False(invoice.HasDescription([.. text, (byte)'\n']));
        Assert.False(invoice.HasDescription(""));
    }
}
