using System.Text;
using Lightbill.Cryptography;

namespace Lightbill.Bolt12;

/// <summary>
/// Makes an invoice request: the answer to an offer, signed with the payer's key, or an offer to send money. It refuses to write what the reader would refuse to read. Not safe
/// for concurrent use.
/// <example><code>
/// InvoiceRequest request = new InvoiceRequestBuilder(offer, metadata, payerKey.PublicKey)
///     .Quantity(2)
///     .PayerNote("for table 4")
///     .Sign(payerKey);
/// </code></example>
/// </summary>
public sealed class InvoiceRequestBuilder : Bolt12Builder<InvoiceRequestBuilder>
{
    private readonly PublicKey _payerId;
    private readonly bool _answersOffer;

    /// <summary>An answer to an offer: every field of the offer is copied as it is, unknown ones included.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="metadata">Unpredictable bytes, new for every request: 16 random ones will do. Keep them: they are part of the proof of payment.</param>
    /// <param name="payerId">A key made for this request only, whose private key must be kept.</param>
    /// <exception cref="ArgumentException">No metadata.</exception>
    public InvoiceRequestBuilder(Offer offer, ReadOnlySpan<byte> metadata, PublicKey payerId)
        : this(metadata, payerId)
    {
        _answersOffer = true;
        Writer.Copy(offer.Core, Bolt12Ranges.IsOffer);
        // BOLT 12: the chain is one of the offer's; bitcoin's mainnet goes without saying.
        if (!offer.Chains.Contains(ChainHash.Of(BitcoinNetwork.Mainnet))) Chain(offer.Chains[0]);
    }

    /// <summary>An offer to send money: who reads it may answer with an invoice and is paid.</summary>
    /// <param name="description">What is paid for.</param>
    /// <param name="amount">How much.</param>
    /// <param name="metadata">Unpredictable bytes, new for every request.</param>
    /// <param name="payerId">The payer's key: whom the invoice is sent to, unless there are paths.</param>
    /// <exception cref="ArgumentException">No metadata, or unpaired surrogates in the description.</exception>
    public InvoiceRequestBuilder(string description, MilliSatoshi amount, ReadOnlySpan<byte> metadata, PublicKey payerId)
        : this(metadata, payerId)
    {
        SetText(Bolt12FieldInfo.OfferDescription, description);
        Amount(amount);
    }

    private InvoiceRequestBuilder(ReadOnlySpan<byte> metadata, PublicKey payerId)
        : base(Bolt12Kind.InvoiceRequest, static number => Bolt12Ranges.IsMirrored(number) && !Bolt12Ranges.IsOffer(number))
    {
        if (metadata.IsEmpty) throw new ArgumentException("The metadata is a series of unpredictable bytes, not none.", nameof(metadata));
        _payerId = payerId;
        Set(Bolt12FieldInfo.InvreqMetadata, metadata);
        Set(Bolt12FieldInfo.InvreqPayerId, payerId.ToArray());
    }

    /// <summary>The chain, field 80 (<c>invreq_chain</c>): one of the offer's. For mainnet the field is not written.</summary>
    public InvoiceRequestBuilder Chain(ChainHash chain)
    {
        Writer.Remove(Bolt12FieldInfo.InvreqChain);
        return chain == ChainHash.Of(BitcoinNetwork.Mainnet) ? this : Set(Bolt12FieldInfo.InvreqChain, chain.ToArray());
    }

    /// <summary>The amount, field 82 (<c>invreq_amount</c>): needed when the offer names none, else at least its price. More is a tip.</summary>
    public InvoiceRequestBuilder Amount(MilliSatoshi amount) => SetNumber(Bolt12FieldInfo.InvreqAmount, (ulong)amount.Msat);

    /// <summary>The features, field 84 (<c>invreq_features</c>); none removes the field. BOLT 12 gives no bit a meaning yet.</summary>
    public InvoiceRequestBuilder Features(FeatureVector features) => SetFeatures(Bolt12FieldInfo.InvreqFeatures, features);

    /// <summary>How many items, field 86 (<c>invreq_quantity</c>): needed exactly when the offer has a maximum.</summary>
    public InvoiceRequestBuilder Quantity(ulong quantity) => SetNumber(Bolt12FieldInfo.InvreqQuantity, quantity);

