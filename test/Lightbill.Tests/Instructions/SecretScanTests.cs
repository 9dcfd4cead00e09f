using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill.Tests.Instructions;

/// <summary>The secrets below are published examples or made up; none guards anything.</summary>
public class SecretScanTests
{
    private const string Words = "legal winner thank year wave sausage worth useful legal winner thank yellow";

    public static TheoryData<string> Secrets =>
    [
        "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5",
        "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
        "tprv8ZgxMBicQKsPd7Uf69XL1XwhmjHopUGep8GuEiJDZmbQz6o58LninorQAfcKZWARbtRtfnLcJ5MQ2AtHcQJCCRUcMRvmDUjyEmNUWwx8UbK",
        "zprvAWgYBBk7JR8Gjrh4UJQ2uJdG1r3WNRRfURiABBE3RvMXYSrRJL62XuezvGdPvG6GFBZduosCc1YP5wixPox7zhZLfiUm8aunE96BBa4Kei5",
        "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
        "KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617",
        "0201036c6e640" + "22f030a10" + "3131313131313131313131313131313131313131313131313131313131313131313131313131313131",
        "nostr+walletconnect://b889ff5b1513b641e2a139f661a661364979c5beee91842f8f0ef42ab558e9d4?relay=wss%3A%2F%2Frelay.damus.io&secret=71a8c14c1407c113601079c4302dab36460f0ccd0ad506f1f2dc73b5100e4f3c",
        Words,
        $"{Words} {Words}",
        "1. " + Words.Replace(" ", ", 2. ", StringComparison.Ordinal).ToUpperInvariant(),
        "1" + Words.Replace(" ", " 2", StringComparison.Ordinal),
        Words.Replace(" ", "\r\n", StringComparison.Ordinal),
        Words.Replace(" ", "\n 07) ", StringComparison.Ordinal),
        Words.Replace(" ", "\t|\t", StringComparison.Ordinal),
        Words.Replace(" ", " – ", StringComparison.Ordinal),
        Words.Replace(" ", "%20", StringComparison.Ordinal),
    ];

    /// <summary>Real seeds: each last word carries the right checksum. One with a slip is a secret too, and so is one of Electrum, which has another checksum.</summary>
    [Theory]
    [InlineData(11, "about")]
    [InlineData(14, "address")]
    [InlineData(17, "agent")]
    [InlineData(20, "admit")]
    [InlineData(23, "art")]
    [InlineData(11, "zoo")]
    public void Seeds_of_every_length_are_refused_with_and_without_their_checksum(int count, string last)
    {
        string[] words = [.. Enumerable.Repeat("abandon", count), last];
        string[] written =
        [
            string.Join(' ', words), string.Join('\n', words), string.Join(", ", words), string.Concat(words.Select((word, i) => $"{i + 1}. {word} ")),
            string.Concat(words.Select((word, i) => $"#{i + 1}: {word.ToUpperInvariant()}\r\n")), "\"" + string.Join("\",\"", words) + "\"",
        ];
        Assert.All(written, text => Assert.True(PaymentInstruction.Read(text).IsSecret, text));
    }

    /// <summary>Words of the list stand in every sentence; articles and pronouns, which are not in it, end every run.</summary>
    [Theory]
    [InlineData("Please pay the invoice for the coffee and the cake that we had on Friday, before the end of the month, thank you.")]
    [InlineData("You can mix fresh fruit, sugar and cream, then cool it over night and enjoy it with family, friends and any guest that may arrive.")]
    [InlineData("Legal team: the winner of this year will thank each sponsor, wave to the crowd and announce the next useful project.")]
    [InlineData("abandon ability able about above absent absorb abstract absurd abuse access")]
    public void An_ordinary_sentence_is_no_seed(string text) => Assert.False(PaymentInstruction.Read(text).IsSecret);

    [Theory]
    [InlineData("0001020304050607080900010203040506070809000102030405060708090102")]
    [InlineData("0xABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB")]
    [InlineData(" abababababababababababababababababababababababababababababababab\n")]
    [InlineData("my key: abababababababababababababababababababababababababababababababab, thanks")]
    [InlineData("abababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababab")]
    public void Bare_digits_may_be_a_key_and_are_not_repeated(string text)
    {
        PaymentReading reading = PaymentInstruction.Read(text);
        Assert.True(reading.IsSecret);
        Finding finding = Assert.Single(reading.Findings);
        Assert.Equal("text.bare-hex", finding.Code);
        Assert.DoesNotContain(text.Trim()[^20..^8], finding.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad")]
    [InlineData("keyauth://a.example/l?tag=login&k1=abababababababababababababababababababababababababababababababab")]
    [InlineData("bitcoin:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy?x=abababababababababababababababababababababababababababababababab")]
    public void Digits_that_belong_to_a_request_are_no_secret(string text) => Assert.NotNull(PaymentInstruction.Read(text).Instruction);

    [Fact]
    public void Messages_lose_their_secrets_and_keep_the_rest()
    {
        foreach (string secret in Secrets.Select(row => row.Data))
        {
            string shown = SecretScan.Hide($"--payee: '{secret}' is not a key");
            foreach (string word in secret.Split(' ', '%', '\n', '\t').Where(word => word.Length > 6)) Assert.DoesNotContain(word, shown, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal("'(a Nostr private key)' and '(64 digits)'",
            SecretScan.Hide($"'nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5' and '{new string('a', 64)}'"));
        Assert.Equal("a ((the words of a wallet's seed)) b", SecretScan.Hide($"a ({Words}) b"));
        Assert.Equal("a (the words of a wallet's seed) (the words of a wallet's seed)", SecretScan.Hide($"a {Words} legal"));
        Assert.Equal("there is no format 'x': text, json", SecretScan.Hide("there is no format 'x': text, json"));
    }

    [Theory, MemberData(nameof(Secrets))]
    public void A_secret_is_refused_and_not_repeated(string secret)
    {
        foreach (string text in new[] { secret, $" {secret}\n", $"my key: {secret}, and pay satoshi@bitcoin.org", $"bitcoin:?x={secret}", secret.Insert(9, "\u200b") })
        {
            PaymentReading reading = PaymentInstruction.Read(text);
            Assert.True(reading.IsSecret, text);
            Assert.Null(reading.Instruction);
            Assert.Equal("unknown", reading.Kind);
            Assert.Equal("text.secret", Assert.Single(reading.Findings).Code);
            string shown = Assert.Throws<PaymentRequestFormatException>(() => PaymentInstruction.Parse(text)).Message;
            foreach (string word in secret.Split(' ', '%', '\n', '\t').Where(word => word.Length > 6)) Assert.DoesNotContain(word, shown, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("legal winner thank year wave sausage worth useful legal winner thank")] // eleven words
    [InlineData("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTj")] // its checksum is wrong
    [InlineData("npub1sg6plzptd64u62a878hep2kev88swjh3tw00gjsfl8f237lmu63q0uf63m")]
    [InlineData("0201aabb")]
    public void What_only_resembles_one_is_an_ordinary_text(string text) => Assert.False(PaymentInstruction.Read(text).IsSecret);
}
