namespace Lightbill.Cli.Terminal;

/// <summary>
/// Standard input as a stream. When it is closed (<c>&lt;&amp;-</c>), the runtime opens a pipe of its own in its place before any code of ours runs, and a read waits for ever:
/// on Linux that shows, since nobody else writes to a pipe whose other end we hold ourselves.
/// </summary>
internal static class StandardInput
{
    public static Stream Open() => OperatingSystem.IsLinux() && IsOurOwnPipe("/proc/self") ? new ClosedInput() : Console.OpenStandardInput();

    /// <summary>Do we hold the writing end of what we would read from?</summary>
    /// <param name="process">The folder of this process in the file system of processes.</param>
    internal static bool IsOurOwnPipe(string process)
    {
        try
        {
            if (TargetOf($"{process}/fd/0") is not { } target || !target.StartsWith("pipe:", StringComparison.Ordinal)) return false;
            return Directory.EnumerateFileSystemEntries($"{process}/fd").Any(path => TargetOf(path) == target && IsForWriting($"{process}/fdinfo/{Path.GetFileName(path)}"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Without the file system of processes it cannot be told; then the read shows.
            return false;
        }
    }

    private static string? TargetOf(string path)
    {
        try
        {
            return Path.GetFileName(File.ResolveLinkTarget(path, returnFinalTarget: false)?.FullName);
        }
        catch (IOException)
        {
            return null; // closed since it was listed
        }
    }

    private static bool IsForWriting(string path)
    {
        const int AccessMode = 3;
        const string Flags = "flags:";
        try
        {
            string? flags = File.ReadLines(path).FirstOrDefault(line => line.StartsWith(Flags, StringComparison.Ordinal));
            // Octal; the last two bits are 0 for reading, 1 for writing, 2 for both.
            return flags is not null && ((flags[^1] - '0') & AccessMode) != 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private sealed class ClosedInput : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("it is closed");

        public override void Flush()
        {
            // Nothing is written here.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
