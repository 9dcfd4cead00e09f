using System.Text;
using Lightbill.Bolt11;
using Lightbill.Cryptography;

namespace Lightbill.Tests.Bolt11;

/// <summary>Random valid invoices of every shape, the same for the same seed.</summary>
public sealed class InvoiceGenerator(int seed)
{
    private static readonly string[] Descriptions =
        ["", "1 cup coffee", "ナンセンス 1杯", "two espressos, table 4", "naïve café — 5 €", "👩‍👩‍👧 family ticket", "a", "<b>bold</b> & \"quoted\""];

    private readonly Random _random = new(seed);
    private readonly PrivateKey _key = NewKey(new Random(seed + 1));

    /// <summary>The next invoice.</summary>
    public Bolt11Invoice Next()
    {
        var network = (BitcoinNetwork)_random.Next(5);
        var builder = new Bolt11InvoiceBuilder(
            network, PaymentHash.FromBytes(Bytes(32)), PaymentSecret.FromBytes(Bytes(32)),
            DateTimeOffset.FromUnixTimeSeconds(_random.NextInt64(Bolt11Limits.MaxTimestamp + 1)));
        if (Chance(4)) builder.Amount(MilliSatoshi.FromMsat(RandomAmount()));
        if (Chance(4)) builder.DescriptionHash(DescriptionHash.FromBytes(Bytes(32)));
        else builder.Description(RandomDescription());
        if (Chance(2)) builder.ExpirySeconds(Chance(8) ? (ulong)_random.NextInt64(1, long.MaxValue) : (ulong)_random.Next(1, 1_000_000));
        if (Chance(2)) builder.MinFinalCltvExpiryDelta((uint)_random.Next(1, 2_000));
        if (Chance(6)) builder.Metadata(Bytes(_random.Next(0, 100))).AddFeature(48);
        for (int i = Chance(3) ? _random.Next(1, 4) : 0; i > 0; i--) builder.AddFallback(RandomFallback(network));
        for (int i = Chance(2) ? _random.Next(1, 3) : 0; i > 0; i--) builder.AddRouteHint(RandomHint());
        if (Chance(2)) builder.AddFeature(17);
        if (Chance(8)) builder.AddFeature((2 * _random.Next(50, 1000)) + 1);
        if (Chance(5)) builder.IncludePayee();
        if (Chance(8)) builder.AddField('v', RandomWords(_random.Next(0, 40)));
        if (Chance(3)) builder.FieldOrder(new string([.. "psdhmnxcfr5v9".OrderBy(_ => _random.Next())]));
        Bolt11Invoice invoice = builder.Sign(_key);
        return Chance(8) ? Bolt11Invoice.Parse(invoice.ToString("U", null)) : invoice;
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private long RandomAmount() => _random.Next(4) switch
    {
        0 => _random.NextInt64(1, MilliSatoshi.MaxMsat + 1),
        1 => _random.NextInt64(1, 1_000_000),
        2 => _random.NextInt64(1, 1_000_000) * 1_000,
        _ => (long)Math.Pow(10, _random.Next(0, 18)) * _random.Next(1, 2),
    };

    private string RandomDescription()
    {
        if (!Chance(3)) return Descriptions[_random.Next(Descriptions.Length)];
        var text = new StringBuilder();
        int length = _random.Next(0, 300);
        while (text.Length < length) text.Append((char)_random.Next(' ', '~' + 1));
        return text.ToString();
    }

    private FallbackAddress RandomFallback(BitcoinNetwork network) => _random.Next(6) switch
    {
        0 => new(network, FallbackAddress.P2pkhVersion, Bytes(20)),
        1 => new(network, FallbackAddress.P2shVersion, Bytes(20)),
        2 => new(network, 0, Bytes(20)),
        3 => new(network, 0, Bytes(32)),
        4 => new(network, 1, Bytes(32)),
        _ => new(network, _random.Next(2, 17), Bytes(_random.Next(2, 41))),
    };

    private RouteHint RandomHint() => new(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => new RouteHintHop(
        NewKey(_random).PublicKey, new ShortChannelId((ulong)_random.NextInt64()), (uint)_random.NextInt64(uint.MaxValue), (uint)_random.NextInt64(uint.MaxValue),
        (ushort)_random.Next(ushort.MaxValue + 1))));

    private string RandomWords(int count) =>
        new([.. Enumerable.Range(0, count).Select(_ => "qpzry9x8gf2tvdw0s3jn54khce6mua7l"[_random.Next(32)])]);

    private byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    private static PrivateKey NewKey(Random random)
    {
        byte[] bytes = new byte[32];
        random.NextBytes(bytes);
        bytes[0] &= 0x7f; // below the order of the group
        bytes[31] |= 1; // and above zero
        return PrivateKey.FromBytes(bytes);
    }
}
