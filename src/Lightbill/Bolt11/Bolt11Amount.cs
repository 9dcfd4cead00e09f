using System.Globalization;
using System.Numerics;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt11;

/// <summary>The amount in an invoice's readable part: digits and a multiplier, exact, without wrapping at any length.</summary>
internal static class Bolt11Amount
{
    /// <summary>Tenths of a millisatoshi (pico-bitcoin) in one unit of each multiplier.</summary>
    private static readonly (char Multiplier, ulong Pico)[] Units =
    [
        ('\0', 1_000_000_000_000),
        ('m', 1_000_000_000),
        ('u', 1_000_000),
        ('n', 1_000),
        ('p', 1),
    ];

    private const ulong PicoPerMsat = 10;

    // 21 million BTC in pico-bitcoin: 2.1e19 does not fit 64 signed bits and wraps in several readers.
    private static readonly UInt128 MaxPico = (UInt128)(ulong)MilliSatoshi.MaxMsat * PicoPerMsat;

    /// <summary>Reads digits and multiplier; reports what is wrong. False when there is no usable amount.</summary>
    /// <param name="text">From the first digit to the separator; not empty.</param>
    /// <param name="offset">Where that is in the whole text.</param>
    /// <param name="mode">How strict.</param>
    /// <param name="amount">The amount.</param>
    /// <param name="sink">Takes the findings.</param>
    public static bool TryRead<TChar, TSink>(ReadOnlySpan<TChar> text, int offset, ReadMode mode, out MilliSatoshi amount, ref TSink sink)
        where TChar : unmanaged, IBinaryInteger<TChar>
        where TSink : struct, IFindingSink
    {
        amount = default;
        int last = Bech32.Lower(TextUnit.Code(text[^1]));
        ulong pico = last is >= '0' and <= '9' ? Units[0].Pico : 0;
        ReadOnlySpan<TChar> digits = text;
        if (pico == 0)
        {
            foreach ((char multiplier, ulong unit) in Units)
                if (multiplier == last && multiplier != 0) pico = unit;
            digits = text[..^1];
            if (pico == 0)
            {
                // "25x0" is bad in the middle, "25x" at the end: name the first character that cannot stand where it does.
                int bad = IndexOfNonDigit(digits);
                if (bad >= 0) ReportBadDigit(digits[bad], offset + bad, ref sink);
                else sink.Report(FindingRules.InvalidMultiplier, FindingSeverity.Error, offset + text.Length - 1, 1, 0, TextNoise.Name(last));
                return false;
            }
            if (digits.IsEmpty)
            {
                sink.Report(FindingRules.AmountWithoutDigits, FindingSeverity.Error, offset, text.Length, 0, TextNoise.Name(last));
                return false;
            }
        }
        int nonDigit = IndexOfNonDigit(digits);
        if (nonDigit >= 0)
        {
            ReportBadDigit(digits[nonDigit], offset + nonDigit, ref sink);
            return false;
        }

        UInt128 total = 0;
        foreach (TChar digit in digits)
        {
            total = (total * 10) + (uint)(TextUnit.Code(digit) - '0');
            // Beyond this point every further digit only makes it larger; stopping keeps 128 bits ample.
            if (total > MaxPico) break;
        }
        total *= pico;
        if (total > MaxPico)
        {
            sink.Report(FindingRules.AmountTooLarge, FindingSeverity.Error, offset, text.Length);
            return false;
        }
        (UInt128 msat, UInt128 rest) = UInt128.DivRem(total, PicoPerMsat);
        if (rest != 0)
        {
            sink.Report(FindingRules.FractionOfMsat, FindingSeverity.Error, offset, text.Length);
            return false;
        }
        amount = MilliSatoshi.FromMsat((long)msat);
        FindingSeverity deviation = mode == ReadMode.Strict ? FindingSeverity.Error : FindingSeverity.Warning;
        if (msat == 0) sink.Report(FindingRules.AmountZero, deviation, offset, text.Length);
        else if (TextUnit.Code(digits[0]) == '0') sink.Report(FindingRules.AmountLeadingZero, deviation, offset, text.Length);
        else if (total % (pico * 1_000) == 0 && pico < Units[0].Pico)
            sink.Report(FindingRules.AmountNotShortest, FindingSeverity.Info, offset, text.Length, 0, TSink.KeepsAll ? Format(amount) : null);
        return true;
    }

    /// <summary>The shortest way to write an amount, with the largest multiplier that keeps it whole.</summary>
    public static string Format(MilliSatoshi amount)
    {
        UInt128 pico = (UInt128)(ulong)amount.Msat * PicoPerMsat;
        foreach ((char multiplier, ulong unit) in Units)
        {
            (UInt128 count, UInt128 rest) = UInt128.DivRem(pico, unit);
            if (rest != 0) continue;
            string digits = count.ToString(CultureInfo.InvariantCulture);
            return multiplier == 0 ? digits : digits + multiplier;
        }
        throw new System.Diagnostics.UnreachableException();
    }

    private static int IndexOfNonDigit<TChar>(ReadOnlySpan<TChar> text)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        for (int i = 0; i < text.Length; i++)
            if (TextUnit.Code(text[i]) is not (>= '0' and <= '9')) return i;
        return -1;
    }

    private static void ReportBadDigit<TChar, TSink>(TChar character, int offset, ref TSink sink)
        where TChar : unmanaged, IBinaryInteger<TChar>
        where TSink : struct, IFindingSink =>
        sink.Report(FindingRules.InvalidAmount, FindingSeverity.Error, offset, 1, 0, TextNoise.Name(TextUnit.Code(character)));
}
