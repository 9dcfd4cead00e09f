using System.Globalization;
using System.Security.Cryptography;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

// The rules of payer proofs. BOLT 12, Payer Proofs, "A reader".
internal sealed partial class Bolt12Core
{
    private static readonly ulong[] NeededInProof =
    [
        Bolt12FieldInfo.InvreqPayerId, Bolt12FieldInfo.InvoicePaymentHash, Bolt12FieldInfo.InvoiceNodeId, Bolt12FieldInfo.Signature, Bolt12FieldInfo.ProofPreimage,
        Bolt12FieldInfo.ProofMissingHashes, Bolt12FieldInfo.ProofLeafHashes,
    ];

    private bool? _isInvoiceSignatureValid;
    private bool? _isProofSignatureValid;

    /// <summary>The root of the invoice of which a proof shows a part; null for other kinds, and when it cannot be told.</summary>
    public byte[]? InvoiceRoot { get; private set; }

    private void CheckProof()
    {
        foreach (ulong number in NeededInProof)
            if (!Has(number)) ErrorAtAll(FindingRules.Bolt12ProofFieldMissing, NameOf(number));
        if (!Has(Bolt12FieldInfo.ProofSignature)) ErrorAtAll(FindingRules.Bolt12ProofSignatureMissing);
        if (Find(Bolt12FieldInfo.InvreqMetadata) is { } metadata) Error(FindingRules.Bolt12ProofMetadata, metadata);
        if (ValueOf(Bolt12FieldInfo.ProofPreimage) is byte[] preimage && ValueOf(Bolt12FieldInfo.InvoicePaymentHash) is PaymentHash hash && PaymentHash.FromBytes(SHA256.HashData(preimage)) != hash)
            Error(FindingRules.Bolt12ProofPreimage, Find(Bolt12FieldInfo.ProofPreimage)!.Value);
        // No reader takes an invoice that breaks these two: whoever is shown both sides must not be told of another issuer, or of another amount.
        CheckPayee();
        CheckInvoiceAmount();
        if (CheckMarkers() is { } markers) RebuildInvoice(markers);
    }

    /// <summary>The marks of hidden fields, when they are in order; null, with a finding, when they are not.</summary>
    private ulong[]? CheckMarkers()
    {
        if (Find(Bolt12FieldInfo.ProofOmittedTlvs) is not { } record) return [];
        if (ValueOf(Bolt12FieldInfo.ProofOmittedTlvs) is not ulong[] markers) return null;
        HashSet<ulong> shown = [.. _records.Select(one => one.Type)];
        HashSet<ulong> allowed = [.. shown.Where(Bolt12Ranges.IsMarker).Select(Bolt12Ranges.NextMarker)];
        ulong previous = 0;
        int position = record.ValueStart;
        foreach (ulong marker in markers)
        {
            int end = position + Encoding.BigSize.LengthOf(marker);
            FindingRule? broken = !Bolt12Ranges.IsMarker(marker) ? FindingRules.Bolt12ProofMarkerRange
                : marker <= previous ? FindingRules.Bolt12ProofMarkerOrder
                : shown.Contains(marker) ? FindingRules.Bolt12ProofMarkerShown
                : marker != Bolt12Ranges.NextMarker(previous) && !allowed.Contains(marker) ? FindingRules.Bolt12ProofMarkerNotMinimal
                : null;
            if (broken is not null)
            {
                Report(broken, FindingSeverity.Error, position, end, 0, marker.ToString(CultureInfo.InvariantCulture));
                return null;
            }
            (previous, position) = (marker, end);
        }
        return markers;
    }

    /// <summary>The root that the payee signed, from the fields that are shown and the hashes that stand for the others.</summary>
    private void RebuildInvoice(ulong[] markers)
    {
        if (ValueOf(Bolt12FieldInfo.ProofLeafHashes) is not byte[][] nonces || ValueOf(Bolt12FieldInfo.ProofMissingHashes) is not byte[][] missing) return;
        TlvRecord[] shown = [.. _records.Where(record => Bolt12Ranges.IsSignedInInvoice(record.Type))];
        if (nonces.Length != shown.Length)
        {
            WrongCount(FindingRules.Bolt12ProofLeafCount, Bolt12FieldInfo.ProofLeafHashes, nonces.Length, shown.Length);
            return;
        }
        // A mark lies behind the field before it and not beyond the one it stands for: in the order of numbers all are in their places. First of all is number 0, hidden always.
        List<byte[]?> leaves = [null];
        int next = 0;
        for (int i = 0; i < shown.Length; i++)
        {
            for (; next < markers.Length && markers[next] < shown[i].Type; next++) leaves.Add(null);
            leaves.Add(Bolt12Merkle.Branch(Bolt12Merkle.Leaf(shown[i].In(_data)), nonces[i]));
        }
        for (; next < markers.Length; next++) leaves.Add(null);
        byte[]? root = Bolt12Disclosure.Rebuild(leaves.ToArray(), missing, out int needed);
        if (needed == missing.Length) InvoiceRoot = root;
        else WrongCount(FindingRules.Bolt12ProofMissingCount, Bolt12FieldInfo.ProofMissingHashes, missing.Length, needed);
    }

    private void WrongCount(FindingRule rule, ulong field, int count, int needed)
    {
        TlvRecord record = Find(field)!.Value;
        Report(rule, FindingSeverity.Error, record.Start, record.End, 0, string.Create(CultureInfo.InvariantCulture, $"{count} instead of {needed}"));
    }

    /// <summary>Both signatures: the payee's over the invoice, the payer's over the proof.</summary>
    private void CheckProofSignatures()
    {
        _isInvoiceSignatureValid = InvoiceRoot is null ? null
            : CheckSignature(Bolt12FieldInfo.Signature, Bolt12FieldInfo.InvoiceNodeId, Bolt12Merkle.SigningHash(Bolt12Kind.Invoice, InvoiceRoot));
        _isProofSignatureValid = CheckSignature(Bolt12FieldInfo.ProofSignature, Bolt12FieldInfo.InvreqPayerId, Bolt12Merkle.SigningHash(Bolt12Kind.PayerProof, Bolt12Merkle.Root(_data, _records)));
        // Both, of which one that fails decides; bool? joins them so.
        IsSignatureValid = _isInvoiceSignatureValid & _isProofSignatureValid;
    }
}
