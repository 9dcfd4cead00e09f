using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Files;

/// <summary>
/// Writes a file that is there whole or not at all: under another name in the same folder first, on the disk, then given its name. A name that is to be new is
/// taken with an empty file first, which only one of several runs can do.
/// </summary>
internal static class NewFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Only its owner may read it, from the first moment on: mode 0600, on Windows a list of rights with one entry.</summary>
    /// <exception cref="CliException">It cannot be written, or is there already and <paramref name="overwrite"/> is not asked for.</exception>
    public static void WriteSecret(CliContext context, string option, string path, ReadOnlySpan<byte> content, bool overwrite) =>
        Write(context, option, path, content, overwrite, OwnerOnly);

    /// <summary>With the rights that new files usually have.</summary>
    /// <exception cref="CliException">It cannot be written, or is there already and <paramref name="overwrite"/> is not asked for.</exception>
    public static void Write(CliContext context, string option, string path, ReadOnlySpan<byte> content, bool overwrite) =>
        Write(context, option, path, content, overwrite, mode: null);

    private static void Write(CliContext context, string option, string path, ReadOnlySpan<byte> content, bool overwrite, UnixFileMode? mode)
    {
        // From here on Ctrl-C asks and does not end the process: no half file is left behind.
        _ = context.Cancelled;
        if (path.Length == 0) throw Values.OptionError.Invalid(option, "the file's name is empty");
        if (!overwrite && Path.Exists(path)) throw AlreadyThere(option, path);
        if (overwrite && !FileKind.IsRegularOrAbsent(path))
            throw new CliException(ExitCode.FileTrouble, $"{option}: {path} is no regular file, and only such a one is replaced", "name a file");
        string temporary = "";
        string reserved = "";
        try
        {
            if (!overwrite)
            {
                Write(path, [], mode);
                reserved = path;
            }
            string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? throw new IOException("it has no folder");
            temporary = Path.Combine(folder, $".lightbill-{Path.GetRandomFileName()}");
            Write(temporary, content, mode);
            // Over our own reservation: the runtime's move that spares a file looks first and moves then, and between the two another run may do the same.
            File.Move(temporary, path, overwrite: true);
            reserved = "";
        }
        catch (IOException) when (!overwrite && reserved.Length == 0 && Path.Exists(path))
        {
            throw AlreadyThere(option, path);
        }
        catch (Exception problem) when (InputFile.IsFileTrouble(problem))
        {
            throw new CliException(ExitCode.FileTrouble, problem switch
            {
                DirectoryNotFoundException => $"{option}: there is no folder for {path}",
                UnauthorizedAccessException when !Directory.Exists(path) => $"{option}: {path} cannot be written: permission denied",
                _ when Directory.Exists(path) => $"{option}: {path} is a folder",
                _ => $"{option}: {path} cannot be written: {Values.OptionError.InMessageStyle(problem.Message)}",
            });
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
            if (reserved.Length > 0) File.Delete(reserved);
        }
    }

    private static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (mode is { } rights && !OperatingSystem.IsWindows()) options.UnixCreateMode = rights;
        using FileStream stream = mode is not null && OperatingSystem.IsWindows() ? WindowsRights.CreateForOwner(path) : new FileStream(path, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private static CliException AlreadyThere(string option, string path) =>
        new(ExitCode.FileTrouble, $"{option}: {path} is there already, and nothing was changed", "give another name, or --force to replace it for good");
}
