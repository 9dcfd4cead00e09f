using System.Numerics;

namespace Lightbill.Tests.Bolt11;

/// <summary>Invoices that depart from the rules in known ways: by hand, one at a time, and at random, several at once. All are signed.</summary>
internal static class Deviations
{
    private const string KeyHex = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";
    private const string OtherKeyHex = "029e03a901b85534ff1e92c43c74431f7ce72046060fcf7a95c37e148f78c77255";

    private static readonly string NotOnCurve = "02" + new string('0', 63) + "5";
    private static readonly byte[] Hash = RawWords.OfHex(RawInvoice.PaymentHashHex);
    private static readonly byte[] OtherHash = RawWords.OfHex(RawInvoice.PaymentSecretHex);

    /// <summary>Every kind of deviation that we know readers to disagree about, alone in an otherwise ordinary invoice.</summary>
    public static IEnumerable<string> ByHand()
    {
        RawInvoice ordinary = RawInvoice.Ordinary;
        foreach (string prefix in Prefixes) yield return (ordinary with { Hrp = prefix }).ToString();
        foreach (Change change in Changes) yield return change(ordinary).ToString();
        string text = ordinary.ToString();
        yield return "lightning:" + text;
        yield return "LIGHTNING:" + text.ToUpperInvariant();
        yield return text.ToUpperInvariant();
        yield return "LNBC" + text[4..];
        yield return text[..^1];
        yield return " " + text;
        yield return text + " ";
        for (int missing = 1; missing <= 8; missing++)
            yield return RawWords.Encode("lnbc", (ordinary with { Fields = [] }).DataWords.AsSpan(missing), RawInvoice.Bech32);
        yield return (ordinary with { ChecksumConstant = RawInvoice.Bech32m }).ToString();
    }

    /// <summary>One change to an invoice.</summary>
    private delegate RawInvoice Change(RawInvoice invoice);

    private static readonly string[] Prefixes =
    [
        "lnbc", "lntb", "lntbs", "lnbcrt", "lnsb", "lnbs", "lnltc", "lntltc", "lnex", "lntbsx", "lnxx",
        "lnbc0", "lnbc0m", "lnbc00", "lnbc01", "lnbc007m", "lnbc1", "lnbc1m", "lnbc1000m", "lnbc1000000u", "lnbc2500000n", "lnbc1p", "lnbc15p", "lnbc10p",
        "lnbc1x", "lnbcm", "lnbc1mm", "lnbc-1m", "lnbc1.5m", "lnbc2b", "lntb20m", "lntbs20m", "lnbcrt20m", "lnsb20m",
        "lnbc21000000", "lnbc21000000000m", "lnbc21000000000000000000p", "lnbc21000001", "lnbc18446744073709551616", "lnbc184467440737095516160p",
        "lnbc21000000000000000010p",
    ];

