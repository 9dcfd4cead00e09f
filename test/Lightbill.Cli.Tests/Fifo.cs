using System.Diagnostics;

namespace Lightbill.Cli.Tests;

/// <summary>A named pipe, on Unix.</summary>
internal static class Fifo
{
    public static void Make(string path)
    {
        using Process process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
