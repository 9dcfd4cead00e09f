using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

public sealed partial class Lnurl : ISpanParsable<Lnurl>
{
    /// <summary>Reads an LNURL, and nothing else: a request of another kind is refused with <c>text.wrong-kind</c>.</summary>
    /// <param name="text">As pasted: bech32, a scheme of LUD-17, or a web address that names its tag; for other web addresses see <see cref="FromUrl"/>; white space around it.</param>
    /// <param name="mode">How strict, for invoices.</param>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static new Lnurl Parse(string text, ReadMode mode = ReadMode.Default) =>
        TryParse(text, mode, out Lnurl? lnurl, out Finding? error) ? lnurl : throw new PaymentRequestFormatException(error);

    /// <summary>Reads an LNURL, and nothing else, without throwing.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="lnurl">What was read, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Lnurl? lnurl) => TryParse(text, ReadMode.Default, out lnurl, out _);

    /// <summary>Reads an LNURL, and nothing else, without throwing, and says what is wrong.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="lnurl">What was read, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Lnurl? lnurl, [NotNullWhen(false)] out Finding? error) =>
        TryParse(text, ReadMode.Default, out lnurl, out error);

    /// <inheritdoc cref="TryParse(string?, out Lnurl?, out Finding?)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, ReadMode mode, [NotNullWhen(true)] out Lnurl? lnurl, [NotNullWhen(false)] out Finding? error) =>
        InstructionReader.TryReadAs(text, mode, "an LNURL", out lnurl, out error);

    static Lnurl IParsable<Lnurl>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Lnurl result) => TryParse(s, out result);

    /// <inheritdoc/>
    public static new Lnurl Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out Lnurl result) => TryParse(s.ToString(), out result);
}
