using System.Globalization;

namespace Lightbill.Cli.Values;

/// <summary>A price on the command line: an amount of bitcoin, or one of another currency with its code, <c>10.50 USD</c>.</summary>
internal static class PriceText
{
    private const int CodeLength = 3;

    /// <summary>One of the two is there, the other null.</summary>
    /// <exception cref="CliException">It is neither; the message names the option.</exception>
    public static (MilliSatoshi? Bitcoin, CurrencyAmount? Currency) Parse(string option, string text)
    {
        if (MilliSatoshi.TryParse(text, out MilliSatoshi amount)) return (amount, null);
        string code = text.Length > CodeLength ? text[^CodeLength..] : "";
        if (code.Length == 0 || code.Any(letter => !char.IsAsciiLetterUpper(letter)) || char.IsLetter(text[^(CodeLength + 1)])) return (AmountText.Parse(option, text), null);
        if (CurrencyAmount.ExponentOf(code) is not { } exponent)
            throw OptionError.Invalid(option, $"'{code}' is not a currency that we know, so nobody can tell its smallest unit", "bitcoin is written 2500sat or 0.000025btc, another currency by its code of ISO 4217, 10.50 USD");
        if (!decimal.TryParse(text.AsSpan(0, text.Length - CodeLength).TrimEnd(' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
            throw OptionError.Invalid(option, $"'{text}' is not an amount of {code}: digits with a point, 10.50 {code}");
        if (value > ulong.MaxValue) throw OptionError.Invalid(option, $"'{text}' is more than 64 bits hold");
        decimal minor = value * (decimal)Math.Pow(10, exponent);
        if (minor != decimal.Truncate(minor)) throw OptionError.Invalid(option, string.Create(CultureInfo.InvariantCulture, $"'{text}': {code} has {exponent} decimals, no more"));
        if (minor > ulong.MaxValue) throw OptionError.Invalid(option, $"'{text}' is more than 64 bits hold");
        return (null, new CurrencyAmount(code, (ulong)minor));
    }
}
