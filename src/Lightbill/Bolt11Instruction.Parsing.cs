using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

public sealed partial class Bolt11Instruction : ISpanParsable<Bolt11Instruction>
{
    /// <summary>Reads a BOLT 11 invoice, and nothing else: a request of another kind is refused with <c>text.wrong-kind</c>.</summary>
    /// <param name="text">As pasted: bare, behind <c>lightning:</c>, or in a link; white space around it.</param>
    /// <param name="mode">How strict, for invoices.</param>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static new Bolt11Instruction Parse(string text, ReadMode mode = ReadMode.Default) =>
        TryParse(text, mode, out Bolt11Instruction? invoice, out Finding? error) ? invoice : throw new PaymentRequestFormatException(error);

    /// <summary>Reads a BOLT 11 invoice, and nothing else, without throwing.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="invoice">What was read, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Bolt11Instruction? invoice) => TryParse(text, ReadMode.Default, out invoice, out _);

    /// <summary>Reads a BOLT 11 invoice, and nothing else, without throwing, and says what is wrong.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="invoice">What was read, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Bolt11Instruction? invoice, [NotNullWhen(false)] out Finding? error) =>
        TryParse(text, ReadMode.Default, out invoice, out error);

    /// <inheritdoc cref="TryParse(string?, out Bolt11Instruction?, out Finding?)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, ReadMode mode, [NotNullWhen(true)] out Bolt11Instruction? invoice, [NotNullWhen(false)] out Finding? error) =>
        InstructionReader.TryReadAs(text, mode, "a BOLT 11 invoice", out invoice, out error);

    static Bolt11Instruction IParsable<Bolt11Instruction>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Bolt11Instruction result) => TryParse(s, out result);

    /// <inheritdoc/>
    public static new Bolt11Instruction Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out Bolt11Instruction result) => TryParse(s.ToString(), out result);
}
