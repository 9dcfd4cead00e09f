using System.Text.Json;
using Lightbill.Bolt12;
using Lightbill.Cryptography;
using Lightbill.Findings;
using Lightbill.Inspection;
using Lightbill.Tests;
using Lightbill.Tests.Bolt12;

namespace Lightbill.Fuzz.Targets;

/// <summary>BOLT 12: as text, and as the bytes of a message, which the harness can sign.</summary>
internal static class MessageTargets
{
    private static readonly PaymentContext Context = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));

    /// <summary>Of the private key 1: the key in every message of the tests.</summary>
    private static readonly Lazy<PrivateKey> Key = new(() => PrivateKey.Parse(new string('0', 63) + "1"));

    /// <summary>The payer's key in the specification's proofs.</summary>
    private static readonly Lazy<PrivateKey> Payer = new(() => PrivateKey.Parse(string.Concat(Enumerable.Repeat("42", 32))));

    public static FuzzTarget Text { get; } = new("bolt12-text", "an offer, an invoice request, an invoice, a payer proof as text", input => CheckText(FuzzText.Of(input)), () => ReadTexts().Select(FuzzText.Bytes))
    {
        Words = ["lno1", "lnr1", "lni1", "lnp1", "+", "+\r\n ", "lightning:"],
    };

    public static FuzzTarget Bytes { get; } = new(
        "bolt12-bytes", "the bytes of a message: o, r, i, p for its kind, in capitals when the harness is to sign it", RunBytes,
        () => ReadTexts().Select(ToInput).OfType<byte[]>()
            .Append([(byte)'R', .. RawMessage.Request().With(82, "65").With(84, "02").With(89, "63").With(90, RawMessage.Path).With(91, "01610162").ToArray()])
            .Append([(byte)'r', .. RawMessage.Refund().ToArray()])
            .Append([(byte)'o', .. RawMessage.Offer().With(6, "555344").With(8, "64").With(10, "61").With(12, "02").With(14, "65").With(16, RawMessage.Path).With(18, "62").With(20, "05").With(33, "00").ToArray()])
            .Append([(byte)'I', .. RawMessage.Invoice().With(166, "0e10").With(172, "0000020102").With(174, "020000").With(1001, "00").ToArray()])
            .Append([(byte)'P', .. Unsigned(ReadProofs().First())]))
    {
        MaxLength = 2048,
    };

    private static void RunBytes(byte[] input)
    {
        if (input.Length == 0) return;
        Bolt12Kind? kind = (char)(input[0] | 0x20) switch { 'o' => Bolt12Kind.Offer, 'r' => Bolt12Kind.InvoiceRequest, 'i' => Bolt12Kind.Invoice, 'p' => Bolt12Kind.PayerProof, _ => null };
        if (kind is null) return;
        byte[] bytes = input[1..];
        if (input[0] is (byte)'R' or (byte)'I' or (byte)'P') bytes = Sign(kind.Value, bytes);
        Bolt12Core core = Bolt12Core.ReadBytes(kind.Value, bytes);
        Law.Places(core.Findings, bytes.Length);
        if (core.FirstError is null)
        {
            var writer = new TlvWriter();
            writer.Copy(core, static _ => true);
            Law.Holds(writer.ToArray().AsSpan().SequenceEqual(bytes), "a message is written as it was read");
        }
        if (bytes.Length > Bolt12Limits.MaxDataLength) return;
        CheckText(Bolt12Document.Write(kind.Value, bytes));
    }

    /// <summary>The signature is a record of type 240; where the records before it can be told, it is put behind them.</summary>
    private static byte[] Sign(Bolt12Kind kind, byte[] bytes)
    {
        Bolt12Core core = Bolt12Core.ReadBytes(kind, bytes);
        // A proof holds the payee's signature already; the payer's is the one that is made here.
        ulong number = kind == Bolt12Kind.PayerProof ? 241UL : 240;
        if (!core.IsComplete || core.Records.Any(record => record.Type >= number && record.Type <= 1000)) return bytes;
        byte[] signature = (kind == Bolt12Kind.PayerProof ? Payer : Key).Value.SignSchnorr(Bolt12Merkle.SigningHash(kind, Bolt12Merkle.Root(core.Data, core.Records)));
        int at = core.Records.Where(record => record.Type < number).Select(record => record.End).DefaultIfEmpty(0).Max();
        return [.. bytes.AsSpan(0, at), (byte)number, 64, .. signature, .. bytes.AsSpan(at)];
    }

    private static void CheckText(string text)
    {
        Bolt12Inspection inspection = Bolt12Inspection.Inspect(text);
        Law.Places(inspection.Findings, text.Length);
        int position = 0, bytes = 0;
        foreach (RequestPart part in inspection.Parts)
        {
            Law.Same(position, part.Offset, "parts lie one after the other");
            Law.Holds(part.Length > 0, "no part is empty");
            Law.Same(text.Substring(part.Offset, part.Length), part.Text, "a part's text stands at its place");
            Law.Holds(UntrustedText.IndexOfHidden(part.Value ?? "") < 0, "a value shown holds nothing hidden");
            position += part.Length;
            if (part.ByteOffset is not { } offset) continue;
            Law.Same(bytes, offset, "the bytes of parts lie one after the other");
            bytes += part.ByteLength!.Value;
        }
        Law.Same(text.Length, position, "the parts fill the text");
        Law.Same(inspection.IsValid, inspection.FirstError is null, "valid exactly without error");
        if (inspection.IsValid) Law.Same(inspection.Bytes.Length, bytes, "the parts fill the bytes");
        foreach (Finding finding in inspection.Findings)
            if (inspection.ByteOffsetOf(finding) is { } place) Law.Holds(place >= 0 && place < inspection.Bytes.Length, "a finding's place in the bytes");
        Check(text, inspection, Offer.TryParse(text, out Offer? offer, out Finding? ofOffer), offer, ofOffer);
        Check(text, inspection, InvoiceRequest.TryParse(text, out InvoiceRequest? request, out Finding? ofRequest), request, ofRequest);
        Check(text, inspection, Bolt12Invoice.TryParse(text, out Bolt12Invoice? invoice, out Finding? ofInvoice), invoice, ofInvoice);
        Check(text, inspection, PayerProof.TryParse(text, out PayerProof? proof, out Finding? ofProof), proof, ofProof);
        if (proof is not null)
        {
            Law.Holds(proof.HiddenFieldCount > 0, "a proof hides something");
            Law.Same(proof.InvoiceMerkleRoot.Length, 32, "a proof tells the root of its invoice");
            using PaymentPreimage preimage = proof.ExportPreimage();
            Law.Same(preimage.Hash, proof.PaymentHash, "the preimage is that of the hash");
        }
        if (offer is not null) Law.Places(offer.CheckPayable(Context).Findings, text.Length);
        if (request is not null) Law.Places(request.CheckPayable(Context).Findings, text.Length);
        if (invoice is not null)
        {
            Law.Same(invoice.Paths.Count, invoice.PayInfos.Count, "every path has its costs");
            Law.Places(invoice.CheckPayable(Context).Findings, text.Length);
        }
        InstructionTargets.CheckText(text);
    }

    private static void Check(string text, Bolt12Inspection inspection, bool parsed, Bolt12Document? document, Finding? error)
    {
        Law.Holds(parsed == document is not null && parsed == error is null, "either a message or an error");
        if (error is not null) Law.Places([error], text.Length);
        if (document is null) return;
        Law.Same(text, document.ToString(), "the text parsed");
        Law.Holds(inspection.IsValid, "what is read bare is read when pasted");
        Law.Holds(document.MerkleRoot.ToArray().Length == 32, "a message has a root");
    }

    private static byte[]? ToInput(string text)
    {
        Bolt12Core core = Bolt12Core.ReadText(text);
        return core.Kind is not { } kind || core.Data.Length == 0 ? null
            : [(byte)(kind switch { Bolt12Kind.Offer => 'o', Bolt12Kind.InvoiceRequest => 'r', Bolt12Kind.PayerProof => 'p', _ => 'i' }), .. core.Data.ToArray()];
    }

    /// <summary>The bytes of a proof without the payer's signature.</summary>
    private static byte[] Unsigned(string proof)
    {
        var writer = new TlvWriter();
        writer.Copy(Bolt12Core.ReadText(proof), static number => number != 241);
        return writer.ToArray();
    }

    private static IEnumerable<string> ReadTexts() =>
    [
        .. Cases("offers.json").Select(one => one.GetProperty("bolt12").GetString()!),
        .. Cases("format-string.json").Select(one => one.GetProperty("string").GetString()!),
        Cases("signature.json").Last().GetProperty("bolt12").GetString()!,
        .. ReadProofs(),
    ];

    private static IEnumerable<string> ReadProofs() =>
        Cases("payer-proof.json", "valid_vectors").Select(one => one.GetProperty("result").GetProperty("bech32").GetString()!);

    private static JsonElement.ArrayEnumerator Cases(string file, string name = "cases") =>
        RepositoryFiles.ReadJson("vectors/bolt12/" + file).GetProperty(name).EnumerateArray();
}
