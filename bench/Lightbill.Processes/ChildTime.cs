using System.Runtime.InteropServices;

namespace Lightbill.Processes;

/// <summary>Processor time of the children that have ended (getrusage, RUSAGE_CHILDREN): a process that is gone cannot be asked any more. 64-bit Linux.</summary>
internal static class ChildTime
{
    private const int Children = -1;

    public static double Seconds
    {
        get
        {
            // struct rusage: user and system time as seconds and microseconds, then fourteen numbers.
            long[] usage = new long[18];
            if (GetUsage(Children, usage) != 0) throw new InvalidOperationException("getrusage failed.");
            return usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
        }
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetUsage(int who, [Out] long[] usage);
}
