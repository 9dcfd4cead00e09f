using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lightbill.Encoding;

// The checksum by carry-less multiplication.
//
// Cut the polynomial into chunks of eight coefficients. A chunk V that stands 8j coefficients before the end counts V x^8j, which modulo g is V times the
// six coefficients of M(j) = x^8j mod g: a product of 13 coefficients. All chunks' products may be added up first and reduced once.
//
// A coefficient is a polynomial of degree 4 over the field of two elements, so the product of two of them is a carry-less product of 5 bits by 5. Eight
// coefficients lie as bytes in 64 bits, six of M(j) likewise, and one carry-less multiplication of 64 bits by 64 does all their products at once, provided that
// no product outgrows its byte: 4 bits by 5 give 8, but 5 by 5 give 9. So the words' fifth bit is multiplied apart. Neither sum is reduced by the field's own
// polynomial before the end.
//
// The bytes run as the text does, the highest power first; byte s of a product belongs to x^(12 - s).
internal static partial class Bech32Checksum
{
    /// <summary>Chunks for which there are multipliers. Longer texts take several turns, each beginning with the residue of the one before.</summary>
    private const int MaxChunks = 128;

    private static bool HasMultiplication => Pclmulqdq.IsSupported && Ssse3.IsSupported;

    /// <summary>The bits 5 to 8 of an unreduced coefficient, reduced modulo a^5 + a^3 + 1, the polynomial that defines bech32's field.</summary>
    private static Vector128<byte> FieldReduction => Vector128.Create((byte)0, 0x09, 0x12, 0x1b, 0x0d, 0x04, 0x1f, 0x16, 0x1a, 0x13, 0x08, 0x01, 0x17, 0x1e, 0x05, 0x0c);

    /// <summary>The expanded readable part, then the words, at least sixteen of them.</summary>
    /// <param name="room">Eight zeros, the expanded readable part, and room for eight more.</param>
    /// <param name="expanded">Length of the expanded readable part.</param>
    /// <param name="words">The data.</param>
    /// <param name="path">How wide.</param>
    private static uint ResidueVector(Span<byte> room, int expanded, ReadOnlySpan<byte> words, Bech32Path path)
    {
        // The head is made of whole chunks by zeros before it, which count nothing, and by as many words after it as leave whole chunks.
        int taken = words.Length % WordsPerChunk;
        words[..WordsPerChunk].CopyTo(room[(WordsPerChunk + expanded)..]);
        words = words[taken..];
        int zeros = -(expanded + taken) & (WordsPerChunk - 1);
        ReadOnlySpan<byte> head = room[(WordsPerChunk - zeros)..(WordsPerChunk + expanded + taken)];
        while (true)
        {
            int headChunks = head.Length / WordsPerChunk;
            int chunks = Math.Min(words.Length / WordsPerChunk, MaxChunks - headChunks);
            // Sums of products, not reduced: of the words' lower four bits, and of their fifth. No struct holds them: with a vector in it, it could not be compiled ahead.
            Vector128<ulong> low = default, fifth = default;
            ref ulong multiplier = ref Multipliers[MaxChunks - headChunks - chunks];
            Add128(ref MemoryMarshal.GetReference(head), ref multiplier, headChunks, ref low, ref fifth);
            multiplier = ref Unsafe.Add(ref multiplier, headChunks);
            ref byte data = ref MemoryMarshal.GetReference(words);
            int wide = path == Bech32Path.Vector512 ? chunks & ~7 : 0;
            if (wide > 0) Add512(ref data, ref multiplier, wide, ref low, ref fifth);
            Add128(ref Unsafe.Add(ref data, wide * WordsPerChunk), ref Unsafe.Add(ref multiplier, wide), chunks - wide, ref low, ref fifth);
            uint residue = Reduce(low.AsByte(), fifth.AsByte());
            words = words[(chunks * WordsPerChunk)..];
            if (words.IsEmpty) return residue;
            BinaryPrimitives.WriteUInt64BigEndian(room, Words.Unpack(residue));
            head = room[..WordsPerChunk];
        }
    }

    private static ulong[] MakeMultipliers()
    {
        ulong[] multipliers = new ulong[MaxChunks];
        Span<byte> eightZeros = stackalloc byte[WordsPerChunk];
        eightZeros.Clear();
        uint power = 1;
        for (int j = 0; j < MaxChunks; j++, power = Continue(power, eightZeros))
            multipliers[MaxChunks - 1 - j] = BinaryPrimitives.ReverseEndianness(Words.Unpack(power) << 16);
        return multipliers;
    }

