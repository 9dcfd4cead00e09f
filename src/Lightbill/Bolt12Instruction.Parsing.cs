using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

public sealed partial class Bolt12Instruction : ISpanParsable<Bolt12Instruction>
{
    /// <summary>Reads an offer, invoice request, invoice or payer proof of BOLT 12, and nothing else: a request of another kind is refused with <c>text.wrong-kind</c>.</summary>
    /// <param name="text">As pasted: bare, behind <c>lightning:</c>, or in a link; white space around it.</param>
    /// <param name="mode">How strict, for invoices.</param>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static new Bolt12Instruction Parse(string text, ReadMode mode = ReadMode.Default) =>
        TryParse(text, mode, out Bolt12Instruction? document, out Finding? error) ? document : throw new PaymentRequestFormatException(error);

    /// <summary>Reads an offer, invoice request, invoice or payer proof of BOLT 12, and nothing else, without throwing.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="document">What was read, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Bolt12Instruction? document) => TryParse(text, ReadMode.Default, out document, out _);

    /// <summary>Reads an offer, invoice request, invoice or payer proof of BOLT 12, and nothing else, without throwing, and says what is wrong.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="document">What was read, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Bolt12Instruction? document, [NotNullWhen(false)] out Finding? error) =>
        TryParse(text, ReadMode.Default, out document, out error);

    /// <inheritdoc cref="TryParse(string?, out Bolt12Instruction?, out Finding?)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, ReadMode mode, [NotNullWhen(true)] out Bolt12Instruction? document, [NotNullWhen(false)] out Finding? error) =>
        InstructionReader.TryReadAs(text, mode, "an offer, invoice request, invoice or payer proof of BOLT 12", out document, out error);

    static Bolt12Instruction IParsable<Bolt12Instruction>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Bolt12Instruction result) => TryParse(s, out result);

    /// <inheritdoc/>
    public static new Bolt12Instruction Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out Bolt12Instruction result) => TryParse(s.ToString(), out result);
}
