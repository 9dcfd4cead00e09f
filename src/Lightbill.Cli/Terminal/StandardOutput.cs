using Microsoft.Win32.SafeHandles;

namespace Lightbill.Cli.Terminal;

/// <summary>
/// Standard output as a stream. The runtime's own console stream hides that the reader of a pipe is gone, so that a long run would go on for nobody;
/// a file stream tells. It is used for pipes only: in a file it would keep a position of its own, and the next program's output would overwrite ours.
/// </summary>
internal static class StandardOutput
{
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows()) return Console.OpenStandardOutput();
        try
        {
            var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek) return pipe;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Closed, or of a kind that a file stream does not take.
        }
        return Console.OpenStandardOutput();
    }
}
