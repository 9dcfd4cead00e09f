using Lightbill.Bolt11;
using Lightbill.Cryptography;
using Lightbill.Findings;
using static Lightbill.Tests.Bolt11.RawInvoice;

namespace Lightbill.Tests.Bolt11;

/// <summary>Signing with keys that live elsewhere: what is given out, what comes back, and that nobody is believed.</summary>
public sealed class UnsignedBolt11InvoiceTests : IDisposable
{
    private readonly PrivateKey _key = PrivateKey.Parse(SpecVectors.PrivateKeyHex);
    private readonly PrivateKey _otherKey = PrivateKey.Parse("0000000000000000000000000000000000000000000000000000000000000007");

    public void Dispose()
    {
        _key.Dispose();
        _otherKey.Dispose();
    }

    private static Bolt11InvoiceBuilder New() =>
        new Bolt11InvoiceBuilder(BitcoinNetwork.Mainnet, PaymentHash.Parse(PaymentHashHex), PaymentSecret.Parse(PaymentSecretHex), DateTimeOffset.FromUnixTimeSeconds((long)OrdinaryTimestamp))
            .Description("a cup of coffee");

    private RecoverableSignature Changed(byte[] hash, Func<byte[], byte[]> change)
    {
        byte[] bytes = new byte[65];
        _key.Sign(hash).CopyTo(bytes);
        return new(change(bytes));
    }

    [Fact]
    public void The_hash_to_sign_is_that_of_the_signed_bytes()
    {
        UnsignedBolt11Invoice unsigned = New().Prepare();
        Assert.Equal(Ordinary.SigningData, unsigned.SigningData.ToArray());
        Assert.Equal(Ordinary.SigningHash, unsigned.SigningHash);
    }

    [Fact]
    public void An_external_signature_completes_it()
    {
        UnsignedBolt11Invoice unsigned = New().Prepare();
        RecoverableSignature signature = _key.Sign(unsigned.SigningHash);
        Assert.Equal(Ordinary.ToString(), unsigned.Complete(signature).ToString());
        Assert.Equal(Ordinary.ToString(), unsigned.Complete(signature, _key.PublicKey).ToString());
        Assert.Equal(_key.PublicKey, unsigned.Complete(signature).Payee);
        // Whoever signed, unless somebody is expected.
        Assert.Equal(_otherKey.PublicKey, unsigned.Complete(_otherKey.Sign(unsigned.SigningHash)).Payee);
    }

    [Fact]
    public void Without_exceptions_the_same_is_taken_and_refused()
    {
        UnsignedBolt11Invoice unsigned = New().Prepare();
        UnsignedBolt11Invoice named = New().IncludePayee(_key.PublicKey).Prepare();
        Assert.True(unsigned.TryComplete(_key.Sign(unsigned.SigningHash), out Bolt11Invoice? invoice, out Finding? error));
        Assert.Equal((Ordinary.ToString(), null), (invoice.ToString(), error));
        Assert.True(unsigned.TryComplete(_key.Sign(unsigned.SigningHash), _key.PublicKey, out invoice, out _));
        Refused(unsigned, _otherKey.Sign(unsigned.SigningHash), _key.PublicKey, "policy.wrong-payee");
        Refused(named, _otherKey.Sign(named.SigningHash), null, "bolt11.signature-invalid");
        Refused(named, _otherKey.Sign(named.SigningHash), _otherKey.PublicKey, "bolt11.signature-invalid");
        Refused(unsigned, Changed(unsigned.SigningHash, RawSignature.HighS), null, "bolt11.signature-high-s");
        Refused(unsigned, Changed(unsigned.SigningHash, RawSignature.WithFlag(4)), null, "bolt11.signature-range");
        Refused(unsigned, Changed(unsigned.SigningHash, RawSignature.WithS(0)), null, "bolt11.signature-range");
        Refused(unsigned, Changed(unsigned.SigningHash, RawSignature.WithR(5)), null, "bolt11.signature-unrecoverable");

        static void Refused(UnsignedBolt11Invoice unsigned, RecoverableSignature signature, PublicKey? payee, string code)
        {
            Assert.False(unsigned.TryComplete(signature, payee, out Bolt11Invoice? none, out Finding? error));
            Assert.Equal((null, code, null), (none, error.Code, error.Offset));
        }
    }

    [Fact]
    public void What_cannot_be_prepared_is_told_without_an_exception()
    {
        Assert.True(New().TryPrepare(out UnsignedBolt11Invoice? unsigned, out IReadOnlyList<Finding> errors));
        Assert.Equal(Ordinary.SigningHash, unsigned.SigningHash);
        Assert.Empty(errors);
        Bolt11InvoiceBuilder bad = New().Remove('d').Remove('s');
        Assert.False(bad.TryPrepare(out unsigned, out errors));
        Assert.Null(unsigned);
        Assert.Equal(Assert.Throws<InvoiceBuildException>(bad.Prepare).Errors, errors);
        Assert.True(errors.Count >= 2);
        Assert.Throws<InvalidOperationException>(() => New().IncludePayee().TryPrepare(out _, out _));
    }

