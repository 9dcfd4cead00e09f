using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using Lightbill.Cryptography;

namespace Lightbill.Tests.Cryptography;

/// <summary>Wycheproof's ECDSA vectors for Bitcoin: strict DER and low s are the caller's rules, so this test applies them.</summary>
public class WycheproofTests
{
    [Theory]
    [MemberData(nameof(Backends.Both), MemberType = typeof(Backends))]
    public void Every_vector_is_judged_as_it_says(CryptographyBackend backend)
    {
        var curve = Backends.Get(backend);
        using var document = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.PathOf("vectors/secp256k1/wycheproof-ecdsa-sha256-bitcoin.json")));
        var count = 0;
        foreach (var group in document.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            var point = Convert.FromHexString(group.GetProperty("publicKey").GetProperty("uncompressed").GetString()!);
            byte[] key = [(byte)(2 + (point[64] & 1)), .. point[1..33]];
            Assert.True(CurveBackend.IsValidPublicKey(key));
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var hash = SHA256.HashData(Convert.FromHexString(test.GetProperty("msg").GetString()!));
                var accepted = TryReadDer(Convert.FromHexString(test.GetProperty("sig").GetString()!), out var signature)
                    && Numbers.FromBytes(signature.AsSpan(32)) <= Numbers.N / 2
                    && curve.Verify(hash, signature, key);
                Assert.True(
                    (test.GetProperty("result").GetString() == "valid") == accepted,
                    $"{test.GetProperty("tcId").GetInt32()}: {test.GetProperty("comment").GetString()}");
                count++;
            }
        }

        Assert.Equal(document.RootElement.GetProperty("numberOfTests").GetInt32(), count);
    }

    [Theory]
    [MemberData(nameof(Backends.Both), MemberType = typeof(Backends))]
    public void A_high_s_verifies_when_the_caller_allows_it(CryptographyBackend backend)
    {
        var curve = Backends.Get(backend);
        byte[] hash = SHA256.HashData("high"u8), secret = Numbers.ToBytes(9), signature = new byte[64], key = new byte[33];
        Assert.True(curve.TryGetPublicKey(secret, key));
        Assert.True(curve.TrySign(hash, secret, signature, out var id));
        var s = Numbers.FromBytes(signature.AsSpan(32));
        Assert.True(s <= Numbers.N / 2);
        Numbers.ToBytes(Numbers.N - s).CopyTo(signature, 32);
        Assert.True(curve.Verify(hash, signature, key));

        // Negating s negates R, so the other parity recovers the same key.
        var recovered = new byte[33];
        Assert.True(curve.TryRecover(hash, signature, id ^ 1, recovered));
        Assert.Equal(key, recovered);
    }

    /// <summary>SEQUENCE of two non-negative INTEGERs below 2^256, every length and number in its shortest form, nothing after.</summary>
    private static bool TryReadDer(byte[] der, [NotNullWhen(true)] out byte[]? signature)
    {
        signature = null;
        ReadOnlySpan<byte> rest = der;
        if (rest.Length < 2 || rest[0] != 0x30 || rest[1] >= 0x80 || rest[1] != rest.Length - 2)
        {
            return false;
        }

        rest = rest[2..];
        if (!TryReadInteger(ref rest, out var r) || !TryReadInteger(ref rest, out var s) || rest.Length != 0)
        {
            return false;
        }

        signature = [.. Numbers.ToBytes(r), .. Numbers.ToBytes(s)];
        return true;
    }

    private static bool TryReadInteger(ref ReadOnlySpan<byte> rest, out BigInteger value)
    {
        value = default;
        if (rest.Length < 3 || rest[0] != 2 || rest[1] is 0 or >= 0x80 || rest[1] > rest.Length - 2)
        {
            return false;
        }

        var bytes = rest.Slice(2, rest[1]);
        rest = rest[(2 + bytes.Length)..];
        if ((bytes[0] & 0x80) != 0 || (bytes.Length > 1 && bytes[0] == 0 && (bytes[1] & 0x80) == 0))
        {
            return false;
        }

        value = Numbers.FromBytes(bytes);
        return value < BigInteger.Pow(2, 256);
    }
}
