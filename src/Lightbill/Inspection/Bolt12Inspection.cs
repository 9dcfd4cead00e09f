using System.Diagnostics.CodeAnalysis;
using Lightbill.Bolt12;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill.Inspection;

/// <summary>
/// Everything that can be said about a text that should be an offer, an invoice request, an invoice or a payer proof of BOLT 12: the parts it is made of and all that is wrong with it. Never
/// throws and never refuses: a broken text is shown up to where it stops making sense. Takes what people paste, as <see cref="PaymentInstruction"/> does and with the same answer: <c>lightning:</c>, white
/// space around it, pieces joined by <c>+</c>, a link with a parameter <c>lightning</c>. Immutable, safe for concurrent use.
/// <example><code>
/// var inspection = Bolt12Inspection.Inspect(pasted);
/// foreach (var part in inspection.Parts) Console.WriteLine($"{part.Offset,4} {part.Name}: {part.Value}");
/// foreach (var finding in inspection.Findings) Console.WriteLine($"{finding} (byte {inspection.ByteOffsetOf(finding)})");
/// </code></example>
/// </summary>
public sealed class Bolt12Inspection
{
    private readonly Bolt12Core _core;

    private Bolt12Inspection(string text, IReadOnlyList<RequestPart> parts, IReadOnlyList<Finding> surface, Bolt12Core core, Bolt12Document? document) =>
        (Text, Parts, Findings, _core, Document) = (text, parts, [.. surface, .. core.Findings], core, document);

    /// <summary>The text as given.</summary>
    public string Text { get; }

    /// <summary>The bare text in it, without scheme, white space and continuations.</summary>
    public string Body => _core.Body;

    /// <summary>The kind, by its prefix; null when it has none of BOLT 12.</summary>
    public Bolt12Kind? Kind => _core.Kind;

    /// <summary>The bytes of the message; empty when there are none.</summary>
    public ReadOnlyMemory<byte> Bytes => _core.Data;

    /// <summary>The parts, in order: together they are <see cref="Text"/>. Empty only for an empty text.</summary>
    public IReadOnlyList<RequestPart> Parts { get; }

    /// <summary>Everything found, in the order in which it was found: from the characters to the signature. Offsets count in <see cref="Text"/>.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The <see cref="Offer"/>, <see cref="InvoiceRequest"/>, <see cref="Bolt12Invoice"/> or <see cref="PayerProof"/>, when nothing stands against it; else null.</summary>
    public Bolt12Document? Document { get; }

    /// <summary>Is it well formed, and authentic where it is signed?</summary>
    [MemberNotNullWhen(true, nameof(Document)), MemberNotNullWhen(false, nameof(FirstError))]
    public bool IsValid => Document is not null;

    /// <summary>Does the signature hold? Null when there is none, or too much is wrong before it to tell.</summary>
    public bool? IsSignatureValid => _core.IsSignatureValid;

    /// <summary>The first error, null when there is none.</summary>
    public Finding? FirstError => Findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>Where the bytes begin that a finding of this inspection is about; null when it is about none.</summary>
    public int? ByteOffsetOf(Finding finding)
    {
        if (finding.Offset is not { } offset || _core.Separator < 0) return null;
        int index = _core.Map is { } map ? Array.BinarySearch(map, offset) : offset;
        index -= _core.Separator + 1;
        // The character in which a byte begins is the 8/5 th of its number, rounded down; this is the way back.
        int start = ((index * 5) + 7) / 8;
        return index < 0 || start >= _core.Data.Length ? null : start;
    }

    /// <summary>Inspects a text.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    public static Bolt12Inspection Inspect(string? text)
    {
        text ??= "";
        var surface = new InstructionFindings();
        if (text.Length > Bolt12Limits.MaxTextLength)
        {
            var tooLong = Bolt12Core.ReadText(text);
            return new(text, Bolt12PartList.Unreadable(text), surface.All, tooLong, null);
        }
        var wrapping = Wrapping.Of(Region.Of(text));
        if (wrapping.FindBare(surface, out bool isLink) is not { } body)
        {
            // The link is refused as a whole, so nothing in it is read.
            return new(text, Bolt12PartList.Unreadable(text), surface.All, Bolt12Core.Nothing, null);
        }
        Bolt12Core core = Bolt12Core.ReadText(body.Body, body.Map);
        IReadOnlyList<RequestPart> parts = isLink ? RequestCutter.Cut(text, ReadMode.Default) : Bolt12PartList.Build(text, wrapping, core);
        return new(text, parts, surface.All, core, Bolt12Document.Make(core, body.Body));
    }
}
