using Lightbill.Bolt11;
using Lightbill.Cryptography;

namespace Lightbill.Qr.Tests;

/// <summary>Invoices of about the length that is asked for.</summary>
internal static class Invoices
{
    public static Bolt11Invoice OfAbout(int characters)
    {
        using PrivateKey key = PrivateKey.Parse("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734");
        var builder = new Bolt11InvoiceBuilder(
            BitcoinNetwork.Mainnet, PaymentHash.FromBytes(Filled(0xa7)), PaymentSecret.FromBytes(Filled(0xb9)), DateTimeOffset.FromUnixTimeSeconds(1_790_000_000));
        builder.Amount(MilliSatoshi.FromMsat(250_000_000));
        int length = builder.Description("").Sign(key).ToString().Length;
        for (; characters - length > 1000; length += 84)
            builder.AddRouteHint(new([new(key.PublicKey, new ShortChannelId(123456789012345), 1000, 100, 40)]));
        int bytes = Math.Max(0, (characters - length) * 5 / 8);
        return builder.Remove('d').Description(string.Concat(Enumerable.Repeat("Two espressos, table 4. ", 30))[..bytes]).Sign(key);
    }

    private static byte[] Filled(byte value) => [.. Enumerable.Repeat(value, 32)];
}
