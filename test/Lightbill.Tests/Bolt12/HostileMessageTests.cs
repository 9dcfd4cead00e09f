using FsCheck.Fluent;
using Lightbill.Bolt12;
using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Findings;
using Lightbill.Inspection;
using Lightbill.Tests.Cryptography;

namespace Lightbill.Tests.Bolt12;

/// <summary>Whatever the bytes or the text: no exception, one opinion, places that lie inside, and not much time.</summary>
public class HostileMessageTests
{
    private static readonly Bolt12Kind[] Kinds = [Bolt12Kind.Offer, Bolt12Kind.InvoiceRequest, Bolt12Kind.Invoice, Bolt12Kind.PayerProof];

    private static readonly (Bolt12Kind Kind, byte[] Bytes)[] Seeds =
    [
        (Bolt12Kind.Offer, RawMessage.Offer().With(2, new string('0', 128)).With(6, "555344").With(8, "64").With(10, "61").With(12, "02").With(14, "65").With(16, RawMessage.Path).With(18, "62").With(20, "05").With(33, "00").ToArray()),
        (Bolt12Kind.InvoiceRequest, RawMessage.Request().With(82, "65").With(84, "02").With(89, "63").With(90, RawMessage.Path).With(91, "01610162").Signed(Bolt12Kind.InvoiceRequest)),
        (Bolt12Kind.InvoiceRequest, RawMessage.Refund().ToArray()),
        (Bolt12Kind.Invoice, RawMessage.Invoice().With(166, "0e10").With(172, "0000020102").With(174, "020000").With(1001, "00").Signed(Bolt12Kind.Invoice)),
        (Bolt12Kind.PayerProof, PayerProof.Parse(Bolt12Vectors.ProofText("full_disclosure")).Bytes.ToArray()),
        (Bolt12Kind.PayerProof, PayerProof.Parse(Bolt12Vectors.ProofText("with_note")).Bytes.ToArray()),
    ];

    public static TheoryData<CryptographyBackend> Both => Backends.Both;

    [Fact]
    public void Random_and_mutated_streams_raise_nothing()
    {
        var random = new Random(20261212);
        for (int i = 0; i < RandomRuns.Count(6_000); i++)
        {
            (Bolt12Kind kind, byte[] bytes) = Seeds[random.Next(Seeds.Length)];
            CheckBytes(kind, i % 5 == 0 ? RandomBytes(random) : Mutate(bytes, random));
        }
    }

    [Fact]
    public void Random_and_mutated_texts_raise_nothing()
    {
        var random = new Random(20261213);
        string[] texts = [.. Bolt12Vectors.AllTexts, .. Seeds.Select(seed => Bolt12Document.Write(seed.Kind, seed.Bytes))];
        for (int i = 0; i < RandomRuns.Count(4_000); i++) CheckText(MutateText(texts[random.Next(texts.Length)], random));
        foreach (string text in texts)
            for (int length = 0; length < text.Length; length += 7) CheckText(text[..length]);
    }

    [Fact]
    public void Every_example_is_told_apart_completely()
    {
        foreach (string text in Bolt12Vectors.AllTexts)
        {
            CheckText(text);
            CheckText($" \r\nlightning:{text}\n");
            CheckText($"lightning://{text}");
        }
    }

