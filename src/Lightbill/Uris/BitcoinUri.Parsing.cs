using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

public sealed partial class BitcoinUri : ISpanParsable<BitcoinUri>
{
    /// <summary>Reads a <c>bitcoin:</c> URI, and nothing else: a request of another kind is refused with <c>text.wrong-kind</c>.</summary>
    /// <remarks>
    /// Reads the form: unlike <see cref="PaymentInstruction.Parse(string, ReadMode)"/> it also takes a URI whose every way to pay was rejected; see <see cref="Methods"/>.
    /// </remarks>
    /// <param name="text">As pasted: <c>bitcoin:</c> in any case; white space around it.</param>
    /// <param name="mode">How strict, for invoices.</param>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static new BitcoinUri Parse(string text, ReadMode mode = ReadMode.Default) =>
        TryParse(text, mode, out BitcoinUri? uri, out Finding? error) ? uri : throw new PaymentRequestFormatException(error);

    /// <summary>Reads a <c>bitcoin:</c> URI, and nothing else, without throwing.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="uri">What was read, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out BitcoinUri? uri) => TryParse(text, ReadMode.Default, out uri, out _);

    /// <summary>Reads a <c>bitcoin:</c> URI, and nothing else, without throwing, and says what is wrong.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="uri">What was read, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out BitcoinUri? uri, [NotNullWhen(false)] out Finding? error) =>
        TryParse(text, ReadMode.Default, out uri, out error);

    /// <inheritdoc cref="TryParse(string?, out BitcoinUri?, out Finding?)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, ReadMode mode, [NotNullWhen(true)] out BitcoinUri? uri, [NotNullWhen(false)] out Finding? error)
    {
        PaymentReading reading = Read(text, mode);
        uri = reading.Instruction as BitcoinUri ?? (reading.Kind == KindName ? InstructionReader.ReadUriForm(text!, mode) : null);
        error = uri is null ? InstructionReader.WhyNot(reading, "a bitcoin: URI") : null;
        return uri is not null;
    }

    static BitcoinUri IParsable<BitcoinUri>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out BitcoinUri result) => TryParse(s, out result);

    /// <inheritdoc/>
    public static new BitcoinUri Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out BitcoinUri result) => TryParse(s.ToString(), out result);
}
