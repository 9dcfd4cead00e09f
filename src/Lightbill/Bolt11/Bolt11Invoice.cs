using System.ComponentModel;
using System.Text.Json.Serialization;
using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Findings;
using Lightbill.Text;

namespace Lightbill.Bolt11;

/// <summary>
/// A Lightning invoice (BOLT 11) that is well formed and authentic: the signature was verified, the payee is known. Immutable and safe for
/// concurrent use. Unknown fields, the order of fields, the amount as written and the case of the text are kept; <see cref="ToString()"/> gives the very
/// text that was parsed. Whether it can or should be paid is another question: <see cref="CheckPayable"/>.
/// <example><code>
/// if (Bolt11Invoice.TryParse(text, out var invoice, out var problem))
///     Console.WriteLine($"{invoice.Amount} to {invoice.Payee}: {invoice.Description}");
/// else
///     Console.WriteLine($"{problem.Message} {problem.Advice}");
/// </code></example>
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<Bolt11Invoice>))]
[TypeConverter(typeof(ParsableTypeConverter<Bolt11Invoice>))]
public sealed partial class Bolt11Invoice : IEquatable<Bolt11Invoice>
{
    private readonly string _text;
    private readonly byte[] _words;
    private readonly Bolt11Layout _layout;
    private readonly Bytes32 _signingHash; // zero when it was not needed to read the invoice
    private Bolt11Field[]? _fields;
    private IReadOnlyList<FallbackAddress>? _fallbacks;
    private IReadOnlyList<RouteHint>? _routeHints;
    private IReadOnlyList<BlindedPath>? _blindedPaths;
    private FeatureVector? _features;

    private Bolt11Invoice(string text, byte[] words, in Bolt11Layout layout, PublicKey payee, IReadOnlyList<Finding> findings, Bytes32 signingHash = default)
    {
        (_text, _words, _layout, Payee, Findings, _signingHash) = (text, words, layout, payee, findings, signingHash);
        if (layout.Description.IsPresent) Description = new UntrustedText(System.Text.Encoding.UTF8.GetString(Words.ToByteArray(layout.Description.Of(words))));
    }

    /// <summary>For the writer, which has made the text and knows the payee.</summary>
    internal static Bolt11Invoice FromWritten(string text, byte[] words, in Bolt11Layout layout, PublicKey payee, IReadOnlyList<Finding> findings) =>
        new(text, words, layout, payee, findings);

    /// <summary>The network.</summary>
    public BitcoinNetwork Network => _layout.Network;

    /// <summary><c>ln</c> and the network's letters as they stand in the text, in lower case, e.g. <c>lnbc</c>.</summary>
    public string Prefix => Bolt11Prefix.TextOf(_layout);

    /// <summary>The whole readable part in lower case, e.g. <c>lnbc2500u</c>.</summary>
    public string HumanReadablePart => _text[.._layout.Separator].ToLowerInvariant();

    /// <summary>The amount; null when the payer chooses it. A written 0 is 0, not null.</summary>
    public MilliSatoshi? Amount => _layout.HasAmount ? _layout.Amount : null;

    /// <summary>The amount as it is written, in lower case, e.g. <c>2500u</c>; null when there is none.</summary>
    public string? AmountText => _layout.HasAmount ? _text[_layout.PrefixLength.._layout.Separator].ToLowerInvariant() : null;

    /// <summary>When the invoice was made, to the second; up to the year 3058.</summary>
    public DateTimeOffset Timestamp => DateTimeOffset.FromUnixTimeSeconds(_layout.Timestamp);

    /// <summary>Seconds from <see cref="Timestamp"/> to expiry; 3600 when the invoice does not say (see <see cref="HasExpiryField"/>). Any 64-bit number.</summary>
    public ulong ExpirySeconds => _layout.ExpirySeconds;

    /// <summary>Does the invoice say when it expires? If not, the default of 3600 seconds is filled in.</summary>
    public bool HasExpiryField => _layout.ExpiryField.IsPresent;

    /// <summary>The last moment in which it may be paid; saturates at the end of the year 9999.</summary>
    public DateTimeOffset ExpiresAt => _layout.ExpiresAt;

    /// <summary>The payment hash, field <c>p</c>.</summary>
    public PaymentHash PaymentHash => PaymentHash.FromBytes(Words.ToByteArray(_layout.PaymentHash.Of(_words)));

