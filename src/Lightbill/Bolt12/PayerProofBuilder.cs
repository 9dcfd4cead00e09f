using System.Diagnostics.CodeAnalysis;
using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

/// <summary>
/// Makes the proof that an invoice was paid. It shows what it must, the keys of payer and payee, the payment hash and the features, and beyond that what the payer chooses; the rest stays hidden,
/// as far as its hash does not give it away. Whoever gets the proof gets the preimage, of which the builder keeps a copy as long as it lives. Not safe for concurrent use. Experimental like <see cref="PayerProof"/>.
/// <example><code>
/// PayerProof proof = new PayerProofBuilder(invoice, preimage)
///     .Show("invoice_amount")
///     .Show("offer_description")
///     .Note(challenge)
///     .Sign(payerKey);
/// </code></example>
/// </summary>
[Experimental(PayerProof.ExperimentalId)]
public sealed class PayerProofBuilder
{
    private readonly Bolt12Core _invoice;
    private readonly PublicKey _payer;
    private readonly HashSet<ulong> _shown =
    [
        Bolt12FieldInfo.InvreqPayerId, Bolt12FieldInfo.InvoicePaymentHash, Bolt12FieldInfo.InvoiceNodeId, Bolt12FieldInfo.InvoiceFeatures,
    ];

    private readonly byte[] _preimage = new byte[PaymentPreimage.Size];
    private string? _note;

    /// <summary>A proof about an invoice.</summary>
    /// <param name="invoice">The invoice that was paid.</param>
    /// <param name="preimage">What the payee gave for the money.</param>
    /// <exception cref="ArgumentException">The preimage is not that of the invoice, or the invoice answers no request, so that nobody can sign as its payer.</exception>
    public PayerProofBuilder(Bolt12Invoice invoice, PaymentPreimage preimage)
    {
        if (!invoice.IsPaidBy(preimage)) throw new ArgumentException("This is not the preimage of the invoice's payment hash.", nameof(preimage));
        if (invoice.Request is not { PayerId: { } payer, Metadata: not null })
            throw new ArgumentException("The invoice answers no request, so that nobody can sign as its payer.", nameof(invoice));
        (_invoice, _payer) = (invoice.Core, payer);
        preimage.ExportTo(_preimage);
    }

    /// <summary>Shows a field of the invoice.</summary>
    /// <param name="number">Its number.</param>
    /// <exception cref="ArgumentException">The invoice has no such field, or a proof cannot show it: <c>invreq_metadata</c>, signatures, numbers from 240 to 999999999.</exception>
    public PayerProofBuilder Show(ulong number)
    {
        if (!Bolt12Ranges.IsMarker(number)) throw new ArgumentException($"A proof cannot show field {_invoice.NameOf(number)}.", nameof(number));
        if (_invoice.Find(number) is null) throw new ArgumentException($"The invoice has no field {_invoice.NameOf(number)}.", nameof(number));
        _shown.Add(number);
        return this;
    }

    /// <summary>Shows a field of the invoice.</summary>
    /// <param name="name">The specification's name, e.g. <c>invoice_amount</c>.</param>
    /// <exception cref="ArgumentException">There is no field of this name, the invoice does not have it, or a proof cannot show it.</exception>
    public PayerProofBuilder Show(string name) => Bolt12FieldInfo.Of(Bolt12Kind.Invoice).FirstOrDefault(info => info.Name == name) is { } found
        ? Show(found.Number)
        : throw new ArgumentException("No field of an invoice has this name.", nameof(name));

    /// <summary>Shows all that a proof can show.</summary>
    public PayerProofBuilder ShowAll()
    {
        foreach (TlvRecord record in _invoice.Records)
            if (Bolt12Ranges.IsMarker(record.Type)) _shown.Add(record.Type);
        return this;
    }

    /// <summary>What the payer says to whom the proof is for, field 1005 (<c>proof_note</c>): best what that one asked for, so that the proof is no copy.</summary>
    /// <exception cref="ArgumentException">Unpaired surrogates.</exception>
    public PayerProofBuilder Note(string note)
    {
        new TlvWriter().SetText(Bolt12FieldInfo.ProofNote, note);
        _note = note;
        return this;
    }

    /// <summary>The proof without the payer's signature, for a key that lives elsewhere.</summary>
    /// <exception cref="Bolt11.InvoiceBuildException">A reader would refuse it; its findings say why.</exception>
    public UnsignedBolt12<PayerProof> Prepare() => new(Compose(), _payer);

    /// <summary>The proof, signed by the payer.</summary>
    /// <param name="signer">The key with which the invoice was asked for.</param>
    /// <exception cref="InvalidOperationException">Another key.</exception>
    /// <exception cref="Bolt11.InvoiceBuildException">A reader would refuse it; its findings say why.</exception>
    public PayerProof Sign(ISchnorrSigner signer) => Prepare().Sign(signer);

    /// <summary>BOLT 12, Payer Proofs, "A writer".</summary>
    private Bolt12Core Compose()
    {
        TlvRecord[] records = [.. _invoice.Records.Where(record => !Bolt12Ranges.IsSignature(record.Type))];
        bool[] isShown = [.. records.Select(record => _shown.Contains(record.Type))];
        byte[] nonceTag = Bolt12Merkle.NonceTag(records[0].In(_invoice.Data));
        using var markers = new MemoryStream();
        using var nonces = new MemoryStream();
        ulong previous = 0;
        for (int i = 0; i < records.Length; i++)
        {
            if (isShown[i])
            {
                nonces.Write(Bolt12Merkle.Nonce(nonceTag, previous = records[i].Type));
            }
            // Number 0 is hidden always and has no mark.
            else if (records[i].Type != Bolt12FieldInfo.InvreqMetadata)
            {
                BigSize.Write(previous = Bolt12Ranges.NextMarker(previous), markers);
            }
        }
        var writer = new TlvWriter();
        writer.Copy(_invoice, number => _shown.Contains(number) || number == Bolt12FieldInfo.Signature);
        writer.Set(Bolt12FieldInfo.ProofPreimage, _preimage);
        if (markers.Length > 0) writer.Set(Bolt12FieldInfo.ProofOmittedTlvs, markers.ToArray());
        byte[][] missing = [.. Bolt12Disclosure.Hide(Bolt12Merkle.Leaves(_invoice.Data, records).ToArray(), isShown)];
        writer.Set(Bolt12FieldInfo.ProofMissingHashes, missing.SelectMany(hash => hash).ToArray());
        writer.Set(Bolt12FieldInfo.ProofLeafHashes, nonces.ToArray());
        if (_note is not null) writer.SetText(Bolt12FieldInfo.ProofNote, _note);
        return writer.Check(Bolt12Kind.PayerProof, isTolerated: static rule => rule == FindingRules.Bolt12ProofSignatureMissing);
    }
}
