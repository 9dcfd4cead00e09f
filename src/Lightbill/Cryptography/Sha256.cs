using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Lightbill.Cryptography;

/// <summary>
/// SHA-256 (FIPS 180-4). The system's is several times as fast, but on Linux its library must be loaded first, which takes longer than thousands of hashes of ours, and a command
/// needs one or two. So the first ones are ours and the others the system's; both give the same. Not for secrets: for those there is the system's.
/// </summary>
internal static class Sha256
{
    public const int Size = 32;

    /// <summary>So many of a process are ours.</summary>
    private const int OwnHashes = 32;

    private const int BlockBytes = 64;
    private const int LengthBytes = 8;
    private const int Rounds = 64;

    /// <summary>Counted without a lock: it is no matter if two threads count the same one.</summary>
    private static int Done;

    /// <summary>The first 32 bits of the fractional parts of the cube roots of the first 64 primes.</summary>
    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Writes the hash.</summary>
    /// <param name="data">Nothing secret.</param>
    /// <param name="hash32">Room for 32 bytes; it may be the data.</param>
    public static void Hash(ReadOnlySpan<byte> data, Span<byte> hash32)
    {
        if (Done >= OwnHashes)
        {
            SHA256.HashData(data, hash32);
            return;
        }
        Done++;
        HashHere(data, hash32);
    }

    /// <summary>The hash in a new array.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        byte[] hash = new byte[Size];
        Hash(data, hash);
        return hash;
    }

    /// <summary>Our own.</summary>
    [SkipLocalsInit]
    internal static void HashHere(ReadOnlySpan<byte> data, Span<byte> hash32)
    {
        // The fractional parts of the square roots of the first 8 primes.
        Span<uint> state = stackalloc uint[8];
        ((ReadOnlySpan<uint>)[0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]).CopyTo(state);
        Span<uint> schedule = stackalloc uint[Rounds];
        ReadOnlySpan<byte> rest = data;
        for (; rest.Length >= BlockBytes; rest = rest[BlockBytes..]) Mix(state, rest, schedule);
        // The end: a bit 1, zeros, the length in bits; a block more when the length does not fit.
        Span<byte> end = stackalloc byte[2 * BlockBytes];
        end.Clear();
        rest.CopyTo(end);
        end[rest.Length] = 0x80;
        int length = rest.Length < BlockBytes - LengthBytes ? BlockBytes : 2 * BlockBytes;
        BinaryPrimitives.WriteUInt64BigEndian(end[(length - LengthBytes)..], 8 * (ulong)data.Length);
        Mix(state, end, schedule);
        if (length > BlockBytes) Mix(state, end[BlockBytes..], schedule);
        for (int i = 0; i < state.Length; i++) BinaryPrimitives.WriteUInt32BigEndian(hash32[(4 * i)..], state[i]);
    }

    private static void Mix(Span<uint> state, ReadOnlySpan<byte> block, Span<uint> schedule)
    {
        unchecked
        {
            for (int i = 0; i < 16; i++) schedule[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
            for (int i = 16; i < Rounds; i++)
            {
                (uint early, uint late) = (schedule[i - 15], schedule[i - 2]);
                schedule[i] = schedule[i - 16] + schedule[i - 7]
                    + (BitOperations.RotateRight(early, 7) ^ BitOperations.RotateRight(early, 18) ^ (early >> 3))
                    + (BitOperations.RotateRight(late, 17) ^ BitOperations.RotateRight(late, 19) ^ (late >> 10));
            }
            (uint a, uint b, uint c, uint d) = (state[0], state[1], state[2], state[3]);
            (uint e, uint f, uint g, uint h) = (state[4], state[5], state[6], state[7]);
            ReadOnlySpan<uint> constants = Constants;
            for (int i = 0; i < Rounds; i++)
            {
                uint first = h + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25)) + ((e & f) ^ (~e & g)) + constants[i] + schedule[i];
                uint second = (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
                (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
            }
            state[0] += a;
            state[1] += b;
            state[2] += c;
            state[3] += d;
            state[4] += e;
            state[5] += f;
            state[6] += g;
            state[7] += h;
        }
    }
}
