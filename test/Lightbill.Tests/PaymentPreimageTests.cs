using System.Text.Json;

namespace Lightbill.Tests;

public class PaymentPreimageTests
{
    private const string Secret = "0123456789abcdef0123456789abcdeffedcba9876543210fedcba9876543210";

    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    [Fact]
    public void It_gives_its_bytes_on_purpose_only()
    {
        using PaymentPreimage preimage = PaymentPreimage.Parse(Secret.ToUpperInvariant());
        byte[] bytes = new byte[32];
        preimage.ExportTo(bytes);
        Assert.Equal(Secret, Convert.ToHexStringLower(bytes));
        Assert.Equal(Secret, preimage.ExportHex());
        Assert.Equal("PaymentPreimage (redacted)", preimage.ToString());
        Assert.Equal("PaymentPreimage (redacted)", $"{preimage}");
        Assert.Throws<ArgumentException>(() => preimage.ExportTo(new byte[31]));
    }

    [Fact]
    public void Serialising_it_does_not_give_it_away()
    {
        using PaymentPreimage preimage = PaymentPreimage.Parse(Secret);
        foreach (JsonSerializerOptions options in new[] { JsonSerializerOptions.Default, WithFields })
        {
            string json = JsonSerializer.Serialize(new { preimage }, options);
            Assert.DoesNotContain(Secret[..8], json, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(Convert.FromHexString(Secret))[..8], json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_public_member_but_the_two_exports_shows_it()
    {
        using PaymentPreimage preimage = PaymentPreimage.Parse(Secret);
        Assert.All(typeof(PaymentPreimage).GetProperties(), property =>
            Assert.DoesNotContain(Secret, property.GetValue(preimage)?.ToString() ?? "", StringComparison.Ordinal));
        Assert.DoesNotContain(typeof(PaymentPreimage).GetFields(), field => !field.IsLiteral);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdeffedcba9876543210fedcba987654321")]
    [InlineData("0123456789abcdef0123456789abcdeffedcba9876543210fedcba98765432100")]
    [InlineData("x123456789abcdef0123456789abcdeffedcba9876543210fedcba9876543210")]
    public void A_bad_text_is_refused_and_not_repeated(string text)
    {
        Assert.False(PaymentPreimage.TryParse(text, out PaymentPreimage? preimage));
        Assert.Null(preimage);
        FormatException exception = Assert.Throws<FormatException>(() => PaymentPreimage.Parse(text));
        if (text.Length > 0) Assert.DoesNotContain(text, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_lengths_of_bytes_are_refused()
    {
        foreach (int length in new[] { 0, 31, 33 }) Assert.Throws<ArgumentException>(() => PaymentPreimage.FromBytes(new byte[length]));
    }

    [Fact]
    public void It_copies_the_bytes_it_is_given()
    {
        byte[] bytes = Convert.FromHexString(Secret);
        using PaymentPreimage preimage = PaymentPreimage.FromBytes(bytes);
        Array.Clear(bytes);
        Assert.Equal(Secret, preimage.ExportHex());
    }

    [Fact]
    public void It_compares_by_its_bytes_in_fixed_time()
    {
        using PaymentPreimage one = PaymentPreimage.Parse(Secret);
        using PaymentPreimage same = PaymentPreimage.Parse(Secret);
        using PaymentPreimage other = PaymentPreimage.Parse(Secret[..63] + "1");
        Assert.True(one.FixedTimeEquals(same));
        Assert.False(one.FixedTimeEquals(other));
    }

    [Fact]
    public void After_dispose_every_use_is_refused_and_the_text_is_still_redacted()
    {
        PaymentPreimage preimage = PaymentPreimage.Parse(Secret);
        using PaymentPreimage other = PaymentPreimage.Parse(Secret);
        preimage.Dispose();
        preimage.Dispose();
        Assert.Throws<ObjectDisposedException>(() => preimage.Hash);
        Assert.Throws<ObjectDisposedException>(preimage.ExportHex);
        Assert.Throws<ObjectDisposedException>(() => preimage.ExportTo(new byte[32]));
        Assert.Throws<ObjectDisposedException>(() => preimage.FixedTimeEquals(other));
        Assert.Throws<ObjectDisposedException>(() => other.FixedTimeEquals(preimage));
        Assert.Throws<ObjectDisposedException>(() => PaymentHash.Of(preimage));
        Assert.Equal("PaymentPreimage (redacted)", preimage.ToString());
    }

    [Fact]
    public void Dispose_wipes_the_memory()
    {
        PaymentPreimage preimage = PaymentPreimage.Parse(Secret);
        System.Reflection.FieldInfo field = typeof(PaymentPreimage).GetField("_bytes", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
        byte[] bytes = (byte[])field.GetValue(preimage)!;
        Assert.Equal(Secret, Convert.ToHexStringLower(bytes));
        preimage.Dispose();
        Assert.Equal(new byte[32], bytes);
    }
}
