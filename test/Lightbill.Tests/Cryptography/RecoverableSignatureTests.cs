using System.Globalization;
using System.Numerics;
using Lightbill.Cryptography;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Cryptography;

public class RecoverableSignatureTests
{
    private static readonly BigInteger Order = BigInteger.Parse("0fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    private static readonly BigInteger Half = Order / 2;

    private static readonly BigInteger Largest = BigInteger.Pow(2, 256) - 1;

    [Fact]
    public void R_and_s_are_from_1_to_the_order_less_1_and_the_flag_from_0_to_3()
    {
        (BigInteger Value, bool IsFine)[] numbers = [(0, false), (1, true), (Half, true), (Half + 1, true), (Order - 1, true), (Order, false), (Order + 1, false), (Largest, false)];
        foreach ((BigInteger r, bool isFineR) in numbers)
            foreach ((BigInteger s, bool isFineS) in numbers)
                foreach (int flag in new[] { 0, 1, 2, 3, 4, 255 })
                    Assert.Equal(isFineR && isFineS && flag <= 3, Make(r, s, flag).IsWellFormed);
        Assert.False(default(RecoverableSignature).IsWellFormed);
    }

    [Fact]
    public void S_is_low_up_to_half_the_order()
    {
        Assert.True(Make(1, 1, 0).IsLowS);
        Assert.True(Make(1, Half - 1, 0).IsLowS);
        Assert.True(Make(1, Half, 0).IsLowS);
        Assert.False(Make(1, Half + 1, 0).IsLowS);
        Assert.False(Make(1, Half + 2, 0).IsLowS);
        Assert.False(Make(1, Order - 1, 0).IsLowS);
        Assert.True(Make(Order - 1, Half, 0).IsLowS); // r has no say
        for (int bit = 0; bit < 255; bit++)
        {
            Assert.True(Make(1, Half - Math.Min(bit, 1) - ((BigInteger.One << bit) / 4), 0).IsLowS);
            Assert.Equal((BigInteger.One << bit) <= Half, Make(1, BigInteger.One << bit, 0).IsLowS);
        }
    }

    [Fact]
    public void It_is_carried_as_it_was_read_also_out_of_range()
    {
        byte[] bytes = [.. Enumerable.Range(0, 65).Select(i => (byte)(255 - i))];
        var signature = new RecoverableSignature(bytes);
        string hex = Convert.ToHexStringLower(bytes);
        Assert.Equal(hex, signature.ToString());
        Assert.Equal(hex[..64], signature.RHex);
        Assert.Equal(hex[64..128], signature.SHex);
        Assert.Equal(191, signature.RecoveryFlag);
        byte[] room = new byte[66];
        signature.CopyTo(room);
        Assert.Equal([.. bytes, 0], room);
        Assert.True(RecoverableSignature.TryParse(hex.ToUpperInvariant(), out RecoverableSignature read));
        Assert.Equal(signature, read);
        Assert.NotEqual(signature, Make(1, 1, 0));
    }

    [Fact]
    public void Other_lengths_and_texts_are_refused()
    {
        foreach (int length in new[] { 0, 64, 66 }) Assert.Throws<ArgumentException>(() => new RecoverableSignature(new byte[length]));
        Assert.Throws<ArgumentException>(() => Make(1, 1, 0).CopyTo(new byte[64]));
        foreach (string? text in new[] { null, "", new string('0', 128), new string('0', 129), new string('0', 131), new string('0', 129) + "g", " " + new string('0', 129) })
        {
            Assert.False(RecoverableSignature.TryParse(text, out RecoverableSignature signature));
            Assert.Equal(default, signature);
        }
    }

    [Fact]
    public void Out_of_range_nothing_is_recovered_or_verified_and_nothing_throws()
    {
        byte[] hash = new byte[32];
        hash[31] = 1;
        PublicKey key = PublicKey.Parse("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
        foreach (BigInteger bad in new[] { 0, Order, Order + 1, Largest })
        {
            foreach (RecoverableSignature signature in new[] { Make(bad, 1, 0), Make(1, bad, 0), Make(bad, bad, 3) })
            {
                Assert.False(signature.TryRecover(hash, out PublicKey recovered));
                Assert.Equal(default, recovered);
                Assert.False(signature.Verify(hash, key));
            }
        }
        Assert.False(Make(1, 1, 4).TryRecover(hash, out _));
        Assert.False(Make(1, 1, 255).TryRecover(hash, out _));
        Assert.False(default(RecoverableSignature).TryRecover(hash, out _));
        Assert.False(default(RecoverableSignature).Verify(hash, key));
    }

    [Fact]
    public void A_hash_of_another_length_or_the_default_key_verifies_nothing()
    {
        var invoice = Lightbill.Bolt11.Bolt11Invoice.Parse(SpecVectors.ValidInvoices.First());
        byte[] hash = invoice.SigningHash;
        Assert.True(invoice.Signature.Verify(hash, invoice.Payee));
        Assert.True(invoice.Signature.TryRecover(hash, out PublicKey payee));
        Assert.Equal(invoice.Payee, payee);
        Assert.False(invoice.Signature.Verify(hash, default));
        Assert.False(invoice.Signature.Verify(hash.AsSpan(1), invoice.Payee));
        Assert.False(invoice.Signature.Verify([.. hash, 0], invoice.Payee));
        Assert.False(invoice.Signature.TryRecover(hash.AsSpan(1), out payee));
        Assert.Equal(default, payee);
        Assert.False(invoice.Signature.TryRecover([.. hash, 0], out _));
    }

    private static RecoverableSignature Make(BigInteger r, BigInteger s, int flag) => new([.. Bytes(r), .. Bytes(s), (byte)flag]);

    private static byte[] Bytes(BigInteger value)
    {
        byte[] bytes = new byte[32];
        byte[] number = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        number.CopyTo(bytes, 32 - number.Length);
        return bytes;
    }
}
