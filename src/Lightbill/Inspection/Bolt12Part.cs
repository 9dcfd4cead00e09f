namespace Lightbill.Inspection;

/// <summary>One part of an inspected text of BOLT 12. All parts together are the text, without gap or overlap. Immutable.</summary>
/// <param name="Offset">0-based start in the text as given, in UTF-16 units.</param>
/// <param name="Length">
/// Characters covered. A character carries five bits, so that a field may begin within the last character of the one before; it is counted to that one.
/// </param>
/// <param name="Text">The characters, as given: may hold anything, so escape it before showing.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Number">The number of a field (its TLV type); null for other kinds.</param>
/// <param name="Name">The specification's name of a field, e.g. <c>offer_amount</c>, <c>unknown field</c>, or what else the part is.</param>
/// <param name="Value">What it says, in the form that the rest of the library takes: hex, digits, text made safe. Safe to show. Null when it cannot be read.</param>
/// <param name="Raw">Hex of a field's value; null for other kinds.</param>
/// <param name="Meaning">What it means, in a sentence. Safe to show.</param>
/// <param name="ByteOffset">0-based start of a field in the bytes of the message, type and length included; null for other kinds.</param>
/// <param name="ByteLength">How many bytes a field takes; null for other kinds.</param>
public sealed record Bolt12Part(
    int Offset, int Length, string Text, PartKind Kind, ulong? Number, string Name, string? Value, string? Raw, string Meaning, int? ByteOffset, int? ByteLength);
