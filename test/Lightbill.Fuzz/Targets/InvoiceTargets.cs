using Lightbill.Bolt11;
using Lightbill.Cryptography;
using Lightbill.Encoding;

namespace Lightbill.Fuzz.Targets;

/// <summary>BOLT 11: as text; past the checksum and the signature, word by word; and field by field.</summary>
internal static class InvoiceTargets
{
    /// <summary>Of the specification's examples; everybody knows it.</summary>
    private static readonly PrivateKey Key = PrivateKey.Parse("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734");

    private static readonly string[] Pieces =
        ["lnbc", "lntb", "lntbs", "lnbcrt", "lnsb", "lnbs", "1m", "2500u", "10n", "20p", "21000000", "lightning:", "pp5", "sp5", "hp5", "np4", "9qy", "xqy", "cqp", "fpp", "rzj", "5zj", "mq9", "dqq"];

    public static FuzzTarget Text { get; } = new("bolt11-text", "an invoice as text, in all depths, modes and text forms", RunText, () => Seeds.Invoices.Select(FuzzText.Bytes))
    {
        Words = Pieces,
    };

    public static FuzzTarget Words { get; } = new(
        "bolt11-words", "an invoice without signature and checksum, which the harness adds", RunWords, () => Seeds.Invoices.Select(ToWordsInput).SelectMany(WithModes))
    {
        Words = Pieces,
    };

    public static FuzzTarget Fields { get; } = new(
        "bolt11-fields", "tagged fields as bytes: tag, length, content; the harness writes them into an invoice and signs it", RunFields,
        () => Seeds.Invoices.Select(ToFieldsInput).SelectMany(WithModes))
    {
        MaxLength = 2048,
    };

    private static void RunText(byte[] input)
    {
        InvoiceLaws.Check(FuzzText.Of(input));
        InvoiceLaws.CheckBytes(input);
    }

    /// <summary>The first byte says what becomes of the signature; the rest is the invoice up to its signature, in bech32 letters or in any bytes at all.</summary>
    private static void RunWords(byte[] input)
    {
        if (input.Length == 0) return;
        int separator = Array.LastIndexOf(input, (byte)'1');
        if (separator < 1) return;
        string hrp = FuzzText.Of(input.AsSpan(1, separator - 1));
        if (hrp.AsSpan().ContainsAnyExceptInRange('!', '~')) return; // the harness could not put it into a bech32 text
        byte[] words = [.. input.AsSpan(separator + 1)];
        for (int i = 0; i < words.Length; i++) words[i] = Bech32.ValueOf(words[i]) is >= 0 and int value ? (byte)value : (byte)(words[i] & 31);
        InvoiceLaws.Check(Write(hrp.ToLowerInvariant(), words, input[0]));
    }

    /// <summary>The first byte is the signature's, the second chooses the readable part; then come fields: a tag, two bytes of length, the content.</summary>
    private static void RunFields(byte[] input)
    {
        if (input.Length < 2) return;
        List<byte> words = [1, 12, 18, 31, 28, 25, 2]; // the timestamp of the specification's examples
        ReadOnlySpan<byte> rest = input.AsSpan(2);
        while (rest.Length >= 3)
        {
            int count = Math.Min(((rest[1] & 3) << 8) | rest[2], rest.Length - 3);
            // f begins with a word of its own, the version; x, c and 9 are numbers in whole words.
            byte tag = (byte)(rest[0] & 31);
            ReadOnlySpan<byte> content = rest.Slice(3, count);
            byte[] value = tag switch
            {
                Bolt11Tag.Fallback when count > 0 => [(byte)(content[0] & 31), .. Encoding.Words.FromBytes(content[1..])],
                Bolt11Tag.Expiry or Bolt11Tag.MinFinalCltv or Bolt11Tag.Features => [.. content.ToArray().Select(one => (byte)(one & 31))],
                _ => Encoding.Words.FromBytes(content),
            };
            if (value.Length <= Bolt11Limits.MaxFieldWords) words.AddRange([tag, (byte)(value.Length >> 5), (byte)(value.Length & 31), .. value]);
            rest = rest[(3 + count)..];
        }
        string[] readable = ["lnbc", "lntb2500u", "lnbcrt1m", "lntbs1", "lnbc10n", "lnsb20m", "lnbs1u", "lnbc9678785340p"];
        InvoiceLaws.Check(Write(readable[input[1] % readable.Length], [.. words], input[0]));
    }

