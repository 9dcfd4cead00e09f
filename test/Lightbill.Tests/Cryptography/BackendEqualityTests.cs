using Lightbill.Cryptography;

namespace Lightbill.Tests.Cryptography;

/// <summary>The two backends give the same bits; LIGHTBILL_RANDOM_RUNS says for how many random inputs this is tried.</summary>
public class BackendEqualityTests
{
    private readonly CurveBackend _native = Backends.Get(CryptographyBackend.Native);
    private readonly CurveBackend _managed = Backends.Get(CryptographyBackend.Managed);

    [Fact]
    public void Recovery_gives_the_same_for_any_input()
    {
        var random = new Random(11);
        byte[] left = new byte[33], right = new byte[33];
        for (var i = 0; i < Backends.RandomRuns; i++)
        {
            byte[] hash = Numbers.Bytes(random), signature = [.. Numbers.Bytes(random), .. Numbers.Bytes(random)];
            var id = random.Next(8) == 0 ? random.Next(2, 4) : random.Next(2);
            left.AsSpan().Clear();
            right.AsSpan().Clear();
            var recovered = _native.TryRecover(hash, signature, id, left);
            Assert.Equal(recovered, _managed.TryRecover(hash, signature, id, right));
            if (recovered)
            {
                Assert.Equal(left, right);
                Assert.True(_native.Verify(hash, signature, left));
                Assert.True(_managed.Verify(hash, signature, left));
            }
        }
    }

    [Fact]
    public void Signing_and_public_keys_give_the_same()
    {
        var random = new Random(12);
        byte[] left = new byte[64], right = new byte[64], leftKey = new byte[33], rightKey = new byte[33];
        for (var i = 0; i < Backends.RandomRuns; i++)
        {
            byte[] hash = Numbers.Bytes(random), secret = Numbers.Bytes(random);
            var valid = _native.TrySign(hash, secret, left, out var id);
            Assert.Equal(valid, _managed.TrySign(hash, secret, right, out var other));
            Assert.Equal(valid, _native.TryGetPublicKey(secret, leftKey));
            Assert.Equal(valid, _managed.TryGetPublicKey(secret, rightKey));
            if (valid)
            {
                Assert.Equal(left, right);
                Assert.Equal(id, other);
                Assert.Equal(leftKey, rightKey);
            }
        }
    }

    [Fact]
    public void Verification_gives_the_same_for_right_and_for_wrong_signatures()
    {
        var random = new Random(13);
        byte[] signature = new byte[64], key = new byte[33];
        for (var i = 0; i < Backends.RandomRuns; i++)
        {
            byte[] hash = Numbers.Bytes(random), secret = Numbers.Bytes(random);
            if (!_managed.TrySign(hash, secret, signature, out _) || !_managed.TryGetPublicKey(secret, key))
            {
                continue;
            }

            Damage(random, hash, signature, key);
            Assert.Equal(_native.Verify(hash, signature, key), _managed.Verify(hash, signature, key));
        }
    }

    [Fact]
    public void The_check_of_a_key_says_what_reading_it_says()
    {
        var random = new Random(15);
        byte[] hash = new byte[32], signature = new byte[64], recovered = new byte[33];
        signature[63] = 1;
        for (var i = 0; i < Backends.RandomRuns; i++)
        {
            byte[] key = [(byte)random.Next(2, 4), .. Numbers.Bytes(random)];
            var valid = CurveBackend.IsValidPublicKey(key);
            Assert.Equal(AffinePoint.TryFromCompressed(key, out _), valid);
            // The library is asked by way of a signature whose r is the x in question: a key can be recovered exactly when r is the x of a point.
            key.AsSpan(1).CopyTo(signature);
            if (Scalar.FromBytes(key.AsSpan(1), out var overflow).IsZero || overflow)
            {
                continue;
            }

            Assert.Equal(_native.TryRecover(hash, signature, key[0] - 2, recovered), valid);
        }
    }

    [Fact]
    public void Schnorr_gives_the_same_for_messages_of_any_length()
    {
        var random = new Random(14);
        byte[] left = new byte[64], right = new byte[64], key = new byte[33];
        for (var i = 0; i < Backends.RandomRuns; i++)
        {
            byte[] message = new byte[random.Next(4) == 0 ? random.Next(700) : 32], secret = Numbers.Bytes(random), auxiliary = Numbers.Bytes(random);
            random.NextBytes(message);
            var valid = _native.TrySignSchnorr(message, secret, auxiliary, left);
            Assert.Equal(valid, _managed.TrySignSchnorr(message, secret, auxiliary, right));
            if (!valid)
            {
                continue;
            }

            Assert.Equal(left, right);
            Assert.True(_managed.TryGetPublicKey(secret, key));
            Assert.True(_native.VerifySchnorr(message, left, key.AsSpan(1)));
            Assert.True(_managed.VerifySchnorr(message, left, key.AsSpan(1)));
            Damage(random, message, left, key);
            Assert.Equal(_native.VerifySchnorr(message, left, key.AsSpan(1)), _managed.VerifySchnorr(message, left, key.AsSpan(1)));
        }
    }

    /// <summary>One time in three nothing, else one bit of one of them.</summary>
    private static void Damage(Random random, params byte[][] parts)
    {
        var part = parts[random.Next(parts.Length)];
        if (random.Next(3) != 0 && part.Length != 0)
        {
            part[random.Next(part.Length)] ^= (byte)(1 << random.Next(8));
        }
    }
}
