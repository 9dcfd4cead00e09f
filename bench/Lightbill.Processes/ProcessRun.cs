using System.Diagnostics;

namespace Lightbill.Processes;

/// <summary>Runs a program and measures it from outside. What it writes is read as it comes and thrown away.</summary>
internal static class ProcessRun
{
    public static Measurement Of(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true };
        double cpuBefore = ChildTime.Seconds;
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} does not start.");
        long? peak = null;
        long written = Drain(process, ref peak);
        process.WaitForExit();
        double wall = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return new(wall, ChildTime.Seconds - cpuBefore, peak, written, process.ExitCode);
    }

    /// <summary>Reads the output to its end. The peak is a high-water mark that is gone with the process, so it is looked at all along.</summary>
    private static long Drain(Process process, ref long? peak)
    {
        Stream output = process.StandardOutput.BaseStream;
        byte[] buffer = new byte[256 * 1024];
        long written = 0;
        long lastLook = 0;
        while (output.Read(buffer) is > 0 and int count)
        {
            written += count;
            if (lastLook != 0 && Stopwatch.GetElapsedTime(lastLook) < TimeSpan.FromMilliseconds(20)) continue;
            lastLook = Stopwatch.GetTimestamp();
            peak = PeakOf(process.Id) ?? peak;
        }
        return written;
    }

    private static long? PeakOf(int process)
    {
        string path = $"/proc/{process}/status";
        try
        {
            // "VmHWM:     45012 kB", the peak of the resident set.
            string? line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
            return line is null ? null : long.Parse(line["VmHWM:".Length..^"kB".Length], System.Globalization.CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return null; // it has just ended
        }
    }
}