    /// <summary>The payment secret, field <c>s</c>; null in invoices from before 2021 and in those with blinded paths.</summary>
    public PaymentSecret? PaymentSecret => _layout.PaymentSecret.IsPresent
        ? Lightbill.PaymentSecret.FromBytes(Words.ToByteArray(_layout.PaymentSecret.Of(_words)))
        : null;

    /// <summary>The description, field <c>d</c>, perhaps empty; null when the invoice has a <see cref="DescriptionHash"/> instead. Written by somebody unknown.</summary>
    public UntrustedText? Description { get; }

    /// <summary>The hash of a description delivered elsewhere, field <c>h</c>; null when there is a <see cref="Description"/>.</summary>
    public DescriptionHash? DescriptionHash => _layout.DescriptionHash.IsPresent
        ? Lightbill.DescriptionHash.FromBytes(Words.ToByteArray(_layout.DescriptionHash.Of(_words)))
        : null;

    /// <summary>Payment metadata, field <c>m</c>, which the payer sends back to the payee; at most 639 bytes, null when absent.</summary>
    public ReadOnlyMemory<byte>? Metadata => _layout.Metadata.IsPresent
        ? Words.ToByteArray(_layout.Metadata.Of(_words))
        : default(ReadOnlyMemory<byte>?); // a bare null would become empty memory

    /// <summary>Blocks that the last hop must leave; 18 when the invoice does not say (see <see cref="HasMinFinalCltvExpiryDeltaField"/>).</summary>
    public uint MinFinalCltvExpiryDelta => _layout.MinFinalCltvExpiryDelta;

    /// <summary>Does the invoice say <see cref="MinFinalCltvExpiryDelta"/>? If not, the default of 18 is filled in.</summary>
    public bool HasMinFinalCltvExpiryDeltaField => _layout.MinFinalCltvField.IsPresent;

    /// <summary>The payee's public key.</summary>
    public PublicKey Payee { get; }

    /// <summary>How the payee is known.</summary>
    public PayeeSource PayeeSource => _layout.Payee.IsPresent ? PayeeSource.Field : PayeeSource.Recovered;

    /// <summary>The features, field <c>9</c>; empty when absent.</summary>
    public FeatureVector Features => _features ??= FeatureVector.FromWords(_layout.Features.Of(_words));

    /// <summary>The on-chain addresses, most preferred first; those of unknown versions included.</summary>
    public IReadOnlyList<FallbackAddress> FallbackAddresses => _fallbacks ??= ReadFallbacks();

    /// <summary>The route hints in order.</summary>
    public IReadOnlyList<RouteHint> RouteHints => _routeHints ??= ReadRouteHints();

    /// <summary>The blinded paths (bLIP 39) in order; nearly always empty.</summary>
    public IReadOnlyList<BlindedPath> BlindedPaths => _blindedPaths ??= ReadBlindedPaths();

    /// <summary>All fields in the order of the text, the unknown and the uncounted ones included.</summary>
    public IReadOnlyList<Bolt11Field> Fields => Array.AsReadOnly(OwnFields);

    /// <summary>The fields that had no effect because their type is unknown or their length is wrong.</summary>
    public IEnumerable<Bolt11Field> UnknownFields
    {
        get
        {
            // Nearly no invoice has one, so it is looked whether there is any before they are taken apart.
            if (!HasUnknownFields()) yield break;
            foreach (Bolt11Field one in OwnFields)
                if (!Bolt11FieldInfo.IsCounted(one.Type, one.Words.Length)) yield return one;
        }
    }

    /// <summary>The signature.</summary>
    public RecoverableSignature Signature => Bolt11Signature.Read(_words, _layout);

    /// <summary>The bytes that are signed: the readable part, then the data part without the signature.</summary>
    public byte[] SigningData
    {
        get
        {
            byte[] data = new byte[Bolt11Signature.SigningDataLength(_layout)];
            Bolt11Signature.WriteSigningData(_text.AsSpan(0, _layout.Separator), _words.AsSpan(0, _layout.SignatureStart), data);
            return data;
        }
    }

    /// <summary>The SHA-256 of <see cref="SigningData"/>, 32 bytes: what is signed.</summary>
    public byte[] SigningHash
    {
        get
        {
            if (_signingHash.IsZero) return Sha256.Hash(SigningData);
            byte[] hash = new byte[Sha256.Size];
            _signingHash.CopyTo(hash);
            return hash;
        }
    }

    /// <summary>The six characters of the checksum, in lower case.</summary>
    public string Checksum => _text[^Bech32.ChecksumLength..].ToLowerInvariant();

