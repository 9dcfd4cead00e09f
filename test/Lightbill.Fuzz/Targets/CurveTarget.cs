using System.Numerics;
using Lightbill.Cryptography;

namespace Lightbill.Fuzz.Targets;

/// <summary>The two implementations of the curve give the same bits, whatever keys and signatures they are given.</summary>
internal static class CurveTarget
{
    private static readonly BigInteger P = BigInteger.Pow(2, 256) - BigInteger.Pow(2, 32) - 977;

    public static FuzzTarget Target { get; } = new("curve", "native and managed curve code on the same keys, hashes and signatures", Run, MakeSeeds)
    {
        MaxLength = 200,
        AttacksCurve = true,
        Needs = () => Curve.NativeProblem,
    };

    private static void Run(byte[] input)
    {
        if (input.Length == 0) return;
        CurveBackend native = Curve.Choose(CryptographyBackend.Native), managed = Curve.Choose(CryptographyBackend.Managed);
        var reader = new Bytes(input.AsSpan(1));
        switch (input[0] % 6)
        {
            case 0: Recover(native, managed, reader.Take(32), reader.Take(64), reader.Take(1)[0]); break;
            case 1: Sign(native, managed, reader.Take(32), reader.Take(32)); break;
            case 2: Verify(native, managed, reader.Take(32), reader.Take(64), reader.Take(33)); break;
            case 3: Damaged(native, managed, ref reader); break;
            case 4: Schnorr(native, managed, ref reader); break;
            default: Key(reader.Take(33)); break;
        }
    }

    private static void Recover(CurveBackend native, CurveBackend managed, byte[] hash, byte[] signature, int id)
    {
        byte[] left = new byte[33], right = new byte[33];
        bool recovered = native.TryRecover(hash, signature, id, left);
        Law.Same(recovered, managed.TryRecover(hash, signature, id, right), "recovers");
        if (!recovered) return;
        Law.Holds(left.AsSpan().SequenceEqual(right), "the key recovered");
        Verify(native, managed, hash, signature, left);
        Key(left);
    }

    private static void Sign(CurveBackend native, CurveBackend managed, byte[] hash, byte[] secret)
    {
        byte[] left = new byte[64], right = new byte[64], leftKey = new byte[33], rightKey = new byte[33];
        bool signed = native.TrySign(hash, secret, left, out int id);
        Law.Same(signed, managed.TrySign(hash, secret, right, out int other), "signs");
        Law.Same(native.TryGetPublicKey(secret, leftKey), managed.TryGetPublicKey(secret, rightKey), "has a public key");
        if (!signed) return;
        Law.Holds(left.AsSpan().SequenceEqual(right) && id == other, "the signature");
        Law.Holds(leftKey.AsSpan().SequenceEqual(rightKey), "the public key");
        Law.Holds(native.Verify(hash, left, leftKey) && managed.Verify(hash, left, leftKey), "one's own signature verifies");
    }

    private static void Verify(CurveBackend native, CurveBackend managed, byte[] hash, byte[] signature, byte[] key)
    {
        Law.Same(native.Verify(hash, signature, key), managed.Verify(hash, signature, key), "verifies");
        Law.Same(native.VerifySchnorr(hash, signature, key.AsSpan(1)), managed.VerifySchnorr(hash, signature, key.AsSpan(1)), "verifies (Schnorr)");
    }

    /// <summary>A right signature, with the fuzzer's bits turned over in it.</summary>
    private static void Damaged(CurveBackend native, CurveBackend managed, ref Bytes reader)
    {
        byte[] hash = reader.Take(32), secret = reader.Take(32), signature = new byte[64], key = new byte[33];
        if (!native.TrySign(hash, secret, signature, out int id) || !native.TryGetPublicKey(secret, key)) return;
        Turn(signature, reader.Take(64));
        Turn(key, reader.Take(33));
        Verify(native, managed, hash, signature, key);
        Recover(native, managed, hash, signature, id);
    }

    private static void Schnorr(CurveBackend native, CurveBackend managed, ref Bytes reader)
    {
        byte[] secret = reader.Take(32), auxiliary = reader.Take(32), left = new byte[64], right = new byte[64], key = new byte[33];
        byte[] message = reader.Rest();
        bool signed = native.TrySignSchnorr(message, secret, auxiliary, left);
        Law.Same(signed, managed.TrySignSchnorr(message, secret, auxiliary, right), "signs (Schnorr)");
        if (!signed) return;
        Law.Holds(left.AsSpan().SequenceEqual(right), "the signature (Schnorr)");
        Law.Holds(managed.TryGetPublicKey(secret, key), "a signer has a key");
        Law.Holds(native.VerifySchnorr(message, left, key.AsSpan(1)) && managed.VerifySchnorr(message, left, key.AsSpan(1)), "one's own signature verifies (Schnorr)");
    }

    /// <summary>Keys are looked at without either curve; so this is held against Euler's criterion: y exists when (x³ + 7)^((p-1)/2) is 1.</summary>
    private static void Key(byte[] key)
    {
        var x = new BigInteger(key.AsSpan(1), isUnsigned: true, isBigEndian: true);
        bool isOnCurve = x < P && BigInteger.ModPow((x * x * x) + 7, (P - 1) / 2, P).IsOne;
        Law.Same(key[0] is 2 or 3 && isOnCurve, CurveBackend.IsValidPublicKey(key), "is a key");
    }

    private static void Turn(byte[] target, byte[] bits)
    {
        for (int i = 0; i < target.Length; i++) target[i] ^= bits[i];
    }

    private static IEnumerable<byte[]> MakeSeeds()
    {
        byte[] order = Convert.FromHexString("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
        byte[] prime = Convert.FromHexString("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f");
        byte[] one = [.. new byte[31], 1];
        byte[] generator = Convert.FromHexString("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
        for (byte operation = 0; operation < 6; operation++)
        {
            yield return [operation, .. order, .. prime, .. one, 3, .. generator];
            yield return [operation, .. generator, .. one, .. order, 2, .. prime];
            yield return [operation, .. one, .. generator, .. generator, 0, .. one];
            yield return [operation, 2, .. generator, .. new byte[60]];
        }
    }

    /// <summary>The fuzzer's bytes, followed by as many zeros as are asked for.</summary>
    private ref struct Bytes(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public byte[] Take(int count)
        {
            var taken = new byte[count];
            int there = Math.Min(count, _rest.Length);
            _rest[..there].CopyTo(taken);
            _rest = _rest[there..];
            return taken;
        }

        public readonly byte[] Rest() => _rest.ToArray();
    }
}
