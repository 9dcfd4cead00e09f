using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

public sealed partial class Bolt12Invoice : ISpanParsable<Bolt12Invoice>
{
    /// <summary>Reads a bare invoice: no <c>lightning:</c>, no white space around it; pieces may be joined by <c>+</c>.</summary>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static Bolt12Invoice Parse(string text) =>
        TryParse(text, out Bolt12Invoice? invoice, out Finding? error) ? invoice : throw new PaymentRequestFormatException(error);

    /// <summary>Reads a bare invoice without throwing.</summary>
    /// <param name="text">The invoice; null is refused like an empty text.</param>
    /// <param name="invoice">The invoice, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Bolt12Invoice? invoice) => TryParse(text, out invoice, out _);

    /// <summary>Reads a bare invoice without throwing, and says what is wrong.</summary>
    /// <param name="text">The invoice; null is refused like an empty text.</param>
    /// <param name="invoice">The invoice, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, [NotNullWhen(true)] out Bolt12Invoice? invoice, [NotNullWhen(false)] out Finding? error) =>
        TryMake(Bolt12Core.ReadText(text ?? "", expected: Bolt12Kind.Invoice), text, out invoice, out error);

    /// <summary>Reads the bytes of an invoice, its TLV stream, as an onion message carries it.</summary>
    /// <exception cref="PaymentRequestFormatException">They are none; places count in the bytes.</exception>
    public static Bolt12Invoice FromBytes(ReadOnlySpan<byte> bytes) =>
        TryFromBytes(bytes, out Bolt12Invoice? invoice, out Finding? error) ? invoice : throw new PaymentRequestFormatException(error);

    /// <summary>Reads the bytes of an invoice without throwing, and says what is wrong.</summary>
    /// <param name="bytes">The TLV stream, at most <see cref="Bolt12Limits.MaxDataLength"/>.</param>
    /// <param name="invoice">The invoice, null on failure.</param>
    /// <param name="error">The first error with its place in the bytes, null on success.</param>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Bolt12Invoice? invoice, [NotNullWhen(false)] out Finding? error) =>
        TryMake(Bolt12Core.ReadBytes(Bolt12Kind.Invoice, bytes), null, out invoice, out error);

    static Bolt12Invoice IParsable<Bolt12Invoice>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Bolt12Invoice result) => TryParse(s, out result, out _);

    /// <inheritdoc/>
    public static Bolt12Invoice Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out Bolt12Invoice result) => TryParse(s.ToString(), out result, out _);
}
