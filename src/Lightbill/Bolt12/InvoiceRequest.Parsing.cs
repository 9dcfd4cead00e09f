using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

public sealed partial class InvoiceRequest : ISpanParsable<InvoiceRequest>
{
    /// <summary>Reads a bare invoice request: no <c>lightning:</c>, no white space around it; pieces may be joined by <c>+</c>.</summary>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static InvoiceRequest Parse(string text) =>
        TryParse(text, out InvoiceRequest? request, out Finding? error) ? request : throw new PaymentRequestFormatException(error);

    /// <summary>Reads a bare invoice request without throwing.</summary>
    /// <param name="text">The invoice request; null is refused like an empty text.</param>
    /// <param name="request">The invoice request, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out InvoiceRequest? request) => TryParse(text, out request, out _);

    /// <summary>Reads a bare invoice request without throwing, and says what is wrong.</summary>
    /// <param name="text">The invoice request; null is refused like an empty text.</param>
    /// <param name="request">The invoice request, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, [NotNullWhen(true)] out InvoiceRequest? request, [NotNullWhen(false)] out Finding? error) =>
        TryMake(Bolt12Core.ReadText(text ?? "", expected: Bolt12Kind.InvoiceRequest), text, out request, out error);

    /// <summary>Reads the bytes of an invoice request, its TLV stream, as an onion message carries it.</summary>
    /// <exception cref="PaymentRequestFormatException">They are none; places count in the bytes.</exception>
    public static InvoiceRequest FromBytes(ReadOnlySpan<byte> bytes) =>
        TryFromBytes(bytes, out InvoiceRequest? request, out Finding? error) ? request : throw new PaymentRequestFormatException(error);

    /// <summary>Reads the bytes of an invoice request without throwing, and says what is wrong.</summary>
    /// <param name="bytes">The TLV stream, at most <see cref="Bolt12Limits.MaxDataLength"/>.</param>
    /// <param name="request">The invoice request, null on failure.</param>
    /// <param name="error">The first error with its place in the bytes, null on success.</param>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out InvoiceRequest? request, [NotNullWhen(false)] out Finding? error) =>
        TryMake(Bolt12Core.ReadBytes(Bolt12Kind.InvoiceRequest, bytes), null, out request, out error);

    static InvoiceRequest IParsable<InvoiceRequest>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out InvoiceRequest result) => TryParse(s, out result, out _);

    /// <inheritdoc/>
    public static InvoiceRequest Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out InvoiceRequest result) => TryParse(s.ToString(), out result, out _);
}
