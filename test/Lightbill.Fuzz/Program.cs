using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Lightbill;
using Lightbill.Fuzz;
using SharpFuzz;

// list                     the names of the targets, one a line
// seeds TARGET FOLDER      writes what to start from, and the words of its language as TARGET.dict beside the folder
// run TARGET               under afl-fuzz: takes inputs from it until it ends
// replay TARGET PATH…      runs files, or all files of folders; the first input that breaks a law ends it with 1
// pack TARGET FOLDER FILE  writes a folder of inputs as one file of base64 lines, sorted by length and then by bytes
// unpack FILE FOLDER       the other way round
// dump [--strict]          one invoice a line in, one line of what we read in it out, at once, until the input ends
// Instrumented code writes its trace from its first line on, but the fuzzer's memory for it comes only with the first input.
unsafe
{
    SharpFuzz.Common.Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(64 * 1024);
}

switch (args)
{
    case ["list"]:
        foreach (FuzzTarget one in FuzzTargets.All) Console.WriteLine($"{one.Name,-18} {one.Description}");
        return 0;
    case ["seeds", var name, var folder] when FuzzTargets.Find(name) is { } target:
        Directory.CreateDirectory(folder);
        int index = 0;
        foreach (byte[] seed in target.Seeds().Where(seed => seed.Length <= target.MaxLength)) File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"seed-{index++:000}")), seed);
        File.WriteAllLines(folder.TrimEnd('/') + ".dict", target.Words.Select(Quote));
        return 0;
    case ["run", var name] when FuzzTargets.Find(name) is { } target:
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var input = new MemoryStream();
            stream.CopyTo(input);
            _ = UntrustedText.Escape("."); // an input that the harness passes over leaves no trace otherwise, and afl-fuzz takes that for a mistake
            target.Run(Cut(input.ToArray(), target.MaxLength));
        });
        return 0;
    case ["replay", var name, .. var paths] when FuzzTargets.Find(name) is { } target:
        foreach (string path in paths.SelectMany(FilesOf))
        {
            try
            {
                target.Run(Cut(File.ReadAllBytes(path), target.MaxLength));
            }
            catch (Exception problem)
            {
                Console.Error.WriteLine($"{name}: {path}: {problem}");
                return 1;
            }
        }
        return 0;
    case ["pack", var name, var folder, var file] when FuzzTargets.Find(name) is { } target:
        Corpus.Write(file, Directory.EnumerateFiles(folder).Select(path => Cut(File.ReadAllBytes(path), target.MaxLength)));
        return 0;
    case ["unpack", var file, var folder]:
        Directory.CreateDirectory(folder);
        int number = 0;
        foreach (byte[] input in Corpus.Read(file)) File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"corpus-{number++:0000}")), input);
        return 0;
    case ["dump"] or ["dump", "--strict"]:
        Dump(args.Length == 2 ? ReadMode.Strict : ReadMode.Default);
        return 0;
    default:
        Console.Error.WriteLine("Lightbill.Fuzz: list | seeds TARGET FOLDER | run TARGET | replay TARGET PATH… | pack TARGET FOLDER FILE | unpack FILE FOLDER | dump [--strict]; see docs/testing.md");
        return 2;
}

// Bytes, not text: a line need not be UTF-8. Each answer goes out before the next line is waited for, so that a fuzzer can hold the other ends of both pipes.
static void Dump(ReadMode mode)
{
    using Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();
    using var buffered = new BufferedStream(input);
    var line = new List<byte>();
    for (int next = buffered.ReadByte(); next >= 0 || line.Count > 0; next = buffered.ReadByte())
    {
        if (next is >= 0 and not '\n')
        {
            // What is longer than any invoice is refused with or without its rest.
            if (line.Count < PaymentInstruction.MaxTextLength) line.Add((byte)next);
            continue;
        }
        if (line is [.., (byte)'\r']) line.RemoveAt(line.Count - 1);
        output.Write(FuzzText.Bytes(InvoiceDump.Of(CollectionsMarshal.AsSpan(line), mode) + "\n"));
        output.Flush();
        line.Clear();
        if (next < 0) return;
    }
}

static IEnumerable<string> FilesOf(string path) => Directory.Exists(path) ? Directory.EnumerateFiles(path).Order(StringComparer.Ordinal) : [path];

static byte[] Cut(byte[] input, int length) => input.Length <= length ? input : input[..length];

// As AFL++ reads a dictionary: a quoted text, everything but plain letters as \xNN.
static string Quote(string word)
{
    var text = new StringBuilder("\"");
    foreach (byte value in FuzzText.Bytes(word)) text.Append(char.IsAsciiLetterOrDigit((char)value) ? $"{(char)value}" : string.Create(CultureInfo.InvariantCulture, $"\\x{value:X2}"));
    return text.Append('"').ToString();
}
