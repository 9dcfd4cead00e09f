using Lightbill.Cryptography;

namespace Lightbill.Tests.Cryptography;

/// <summary>The form of a login's signature (LUD-04: DER). One signature has one text only, so every rule of BIP 66 is asked at its boundary.</summary>
public class DerSignatureTests
{
    /// <summary>The highest number of 32 bytes: with the zero that keeps it positive it takes 33.</summary>
    private const string Highest = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";

    [Theory]
    [InlineData("", "", "3006" + "020100" + "020100")]
    [InlineData("01", "7f", "3006" + "020101" + "02017f")]
    [InlineData("80", "ff", "3008" + "02020080" + "020200ff")] // without the zero they were negative
    [InlineData("0100", "8000", "3009" + "02020100" + "0203008000")]
    [InlineData(Highest, Highest, "3046" + "022100" + Highest + "022100" + Highest)]
    public void A_number_is_written_in_the_shortest_way_and_read_back(string r, string s, string expected)
    {
        byte[] numbers = [.. Number(r), .. Number(s)];
        // What was there before may not show.
        byte[] der = Enumerable.Repeat((byte)0xee, DerSignature.MaxLength).ToArray();
        int length = DerSignature.Write(numbers, der);
        Assert.Equal(expected, Convert.ToHexStringLower(der.AsSpan(0, length)));
        byte[] read = Enumerable.Repeat((byte)0xee, 64).ToArray();
        Assert.True(DerSignature.TryRead(der.AsSpan(0, length), read));
        Assert.Equal(numbers, read);
    }

    [Theory]
    [InlineData("3106" + "020101" + "020101")] // not a sequence
    [InlineData("3005" + "020101" + "020101")] // the sequence is longer than it says
    [InlineData("3007" + "020101" + "020101")] // or shorter
    [InlineData("3006" + "030101" + "020101")] // not an integer
    [InlineData("3006" + "020101" + "030101")]
    [InlineData("3006" + "0200" + "02020101")] // a number without bytes
    [InlineData("3006" + "02020101" + "0200")]
    [InlineData("3006" + "020180" + "020101")] // negative
    [InlineData("3006" + "020101" + "0201ff")]
    [InlineData("3007" + "02020001" + "020101")] // a zero that is not needed
    [InlineData("3007" + "020101" + "0202007f")]
    [InlineData("3007" + "020101" + "02020000")]
    [InlineData("3006" + "020201" + "020101")] // the first number ends inside the second, which then has no beginning
    [InlineData("3006" + "020101" + "020201")] // the second runs beyond the end
    [InlineData("3006" + "020101" + "022101")]
    [InlineData("3007" + "020101" + "020101" + "00")] // something follows inside
    [InlineData("3006" + "020101" + "020101" + "01")] // or outside, the hash type of a transaction
    [InlineData("3026" + "022101" + Highest + "020101")] // more than 32 bytes
    [InlineData("3027" + "02220080" + Highest + "020101")]
    [InlineData("3047" + "02220080" + Highest + "022100" + Highest)]
    [InlineData("3003" + "020101")] // one number
    [InlineData("3007" + "02050102030405")] // one that fills the whole
    [InlineData("3000")]
    [InlineData("30")]
    [InlineData("")]
    public void Everything_else_is_refused(string der) => Assert.False(DerSignature.TryRead(Convert.FromHexString(der), new byte[64]));

    [Fact]
    public void Whatever_is_read_is_written_the_same_again()
    {
        byte[] numbers = new byte[64], again = new byte[DerSignature.MaxLength];
        byte[] der = Convert.FromHexString("3045" + "022100" + Highest + "0220" + "7f" + Highest[2..]);
        Assert.True(DerSignature.TryRead(der, numbers));
        int accepted = 0;
        // Every byte changed to every other one: a second text for one signature would show here.
        for (int i = 0; i < der.Length; i++)
        {
            for (int change = 1; change < 256; change++)
            {
                byte[] changed = [.. der];
                changed[i] ^= (byte)change;
                if (!DerSignature.TryRead(changed, numbers)) continue;
                accepted++;
                Assert.Equal(changed, again[..DerSignature.Write(numbers, again)]);
            }
        }
        Assert.NotEqual(0, accepted);
    }

    private static byte[] Number(string hex) => Convert.FromHexString(hex.PadLeft(64, '0'));
}