    /// <summary>A note to the payee, field 89 (<c>invreq_payer_note</c>).</summary>
    /// <exception cref="ArgumentException">Unpaired surrogates.</exception>
    public InvoiceRequestBuilder PayerNote(string text) => SetText(Bolt12FieldInfo.InvreqPayerNote, text);

    /// <summary>Adds a blinded path to the payer, field 90 (<c>invreq_paths</c>).</summary>
    /// <exception cref="ArgumentException">No hops, or more than 255.</exception>
    public InvoiceRequestBuilder AddPath(BlindedRoute path) => Append(Bolt12FieldInfo.InvreqPaths, BlindedRouteWriter.Write(path));

    /// <summary>The name behind which the offer was found, field 91 (<c>invreq_bip_353_name</c>): needed when it was.</summary>
    /// <exception cref="ArgumentException">An empty part, one of more than 255 characters, or with others than ASCII.</exception>
    public InvoiceRequestBuilder Bip353Name(HumanReadableName name)
    {
        if (string.IsNullOrEmpty(name.Name) || string.IsNullOrEmpty(name.Domain)) throw new ArgumentException("A name of BIP 353 has two parts.", nameof(name));
        if (!Ascii.IsValid(name.Name) || !Ascii.IsValid(name.Domain) || name.Name.Length > byte.MaxValue || name.Domain.Length > byte.MaxValue)
            throw new ArgumentException("Name and domain have at most 255 ASCII characters each.", nameof(name));
        return Set(Bolt12FieldInfo.InvreqBip353Name,
            [(byte)name.Name.Length, .. System.Text.Encoding.ASCII.GetBytes(name.Name), (byte)name.Domain.Length, .. System.Text.Encoding.ASCII.GetBytes(name.Domain)]);
    }

    /// <summary>When an offer to send money ends, field 14 (<c>offer_absolute_expiry</c>); fractions of a second are dropped.</summary>
    /// <exception cref="InvalidOperationException">The request answers an offer, whose fields are copied as they are.</exception>
    public InvoiceRequestBuilder AbsoluteExpiry(DateTimeOffset time)
    {
        RequireNoOffer();
        return SetNumber(Bolt12FieldInfo.OfferAbsoluteExpiry, Bolt12Time.ToSeconds(time));
    }

    /// <summary>Who offers to send money, field 18 (<c>offer_issuer</c>).</summary>
    /// <exception cref="InvalidOperationException">The request answers an offer, whose fields are copied as they are.</exception>
    public InvoiceRequestBuilder Issuer(string text)
    {
        RequireNoOffer();
        return SetText(Bolt12FieldInfo.OfferIssuer, text);
    }

    /// <summary>Makes an offer to send money, which is not signed.</summary>
    /// <exception cref="Bolt11.InvoiceBuildException">A reader would refuse it.</exception>
    /// <exception cref="InvalidOperationException">The request answers an offer and must be signed.</exception>
    public InvoiceRequest Build()
    {
        if (_answersOffer) throw new InvalidOperationException("A request that answers an offer must be signed: Sign or Prepare.");
        Bolt12Core core = Check(isSigned: true);
        return (InvoiceRequest)Bolt12Document.Make(core, Bolt12Document.Write(Bolt12Kind.InvoiceRequest, core.Data))!;
    }

    /// <summary>The request without its signature, for a key that lives elsewhere.</summary>
    /// <exception cref="Bolt11.InvoiceBuildException">A reader would refuse it.</exception>
    /// <exception cref="InvalidOperationException">The request answers no offer and must not be signed.</exception>
    public UnsignedBolt12<InvoiceRequest> Prepare() => _answersOffer
        ? new(Check(isSigned: false), _payerId)
        : throw new InvalidOperationException("A request that answers no offer is not signed: Build.");

    /// <summary>Signs the request with the payer's key.</summary>
    /// <inheritdoc cref="Prepare" path="/exception"/>
    public InvoiceRequest Sign(ISchnorrSigner signer) => Prepare().Sign(signer);

    private void RequireNoOffer()
    {
        if (_answersOffer) throw new InvalidOperationException("The fields of the offer are copied as they are.");
    }
}
