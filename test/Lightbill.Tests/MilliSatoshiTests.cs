using System.ComponentModel;
using System.Globalization;
using FsCheck.Fluent;

namespace Lightbill.Tests;

public class MilliSatoshiTests
{
    private const long Max = 2_100_000_000_000_000_000;

    [Fact]
    public void The_limit_is_21_million_bitcoin()
    {
        Assert.Equal(Max, MilliSatoshi.MaxMsat);
        Assert.Equal(100_000_000_000, MilliSatoshi.MsatPerBtc);
        Assert.Equal(0, default(MilliSatoshi).Msat);
    }

    [Theory]
    [InlineData("0msat", 0)]
    [InlineData("1msat", 1)]
    [InlineData("1msats", 1)]
    [InlineData("250000000msat", 250_000_000)]
    [InlineData("250000000MSAT", 250_000_000)]
    [InlineData("250000sat", 250_000_000)]
    [InlineData("250000sats", 250_000_000)]
    [InlineData("250000 sat", 250_000_000)]
    [InlineData("  250000   sat  ", 250_000_000)]
    [InlineData("250000Sat", 250_000_000)]
    [InlineData("0.0025btc", 250_000_000)]
    [InlineData("0.0025BTC", 250_000_000)]
    [InlineData("0.0025 btc", 250_000_000)]
    [InlineData("2500u", 250_000_000)]
    [InlineData("2.5m", 250_000_000)]
    [InlineData("1m", 100_000_000)]
    [InlineData("1u", 100_000)]
    [InlineData("1n", 100)]
    [InlineData("10p", 1)]
    [InlineData("1btc", 100_000_000_000)]
    [InlineData("0.00000000001btc", 1)]
    [InlineData("0.001sat", 1)]
    [InlineData("1.001sat", 1_001)]
    [InlineData("1.000sat", 1_000)]
    [InlineData("1.0msat", 1)]
    [InlineData("0.01n", 1)]
    [InlineData("10.0p", 1)]
    [InlineData("00012sat", 12_000)]
    [InlineData("0.0sat", 0)]
    [InlineData("0p", 0)]
    public void An_amount_is_read_in_every_unit(string text, long msat)
    {
        Assert.Equal(msat, MilliSatoshi.Parse(text).Msat);
        Assert.Equal(msat, MilliSatoshi.Parse(text.AsSpan()).Msat);
        Assert.True(MilliSatoshi.TryParse(text, out MilliSatoshi amount));
        Assert.Equal(msat, amount.Msat);
    }

    [Theory]
    [InlineData("21000000btc")]
    [InlineData("21000000.00000000000btc")]
    [InlineData("2100000000000000sat")]
    [InlineData("2100000000000000000msat")]
    [InlineData("21000000000m")]
    [InlineData("21000000000000u")]
    [InlineData("21000000000000000n")]
    [InlineData("21000000000000000000p")]
    public void Twenty_one_million_bitcoin_are_read_in_every_unit(string text) => Assert.Equal(Max, MilliSatoshi.Parse(text).Msat);

    [Theory]
    [InlineData("21000000.00000000001btc")]
    [InlineData("21000001btc")]
    [InlineData("2100000000000000.001sat")]
    [InlineData("2100000000000001sat")]
    [InlineData("2100000000000000001msat")]
    [InlineData("21000000001m")]
    [InlineData("21000000000001u")]
    [InlineData("21000000000000001n")]
    [InlineData("21000000000000000010p")]
    [InlineData("18446744073709551615btc")]
    [InlineData("18446744073709551616btc")]
    [InlineData("18446744073709551616msat")]
    [InlineData("184467440737095516160p")]
    [InlineData("340282366920938463463374607431768211456msat")]
    public void A_millisatoshi_more_is_too_much_in_every_unit(string text)
    {
        FormatException exception = Assert.Throws<FormatException>(() => MilliSatoshi.Parse(text));
        Assert.Contains("21 million BTC", exception.Message, StringComparison.Ordinal);
        Assert.False(MilliSatoshi.TryParse(text, out MilliSatoshi amount));
        Assert.Equal(default, amount);
    }

    [Fact]
    public void Any_count_of_digits_is_too_large_or_no_whole_number_and_never_wraps()
    {
        string[] units = ["msat", "sat", "btc", "m", "u", "n", "p"];
        foreach (int count in new[] { 19, 20, 21, 28, 29, 38, 39, 40, 64, 65, 128, 10_000 })
        {
            foreach (string unit in units)
            {
                if (count > 20 || unit is not ("msat" or "p"))
                {
                    Assert.False(MilliSatoshi.TryParse("9" + new string('0', count - 1) + unit, out _));
                    Assert.False(MilliSatoshi.TryParse(new string('9', count) + unit, out _));
                }
                Assert.False(MilliSatoshi.TryParse("0." + new string('0', count - 1) + "1" + unit, out _));
                Assert.False(MilliSatoshi.TryParse("0." + new string('9', count) + unit, out _));
            }
        }
        Assert.Equal(1_000, MilliSatoshi.Parse(new string('0', 10_000) + "1sat").Msat);
        Assert.Equal(1_000, MilliSatoshi.Parse("1." + new string('0', 10_000) + "sat").Msat);
        Assert.Equal(0, MilliSatoshi.Parse(new string('0', 10_000) + "." + new string('0', 10_000) + "btc").Msat);
    }

