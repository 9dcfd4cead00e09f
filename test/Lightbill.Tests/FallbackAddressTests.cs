using System.Text.Json;
using FsCheck.Fluent;
using Lightbill.Encoding;

namespace Lightbill.Tests;

public class FallbackAddressTests
{
    private const string Hash = "751e76e8199196d454941c45d1b3a323f1433bd6";

    private static readonly JsonElement Vectors = RepositoryFiles.ReadJson("vectors/bech32/bech32.json");

    public static TheoryData<string, string> ValidSegwit => ValidOf("segwit_addresses_bip350");

    public static TheoryData<string, string> ValidBeforeBip350 => ValidOf("segwit_addresses_bip173_superseded");

    public static TheoryData<string, string> InvalidSegwit =>
        [.. InvalidOf("segwit_addresses_bip350"), .. InvalidOf("segwit_addresses_bip173_superseded")];

    public static TheoryData<BitcoinNetwork> Networks => [.. Enum.GetValues<BitcoinNetwork>()];

    [Theory, MemberData(nameof(ValidSegwit))]
    public void A_valid_segwit_vector_has_its_script_and_is_written_again(string text, string script)
    {
        BitcoinNetwork network = text.StartsWith("bc", StringComparison.OrdinalIgnoreCase) ? BitcoinNetwork.Mainnet : BitcoinNetwork.Testnet;
        var address = FallbackAddress.Parse(text, network);
        Assert.Equal(script, Convert.ToHexStringLower(address.ToScript()));
        Assert.Equal(text.ToLowerInvariant(), address.Address);
        Assert.Equal(network, address.Network);
        Assert.Equal(address, new FallbackAddress(network, address.Version, address.Program.Span));
    }

    [Theory, MemberData(nameof(ValidBeforeBip350))]
    public void Of_the_superseded_vectors_those_of_version_0_are_still_valid(string text, string script)
    {
        BitcoinNetwork network = text.StartsWith("bc", StringComparison.OrdinalIgnoreCase) ? BitcoinNetwork.Mainnet : BitcoinNetwork.Testnet;
        bool read = FallbackAddress.TryParse(text, network, out FallbackAddress? address);
        Assert.Equal(script.StartsWith("00", StringComparison.Ordinal), read);
        if (read) Assert.Equal(script, Convert.ToHexStringLower(address!.ToScript()));
    }

    [Theory, MemberData(nameof(InvalidSegwit))]
    public void An_invalid_segwit_vector_is_an_address_of_no_network(string text, string reason)
    {
        foreach (BitcoinNetwork network in Enum.GetValues<BitcoinNetwork>())
        {
            Assert.False(FallbackAddress.TryParse(text, network, out FallbackAddress? address), reason);
            Assert.Null(address);
            Assert.Null(FallbackAddress.OtherNetworkOf(text, network));
        }
    }

