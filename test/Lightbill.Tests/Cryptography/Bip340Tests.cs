using Lightbill.Cryptography;

namespace Lightbill.Tests.Cryptography;

public class Bip340Tests
{
    public static TheoryData<CryptographyBackend, string> Vectors
    {
        get
        {
            TheoryData<CryptographyBackend, string> rows = [];
            foreach (var line in File.ReadLines(RepositoryFiles.PathOf("vectors/secp256k1/bip340.csv")).Skip(1))
            {
                rows.Add(CryptographyBackend.Managed, line);
                rows.Add(CryptographyBackend.Native, line);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_vector_of_the_standard_comes_out(CryptographyBackend backend, string line)
    {
        var curve = Backends.Get(backend);
        var fields = line.Split(',', 8);
        var key = Convert.FromHexString(fields[2]);
        var message = Convert.FromHexString(fields[4]);
        var signature = Convert.FromHexString(fields[5]);
        Assert.Equal(fields[6] == "TRUE", curve.VerifySchnorr(message, signature, key));
        if (fields[1].Length == 0)
        {
            return;
        }

        var secret = Convert.FromHexString(fields[1]);
        var made = new byte[64];
        Assert.True(curve.TrySignSchnorr(message, secret, Convert.FromHexString(fields[3]), made));
        Assert.Equal(signature, made);
        var publicKey = new byte[33];
        Assert.True(curve.TryGetPublicKey(secret, publicKey));
        Assert.Equal(key, publicKey[1..]);
    }

    [Theory]
    [MemberData(nameof(Backends.Both), MemberType = typeof(Backends))]
    public void A_long_message_is_signed_and_one_changed_bit_is_seen(CryptographyBackend backend)
    {
        var curve = Backends.Get(backend);
        var message = new byte[5_000];
        var secret = Numbers.ToBytes(7);
        byte[] signature = new byte[64], key = new byte[33];
        Assert.True(curve.TryGetPublicKey(secret, key));
        Assert.True(curve.TrySignSchnorr(message, secret, new byte[32], signature));
        Assert.True(curve.VerifySchnorr(message, signature, key.AsSpan(1)));
        message[4_999] = 1;
        Assert.False(curve.VerifySchnorr(message, signature, key.AsSpan(1)));
    }
}
