using System.ComponentModel;
using System.Text.Json.Serialization;
using Lightbill.Text;

namespace Lightbill.Bolt12;

/// <summary>
/// An offer (BOLT 12, <c>lno1…</c>): what can be bought, for how much, and whom to ask for an invoice. It is not signed, and nothing can be paid to it: a payer
/// sends an <see cref="InvoiceRequest"/> and pays the <see cref="Bolt12Invoice"/> that comes back. Immutable and safe for concurrent use; <see cref="Bolt12Document.ToString()"/>
/// gives the very text that was parsed. Whether it has expired is another question: <see cref="CheckPayable"/>.
/// <example><code>
/// if (Offer.TryParse(text, out var offer, out var problem))
///     Console.WriteLine($"{offer.Description}: {offer.Amount?.ToString() ?? offer.CurrencyAmount?.ToString() ?? "any amount"}");
/// else
///     Console.WriteLine($"{problem.Message} {problem.Advice}");
/// </code></example>
/// </summary>
[JsonConverter(typeof(ParsableJsonConverter<Offer>))]
[TypeConverter(typeof(ParsableTypeConverter<Offer>))]
public sealed partial class Offer : Bolt12Document
{
    internal Offer(Bolt12Core core, string text)
        : base(core, text)
    {
    }

    /// <summary>The id of the offer, 64 hexadecimal digits: its merkle root, as Eclair has it; Core Lightning's <c>offer_id</c> is another, the SHA-256 of <see cref="Bolt12Document.Bytes"/>.</summary>
    public string Id => Convert.ToHexStringLower(MerkleRoot.Span);

    /// <inheritdoc cref="OfferFields.Chains"/>
    public IReadOnlyList<ChainHash> Chains => Terms.Chains;

    /// <inheritdoc cref="OfferFields.Networks"/>
    public IReadOnlyList<BitcoinNetwork> Networks => Terms.Networks;

    /// <inheritdoc cref="OfferFields.Metadata"/>
    public ReadOnlyMemory<byte>? Metadata => Terms.Metadata;

    /// <inheritdoc cref="OfferFields.Amount"/>
    public MilliSatoshi? Amount => Terms.Amount;

    /// <inheritdoc cref="OfferFields.CurrencyAmount"/>
    public CurrencyAmount? CurrencyAmount => Terms.CurrencyAmount;

    /// <inheritdoc cref="OfferFields.Description"/>
    public UntrustedText? Description => Terms.Description;

    /// <inheritdoc cref="OfferFields.Features"/>
    public FeatureVector Features => Terms.Features;

    /// <inheritdoc cref="OfferFields.AbsoluteExpiry"/>
    public DateTimeOffset? AbsoluteExpiry => Terms.AbsoluteExpiry;

    /// <inheritdoc cref="OfferFields.Paths"/>
    public IReadOnlyList<BlindedRoute> Paths => Terms.Paths;

    /// <inheritdoc cref="OfferFields.Issuer"/>
    public UntrustedText? Issuer => Terms.Issuer;

    /// <inheritdoc cref="OfferFields.QuantityMax"/>
    public ulong? QuantityMax => Terms.QuantityMax;

    /// <inheritdoc cref="OfferFields.IssuerId"/>
    public PublicKey? IssuerId => Terms.IssuerId;

    /// <inheritdoc cref="OfferFields.IsExpiredAt"/>
    public bool IsExpiredAt(DateTimeOffset time) => Terms.IsExpiredAt(time);

    /// <inheritdoc cref="OfferFields.PriceOf"/>
    public MilliSatoshi? PriceOf(ulong? quantity) => Terms.PriceOf(quantity);

    /// <summary>Can this payer ask for an invoice now? Never part of parsing: an expired offer still parses.</summary>
    /// <param name="context">The time, what is expected, and the payer's network. The expected amount is compared with the price of one item.</param>
    public PayabilityReport CheckPayable(PaymentContext context) => Bolt12Payability.Check(this, context);
}
