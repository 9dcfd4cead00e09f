using System.Text.Json;
using FsCheck.Fluent;
using Lightbill.Bolt12;
using Lightbill.Cryptography;
using Lightbill.Findings;
using Lightbill.Inspection;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Bolt12;

/// <summary>Payer proofs: the specification's examples both ways, each rule alone, and what a proof tells and hides.</summary>
public sealed class PayerProofTests : IDisposable
{
    private const string Preimage = "0101010101010101010101010101010101010101010101010101010101010101";

    private static readonly ulong[] Needed = [88, 168, 176, 174];

    /// <summary>The payer's key of the examples.</summary>
    private readonly PrivateKey _payer = PrivateKey.Parse(string.Concat(Enumerable.Repeat("42", 32)));

    /// <summary>The key 1, which signs <see cref="RawMessage"/>.</summary>
    private readonly PrivateKey _one = PrivateKey.Parse(new string('0', 63) + "1");

    public static TheoryData<string> Names => Bolt12Vectors.ValidProofNames;

    public void Dispose()
    {
        _payer.Dispose();
        _one.Dispose();
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_example_is_read_with_all_values_on_the_way(string name)
    {
        JsonElement vector = Bolt12Vectors.Proof(name);
        JsonElement input = vector.GetProperty("input");
        JsonElement working = vector.GetProperty("working");
        PayerProof proof = PayerProof.Parse(Bolt12Vectors.ProofText(name));
        Assert.Equal(Bolt12Vectors.ProofText(name), proof.ToString());
        Assert.Equal(Bolt12Vectors.ProofText(name), PayerProof.FromBytes(proof.Bytes.Span).ToString());
        Assert.DoesNotContain(proof.Findings, finding => finding.Severity != FindingSeverity.Info);
        Assert.Equal(working.GetProperty("invoice_merkle_root").GetString(), Hex(proof.InvoiceMerkleRoot));
        Assert.Equal(working.GetProperty("proof_merkle_root").GetString(), Hex(proof.MerkleRoot));
        Assert.Equal(vector.GetProperty("result").GetProperty("payer_sig").GetString(), Hex(proof.ProofSignature));
        Assert.Equal(Included(input), proof.ShownFields.Select(field => field.Number));
        Assert.Equal(1 + working.GetProperty("proof_omitted_tlvs").GetArrayLength(), proof.HiddenFieldCount);
        Assert.Equal(input.TryGetProperty("note", out JsonElement note) ? note.GetString() : null, proof.Note?.Raw);
        using PaymentPreimage preimage = proof.ExportPreimage();
        Assert.Equal(Preimage, preimage.ExportHex());
        Assert.Equal(preimage.Hash, proof.PaymentHash);
        Assert.Equal(_payer.PublicKey, proof.PayerId);

        var invoice = Bolt12Invoice.Parse(input.GetProperty("invoice").GetString()!);
        Assert.True(proof.IsOf(invoice));
        Assert.Equal((invoice.NodeId, invoice.PaymentHash), (proof.NodeId, proof.PaymentHash));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_example_is_written_again(string name)
    {
        JsonElement input = Bolt12Vectors.Proof(name).GetProperty("input");
        JsonElement working = Bolt12Vectors.Proof(name).GetProperty("working");
        using PaymentPreimage preimage = PaymentPreimage.Parse(input.GetProperty("preimage").GetString());
        var builder = new PayerProofBuilder(Bolt12Invoice.Parse(input.GetProperty("invoice").GetString()!), preimage);
        foreach (ulong number in Included(input)) builder.Show(number);
        if (input.TryGetProperty("note", out JsonElement note)) builder.Note(note.GetString()!);
        PayerProof proof = builder.Sign(_payer);
        Assert.Equal(Strings(working.GetProperty("proof_leaf_hashes")), Value(proof, 1004));
        Assert.Equal(Strings(working.GetProperty("proof_missing_hashes")), Value(proof, 1003));
        // The writer may leave out an empty list of marks, and ours does; this example has one.
        if (name == "empty_proof_omitted_tlvs_explicit") Assert.Null(proof.Fields.FirstOrDefault(field => field.Number == 1002));
        else Assert.Equal(Bolt12Vectors.ProofText(name), proof.ToString());
    }

    [Fact]
    public void Every_invalid_example_is_refused_for_its_reason()
    {
        Dictionary<string, string> codes = Bolt12Vectors.InvalidProofs.ToDictionary(one => one.Reason, one =>
        {
            Assert.False(PayerProof.TryParse(one.Text, out _, out Finding? error));
            return error.Code;
        });
        Assert.Equal(new Dictionary<string, string>
        {
            ["missing_invreq_payer_id"] = "bolt12.proof-field-missing",
            ["missing_invoice_payment_hash"] = "bolt12.proof-field-missing",
            ["missing_invoice_node_id"] = "bolt12.proof-field-missing",
            ["missing_signature"] = "bolt12.proof-field-missing",
            ["missing_proof_preimage"] = "bolt12.proof-field-missing",
            ["missing_proof_missing_hashes"] = "bolt12.proof-field-missing",
            ["missing_proof_leaf_hashes"] = "bolt12.proof-field-missing",
            ["missing_proof_signature"] = "bolt12.proof-signature-missing",
            ["wrong_proof_preimage"] = "bolt12.proof-preimage",
            ["proof_omitted_tlvs_not_ascending"] = "bolt12.proof-marker-order",
            ["proof_omitted_tlvs_contains_zero"] = "bolt12.proof-marker-range",
            ["proof_omitted_tlvs_contains_signature_field"] = "bolt12.proof-marker-range",
            ["proof_omitted_tlvs_contains_proof_field"] = "bolt12.proof-marker-range",
            ["proof_omitted_tlvs_contains_high_field"] = "bolt12.proof-marker-range",
            ["proof_omitted_tlvs_contains_included_tlv_field"] = "bolt12.proof-marker-shown",
            ["proof_omitted_tlvs_not_sequential"] = "bolt12.proof-marker-not-minimal",
            ["proof_leaf_hashes_too_few"] = "bolt12.proof-leaf-count",
            ["proof_leaf_hashes_too_many"] = "bolt12.proof-leaf-count",
            ["proof_missing_hashes_too_few"] = "bolt12.proof-missing-count",
            ["proof_missing_hashes_too_many"] = "bolt12.proof-missing-count",
            ["wrong_invoice_signature"] = "bolt12.signature-invalid",
            ["wrong_proof_signature"] = "bolt12.signature-invalid",
            ["contains_invreq_metadata"] = "bolt12.proof-metadata",
        }, codes);
    }

    // Each rule alone: the payer signs what is wrong, so that nothing else speaks against it.

    [Theory]
    [InlineData(88UL, "invreq_payer_id (88)")]
    [InlineData(168UL, "invoice_payment_hash (168)")]
    [InlineData(176UL, "invoice_node_id (176)")]
    [InlineData(240UL, "signature (240)")]
    [InlineData(1001UL, "proof_preimage (1001)")]
    [InlineData(1003UL, "proof_missing_hashes (1003)")]
    [InlineData(1004UL, "proof_leaf_hashes (1004)")]
    public void What_is_missing_is_named(ulong number, string name)
    {
        Bolt12Core core = Bolt12Core.ReadBytes(Bolt12Kind.PayerProof, Signed(Minimal().Without(number)));
        Assert.Equal("bolt12.proof-field-missing", core.FirstError!.Code);
        Assert.Equal($"There is no field {name}, without which nothing is proved.", core.FirstError.Message);
        Assert.Null(core.FirstError.Offset);
    }

    [Fact]
    public void A_proof_that_shows_another_issuer_or_amount_than_it_signs_is_refused()
    {
        // Signed by the payee, so only a reader who knows what an invoice is finds it out.
        const string Shop = "02eec7245d6b7d2ccb30380bfbe2a3648cd7a942653f5aa340edcea1f283686619";
        RawMessage issuer = ShowAll(RawMessage.Invoice().With(22, Shop));
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, issuer.ToArray(), $"error bolt12.node-id-not-issuer {issuer.At(176)}");
        RawMessage amount = ShowAll(RawMessage.Invoice().With(82, "65"));
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, amount.ToArray(), $"error bolt12.amount-not-requested {amount.At(170)}");
        // Where the issuer's key is hidden its paths say nothing of the payee.
        RawMessage paths = ShowAll(RawMessage.Invoice().With(16, RawMessage.Point + RawMessage.Point + "01" + Shop + "0002abcd"));
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, paths.ToArray());
    }

    [Fact]
    public void What_stands_under_no_signature_is_a_warning()
    {
        RawMessage proof = Minimal().With(243, "5041494421");
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, proof.ToArray(), $"warning bolt12.unsigned-field {proof.At(243)}");
        RawMessage invoice = RawMessage.Invoice();
        invoice.Signed(Bolt12Kind.Invoice);
        Bolt12Reading.Gives(Bolt12Kind.Invoice, invoice.With(999, "00").ToArray(), $"warning bolt12.unsigned-field {invoice.At(999)}");
    }

    [Fact]
    public void A_price_whose_currency_may_be_hidden_is_not_explained_as_bitcoin()
    {
        PayerProof proof = new PayerProofBuilder(Invoice(RawMessage.Invoice().With(6, "555344").With(170, "c8")), Secret()).Show(8).Sign(_one);
        RequestPart price = Bolt12Inspection.Inspect(proof.ToString()).Parts.Single(part => part.Number == 8);
        Assert.DoesNotContain("sat =", price.Meaning, StringComparison.Ordinal);
        Assert.Equal(Bolt12FieldInfo.Find(8, Bolt12Kind.PayerProof)!.Meaning, price.Meaning);
        PayerProof both = new PayerProofBuilder(Invoice(RawMessage.Invoice().With(6, "555344").With(170, "c8")), Secret()).Show(8).Show(6).Sign(_one);
        Assert.Contains("1.00 USD", Bolt12Inspection.Inspect(both.ToString()).Parts.Single(part => part.Number == 8).Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_are_ascending_within_range_of_hidden_fields_and_as_small_as_can_be()
    {
        Marks("0102595aa95b", "proof-marker-order", 5, 1);
        Marks("010102595a5ba9", "proof-marker-order", 1, 1);
        Marks("000102595a5ba9", "proof-marker-range", 0, 1);
        Marks("0102595a5ba9f0", "proof-marker-range", 6, 1);
        Marks("0102595a5ba9fd03e8", "proof-marker-range", 6, 3);
        Marks("0102595a5ba9fd03e9", "proof-marker-range", 6, 3);
        Marks("0102595a5ba9fe3b9ac9ff", "proof-marker-range", 6, 5);
        Marks("0102595a5ba9feee6b2800", "proof-marker-range", 6, 5);
        Marks("010258595a5ba9", "proof-marker-shown", 2, 1);
        Marks("0103595a5ba9", "proof-marker-not-minimal", 1, 1);
        Marks("02595a5ba9", "proof-marker-not-minimal", 0, 1);
        Marks("0102595a5bfe3b9aca00", "proof-marker-not-minimal", 5, 5);
    }

    private void Marks(string hex, string code, int offset, int length)
    {
        RawMessage message = Minimal().With(1002, hex);
        Bolt12Core core = Bolt12Core.ReadBytes(Bolt12Kind.PayerProof, Signed(message));
        int value = message.OffsetOf(1002) + message.LengthOf(1002) - (hex.Length / 2);
        Assert.Equal([$"error bolt12.{code} {Reading.Place(value + offset, length)}"], core.Findings.Select(Reading.Format));
        // Without its marks an invoice cannot be told, and so not its signature.
        Assert.Null(core.IsValid(240));
        Assert.True(core.IsValid(241));
        Assert.Null(core.IsSignatureValid);
    }

    [Theory]
    [InlineData("0102595a5bfd")]
    [InlineData("0102595a5bfd00a9")]
    public void Marks_that_are_cut_short_or_written_too_long_are_refused(string hex)
    {
        RawMessage message = Minimal().With(1002, hex);
        int bad = message.OffsetOf(1002) + message.LengthOf(1002) - (hex.Length / 2) + 5;
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(message), $"error bolt12.numbers-malformed {Reading.Place(bad, (hex.Length / 2) - 5)}");
    }

    [Theory]
    [InlineData(1003UL)]
    [InlineData(1004UL)]
    public void Hashes_have_32_bytes_each_and_their_number_is_exact(ulong number)
    {
        string hashes = string.Concat(Value(PayerProof.Parse(Bolt12Vectors.ProofText("minimal_disclosure")), number));
        RawMessage message = Minimal();
        string code = number == 1003 ? "missing" : "leaf";
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(message.With(number, hashes[..^2])), $"error bolt12.wrong-length {message.At(number)}");
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(message.With(number, hashes[..^64])), $"error bolt12.proof-{code}-count {message.At(number)}");
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(message.With(number, hashes + hashes[..64])), $"error bolt12.proof-{code}-count {message.At(number)}");
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(message.With(number, "")), $"error bolt12.proof-{code}-count {message.At(number)}");
        // Another hash in its place gives another invoice, which the payee has not signed.
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(message.With(number, "ff" + hashes[2..])), $"error bolt12.signature-invalid {message.At(240)}");
    }

    [Fact]
    public void A_preimage_that_is_none_proves_nothing()
    {
        RawMessage message = Minimal().With(1001, new string('0', 64));
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(message), $"error bolt12.proof-preimage {message.At(1001)}");
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(message.With(1001, "0101")), $"error bolt12.wrong-length {message.At(1001)}");
    }

    [Fact]
    public void Both_signatures_must_hold_and_it_is_told_which_does_not()
    {
        RawMessage message = Minimal();
        byte[] right = message.ToArray();
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, message.With(241, new string('1', 128)).ToArray(), $"error bolt12.signature-invalid {message.At(241)}");
        Bolt12Core payer = Bolt12Core.ReadBytes(Bolt12Kind.PayerProof, message.ToArray());
        Assert.Equal((true, false, false), (payer.IsValid(240), payer.IsValid(241), payer.IsSignatureValid));
        Assert.Contains("invreq_payer_id (88)", payer.FirstError!.Message, StringComparison.Ordinal);
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(Minimal().With(240, new string('1', 128))), $"error bolt12.signature-invalid {message.At(240)}");
        // Not every field of the proof is one of the invoice, but all of them are signed by the payer.
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Minimal().With(1005, "61").ToArray(), $"error bolt12.signature-invalid {message.At(241)}");
        Assert.Null(Bolt12Core.ReadBytes(Bolt12Kind.PayerProof, right).FirstError);
    }

    [Fact]
    public void Fields_of_the_proof_that_are_unknown_are_kept_when_odd_and_no_part_of_the_invoice()
    {
        RawMessage message = Minimal().With(1007, "ab").With(999_999_999, "cd");
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(message), $"info bolt12.unknown-field {message.At(1007)}", $"info bolt12.unknown-field {message.At(999_999_999)}");
        PayerProof proof = PayerProof.FromBytes(Signed(message));
        Assert.Equal([88UL, 168, 176], proof.ShownFields.Select(field => field.Number));
        Assert.Equal([1007UL, 999_999_999], proof.UnknownFields.Select(field => field.Number));
        message = Minimal().With(1006, "ab");
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(message), $"error bolt12.unknown-even-field {message.At(1006)}");
        // The largest number there is has no successor, and a field of the proof is none that a mark may follow.
        message = Minimal().With(ulong.MaxValue, "ab");
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(message), $"info bolt12.unknown-field {message.At(ulong.MaxValue)}", $"error bolt12.proof-leaf-count {message.At(1004)}");
        message = Minimal().With(999_999_999, "ab").With(1002, "0102595a5bfe3b9aca00");
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(message), $"info bolt12.unknown-field {message.At(999_999_999)}",
            $"error bolt12.proof-marker-not-minimal {Reading.Place(message.OffsetOf(1002) + message.LengthOf(1002) - 5, 5)}");
        message = Minimal().With(1005, "ff");
        Bolt12Reading.Gives(Bolt12Kind.PayerProof, Signed(message), $"error bolt12.not-utf8 {message.At(1005)}");
    }

    [Fact]
    public void The_metadata_of_the_request_stays_hidden()
    {
        // Without hidden fields in front of it the tree would begin with it: the payee's signature cannot hold either.
        Assert.Equal("bolt12.proof-metadata", Bolt12Core.ReadBytes(Bolt12Kind.PayerProof, Signed(Minimal().With(0, "42"))).FirstError!.Code);
        Assert.Throws<ArgumentException>(() => new PayerProofBuilder(Invoice(RawMessage.Invoice()), Secret()).Show(0));
        PayerProof all = new PayerProofBuilder(Invoice(RawMessage.Invoice()), Secret()).ShowAll().Sign(_one);
        Assert.DoesNotContain(all.Fields, field => field.Number == 0);
        Assert.Equal(1, all.HiddenFieldCount);
    }

    [Fact]
    public void What_is_hidden_is_null_and_no_default_is_filled_in()
    {
        RawMessage testnet = RawMessage.Invoice().With(18, "62").With(20, "").With(80, ChainHash.Of(BitcoinNetwork.Signet).ToString(null, null)).With(86, "02").With(89, "63")
            .With(2, ChainHash.Of(BitcoinNetwork.Signet).ToString(null, null)).With(170, "c8");
        Bolt12Invoice invoice = Invoice(testnet);
        PayerProof least = new PayerProofBuilder(invoice, Secret()).Sign(_one);
        Assert.Equal((null, null, null, null, null, null), (least.Amount, least.CreatedAt, least.Chain, least.Description, least.Issuer, least.IssuerId));
        Assert.Equal((null, null, null), (least.Quantity, least.PayerNote, least.Note));
        Assert.Empty(new Bolt12Instruction(least).Networks);
        Assert.Null(least.Features);

        PayerProof most = new PayerProofBuilder(invoice, Secret()).ShowAll().Note("for you").Sign(_one);
        Assert.Equal((invoice.Amount, invoice.CreatedAt), (most.Amount, most.CreatedAt));
        Assert.Equal(BitcoinNetwork.Signet, most.Chain!.Value.Network);
        Assert.Equal([BitcoinNetwork.Signet], new Bolt12Instruction(most).Networks);
        Assert.Equal(("a", "b", _one.PublicKey), (most.Description!.Raw, most.Issuer!.Raw, most.IssuerId));
        Assert.Equal((2UL, "c", "for you"), (most.Quantity, most.PayerNote!.Raw, most.Note!.Raw));
        Assert.True(most.IsOf(invoice));
        Assert.True(least.IsOf(invoice));
        Assert.False(least.IsOf(Invoice(RawMessage.Invoice())));
        Assert.NotEqual(least, most);
        Assert.Equal(most, PayerProof.Parse(most.ToString("U", null)));
    }

    [Fact]
    public void Features_are_always_shown_and_unknown_ones_are_a_warning()
    {
        // Bit 16, of which the reader of an invoice knows, and 98, which is in no table: an invoice that requires it is read by nobody, so it is signed by hand.
        PayerProof proof = new PayerProofBuilder(Invoice(RawMessage.Invoice().With(174, "010000")), Secret()).Sign(_one);
        Assert.True(proof.Features!.Contains(16));
        RawMessage message = RawOf(proof).With(174, "04" + new string('0', 24));
        Bolt12Core core = Bolt12Core.ReadBytes(Bolt12Kind.PayerProof, message.ToArray());
        Finding warning = core.Findings.First(finding => finding.Rule == FindingRules.Bolt12UnknownRequiredFeature);
        Assert.Equal((FindingSeverity.Warning, message.OffsetOf(174) + 2, 1), (warning.Severity, warning.Offset, warning.Length));
    }

    [Fact]
    public void A_proof_is_refused_before_it_is_made_when_it_cannot_be_right()
    {
        Bolt12Invoice invoice = Invoice(RawMessage.Invoice().With(241, "ab").With(1001, "cd"));
        using PaymentPreimage other = PaymentPreimage.Parse(new string('2', 64));
        Assert.Throws<ArgumentException>(() => new PayerProofBuilder(invoice, other));
        Assert.Throws<ArgumentException>(() => new PayerProofBuilder(Invoice(RawMessage.Invoice().Without(0)), Secret()));
        Assert.Throws<ArgumentException>(() => new PayerProofBuilder(Invoice(RawMessage.Invoice().Without(88)), Secret()));
        var builder = new PayerProofBuilder(invoice, Secret());
        Assert.Throws<ArgumentException>(() => builder.Show(240));
        Assert.Throws<ArgumentException>(() => builder.Show(241));
        Assert.Throws<ArgumentException>(() => builder.Show(1001));
        Assert.Throws<ArgumentException>(() => builder.Show(89));
        Assert.Throws<ArgumentException>(() => builder.Show("invreq_payer_note"));
        Assert.Throws<ArgumentException>(() => builder.Show("proof_note"));
        Assert.Throws<ArgumentException>(() => builder.Note("\ud800"));
        Assert.Throws<InvalidOperationException>(() => builder.Sign(_payer));
        // The invoice's own field 1001 is hidden like any other.
        PayerProof proof = builder.Show("invoice_amount").Sign(_one);
        Assert.True(proof.IsOf(invoice));
        Assert.Equal(100, proof.Amount!.Value.Msat);
    }

    [Fact]
    public void A_key_that_lives_elsewhere_signs_the_hash()
    {
        UnsignedBolt12<PayerProof> unsigned = new PayerProofBuilder(Invoice(RawMessage.Invoice()), Secret()).Prepare();
        Assert.Equal([1001UL, 1003, 1004], unsigned.Complete(_one.SignSchnorr(unsigned.SigningHash)).Fields.Select(field => field.Number).Where(number => number is > 1000 and not 1002));
        Assert.Equal(_one.PublicKey, unsigned.Key);
        Assert.Throws<InvalidOperationException>(() => unsigned.Complete(new byte[64]));
        PayerProof proof = unsigned.Complete(_one.SignSchnorr(unsigned.SigningHash));
        Assert.Equal(unsigned.SigningHash, proof.SigningHash);
        Assert.Equal(unsigned.MerkleRoot, proof.MerkleRoot.ToArray());
    }

    [Fact]
    public void The_mark_behind_field_239_leaps_over_the_signatures()
    {
        Bolt12Invoice invoice = Invoice(RawMessage.Invoice().With(239, "ab").With(1003, "ef").With(3_000_000_001, "cd"));
        PayerProof proof = new PayerProofBuilder(invoice, Secret()).Show(239).Sign(_one);
        Assert.True(proof.IsOf(invoice));
        Assert.EndsWith("fe3b9aca00fe3b9aca01", string.Concat(Value(proof, 1002)), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_fields_are_shown_the_root_is_that_of_the_invoice() => Law.Holds(Law.UInt64.Two(), pair =>
    {
        // The bits of the first number choose fields of our own, those of the second which of all fields are shown.
        RawMessage raw = RawMessage.Invoice();
        for (int i = 0; i < 40; i++)
            if ((pair.Item1 >> i & 1) == 1) raw.With(i < 15 ? (ulong)(25 + (2 * i)) : i < 30 ? (ulong)(177 + (2 * i)) : 3_000_000_001UL + (2 * (ulong)i), $"{i:x2}");
        Bolt12Invoice invoice = Invoice(raw);
        var builder = new PayerProofBuilder(invoice, Secret());
        ulong[] shown = [.. invoice.Fields.Select(field => field.Number).Where((number, i) => number is > 0 and not 240 && (pair.Item2 >> (i % 64) & 1) == 1)];
        foreach (ulong number in shown) builder.Show(number);
        PayerProof proof = builder.Sign(_one);
        Assert.Equal(invoice.MerkleRoot.ToArray(), proof.InvoiceMerkleRoot.ToArray());
        Assert.Equal([.. shown.Concat(Needed).Distinct().Where(number => number != 174).Order()], proof.ShownFields.Select(field => field.Number));
        Assert.Equal(invoice.Fields.Count - 1, proof.ShownFields.Count() + proof.HiddenFieldCount);
        foreach (Bolt12Field field in proof.ShownFields) Assert.Equal(invoice.Fields.Single(one => one.Number == field.Number).Value.ToArray(), field.Value.ToArray());
        Assert.Equal(proof, PayerProof.Parse(proof.ToString()));
    }, count: 60);

    /// <summary>The example with the least fields, to be changed and signed again.</summary>
    private static RawMessage Minimal() => RawOf(PayerProof.Parse(Bolt12Vectors.ProofText("minimal_disclosure")));

    private static RawMessage RawOf(PayerProof proof)
    {
        var message = new RawMessage();
        foreach (Bolt12Field field in proof.Fields) message.With(field.Number, Hex(field.Value));
        return message;
    }

    /// <summary>
    /// The proof of an invoice that no reader takes, made from one that is taken: all fields shown, number 0 hidden, so that the tree has one leaf to be given, the first.
    /// </summary>
    private RawMessage ShowAll(RawMessage invoice)
    {
        using PaymentPreimage preimage = Secret();
        byte[] bytes = invoice.With(168, preimage.Hash.ToString()).Signed(Bolt12Kind.Invoice);
        Bolt12Core core = Bolt12Core.ReadBytes(Bolt12Kind.Invoice, bytes);
        TlvRecord[] records = [.. core.Records.Where(record => record.Type != 240)];
        byte[] tag = Bolt12Merkle.NonceTag(records[0].In(bytes));
        bool[] isShown = [.. records.Select(record => record.Type is not (0 or 22) || record.Type == 22 && core.Find(16) is null)];
        RawMessage message = new RawMessage().With(1001, Preimage).With(240, Hex((byte[])core.ValueOf(240)!))
            .With(1003, string.Concat(Bolt12Disclosure.Hide(Bolt12Merkle.Leaves(bytes, records).ToArray(), isShown).Select(hash => Hex(hash))))
            .With(1004, string.Concat(records.Where((_, i) => isShown[i]).Select(record => Hex(Bolt12Merkle.Nonce(tag, record.Type)))));
        foreach (TlvRecord record in records.Where((_, i) => isShown[i])) message.With(record.Type, Hex(record.ValueIn(bytes).ToArray()));
        if (core.Find(16) is not null) message.With(1002, "11");
        core = Bolt12Core.ReadBytes(Bolt12Kind.PayerProof, message.ToArray());
        return message.With(241, Hex(_one.SignSchnorr(Bolt12Merkle.SigningHash(Bolt12Kind.PayerProof, Bolt12Merkle.Root(core.Data, core.Records)))));
    }

    private byte[] Signed(RawMessage message)
    {
        message.Without(241);
        Bolt12Core core = Bolt12Core.ReadBytes(Bolt12Kind.PayerProof, message.ToArray());
        byte[] signature = _payer.SignSchnorr(Bolt12Merkle.SigningHash(Bolt12Kind.PayerProof, Bolt12Merkle.Root(core.Data, core.Records)));
        return message.With(241, Hex(signature)).ToArray();
    }

    private static PaymentPreimage Secret() => PaymentPreimage.Parse(Preimage);

    /// <summary>Signed by the payee, for the preimage of these tests.</summary>
    private static Bolt12Invoice Invoice(RawMessage message)
    {
        using PaymentPreimage preimage = Secret();
        return Bolt12Invoice.FromBytes(message.With(168, preimage.Hash.ToString()).Signed(Bolt12Kind.Invoice));
    }

    private static ulong[] Included(JsonElement input) => [.. input.GetProperty("included").EnumerateArray().Select(one => one.GetUInt64())];

    private static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetString()!)];

    /// <summary>The value in pieces of 32 bytes.</summary>
    private static string[] Value(PayerProof proof, ulong number) =>
        [.. proof.Fields.Single(field => field.Number == number).Value.ToArray().Chunk(32).Select(Convert.ToHexStringLower)];

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);
}
