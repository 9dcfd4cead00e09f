using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Cryptography;

namespace Lightbill.Cli.Tests;

/// <summary>Invoices that several tests read.</summary>
internal static class Samples
{
    public const string Coffee =
        "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpmdla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh";

    /// <summary>The valid examples of the specification.</summary>
    public static IReadOnlyList<string> SpecExamples { get; } =
        [.. JsonDocument.Parse(TestFiles.Read("vectors", "bolt11", "spec.json")).RootElement.GetProperty("valid").EnumerateArray()
            .Select(example => example.GetProperty("invoice").GetString()!)];

    /// <summary>An invoice of our own making, one hour old.</summary>
    public static Bolt11InvoiceBuilder Builder(byte hash = 0xa7, byte secret = 0xb9) => new(
        BitcoinNetwork.Regtest, PaymentHash.FromBytes(Enumerable.Repeat(hash, 32).ToArray()), PaymentSecret.FromBytes(Enumerable.Repeat(secret, 32).ToArray()),
        CliRun.Now.AddHours(-1));

    public static string Sign(Bolt11InvoiceBuilder builder)
    {
        using PrivateKey key = PrivateKey.Parse("e126f68f7eafcc8b74f54d269fe206be715000f94dac067d1c04a8ca3b2db734");
        return builder.Sign(key).ToString();
    }
}
