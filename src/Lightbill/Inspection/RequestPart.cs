namespace Lightbill.Inspection;

/// <summary>
/// One part of an inspected request, whatever its kind: an invoice, a message of BOLT 12, a URI, an address. All parts together are the text, without gap or overlap. Immutable.
/// Example: <c>foreach (RequestPart part in RequestInspection.Inspect(pasted).Parts) Console.WriteLine($"{part.Offset,4} {part.Name}: {part.Meaning}");</c>
/// </summary>
/// <param name="Offset">0-based start in the text as given, in UTF-16 units.</param>
/// <param name="Length">
/// Characters covered. A character carries five bits, so that a field of BOLT 12 may begin within the last character of the one before; it is counted to that one.
/// </param>
/// <param name="Text">The characters, as given: may hold anything, so escape it before showing.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Tag">The letter of a field of BOLT 11, in lower case; null for other parts.</param>
/// <param name="Name">Its name: in words, e.g. <c>payment hash</c>; a field of BOLT 12 has the specification's, e.g. <c>offer_amount</c>; else <c>unknown field</c>.</param>
/// <param name="Value">What it says, in the form that the rest of the library takes: hex, digits, an address, text made safe. Safe to show. Null when it cannot be read.</param>
/// <param name="Raw">The content of a field before it is given a meaning: hex of its bytes, or its words as text; null for other parts.</param>
/// <param name="Meaning">What it means, in a sentence. Safe to show.</param>
public sealed record RequestPart(
    int Offset, int Length, string Text, PartKind Kind, char? Tag, string Name, string? Value, string? Raw, string Meaning)
{
    /// <summary>The number of a field of BOLT 12 (its TLV type); null for other parts.</summary>
    public ulong? Number { get; init; }

    /// <summary>0-based start of a field of BOLT 12 in the bytes of the message, type and length included; null for other parts.</summary>
    public int? ByteOffset { get; init; }

    /// <summary>How many bytes a field of BOLT 12 takes; null for other parts.</summary>
    public int? ByteLength { get; init; }
}
