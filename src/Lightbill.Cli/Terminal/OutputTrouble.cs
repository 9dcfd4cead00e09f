namespace Lightbill.Cli.Terminal;

/// <summary>Tells a reader that has seen enough from a disk that is full.</summary>
internal static class OutputTrouble
{
    private const int UnixBrokenPipe = 32; // EPIPE: on Unix the HResult is the errno
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D); // ERROR_BROKEN_PIPE
    private const int WindowsNoData = unchecked((int)0x800700E8); // ERROR_NO_DATA: the pipe is being closed

    public static bool IsReaderGone(IOException problem) => problem.HResult is UnixBrokenPipe or WindowsBrokenPipe or WindowsNoData;
}