    [Theory]
    [InlineData("1RustyRX2oai4EYYDpQGWvEL62BBGqN9T", BitcoinNetwork.Mainnet, "P2PKH", "04b61f7dc1ea0dc99424464cc4064dc564d91e89")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", BitcoinNetwork.Mainnet, "P2PKH", "62e907b15cbf27d5425399ebf6f0fb50ebb88f18")]
    [InlineData("1111111111111111111114oLvT2", BitcoinNetwork.Mainnet, "P2PKH", "0000000000000000000000000000000000000000")]
    [InlineData("1QLbz7JHiBTspS962RLKV8GndWFwi5j6Qr", BitcoinNetwork.Mainnet, "P2PKH", "ffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("3EktnHQD7RiAE6uzMj2ZifT9YgRrkSgzQX", BitcoinNetwork.Mainnet, "P2SH", "8f55563b9a19f321c211e9b9f38cdf686ea07845")]
    [InlineData("31h1vYVSYuKP6AhS86fbRdMw9XHieotbST", BitcoinNetwork.Mainnet, "P2SH", "0000000000000000000000000000000000000000")]
    [InlineData("3R2cuenjG5nFubqX9Wzuukdin2YfBbQ6Kw", BitcoinNetwork.Mainnet, "P2SH", "ffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("mk2QpYatsKicvFVuTAQLBryyccRXMUaGHP", BitcoinNetwork.Testnet, "P2PKH", "3172b5654f6683c8fb146959d347ce303cae4ca7")]
    [InlineData("mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r", BitcoinNetwork.Signet, "P2PKH", Hash)]
    [InlineData("mfWxJ45yp2SFn7UciZyNpvDKrzbhyfKrY8", BitcoinNetwork.Regtest, "P2PKH", "0000000000000000000000000000000000000000")]
    [InlineData("n4rZHAPGXCu8bYchjzJhK3V7VVreascJxe", BitcoinNetwork.Testnet, "P2PKH", "ffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc", BitcoinNetwork.Testnet, "P2SH", "4e9f39ca4688ff102128ea4ccda34105324305b0")]
    [InlineData("2NGapyPiksYHc7PU4pecnXhcyzNkq1wvz5p", BitcoinNetwork.Regtest, "P2SH", "ffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("SXyGazfm6S3xfcySmD6QNkZYmtfysC2jvc", BitcoinNetwork.Simnet, "P2PKH", Hash)]
    [InlineData("rgFTfWZ3hFrXjdLeEP5XUGtkYA8aXtvdf3", BitcoinNetwork.Simnet, "P2SH", Hash)]
    public void A_base58_address_has_its_hash_and_script_and_is_written_again(string text, BitcoinNetwork network, string type, string hash)
    {
        var address = FallbackAddress.Parse(text, network);
        Assert.Equal(type, address.TypeName);
        Assert.Equal(type == "P2PKH" ? FallbackAddress.P2pkhVersion : FallbackAddress.P2shVersion, address.Version);
        Assert.Equal(hash, Convert.ToHexStringLower(address.Program.Span));
        Assert.Equal(text, address.Address);
        Assert.Equal(text, address.ToString());
        Assert.Equal(type == "P2PKH" ? $"76a914{hash}88ac" : $"a914{hash}87", Convert.ToHexStringLower(address.ToScript()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1")]
    [InlineData("11111111111111111111111111")]
    [InlineData("1111111111111111111111111")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")] // wrong checksum
    [InlineData("1a1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")] // case counts
    [InlineData("11A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")] // a leading 1 too many
    [InlineData("111111111111111111114oLvT2")] // one too few
    [InlineData("11111111111111111111114oLvT2")]
    [InlineData("A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNaa")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNaaaa")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")] // more than 25 bytes hold
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf0a")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfOa")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfIa")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7Divfla")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7Divféa")]
    [InlineData(" 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("LVuDpNCSSj6pQ7t9Pv6d6sUkLKoqDEVUnJ")] // Litecoin's version byte
    [InlineData("bc1")]
    [InlineData("bc1qqqqqq")]
    [InlineData("1qqqqqqq")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 ")]
    [InlineData("\uFEFFbc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    public void Other_texts_are_addresses_of_no_network(string? text)
    {
        foreach (BitcoinNetwork network in Enum.GetValues<BitcoinNetwork>())
        {
            Assert.False(FallbackAddress.TryParse(text, network, out FallbackAddress? address));
            Assert.Null(address);
            Assert.Throws<FormatException>(() => FallbackAddress.Parse(text!, network));
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void Every_version_with_a_text_comes_back_from_it(BitcoinNetwork network)
    {
        for (int version = 0; version <= 18; version++)
        {
            for (int length = 0; length <= 42; length++)
            {
                byte[] program = [.. Enumerable.Range(1, length).Select(i => (byte)(i * 37 % 256))];
                if (!FallbackAddress.HasValidLength(version, length))
                {
                    Assert.Equal("program", Assert.Throws<ArgumentException>(() => new FallbackAddress(network, version, program)).ParamName);
                    continue;
                }
                var address = new FallbackAddress(network, version, program);
                string text = address.Address!;
                Assert.Equal(text, address.ToString());
                Assert.Equal(address, FallbackAddress.Parse(text, network));
                Assert.Equal(address.GetHashCode(), FallbackAddress.Parse(text, network).GetHashCode());
                if (version > 16) continue;
                Assert.Equal(address, FallbackAddress.Parse(text.ToUpperInvariant(), network));
                Assert.True(text.Length <= 90);
                byte opcode = version == 0 ? (byte)0 : (byte)(0x50 + version);
                Assert.Equal([opcode, (byte)length, .. program], address.ToScript());
            }
        }
    }

    [Fact]
    public void Lengths_that_suit_a_version()
    {
        for (int length = 0; length <= 100; length++)
        {
            Assert.Equal(length is 20 or 32, FallbackAddress.HasValidLength(0, length));
            for (int version = 1; version <= 16; version++) Assert.Equal(length is >= 2 and <= 40, FallbackAddress.HasValidLength(version, length));
            Assert.Equal(length == 20, FallbackAddress.HasValidLength(17, length));
            Assert.Equal(length == 20, FallbackAddress.HasValidLength(18, length));
            for (int version = 19; version <= 31; version++) Assert.True(FallbackAddress.HasValidLength(version, length));
        }
    }

    [Theory]
    [InlineData(19)]
    [InlineData(31)]
    public void Versions_without_meaning_have_no_text_and_no_script(int version)
    {
        var address = new FallbackAddress(BitcoinNetwork.Mainnet, version, [0xAB, 0xCD]);
        Assert.Null(address.Address);
        Assert.Null(address.TypeName);
        Assert.Empty(address.ToScript());
        Assert.Equal($"version {version}, abcd", address.ToString());
        Assert.Empty(new FallbackAddress(BitcoinNetwork.Mainnet, version, []).Program.ToArray());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(32)]
    public void Versions_that_five_bits_cannot_hold_are_refused(int version) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FallbackAddress(BitcoinNetwork.Mainnet, version, new byte[20]));

    [Theory]
    [InlineData(0, 20, "P2WPKH")]
    [InlineData(0, 32, "P2WSH")]
    [InlineData(1, 32, "P2TR")]
    [InlineData(1, 2, "witness v1")]
    [InlineData(2, 32, "witness v2")]
    [InlineData(16, 40, "witness v16")]
    [InlineData(17, 20, "P2PKH")]
    [InlineData(18, 20, "P2SH")]
    [InlineData(19, 20, null)]
    public void The_kind_of_address_has_a_name(int version, int length, string? name) =>
        Assert.Equal(name, new FallbackAddress(BitcoinNetwork.Mainnet, version, new byte[length]).TypeName);

    [Theory]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", BitcoinNetwork.Testnet, BitcoinNetwork.Mainnet)]
    [InlineData("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", BitcoinNetwork.Simnet, BitcoinNetwork.Mainnet)]
    [InlineData("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7", BitcoinNetwork.Mainnet, BitcoinNetwork.Testnet)]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", BitcoinNetwork.Regtest, BitcoinNetwork.Mainnet)]
    [InlineData("mk2QpYatsKicvFVuTAQLBryyccRXMUaGHP", BitcoinNetwork.Mainnet, BitcoinNetwork.Testnet)]
    [InlineData("rgFTfWZ3hFrXjdLeEP5XUGtkYA8aXtvdf3", BitcoinNetwork.Mainnet, BitcoinNetwork.Simnet)]
    public void An_address_of_another_network_is_refused_and_the_network_named(string text, BitcoinNetwork wanted, BitcoinNetwork actual)
    {
        Assert.False(FallbackAddress.TryParse(text, wanted, out _));
        Assert.Equal(actual, FallbackAddress.OtherNetworkOf(text, wanted));
        FormatException exception = Assert.Throws<FormatException>(() => FallbackAddress.Parse(text, wanted));
        Assert.Equal($"The address belongs to {actual.Name}, not to {wanted.Name}.", exception.Message);
    }

    [Fact]
    public void A_regtest_address_is_named_too()
    {
        string text = new FallbackAddress(BitcoinNetwork.Regtest, 0, new byte[20]).Address!;
        Assert.StartsWith("bcrt1q", text, StringComparison.Ordinal);
        Assert.Equal(BitcoinNetwork.Regtest, FallbackAddress.OtherNetworkOf(text, BitcoinNetwork.Mainnet));
        Assert.Equal("Not a bitcoin address of mainnet.", Assert.Throws<FormatException>(() => FallbackAddress.Parse("x", BitcoinNetwork.Mainnet)).Message);
    }

    [Fact]
    public void More_than_90_characters_are_no_address_whatever_the_checksum()
    {
        byte[] words = [1, .. Words.FromBytes(new byte[40]), .. new byte[20]];
        string text = Bech32.Encode("bc", words, Bech32.Bech32mConstant);
        Assert.Equal(94, text.Length);
        Assert.False(FallbackAddress.TryParse(text, BitcoinNetwork.Mainnet, out _));
        Assert.False(FallbackAddress.TryParse(new string('1', 100_000), BitcoinNetwork.Mainnet, out _));
    }

    [Fact]
    public void Every_single_wrong_character_is_refused()
    {
        foreach (string text in new[] { "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa" })
        {
            for (int i = 0; i < text.Length; i++)
                for (char c = '!'; c <= '~'; c++)
                    if (c != text[i]) Assert.False(FallbackAddress.TryParse(text[..i] + c + text[(i + 1)..], BitcoinNetwork.Mainnet, out _));
        }
    }

    [Fact]
    public void No_text_makes_it_throw() =>
        Law.Holds(Law.Bytes(95), bytes =>
        {
            FallbackAddress.TryParse(System.Text.Encoding.Latin1.GetString(bytes), BitcoinNetwork.Mainnet, out _);
            FallbackAddress.TryParse("bc1" + Bech32.ToText([.. bytes.Select(b => (byte)(b & 31))]), BitcoinNetwork.Mainnet, out _);
        }, 1000);

    [Fact]
    public void Addresses_are_equal_by_network_version_and_program()
    {
        var address = new FallbackAddress(BitcoinNetwork.Testnet, 0, new byte[20]);
        Assert.Equal(address, new FallbackAddress(BitcoinNetwork.Testnet, 0, new byte[20]));
        Assert.NotEqual(address, new FallbackAddress(BitcoinNetwork.Signet, 0, new byte[20]));
        Assert.NotEqual(address, new FallbackAddress(BitcoinNetwork.Testnet, 2, new byte[20]));
        Assert.NotEqual(address, new FallbackAddress(BitcoinNetwork.Testnet, 0, new byte[32]));
        Assert.False(address.Equals(null));
        Assert.False(address.Equals((object)"text"));
        Assert.Equal(address.Address, new FallbackAddress(BitcoinNetwork.Signet, 0, new byte[20]).Address); // the two share their texts
    }

    private static TheoryData<string, string> ValidOf(string list)
    {
        var data = new TheoryData<string, string>();
        foreach (JsonElement vector in Vectors.GetProperty(list).GetProperty("valid").EnumerateArray())
            data.Add(vector.GetProperty("address").GetString()!, vector.GetProperty("script_pubkey_hex").GetString()!);
        return data;
    }

    private static IEnumerable<TheoryDataRow<string, string>> InvalidOf(string list) =>
        Vectors.GetProperty(list).GetProperty("invalid").EnumerateArray()
            .Select(vector => new TheoryDataRow<string, string>(vector.GetProperty("address").GetString()!, vector.GetProperty("reason").GetString()!));
}
