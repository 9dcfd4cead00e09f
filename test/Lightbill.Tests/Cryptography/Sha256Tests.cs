using System.Security.Cryptography;
using Lightbill.Cryptography;

namespace Lightbill.Tests.Cryptography;

public class Sha256Tests
{
    [Fact]
    public void Ours_gives_the_examples_of_the_standard()
    {
        // FIPS 180-2, appendix B.
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", OwnHash("abc"u8));
        Assert.Equal("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1", OwnHash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"u8));
        Assert.Equal("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", OwnHash(Enumerable.Repeat((byte)'a', 1_000_000).ToArray()));
    }

    [Fact]
    public void Ours_is_the_systems_at_every_length_of_three_blocks()
    {
        byte[] data = new byte[200];
        new Random(1).NextBytes(data);
        for (int length = 0; length <= data.Length; length++)
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(data.AsSpan(0, length))), OwnHash(data.AsSpan(0, length)));
    }

    [Fact]
    public void The_hash_may_take_the_place_of_the_data_before_and_after_the_system_takes_over()
    {
        for (int i = 0; i < 100; i++)
        {
            byte[] data = SHA256.HashData([(byte)i]);
            byte[] expected = SHA256.HashData(data);
            Sha256.Hash(data, data);
            Assert.Equal(expected, data);
        }
    }

    private static string OwnHash(ReadOnlySpan<byte> data)
    {
        byte[] hash = new byte[Sha256.Size];
        Sha256.HashHere(data, hash);
        return Convert.ToHexStringLower(hash);
    }
}
