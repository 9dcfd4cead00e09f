using System.Diagnostics;
using Lightbill.Bench;
using Lightbill.Bolt11;
using Lightbill.Cryptography;

namespace Lightbill.Processes;

/// <summary>The figures of whole processes, as rows of Markdown on standard output.</summary>
internal sealed class Figures(string[] lightbill, string[] empty)
{
    private const int StartUpRuns = 30;
    private const int BulkRuns = 5;
    private const long BulkLines = 100_000;
    private const int LengthRuns = 3;
    private const int PeerRuns = 3;
    private const long PeerLines = 5_000;
    private const long LengthLines = 20_000;

    private static readonly string[] FormOnly = ["--fields", "amountMsat,timestamp,paymentHash", "--no-signature"];

    /// <summary>One decode, in turn with a program that does nothing.</summary>
    public void StartUp()
    {
        string[] decode = [.. lightbill, "decode", Corpus.Invoices[0]];
        List<Measurement> ours = [], nothing = [];
        ProcessRun.Of(decode);
        ProcessRun.Of(empty);
        for (int i = 0; i < StartUpRuns; i++)
        {
            ours.Add(Checked(ProcessRun.Of(decode)));
            nothing.Add(Checked(ProcessRun.Of(empty)));
        }
        Console.WriteLine("| start-up | median wall ms | min | to empty |\n|---|---:|---:|---:|");
        double floor = Median(nothing, one => one.WallSeconds);
        foreach ((string name, List<Measurement> runs) in new[] { ("empty program", nothing), ("decode INVOICE", ours) })
        {
            double median = Median(runs, one => one.WallSeconds);
            Console.WriteLine($"| {name} | {median * 1e3:0.0} | {runs.Min(one => one.WallSeconds) * 1e3:0.0} | {median / floor:0.00} |");
        }
    }

    /// <summary>Many lines, in turn with bare recoveries in this process.</summary>
    public void Bulk()
    {
        using var file = new LinesFile(BulkLines);
        (byte[] Hash, RecoverableSignature Signature)[] signatures = [.. Corpus.Invoices.Select(text =>
        {
            var invoice = Bolt11Invoice.Parse(text);
            return (invoice.SigningHash, invoice.Signature);
        })];
        Console.WriteLine($"\n| {BulkLines:#,0} lines | CPU us a line | to bare recover | cores busy | lines a second | peak MiB |\n|---|---:|---:|---:|---:|---:|");
        foreach (string[] options in new string[][] { [], ["--fields", "amountMsat,payee"], FormOnly })
        {
            List<Measurement> runs = [];
            List<double> bare = [];
            for (int i = 0; i < BulkRuns; i++)
            {
                bare.Add(BareRecover(signatures));
                runs.Add(Checked(ProcessRun.Of([.. lightbill, "decode", "--lines", file.Path, .. options])));
            }
            bare.Sort();
            Row(options is [] ? "all fields" : $"`{string.Join(' ', options)}`", BulkLines, runs, bare[bare.Count / 2]);
        }
    }

    /// <summary>The cost of a line must not depend on how many there are. What starting takes is taken off: it would be most of a short run.</summary>
    public void Growth()
    {
        Console.WriteLine("\n| lines | CPU us a line | to bare recover | cores busy | lines a second | peak MiB |\n|---|---:|---:|---:|---:|---:|");
        foreach (long lines in (long[])[1_000, 10_000, 100_000])
            Grow(lines, 3, []);
        foreach (long lines in (long[])[1_000, 10_000, 100_000, 1_000_000, 10_000_000])
            Grow(lines, lines > 1_000_000 ? 1 : 3, FormOnly);
    }

    /// <summary>The cost of a line must grow with its length and no faster; without what starting takes.</summary>
    public void Lengths()
    {
        Console.WriteLine($"\n| characters, {LengthLines:#,0} lines | CPU us a line without signature | ns a character | CPU us a line with payee |\n|---|---:|---:|---:|");
        string[] form = FormOnly, payee = ["--fields", "amountMsat,payee"];
        using var one = new LinesFile(1);
        double start = Cpu(one, form), startWithPayee = Cpu(one, payee);
        foreach (int length in (int[])[300, 600, 1200, 2400, 4800, 7000])
        {
            string[] texts = Corpora.OfLength(length);
            using var file = new LinesFile(LengthLines, texts);
            double mean = texts.Average(text => text.Length);
            double seconds = (Cpu(file, form) - start) / LengthLines, withPayee = (Cpu(file, payee) - startWithPayee) / LengthLines;
            Console.WriteLine($"| {mean:0} | {seconds * 1e6:0.00} | {seconds / mean * 1e9:0.00} | {withPayee * 1e6:0.00} |");
        }
    }

