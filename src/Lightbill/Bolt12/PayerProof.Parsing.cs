using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

public sealed partial class PayerProof : ISpanParsable<PayerProof>
{
    /// <summary>Reads a bare proof: no <c>lightning:</c>, no white space around it; pieces may be joined by <c>+</c>.</summary>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static PayerProof Parse(string text) =>
        TryParse(text, out PayerProof? proof, out Finding? error) ? proof : throw new PaymentRequestFormatException(error);

    /// <summary>Reads a bare proof without throwing.</summary>
    /// <param name="text">The proof; null is refused like an empty text.</param>
    /// <param name="proof">The proof, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PayerProof? proof) => TryParse(text, out proof, out _);

    /// <summary>Reads a bare proof without throwing, and says what is wrong.</summary>
    /// <param name="text">The proof; null is refused like an empty text.</param>
    /// <param name="proof">The proof, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, [NotNullWhen(true)] out PayerProof? proof, [NotNullWhen(false)] out Finding? error) =>
        TryMake(Bolt12Core.ReadText(text ?? "", expected: Bolt12Kind.PayerProof), text, out proof, out error);

    /// <summary>Reads the bytes of a proof, its TLV stream.</summary>
    /// <exception cref="PaymentRequestFormatException">They are none; places count in the bytes.</exception>
    public static PayerProof FromBytes(ReadOnlySpan<byte> bytes) =>
        TryFromBytes(bytes, out PayerProof? proof, out Finding? error) ? proof : throw new PaymentRequestFormatException(error);

    /// <summary>Reads the bytes of a proof without throwing, and says what is wrong.</summary>
    /// <param name="bytes">The TLV stream, at most <see cref="Bolt12Limits.MaxDataLength"/>.</param>
    /// <param name="proof">The proof, null on failure.</param>
    /// <param name="error">The first error with its place in the bytes, null on success.</param>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out PayerProof? proof, [NotNullWhen(false)] out Finding? error) =>
        TryMake(Bolt12Core.ReadBytes(Bolt12Kind.PayerProof, bytes), null, out proof, out error);

    static PayerProof IParsable<PayerProof>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out PayerProof result) => TryParse(s, out result, out _);

    /// <inheritdoc/>
    public static PayerProof Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out PayerProof result) => TryParse(s.ToString(), out result, out _);
}
