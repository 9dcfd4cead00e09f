using System.Collections.Frozen;
using System.Globalization;

namespace Lightbill;

/// <summary>
/// An amount of a currency in its smallest unit, as offers write it: 1050 of USD is 10.50 dollars. It is not an amount of bitcoin and cannot be compared with
/// one without a rate. Immutable; <c>default</c> is nothing of no currency. Example: <c>new CurrencyAmount("USD", 1050).ToString() == "10.50 USD"</c>.
/// </summary>
public readonly record struct CurrencyAmount
{
    private readonly string? _currency;

    /// <summary>From its parts.</summary>
    /// <param name="currency">Three upper-case letters of ISO 4217; a code that we do not know is taken too.</param>
    /// <param name="minorUnits">How many of the smallest unit.</param>
    /// <exception cref="ArgumentException">Not three upper-case letters.</exception>
    public CurrencyAmount(string currency, ulong minorUnits)
    {
        if (!IsCode(currency)) throw new ArgumentException("A currency is three upper-case letters of ISO 4217.", nameof(currency));
        (_currency, MinorUnits) = (currency, minorUnits);
    }

    /// <summary>Three upper-case letters of ISO 4217; empty for <c>default</c>.</summary>
    public string Currency => _currency ?? "";

    /// <summary>How many of the smallest unit.</summary>
    public ulong MinorUnits { get; }

    /// <summary>How many decimals the currency has; null when we do not know the currency, so that nobody can say what the amount is.</summary>
    public int? Exponent => ExponentOf(Currency);

    /// <summary>The amount in whole units, e.g. 10.50; null when we do not know the currency.</summary>
    public decimal? Value => Exponent is { } exponent ? MinorUnits * new decimal(1, 0, 0, isNegative: false, (byte)exponent) : null;

    /// <summary><c>10.50 USD</c>; <c>1050 smallest units of XYZ</c> for a currency that we do not know.</summary>
    public override string ToString() => Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{value} {Currency}")
        : string.Create(CultureInfo.InvariantCulture, $"{MinorUnits} smallest units of {Currency}");

    /// <summary>The decimals of a currency by ISO 4217; null for a code that we do not know or that has none.</summary>
    public static int? ExponentOf(string currency) => Exponents.TryGetValue(currency, out int exponent) ? exponent : null;

    internal static bool IsCode(ReadOnlySpan<char> text) => text.Length == 3 && !text.ContainsAnyExceptInRange('A', 'Z');

    // ISO 4217, list one, as of 2026; codes withdrawn in the years before are kept, since offers may outlive them.
    private static readonly FrozenDictionary<string, int> Exponents = new (int Exponent, string Codes)[]
    {
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (2, "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK "
            + "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD "
            + "LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG "
            + "SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG ZWL"),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
    }.SelectMany(row => row.Codes.Split(' ').Select(code => KeyValuePair.Create(code, row.Exponent))).ToFrozenDictionary(StringComparer.Ordinal);
}
