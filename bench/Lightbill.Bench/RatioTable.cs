using System.Diagnostics;
using System.Globalization;

namespace Lightbill.Bench;

/// <summary>
/// Measures cases in turn, round after round, so that whatever else the machine does falls on all of them alike; the median over the rounds is what is shown, and its
/// ratio to the case that it is compared with. Default tiering, as a user runs it: the rounds before the first one that counts are for the runtime to settle.
/// </summary>
internal sealed class RatioTable(string title)
{
    private const int WarmupRounds = 200;
    private readonly List<Case> _cases = [];

    /// <summary>Adds a case.</summary>
    /// <param name="name">Its name in the table.</param>
    /// <param name="to">The case whose time its ratio is to; null for none.</param>
    /// <param name="operations">Operations of one call.</param>
    /// <param name="body">One call; what it gives keeps the work from being optimised away.</param>
    public void Add(string name, string? to, int operations, Func<long> body) => _cases.Add(new(name, to, operations, body));

    /// <summary>Measures, then writes the table as markdown.</summary>
    public void Run(TextWriter output, int rounds)
    {
        for (int round = -WarmupRounds; round < rounds; round++)
        {
            // The runtime compiles anew what is called often, in the background and some time after; it must be through before the rounds that count.
            if (round <= 0 && round % 20 == 0) Thread.Sleep(300);
            foreach (Case one in _cases) one.Measure(keep: round >= 0);
        }
        output.WriteLine($"### {title}\n");
        output.WriteLine("| case | time each | spread | ratio | to | allocated each |");
        output.WriteLine("|---|---:|---:|---:|---|---:|");
        foreach (Case one in _cases)
        {
            string ratio = one.To is null ? "" : Text(one.Median / _cases.Single(other => other.Name == one.To).Median, "0.000");
            output.WriteLine($"| {one.Name} | {Time(one.Median)} | {Time(one.At(0.1))} to {Time(one.At(0.9))} | {ratio} | {one.To} | {Text(one.Allocated, "0")} B |");
        }
        output.WriteLine();
    }

    private static string Time(double nanoseconds) => nanoseconds < 10_000 ? Text(nanoseconds, "0.0") + " ns" : Text(nanoseconds / 1000, "0.00") + " us";

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private sealed class Case(string name, string? to, int operations, Func<long> body)
    {
        private readonly List<double> _times = [];
        private long _sum;

        public string Name => name;

        public string? To => to;

        public double Allocated { get; private set; }

        public double Median => At(0.5);

        public double At(double part) => _times.Order().ElementAt((int)((_times.Count - 1) * part));

        public void Measure(bool keep)
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            _sum += body() & 0xFF;
            double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            if (!keep) return;
            _times.Add(nanoseconds / operations);
            Allocated = (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / operations;
        }
    }
}
