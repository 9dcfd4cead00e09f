using Lightbill.Bolt11;
using static Lightbill.Tests.Bolt11.RawInvoice;

namespace Lightbill.Tests.Bolt11;

/// <summary>BOLT 11, Tagged Fields: on-chain addresses, field f.</summary>
public class FallbackRuleTests
{
    [Fact]
    public void An_empty_fallback_is_refused()
    {
        RawInvoice raw = Ordinary.Add('f', []);
        Reading.GivesInBothModes(raw, $"error bolt11.fallback-empty {raw.At('f')}");
    }

    public static TheoryData<int> Versions => [.. Enumerable.Range(0, 32)];

    [Theory, MemberData(nameof(Versions))]
    public void Every_version_takes_the_lengths_it_may_have(int version)
    {
        foreach (int length in new[] { 0, 1, 2, 19, 20, 21, 31, 32, 33, 40, 41, 42, 638 })
        {
            byte[] program = Program(length);
            RawInvoice raw = Ordinary.Add('f', RawWords.OfFallback(version, program));
            string? expected = version switch
            {
                0 => length is 20 or 32 ? null : "error bolt11.fallback-length",
                1 => length is 32 ? null : length is < 2 or > 40 ? "error bolt11.fallback-length" : "warning bolt11.fallback-taproot-length",
                <= 16 => length is < 2 or > 40 ? "error bolt11.fallback-length" : "warning bolt11.fallback-future-version",
                17 or 18 => length is 20 ? null : "error bolt11.fallback-length",
                _ => "info bolt11.fallback-unknown-version",
            };
            Reading.GivesInBothModes(raw, expected is null ? [] : [$"{expected} {raw.At('f')}"]);
            if (expected?.StartsWith("error", StringComparison.Ordinal) == true)
            {
                string message = Reading.FindingsOf(raw)[0].Message;
                Assert.Contains($"version {version} ", message, StringComparison.Ordinal);
                Assert.Contains($"(bytes: {length})", message, StringComparison.Ordinal);
                continue;
            }
            FallbackAddress address = Assert.Single(Reading.Read(raw).FallbackAddresses);
            Assert.Equal((version, Convert.ToHexString(program)), (address.Version, Convert.ToHexString(address.Program.Span)));
            Assert.Equal(version > 18, address.Address is null);
            if (address.Address is { } text) Assert.Equal(address, FallbackAddress.Parse(text, BitcoinNetwork.Mainnet));
        }
    }

    [Theory, InlineData(0, 32), InlineData(1, 32), InlineData(2, 3), InlineData(16, 40), InlineData(17, 20), InlineData(18, 20)]
    public void Padding_is_checked_where_the_version_is_known(int version, int length)
    {
        byte[] clean = RawWords.OfFallback(version, Program(length));
        int bits = ((clean.Length - 1) * 5) - (length * 8);
        if (bits > 0)
        {
            RawInvoice dirty = Ordinary.Add('f', RawWords.OfFallback(version, Program(length), (1 << bits) - 1));
            GivesPadding(dirty, version);
            Assert.Equal(Program(length), Reading.Read(dirty).FallbackAddresses[0].Program.ToArray());
        }
        if (bits + 5 >= 8) return; // one word more would make one byte more
        RawInvoice longer = Ordinary.Add('f', [.. clean, 0]);
        GivesPadding(longer, version);
    }

    private static void GivesPadding(RawInvoice raw, int version)
    {
        string[] future = version is > 1 and <= 16 ? [$"warning bolt11.fallback-future-version {raw.At('f')}"] : [];
        Reading.InDefault(raw, [.. future, $"warning bolt11.padding {raw.At('f')}"]);
        Reading.InStrict(raw, [.. future, $"error bolt11.padding {raw.At('f')}"]);
    }

    [Fact]
    public void In_a_version_without_meaning_any_words_are_kept()
    {
        RawInvoice raw = Ordinary.Add('f', [19, 31]).Add('f', [31]);
        Reading.GivesInBothModes(raw, $"info bolt11.fallback-unknown-version {raw.At('f')}", $"info bolt11.fallback-unknown-version {raw.At('f', 1)}");
        Assert.Equal([19, 31], Reading.Read(raw).FallbackAddresses.Select(one => one.Version));
    }

    [Fact]
    public void Several_fallbacks_are_read_in_their_order_of_preference()
    {
        RawInvoice raw = Ordinary.Add('f', RawWords.OfFallback(17, Program(20))).Insert(0, 'f', RawWords.OfFallback(1, Program(32))).Add('f', RawWords.OfFallback(0, Program(20)));
        Reading.GivesInBothModes(raw);
        Assert.Equal([1, 17, 0], Reading.Read(raw).FallbackAddresses.Select(one => one.Version));
    }

    [Theory]
    [InlineData("lnbc", "bc1", "1", "3")]
    [InlineData("lntb", "tb1", "mn", "2")]
    [InlineData("lntbs", "tb1", "mn", "2")]
    [InlineData("lnbcrt", "bcrt1", "mn", "2")]
    [InlineData("lnsb", "sb1", "S", "r")]
    public void Addresses_are_those_of_the_invoice_s_network(string prefix, string segwit, string keyHash, string scriptHash)
    {
        RawInvoice raw = (Ordinary with { Hrp = prefix })
            .Add('f', RawWords.OfFallback(0, Program(20))).Add('f', RawWords.OfFallback(1, Program(32))).Add('f', RawWords.OfFallback(17, Program(20))).Add('f', RawWords.OfFallback(18, Program(20)));
        string?[] addresses = [.. Reading.Read(raw, ReadMode.Strict).FallbackAddresses.Select(one => one.Address)];
        Assert.StartsWith(segwit + "q", addresses[0], StringComparison.Ordinal);
        Assert.StartsWith(segwit + "p", addresses[1], StringComparison.Ordinal);
        Assert.Contains(addresses[2]![0], keyHash);
        Assert.Contains(addresses[3]![0], scriptHash);
    }

    private static byte[] Program(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(0xFF - (i % 200)))];
}