    [Fact]
    public void A_signature_by_somebody_else_is_refused()
    {
        UnsignedBolt11Invoice unsigned = New().Prepare();
        RecoverableSignature signature = _otherKey.Sign(unsigned.SigningHash);
        Assert.Throws<InvalidOperationException>(() => unsigned.Complete(signature, _key.PublicKey));
        UnsignedBolt11Invoice named = New().IncludePayee(_key.PublicKey).Prepare();
        Assert.Throws<InvalidOperationException>(() => named.Complete(_otherKey.Sign(named.SigningHash)));
        Assert.Throws<InvalidOperationException>(() => named.Complete(_otherKey.Sign(named.SigningHash), _otherKey.PublicKey));
        Assert.Equal(PayeeSource.Field, named.Complete(_key.Sign(named.SigningHash)).PayeeSource);
    }

    [Fact]
    public void A_signature_of_other_bytes_gives_another_payee_and_is_refused_when_one_is_expected()
    {
        UnsignedBolt11Invoice unsigned = New().Prepare();
        RecoverableSignature signature = _key.Sign(new byte[32]);
        Assert.Throws<InvalidOperationException>(() => unsigned.Complete(signature, _key.PublicKey));
    }

    [Fact]
    public void A_high_s_a_wrong_flag_and_numbers_out_of_range_are_refused()
    {
        UnsignedBolt11Invoice unsigned = New().Prepare();
        byte[] hash = unsigned.SigningHash;
        foreach (Func<byte[], byte[]> change in new[]
        {
            RawSignature.HighS, RawSignature.HighSSameFlag, RawSignature.WithFlag(4), RawSignature.WithFlag(255), RawSignature.WithR(0), RawSignature.WithS(0),
            RawSignature.WithR(RawSignature.Order), RawSignature.WithS(RawSignature.Order), RawSignature.WithR(5),
        })
        {
            RecoverableSignature signature = Changed(hash, change);
            Assert.Throws<InvalidOperationException>(() => unsigned.Complete(signature));
        }
        Assert.Throws<InvalidOperationException>(() => unsigned.Complete(default));
        Assert.Throws<InvalidOperationException>(() => unsigned.Complete(Changed(hash, signature => RawSignature.WithFlag(signature[64] ^ 1)(signature)), _key.PublicKey));
    }

    [Fact]
    public void A_foreign_signer_is_asked_for_a_hash_and_its_answer_is_checked()
    {
        byte[]? seen = null;
        var honest = new ForeignSigner(_key.PublicKey, hash =>
        {
            seen = hash;
            return _key.Sign(hash);
        });
        Assert.Equal(Ordinary.ToString(), New().Sign(honest).ToString());
        Assert.Equal(Ordinary.SigningHash, seen);
        Assert.Equal(_key.PublicKey, New().IncludePayee().Sign(honest).Payee);
    }

    [Fact]
    public void A_foreign_signer_that_lies_about_its_key_is_found_out()
    {
        var liar = new ForeignSigner(_otherKey.PublicKey, hash => _key.Sign(hash));
        Assert.Throws<InvalidOperationException>(() => New().Sign(liar));
        Assert.Throws<InvalidOperationException>(() => New().IncludePayee().Sign(liar));
    }

    [Fact]
    public void A_foreign_signer_that_gives_a_high_s_or_nonsense_is_refused()
    {
        foreach (Func<byte[], byte[]> change in new[] { RawSignature.HighS, RawSignature.Corrupt, RawSignature.WithFlag(7), RawSignature.WithS(0) })
        {
            var signer = new ForeignSigner(_key.PublicKey, hash => Changed(hash, change));
            Assert.Throws<InvalidOperationException>(() => New().Sign(signer));
            Assert.Throws<InvalidOperationException>(() => New().IncludePayee().Sign(signer));
        }
    }

    [Fact]
    public void It_can_be_completed_more_than_once_and_by_several()
    {
        UnsignedBolt11Invoice unsigned = New().Amount(MilliSatoshi.FromSat(5)).Prepare();
        string first = unsigned.Complete(_key.Sign(unsigned.SigningHash)).ToString();
        unsigned.Complete(_otherKey.Sign(unsigned.SigningHash));
        Assert.Equal(first, unsigned.Complete(_key.Sign(unsigned.SigningHash)).ToString());
    }

    private sealed class ForeignSigner(PublicKey key, Func<byte[], RecoverableSignature> sign) : IInvoiceSigner
    {
        public PublicKey PublicKey => key;

        public RecoverableSignature Sign(ReadOnlySpan<byte> hash32) => sign(hash32.ToArray());
    }
}
