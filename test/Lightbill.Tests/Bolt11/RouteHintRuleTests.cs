using Lightbill.Bolt11;
using static Lightbill.Tests.Bolt11.RawInvoice;

namespace Lightbill.Tests.Bolt11;

/// <summary>BOLT 11, Tagged Fields: private routes, field r.</summary>
public class RouteHintRuleTests
{
    private const string KeyA = "029e03a901b85534ff1e92c43c74431f7ce72046060fcf7a95c37e148f78c77255";
    private const string KeyB = "039e03a901b85534ff1e92c43c74431f7ce72046060fcf7a95c37e148f78c77255";

    /// <summary>No point of the curve has this x.</summary>
    private const string OffCurve = "020000000000000000000000000000000000000000000000000000000000000005";

    [Fact]
    public void A_hop_has_a_key_a_channel_two_fees_and_a_delta()
    {
        RawInvoice raw = Ordinary.Add('r', RawWords.OfBytes([.. RawWords.Hop(KeyA, 0x0102030405060708, 1, 20, 3), .. RawWords.Hop(KeyB, ulong.MaxValue, uint.MaxValue, uint.MaxValue - 1, ushort.MaxValue)]));
        Reading.GivesInBothModes(raw);
        RouteHint hint = Assert.Single(Reading.Read(raw).RouteHints);
        Assert.Equal(new RouteHintHop(PublicKey.Parse(KeyA), ShortChannelId.Parse("66051x263430x1800"), 1, 20, 3), hint.Hops[0]);
        Assert.Equal(new RouteHintHop(PublicKey.Parse(KeyB), new(ulong.MaxValue), uint.MaxValue, uint.MaxValue - 1, ushort.MaxValue), hint.Hops[1]);
    }

    [Fact]
    public void Up_to_twelve_hops_fit_a_field()
    {
        for (int count = 1; count <= 12; count++)
        {
            RawInvoice raw = Ordinary.Add('r', RawWords.OfBytes([.. Enumerable.Range(0, count).SelectMany(i => RawWords.Hop(KeyA, (ulong)i))]));
            Reading.GivesInBothModes(raw);
            Assert.Equal(Enumerable.Range(0, count).Select(i => (ulong)i), Reading.Read(raw).RouteHints[0].Hops.Select(hop => hop.ShortChannelId.Value));
        }
    }

    [Fact]
    public void Several_routes_are_read_in_their_order()
    {
        RawInvoice raw = Ordinary.Insert(0, 'r', RawWords.OfBytes(RawWords.Hop(KeyB, 7))).Add('r', RawWords.OfBytes(RawWords.Hop(KeyA, 8)));
        Reading.GivesInBothModes(raw);
        Assert.Equal([7UL, 8], Reading.Read(raw).RouteHints.Select(hint => hint.Hops[0].ShortChannelId.Value));
    }

    [Theory, InlineData(0), InlineData(1)]
    public void A_route_without_hops_is_a_warning_in_default_and_an_error_in_strict(int words)
    {
        RawInvoice raw = Ordinary.Add('r', new byte[words]);
        Reading.GivesDeviation(raw, $"bolt11.route-hint-empty {raw.At('r')}");
        Assert.Empty(Assert.Single(Reading.Read(raw).RouteHints).Hops);
    }

    [Theory, InlineData(1), InlineData(33), InlineData(50), InlineData(52), InlineData(101), InlineData(103), InlineData(205), InlineData(639)]
    public void A_route_with_a_part_of_a_hop_is_refused(int bytes)
    {
        byte[] hops = [.. RawWords.Hop(KeyA), .. RawWords.Hop(KeyA), .. RawWords.Hop(KeyA), .. Enumerable.Repeat((byte)2, 639)];
        RawInvoice raw = Ordinary.Add('r', RawWords.OfBytes(hops.AsSpan(0, bytes)));
        Assert.Equal($"error bolt11.route-hint-partial {raw.At('r')}", Reading.Format(Reading.FindingsOf(raw)[0]));
        if (bytes < 200) Reading.GivesInBothModes(raw, $"error bolt11.route-hint-partial {raw.At('r')}");
    }

    [Theory, InlineData("00"), InlineData("01"), InlineData("04"), InlineData("ff")]
    public void A_key_that_begins_with_anything_but_02_or_03_is_refused_once(string start)
    {
        byte[] first = RawWords.OfBytes([.. RawWords.Hop(start + KeyA[2..]), .. RawWords.Hop(KeyA)]);
        byte[] second = RawWords.OfBytes([.. RawWords.Hop(KeyA), .. RawWords.Hop(start + KeyA[2..])]);
        byte[] both = RawWords.OfBytes([.. RawWords.Hop(start + KeyA[2..]), .. RawWords.Hop(start + KeyA[2..])]);
        foreach (byte[] words in new[] { first, second, both })
        {
            RawInvoice raw = Ordinary.Add('r', words);
            Reading.GivesInBothModes(raw, $"error bolt11.route-hint-key {raw.At('r')}");
        }
    }

    [Theory]
    [InlineData(OffCurve)]
    [InlineData("03fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f")] // x is the prime itself
    [InlineData("02ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void A_key_that_is_not_on_the_curve_is_refused_with_the_signature(string key)
    {
        RawInvoice raw = Ordinary.Add('r', RawWords.OfBytes([.. RawWords.Hop(KeyA), .. RawWords.Hop(key)]));
        Reading.GivesInBothModes(raw, $"error bolt11.route-hint-key {raw.At('r')}");
        // The reader without signatures cannot see it; with the payee it does.
        Assert.True(Bolt11Reader.TryRead(raw.ToString(), new byte[Bolt11Reader.MaxWorkspaceLength], out Bolt11Reader reader));
        Assert.False(reader.TryGetPayee(out _, out Lightbill.Findings.Finding? error));
        Assert.Equal("bolt11.route-hint-key", error!.Code);
    }

    [Fact]
    public void Padding_is_checked()
    {
        byte[] hop = RawWords.Hop(KeyA);
        foreach (byte[] words in (byte[][])[RawWords.OfBytes(hop, 1), RawWords.OfBytes(hop, 2), [.. RawWords.OfBytes(hop), 0]])
        {
            RawInvoice raw = Ordinary.Add('r', words);
            Reading.GivesDeviation(raw, $"bolt11.padding {raw.At('r')}");
            Assert.Single(Reading.Read(raw).RouteHints[0].Hops);
        }
    }
}
