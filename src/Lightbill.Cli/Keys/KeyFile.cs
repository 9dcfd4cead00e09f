using System.Buffers;
using System.Security.Cryptography;
using Lightbill.Cli.Files;
using Lightbill.Cli.Terminal;
using Lightbill.Cryptography;

namespace Lightbill.Cli.Keys;

/// <summary>The private key in a file: where it is, who may read it, what is in it.</summary>
internal static class KeyFile
{
    public const string Option = "--key-file";
    public const string EnvironmentVariable = "LIGHTBILL_KEY_FILE";

    /// <summary>Everything but the owner's own rights.</summary>
    public const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The file that the option names, else the one that the environment names, else null. An empty variable counts as none.</summary>
    public static string? Find(CliContext context, string? option, out string source)
    {
        source = option is null ? EnvironmentVariable : Option;
        return option ?? (context.Environment(EnvironmentVariable) is { Length: > 0 } path ? path : null);
    }

    /// <summary>Reads the key.</summary>
    /// <param name="context">The surroundings.</param>
    /// <param name="source">What named the file: the option or the environment variable.</param>
    /// <param name="path">The file; <c>-</c> is standard input.</param>
    /// <param name="strict">Refuse a file that others may read, rather than warn?</param>
    /// <exception cref="CliException">It cannot be read, is no key, or is refused.</exception>
    public static PrivateKey Read(CliContext context, string source, string path, bool strict) =>
        SecretFile.Read(context, source, path, "private key",
            static (ReadOnlySpan<char> hex, out PrivateKey key) => PrivateKey.TryParse(hex, out key!),
            file => CheckMode(context, source, file, path, strict));

    /// <summary>
    /// Reads the same file, or one with a longer or shorter secret, as the seed that keys are derived from (BIP 32): 16 to 64 bytes. The caller wipes it.
    /// </summary>
    /// <param name="context">The surroundings.</param>
    /// <param name="source">What named the file: the option or the environment variable.</param>
    /// <param name="path">The file; <c>-</c> is standard input.</param>
    /// <param name="strict">Refuse a file that others may read, rather than warn?</param>
    /// <exception cref="CliException">It cannot be read, is no seed, or is refused.</exception>
    public static byte[] ReadSeed(CliContext context, string source, string path, bool strict) =>
        SecretFile.Read<byte[]>(context, source, path, "seed", TryReadSeed, file => CheckMode(context, source, file, path, strict), "32 to 128 hexadecimal digits (16 to 64 bytes)");

    private static bool TryReadSeed(ReadOnlySpan<char> hex, out byte[] seed)
    {
        seed = [];
        if (hex.Length is < 32 or > 128 || hex.Length % 2 != 0) return false;
        byte[] bytes = GC.AllocateUninitializedArray<byte>(hex.Length / 2, pinned: true);
        if (Convert.FromHexString(hex, bytes, out _, out _) == OperationStatus.Done)
        {
            seed = bytes;
            return true;
        }
        CryptographicOperations.ZeroMemory(bytes);
        return false;
    }

    /// <summary>Writes a key to a new file, 64 digits and a line end.</summary>
    public static void Write(CliContext context, string option, string path, PrivateKey key, bool overwrite)
    {
        Span<byte> secret = stackalloc byte[PrivateKey.Size];
        Span<byte> content = stackalloc byte[(PrivateKey.Size * 2) + 1];
        try
        {
            key.ExportTo(secret);
            Convert.TryToHexStringLower(secret, content, out int written);
            content[written] = (byte)'\n';
            NewFile.WriteSecret(context, option, path, content, overwrite);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
            CryptographicOperations.ZeroMemory(content);
        }
    }

    /// <summary>A new random key.</summary>
    public static PrivateKey Generate()
    {
        Span<byte> secret = stackalloc byte[PrivateKey.Size];
        try
        {
            while (true)
            {
                RandomNumberGenerator.Fill(secret);
                // All but one in 2^128 random numbers are keys.
                if (PrivateKey.TryFromBytes(secret, out PrivateKey? key)) return key;
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>The mode as chmod takes it, e.g. <c>0644</c>.</summary>
    public static string Octal(UnixFileMode mode) => "0" + Convert.ToString((int)mode & 0x1FF, 8).PadLeft(3, '0');

    /// <summary>What others than the owner may do with the file, in words; null when nothing.</summary>
    public static string? OthersRights(FileStream file)
    {
        if (OperatingSystem.IsWindows())
            return WindowsRights.Others(file) is { Count: > 0 } others ? $"rights for {string.Join(", ", others)}" : null;
        UnixFileMode mode = File.GetUnixFileMode(file.SafeFileHandle);
        return (mode & Others) == UnixFileMode.None ? null : $"mode {Octal(mode)}";
    }

    /// <summary>The command that takes those rights away.</summary>
    public static string Remedy(string path) =>
        OperatingSystem.IsWindows() ? $"icacls \"{path}\" /inheritance:r /grant:r \"%USERNAME%:F\"" : $"chmod 600 {path}";

    private static void CheckMode(CliContext context, string source, FileStream file, string path, bool strict)
    {
        // A pipe, as <(…) makes one, belongs to the process alone whatever its mode says.
        if (!file.CanSeek || OthersRights(file) is not { } rights) return;
        string message = $"{source}: others than its owner may use the key file {path} ({rights})";
        string hint = Remedy(path);
        if (strict) throw new CliException(ExitCode.FileTrouble, message, hint);
        Messages.Warning(context, message);
        Messages.Hint(context, hint);
    }
}
