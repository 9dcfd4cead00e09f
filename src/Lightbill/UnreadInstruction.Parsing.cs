using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

public sealed partial class UnreadInstruction : ISpanParsable<UnreadInstruction>
{
    /// <summary>Reads a request that is recognised and not read, and nothing else: a request of another kind is refused with <c>text.wrong-kind</c>.</summary>
    /// <param name="text">As pasted: bare; white space around it.</param>
    /// <param name="mode">How strict, for invoices.</param>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static new UnreadInstruction Parse(string text, ReadMode mode = ReadMode.Default) =>
        TryParse(text, mode, out UnreadInstruction? request, out Finding? error) ? request : throw new PaymentRequestFormatException(error);

    /// <summary>Reads a request that is recognised and not read, and nothing else, without throwing.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="request">What was read, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out UnreadInstruction? request) => TryParse(text, ReadMode.Default, out request, out _);

    /// <summary>Reads a request that is recognised and not read, and nothing else, without throwing, and says what is wrong.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="request">What was read, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out UnreadInstruction? request, [NotNullWhen(false)] out Finding? error) =>
        TryParse(text, ReadMode.Default, out request, out error);

    /// <inheritdoc cref="TryParse(string?, out UnreadInstruction?, out Finding?)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, ReadMode mode, [NotNullWhen(true)] out UnreadInstruction? request, [NotNullWhen(false)] out Finding? error) =>
        InstructionReader.TryReadAs(text, mode, "a request that is recognised and not read", out request, out error);

    static UnreadInstruction IParsable<UnreadInstruction>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out UnreadInstruction result) => TryParse(s, out result);

    /// <inheritdoc/>
    public static new UnreadInstruction Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out UnreadInstruction result) => TryParse(s.ToString(), out result);
}
