using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

public sealed partial class Offer : ISpanParsable<Offer>
{
    /// <summary>Reads a bare offer: no <c>lightning:</c>, no white space around it; pieces may be joined by <c>+</c>.</summary>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static Offer Parse(string text) =>
        TryParse(text, out Offer? offer, out Finding? error) ? offer : throw new PaymentRequestFormatException(error);

    /// <summary>Reads a bare offer without throwing.</summary>
    /// <param name="text">The offer; null is refused like an empty text.</param>
    /// <param name="offer">The offer, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Offer? offer) => TryParse(text, out offer, out _);

    /// <summary>Reads a bare offer without throwing, and says what is wrong.</summary>
    /// <param name="text">The offer; null is refused like an empty text.</param>
    /// <param name="offer">The offer, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, [NotNullWhen(true)] out Offer? offer, [NotNullWhen(false)] out Finding? error) =>
        TryMake(Bolt12Core.ReadText(text ?? "", expected: Bolt12Kind.Offer), text, out offer, out error);

    /// <summary>Reads the bytes of an offer, its TLV stream, as an onion message carries it.</summary>
    /// <exception cref="PaymentRequestFormatException">They are none; places count in the bytes.</exception>
    public static Offer FromBytes(ReadOnlySpan<byte> bytes) =>
        TryFromBytes(bytes, out Offer? offer, out Finding? error) ? offer : throw new PaymentRequestFormatException(error);

    /// <summary>Reads the bytes of an offer without throwing, and says what is wrong.</summary>
    /// <param name="bytes">The TLV stream, at most <see cref="Bolt12Limits.MaxDataLength"/>.</param>
    /// <param name="offer">The offer, null on failure.</param>
    /// <param name="error">The first error with its place in the bytes, null on success.</param>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Offer? offer, [NotNullWhen(false)] out Finding? error) =>
        TryMake(Bolt12Core.ReadBytes(Bolt12Kind.Offer, bytes), null, out offer, out error);

    static Offer IParsable<Offer>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Offer result) => TryParse(s, out result, out _);

    /// <inheritdoc/>
    public static Offer Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out Offer result) => TryParse(s.ToString(), out result, out _);
}