    private static readonly Change[] Changes =
    [
        raw => raw,
        // Missing, doubled.
        .. "psd9".Select(tag => (Change)(raw => raw.Remove(tag))),
        raw => raw.Remove('s').Remove('9'),
        raw => raw.Remove('d').Add('h', Hash),
        raw => raw.Add('h', Hash),
        raw => raw.Add('p', OtherHash),
        raw => raw.Add('s', Hash),
        raw => raw.Add('d', RawWords.OfText("another")),
        raw => raw.Remove('d').Add('h', Hash).Add('h', OtherHash),
        raw => raw.Add('x', RawWords.OfNumber(60)).Add('x', RawWords.OfNumber(90)),
        raw => raw.Add('c', RawWords.OfNumber(60)).Add('c', RawWords.OfNumber(90)),
        .. "xc".SelectMany(tag => Numbers.Select(number => (Change)(raw => raw.Add(tag, RawWords.OfNumber(60)).Add(tag, RawWords.OfNumber(number))))),
        raw => raw.Add('9', RawWords.OfBits(8, 14, 17)),
        raw => raw.Add('m', [1, 2]).Add('m', [3, 4]),
        raw => raw.Add('n', RawWords.OfHex(KeyHex)).Add('n', RawWords.OfHex(OtherKeyHex)),
        raw => raw.Add('n', RawWords.OfHex(OtherKeyHex)).Add('n', RawWords.OfHex(KeyHex)),
        raw => raw.Add('n', RawWords.OfHex(KeyHex)).Add('n', RawWords.OfHex(NotOnCurve)),
        raw => raw.Add('n', RawWords.OfHex(NotOnCurve)).Add('n', RawWords.OfHex(KeyHex)),
        // Lengths.
        .. "psh".SelectMany(tag => new[] { 0, 1, 51, 53, 104 }.Select(length => (Change)(raw => raw.Insert(0, tag, Fill(length))))),
        .. "ps".SelectMany(tag => new[] { 51, 53 }.Select(length => (Change)(raw => raw.Replace(tag, Fill(length))))),
        .. new[] { 0, 1, 52, 54 }.Select(length => (Change)(raw => raw.Add('n', Fill(length)))),
        // Numbers.
        .. "xc".SelectMany(tag => Numbers.Select(number => (Change)(raw => raw.Add(tag, RawWords.OfNumber(number))))),
        .. "xc".SelectMany(tag => new[] { 2, 7, 13, 14, 20 }.Select(length => (Change)(raw => raw.Add(tag, RawWords.OfNumber(60, padTo: length))))),
        .. "xc".Select(tag => (Change)(raw => raw.Add(tag, [0]))),
        // Features.
        raw => raw.Replace('9', []),
        raw => raw.Replace('9', [0]),
        raw => raw.Replace('9', [0, 0, .. RawWords.OfBits(8, 14)]),
        raw => raw.Replace('9', RawWords.OfBits(17)),
        raw => raw.Replace('9', RawWords.OfBits(8, 9, 14, 15)),
        raw => raw.Replace('9', RawWords.OfBits(9, 15, 48, 49)),
        raw => raw.Replace('9', RawWords.OfBits(8, 14, 262)),
        .. Enumerable.Range(0, 160).Select(bit => (Change)(raw => raw.Replace('9', RawWords.OfBits(8, 14, bit)))),
        .. new[] { 1000, 1001, 5113 }.Select(bit => (Change)(raw => raw.Replace('9', RawWords.OfBits(8, 14, bit)))),
        // Descriptions.
        .. new byte[][] { [], [0], [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xef, 0xbb, 0xbf, 0x61], [0xef, 0xbb, 0xbf] }
            .Select(bytes => (Change)(raw => raw.Replace('d', RawWords.OfBytes(bytes)))),
        raw => raw.Replace('d', RawWords.OfText(new string('x', 639))),
        raw => raw.Replace('d', RawWords.OfText("a\u0000b\u202ec\u200bd\r\n\t\u0007")),
        raw => raw.Replace('d', RawWords.OfText("👩‍👩‍👧 \ue000 \uffff")),
        // Padding.
        .. "ps".Select(tag => (Change)(raw => raw.Replace(tag, RawWords.OfHex(RawInvoice.PaymentHashHex, padding: 1)))),
        raw => raw.Remove('d').Add('h', RawWords.OfHex(RawInvoice.PaymentHashHex, padding: 15)),
        raw => raw.Add('n', RawWords.OfHex(KeyHex, padding: 1)),
        raw => raw.Replace('d', RawWords.OfText("a", padding: 1)),
        raw => raw.Replace('d', [.. RawWords.OfText("abcde"), 0]),
        raw => raw.Replace('d', [.. RawWords.OfText("abcde"), 9]),
        raw => raw.Add('m', RawWords.OfBytes([1], padding: 3)),
        raw => raw.Add('m', []),
        raw => raw.Add('m', Fill(1023)),
        // Fallbacks.
        .. from version in Enumerable.Range(0, 32)
           from length in new[] { 0, 1, 2, 20, 32, 40, 41 }
           select (Change)(raw => raw.Add('f', RawWords.OfFallback(version, Bytes(length)))),
        .. from prefix in new[] { "lntb", "lntbs", "lnbcrt", "lnsb" }
           from version in new[] { 0, 1, 2, 17, 18 }
           select (Change)(raw => (raw with { Hrp = prefix }).Add('f', RawWords.OfFallback(version, Bytes(version is 1 or 2 ? 32 : 20)))),
        .. new[] { 0, 1, 2, 17, 18 }.Select(version => (Change)(raw =>
            raw.Add('f', RawWords.OfFallback(version, Bytes(version is 1 or 2 ? 32 : 19), padding: 1)))),
        raw => raw.Add('f', [0, .. RawWords.OfBytes(Bytes(20)), 0]),
        raw => raw.Add('f', []),
        raw => raw.Add('f', RawWords.OfFallback(17, Bytes(20))).Add('f', RawWords.OfFallback(0, Bytes(32))).Add('f', RawWords.OfFallback(1, Bytes(32))),
        raw => raw.Add('f', RawWords.OfFallback(19, Bytes(20))).Add('f', RawWords.OfFallback(0, Bytes(20))),
        // Route hints.
        raw => raw.Add('r', []),
        raw => raw.Add('r', [0]),
        raw => raw.Add('r', Fill(2)),
        raw => raw.Add('r', [.. Route(1), 0]),
        raw => raw.Add('r', [.. Route(1), 1]),
        raw => raw.Add('r', [.. Route(1), 0, 0]),
        raw => raw.Add('r', Route(1)[..^2]),
        raw => raw.Add('r', [.. Route(1), .. Fill(30)]),
        .. Enumerable.Range(1, 12).Select(hops => (Change)(raw => raw.Add('r', Route(hops)))),
        .. Enumerable.Range(1, 12).Select(hops => (Change)(raw => raw.Add('r', [.. Route(hops), 0]))),
        raw => raw.Add('r', Route(1)).Add('r', Route(2)),
        raw => raw.Add('r', RawWords.OfBytes(RawWords.Hop(NotOnCurve))),
        raw => raw.Add('r', RawWords.OfBytes(RawWords.Hop("04" + KeyHex[2..]))),
        raw => raw.Add('r', RawWords.OfBytes(RawWords.Hop(new string('0', 66)))),
        raw => raw.Add('r', RawWords.OfBytes(RawWords.Hop(KeyHex, ulong.MaxValue, uint.MaxValue, uint.MaxValue, ushort.MaxValue))),
        raw => raw.Add('r', RawWords.OfBytes(RawWords.Hop(KeyHex, 0, 0, 0, 0))),
        // Payee.
        raw => raw.Add('n', RawWords.OfHex(KeyHex)),
        raw => raw.Add('n', RawWords.OfHex(OtherKeyHex)),
        raw => raw.Add('n', RawWords.OfHex(NotOnCurve)),
        raw => raw.Add('n', RawWords.OfHex("04" + KeyHex[2..])),
        // Signatures, without and with the payee.
        .. Signatures.Select(signature => (Change)(raw => raw with { Signature = signature })),
        .. Signatures.Select(signature => (Change)(raw => raw.Add('n', RawWords.OfHex(KeyHex)) with { Signature = signature })),
        // Structure.
        raw => raw with { Fields = [] },
        raw => raw with { Stray = [0] },
        raw => raw with { Stray = [13, 0] },
        raw => raw with { Stray = [0, 0] },
        raw => raw with { Fields = raw.Fields.Add(new('d', Fill(3), ClaimedLength: 4)) },
        raw => raw with { Fields = raw.Fields.Add(new('v', Fill(3), ClaimedLength: 40)) },
        raw => raw with { Fields = raw.Fields.Add(new('x', [1], ClaimedLength: 2)) },
        raw => raw with { Timestamp = 0 },
        raw => raw with { Timestamp = (1UL << 35) - 1 },
        raw => raw.FillTo(7089),
        raw => raw.FillTo(7090),
        // Fields of others.
        .. "qzy8g2tvw03j4ke6ua7l".SelectMany(tag => new[] { 0, 1, 20, 71, 80, 1023 }.Select(length => (Change)(raw => raw.Add(tag, Fill(length))))),
        raw => raw.Add('t', RawWords.OfBytes([.. Convert.FromHexString(KeyHex), .. Bytes(10)])),
        // Blinded paths.
        .. new[] { 1, 2, 7 }.Select(hops => (Change)(raw => Blinded(raw, Path(hops)))),
        raw => Blinded(raw, Path(1)).Replace('9', RawWords.OfBits(9, 25, 262)).Add('5', RawWords.OfBytes(Path(2))),
        raw => Blinded(raw, Path(1)).Remove('9'),
        raw => Blinded(raw, Path(1)).Replace('9', RawWords.OfBits(9, 24, 263)),
        raw => Blinded(raw, Path(1)).Add('s', OtherHash),
        raw => Blinded(raw, Path(1)).Add('r', Route(1)),
        raw => Blinded(raw, []),
        raw => Blinded(raw, Path(0)),
        raw => Blinded(raw, Path(0)).Replace('9', RawWords.OfBits(9, 25, 263)),
        raw => Blinded(raw, Path(2)[..^1]),
        raw => Blinded(raw, [.. Path(2), 0]),
        raw => Blinded(raw, Path(1, dataLength: 0)),
        raw => Blinded(raw, Path(1, dataLength: 300)),
        raw => Blinded(raw, Path(1, key: NotOnCurve)),
    ];