    /// <summary>Warnings and remarks of the reader, in the order of the text; never an error.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Is it past <see cref="ExpiresAt"/>? At that very moment it is not.</summary>
    public bool IsExpiredAt(DateTimeOffset time) => time > ExpiresAt;

    /// <summary>Proof of payment: is this the preimage of the payment hash?</summary>
    public bool IsPaidBy(PaymentPreimage preimage) => preimage.Hash == PaymentHash;

    /// <summary>
    /// Is this the description? Compared with field <c>d</c>, or hashed and compared with field <c>h</c>: byte for byte, nothing is trimmed.
    /// </summary>
    public bool HasDescription(ReadOnlySpan<byte> utf8) => DescriptionHash is { } hash
        ? hash == Lightbill.DescriptionHash.Of(utf8)
        : utf8.SequenceEqual(Words.ToByteArray(_layout.Description.Of(_words)));

    /// <inheritdoc cref="HasDescription(ReadOnlySpan{byte})"/>
    /// <remarks>A text with unpaired surrogates has no UTF-8 and is never it.</remarks>
    public bool HasDescription(string text) =>
        UntrustedText.IsWellFormed(text) && HasDescription(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Can this invoice be paid, by this payer, now? Never part of parsing: an expired invoice still parses.
    /// </summary>
    /// <param name="context">The time, what is expected, and what the payer supports.</param>
    public PayabilityReport CheckPayable(PaymentContext context)
    {
        var findings = default(FindingList);
        PayabilityCheck.Run(_words, _layout, Payee, context, ref findings);
        return new(findings.Findings);
    }

    /// <summary>A builder with everything this invoice has, field order and unknown fields included. Unchanged, it gives the same text with the same signature.</summary>
    public Bolt11InvoiceBuilder ToBuilder() => new(this);

    /// <summary>The very text that was parsed.</summary>
    public override string ToString() => _text;

    /// <summary>Equal when the texts are, apart from case.</summary>
    public bool Equals(Bolt11Invoice? other) => other is not null && string.Equals(_text, other._text, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Bolt11Invoice);

    /// <summary>Are they equal, or both null?</summary>
    public static bool operator ==(Bolt11Invoice? left, Bolt11Invoice? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Do they differ?</summary>
    public static bool operator !=(Bolt11Invoice? left, Bolt11Invoice? right) => !(left == right);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>Not to be handed out. An array, since lists of our structs are compiled at their first use only.</summary>
    private Bolt11Field[] OwnFields => _fields ??= ReadFields();

    private Bolt11Field[] ReadFields()
    {
        int count = 0;
        var walk = new Bolt11FieldEnumerator(_words, _layout);
        while (walk.MoveNext()) count++;
        var fields = new Bolt11Field[count];
        walk = new(_words, _layout);
        for (int i = 0; walk.MoveNext(); i++) fields[i] = new(walk.Tag, walk.Content.Of(_words).ToArray(), _layout.OffsetOf(walk.Start));
        return fields;
    }

    private bool HasUnknownFields()
    {
        var walk = new Bolt11FieldEnumerator(_words, _layout);
        while (walk.MoveNext())
            if (!Bolt11FieldInfo.IsCounted(walk.Tag, walk.Content.Length)) return true;
        return false;
    }

    private FallbackAddress[] ReadFallbacks() => ReadAll(Bolt11Tag.Fallback, _layout.FallbackCount, static (words, network) => Bolt11FieldInfo.ReadFallback(words, network));

    private RouteHint[] ReadRouteHints() => ReadAll(Bolt11Tag.RouteHint, _layout.RouteHintCount, static (words, _) => Bolt11FieldInfo.ReadRouteHint(words));

    private BlindedPath[] ReadBlindedPaths() => ReadAll(Bolt11Tag.BlindedPath, _layout.BlindedPathCount, static (words, _) => BlindedPathCodec.Read(Words.ToByteArray(words)));

    /// <summary>The fields of a type, straight from the words.</summary>
    private T[] ReadAll<T>(int tag, int count, FieldReader<T> read)
        where T : class
    {
        if (count == 0) return [];
        var all = new T[count];
        var walk = new Bolt11FieldEnumerator(_words, _layout);
        for (int i = 0; walk.MoveNext();)
            if (walk.Tag == tag) all[i++] = read(walk.Content.Of(_words), Network);
        return all;
    }

    private delegate T FieldReader<T>(ReadOnlySpan<byte> words, BitcoinNetwork network);
}
