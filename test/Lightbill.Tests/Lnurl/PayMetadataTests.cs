using System.Text.Json;
using System.Text.Json.Nodes;
using Lightbill.Findings;
using Lightbill.Lnurls;

namespace Lightbill.Tests.Lnurls;

/// <summary>What is sold, as the service says: which entry is taken, and what becomes of those that cannot be.</summary>
public class PayMetadataTests
{
    private const string Tea = """["text/plain","tea"]""";

    [Fact]
    public void Each_entry_is_found_by_its_type_and_all_are_kept_in_their_order()
    {
        PayMetadata metadata = Read("""[["text/identifier","tea@b.example"], ["text/plain", "tea"],["text/long-desc","tea\nwith milk"],["text/email","t@b.example"],["x/y",{"a":[1]},2],["z"]]""").Metadata;
        Assert.Equal(("tea", "tea\nwith milk", "tea@b.example", "t@b.example"),
            (metadata.ShortDescription.Raw, metadata.LongDescription?.Raw, metadata.Identifier?.Raw, metadata.Email?.Raw));
        Assert.Null(metadata.Image);
        Assert.Equal(["text/identifier", "text/plain", "text/long-desc", "text/email", "x/y", "z"], metadata.Entries.Select(entry => entry.Type));
        Assert.Equal(["tea@b.example", "tea", "tea\nwith milk", "t@b.example", null, null], metadata.Entries.Select(entry => entry.Content?.Raw));
        Assert.Equal("""["text/plain", "tea"]""", metadata.Entries[1].Json);
        Assert.Equal("""["x/y",{"a":[1]},2]""", metadata.Entries[4].Json);
    }

    [Fact]
    public void What_is_not_there_is_null()
    {
        PayMetadata metadata = Read($"[{Tea}]").Metadata;
        Assert.Equal((null, null, null, null), (metadata.LongDescription, metadata.Identifier, metadata.Email, metadata.Image));
        Assert.False(metadata.Names((LightningAddress)PaymentInstruction.Parse("tea@b.example")));
    }

