using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lightbill.Encoding;

/// <summary>One unit of a text, UTF-16 or UTF-8, as a number: what lets one reading core serve both. Only for <see cref="char"/> and <see cref="byte"/>.</summary>
/// <remarks>
/// By reinterpretation, not through the interfaces of numbers: their conversions box the value until the code is optimised. And all along the core the type parameter has no
/// constraint, not even <c>struct</c>: a method whose type parameter has one is not compiled ahead for primitive types, which costs every start of the command.
/// </remarks>
internal static class TextUnit
{
    /// <summary>The unit's value, 0 to 65535.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Code<TChar>(TChar unit) =>
        typeof(TChar) == typeof(byte) ? Unsafe.As<TChar, byte>(ref unit) : Unsafe.As<TChar, char>(ref unit);

    /// <summary>The last place of an ASCII character, -1 when there is none.</summary>
    public static int LastIndexOf<TChar>(ReadOnlySpan<TChar> text, char ascii) =>
        typeof(TChar) == typeof(byte)
        ? As<TChar, byte>(text).LastIndexOf((byte)ascii)
        : As<TChar, char>(text).LastIndexOf(ascii);

    /// <summary>Is every byte from space to tilde? Eight at a time, in code that can be compiled ahead: the runtime's own search is compiled at its first call.</summary>
    public static bool IsPrintableAscii(ReadOnlySpan<byte> text)
    {
        const ulong TopBits = 0x8080_8080_8080_8080;
        ulong bad = 0;
        int i = 0;
        unchecked
        {
            for (; i <= text.Length - sizeof(ulong); i += sizeof(ulong))
            {
                // The top bit shows up where a byte has it, where taking 0x20 borrows and where adding 1 reaches it. A borrow or carry into a neighbour has a bad byte for its cause.
                ulong eight = BinaryPrimitives.ReadUInt64LittleEndian(text[i..]);
                bad |= eight | (eight - 0x2020_2020_2020_2020) | (eight + 0x0101_0101_0101_0101);
            }
        }
        if ((bad & TopBits) != 0) return false;
        for (; i < text.Length; i++)
            if (text[i] is < (byte)' ' or > (byte)'~') return false;
        return true;
    }

    private static ReadOnlySpan<TUnit> As<TChar, TUnit>(ReadOnlySpan<TChar> text) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<TChar, TUnit>(ref MemoryMarshal.GetReference(text)), text.Length);
}
