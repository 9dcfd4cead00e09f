using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

public sealed partial class NodeId : ISpanParsable<NodeId>
{
    /// <summary>Reads the id of a node, and nothing else: a request of another kind is refused with <c>text.wrong-kind</c>.</summary>
    /// <param name="text">As pasted: <c>key</c> or <c>key@host:port</c>; white space around it.</param>
    /// <param name="mode">How strict, for invoices.</param>
    /// <exception cref="PaymentRequestFormatException">It is none; the exception names the first error and its place.</exception>
    public static new NodeId Parse(string text, ReadMode mode = ReadMode.Default) =>
        TryParse(text, mode, out NodeId? node, out Finding? error) ? node : throw new PaymentRequestFormatException(error);

    /// <summary>Reads the id of a node, and nothing else, without throwing.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="node">What was read, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NodeId? node) => TryParse(text, ReadMode.Default, out node, out _);

    /// <summary>Reads the id of a node, and nothing else, without throwing, and says what is wrong.</summary>
    /// <param name="text">As pasted; null is refused like an empty text.</param>
    /// <param name="node">What was read, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NodeId? node, [NotNullWhen(false)] out Finding? error) =>
        TryParse(text, ReadMode.Default, out node, out error);

    /// <inheritdoc cref="TryParse(string?, out NodeId?, out Finding?)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, ReadMode mode, [NotNullWhen(true)] out NodeId? node, [NotNullWhen(false)] out Finding? error) =>
        InstructionReader.TryReadAs(text, mode, "the id of a node", out node, out error);

    static NodeId IParsable<NodeId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out NodeId result) => TryParse(s, out result);

    /// <inheritdoc/>
    public static new NodeId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out NodeId result) => TryParse(s.ToString(), out result);
}