    /// <summary>
    /// Other people's decoders over the same lines, as the tests run them (test/peers), and ours; each without what starting takes. A peer that is not installed is named, not left out.
    /// </summary>
    public void Peers()
    {
        using LinesFile one = new(1), file = new(PeerLines);
        Console.WriteLine($"\n| {PeerLines:#,0} lines | CPU us a line | to ours |\n|---|---:|---:|");
        double ours = PerLine([.. lightbill, "decode", "--lines"]), form = PerLine([.. lightbill, "decode", "--lines", "--no-signature"]);
        Console.WriteLine($"| lightbill, all fields | {ours * 1e6:0.0} | 1.0 |\n| lightbill, all fields, `--no-signature` | {form * 1e6:0.0} | {form / ours:0.00} |");
        foreach ((string name, string[] command) in new (string, string[])[]
        {
            ("bolt11", ["node", "test/peers/decode.mjs", "bolt11"]), ("light-bolt11-decoder (no payee)", ["node", "test/peers/decode.mjs", "light-bolt11-decoder"]),
            ("invoices", ["node", "test/peers/decode.mjs", "invoices"]), ("Electrum", ["/usr/bin/python3", "test/peers/decode_electrum.py"]),
        })
        {
            try
            {
                double theirs = PerLine(command);
                Console.WriteLine($"| {name} | {theirs * 1e6:0.0} | {theirs / ours:0.0} |");
            }
            catch (InvalidOperationException)
            {
                Console.WriteLine($"| {name} | not installed: eng/install-optional.sh | |");
            }
        }

        double PerLine(string[] command)
        {
            // Through the shell, since the peers read standard input.
            double Of(LinesFile lines) => Median([.. Enumerable.Range(0, PeerRuns).Select(_ => Checked(ProcessRun.Of(["sh", "-c", "exec \"$@\" < \"$0\"", lines.Path, .. command])))], run => run.CpuSeconds);
            return (Of(file) - Of(one)) / PeerLines;
        }
    }

    private double Cpu(LinesFile file, string[] options)
    {
        List<Measurement> runs = [];
        for (int i = 0; i < LengthRuns; i++) runs.Add(Checked(ProcessRun.Of([.. lightbill, "decode", "--lines", file.Path, .. options])));
        return Median(runs, run => run.CpuSeconds);
    }

    private void Grow(long lines, int count, string[] options)
    {
        using LinesFile one = new(1), file = new(lines);
        double start = Cpu(one, options);
        List<Measurement> runs = [];
        for (int i = 0; i < count; i++) runs.Add(Checked(ProcessRun.Of([.. lightbill, "decode", "--lines", file.Path, .. options])));
        Row($"{lines:#,0} {(options.Contains("--no-signature") ? "without" : "with")} signature", lines, runs, null, start);
    }

    private static void Row(string name, long lines, List<Measurement> runs, double? bareSeconds, double startSeconds = 0)
    {
        double cpu = Median(runs, one => one.CpuSeconds), wall = Median(runs, one => one.WallSeconds);
        string ratio = bareSeconds is { } bare ? $"{cpu / lines / bare:0.00}" : "";
        Console.WriteLine($"| {name} | {(cpu - startSeconds) / lines * 1e6:0.00} | {ratio} | {cpu / wall:0.00} | {lines / wall:#,0} | {runs.Max(one => one.PeakBytes) / 1048576.0:0} |");
    }

    /// <summary>Processor seconds of one recovery, on one thread.</summary>
    private static double BareRecover((byte[] Hash, RecoverableSignature Signature)[] signatures)
    {
        const int Rounds = 20;
        using Process self = Process.GetCurrentProcess();
        TimeSpan start = self.TotalProcessorTime;
        for (int round = 0; round < Rounds; round++)
        {
            foreach ((byte[] hash, RecoverableSignature signature) in signatures)
                if (!signature.TryRecover(hash, out _)) throw new InvalidOperationException("A signature of the corpus does not hold.");
        }
        self.Refresh();
        return (self.TotalProcessorTime - start).TotalSeconds / (Rounds * signatures.Length);
    }

    private static Measurement Checked(Measurement run) =>
        run.ExitCode == 0 ? run : throw new InvalidOperationException($"A run ended with {run.ExitCode}: its figures mean nothing.");

    private static double Median(List<Measurement> runs, Func<Measurement, double> figure) => runs.Select(figure).Order().ElementAt(runs.Count / 2);

    /// <summary>A file of lines that is gone afterwards.</summary>
    private sealed class LinesFile : IDisposable
    {
        public LinesFile(long lines, string[]? texts = null) => Corpora.Write(Path, lines, texts ?? Corpus.Invoices);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

        public void Dispose() => File.Delete(Path);
    }
}
