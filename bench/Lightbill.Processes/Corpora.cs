using Lightbill.Bench;
using Lightbill.Bolt11;

namespace Lightbill.Processes;

/// <summary>Files of invoices, one a line.</summary>
internal static class Corpora
{
    private const int LongTexts = 20;
    private const int HopWords = 82; // 51 bytes
    private const int HopsOfHint = 12;

    /// <summary>Writes the texts over and over until there are enough lines.</summary>
    public static void Write(string path, long lines, string[] texts)
    {
        byte[] all = System.Text.Encoding.ASCII.GetBytes(string.Concat(texts.Select(invoice => invoice + "\n")));
        int[] lengths = [.. texts.Select(invoice => invoice.Length + 1)];
        using FileStream file = File.Create(path, 1024 * 1024);
        for (; lines >= lengths.Length; lines -= lengths.Length) file.Write(all);
        file.Write(all, 0, lengths.Take((int)lines).Sum());
    }

    /// <summary>Some invoices of about a length: what makes long ones long is route hints, and what they leave over is filled with a description.</summary>
    public static string[] OfLength(int characters)
    {
        var random = new Random(characters);
        return [.. Enumerable.Range(0, LongTexts).Select(_ => OfLength(random, characters))];
    }

    private static string OfLength(Random random, int characters)
    {
        int room = characters - Builder(random, "").Sign(Corpus.Key).ToString().Length;
        int hops = Math.Max(0, room / HopWords);
        int hints = (hops + HopsOfHint - 1) / HopsOfHint;
        int letters = Math.Max(0, room - (hops * HopWords) - (hints * 3)) * 5 / 8;
        Bolt11InvoiceBuilder builder = Builder(random, new string('x', letters));
        for (; hops > 0; hops -= HopsOfHint) builder.AddRouteHint(new RouteHint([.. Enumerable.Range(0, Math.Min(hops, HopsOfHint)).Select(_ => Hop(random))]));
        return builder.Sign(Corpus.Key).ToString();
    }

    private static Bolt11InvoiceBuilder Builder(Random random, string description)
    {
        byte[] bytes = new byte[32];
        random.NextBytes(bytes);
        return new Bolt11InvoiceBuilder(BitcoinNetwork.Mainnet, PaymentHash.FromBytes(bytes), PaymentSecret.FromBytes(bytes), DateTimeOffset.FromUnixTimeSeconds(1_700_000_000))
            .Amount(MilliSatoshi.FromSat(250_000)).Description(description);
    }

    private static RouteHintHop Hop(Random random) => new(Corpus.Key.PublicKey, new ShortChannelId((ulong)random.NextInt64()), 1_000, 100, 80);
}
