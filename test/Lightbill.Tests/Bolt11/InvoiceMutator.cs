using Lightbill.Encoding;

namespace Lightbill.Tests.Bolt11;

/// <summary>Hostile texts: noise, damaged invoices, and damaged invoices whose checksum was mended, so that they get past it to the parser behind.</summary>
public sealed class InvoiceMutator
{
    private const string Printable = "qpzry9x8gf2tvdw0s3jn54khce6mua7lQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L1bio :/?&=\"\n\t\0\u00a0\u200b\u202eé€👍\ud800";

    private readonly Random _random;
    private readonly string[] _corpus;

    public InvoiceMutator(int seed)
    {
        _random = new(seed);
        var generator = new InvoiceGenerator(seed);
        _corpus = [.. SpecVectors.ValidInvoices, .. Enumerable.Range(0, 200).Select(_ => generator.Next().ToString())];
    }

    /// <summary>The next text.</summary>
    public string Next() => _random.Next(16) switch
    {
        0 => Noise(_random.Next(0, 400)),
        1 => "ln" + Noise(_random.Next(0, 200)),
        2 => Damage(Pick(), _random.Next(1, 4)),
        3 => Cut(Pick()),
        4 => Wrap(Pick()),
        5 => MendChecksum(Pick(), hrp => Damage(hrp, 1), words => words),
        _ => MendChecksum(Pick(), hrp => hrp, ChangeWords),
    };

    private string Pick() => _corpus[_random.Next(_corpus.Length)];

    private string Noise(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Printable[_random.Next(Printable.Length)]));

    private string Damage(string text, int times)
    {
        for (; times > 0; times--)
        {
            int i = _random.Next(text.Length + 1);
            string character = Printable[_random.Next(Printable.Length)].ToString();
            text = _random.Next(3) switch
            {
                0 => text.Insert(i, character),
                1 when i < text.Length => text.Remove(i, 1),
                _ when i < text.Length => text.Remove(i, 1).Insert(i, character),
                _ => text,
            };
        }
        return text;
    }

    private string Cut(string text)
    {
        int start = _random.Next(3) == 0 ? _random.Next(text.Length) : 0;
        return text[start.._random.Next(start, text.Length + 1)];
    }

    private string Wrap(string text) => _random.Next(4) switch
    {
        0 => "lightning:" + text,
        1 => " \r\n" + text + "\n",
        2 => text.Insert(_random.Next(text.Length), "\r\n  "),
        _ => "LIGHTNING://" + text,
    };

    private string MendChecksum(string text, Func<string, string> changeHrp, Func<byte[], byte[]> changeWords)
    {
        int separator = text.LastIndexOf('1');
        byte[] words = Bech32.FromText(text.AsSpan(separator + 1))!;
        string hrp = changeHrp(text[..separator].ToLowerInvariant());
        return hrp.All(char.IsAscii) ? Bech32.Encode(hrp, changeWords(words[..^Bech32.ChecksumLength]), Bech32.Bech32Constant) : hrp;
    }

    private byte[] ChangeWords(byte[] words)
    {
        List<byte> changed = [.. words];
        for (int times = _random.Next(1, 5); times > 0; times--)
        {
            int i = _random.Next(changed.Count);
            switch (_random.Next(6))
            {
                case 0: changed.Insert(i, (byte)_random.Next(32)); break;
                case 1: changed.RemoveAt(i); break;
                case 2: changed.InsertRange(i, words.AsSpan(_random.Next(words.Length / 2), _random.Next(words.Length / 2))); break;
                case 3: changed.RemoveRange(i, _random.Next(changed.Count - i)); break;
                default: changed[i] = (byte)_random.Next(32); break;
            }
            if (changed.Count == 0) break;
        }
        return [.. changed];
    }
}
