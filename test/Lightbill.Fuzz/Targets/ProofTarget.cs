using System.Security.Cryptography;
using Lightbill.Bolt12;
using Lightbill.Cryptography;
using Lightbill.Tests.Bolt12;

namespace Lightbill.Fuzz.Targets;

/// <summary>
/// Payer proofs: one invoice, of which the input chooses what is shown, and then changes the proof record by record. The harness signs it again with the payer's key, since it is
/// the payer who may lie. Whatever is then accepted must tell of the invoice what stands there.
/// </summary>
internal static class ProofTarget
{
    private const int MaskBytes = 3;

    private static readonly Lazy<PrivateKey> Key = new(() => PrivateKey.Parse(new string('0', 63) + "1"));

    private static readonly byte[] Preimage = [.. Enumerable.Repeat((byte)7, PaymentPreimage.Size)];

    private static readonly Lazy<Bolt12Invoice> Invoice = new(() => Bolt12Invoice.FromBytes(RawMessage.Invoice()
        .With(4, "05").With(18, "62").With(20, "05").With(82, "64").With(86, "01").With(89, "63").With(166, "0e10").With(168, Convert.ToHexStringLower(SHA256.HashData(Preimage))).With(174, "020000")
        .With(239, "00").With(1_000_000_001, "00").With(3_000_000_001, "0102").Signed(Bolt12Kind.Invoice)));

    /// <summary>What an edit can be about: all that the invoice has, the proof's own fields, and some that neither has.</summary>
    private static readonly Lazy<ulong[]> Numbers = new(() =>
    [
        Bolt12FieldInfo.ProofOmittedTlvs, Bolt12FieldInfo.ProofMissingHashes, Bolt12FieldInfo.ProofLeafHashes, Bolt12FieldInfo.ProofNote, Bolt12FieldInfo.ProofPreimage,
        .. Invoice.Value.Fields.Select(field => field.Number), 1, 5, 12, 238, 999, 1007, 3_999_999_999,
    ]);

    public static FuzzTarget Target { get; } = new(
        "payer-proof", "a payer proof: 3 bytes choose the fields shown, then edits: a record, a length or 255, bytes for its value or one of them", Run,
        () =>
        [
            [0, 0, 0], [255, 255, 255], [0x55, 0x55, 0x55], [1, 0, 0], [0, 0, 128],
            [0x55, 0x55, 0x55, 3, 2, (byte)'h', (byte)'i'], // a note
            [0x55, 0x55, 0x55, 0, 3, 1, 3, 5], // other marks
            [0x55, 0x55, 0x55, 128, 2, 1], // one mark changed
            [0x55, 0x55, 0x55, 129, 0, 1], // one missing hash
            [0x55, 0x55, 0x55, 130, 40, 255], // one nonce
            [0x55, 0x55, 0x55, 0, 255], // a record left out
            [0xf0, 0x0f, 0xff, 7, 1, 0x65, 13, 255, 128, 0, 3], // several
        ])
    {
        MaxLength = 1024,
    };

    private static void Run(byte[] input)
    {
        if (input.Length < MaskBytes) return;
        Bolt12Invoice invoice = Invoice.Value;
        Bolt12Field[] hideable = [.. invoice.Fields.Where(field => Bolt12Ranges.IsMarker(field.Number))];
        using var preimage = PaymentPreimage.FromBytes(Preimage);
        var builder = new PayerProofBuilder(invoice, preimage);
        for (int i = 0; i < hideable.Length; i++)
            if (((input[i / 8 % MaskBytes] >> (i % 8)) & 1) != 0) builder.Show(hideable[i].Number);
        PayerProof honest = builder.Sign(Key.Value);
        Law.Same(invoice.Fields.Count(field => Bolt12Ranges.IsSignedInInvoice(field.Number)), honest.ShownFields.Count() + honest.HiddenFieldCount, "a field is shown or hidden");
        CheckTrue(honest, invoice);
        if (input.Length == MaskBytes) return;

        byte[] bytes = Edited(honest, input.AsSpan(MaskBytes));
        bool isRead = PayerProof.TryFromBytes(bytes, out PayerProof? proof, out Findings.Finding? error);
        Law.Holds(isRead == proof is not null && isRead == error is null, "either a proof or an error");
        if (error is not null) Law.Places([error], bytes.Length);
        if (proof is not null) CheckTrue(proof, invoice);
    }

    /// <summary>Each edit names a record; below 128 it gives it another value, or with the length 255 none, above it changes one byte of the value.</summary>
    private static byte[] Edited(PayerProof honest, ReadOnlySpan<byte> edits)
    {
        Dictionary<ulong, byte[]> records = honest.Fields.Where(field => field.Number != Bolt12FieldInfo.ProofSignature).ToDictionary(field => field.Number, field => field.Value.ToArray());
        while (edits.Length >= 2)
        {
            ulong number = Numbers.Value[(edits[0] & 127) % Numbers.Value.Length];
            if (edits[0] >= 128)
            {
                if (edits.Length >= 3 && records.TryGetValue(number, out byte[]? value) && value.Length > 0) value[edits[1] % value.Length] ^= edits[2];
                edits = edits[Math.Min(3, edits.Length)..];
                continue;
            }
            int length = edits[1] == byte.MaxValue ? 0 : Math.Min(edits[1], edits.Length - 2);
            if (edits[1] == byte.MaxValue) records.Remove(number);
            else records[number] = edits.Slice(2, length).ToArray();
            edits = edits[(2 + length)..];
        }
        var message = new RawMessage();
        foreach ((ulong number, byte[] value) in records) message.With(number, Convert.ToHexStringLower(value));
        Bolt12Core core = Bolt12Core.ReadBytes(Bolt12Kind.PayerProof, message.ToArray());
        byte[] signature = Key.Value.SignSchnorr(Bolt12Merkle.SigningHash(Bolt12Kind.PayerProof, Bolt12Merkle.Root(core.Data, core.Records)));
        return message.With(Bolt12FieldInfo.ProofSignature, Convert.ToHexStringLower(signature)).ToArray();
    }

    private static void CheckTrue(PayerProof proof, Bolt12Invoice invoice)
    {
        Law.Holds(proof.IsOf(invoice), "a proof is about the invoice that the payee signed");
        foreach (Bolt12Field shown in proof.ShownFields)
        {
            Law.Holds(invoice.Fields.Any(field => field.Number == shown.Number && field.Value.Span.SequenceEqual(shown.Value.Span)), $"field {shown.Number} stands in the invoice as the proof shows it");
        }
        Law.Same(invoice.NodeId, proof.NodeId, "payee");
        Law.Same(invoice.PaymentHash, proof.PaymentHash, "payment hash");
        Law.Holds(proof.Amount is null || proof.Amount == invoice.Amount, "an amount that is shown is the invoice's");
        Law.Holds(proof.ShownFields.All(field => field.Number != Bolt12FieldInfo.InvreqMetadata), "the secret of the request stays hidden");
        using PaymentPreimage preimage = proof.ExportPreimage();
        Law.Same(invoice.PaymentHash, preimage.Hash, "the preimage is that of the hash");
        PayerProof again = PayerProof.Parse(proof.ToString());
        Law.Holds(again.Bytes.Span.SequenceEqual(proof.Bytes.Span), "a proof's text is read to the same bytes");
    }
}
