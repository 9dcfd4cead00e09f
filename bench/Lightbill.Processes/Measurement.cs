namespace Lightbill.Processes;

/// <summary>What one run of a process took, from its start to its end, as the operating system counts it.</summary>
/// <param name="WallSeconds">By the clock.</param>
/// <param name="CpuSeconds">Of all threads, in user and system mode.</param>
/// <param name="PeakBytes">The most memory that was resident; null where nobody counts it.</param>
/// <param name="OutputBytes">What it wrote to standard output.</param>
/// <param name="ExitCode">How it ended.</param>
internal sealed record Measurement(double WallSeconds, double CpuSeconds, long? PeakBytes, long OutputBytes, int ExitCode);
