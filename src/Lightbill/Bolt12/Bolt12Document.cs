using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

/// <summary>
/// What an offer, an invoice request, an invoice and a payer proof of BOLT 12 have in common: they are rows of fields, kept byte for byte as they came, unknown ones included.
/// Immutable and safe for concurrent use. Two are equal when they are of one kind and their bytes are the same, however the text was written.
/// </summary>
public abstract class Bolt12Document : IEquatable<Bolt12Document>, IFormattable
{
    private readonly Bolt12Core _core;
    private readonly string _text;
    private IReadOnlyList<Bolt12Field>? _fields;
    private byte[]? _merkleRoot;

    private protected Bolt12Document(Bolt12Core core, string text)
    {
        (_core, _text) = (core, text);
        Terms = new OfferFields(core);
    }

    /// <summary>Which message it is.</summary>
    public Bolt12Kind Kind => _core.Kind!.Value;

    /// <summary>The bytes of the message: the TLV stream.</summary>
    public ReadOnlyMemory<byte> Bytes => _core.Data;

    /// <summary>All fields in order, the unknown ones included.</summary>
    public IReadOnlyList<Bolt12Field> Fields => _fields ??= Array.AsReadOnly(ReadFields());

    /// <summary>The fields that have no meaning that we know; all have odd numbers.</summary>
    public IEnumerable<Bolt12Field> UnknownFields => Fields.Where(static one => one.Name is null);

    /// <summary>
    /// The root of the merkle tree over all fields but signatures, 32 bytes: what is signed. For an offer it serves as its id, see <see cref="Offer.Id"/>.
    /// </summary>
    public ReadOnlyMemory<byte> MerkleRoot => _merkleRoot ??= Bolt12Merkle.Root(_core.Data, _core.Records);

    /// <summary>Warnings and remarks of the reader; never an error. Offsets count in the text that was parsed, or in the bytes.</summary>
    public IReadOnlyList<Finding> Findings => _core.Findings;

    /// <summary>The fields of the offer: its own, or those that were copied from it.</summary>
    private protected OfferFields Terms { get; }

    internal Bolt12Core Core => _core;

    /// <summary>The very text that was parsed; what was read or built as bytes, in lower case without continuations.</summary>
    public override string ToString() => _text;

    /// <summary>The text: <c>G</c> as parsed; without continuations in lower case, <c>L</c>, or in upper case, <c>U</c>, which suits QR codes.</summary>
    /// <exception cref="FormatException">Another format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => format switch
    {
        null or "" or "G" => _text,
        "L" => Write(Kind, _core.Data),
        "U" => Write(Kind, _core.Data).ToUpperInvariant(),
        _ => throw new FormatException("Formats of BOLT 12: G (as parsed), L (lower case), U (upper case)."),
    };

    /// <inheritdoc/>
    public bool Equals(Bolt12Document? other) => other is not null && Kind == other.Kind && _core.Data.AsSpan().SequenceEqual(other._core.Data);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Bolt12Document);

    /// <summary>Are they equal, or both null?</summary>
    public static bool operator ==(Bolt12Document? left, Bolt12Document? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Do they differ?</summary>
    public static bool operator !=(Bolt12Document? left, Bolt12Document? right) => !(left == right);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Kind);
        hash.AddBytes(_core.Data);
        return hash.ToHashCode();
    }

    /// <summary>The text of a message in lower case.</summary>
    internal static string Write(Bolt12Kind kind, ReadOnlySpan<byte> data) => $"{Bolt12Prefix.Of(kind)}1{Bech32.ToText(Words.FromBytes(data))}";

    /// <summary>The document of a reading; null when there is an error among its findings, or no kind.</summary>
    internal static Bolt12Document? Make(Bolt12Core core, string text) =>
        core.Kind is not (null or Bolt12Kind.InvoiceError) && TryMake(core, text, out Bolt12Document? document, out _) ? document : null;

    /// <summary>The document of a reading of this kind, which stands when there is no error among its findings.</summary>
    /// <param name="core">What was read.</param>
    /// <param name="text">The text it was read from; null when it was bytes.</param>
    /// <param name="document">The document; null on failure.</param>
    /// <param name="error">The first error; null on success.</param>
    internal static bool TryMake<T>(Bolt12Core core, string? text, [NotNullWhen(true)] out T? document, [NotNullWhen(false)] out Finding? error)
        where T : Bolt12Document
    {
        error = core.FirstError;
        document = error is null ? (T)Create(core, text ?? Write(core.Kind!.Value, core.Data)) : null;
        return document is not null;
    }

    private static Bolt12Document Create(Bolt12Core core, string text) => core.Kind switch
    {
        Bolt12Kind.Offer => new Offer(core, text),
        Bolt12Kind.InvoiceRequest => new InvoiceRequest(core, text),
        Bolt12Kind.Invoice => new Bolt12Invoice(core, text),
        Bolt12Kind.PayerProof => new PayerProof(core, text),
        _ => throw new UnreachableException(),
    };

    private Bolt12Field[] ReadFields() =>
    [
        .. _core.Records.Select(record => new Bolt12Field(
            record.Type, Bolt12FieldInfo.Find(record.Type, Kind)?.Name, _core.Data.AsMemory(record.ValueStart..record.End), record.Start, record.End - record.Start)),
    ];
}