    /// <summary>Puts signature and checksum on.</summary>
    /// <param name="hrp">The readable part.</param>
    /// <param name="words">Timestamp and fields; for some kinds the signature's 104 words too.</param>
    /// <param name="kind">s: sign; h: sign and make s high; f: sign with another recovery flag; r: the last words are r, s and flag as they are.</param>
    private static string Write(string hrp, byte[] words, byte kind)
    {
        if (kind != 'r')
        {
            byte[] hash = System.Security.Cryptography.SHA256.HashData([.. System.Text.Encoding.ASCII.GetBytes(hrp), .. Padded(words)]);
            var bytes = new byte[RecoverableSignature.Size];
            Key.Sign(hash).CopyTo(bytes);
            if (kind == 'f') bytes[64] ^= 1;
            if (kind == 'h')
            {
                MakeHigh(bytes.AsSpan(32, 32));
                bytes[64] ^= 1;
            }
            words = [.. words, .. Encoding.Words.FromBytes(bytes)];
        }
        string text = Bech32.Encode(hrp, words, Bech32.Bech32Constant);
        return kind == 'U' ? text.ToUpperInvariant() : text;
    }

    private static byte[] Padded(byte[] words)
    {
        var bytes = new byte[((words.Length * 5) + 7) / 8];
        for (int bit = 0; bit < words.Length * 5; bit++)
            bytes[bit / 8] |= (byte)(((words[bit / 5] >> (4 - (bit % 5))) & 1) << (7 - (bit % 8)));
        return bytes;
    }

    private static void MakeHigh(Span<byte> s)
    {
        var order = System.Numerics.BigInteger.Parse("0FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141", System.Globalization.NumberStyles.HexNumber, null);
        byte[] high = (order - new System.Numerics.BigInteger(s, isUnsigned: true, isBigEndian: true)).ToByteArray(isUnsigned: true, isBigEndian: true);
        s.Clear();
        high.CopyTo(s[(32 - high.Length)..]);
    }

    private static byte[] ToWordsInput(string invoice)
    {
        int separator = invoice.LastIndexOf('1');
        string lower = invoice.ToLowerInvariant();
        return separator > 0 && lower.Length - separator > 111 ? FuzzText.Bytes(lower[..^110]) : FuzzText.Bytes(lower);
    }

    private static byte[] ToFieldsInput(string invoice)
    {
        List<byte> input = [0];
        if (!Bolt11Invoice.TryParse(invoice, out Bolt11Invoice? read)) return [0];
        foreach (Bolt11Field field in read.Fields)
        {
            ReadOnlySpan<byte> words = field.Words.Span;
            byte[] content = field.Type switch
            {
                Bolt11Tag.Fallback when words.Length > 0 => [words[0], .. Encoding.Words.ToByteArray(words[1..])],
                Bolt11Tag.Expiry or Bolt11Tag.MinFinalCltv or Bolt11Tag.Features => words.ToArray(),
                _ => Encoding.Words.ToByteArray(words),
            };
            input.AddRange([(byte)field.Type, (byte)(content.Length >> 8), (byte)(content.Length & 255), .. content]);
        }
        return [.. input];
    }

    private static IEnumerable<byte[]> WithModes(byte[] input, int index) => index % 8 == 0 ? "shfrU".Select(kind => (byte[])[(byte)kind, .. input]) : [[(byte)'s', .. input]];
}
