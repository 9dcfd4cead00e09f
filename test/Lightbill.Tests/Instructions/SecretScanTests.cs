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
    ];

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
            foreach (string word in secret.Split(' ').Where(word => word.Length > 6)) Assert.DoesNotContain(word, shown, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("legal winner thank year wave sausage worth useful legal winner thank")] // eleven words
    [InlineData("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTj")] // its checksum is wrong
    [InlineData("npub1sg6plzptd64u62a878hep2kev88swjh3tw00gjsfl8f237lmu63q0uf63m")]
    [InlineData("0201aabb")]
    public void What_only_resembles_one_is_an_ordinary_text(string text) => Assert.False(PaymentInstruction.Read(text).IsSecret);
}