    private static IEnumerable<BigInteger> Numbers =>
    [
        0, 1, 18, 60, 3600, 65535, 65536, int.MaxValue, (BigInteger)int.MaxValue + 1, uint.MaxValue, (BigInteger)uint.MaxValue + 1, (BigInteger)1 << 35,
        ((BigInteger)1 << 53) - 1, ((BigInteger)1 << 53) + 1, 1_000_000_000_000, 8_640_000_000_000, long.MaxValue, ulong.MaxValue, (BigInteger)1 << 64, ((BigInteger)1 << 65) + 60,
        (BigInteger)1 << 2000,
    ];

    private static IEnumerable<Func<byte[], byte[]>> Signatures =>
    [
        RawSignature.HighS, RawSignature.HighSSameFlag, RawSignature.Corrupt,
        .. new[] { 0, 1, 2, 3, 4, 27, 255 }.Select(RawSignature.WithFlag),
        RawSignature.WithR(0), RawSignature.WithS(0), RawSignature.WithR(RawSignature.Order), RawSignature.WithS(RawSignature.Order),
        RawSignature.WithR(5), RawSignature.WithR((BigInteger.One << 256) - 1),
    ];

    private static byte[] Bytes(int count) => [.. Enumerable.Range(1, count).Select(i => (byte)i)];

