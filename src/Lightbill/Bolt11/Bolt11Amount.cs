using System.Globalization;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt11;

/// <summary>The amount in an invoice's readable part: digits and a multiplier, exact, without wrapping at any length.</summary>
internal static class Bolt11Amount
{
    /// <summary>In the place of a multiplier: there is none, so the unit is a bitcoin.</summary>
    private const int Whole = -1;

    private const ulong MaxMsat = MilliSatoshi.MaxMsat;

    /// <summary>With another digit it would be beyond the largest amount, and soon beyond 64 bits, which is where several readers wrap.</summary>
    private const ulong NoMoreDigits = 1_000_000_000_000_000_000;

    /// <summary>Millisatoshis in one unit of a multiplier; of p, ten of whose units are one, as if its last digit were not there. 0 for another letter.</summary>
    private static ulong MsatPerUnit(int multiplier) => multiplier switch
    {
        Whole => 100_000_000_000,
        'm' => 100_000_000,
        'u' => 100_000,
        'n' => 100,
        'p' => 1,
        _ => 0,
    };

    /// <summary>Reads digits and multiplier; reports what is wrong. False when there is no usable amount.</summary>
    /// <param name="text">From the first digit to the separator; not empty.</param>
    /// <param name="offset">Where that is in the whole text.</param>
    /// <param name="mode">How strict.</param>
    /// <param name="amount">The amount.</param>
    /// <param name="sink">Takes the findings.</param>
    public static bool TryRead<TChar, TSink>(ReadOnlySpan<TChar> text, int offset, ReadMode mode, out MilliSatoshi amount, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        amount = default;
        int last = Bech32.Lower(TextUnit.Code(text[^1]));
        if (last is >= '0' and <= '9') last = Whole;
        ulong unit = MsatPerUnit(last);
        ReadOnlySpan<TChar> digits = text;
        if (last != Whole)
        {
            digits = text[..^1];
            if (unit == 0)
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

        // A unit of p is a tenth of a millisatoshi: its last digit must be 0, and the others count millisatoshis.
        int tenths = last == 'p' ? TextUnit.Code(digits[^1]) - '0' : 0;
        ulong count = 0;
        bool isTooLarge = false;
        foreach (TChar digit in last == 'p' ? digits[..^1] : digits)
        {
            isTooLarge |= count >= NoMoreDigits;
            if (isTooLarge) break;
            count = (count * 10) + (uint)(TextUnit.Code(digit) - '0');
        }
        if (isTooLarge || count > MaxMsat / unit || (count == MaxMsat && tenths > 0))
        {
            sink.Report(FindingRules.AmountTooLarge, FindingSeverity.Error, offset, text.Length);
            return false;
        }
        if (tenths > 0)
        {
            sink.Report(FindingRules.FractionOfMsat, FindingSeverity.Error, offset, text.Length);
            return false;
        }
        amount = MilliSatoshi.FromMsat((long)(count * unit));
        FindingSeverity deviation = mode == ReadMode.Strict ? FindingSeverity.Error : FindingSeverity.Warning;
        // A thousand units are one of the next larger multiplier.
        uint thousand = last == 'p' ? 100u : 1000u;
        if (count == 0) sink.Report(FindingRules.AmountZero, deviation, offset, text.Length);
        else if (TextUnit.Code(digits[0]) == '0') sink.Report(FindingRules.AmountLeadingZero, deviation, offset, text.Length);
        else if (last != Whole && count % thousand == 0)
            sink.Report(FindingRules.AmountNotShortest, FindingSeverity.Info, offset, text.Length, 0, TSink.KeepsAll ? Format(amount) : null);
        return true;
    }

    /// <summary>The shortest way to write an amount, with the largest multiplier that keeps it whole.</summary>
    public static string Format(MilliSatoshi amount)
    {
        ulong msat = (ulong)amount.Msat;
        foreach (int multiplier in (ReadOnlySpan<int>)[Whole, 'm', 'u', 'n', 'p'])
        {
            (ulong count, ulong rest) = Math.DivRem(msat, MsatPerUnit(multiplier));
            if (rest != 0) continue;
            string digits = count.ToString(CultureInfo.InvariantCulture);
            return multiplier switch
            {
                Whole => digits,
                'p' => digits + "0p",
                _ => digits + (char)multiplier,
            };
        }
        throw new System.Diagnostics.UnreachableException();
    }

    private static int IndexOfNonDigit<TChar>(ReadOnlySpan<TChar> text)
    {
        for (int i = 0; i < text.Length; i++)
            if (TextUnit.Code(text[i]) is not (>= '0' and <= '9')) return i;
        return -1;
    }

    private static void ReportBadDigit<TChar, TSink>(TChar character, int offset, ref TSink sink)
        where TSink : struct, IFindingSink =>
        sink.Report(FindingRules.InvalidAmount, FindingSeverity.Error, offset, 1, 0, TextNoise.Name(TextUnit.Code(character)));
}
