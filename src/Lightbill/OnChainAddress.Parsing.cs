using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

public sealed partial class OnChainAddress : ISpanParsable<OnChainAddress>
{
    /// <summary>Reads an address of the chain, and nothing else: a request of another kind is refused with <c>text.wrong-kind</c>.</summary>
    /// <param name="text">As pasted: bare: a <c>bitcoin:</c> URI is a <see cref="BitcoinUri"/>; white space around it.</param>
    /// <param name="mode">How strict, for invoices.</param>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static new OnChainAddress Parse(string text, ReadMode mode = ReadMode.Default) =>
        TryParse(text, mode, out OnChainAddress? address, out Finding? error) ? address : throw new PaymentRequestFormatException(error);

    /// <summary>Reads an address of the chain, and nothing else, without throwing.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="address">What was read, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out OnChainAddress? address) => TryParse(text, ReadMode.Default, out address, out _);

    /// <summary>Reads an address of the chain, and nothing else, without throwing, and says what is wrong.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="address">What was read, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out OnChainAddress? address, [NotNullWhen(false)] out Finding? error) =>
        TryParse(text, ReadMode.Default, out address, out error);

    /// <inheritdoc cref="TryParse(string?, out OnChainAddress?, out Finding?)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, ReadMode mode, [NotNullWhen(true)] out OnChainAddress? address, [NotNullWhen(false)] out Finding? error) =>
        InstructionReader.TryReadAs(text, mode, "an address of the chain", out address, out error);

    static OnChainAddress IParsable<OnChainAddress>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out OnChainAddress result) => TryParse(s, out result);

    /// <inheritdoc/>
    public static new OnChainAddress Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out OnChainAddress result) => TryParse(s.ToString(), out result);
}
