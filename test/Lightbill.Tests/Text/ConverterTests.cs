using System.ComponentModel;
using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Text;

/// <summary>The laws of the JSON converter and the type converter, for every type that carries them.</summary>
public abstract class ConverterTests<T>
    where T : ISpanParsable<T>
{
    private static readonly string[] BadTexts = ["", " ", "x", "null", "0", "-1", "١msat", "\0", "0x0", new string('0', 63), new string('f', 10_000), "lnbc1"];

    protected abstract string Text { get; }

    private T Value => T.Parse(Text, null);

    [Fact]
    public void A_value_is_a_json_string_of_its_text()
    {
        string json = JsonSerializer.Serialize(Value);
        Assert.Equal($"\"{Text}\"", json);
        Assert.Equal(Value, JsonSerializer.Deserialize<T>(json));
        Assert.Equal(Value, JsonSerializer.Deserialize<T>($"\"\\u00{(int)Text[0]:x2}{Text[1..]}\"")); // escaped
    }

    [Fact]
    public void A_value_is_carried_by_properties_lists_and_keys()
    {
        var holder = new Holder(Value, [Value, Value], new Dictionary<string, T> { ["a"] = Value });
        string json = JsonSerializer.Serialize(holder);
        Assert.Equal($$$"""{"One":"{{{Text}}}","Many":["{{{Text}}}","{{{Text}}}"],"Named":{"a":"{{{Text}}}"}}""", json);
        Holder read = JsonSerializer.Deserialize<Holder>(json)!;
        Assert.Equal(holder.One, read.One);
        Assert.Equal(holder.Many, read.Many);
        Assert.Equal(holder.Named, read.Named);
    }

    [Fact]
    public void A_bad_text_is_a_json_exception_with_its_place()
    {
        foreach (string text in BadTexts)
        {
            string json = JsonSerializer.Serialize(text);
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>(json));
            JsonException exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Holder>($"{{\"One\":{json}}}"));
            Assert.Equal("$.One", exception.Path);
            Assert.Contains(typeof(T).Name, exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.5")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"a\":1}")]
    [InlineData("[1]")]
    [InlineData("\"\\ud800\"")] // no text at all
    [InlineData("\"\\udc00\"")]
    [InlineData("\"")]
    [InlineData("")]
    public void Other_json_is_a_json_exception(string json)
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T[]>($"[{json},1]"));
    }

    [Fact]
    public void Broken_utf8_is_a_json_exception()
    {
        byte[] json = [(byte)'"', 0xC3, 0x28, (byte)'"'];
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>(json));
    }

    [Fact]
    public void A_type_converter_reads_and_writes_the_text_in_any_culture()
    {
        TypeConverter converter = TypeDescriptor.GetConverter(typeof(T));
        Assert.True(converter.CanConvertFrom(typeof(string)));
        Assert.True(converter.CanConvertTo(typeof(string)));
        Assert.False(converter.CanConvertFrom(typeof(int)));
        Assert.Equal(Value, converter.ConvertFrom(null, CultureScope.OddCulture, Text));
        Assert.Equal(Value, converter.ConvertFromInvariantString(Text));
        Assert.Equal(Text, converter.ConvertTo(null, CultureScope.OddCulture, Value, typeof(string)));
        Assert.Equal(Text, converter.ConvertToInvariantString(Value));
        Assert.Null(converter.ConvertTo(null, typeof(string)));
    }

    [Fact]
    public void A_type_converter_refuses_the_rest()
    {
        TypeConverter converter = TypeDescriptor.GetConverter(typeof(T));
        Assert.All(BadTexts, text => Assert.ThrowsAny<FormatException>(() => converter.ConvertFromInvariantString(text)));
        Assert.Throws<NotSupportedException>(() => converter.ConvertFrom(1));
        Assert.Throws<NotSupportedException>(() => converter.ConvertFrom(null!));
        Assert.Throws<NotSupportedException>(() => converter.ConvertTo(Value, typeof(int)));
    }

    private sealed record Holder(T One, IReadOnlyList<T> Many, IReadOnlyDictionary<string, T> Named);
}

/// <summary>What holds for values, which can be keys and are never null.</summary>
public abstract class ValueConverterTests<T> : ConverterTests<T>
    where T : struct, ISpanParsable<T>
{
    [Fact]
    public void A_value_is_the_key_of_a_dictionary()
    {
        var byValue = new Dictionary<T, int> { [T.Parse(Text, null)] = 7 };
        string json = JsonSerializer.Serialize(byValue);
        Assert.Equal($$"""{"{{Text}}":7}""", json);
        Assert.Equal(byValue, JsonSerializer.Deserialize<Dictionary<T, int>>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<T, int>>("{\"x\":7}"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<T, int>>("{\"\\ud800\":7}"));
    }

    [Fact]
    public void Null_is_no_value_but_a_fine_nullable()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>("null"));
        Assert.Null(JsonSerializer.Deserialize<T?>("null"));
        Assert.Equal("null", JsonSerializer.Serialize<T?>(null));
        Assert.Equal(T.Parse(Text, null), JsonSerializer.Deserialize<T?>($"\"{Text}\""));
    }
}

public sealed class MilliSatoshiConverterTests : ValueConverterTests<MilliSatoshi>
{
    protected override string Text => "250000000msat";
}

public sealed class PaymentHashConverterTests : ValueConverterTests<PaymentHash>
{
    protected override string Text => "0001020304050607080900010203040506070809000102030405060708090102";
}

public sealed class PaymentSecretConverterTests : ValueConverterTests<PaymentSecret>
{
    protected override string Text => "1111111111111111111111111111111111111111111111111111111111111111";
}

public sealed class DescriptionHashConverterTests : ValueConverterTests<DescriptionHash>
{
    protected override string Text => "3925b6f67e2c340036ed12093dd44e0368df1b6ea26c53dbe4811f58fd5db8c1";
}

public sealed class PublicKeyConverterTests : ValueConverterTests<PublicKey>
{
    protected override string Text => "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";
}

public sealed class ShortChannelIdConverterTests : ValueConverterTests<ShortChannelId>
{
    protected override string Text => "539268x845x1";
}

public sealed class Bolt11InvoiceConverterTests : ConverterTests<Bolt11Invoice>
{
    protected override string Text => SpecVectors.ValidInvoices.First();

    [Fact]
    public void Null_is_no_invoice() => Assert.Null(JsonSerializer.Deserialize<Bolt11Invoice>("null"));

    [Fact]
    public void Every_example_comes_back_as_it_was_written() => Assert.All(SpecVectors.ValidInvoices, text =>
        Assert.Equal(text, JsonSerializer.Deserialize<Bolt11Invoice>(JsonSerializer.Serialize(Bolt11Invoice.Parse(text)))!.ToString()));
}
