using System.Text;
using Lightbill.Bolt11;
using Lightbill.Cryptography;

namespace Lightbill.Tests.Bolt11;

/// <summary>Random valid invoices of every shape, the same for the same seed: every field, the ends of every range, every order, unknown fields.</summary>
public sealed class InvoiceGenerator(int seed)
{
    /// <summary>The free letters that readers must skip; "5" is a blinded path.</summary>
    private const string FreeTags = "qzy8g2tvw03j4ke6ua7l";

    private static readonly string[] Descriptions =
        ["", "1 cup coffee", "ナンセンス 1杯", "two espressos, table 4", "naïve café — 5 €", "👩‍👩‍👧 family ticket", "a", "<b>bold</b> & \"quoted\""];

    /// <summary>Known features, by their even bits, that ask for none but those that every generated invoice has.</summary>
    private static readonly int[] KnownFeatures = [0, 12, 24, 30, 36, 44, 48, 56, 148];

    private readonly Random _random = new(seed);
    private readonly PrivateKey _key = NewKey(new Random(seed + 1));

    /// <summary>The next invoice.</summary>
    public Bolt11Invoice Next()
    {
        var network = (BitcoinNetwork)_random.Next(5);
        var builder = new Bolt11InvoiceBuilder(
            network, PaymentHash.FromBytes(Bytes(32)), PaymentSecret.FromBytes(Bytes(32)), DateTimeOffset.FromUnixTimeSeconds(RandomTimestamp()));
        if (Chance(4)) builder.Amount(MilliSatoshi.FromMsat(RandomAmount()));
        if (Chance(4)) builder.DescriptionHash(DescriptionHash.FromBytes(Bytes(32)));
        else builder.Description(RandomDescription());
        if (Chance(2)) builder.ExpirySeconds(RandomExpiry());
        if (Chance(2)) builder.MinFinalCltvExpiryDelta(RandomCltv());
        var features = new Dictionary<int, int>(); // one of a pair
        if (!Chance(16)) AddFeatures(features, 8 + _random.Next(2), 14 + _random.Next(2));
        if (Chance(6))
        {
            builder.Metadata(Bytes(Chance(4) ? Bolt11Limits.MaxDescriptionBytes : _random.Next(0, 100)));
            AddFeatures(features, 48 + _random.Next(2));
        }
        for (int i = Chance(3) ? _random.Next(1, 4) : 0; i > 0; i--) builder.AddFallback(RandomFallback(network));
        if (Chance(12)) AddBlindedPaths(builder, features);
        else for (int i = Chance(2) ? _random.Next(1, 4) : 0; i > 0; i--) builder.AddRouteHint(RandomHint());
        AddRandomFeatures(features);
        builder.Features(FeatureVector.Of(features.Values));
        if (Chance(5)) builder.IncludePayee();
        for (int i = Chance(8) ? _random.Next(1, 4) : 0; i > 0; i--)
            builder.AddField(FreeTags[_random.Next(FreeTags.Length)], RandomWords(_random.Next(0, 40)));
        if (Chance(3)) builder.FieldOrder(new string([.. ("psdhmnxcfr59" + FreeTags).OrderBy(_ => _random.Next())]));
        Bolt11Invoice invoice = builder.Sign(Chance(4) ? NewKey(_random) : _key);
        return Chance(8) ? Bolt11Invoice.Parse(invoice.ToString("U", null)) : invoice;
    }

    private long RandomTimestamp() => _random.Next(8) switch
    {
        0 => 0,
        1 => Bolt11Limits.MaxTimestamp,
        < 4 => _random.NextInt64(Bolt11Limits.MaxTimestamp + 1),
        _ => _random.NextInt64(1_500_000_000, 2_000_000_000),
    };

    private ulong RandomExpiry() => _random.Next(16) switch
    {
        0 => ulong.MaxValue,
        1 => 1,
        2 => (ulong)_random.NextInt64(1, long.MaxValue),
        3 => (ulong)_random.NextInt64(1, 1L << 53),
        _ => (ulong)_random.Next(1, 1_000_000),
    };

    private uint RandomCltv() => _random.Next(8) switch
    {
        0 => uint.MaxValue,
        1 => 1,
        _ => (uint)_random.Next(1, 2_000),
    };

    private void AddRandomFeatures(Dictionary<int, int> features)
    {
        if (Chance(2)) AddFeatures(features, 16 + _random.Next(2));
        if (Chance(8)) AddFeatures(features, KnownFeatures[_random.Next(KnownFeatures.Length)] + _random.Next(2));
        for (int i = Chance(8) ? _random.Next(1, 4) : 0; i > 0; i--) AddFeatures(features, (2 * (Chance(2) ? _random.Next(50, 130) : _random.Next(140, 1000))) + 1);
        if (Chance(64)) AddFeatures(features, FeatureVector.MaxBit - 1);
    }

    private static void AddFeatures(Dictionary<int, int> features, params ReadOnlySpan<int> bits)
    {
        foreach (int bit in bits) features.TryAdd(bit & ~1, bit);
    }

    private void AddBlindedPaths(Bolt11InvoiceBuilder builder, Dictionary<int, int> features)
    {
        builder.Remove('s');
        features.Clear();
        AddFeatures(features, 9, 24, 262);
        for (int i = _random.Next(1, 3); i > 0; i--)
        {
            builder.AddBlindedPath(new(
                (uint)_random.NextInt64(1L << 32), (uint)_random.NextInt64(1L << 32), (ushort)_random.Next(1 << 16),
                (ulong)_random.NextInt64(), Chance(3) ? ulong.MaxValue : (ulong)_random.NextInt64(), Chance(2) ? Array.Empty<byte>() : Bytes(_random.Next(1, 4)),
                NewKey(_random).PublicKey, [.. Enumerable.Range(0, _random.Next(1, 6)).Select(_ => new BlindedHop(NewKey(_random).PublicKey, Bytes(_random.Next(1, 70))))]));
        }
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private long RandomAmount() => _random.Next(4) switch
    {
        0 => Chance(4) ? MilliSatoshi.MaxMsat : _random.NextInt64(1, MilliSatoshi.MaxMsat + 1),
        1 => _random.NextInt64(1, 1_000_000),
        2 => _random.NextInt64(1, 1_000_000) * 1_000,
        _ => (long)Math.Pow(10, _random.Next(0, 18)) * _random.Next(1, 3),
    };

    private string RandomDescription()
    {
        if (!Chance(3)) return Descriptions[_random.Next(Descriptions.Length)];
        var text = new StringBuilder();
        int length = Chance(6) ? Bolt11Limits.MaxDescriptionBytes : _random.Next(0, 300);
        while (text.Length < length) text.Append((char)_random.Next(' ', '~' + 1));
        return text.ToString();
    }

    private FallbackAddress RandomFallback(BitcoinNetwork network) => _random.Next(7) switch
    {
        0 => new(network, FallbackAddress.P2pkhVersion, Bytes(20)),
        1 => new(network, FallbackAddress.P2shVersion, Bytes(20)),
        2 => new(network, 0, Bytes(20)),
        3 => new(network, 0, Bytes(32)),
        4 => new(network, 1, Bytes(32)),
        5 => new(network, _random.Next(19, 32), Bytes(_random.Next(0, 50))),
        _ => new(network, _random.Next(2, 17), Bytes(_random.Next(2, 41))),
    };

    private RouteHint RandomHint() => new(Enumerable.Range(0, Chance(4) ? _random.Next(4, 13) : _random.Next(1, 4)).Select(_ => new RouteHintHop(
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
