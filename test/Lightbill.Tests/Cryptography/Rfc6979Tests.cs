using System.Security.Cryptography;
using System.Text;
using Lightbill.Cryptography;

namespace Lightbill.Tests.Cryptography;

public class Rfc6979Tests
{
    private const string One = "0000000000000000000000000000000000000000000000000000000000000001";
    private const string Last = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364140";

    // The answers for secp256k1 that Bitcoin's libraries share among themselves; the RFC itself has none for this curve.
    [Theory]
    [InlineData(One, "Satoshi Nakamoto", "8F8A276C19F4149656B280621E358CCE24F5F52542772691EE69063B74F15D15")]
    [InlineData(Last, "Satoshi Nakamoto", "33A19B60E25FB6F4435AF53A3D42D493644827367E6453928554F43E49AA6F90")]
    [InlineData(
        "F8B8AF8CE3C7CCA5E300D33939540C10D45CE001B8F252BFBC57BA0342904181", "Alan Turing",
        "525A82B70E67874398067543FD84C83D30C175FDC45FDEEE082FE13B1D7CFDF1")]
    [InlineData(
        One, "All those moments will be lost in time, like tears in rain. Time to die...",
        "38AA22D72376B4DBC472E06C3BA403EE0A394DA63FC58D88686C611ABA98D6B3")]
    public void The_nonce_is_the_known_one(string secret, string message, string nonce)
    {
        Span<byte> state = stackalloc byte[64];
        var made = new byte[32];
        var nonces = new Rfc6979(Convert.FromHexString(secret), SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(message)), state);
        nonces.Next(made);
        Assert.Equal(nonce, Convert.ToHexString(made));
        nonces.Next(made);
        Assert.NotEqual(nonce, Convert.ToHexString(made));
        nonces.Wipe();
        Assert.Equal(-1, state.IndexOfAnyExcept((byte)0));
    }

    /// <summary>A candidate that is no scalar is so rare that no known answer has one; the next ones are held against the RFC's steps written down plainly.</summary>
    [Fact]
    public void The_candidates_after_the_first_are_those_of_the_RFC()
    {
        byte[] secret = Convert.FromHexString(One), hash = SHA256.HashData("Satoshi Nakamoto"u8);
        // RFC 6979, 3.2, steps b to h.
        byte[] value = Enumerable.Repeat((byte)1, 32).ToArray(), key = new byte[32];
        key = HMACSHA256.HashData(key, (byte[])[.. value, 0, .. secret, .. hash]);
        value = HMACSHA256.HashData(key, value);
        key = HMACSHA256.HashData(key, (byte[])[.. value, 1, .. secret, .. hash]);
        value = HMACSHA256.HashData(key, value);
        byte[] made = new byte[32];
        var nonces = new Rfc6979(secret, hash, new byte[64]);
        for (int i = 0; i < 4; i++)
        {
            value = HMACSHA256.HashData(key, value);
            nonces.Next(made);
            Assert.Equal(value, made);
            key = HMACSHA256.HashData(key, (byte[])[.. value, 0]);
            value = HMACSHA256.HashData(key, value);
        }
    }

    [Theory]
    [MemberData(nameof(Backends.Both), MemberType = typeof(Backends))]
    public void The_signature_is_the_known_one(CryptographyBackend backend)
    {
        var signature = new byte[64];
        Assert.True(Backends.Get(backend).TrySign(SHA256.HashData("Satoshi Nakamoto"u8), Convert.FromHexString(One), signature, out _));
        Assert.Equal(
            "934B1EA10A4B3C1757E2B0C017D0B6143CE3C9A7E6A4A49860D7A6AB210EE3D8" +
            "2442CE9D2B916064108014783E923EC36B49743E2FFA1C4496F01A512AAFD9E5",
            Convert.ToHexString(signature));
    }

    [Theory]
    [MemberData(nameof(Backends.Both), MemberType = typeof(Backends))]
    public void A_hash_of_n_or_more_is_reduced_before_the_nonce_is_made(CryptographyBackend backend)
    {
        var curve = Backends.Get(backend);
        byte[] above = new byte[64], reduced = new byte[64];
        Assert.True(curve.TrySign(Numbers.ToBytes(Numbers.N + 5), Numbers.ToBytes(77), above, out var idAbove));
        Assert.True(curve.TrySign(Numbers.ToBytes(5), Numbers.ToBytes(77), reduced, out var idReduced));
        Assert.Equal(reduced, above);
        Assert.Equal(idReduced, idAbove);
    }
}
