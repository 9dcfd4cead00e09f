using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

public abstract partial class NeedsLookup : ISpanParsable<NeedsLookup>
{
    /// <summary>Reads a request that must be looked up, and nothing else: a request of another kind is refused with <c>text.wrong-kind</c>.</summary>
    /// <param name="text">As pasted: an LNURL, a Lightning Address or a name of BIP 353; white space around it.</param>
    /// <param name="mode">How strict, for invoices.</param>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static new NeedsLookup Parse(string text, ReadMode mode = ReadMode.Default) =>
        TryParse(text, mode, out NeedsLookup? lookup, out Finding? error) ? lookup : throw new PaymentRequestFormatException(error);

    /// <summary>Reads a request that must be looked up, and nothing else, without throwing.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="lookup">What was read, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NeedsLookup? lookup) => TryParse(text, ReadMode.Default, out lookup, out _);

    /// <summary>Reads a request that must be looked up, and nothing else, without throwing, and says what is wrong.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="lookup">What was read, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NeedsLookup? lookup, [NotNullWhen(false)] out Finding? error) =>
        TryParse(text, ReadMode.Default, out lookup, out error);

    /// <inheritdoc cref="TryParse(string?, out NeedsLookup?, out Finding?)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, ReadMode mode, [NotNullWhen(true)] out NeedsLookup? lookup, [NotNullWhen(false)] out Finding? error) =>
        InstructionReader.TryReadAs(text, mode, "a request that must be looked up", out lookup, out error);

    static NeedsLookup IParsable<NeedsLookup>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out NeedsLookup result) => TryParse(s, out result);

    /// <inheritdoc/>
    public static new NeedsLookup Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out NeedsLookup result) => TryParse(s.ToString(), out result);
}
