using System.Runtime.InteropServices;

namespace Lightbill.Cli.Files;

/// <summary>What a name stands for. The runtime tells folders and links, but not devices, FIFOs and sockets.</summary>
internal static partial class FileKind
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int NotThroughLinks = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint KindOnly = 1; // STATX_TYPE
    private const int ResultLength = 256;
    private const int ModeOffset = 28; // struct statx is the same on every architecture
    private const int KindMask = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>A file that may be replaced, or nothing at all? A link is not followed.</summary>
    public static bool IsRegularOrAbsent(string path)
    {
        FileAttributes attributes;
        try
        {
            attributes = File.GetAttributes(path);
        }
        catch (Exception problem) when (InputFile.IsFileTrouble(problem))
        {
            // It is not there, or writing will say what is wrong.
            return true;
        }
        if ((attributes & (FileAttributes.Directory | FileAttributes.ReparsePoint | FileAttributes.Device)) != FileAttributes.None) return false;
        return OperatingSystem.IsLinux() ? IsRegular(path) : OperatingSystem.IsWindows() || !Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);
    }

    private static bool IsRegular(string path)
    {
        byte[] result = new byte[ResultLength];
        try
        {
            if (StatX(CurrentFolder, path, NotThroughLinks, KindOnly, result) != 0) return true;
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException)
        {
            return !Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);
        }
        int mode = BitConverter.ToUInt16(result, ModeOffset);
        return (mode & KindMask) == RegularFile;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, [Out] byte[] result);
}
