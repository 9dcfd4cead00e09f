using System.Globalization;

namespace Lightbill.Tests;

/// <summary>Runs a test under a culture in which every sign of a number is another one.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    private CultureScope(CultureInfo culture) => CultureInfo.CurrentCulture = culture;

    /// <summary>The tests run with invariant globalization, so the odd cultures are made by hand.</summary>
    public static CultureInfo OddCulture { get; } = MakeOddCulture();

    public static CultureScope Odd() => new(OddCulture);

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    private static CultureInfo MakeOddCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
            NegativeSign = "~",
            PositiveSign = "x",
            NativeDigits = ["٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"],
            DigitSubstitution = DigitShapes.NativeNational,
            NumberGroupSizes = [1],
        };
        return culture;
    }
}
