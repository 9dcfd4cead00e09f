using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lightbill.Encoding;

// Vectors look up many characters at once. The last vector of a text overlaps the one before it, so that there is no rest to treat apart; writing the same words
// twice does no harm. Characters beyond one byte are narrowed to one that has no value.
internal static partial class Bech32Characters
{
    /// <summary>
    /// A shuffle has 16 entries, so each row of the ASCII table that holds letters or digits is one of its own. A place outside 0 to 15 gives 0. An entry has
    /// bit 0x40, so that what no row knows stays 0.
    /// </summary>
    private static Vector128<byte> Digits => Vector128.Create((byte)0x4f, 0, 0x4a, 0x51, 0x55, 0x54, 0x5a, 0x5e, 0x47, 0x45, 0, 0, 0, 0, 0, 0);

    private static Vector128<byte> LettersToO => Vector128.Create((byte)0, 0x5d, 0, 0x58, 0x4d, 0x59, 0x49, 0x48, 0x57, 0, 0x52, 0x56, 0x5f, 0x5b, 0x53, 0);

    private static Vector128<byte> LettersFromP => Vector128.Create((byte)0x41, 0x40, 0x43, 0x50, 0x4b, 0x5c, 0x4c, 0x4e, 0x46, 0x44, 0x42, 0, 0, 0, 0, 0);

    /// <summary>At least 16 characters.</summary>
    private static CharacterKinds Map128<TChar>(ReadOnlySpan<TChar> text, Span<byte> words)
    {
        ref TChar source = ref MemoryMarshal.GetReference(text);
        ref byte target = ref MemoryMarshal.GetReference(words);
        // In each character: bit 6 of "known" is that a row has it; bit 5 of "small" is set in digits and lower case; bit 6 of "lower" in lower-case letters.
        Vector128<byte> known = Vector128<byte>.AllBitsSet, small = known, lower = default;
        int last = text.Length - Vector128<byte>.Count;
        for (int i = 0; ; i = Math.Min(i + Vector128<byte>.Count, last))
        {
            Vector128<byte> c = Load128(ref Unsafe.Add(ref source, i));
            // Control characters would fall on digits here; "known" gets rid of them, since they have neither bit 5 nor bit 6.
            Vector128<byte> folded = c | Vector128.Create((byte)0x20);
            Vector128<byte> entry = LookUp(Digits, folded ^ Vector128.Create((byte)0x30))
                | LookUp(LettersToO, folded ^ Vector128.Create((byte)0x60))
                | LookUp(LettersFromP, folded ^ Vector128.Create((byte)0x70));
            Vector128<byte> doubled = c + c;
            known &= entry & (c | doubled);
            small &= c;
            lower |= c & doubled;
            (entry & Vector128.Create((byte)31)).StoreUnsafe(ref Unsafe.Add(ref target, i));
            if (i == last) break;
        }
        if ((known & Vector128.Create((byte)0x40)) != Vector128.Create((byte)0x40)) return CharacterKinds.Outside;
        CharacterKinds kinds = CharacterKinds.None;
        if ((small & Vector128.Create((byte)0x20)) != Vector128.Create((byte)0x20)) kinds |= CharacterKinds.Upper;
        if ((lower & Vector128.Create((byte)0x40)) != Vector128<byte>.Zero) kinds |= CharacterKinds.Lower;
        return kinds;
    }

    /// <summary>At least 64 characters. One instruction looks up 64 of them in the first half of the table; bytes from 128 on come out by their top bit.</summary>
    private static CharacterKinds Map512<TChar>(ReadOnlySpan<TChar> text, Span<byte> words)
    {
        ref TChar source = ref MemoryMarshal.GetReference(text);
        ref byte target = ref MemoryMarshal.GetReference(words);
        ref byte kinds = ref MemoryMarshal.GetReference(Kinds);
        Vector512<byte> below64 = Vector512.LoadUnsafe(ref kinds);
        Vector512<byte> from64 = Vector512.LoadUnsafe(ref kinds, 64);
        Vector512<byte> seen = default;
        int last = text.Length - Vector512<byte>.Count;
        for (int i = 0; ; i = Math.Min(i + Vector512<byte>.Count, last))
        {
            Vector512<byte> c = Load512(ref Unsafe.Add(ref source, i));
            Vector512<byte> entry = Avx512Vbmi.PermuteVar64x8x2(below64, c, from64);
            seen |= entry | (c & Vector512.Create((byte)CharacterKinds.Outside));
            (entry & Vector512.Create((byte)31)).StoreUnsafe(ref Unsafe.Add(ref target, i));
            if (i == last) break;
        }
        Vector256<byte> half = seen.GetLower() | seen.GetUpper();
        Vector128<byte> quarter = half.GetLower() | half.GetUpper();
        ulong all = quarter.AsUInt64().ToScalar() | quarter.AsUInt64().GetElement(1);
        all |= all >> 32;
        all |= all >> 16;
        all |= all >> 8;
        return (CharacterKinds)(all & 0xE0);
    }

    /// <summary>The entries at these places, 0 for places from 16 on. x64 wants the top bit set for those; the general call does not become one instruction there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> LookUp(Vector128<byte> row, Vector128<byte> places) => Ssse3.IsSupported
        ? Ssse3.Shuffle(row, Sse2.AddSaturate(places, Vector128.Create((byte)0x70)))
        : Vector128.Shuffle(row, places);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Load128<TChar>(ref TChar source)
    {
        if (typeof(TChar) == typeof(byte)) return Vector128.LoadUnsafe(ref Unsafe.As<TChar, byte>(ref source));
        ref ushort units = ref Unsafe.As<TChar, ushort>(ref source);
        Vector128<ushort> first = Vector128.LoadUnsafe(ref units), second = Vector128.LoadUnsafe(ref units, 8);
        // This instruction takes units for signed: those from 0x8000 on become 0, which has no value either.
        return Sse2.IsSupported
            ? Sse2.PackUnsignedSaturate(first.AsInt16(), second.AsInt16())
            : Vector128.Narrow(Vector128.Min(first, Vector128.Create((ushort)255)), Vector128.Min(second, Vector128.Create((ushort)255)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Load512<TChar>(ref TChar source)
    {
        if (typeof(TChar) == typeof(byte)) return Vector512.LoadUnsafe(ref Unsafe.As<TChar, byte>(ref source));
        ref ushort units = ref Unsafe.As<TChar, ushort>(ref source);
        return Vector512.Create(
            Avx512BW.ConvertToVector256ByteWithSaturation(Vector512.LoadUnsafe(ref units)),
            Avx512BW.ConvertToVector256ByteWithSaturation(Vector512.LoadUnsafe(ref units, 32)));
    }
}
