namespace Lightbill.Inspection;

/// <summary>One part of an inspected text. All parts together are the text, without gap or overlap. Immutable.</summary>
/// <param name="Offset">0-based start in the text as given, in UTF-16 units.</param>
/// <param name="Length">Characters covered.</param>
/// <param name="Text">The characters, as given: may hold anything, so escape it before showing.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Tag">The letter of a field, in lower case; null for other kinds.</param>
/// <param name="Name">Its name in words, e.g. <c>payment hash</c>.</param>
/// <param name="Value">What it says, in the form that the rest of the library takes: hex, digits, an address. Safe to show. Null when it cannot be read.</param>
/// <param name="Raw">The content of a field before it is given a meaning: hex of its bytes, or its words as text; null for other kinds.</param>
/// <param name="Meaning">What it means, in a sentence. Safe to show.</param>
public sealed record InvoicePart(
    int Offset, int Length, string Text, PartKind Kind, char? Tag, string Name, string? Value, string? Raw, string Meaning)
{
    /// <summary>The number of a field of BOLT 12 (its TLV type); null for other parts.</summary>
    public ulong? Number { get; init; }

    /// <summary>0-based start of a field of BOLT 12 in the bytes of the message, type and length included; null for other parts.</summary>
    public int? ByteOffset { get; init; }

    /// <summary>How many bytes a field of BOLT 12 takes; null for other parts.</summary>
    public int? ByteLength { get; init; }
}
