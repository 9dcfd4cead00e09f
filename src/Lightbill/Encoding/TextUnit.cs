using System.Runtime.CompilerServices;

namespace Lightbill.Encoding;

/// <summary>One unit of a text, UTF-16 or UTF-8, as a number: what lets one reading core serve both.</summary>
internal static class TextUnit
{
    /// <summary>The unit's value, 0 to 65535. Only for <see cref="char"/> and <see cref="byte"/>.</summary>
    /// <remarks>By reinterpretation, since the generic conversions box their value until the code is optimised.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Code<TChar>(TChar unit)
        where TChar : unmanaged => typeof(TChar) == typeof(byte) ? Unsafe.As<TChar, byte>(ref unit) : Unsafe.As<TChar, char>(ref unit);
}
