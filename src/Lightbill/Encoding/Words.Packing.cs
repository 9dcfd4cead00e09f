using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lightbill.Encoding;

// Many words at once: eight words are five bytes. What does not fill eight is left to the plain loops.
internal static partial class Words
{
    private const int WordsPerPack = 8;
    private const int BytesPerPack = 5;

    /// <summary>Eight words, the first in the top byte, as the 40 bits they stand for: neighbours are joined to 10, to 20, to 40 bits.</summary>
    public static ulong Pack(ulong words)
    {
        words = ((words >> 3) & 0x03E0_03E0_03E0_03E0) | (words & 0x001F_001F_001F_001F);
        words = ((words >> 6) & 0x000F_FC00_000F_FC00) | (words & 0x0000_03FF_0000_03FF);
        return ((words >> 12) & 0x00FF_FFF0_0000) | (words & 0x000F_FFFF);
    }

    /// <summary>The 40 bits of eight words; the words must be there.</summary>
    public static ulong Pack(ReadOnlySpan<byte> words) => Pack(BinaryPrimitives.ReadUInt64BigEndian(words));

    /// <summary>The other way: 40 bits as eight words, the first in the top byte.</summary>
    public static ulong Unpack(ulong bits)
    {
        bits = ((bits << 12) & 0x000F_FFFF_0000_0000) | (bits & 0x000F_FFFF);
        bits = ((bits << 6) & 0x03FF_0000_03FF_0000) | (bits & 0x0000_03FF_0000_03FF);
        return ((bits << 3) & 0x1F00_1F00_1F00_1F00) | (bits & 0x001F_001F_001F_001F);
    }

    /// <summary>Packs as many words as the path can; the count is a multiple of eight, and so many times five bytes are written.</summary>
    private static int PackMany(ReadOnlySpan<byte> words, Span<byte> bytes, Bech32Path path)
    {
        int packs = words.Length / WordsPerPack;
        bytes = bytes[..(packs * BytesPerPack)]; // what the loops below rely on
        ref byte source = ref MemoryMarshal.GetReference(words);
        ref byte target = ref MemoryMarshal.GetReference(bytes);
        int pack = 0;
        unchecked
        {
            if (path == Bech32Path.Vector512)
                for (; pack <= packs - 8; pack += 8) Pack512(ref Unsafe.Add(ref source, pack * WordsPerPack), ref Unsafe.Add(ref target, pack * BytesPerPack));
            for (; pack < packs; pack++)
            {
                ulong eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, pack * WordsPerPack));
                ulong packed = Pack(BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(eight) : eight);
                ref byte five = ref Unsafe.Add(ref target, pack * BytesPerPack);
                uint four = (uint)(packed >> 8);
                Unsafe.WriteUnaligned(ref five, BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(four) : four);
                Unsafe.Add(ref five, 4) = (byte)packed;
            }
        }
        return packs * WordsPerPack;
    }

    /// <summary>Unpacks as many bytes as fill eight words; so many of the bytes are done.</summary>
    private static int UnpackMany(ReadOnlySpan<byte> bytes, Span<byte> words)
    {
        int done = 0;
        for (; bytes.Length - done >= BytesPerPack; done += BytesPerPack)
        {
            ReadOnlySpan<byte> source = bytes.Slice(done, BytesPerPack);
            ulong bits = ((ulong)BinaryPrimitives.ReadUInt32BigEndian(source) << 8) | source[4];
            BinaryPrimitives.WriteUInt64BigEndian(words[(done / BytesPerPack * WordsPerPack)..], Unpack(bits));
        }
        return done;
    }

    /// <summary>
    /// 64 words are 40 bytes. Multiplying by 32 and 1 and adding neighbours joins two words to 10 bits, by 1024 and 1 two of those to 20, a shift two of those to 40; a
    /// permutation puts the bytes together, the most significant first.
    /// </summary>
    private static void Pack512(ref byte words, ref byte bytes)
    {
        Vector512<short> ten = Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref words), Vector512.Create((short)0x0120).AsSByte());
        Vector512<ulong> twenty = Avx512BW.MultiplyAddAdjacent(ten, Vector512.Create(0x0001_0400).AsInt16()).AsUInt64();
        Vector512<byte> packed = Avx512Vbmi.PermuteVar64x8(((twenty << 20) | (twenty >> 32)).AsByte(), PackOrder);
        packed.GetLower().StoreUnsafe(ref bytes);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref bytes, 32), packed.GetUpper().AsUInt64().ToScalar());
    }

    /// <summary>Bytes 4 to 0 of every eight.</summary>
    private static Vector512<byte> PackOrder => Vector512.Create(
        (byte)4, 3, 2, 1, 0, 12, 11, 10, 9, 8, 20, 19, 18, 17, 16, 28, 27, 26, 25, 24, 36, 35, 34, 33, 32, 44, 43, 42, 41, 40, 52, 51, 50, 49, 48, 60, 59, 58, 57, 56,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
