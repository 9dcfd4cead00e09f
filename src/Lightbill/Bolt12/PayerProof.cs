using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Lightbill.Text;

namespace Lightbill.Bolt12;

/// <summary>
/// A payer proof of BOLT 12 (<c>lnp1…</c>): that an invoice was paid (the preimage), that the payee made it (its signature over the invoice, of which only some fields are shown), and
/// that whoever asked for it made the proof (the payer's signature over all of it but fields 240 to 1000). All three were checked. Two things it does not prove. Anybody can make an
/// invoice of his own, pay himself and prove it: compare <see cref="NodeId"/> with the payee that is meant, or the invoice by <see cref="IsOf"/>. And anybody can show a copy: who wants to
/// know that the payer stands before him asks for a proof with a <see cref="Note"/> of his own choice. Immutable and safe for concurrent use.
/// Experimental: the specification took it up in 2026, and its details may still move; see the ADR 0021.
/// <example><code>
/// var proof = PayerProof.Parse(text);
/// if (proof.NodeId == shop &amp;&amp; proof.Amount >= price &amp;&amp; proof.Note?.Raw == challenge) Accept(proof);
/// </code></example>
/// </summary>
/// <remarks>
/// What a proof does not show it leaves open: null says that a field is hidden or absent, and nobody can tell which. No default is filled in, not even mainnet for the chain.
/// </remarks>
[Experimental(ExperimentalId)]
[JsonConverter(typeof(ParsableJsonConverter<PayerProof>))]
[TypeConverter(typeof(ParsableTypeConverter<PayerProof>))]
public sealed partial class PayerProof : Bolt12Document
{
    internal const string ExperimentalId = "LIGHTBILL001";

    private readonly InvoiceRequestFields _request;

    internal PayerProof(Bolt12Core core, string text)
        : base(core, text) => _request = new(core);

    /// <summary>The key of the payee, which signed the invoice, field 176 (<c>invoice_node_id</c>). Behind a blinded path it may be another than the node's own.</summary>
    public PublicKey NodeId => (PublicKey)Core.ValueOf(Bolt12FieldInfo.InvoiceNodeId)!;

    /// <summary>The key of the payer, which asked for the invoice and signed the proof, field 88 (<c>invreq_payer_id</c>). It is made for one payment.</summary>
    public PublicKey PayerId => (PublicKey)Core.ValueOf(Bolt12FieldInfo.InvreqPayerId)!;

    /// <summary>The payment hash, field 168 (<c>invoice_payment_hash</c>).</summary>
    public PaymentHash PaymentHash => (PaymentHash)Core.ValueOf(Bolt12FieldInfo.InvoicePaymentHash)!;

    /// <summary>The features of the invoice, field 174 (<c>invoice_features</c>); null when they are absent, or hidden, although the payer must show them.</summary>
    public FeatureVector? Features => Core.ValueOf(Bolt12FieldInfo.InvoiceFeatures) as FeatureVector;

    /// <summary>The amount that was asked for, field 170 (<c>invoice_amount</c>); null when it is hidden. More may have been paid.</summary>
    public MilliSatoshi? Amount => Core.ValueOf(Bolt12FieldInfo.InvoiceAmount) as MilliSatoshi?;

    /// <summary>When the invoice was made, field 164 (<c>invoice_created_at</c>); null when it is hidden.</summary>
    public DateTimeOffset? CreatedAt => Core.ValueOf(Bolt12FieldInfo.InvoiceCreatedAt) is ulong seconds ? Bolt12Time.FromSeconds(seconds) : null;

    /// <summary>The chain on which it was paid, field 80 (<c>invreq_chain</c>); null when it is hidden or absent, which in an invoice means bitcoin's mainnet.</summary>
    public ChainHash? Chain => Core.ValueOf(Bolt12FieldInfo.InvreqChain) as ChainHash?;

    /// <summary>What was paid for, field 10 (<c>offer_description</c>); null when it is hidden or absent. Written by somebody unknown.</summary>
    public UntrustedText? Description => Terms.Description;

    /// <summary>Who made the offer, in its own words, field 18 (<c>offer_issuer</c>); null when it is hidden or absent.</summary>
    public UntrustedText? Issuer => Terms.Issuer;

    /// <summary>The key of the offer's issuer, field 22 (<c>offer_issuer_id</c>); null when it is hidden or absent.</summary>
    public PublicKey? IssuerId => Terms.IssuerId;

    /// <summary>How many items were bought, field 86 (<c>invreq_quantity</c>); null when it is hidden or absent.</summary>
    public ulong? Quantity => _request.Quantity;

    /// <summary>What the payer wrote to the payee, field 89 (<c>invreq_payer_note</c>); null when it is hidden or absent. Written by somebody unknown.</summary>
    public UntrustedText? PayerNote => _request.PayerNote;

    /// <summary>What the payer says to whom the proof is for, field 1005 (<c>proof_note</c>); null when absent. It stands under the payer's signature, not the payee's.</summary>
    public UntrustedText? Note => Core.ValueOf(Bolt12FieldInfo.ProofNote) as UntrustedText;

    /// <summary>The fields of the invoice that are shown, in order, under the payee's signature; among them those that have no meaning that we know.</summary>
    public IEnumerable<Bolt12Field> ShownFields => Fields.Where(static one => Bolt12Ranges.IsSignedInInvoice(one.Number));

    /// <summary>
    /// How many fields of the invoice are hidden, as the payer says: at least one, <c>invreq_metadata</c>. The payee has not signed their number: of those behind the last field shown
    /// there can be more or fewer.
    /// </summary>
    public int HiddenFieldCount => 1 + (Core.ValueOf(Bolt12FieldInfo.ProofOmittedTlvs) as ulong[] ?? []).Length;

    /// <summary>The root of the invoice's merkle tree, 32 bytes: equal to <see cref="Bolt12Document.MerkleRoot"/> of the invoice.</summary>
    public ReadOnlyMemory<byte> InvoiceMerkleRoot => Core.InvoiceRoot!;

    /// <summary>The payee's signature over the invoice, 64 bytes, verified.</summary>
    public ReadOnlyMemory<byte> Signature => (byte[])Core.ValueOf(Bolt12FieldInfo.Signature)!;

    /// <summary>The payer's signature over the proof, 64 bytes, verified.</summary>
    public ReadOnlyMemory<byte> ProofSignature => (byte[])Core.ValueOf(Bolt12FieldInfo.ProofSignature)!;

    /// <summary>What the payer signed: 32 bytes made from <see cref="Bolt12Document.MerkleRoot"/>, that of the proof.</summary>
    public byte[] SigningHash => Bolt12Merkle.SigningHash(Kind, MerkleRoot.Span);

    /// <summary>Is it a proof about this very invoice?</summary>
    public bool IsOf(Bolt12Invoice invoice) => invoice.MerkleRoot.Span.SequenceEqual(InvoiceMerkleRoot.Span);

    /// <summary>The preimage, a copy for the caller to dispose of. Whoever has the proof has it.</summary>
    public PaymentPreimage ExportPreimage() => PaymentPreimage.FromBytes((byte[])Core.ValueOf(Bolt12FieldInfo.ProofPreimage)!);
}
