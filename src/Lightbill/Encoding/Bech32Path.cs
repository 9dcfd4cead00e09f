using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lightbill.Encoding;

/// <summary>The ways in which characters are mapped, checksums computed and words packed. All give the same; the tests hold each against <see cref="Plain"/>.</summary>
internal enum Bech32Path
{
    /// <summary>One after the other, as the specification writes it.</summary>
    Plain,

    /// <summary>Tables and words of 64 bits: any machine.</summary>
    Table,

    /// <summary>Vectors of 128 bits; the checksum by carry-less multiplication where the machine has it, else by table.</summary>
    Vector128,

    /// <summary>Vectors of 512 bits: AVX-512 with VBMI and VPCLMULQDQ.</summary>
    Vector512,
}

/// <summary>Which path this machine takes: the one place where that is chosen.</summary>
internal static class Bech32Paths
{
    /// <summary>
    /// The fastest one there is here. The JIT takes it for a constant, so choosing costs nothing. Not kept in a field: code that was compiled ahead knows no vectors of 512
    /// bits, and what it had found out at the start would hold for ever.
    /// </summary>
    public static Bech32Path Best =>
        IsSupported(Bech32Path.Vector512) ? Bech32Path.Vector512
        : IsSupported(Bech32Path.Vector128) ? Bech32Path.Vector128
        : Bech32Path.Table;

    /// <summary>Can this machine take it?</summary>
    public static bool IsSupported(Bech32Path path) => path switch
    {
        Bech32Path.Vector512 => Avx512Vbmi.IsSupported && Pclmulqdq.V512.IsSupported && IsSupported(Bech32Path.Vector128),
        Bech32Path.Vector128 => Vector128.IsHardwareAccelerated,
        _ => true,
    };
}
