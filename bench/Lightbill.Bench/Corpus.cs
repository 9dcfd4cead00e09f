using Lightbill.Bolt11;
using Lightbill.Cryptography;

namespace Lightbill.Bench;

/// <summary>
/// Invoices as they are seen on mainnet: amount, payment hash and secret, a description of about 30 characters, expiry, CLTV delta, features, every second
/// with a route hint; 290 to 420 characters. The same for every run.
/// </summary>
internal static class Corpus
{
    public const int Count = 1_000;

    public static readonly PrivateKey Key = NewKey(new Random(1));

    public static string[] Invoices { get; } = Make();

    public static Bolt11InvoiceBuilder NewBuilder(Random random)
    {
        Span<byte> bytes = stackalloc byte[32];
        random.NextBytes(bytes);
        var hash = PaymentHash.FromBytes(bytes);
        random.NextBytes(bytes);
        var builder = new Bolt11InvoiceBuilder(BitcoinNetwork.Mainnet, hash, PaymentSecret.FromBytes(bytes), DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + random.Next(10_000_000)))
            .Amount(MilliSatoshi.FromSat(random.Next(1, 10_000_000)))
            .Description("Order " + random.Next(100_000, 999_999) + ", two espressos, table 4"[..random.Next(14, 25)])
            .ExpirySeconds((ulong)random.Next(600, 604_800))
            .MinFinalCltvExpiryDelta((uint)random.Next(18, 144))
            .AddFeature(17);
        if (random.Next(2) == 0)
            builder.AddRouteHint(new RouteHint(new RouteHintHop(NewKey(random).PublicKey, new ShortChannelId((ulong)random.NextInt64()), 1_000, 100, 80)));
        return builder;
    }

    private static string[] Make()
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, Count).Select(_ => NewBuilder(random).Sign(Key).ToString())];
    }

    private static PrivateKey NewKey(Random random)
    {
        byte[] bytes = new byte[32];
        random.NextBytes(bytes);
        bytes[0] &= 0x7f;
        bytes[31] |= 1;
        return PrivateKey.FromBytes(bytes);
    }
}
