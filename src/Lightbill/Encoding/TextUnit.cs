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

    private static ReadOnlySpan<TUnit> As<TChar, TUnit>(ReadOnlySpan<TChar> text) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<TChar, TUnit>(ref MemoryMarshal.GetReference(text)), text.Length);
}
