using System.Security.Cryptography;
using Lightbill.Cli.Terminal;

namespace Lightbill.Cli.Files;

/// <summary>Files that options name; <c>-</c> is standard input. Everything that can go wrong becomes a message with the option and the path.</summary>
internal static class InputFile
{
    /// <summary>Opens it for reading.</summary>
    /// <exception cref="CliException">It cannot be opened.</exception>
    public static Stream Open(CliContext context, string option, string path)
    {
        if (path == "-") return context.Input;
        if (path.Length == 0) throw Values.OptionError.Invalid(option, "the file's name is empty");
        try
        {
            return Waiting.For(context, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0));
        }
        catch (Exception problem) when (IsFileTrouble(problem))
        {
            throw Trouble(option, path, problem);
        }
    }

    /// <summary>Everything in it, up to a limit, in an array that the garbage collector does not move: whoever reads a secret wipes it.</summary>
    /// <param name="context">The surroundings.</param>
    /// <param name="option">The option that named the file.</param>
    /// <param name="path">The file; <c>-</c> is standard input.</param>
    /// <param name="limit">The most bytes it may hold.</param>
    /// <param name="inspect">Looks at the open file before it is read, so that what was looked at is what is read.</param>
    /// <exception cref="CliException">It cannot be read, or holds more.</exception>
    public static byte[] ReadAll(CliContext context, string option, string path, int limit, Action<FileStream>? inspect = null)
    {
        // It may be a secret: one buffer that does not grow leaves no copies behind.
        byte[] buffer = GC.AllocateUninitializedArray<byte>(limit + 1, pinned: true);
        int length = 0;
        Stream stream = Open(context, option, path);
        try
        {
            if (stream is FileStream file) inspect?.Invoke(file);
            while (length < buffer.Length)
            {
                int start = length;
                int read = Waiting.For(context, () => stream.Read(buffer, start, buffer.Length - start));
                if (read == 0) break;
                length += read;
            }
            if (length <= limit)
            {
                byte[] bytes = GC.AllocateUninitializedArray<byte>(length, pinned: true);
                buffer.AsSpan(0, length).CopyTo(bytes);
                return bytes;
            }
        }
        catch (Exception problem) when (IsFileTrouble(problem))
        {
            throw Trouble(option, path, problem);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
            if (path != "-") stream.Dispose();
        }
        throw new CliException(ExitCode.FileTrouble, $"{option}: {Shown(path)} holds more than {limit} bytes, which is not what belongs there");
    }

    /// <summary>The SHA-256 of everything in it, however much it is.</summary>
    /// <exception cref="CliException">It cannot be read.</exception>
    public static DescriptionHash Hash(CliContext context, string option, string path)
    {
        Stream stream = Open(context, option, path);
        try
        {
            return DescriptionHash.FromBytes(Waiting.For(context, () => SHA256.HashData(stream)));
        }
        catch (Exception problem) when (IsFileTrouble(problem))
        {
            throw Trouble(option, path, problem);
        }
        finally
        {
            if (path != "-") stream.Dispose();
        }
    }

    public static bool IsFileTrouble(Exception problem) => problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    public static CliException Trouble(string option, string path, Exception problem) => new(ExitCode.FileTrouble, $"{option}: {Describe(path, problem)}");

    /// <summary>A path as messages show it.</summary>
    public static string Shown(string path) => path == "-" ? "standard input" : path;

    private static string Describe(string path, Exception problem) => problem switch
    {
        FileNotFoundException or DirectoryNotFoundException => $"there is no file {path}",
        _ when Directory.Exists(path) => $"{path} is a folder",
        UnauthorizedAccessException => $"{path} may not be accessed: permission denied",
        _ => $"{Shown(path)}: {Values.OptionError.InMessageStyle(problem.Message)}",
    };
}
