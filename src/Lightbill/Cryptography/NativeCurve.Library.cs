using System.Runtime.InteropServices;

namespace Lightbill.Cryptography;

/// <summary>Finding the system's libsecp256k1: a configured path, beside the application, then the names systems give it.</summary>
internal sealed partial class NativeCurve
{
    /// <summary>The environment variable with the full path of the library; when set, nothing else is tried.</summary>
    public const string PathVariable = "LIGHTBILL_SECP256K1";

    /// <summary>The same as application data (runtimeconfig.json).</summary>
    public const string PathSetting = "Lightbill.Secp256k1Path";

    // Soname by release: 0.2 = 1, 0.3 to 0.5 = 2, 0.6 = 5, 0.7 = 6, 0.8 = 7. Several incompatible ABIs shared 0: never that one.
    private static readonly string[] Sonames = ["7", "6", "5", "2", "1"];

    /// <summary>The library ready to use, or the reason why there is none.</summary>
    internal sealed record LoadResult(NativeCurve? Curve, string? Problem);

    /// <summary>Finds, binds and tests the library. Never throws.</summary>
    public static LoadResult Load()
    {
        var configured = Environment.GetEnvironmentVariable(PathVariable);
        return string.IsNullOrEmpty(configured)
            ? Load(AppContext.GetData(PathSetting) as string, PathSetting)
            : Load(configured, PathVariable);
    }

    /// <summary>The same for a given path, and whose setting it was; null or empty is none.</summary>
    internal static LoadResult Load(string? configured, string setting)
    {
        if (!string.IsNullOrEmpty(configured))
        {
            // A configured path is a promise: falling through to another library would hide the mistake.
            return NativeLibrary.TryLoad(configured, out var given)
                ? TryBind(given, configured)
                : new LoadResult(null, $"The library '{configured}' named by {setting} cannot be loaded.");
        }

        string? problem = null;
        foreach (var candidate in Candidates())
        {
            if (!TryOpen(candidate, out var library))
            {
                continue;
            }

            var result = TryBind(library, candidate);
            if (result.Curve is not null)
            {
                return result;
            }

            problem ??= result.Problem;
        }

        return new LoadResult(null, problem ?? "libsecp256k1 is not installed where this system looks for libraries.");
    }

    private static bool TryOpen(string candidate, out nint library) => Path.IsPathRooted(candidate)
        ? NativeLibrary.TryLoad(candidate, out library)
        // On Windows this keeps the working directory out of the search; elsewhere the system's loader decides.
        : OperatingSystem.IsWindows() ? NativeLibrary.TryLoad(candidate, typeof(NativeCurve).Assembly, DllImportSearchPath.SafeDirectories, out library)
        : NativeLibrary.TryLoad(candidate, out library);

    private static IEnumerable<string> Candidates()
    {
        string[] names = Names();
        foreach (var identifier in RuntimeIdentifiers())
        {
            var folder = Path.Combine(AppContext.BaseDirectory, "runtimes", identifier, "native");
            foreach (var name in names)
            {
                if (File.Exists(Path.Combine(folder, name)))
                {
                    yield return Path.Combine(folder, name);
                }
            }
        }

        // Where the runtime keeps an application's native libraries. Windows looks there by itself (see TryOpen); elsewhere the system's loader knows nothing of it, and the
        // runtime, asked for a name, would try four forms of it in every folder.
        if (!OperatingSystem.IsWindows())
        {
            foreach (var folder in (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? AppContext.BaseDirectory).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            {
                foreach (var name in names)
                {
                    if (File.Exists(Path.Combine(folder, name)))
                    {
                        yield return Path.Combine(folder, name);
                    }
                }
            }
        }

        foreach (var name in names)
        {
            yield return name;
        }

        if (OperatingSystem.IsMacOS())
        {
            // Homebrew's folders are not on the loader's own list.
            yield return "/opt/homebrew/lib/libsecp256k1.dylib";
            yield return "/usr/local/lib/libsecp256k1.dylib";
        }
    }

    private static string[] Names() =>
        OperatingSystem.IsWindows() ? ["secp256k1.dll", "libsecp256k1.dll", .. Sonames.Select(version => $"libsecp256k1-{version}.dll")]
        : OperatingSystem.IsMacOS() ? ["libsecp256k1.dylib", .. Sonames.Select(version => $"libsecp256k1.{version}.dylib")]
        // The plain name is a link of the development package; the runtime package has only the numbered one.
        : ["libsecp256k1.so", .. Sonames.Select(version => $"libsecp256k1.so.{version}")];

    private static IEnumerable<string> RuntimeIdentifiers()
    {
        yield return RuntimeInformation.RuntimeIdentifier;

        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        var portable = $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        if (portable != RuntimeInformation.RuntimeIdentifier)
        {
            yield return portable;
        }
    }
}
