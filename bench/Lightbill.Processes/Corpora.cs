using Lightbill.Bench;

namespace Lightbill.Processes;

/// <summary>Files of invoices, one a line, in the shape of mainnet's: the corpus of the benchmarks over and over.</summary>
internal static class Corpora
{
    public static void Write(string path, long lines)
    {
        byte[] all = System.Text.Encoding.ASCII.GetBytes(string.Concat(Corpus.Invoices.Select(invoice => invoice + "\n")));
        int[] lengths = [.. Corpus.Invoices.Select(invoice => invoice.Length + 1)];
        using FileStream file = File.Create(path, 1024 * 1024);
        for (; lines >= lengths.Length; lines -= lengths.Length) file.Write(all);
        file.Write(all, 0, lengths.Take((int)lines).Sum());
    }
}