    [Fact]
    public void A_valid_message_gives_the_same_bytes_again_and_each_bit_of_a_signed_one_counts()
    {
        foreach ((Bolt12Kind kind, byte[] bytes) in Seeds)
        {
            Bolt12Core core = Bolt12Core.ReadBytes(kind, bytes);
            Assert.Null(core.FirstError);
            var writer = new TlvWriter();
            writer.Copy(core, static _ => true);
            Assert.Equal(bytes, writer.ToArray());
            if (core.IsSignatureValid != true) continue;
            for (int bit = 0; bit < bytes.Length * 8; bit++)
            {
                byte[] changed = [.. bytes];
                changed[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.NotNull(Bolt12Core.ReadBytes(kind, changed).FirstError);
            }
        }
    }

    [Fact]
    public void Numbers_are_read_as_they_are_written() => Law.Holds(Law.UInt64, value =>
    {
        byte[] bytes = new byte[BigSize.MaxLength];
        int length = BigSize.Write(value, bytes);
        Assert.True(BigSize.TryRead(bytes, out ulong read, out int consumed));
        Assert.Equal((value, length), (read, consumed));
        Assert.False(BigSize.TryRead(bytes.AsSpan(0, length - 1), out _, out consumed));
        Assert.Equal(0, consumed);
        Assert.Equal(value, TruncatedNumber.Read(TruncatedNumber.Write(value), out bool isShortest));
        Assert.True(isShortest);
    });

    [Theory]
    [InlineData("fd00fc", false, 3)]
    [InlineData("fd00fd", true, 3)]
    [InlineData("fe0000ffff", false, 5)]
    [InlineData("fe00010000", true, 5)]
    [InlineData("ff00000000ffffffff", false, 9)]
    [InlineData("ff0000000100000000", true, 9)]
    [InlineData("ffffffffffffffffff", true, 9)]
    [InlineData("fc", true, 1)]
    [InlineData("", false, 0)]
    public void A_big_size_has_one_form(string hex, bool isRead, int consumed)
    {
        Assert.Equal(isRead, BigSize.TryRead(Convert.FromHexString(hex), out _, out int read));
        Assert.Equal(consumed, read);
    }

    [Theory]
    [InlineData("lno1", "q")]
    [InlineData("lno1", "q+ ")]
    [InlineData("lno1", "+")]
    [InlineData("", " ")]
    [InlineData("\u200b", "\u200b")]
    [InlineData("lni1", "l")]
    [InlineData("lno1", "x")]
    public void The_longest_text_is_answered(string start, string repeated)
    {
        string text = start + string.Concat(Enumerable.Repeat(repeated, (Bolt12Limits.MaxTextLength - start.Length) / repeated.Length));
        CheckText(text);
    }

    [Fact]
    public void The_message_with_most_records_and_the_one_with_most_hops_are_answered()
    {
        byte[] records = [.. Enumerable.Range(0, 4000).SelectMany(i => (byte[])[254, 59, (byte)(154 + (i >> 8)), (byte)(i & 255), 1, 0])];
        RawMessage paths = RawMessage.Offer().With(16, string.Concat(Enumerable.Repeat(RawMessage.Path, 150)));
        foreach (Bolt12Kind kind in Kinds)
        {
            CheckBytes(kind, records.AsSpan(0, 16_380).ToArray());
            CheckBytes(kind, paths.ToArray());
        }
    }

    [Theory, MemberData(nameof(Both))]
    public void Both_curves_judge_keys_and_signatures_alike(CryptographyBackend backend)
    {
        CurveBackend curve = Backends.Get(backend);
        foreach ((Bolt12Kind kind, byte[] bytes) in Seeds.Where(seed => seed.Kind != Bolt12Kind.PayerProof))
        {
            Bolt12Core core = Bolt12Core.ReadBytes(kind, bytes);
            if (core.ValueOf(240) is not byte[] signature) continue;
            byte[] hash = Bolt12Merkle.SigningHash(kind, Bolt12Merkle.Root(core.Data, core.Records));
            byte[] x = Convert.FromHexString(RawMessage.Point)[1..];
            Assert.True(curve.VerifySchnorr(hash, signature, x));
            hash[31] ^= 1;
            Assert.False(curve.VerifySchnorr(hash, signature, x));
        }
    }

    private static void CheckBytes(Bolt12Kind kind, byte[] bytes)
    {
        Bolt12Core core = Bolt12Core.ReadBytes(kind, bytes);
        Assert.All(core.Findings, finding =>
        {
            Assert.NotEmpty(finding.Message);
            if (finding.Offset is { } offset) Assert.InRange(offset + finding.Length!.Value, 1, bytes.Length);
        });
        if (bytes.Length <= Bolt12Limits.MaxDataLength) CheckText(Bolt12Document.Write(kind, bytes));
        if (core.FirstError is null) Touch(Bolt12Document.Make(core, "")!);
    }

    private static void CheckText(string text)
    {
        Bolt12Inspection inspection = Bolt12Inspection.Inspect(text);
        Assert.Equal(text, string.Concat(inspection.Parts.Select(part => part.Text)));
        int position = 0;
        int bytes = 0;
        foreach (RequestPart part in inspection.Parts)
        {
            Assert.Equal(position, part.Offset);
            Assert.True(part.Length > 0);
            position += part.Length;
            Assert.Equal(-1, UntrustedText.IndexOfHidden(part.Value ?? ""));
            if (part.ByteOffset is not { } offset) continue;
            Assert.Equal(bytes, offset);
            bytes += part.ByteLength!.Value;
        }
        Assert.Equal(inspection.IsValid, inspection.FirstError is null);
        if (inspection.IsValid) Assert.Equal(inspection.Bytes.Length, bytes);
        Assert.All(inspection.Findings, finding =>
        {
            Assert.NotEmpty(finding.Message);
            if (finding.Offset is { } offset) Assert.InRange(offset + finding.Length!.Value, 1, text.Length);
            if (inspection.ByteOffsetOf(finding) is { } place) Assert.InRange(place, 0, inspection.Bytes.Length - 1);
        });
        bool isOffer = Offer.TryParse(text, out Offer? parsed, out Finding? error);
        Assert.Equal(isOffer, error is null);
        Assert.False(isOffer && !inspection.IsValid);
        if (isOffer) Assert.Equal(text, parsed!.ToString());
        if (inspection.Document is { } document) Touch(document);
        // The general reader is stricter about what surrounds a text, never about the text itself.
        if (PaymentInstruction.Read(text).Instruction is Bolt12Instruction instruction) Assert.Equal(inspection.Document, instruction.Document);
    }

    /// <summary>Every property can be asked.</summary>
    private static void Touch(Bolt12Document document)
    {
        foreach (System.Reflection.PropertyInfo property in document.GetType().GetProperties()) property.GetValue(document);
        Assert.NotEmpty(document.MerkleRoot.ToArray());
        switch (document)
        {
            case Offer offer:
                offer.CheckPayable(new(DateTimeOffset.UnixEpoch.AddYears(60)));
                break;
            case InvoiceRequest request:
                Assert.True(!request.AnswersOffer || request.Signature is not null);
                request.CheckPayable(new(DateTimeOffset.UnixEpoch.AddYears(60)));
                Assert.True(Bolt12Match.Check(request, Offer.Parse(Bolt12Vectors.TextOf("with amount")), null) is not null);
                break;
            case Bolt12Invoice invoice:
                invoice.CheckPayable(new(DateTimeOffset.UnixEpoch.AddYears(60)));
                Assert.Equal(invoice.Paths.Count, invoice.PayInfos.Count);
                break;
            case PayerProof proof:
                using (PaymentPreimage preimage = proof.ExportPreimage()) Assert.Equal(proof.PaymentHash, preimage.Hash);
                Assert.True(proof.HiddenFieldCount > 0);
                break;
            default:
                break;
        }
    }

    private static byte[] RandomBytes(Random random)
    {
        byte[] bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        // Small numbers and lengths get further than large ones.
        for (int i = 0; i < bytes.Length; i++)
            if (random.Next(3) > 0) bytes[i] &= 31;
        return bytes;
    }

    private static byte[] Mutate(byte[] source, Random random)
    {
        List<byte> bytes = [.. source];
        for (int i = random.Next(4); i >= 0; i--)
        {
            int at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes.Insert(at, (byte)random.Next(256)); break;
                case 2 when at < bytes.Count: bytes.RemoveAt(at); break;
                case 3: bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at)); break;
                case 4: bytes.InsertRange(at, source.AsSpan(0, random.Next(source.Length)).ToArray()); break;
                case 5 when at < bytes.Count: bytes[at] = (byte)random.Next(250, 256); break;
                default: break;
            }
        }
        return [.. bytes];
    }

    private static string MutateText(string text, Random random)
    {
        string[] pieces = ["+", "+ ", "+\r\n", " ", "1", "q", "b", "Q", "\u200b", "é", "\ud800", "😀", "lno1", "lightning:", "\n"];
        for (int i = random.Next(3); i >= 0; i--)
        {
            int at = random.Next(text.Length + 1);
            text = random.Next(4) switch
            {
                0 => text.Insert(at, pieces[random.Next(pieces.Length)]),
                1 => text.Remove(at, Math.Min(random.Next(6), text.Length - at)),
                2 when at < text.Length => text.Remove(at, 1).Insert(at, "qpzry9x8gf2tvdw0s3jn54khce6mua7l"[random.Next(32)].ToString()),
                _ => text[..at],
            };
        }
        return text;
    }
}
