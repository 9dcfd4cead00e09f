using Lightbill.Instructions;

namespace Lightbill.Inspection;

/// <summary>
/// Everything that can be said about a text that should be a payment request of any kind: what <see cref="PaymentInstruction.Read"/> says, and the parts it is
/// made of. An invoice inside another request is cut into its own parts where it stands. Never throws and never refuses. Immutable, safe for concurrent use.
/// For a text that should be an invoice <see cref="InvoiceInspection"/> says more.
/// <example><code>
/// var inspection = RequestInspection.Inspect("bitcoin:?amount=0.0025&amp;lightning=lnbc2500u1…");
/// foreach (var part in inspection.Parts) Console.WriteLine($"{part.Offset,4} {part.Name}: {part.Meaning}");
/// </code></example>
/// </summary>
public sealed class RequestInspection
{
    private RequestInspection(string text, PaymentReading reading, IReadOnlyList<RequestPart> parts) => (Text, Reading, Parts) = (text, reading, parts);

    /// <summary>The text as given. When <see cref="PaymentReading.IsSecret"/> says so, do not show, log or store it.</summary>
    public string Text { get; }

    /// <summary>What it is, or why it is nothing, with all findings.</summary>
    public PaymentReading Reading { get; }

    /// <summary>The parts, in order: together they are <see cref="Text"/>. Empty for an empty text, and for a secret, which is not repeated.</summary>
    public IReadOnlyList<RequestPart> Parts { get; }

    /// <summary>Inspects a text.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    /// <param name="mode">How strict the findings about invoices are.</param>
    public static RequestInspection Inspect(string? text, ReadMode mode = ReadMode.Default)
    {
        text ??= "";
        PaymentReading reading = PaymentInstruction.Read(text, mode);
        return new(text, reading, reading.IsSecret ? [] : RequestCutter.Cut(text, mode));
    }
}
