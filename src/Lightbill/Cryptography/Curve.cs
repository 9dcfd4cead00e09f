namespace Lightbill.Cryptography;

/// <summary>
/// Says which implementation of the curve secp256k1 is in use, and lets the application choose. Both give the same bits for every input;
/// they differ in speed and in that only the native one is built for constant time. Nothing is loaded before the first need. The first
/// choice comes from the environment variable <c>LIGHTBILL_CRYPTO</c> (<c>auto</c>, <c>native</c> or <c>managed</c>). Safe for concurrent
/// use.
/// </summary>
public static class Curve
{
    /// <summary>The environment variable that chooses the backend: <c>auto</c> (the default), <c>native</c> or <c>managed</c>.</summary>
    public const string EnvironmentVariable = "LIGHTBILL_CRYPTO";

    private static readonly Lazy<NativeCurve.LoadResult> Native = new(NativeCurve.Load);
    private static readonly Lazy<ManagedCurve> Managed = new(static () => new ManagedCurve());

    private static CurveBackend? Chosen;

    /// <summary>The backend in use, in words: <c>libsecp256k1 (libsecp256k1.so.1)</c> or <c>managed</c>. Loads it if need be.</summary>
    /// <exception cref="InvalidOperationException">The environment variable holds an unknown value.</exception>
    /// <exception cref="DllNotFoundException">The environment asks for the native library, which cannot be used.</exception>
    public static string Description => Current.Description;

    /// <summary>Whether the system's libsecp256k1 is in use.</summary>
    /// <inheritdoc cref="Description" path="/exception"/>
    public static bool IsNative => Current is NativeCurve;

    /// <summary>
    /// Why the native library cannot be used, or <see langword="null"/> when it can. Tries to load it, whatever is in use.
    /// </summary>
    public static string? NativeProblem => Native.Value.Problem;

    /// <summary>The backend in use; chosen by the environment at first need.</summary>
    internal static CurveBackend Current => Volatile.Read(ref Chosen) ?? ChooseByEnvironment();

    /// <summary>Chooses the backend for all later calls in this process.</summary>
    /// <param name="backend">The wanted backend.</param>
    /// <exception cref="DllNotFoundException">The native library is asked for and cannot be used; the message says why.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public static void Use(CryptographyBackend backend) => Volatile.Write(ref Chosen, Choose(backend));

    /// <summary>The backend asked for, without making it the current one.</summary>
    internal static CurveBackend Choose(CryptographyBackend backend) => backend switch
    {
        CryptographyBackend.Auto => (CurveBackend?)Native.Value.Curve ?? Managed.Value,
        CryptographyBackend.Native => Native.Value.Curve ?? throw new DllNotFoundException(Native.Value.Problem),
        CryptographyBackend.Managed => Managed.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(backend), backend, "The backend is auto, native or managed."),
    };

    /// <summary>Reads a setting as the environment variable and configuration write it.</summary>
    internal static CryptographyBackend ParseSetting(string? setting) => setting?.Trim().ToLowerInvariant() switch
    {
        null or "" or "auto" => CryptographyBackend.Auto,
        "native" => CryptographyBackend.Native,
        "managed" => CryptographyBackend.Managed,
        _ => throw new InvalidOperationException($"{EnvironmentVariable} is '{setting}'; it may be auto, native or managed."),
    };

    private static CurveBackend ChooseByEnvironment()
    {
        var chosen = Choose(ParseSetting(Environment.GetEnvironmentVariable(EnvironmentVariable)));
        // A choice made meanwhile by Use wins.
        return Interlocked.CompareExchange(ref Chosen, chosen, null) ?? chosen;
    }
}
