using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lightbill.Encoding;

/// <summary>
/// The checksum of bech32: the words are the coefficients, highest power first, of a polynomial over the field of 32 elements, and its residue modulo the generator g
/// of degree 6 is what is compared with a constant (BIP 173). A residue is six coefficients in 30 bits, the highest power in the top five.
/// </summary>
internal static partial class Bech32Checksum
{
    /// <summary>Words that the fast paths take at once.</summary>
    private const int WordsPerChunk = 8;

    /// <summary>Room for an expanded readable part of <see cref="MaxPrefix"/> characters, and a chunk before and after it.</summary>
    private const int Room = 64;

    /// <summary>Longer readable parts, which no invoice has, take the plain path.</summary>
    private const int MaxPrefix = (Room - 2 - (2 * WordsPerChunk)) / 2;

    /// <summary>What the residue adds when its top coefficient leaves: sums of BIP 173's five generator constants.</summary>
    private static readonly uint[] Reduction =
    [
        0x00000000, 0x3b6a57b2, 0x26508e6d, 0x1d3ad9df, 0x1ea119fa, 0x25cb4e48, 0x38f19797, 0x039bc025,
        0x3d4233dd, 0x0628646f, 0x1b12bdb0, 0x2078ea02, 0x23e32a27, 0x18897d95, 0x05b3a44a, 0x3ed9f3f8,
        0x2a1462b3, 0x117e3501, 0x0c44ecde, 0x372ebb6c, 0x34b57b49, 0x0fdf2cfb, 0x12e5f524, 0x298fa296,
        0x1756516e, 0x2c3c06dc, 0x3106df03, 0x0a6c88b1, 0x09f74894, 0x329d1f26, 0x2fa7c6f9, 0x14cd914b,
    ];

    /// <summary>s x^k mod g for k from 6 to 13, at index 32 (k - 6) + s: what a coefficient above the sixth comes to.</summary>
    private static readonly uint[] Products = MakeProducts();

    /// <summary>M(j) of the vector paths at index MaxChunks - 1 - j: in the order in which the chunks come. Made with the tables above, so it stands below them.</summary>
    private static readonly ulong[] Multipliers = MakeMultipliers();

    /// <summary>The residue over the readable part and all words.</summary>
    /// <param name="hrp">The readable part; upper case counts as lower case.</param>
    /// <param name="words">The data, the six words of the checksum included.</param>
    /// <param name="path">How.</param>
    [SkipLocalsInit]
    public static uint Residue<TChar>(ReadOnlySpan<TChar> hrp, ReadOnlySpan<byte> words, Bech32Path path)
    {
        if (path == Bech32Path.Plain || hrp.Length > MaxPrefix) return ResiduePlain(hrp, words);
        Span<byte> room = stackalloc byte[Room];
        room.Clear();
        Span<byte> expanded = room.Slice(WordsPerChunk, (2 * hrp.Length) + 2);
        Expand(hrp, expanded);
        return path != Bech32Path.Table && HasMultiplication && words.Length >= 2 * WordsPerChunk
            ? ResidueVector(room, expanded.Length, words, path)
            : Continue(Continue(0, expanded), words);
    }

    /// <summary>One step of the code: multiply by x, add a word, reduce by the generator of BIP 173.</summary>
    public static uint Step(uint residue, uint word) => ((residue & 0x1ffffff) << 5) ^ word ^ Reduction[(int)(residue >> 25)];

    /// <summary>As the specification writes it.</summary>
    private static uint ResiduePlain<TChar>(ReadOnlySpan<TChar> hrp, ReadOnlySpan<byte> words)
    {
        uint residue = 1;
        foreach (TChar c in hrp) residue = Step(residue, (uint)Bech32.Lower(TextUnit.Code(c)) >> 5);
        residue = Step(residue, 0);
        foreach (TChar c in hrp) residue = Step(residue, (uint)Bech32.Lower(TextUnit.Code(c)) & 31);
        foreach (byte word in words) residue = Step(residue, word);
        return residue;
    }

    /// <summary>The readable part as coefficients (BIP 173): 1 for where the residue begins, the high bits, 0, the low bits.</summary>
    private static void Expand<TChar>(ReadOnlySpan<TChar> hrp, Span<byte> expanded)
    {
        expanded[0] = 1;
        expanded[hrp.Length + 1] = 0;
        ref byte high = ref expanded[1];
        ref byte low = ref expanded[hrp.Length + 1]; // from the next on
        for (int i = 0; i < hrp.Length; i++)
        {
            int c = Bech32.Lower(TextUnit.Code(hrp[i]));
            Unsafe.Add(ref high, i) = unchecked((byte)(c >> 5));
            Unsafe.Add(ref low, i + 1) = unchecked((byte)(c & 31));
        }
    }

    /// <summary>
    /// Eight words a step: the residue r becomes r x^8 + w, where the eight coefficients of w that exceed six, and all six of r, are looked up as multiples of x^6 to
    /// x^13. The look-ups do not wait for each other, so a step takes hardly longer than one of the plain path.
    /// </summary>
    private static uint Continue(uint residue, ReadOnlySpan<byte> words)
    {
        ref uint products = ref MemoryMarshal.GetArrayDataReference(Products);
        while (words.Length >= WordsPerChunk)
        {
            ulong packed = Words.Pack(words); // 40 bits
            uint top = unchecked((uint)(packed >> 30));
            residue = unchecked((uint)packed & 0x3fffffff)
                ^ Product(ref products, 6, top) ^ Product(ref products, 7, top >> 5)
                ^ Product(ref products, 8, residue) ^ Product(ref products, 9, residue >> 5) ^ Product(ref products, 10, residue >> 10)
                ^ Product(ref products, 11, residue >> 15) ^ Product(ref products, 12, residue >> 20) ^ Product(ref products, 13, residue >> 25);
            words = words[WordsPerChunk..];
        }
        foreach (byte word in words) residue = Step(residue, word);
        return residue;
    }

    /// <summary>The coefficient in the lowest five bits times x^power, reduced.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Product(ref uint products, int power, uint coefficient) =>
        unchecked(Unsafe.Add(ref products, ((nuint)(power - 6) * 32) + (coefficient & 31)));

    private static uint[] MakeProducts()
    {
        uint[] products = new uint[WordsPerChunk * 32];
        for (int i = 0; i < products.Length; i++)
            products[i] = i < 32 ? Reduction[i] : Step(products[i - 32], 0);
        return products;
    }
}
