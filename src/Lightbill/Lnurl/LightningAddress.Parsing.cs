using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

public sealed partial class LightningAddress : ISpanParsable<LightningAddress>
{
    /// <summary>Reads a Lightning Address, and nothing else: a request of another kind is refused with <c>text.wrong-kind</c>.</summary>
    /// <param name="text">As pasted: <c>user@domain</c>; white space around it.</param>
    /// <param name="mode">How strict, for invoices.</param>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static new LightningAddress Parse(string text, ReadMode mode = ReadMode.Default) =>
        TryParse(text, mode, out LightningAddress? address, out Finding? error) ? address : throw new PaymentRequestFormatException(error);

    /// <summary>Reads a Lightning Address, and nothing else, without throwing.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="address">What was read, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out LightningAddress? address) => TryParse(text, ReadMode.Default, out address, out _);

    /// <summary>Reads a Lightning Address, and nothing else, without throwing, and says what is wrong.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="address">What was read, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out LightningAddress? address, [NotNullWhen(false)] out Finding? error) =>
        TryParse(text, ReadMode.Default, out address, out error);

    /// <inheritdoc cref="TryParse(string?, out LightningAddress?, out Finding?)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, ReadMode mode, [NotNullWhen(true)] out LightningAddress? address, [NotNullWhen(false)] out Finding? error) =>
        InstructionReader.TryReadAs(text, mode, "a Lightning Address", out address, out error);

    static LightningAddress IParsable<LightningAddress>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out LightningAddress result) => TryParse(s, out result);

    /// <inheritdoc/>
    public static new LightningAddress Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out LightningAddress result) => TryParse(s.ToString(), out result);
}