    [Theory]
    [InlineData("""["text/plain"]""", 0)]
    [InlineData("""["text/plain",7]""", 0)]
    [InlineData("""["text/plain",null]""", 0)]
    [InlineData("""["text/Plain","tea"]""", 0)]
    [InlineData(Tea + "," + Tea, 2)]
    public void There_is_exactly_one_short_description(string entries, int found)
    {
        Finding? error = Reading($"[{entries}]").Error;
        Assert.Equal("lnurl.metadata-text", error?.Code);
        Assert.Contains($"{found}", error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_without_text_does_not_hide_the_one_that_has_it() =>
        Assert.Equal("tea", Read($"""[["text/plain",7],{Tea}]""").Metadata.ShortDescription.Raw);

    [Theory]
    [InlineData("[[]]")]
    [InlineData("[[1,2]]")]
    [InlineData("""["text/plain","tea"]""")]
    [InlineData("""{"text/plain":"tea"}""")]
    [InlineData("[")]
    [InlineData("""[["text/plain","\ud800"]]""")]
    public void What_is_no_list_of_entries_is_refused(string metadata) => Assert.Equal("lnurl.metadata", Reading(metadata).Error?.Code);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_text_may_be_so_long_and_no_longer(int more, bool isTaken)
    {
        string start = """[["text/plain","tea"],["x",""";
        string text = start + new string(' ', LnurlLimits.MaxMetadataLength + more - start.Length - 4) + "\"\"]]";
        Assert.Equal(LnurlLimits.MaxMetadataLength + more, text.Length);
        Assert.Equal(isTaken ? null : "lnurl.metadata", Reading(text).Error?.Code);
    }

    [Theory]
    [InlineData(LnurlLimits.MaxMetadataEntries, true)]
    [InlineData(LnurlLimits.MaxMetadataEntries + 1, false)]
    public void There_may_be_so_many_entries_and_no_more(int count, bool isTaken) =>
        Assert.Equal(isTaken ? null : "lnurl.metadata", Reading($"[{Tea}{string.Concat(Enumerable.Repeat(""",["x","y"]""", count - 1))}]").Error?.Code);

    [Theory]
    [InlineData(LnurlLimits.MaxJsonDepth, true)]
    [InlineData(LnurlLimits.MaxJsonDepth + 1, false)]
    public void Entries_may_be_so_deep_and_no_deeper(int depth, bool isTaken) =>
        Assert.Equal(isTaken ? null : "lnurl.metadata", Reading($"""[{Tea},["x",{new string('[', depth - 2)}{new string(']', depth - 2)}]]""").Error?.Code);

    [Theory]
    [InlineData("image/png;base64", "image/png")]
    [InlineData("image/jpeg;base64", "image/jpeg")]
    public void A_picture_is_given_as_its_bytes(string type, string mediaType)
    {
        PayRequest pay = Read($"""[{Tea},["{type}","AQID/w=="]]""");
        Assert.Equal(mediaType, pay.Metadata.Image?.MediaType);
        Assert.Equal([1, 2, 3, 255], pay.Metadata.Image!.Bytes.ToArray());
        Assert.Empty(pay.Findings);
    }

    [Theory]
    [InlineData("""["image/png;base64","AQI"]""", "not base64")]
    [InlineData("""["image/png;base64","AQ*="]""", "not base64")]
    [InlineData("""["image/png;base64"]""", "without content")]
    [InlineData("""["image/jpeg;base64",3]""", "without content")]
    public void A_picture_that_cannot_be_shown_is_left_out_and_the_next_one_taken(string entry, string reason)
    {
        PayRequest pay = Read($"""[{Tea},{entry},["image/jpeg;base64","AQID"]]""");
        Finding finding = Assert.Single(pay.Findings);
        Assert.Equal(("lnurl.metadata-entry", FindingSeverity.Warning), (finding.Code, finding.Severity));
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], pay.Metadata.Image!.Bytes.ToArray());
    }

    [Fact]
    public void The_first_picture_counts()
    {
        PayRequest pay = Read($"""[{Tea},["image/png;base64","AQID"],["image/jpeg;base64","BAUG"]]""");
        Assert.Contains("a second picture", Assert.Single(pay.Findings).Message, StringComparison.Ordinal);
        Assert.Equal(("image/png", 1), (pay.Metadata.Image!.MediaType, pay.Metadata.Image.Bytes.Span[0]));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(4, false)]
    public void A_picture_may_be_so_large_and_no_larger(int more, bool isTaken)
    {
        PayRequest pay = Read($"""[{Tea},["image/png;base64","{new string('A', LnurlLimits.MaxImageLength + more)}"]]""");
        Assert.Equal(isTaken, pay.Metadata.Image is not null);
        if (!isTaken) Assert.Contains("136536 characters", Assert.Single(pay.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_as_large_as_the_limit_says() => Assert.Equal(136_536, LnurlLimits.MaxImageLength);

    [Fact]
    public void A_picture_equals_one_with_the_same_bytes()
    {
        PayImage image = new("image/png", new byte[] { 1, 2 }), same = new("image/png", new byte[] { 1, 2 });
        Assert.Equal(image, same);
        Assert.Equal(image.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(image, new("image/jpeg", new byte[] { 1, 2 }));
        Assert.NotEqual(image, new("image/png", new byte[] { 1, 3 }));
        Assert.NotEqual(image, new("image/png", new byte[] { 1 }));
        Assert.False(image.Equals(null));
    }

    private static PayRequest Read(string metadata)
    {
        LnurlReading<PayRequest> reading = Reading(metadata);
        Assert.Null(reading.Error);
        Assert.Equal(metadata, reading.Value!.Metadata.Text);
        return reading.Value;
    }

    private static LnurlReading<PayRequest> Reading(string metadata)
    {
        var json = new JsonObject { ["tag"] = "payRequest", ["callback"] = "https://service.example/cb", ["minSendable"] = 1000, ["maxSendable"] = 5000, ["metadata"] = metadata };
        return PayRequest.Read(JsonSerializer.SerializeToUtf8Bytes(json), new("https://service.example/lnurl"));
    }
}
