using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;

namespace Lightbill;

public abstract partial class PaymentInstruction : ISpanParsable<PaymentInstruction>
{
    /// <summary>Reads a request of any kind.</summary>
    /// <param name="text">As pasted: a scheme, white space around it, line breaks inside what has a checksum. A sentence is refused, and what it holds named.</param>
    /// <param name="mode">How strict, for invoices.</param>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static PaymentInstruction Parse(string text, ReadMode mode = ReadMode.Default) =>
        TryParse(text, mode, out PaymentInstruction? instruction, out Finding? error) ? instruction : throw new PaymentRequestFormatException(error);

    /// <summary>Reads a request of any kind without throwing, whatever the text.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="instruction">What it is; null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PaymentInstruction? instruction) =>
        TryParse(text, ReadMode.Default, out instruction, out _);

    /// <summary>Reads a request of any kind without throwing, whatever the text.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="instruction">What it is; null on failure.</param>
    /// <param name="error">The first error with its place, null on success.</param>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, [NotNullWhen(true)] out PaymentInstruction? instruction, [NotNullWhen(false)] out Finding? error) =>
        TryParse(text, ReadMode.Default, out instruction, out error);

    /// <inheritdoc cref="TryParse(string?, out PaymentInstruction?, out Finding?)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, ReadMode mode, [NotNullWhen(true)] out PaymentInstruction? instruction, [NotNullWhen(false)] out Finding? error)
    {
        PaymentReading reading = Read(text, mode);
        (instruction, error) = (reading.Instruction, reading.Error);
        return instruction is not null;
    }

    static PaymentInstruction IParsable<PaymentInstruction>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out PaymentInstruction result) => TryParse(s, out result);

    /// <inheritdoc/>
    public static PaymentInstruction Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out PaymentInstruction result) => TryParse(s.ToString(), out result);
}
