using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

/// <summary>
/// Whatever a payer can paste, read without any network: a BOLT 11 invoice, an offer, invoice request, invoice or payer proof of BOLT 12, an LNURL, a Lightning Address, a name of BIP 353, a <c>bitcoin:</c> URI, an
/// address, the id of a node; and what is recognised but not read yet. A closed set: switch over <see cref="Bolt11Instruction"/>, <see cref="Bolt12Instruction"/>,
/// <see cref="BitcoinUri"/>, <see cref="OnChainAddress"/>, <see cref="NodeId"/>, <see cref="UnreadInstruction"/>, and under <see cref="NeedsLookup"/>
/// <see cref="Lnurl"/>, <see cref="LightningAddress"/>, <see cref="Bip353Name"/>. Immutable, safe for concurrent use.
/// Two are equal when they are of one kind and ask for the same, however each was written: see <see cref="Equals(PaymentInstruction)"/>. Each kind reads itself alone too:
/// <c>LightningAddress.Parse</c> refuses an invoice.
/// <example><code>
/// switch (PaymentInstruction.Parse(pasted))
/// {
///     case Bolt11Instruction bolt11: Console.WriteLine(bolt11.Invoice.Amount); break;
///     case NeedsLookup lookup: Console.WriteLine($"{lookup} must be looked up first"); break;
/// }
/// </code></example>
/// </summary>
public abstract partial class PaymentInstruction : IEquatable<PaymentInstruction>
{
    /// <summary>The longest text that is looked at, in UTF-16 units: 64 KiB. The longest request of any kind has less than half of it.</summary>
    public const int MaxTextLength = 64 * 1024;

    private protected PaymentInstruction(string kind) => Kind = kind;

    /// <summary>The kind as our JSON names it: <c>bolt11</c>, <c>bolt12-offer</c>, <c>lnurl</c>, <c>lightning-address</c>, <c>bip353-name</c>, <c>bitcoin-uri</c>, …</summary>
    public string Kind { get; }

    /// <summary>The networks it may belong to, one for most; several where they share their texts; none when it does not say.</summary>
    public virtual IReadOnlyList<BitcoinNetwork> Networks => [];

    /// <summary>The amount that it asks for; null when it names none.</summary>
    public virtual MilliSatoshi? Amount => null;

    /// <summary>
    /// Does the case of its letters carry nothing, so that it may be written in capitals, which make smaller QR codes? So it is where all of it is bech32.
    /// </summary>
    public virtual bool IgnoresCase => false;

    /// <summary>Can it be acted on, by this payer, now? Never part of reading.</summary>
    /// <param name="context">The time, what is expected, and what the payer supports.</param>
    /// <returns>
    /// Null where the question has no meaning: for an address, for what must be looked up first, for a payer proof; and for a <c>bitcoin:</c> URI, each of whose
    /// <see cref="BitcoinUri.Methods"/> is asked by itself.
    /// </returns>
    public virtual PayabilityReport? CheckPayable(PaymentContext context) => null;

    /// <summary>What is remarkable about it; no errors among them. Offsets count in the text that was parsed.</summary>
    public IReadOnlyList<Finding> Findings { get; internal set; } = [];

    /// <summary>The request as text, in its usual form: <see cref="Parse(string, ReadMode)"/> gives one of the same kind and text.</summary>
    public abstract override string ToString();

    /// <summary>Are they the same request? Of one kind, and the same in everything that decides who is paid and what is asked.</summary>
    /// <param name="other">Another request; null is equal to none.</param>
    /// <remarks>
    /// The case of letters that carries nothing, white space, <c>lightning:</c>, the form of an LNURL, findings and the mode of reading do not count. In doubt two are not equal: so the
    /// order of the parameters of a <c>bitcoin:</c> URI counts, and a URI is never equal to the invoice in it.
    /// </remarks>
    public bool Equals([NotNullWhen(true)] PaymentInstruction? other) =>
        ReferenceEquals(this, other) || (other is not null && Kind == other.Kind && Identity.Equals(other.Identity));

    /// <inheritdoc/>
    public sealed override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as PaymentInstruction);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => HashCode.Combine(Kind, Identity);

    /// <summary>Are they the same request, or both null?</summary>
    public static bool operator ==(PaymentInstruction? left, PaymentInstruction? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Do they differ?</summary>
    public static bool operator !=(PaymentInstruction? left, PaymentInstruction? right) => !(left == right);

    /// <summary>What makes it this request among those of its kind: equal, with one hash, exactly for equal requests.</summary>
    private protected abstract object Identity { get; }

    /// <summary>Reads a text and gives everything that can be said about it: also of one that is refused, the kind and all findings. Never throws.</summary>
    public static PaymentReading Read(string? text, ReadMode mode = ReadMode.Default) => InstructionReader.Read(text ?? "", mode);
}