    private static byte[] Fill(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)((i * 7) % 32))];

    private static byte[] Route(int hops) =>
        RawWords.OfBytes([.. Enumerable.Range(0, hops).SelectMany(i => RawWords.Hop(i % 2 == 0 ? KeyHex : OtherKeyHex, (ulong)i << 40))]);

    private static RawInvoice Blinded(RawInvoice raw, byte[] path) =>
        raw.Remove('s').Replace('9', RawWords.OfBits(9, 24, 262)).Add('5', RawWords.OfBytes(path));

    private static byte[] Path(int hops, int dataLength = 20, string key = KeyHex) =>
    [
        .. Bytes(26), 0, 0, .. Convert.FromHexString(OtherKeyHex), (byte)hops,
        .. Enumerable.Range(0, hops).SelectMany(_ => (byte[])
        [
            .. Convert.FromHexString(key),
            .. dataLength < 253 ? (byte[])[(byte)dataLength] : [253, (byte)(dataLength / 256), (byte)(dataLength % 256)],
            .. Enumerable.Repeat((byte)7, dataLength),
        ]),
    ];

    /// <summary>Invoices with several of the deviations at once, and with words changed at random, signed.</summary>
    public sealed class AtRandom(int seed)
    {
        private readonly Random _random = new(seed);

        public RawInvoice Next()
        {
            RawInvoice raw = RawInvoice.Ordinary with { Hrp = Prefixes[_random.Next(4) == 0 ? _random.Next(Prefixes.Length) : _random.Next(5)] };
            for (int i = _random.Next(1, 5); i > 0; i--) raw = Changes[_random.Next(Changes.Length)](raw);
            if (_random.Next(3) == 0 && raw.Fields.Length > 0) raw = Scramble(raw);
            if (_random.Next(3) == 0) raw = raw with { Fields = [.. raw.Fields.OrderBy(_ => _random.Next())] };
            return raw;
        }

        private RawInvoice Scramble(RawInvoice raw)
        {
            int index = _random.Next(raw.Fields.Length);
            byte[] words = [.. raw.Fields[index].Words];
            if (words.Length == 0) return raw;
            words[_random.Next(words.Length)] = (byte)_random.Next(32);
            return raw with { Fields = raw.Fields.SetItem(index, raw.Fields[index] with { Words = words }) };
        }
    }
}