    [Theory]
    [InlineData("1p")]
    [InlineData("9p")]
    [InlineData("15p")]
    [InlineData("0.1p")]
    [InlineData("0.5msat")]
    [InlineData("0.0001sat")]
    [InlineData("1.0001sat")]
    [InlineData("0.000000000001btc")]
    [InlineData("0.001n")]
    public void A_fraction_of_a_millisatoshi_is_refused_and_named(string text)
    {
        FormatException exception = Assert.Throws<FormatException>(() => MilliSatoshi.Parse(text));
        Assert.Contains("whole number of millisatoshis", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("250000")]
    [InlineData("0")]
    [InlineData("1.5")]
    [InlineData(" 1 ")]
    public void A_bare_number_is_refused_and_the_units_are_named(string text)
    {
        FormatException exception = Assert.Throws<FormatException>(() => MilliSatoshi.Parse(text));
        Assert.Contains("no unit", exception.Message, StringComparison.Ordinal);
        Assert.Contains("2500u", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.2.3sat")]
    [InlineData("1..2sat")]
    [InlineData("1.0.sat")]
    [InlineData("1..sat")]
    [InlineData(".5sat")]
    [InlineData("5.sat")]
    [InlineData(".sat")]
    [InlineData("...btc")]
    public void More_than_one_point_or_a_point_without_digits_is_no_number(string text)
    {
        FormatException exception = Assert.Throws<FormatException>(() => MilliSatoshi.Parse(text));
        Assert.Contains("not a number", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("sat")]
    [InlineData("-1sat")]
    [InlineData("+1sat")]
    [InlineData("~1sat")]
    [InlineData("−1sat")]
    [InlineData("1e3sat")]
    [InlineData("1E3sat")]
    [InlineData("0x10sat")]
    [InlineData("1,5sat")]
    [InlineData("1_000sat")]
    [InlineData("1 000sat")]
    [InlineData("1'000sat")]
    [InlineData("٢sat")]
    [InlineData("2٢sat")]
    [InlineData("２sat")]
    [InlineData("²sat")]
    [InlineData("2½sat")]
    [InlineData("\t1sat")]
    [InlineData("1sat\n")]
    [InlineData("1\tsat")]
    [InlineData("1\u00A0sat")]
    [InlineData("1\u200Bsat")]
    [InlineData("1sat\0")]
    [InlineData("1ſat")]
    [InlineData("1satoshi")]
    [InlineData("1xbt")]
    [InlineData("1satsat")]
    [InlineData("₿1")]
    [InlineData("1₿")]
    [InlineData("1µ")]
    [InlineData("1M")]
    [InlineData("1U")]
    [InlineData("1k")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(MilliSatoshi.TryParse(text, out MilliSatoshi amount));
        Assert.Equal(default, amount);
        Assert.False(MilliSatoshi.TryParse(text, CultureScope.OddCulture, out _));
        Assert.Throws<FormatException>(() => MilliSatoshi.Parse(text!));
    }

    [Theory]
    [InlineData(0, "0msat", "0sat", "0btc")]
    [InlineData(1, "1msat", "0.001sat", "0.00000000001btc")]
    [InlineData(10, "10msat", "0.01sat", "0.0000000001btc")]
    [InlineData(1_000, "1000msat", "1sat", "0.00000001btc")]
    [InlineData(1_234_567, "1234567msat", "1234.567sat", "0.00001234567btc")]
    [InlineData(250_000_000, "250000000msat", "250000sat", "0.0025btc")]
    [InlineData(100_000_000_000, "100000000000msat", "100000000sat", "1btc")]
    [InlineData(Max, "2100000000000000000msat", "2100000000000000sat", "21000000btc")]
    public void An_amount_is_written_exactly_in_every_unit(long msat, string inMsat, string inSat, string inBtc)
    {
        var amount = MilliSatoshi.FromMsat(msat);
        Assert.Equal(inMsat, amount.ToString());
        Assert.Equal(inMsat, amount.ToString("msat", null));
        Assert.Equal(inMsat, amount.ToString("G", null));
        Assert.Equal(inMsat, amount.ToString("", null));
        Assert.Equal(inMsat, $"{amount}");
        Assert.Equal(inSat, $"{amount:sat}");
        Assert.Equal(inBtc, $"{amount:btc}");
    }

    [Theory]
    [InlineData(1, "10p")]
    [InlineData(100, "1n")]
    [InlineData(150, "1500p")]
    [InlineData(100_000, "1u")]
    [InlineData(250_000_000, "2500u")]
    [InlineData(100_000_000, "1m")]
    [InlineData(100_000_000_000, "1")]
    [InlineData(Max, "21000000")]
    [InlineData(0, "0")]
    public void The_notation_of_invoices_takes_the_largest_multiplier_that_stays_whole(long msat, string text) =>
        Assert.Equal(text, MilliSatoshi.FromMsat(msat).ToString("bolt11", null));

    [Fact]
    public void Whole_bitcoins_in_the_notation_of_invoices_have_no_letter_and_are_not_read_back() =>
        Assert.False(MilliSatoshi.TryParse(MilliSatoshi.FromMsat(MilliSatoshi.MsatPerBtc).ToString("bolt11", null), out _));

    [Theory]
    [InlineData("SAT")]
    [InlineData("g")]
    [InlineData("N2")]
    [InlineData("p")]
    public void An_unknown_format_is_refused(string format)
    {
        Assert.Throws<FormatException>(() => default(MilliSatoshi).ToString(format, null));
        Assert.Throws<FormatException>(() => default(MilliSatoshi).TryFormat(new char[100], out _, format, null));
    }

    [Fact]
    public void Every_amount_is_read_back_from_each_of_its_texts() =>
        Law.Holds(Law.UInt64, number =>
        {
            var amount = MilliSatoshi.FromMsat((long)(number % (Max + 1)));
            foreach (string format in new[] { "msat", "sat", "btc", "bolt11" })
            {
                string text = amount.ToString(format, null);
                if (format == "bolt11" && char.IsAsciiDigit(text[^1])) continue;
                Assert.Equal(amount, MilliSatoshi.Parse(text));
                Assert.DoesNotContain(' ', text);

                char[] room = new char[text.Length];
                Assert.True(amount.TryFormat(room, out int written, format, null));
                Assert.Equal(text, new string(room, 0, written));
                Assert.False(amount.TryFormat(room.AsSpan(1), out written, format, null));
                Assert.Equal(0, written);
            }
        }, 1000);

    [Fact]
    public void Reading_and_writing_do_not_depend_on_the_culture()
    {
        using CultureScope culture = CultureScope.Odd();
        Assert.Equal("1,5", 1.5m.ToString(CultureInfo.CurrentCulture));
        var amount = MilliSatoshi.Parse("1234.567sat");
        Assert.Equal(1_234_567, amount.Msat);
        Assert.Equal("1234567msat", amount.ToString());
        Assert.Equal("1234.567sat", amount.ToString("sat", CultureScope.OddCulture));
        Assert.Equal("0.00001234567btc", string.Format(CultureScope.OddCulture, "{0:btc}", amount));
        Assert.False(MilliSatoshi.TryParse("1,5sat", CultureScope.OddCulture, out _));
        Assert.Equal(amount, TypeDescriptor.GetConverter(typeof(MilliSatoshi)).ConvertFrom(null, CultureScope.OddCulture, "1234.567sat"));
        Assert.Equal("1234567msat", TypeDescriptor.GetConverter(typeof(MilliSatoshi)).ConvertTo(null, CultureScope.OddCulture, amount, typeof(string)));
    }

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(1, 1, 0, false)]
    [InlineData(999, 1, 0, false)]
    [InlineData(1_000, 1, 1, true)]
    [InlineData(1_001, 2, 1, false)]
    [InlineData(Max, Max / 1_000, Max / 1_000, true)]
    [InlineData(Max - 1, Max / 1_000, (Max / 1_000) - 1, false)]
    public void Satoshis_are_exact_or_say_how_they_round(long msat, long up, long down, bool isWhole)
    {
        var amount = MilliSatoshi.FromMsat(msat);
        Assert.Equal(up, amount.SatRoundedUp);
        Assert.Equal(down, amount.SatRoundedDown);
        Assert.Equal(isWhole, amount.TryGetSat(out long sat));
        if (isWhole) Assert.Equal(up, sat);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        foreach (long msat in new[] { -1, long.MinValue, Max + 1, long.MaxValue })
            Assert.Equal("msat", Assert.Throws<ArgumentOutOfRangeException>(() => MilliSatoshi.FromMsat(msat)).ParamName);
        foreach (long sat in new[] { -1, long.MinValue, (Max / 1_000) + 1, long.MaxValue })
            Assert.Equal("sat", Assert.Throws<ArgumentOutOfRangeException>(() => MilliSatoshi.FromSat(sat)).ParamName);
        Assert.Equal(Max, MilliSatoshi.FromMsat(Max).Msat);
        Assert.Equal(Max, MilliSatoshi.FromSat(Max / 1_000).Msat);
        Assert.Equal(0, MilliSatoshi.FromSat(0).Msat);
    }

    [Fact]
    public void Amounts_compare_as_their_numbers()
    {
        long[] numbers = [0, 1, 999, 1_000, Max - 1, Max];
        foreach (long a in numbers)
        {
            foreach (long b in numbers)
            {
                var (left, right) = (MilliSatoshi.FromMsat(a), MilliSatoshi.FromMsat(b));
                Assert.Equal(a < b, left < right);
                Assert.Equal(a > b, left > right);
                Assert.Equal(a <= b, left <= right);
                Assert.Equal(a >= b, left >= right);
                Assert.Equal(a == b, left == right);
                Assert.Equal(a == b, left.Equals(right));
                Assert.Equal(a.CompareTo(b), left.CompareTo(right));
            }
        }
    }
}
