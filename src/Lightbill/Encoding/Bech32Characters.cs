using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lightbill.Encoding;

/// <summary>What kinds of characters a text has; the same bits stand in the table of <see cref="Bech32Characters"/> beside the five of the value.</summary>
[Flags]
internal enum CharacterKinds
{
    /// <summary>Digits only.</summary>
    None = 0,

    /// <summary>An upper-case letter.</summary>
    Upper = 0x20,

    /// <summary>A lower-case letter.</summary>
    Lower = 0x40,

    /// <summary>No letter of the data alphabet: it has no value.</summary>
    Outside = 0x80,
}

/// <summary>
/// The characters of a data part as words: many at a time, without a look at which one is wrong. When the answer has <see cref="CharacterKinds.Outside"/>, nothing
/// else in it means anything, and the scan of <see cref="Bech32"/> reads again one by one.
/// </summary>
internal static partial class Bech32Characters
{
    /// <summary>Each byte: its value in the low five bits, and bits of <see cref="CharacterKinds"/>.</summary>
    private static ReadOnlySpan<byte> Kinds =>
    [
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x0f, 0x80, 0x0a, 0x11, 0x15, 0x14, 0x1a, 0x1e, 0x07, 0x05, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x3d, 0xa0, 0x38, 0x2d, 0x39, 0x29, 0x28, 0x37, 0xa0, 0x32, 0x36, 0x3f, 0x3b, 0x33, 0xa0,
        0x21, 0x20, 0x23, 0x30, 0x2b, 0x3c, 0x2c, 0x2e, 0x26, 0x24, 0x22, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x5d, 0xc0, 0x58, 0x4d, 0x59, 0x49, 0x48, 0x57, 0xc0, 0x52, 0x56, 0x5f, 0x5b, 0x53, 0xc0,
        0x41, 0x40, 0x43, 0x50, 0x4b, 0x5c, 0x4c, 0x4e, 0x46, 0x44, 0x42, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
    ];

    /// <summary>The kind of a character, and its value in the low five bits where it has one.</summary>
    public static int KindOf(int character) => (uint)character < 128 ? Kinds[character] : (int)CharacterKinds.Outside;

    /// <summary>Writes one word for each character and says what kinds of characters there are.</summary>
    /// <param name="text">UTF-16 or UTF-8.</param>
    /// <param name="words">As long as the text at least.</param>
    /// <param name="path">How.</param>
    public static CharacterKinds Map<TChar>(ReadOnlySpan<TChar> text, Span<byte> words, Bech32Path path)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        words = words[..text.Length]; // what the loops below rely on
        return path switch
        {
            Bech32Path.Vector512 when text.Length >= 64 => Map512(text, words),
            Bech32Path.Vector512 or Bech32Path.Vector128 when text.Length >= 16 => Map128(text, words),
            Bech32Path.Plain => MapPlain(text, words),
            _ => MapTable(text, words),
        };
    }

    private static CharacterKinds MapPlain<TChar>(ReadOnlySpan<TChar> text, Span<byte> words)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        CharacterKinds kinds = CharacterKinds.None;
        for (int i = 0; i < text.Length; i++)
        {
            int c = TextUnit.Code(text[i]);
            int value = Bech32.Alphabet.IndexOf((char)Bech32.Lower(c), StringComparison.Ordinal);
            if (value < 0) return CharacterKinds.Outside;
            words[i] = (byte)value;
            if (c is >= 'a' and <= 'z') kinds |= CharacterKinds.Lower;
            if (c is >= 'A' and <= 'Z') kinds |= CharacterKinds.Upper;
        }
        return kinds;
    }

    /// <summary>One look at the table for each character, no branch.</summary>
    private static CharacterKinds MapTable<TChar>(ReadOnlySpan<TChar> text, Span<byte> words)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        ref byte kinds = ref MemoryMarshal.GetReference(Kinds);
        ref byte target = ref MemoryMarshal.GetReference(words);
        int units = 0;
        int seen = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int c = TextUnit.Code(text[i]);
            int kind = Unsafe.Add(ref kinds, c & 0xFF); // 256 entries
            units |= c;
            seen |= kind;
            Unsafe.Add(ref target, i) = unchecked((byte)(kind & 31));
        }
        if (units > 0xFF) return CharacterKinds.Outside;
        return (CharacterKinds)(seen & ~31);
    }
}