    /// <summary>Two chunks in a vector: four multiplications for 16 words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add128(ref byte words, ref ulong multipliers, int chunks, ref Vector128<ulong> low, ref Vector128<ulong> fifth)
    {
        nuint i = 0;
        for (nuint pairs = unchecked((nuint)(chunks & ~1)); i < pairs; i += 2)
            Add(Vector128.LoadUnsafe(ref words, i * WordsPerChunk), Vector128.LoadUnsafe(ref multipliers, i), ref low, ref fifth);
        if ((chunks & 1) != 0)
        {
            ulong chunk = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref words, i * WordsPerChunk));
            Add(Vector128.CreateScalar(chunk).AsByte(), Vector128.CreateScalar(Unsafe.Add(ref multipliers, i)), ref low, ref fifth);
        }
    }

    /// <summary>
    /// Eight chunks in a vector: four instructions for 64 words. Only for multiples of eight chunks. Never inlined: what is compiled ahead has no such vectors, and whoever
    /// contains this could not be compiled ahead.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add512(ref byte words, ref ulong multipliers, int chunks, ref Vector128<ulong> lowSum, ref Vector128<ulong> fifthSum)
    {
        Vector512<ulong> low = default, fifth = default;
        nuint count = unchecked((nuint)chunks);
        for (nuint i = 0; i < count; i += 8)
        {
            Vector512<byte> word = Vector512.LoadUnsafe(ref words, i * WordsPerChunk);
            Vector512<ulong> multiplier = Vector512.LoadUnsafe(ref multipliers, i);
            Vector512<ulong> bits = (word & Vector512.Create((byte)15)).AsUInt64();
            low ^= Pclmulqdq.V512.CarrylessMultiply(bits, multiplier, 0x00) ^ Pclmulqdq.V512.CarrylessMultiply(bits, multiplier, 0x11);
            bits = (word.AsUInt64() >> 4) & Vector512.Create((byte)1).AsUInt64();
            fifth ^= Pclmulqdq.V512.CarrylessMultiply(bits, multiplier, 0x00) ^ Pclmulqdq.V512.CarrylessMultiply(bits, multiplier, 0x11);
        }
        lowSum ^= Fold(low);
        fifthSum ^= Fold(fifth);
    }

    /// <summary>The sum modulo the field's polynomial, coefficient by coefficient, then modulo g. A coefficient is low + a^4 fifth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Reduce(Vector128<byte> low, Vector128<byte> fifth)
    {
        // The bits of a coefficient from a^5 on: three of low, and all but the first of fifth.
        Vector128<byte> coefficients = (low & Vector128.Create((byte)31)) ^ ((fifth & Vector128.Create((byte)1)) << 4)
            ^ Ssse3.Shuffle(FieldReduction, (low >> 5) ^ (fifth >> 1));
        ulong upper = coefficients.AsUInt64().ToScalar(); // x^12 to x^5
        ulong lower = coefficients.AsUInt64().GetElement(1); // x^4 to x^0
        ref uint products = ref MemoryMarshal.GetArrayDataReference(Products);
        unchecked
        {
            uint first = (uint)upper, second = (uint)(upper >> 32);
            return (uint)(Words.Pack(BinaryPrimitives.ReverseEndianness((upper >> 56) | (lower << 8))) >> 10)
                ^ Product(ref products, 12, first) ^ Product(ref products, 11, first >> 8) ^ Product(ref products, 10, first >> 16)
                ^ Product(ref products, 9, first >> 24) ^ Product(ref products, 8, second) ^ Product(ref products, 7, second >> 8)
                ^ Product(ref products, 6, second >> 16);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector128<byte> word, Vector128<ulong> multiplier, ref Vector128<ulong> low, ref Vector128<ulong> fifth)
    {
        Vector128<ulong> bits = (word & Vector128.Create((byte)15)).AsUInt64();
        low ^= Pclmulqdq.CarrylessMultiply(bits, multiplier, 0x00) ^ Pclmulqdq.CarrylessMultiply(bits, multiplier, 0x11);
        bits = (word.AsUInt64() >> 4) & Vector128.Create((byte)1).AsUInt64();
        fifth ^= Pclmulqdq.CarrylessMultiply(bits, multiplier, 0x00) ^ Pclmulqdq.CarrylessMultiply(bits, multiplier, 0x11);
    }

    private static Vector128<ulong> Fold(Vector512<ulong> sum)
    {
        Vector256<ulong> half = sum.GetLower() ^ sum.GetUpper();
        return half.GetLower() ^ half.GetUpper();
    }
}
