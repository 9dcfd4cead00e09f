using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

public sealed partial class Bip353Name : ISpanParsable<Bip353Name>
{
    private const string What = "a name of BIP 353";

    /// <summary>Reads a name of BIP 353, and nothing else: a request of another kind is refused with <c>text.wrong-kind</c>.</summary>
    /// <param name="text">As pasted: with or without the sign; white space around it.</param>
    /// <param name="mode">How strict, for invoices.</param>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static new Bip353Name Parse(string text, ReadMode mode = ReadMode.Default) =>
        TryParse(text, mode, out Bip353Name? name, out Finding? error) ? name : throw new PaymentRequestFormatException(error);

    /// <summary>Reads a name of BIP 353, and nothing else, without throwing.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="name">What was read, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Bip353Name? name) => TryParse(text, ReadMode.Default, out name, out _);

    /// <summary>Reads a name of BIP 353, and nothing else, without throwing, and says what is wrong.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="name">What was read, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Bip353Name? name, [NotNullWhen(false)] out Finding? error) =>
        TryParse(text, ReadMode.Default, out name, out error);

    /// <inheritdoc cref="TryParse(string?, out Bip353Name?, out Finding?)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, ReadMode mode, [NotNullWhen(true)] out Bip353Name? name, [NotNullWhen(false)] out Finding? error)
    {
        PaymentReading reading = Read(text, mode);
        (name, error) = (reading.Instruction as Bip353Name, null);
        if (name is not null) return true;
        // The general reader takes a name without the sign for a Lightning Address, if it can; whoever asks for a name means it as one.
        if (!reading.IsSecret && reading.Kind is KindName or LightningAddress.KindName && text is { Length: <= MaxTextLength })
        {
            Region whole = Region.Of(text).Trim();
            if (FindProblem(whole.Body, out Bip353Name? bare) is not { } problem)
            {
                name = bare!;
                return true;
            }
            error = new(FindingRules.NameInvalid, FindingSeverity.Error, whole.Start, whole.Extent, 0, problem);
            return false;
        }
        error = InstructionReader.WhyNot(reading, What);
        return false;
    }

    static Bip353Name IParsable<Bip353Name>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Bip353Name result) => TryParse(s, out result);

    /// <inheritdoc/>
    public static new Bip353Name Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out Bip353Name result) => TryParse(s.ToString(), out result);
}
