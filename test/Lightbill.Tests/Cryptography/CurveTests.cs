using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using Lightbill.Cryptography;

namespace Lightbill.Tests.Cryptography;

/// <summary>What each backend answers by itself.</summary>
public class CurveTests
{
    public static TheoryData<CryptographyBackend> Both => Backends.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public void The_self_test_passes(CryptographyBackend backend) => Assert.True(CurveSelfTest.Passes(Backends.Get(backend)));

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_signature_of_the_specification_recovers_its_payee(CryptographyBackend backend)
    {
        var curve = Backends.Get(backend);
        using var document = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.PathOf("vectors/bolt11/spec.json")));
        var count = 0;
        var secret = Convert.FromHexString(document.RootElement.GetProperty("privateKey").GetString()!);
        foreach (var valid in document.RootElement.GetProperty("valid").EnumerateArray())
        {
            var expected = valid.GetProperty("expected");
            if (expected.GetProperty("signingDataHex").GetString() is not { } signingData)
            {
                continue;
            }

            var signature = expected.GetProperty("signature");
            byte[] rs =
            [
                .. Convert.FromHexString(signature.GetProperty("r").GetString()!),
                .. Convert.FromHexString(signature.GetProperty("s").GetString()!),
            ];
            var hash = SHA256.HashData(Convert.FromHexString(signingData));
            var key = new byte[33];
            Assert.True(curve.TryRecover(hash, rs, signature.GetProperty("recoveryFlag").GetInt32(), key));
            Assert.Equal(expected.GetProperty("payee").GetString(), Convert.ToHexStringLower(key));
            Assert.True(curve.Verify(hash, rs, key));
            if (!signature.GetProperty("highS").GetBoolean())
            {
                var made = new byte[64];
                Assert.True(curve.TrySign(hash, secret, made, out var id));
                Assert.Equal(rs, made);
                Assert.Equal(signature.GetProperty("recoveryFlag").GetInt32(), id);
            }

            count++;
        }

        Assert.True(count > 0);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_secret_of_zero_n_or_more_is_refused_and_the_edges_below_work(CryptographyBackend backend)
    {
        var curve = Backends.Get(backend);
        byte[] key = new byte[33], signature = new byte[64], hash = SHA256.HashData("edge"u8);
        foreach (var refused in new[] { BigInteger.Zero, Numbers.N, Numbers.N + 1, BigInteger.Pow(2, 256) - 1 })
        {
            var secret = Numbers.ToBytes(refused);
            Assert.False(curve.TryGetPublicKey(secret, key));
            Assert.False(curve.TrySign(hash, secret, signature, out _));
            Assert.False(curve.TrySignSchnorr(hash, secret, new byte[32], signature));
        }

        foreach (var taken in new[] { 1, 2, 3, Numbers.N / 2, (Numbers.N / 2) + 1, Numbers.N - 2, Numbers.N - 1 })
        {
            var secret = Numbers.ToBytes(taken);
            Assert.True(curve.TryGetPublicKey(secret, key));
            Assert.Equal(Numbers.Compress(Numbers.Multiply(taken, Numbers.G)!.Value), key);
            Assert.True(curve.TrySign(hash, secret, signature, out var id));
            Assert.True(curve.Verify(hash, signature, key));
            var recovered = new byte[33];
            Assert.True(curve.TryRecover(hash, signature, id, recovered));
            Assert.Equal(key, recovered);
            Assert.True(curve.TrySignSchnorr(hash, secret, new byte[32], signature));
            Assert.True(curve.VerifySchnorr(hash, signature, key.AsSpan(1)));
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_signature_with_r_or_s_out_of_range_is_refused(CryptographyBackend backend)
    {
        var curve = Backends.Get(backend);
        byte[] hash = SHA256.HashData("range"u8), secret = Numbers.ToBytes(5), good = new byte[64], key = new byte[33];
        Assert.True(curve.TryGetPublicKey(secret, key));
        Assert.True(curve.TrySign(hash, secret, good, out var id));
        foreach (var bad in new[] { BigInteger.Zero, Numbers.N, Numbers.N + 1, Numbers.P, BigInteger.Pow(2, 256) - 1 })
        {
            foreach (var at in new[] { 0, 32 })
            {
                var signature = (byte[])good.Clone();
                Numbers.ToBytes(bad).CopyTo(signature, at);
                Assert.False(curve.Verify(hash, signature, key));
                for (var recovery = 0; recovery < 4; recovery++)
                {
                    Assert.False(curve.TryRecover(hash, signature, recovery, new byte[33]));
                }
            }
        }

        foreach (var bad in new[] { int.MinValue, -1, 4, 7, int.MaxValue })
        {
            Assert.False(curve.TryRecover(hash, good, bad, key));
        }

        Assert.True(curve.TryRecover(hash, good, id, key));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Recovery_ids_2_and_3_stand_for_r_plus_n_while_that_is_below_p(CryptographyBackend backend)
    {
        var curve = Backends.Get(backend);
        byte[] hash = SHA256.HashData("over"u8), key = new byte[33];
        var found = 0;
        for (var r = BigInteger.One; r < 40; r++)
        {
            byte[] signature = [.. Numbers.ToBytes(r), .. Numbers.ToBytes(12345)];
            for (var id = 2; id < 4; id++)
            {
                if (curve.TryRecover(hash, signature, id, key))
                {
                    Assert.True(curve.Verify(hash, signature, key));
                    found++;
                }
            }
        }

        // About half of all x are on the curve, each with both parities.
        Assert.InRange(found, 20, 60);

        for (var over = 0; over < 4; over++)
        {
            byte[] signature = [.. Numbers.ToBytes(Numbers.P - Numbers.N + over), .. Numbers.ToBytes(1)];
            Assert.False(curve.TryRecover(hash, signature, 2, key));
            Assert.False(curve.TryRecover(hash, signature, 3, key));
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void What_is_no_compressed_point_is_no_public_key(CryptographyBackend backend)
    {
        var curve = Backends.Get(backend);
        var good = Numbers.Compress(Numbers.G);
        Assert.True(CurveBackend.IsValidPublicKey(good));
        for (var prefix = 0; prefix < 256; prefix++)
        {
            good[0] = (byte)prefix;
            Assert.Equal(prefix is 2 or 3, CurveBackend.IsValidPublicKey(good));
        }

        // x = 5 is not on the curve; 0, p and above are no x of a point.
        foreach (var x in new[] { 5, BigInteger.Zero, Numbers.P, Numbers.P + 1, Numbers.P + 6, BigInteger.Pow(2, 256) - 1 })
        {
            byte[] key = [2, .. Numbers.ToBytes(x)];
            Assert.False(CurveBackend.IsValidPublicKey(key));
            Assert.False(curve.Verify(new byte[32], [.. Numbers.ToBytes(1), .. Numbers.ToBytes(1)], key));
            Assert.False(curve.VerifySchnorr(default, new byte[64], key.AsSpan(1)));
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Small_numbers_meet_every_special_case_of_addition(CryptographyBackend backend)
    {
        // With R = k G and Q = (s R - m G) / r, small k, s and m make the sums meet equal points, opposite points and infinity.
        var curve = Backends.Get(backend);
        var key = new byte[33];
        for (var k = 1; k <= 6; k++)
        {
            var point = Numbers.Multiply(k, Numbers.G)!.Value;
            var inverse = Numbers.Invert(point.X, Numbers.N);
            for (var s = 1; s <= 6; s++)
            {
                for (var m = -13; m <= 37; m += k == s ? 1 : 5)
                {
                    byte[] signature = [.. Numbers.ToBytes(point.X % Numbers.N), .. Numbers.ToBytes(s)];
                    var hash = Numbers.ToBytes(Numbers.Mod(m, Numbers.N));
                    var secret = Numbers.Mod(((k * s) - m) * inverse, Numbers.N);
                    var recovered = curve.TryRecover(hash, signature, point.Y.IsEven ? 0 : 1, key);
                    Assert.Equal(!secret.IsZero, recovered);
                    if (recovered)
                    {
                        var expected = new byte[33];
                        Assert.True(curve.TryGetPublicKey(Numbers.ToBytes(secret), expected));
                        Assert.Equal(expected, key);
                        Assert.True(curve.Verify(hash, signature, key));
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_hash_of_zero_or_of_n_and_more_counts_modulo_n(CryptographyBackend backend)
    {
        var curve = Backends.Get(backend);
        var secret = Numbers.ToBytes(11);
        byte[] key = new byte[33], recovered = new byte[33], signature = new byte[64];
        Assert.True(curve.TryGetPublicKey(secret, key));
        var largest = BigInteger.Pow(2, 256) - 1;
        foreach (var (hash, same) in new[] { (0, Numbers.N), (Numbers.N, 0), (Numbers.N + 1, 1), (largest, largest - Numbers.N) })
        {
            Assert.True(curve.TrySign(Numbers.ToBytes(hash), secret, signature, out var id));
            Assert.True(curve.Verify(Numbers.ToBytes(same), signature, key));
            Assert.True(curve.TryRecover(Numbers.ToBytes(same), signature, id, recovered));
            Assert.Equal(key, recovered);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_wrong_length_is_our_bug_and_says_so(CryptographyBackend backend)
    {
        var curve = Backends.Get(backend);
        byte[] b31 = new byte[31], b32 = new byte[32], b33 = new byte[33], b63 = new byte[63], b64 = new byte[64];
        Assert.Throws<ArgumentException>(() => CurveBackend.IsValidPublicKey(b32));
        Assert.Throws<ArgumentException>(() => curve.TryRecover(b31, b64, 0, b33));
        Assert.Throws<ArgumentException>(() => curve.TryRecover(b32, b63, 0, b33));
        Assert.Throws<ArgumentException>(() => curve.TryRecover(b32, b64, 0, b32));
        Assert.Throws<ArgumentException>(() => curve.Verify(b31, b64, b33));
        Assert.Throws<ArgumentException>(() => curve.Verify(b32, b63, b33));
        Assert.Throws<ArgumentException>(() => curve.Verify(b32, b64, b32));
        Assert.Throws<ArgumentException>(() => curve.TrySign(b31, b32, b64, out _));
        Assert.Throws<ArgumentException>(() => curve.TrySign(b32, b31, b64, out _));
        Assert.Throws<ArgumentException>(() => curve.TrySign(b32, b32, b63, out _));
        Assert.Throws<ArgumentException>(() => curve.TryGetPublicKey(b31, b33));
        Assert.Throws<ArgumentException>(() => curve.TryGetPublicKey(b32, b32));
        Assert.Throws<ArgumentException>(() => curve.TrySignSchnorr(b32, b31, b32, b64));
        Assert.Throws<ArgumentException>(() => curve.TrySignSchnorr(b32, b32, b31, b64));
        Assert.Throws<ArgumentException>(() => curve.TrySignSchnorr(b32, b32, b32, b63));
        Assert.Throws<ArgumentException>(() => curve.VerifySchnorr(b32, b63, b32));
        Assert.Throws<ArgumentException>(() => curve.VerifySchnorr(b32, b64, b33));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Many_threads_get_the_same_answers(CryptographyBackend backend)
    {
        var curve = Backends.Get(backend);
        Parallel.For(0, 200, i =>
        {
            byte[] secret = Numbers.ToBytes(i + 1), hash = SHA256.HashData(secret);
            byte[] signature = new byte[64], key = new byte[33], recovered = new byte[33];
            Assert.True(curve.TryGetPublicKey(secret, key));
            Assert.True(curve.TrySign(hash, secret, signature, out var id));
            Assert.True(curve.TryRecover(hash, signature, id, recovered));
            Assert.Equal(key, recovered);
            Assert.True(curve.Verify(hash, signature, key));
        });
    }
}
