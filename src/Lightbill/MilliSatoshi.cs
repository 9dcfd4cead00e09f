using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Lightbill.Bolt11;
using Lightbill.Text;

namespace Lightbill;

/// <summary>
/// An amount in millisatoshis, a hundred-billionth of a bitcoin: the unit of every BOLT. From 0 to 21 million BTC (2.1 × 10^18);
/// <c>default</c> is zero. Text forms: <c>250000000msat</c>, <c>250000sat</c>, <c>0.0025btc</c> and the notation of invoices, <c>2500u</c>.
/// A bare number is refused, since it could mean any of them. Safe for concurrent use. Example: <c>MilliSatoshi.Parse("0.0025btc").Msat == 250_000_000</c>.
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<MilliSatoshi>))]
[TypeConverter(typeof(ParsableTypeConverter<MilliSatoshi>))]
public readonly record struct MilliSatoshi : IComparable<MilliSatoshi>, ISpanParsable<MilliSatoshi>, ISpanFormattable
{
    /// <summary>Millisatoshis in a bitcoin, 10^11.</summary>
    public const long MsatPerBtc = 100_000_000_000;

    /// <summary>21 million BTC, more than there will ever be: amounts above it are mistakes.</summary>
    public const long MaxMsat = 21_000_000 * MsatPerBtc;

    private const long MsatPerSat = 1_000;

    private MilliSatoshi(long msat) => Msat = msat;

    /// <summary>The amount in millisatoshis, 0 to <see cref="MaxMsat"/>.</summary>
    public long Msat { get; }

    /// <summary>Whole satoshis, a fraction counted as a whole one: what must be sent at least.</summary>
    public long SatRoundedUp => (Msat + MsatPerSat - 1) / MsatPerSat;

    /// <summary>Whole satoshis, a fraction dropped.</summary>
    public long SatRoundedDown => Msat / MsatPerSat;

    /// <summary>An amount of millisatoshis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 21 million BTC.</exception>
    public static MilliSatoshi FromMsat(long msat) => msat is >= 0 and <= MaxMsat
        ? new(msat)
        : throw new ArgumentOutOfRangeException(nameof(msat), msat, "An amount is from 0 to 21 million BTC.");

    /// <summary>An amount of satoshis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 21 million BTC.</exception>
    public static MilliSatoshi FromSat(long sat) => sat is >= 0 and <= MaxMsat / MsatPerSat
        ? new(sat * MsatPerSat)
        : throw new ArgumentOutOfRangeException(nameof(sat), sat, "An amount is from 0 to 21 million BTC.");

    /// <summary>The amount in satoshis if it is a whole number of them.</summary>
    public bool TryGetSat(out long sat)
    {
        (sat, long rest) = Math.DivRem(Msat, MsatPerSat);
        return rest == 0;
    }

    /// <inheritdoc/>
    public int CompareTo(MilliSatoshi other) => Msat.CompareTo(other.Msat);

    /// <summary>Is the left amount smaller?</summary>
    public static bool operator <(MilliSatoshi left, MilliSatoshi right) => left.Msat < right.Msat;

    /// <summary>Is the left amount larger?</summary>
    public static bool operator >(MilliSatoshi left, MilliSatoshi right) => left.Msat > right.Msat;

    /// <summary>Is the left amount smaller or equal?</summary>
    public static bool operator <=(MilliSatoshi left, MilliSatoshi right) => left.Msat <= right.Msat;

    /// <summary>Is the left amount larger or equal?</summary>
    public static bool operator >=(MilliSatoshi left, MilliSatoshi right) => left.Msat >= right.Msat;

    /// <summary>The amount with its unit, e.g. <c>250000000msat</c>: exact, and readable by <see cref="Parse(string, IFormatProvider?)"/>.</summary>
    public override string ToString() => ToString("msat", null);

    /// <summary>The exact amount in a unit, without loss.</summary>
    /// <param name="format"><c>msat</c> (default), <c>sat</c> (up to three decimals), <c>btc</c> (up to eleven decimals) or <c>bolt11</c> (<c>2500u</c>; whole bitcoins have no
    /// letter there, so that <see cref="Parse(string, IFormatProvider?)"/> refuses them).</param>
    /// <param name="formatProvider">Not used: amounts look the same everywhere.</param>
    /// <exception cref="FormatException">Another format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => format switch
    {
        null or "" or "G" or "msat" => string.Create(CultureInfo.InvariantCulture, $"{Msat}msat"),
        "sat" => Decimal(MsatPerSat, 3) + "sat",
        "btc" => Decimal(MsatPerBtc, 11) + "btc",
        "bolt11" => Bolt11Amount.Format(this),
        _ => throw new FormatException($"Unknown format '{format}': msat, sat, btc or bolt11."),
    };

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.ToString(), provider);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    /// <summary>Reads an amount with its unit: <c>msat</c>, <c>sat</c>, <c>btc</c> (any case, a space before it allowed), or <c>m u n p</c> as in an invoice.</summary>
    /// <exception cref="FormatException">No unit, a fraction of a millisatoshi, more than 21 million BTC, or no amount at all.</exception>
    public static MilliSatoshi Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) => Read(s, out MilliSatoshi amount) switch
    {
        null => amount,
        string problem => throw new FormatException(problem),
    };

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static MilliSatoshi Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out MilliSatoshi result) => Read(s, out result) is null;

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MilliSatoshi result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out MilliSatoshi result) => TryParse(s.AsSpan(), null, out result);

    private string Decimal(long unit, int decimals)
    {
        (long whole, long rest) = Math.DivRem(Msat, unit);
        string fraction = (unit + rest).ToString(CultureInfo.InvariantCulture)[1..].TrimEnd('0'); // the unit in front keeps the zeros that lead
        string integer = whole.ToString(CultureInfo.InvariantCulture);
        return fraction.Length == 0 ? integer : $"{integer}.{fraction}";
    }

    /// <summary>Gives the problem in words, or null.</summary>
    private static string? Read(ReadOnlySpan<char> text, out MilliSatoshi amount)
    {
        amount = default;
        text = text.Trim(' ');
        int end = text.IndexOfAnyExcept(NumberCharacters);
        if (end == 0 || text.IsEmpty) return "An amount starts with digits, e.g. 250000sat, 0.0025btc, 250000000msat or 2500u.";
        if (end < 0) return "The amount has no unit: write 250000sat, 0.0025btc, 250000000msat, or 2500u as in an invoice.";
        ReadOnlySpan<char> number = text[..end];
        ReadOnlySpan<char> unit = text[end..].TrimStart(' ');
        long scale = unit switch
        {
            "m" => MsatPerBtc / 1_000,
            "u" => MsatPerBtc / 1_000_000,
            "n" => MsatPerBtc / 1_000_000_000,
            "p" => 0, // a tenth of a millisatoshi, see below
            _ when IsOneOf(unit, "msat", "msats") => 1,
            _ when IsOneOf(unit, "sat", "sats") => MsatPerSat,
            _ when unit.Equals("btc", StringComparison.OrdinalIgnoreCase) => MsatPerBtc,
            _ => -1,
        };
        if (scale < 0) return "The amount's unit is not known: msat, sat, btc, or m, u, n, p as in an invoice.";

        int point = number.IndexOf('.');
        ReadOnlySpan<char> whole = point < 0 ? number : number[..point];
        ReadOnlySpan<char> fraction = point < 0 ? [] : number[(point + 1)..].TrimEnd('0');
        if (whole.IsEmpty || (point >= 0 && (point == number.Length - 1 || fraction.Contains('.'))))
            return "The amount is not a number: digits, and at most one point with digits on both sides.";

        // Tenths of a millisatoshi, the finest unit there is: 21 million BTC have 20 digits in it, and 20 digits of any unit fit 128 bits.
        UInt128 tenthsPerUnit = scale == 0 ? 1u : (UInt128)(ulong)scale * 10;
        whole = whole.TrimStart('0');
        if (whole.Length > 20) return TooLarge;
        UInt128 tenths = whole.IsEmpty ? 0 : UInt128.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture) * tenthsPerUnit;
        foreach (char digit in fraction)
        {
            (tenthsPerUnit, UInt128 rest) = UInt128.DivRem(tenthsPerUnit, 10);
            if (rest != 0) return FractionOfMsat;
            tenths += (uint)(digit - '0') * tenthsPerUnit;
        }
        (UInt128 msat, UInt128 remainder) = UInt128.DivRem(tenths, 10);
        if (remainder != 0) return FractionOfMsat;
        if (msat > (UInt128)(ulong)MaxMsat) return TooLarge;
        amount = new((long)msat);
        return null;
    }

    private static readonly System.Buffers.SearchValues<char> NumberCharacters = System.Buffers.SearchValues.Create("0123456789.");

    private const string FractionOfMsat = "The amount is not a whole number of millisatoshis.";
    private const string TooLarge = "The amount is above 21 million BTC.";

    private static bool IsOneOf(ReadOnlySpan<char> text, string first, string second) =>
        text.Equals(first, StringComparison.OrdinalIgnoreCase) || text.Equals(second, StringComparison.OrdinalIgnoreCase);
}
