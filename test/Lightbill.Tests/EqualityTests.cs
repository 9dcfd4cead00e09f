using Lightbill.Bolt11;
using Lightbill.Bolt12;

namespace Lightbill.Tests;

/// <summary>What holds lists or bytes is equal by what they hold, not by which array it is; each part counts.</summary>
public class EqualityTests
{
    private static readonly PublicKey Key = PublicKey.Parse("03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad", null);
    private static readonly PublicKey Other = PublicKey.Parse("029e03a901b85534ff1e92c43c74431f7ce72046060fcf7a95c37e148f78c77255", null);

    [Fact]
    public void A_route_hint_is_equal_hop_by_hop()
    {
        var hop = new RouteHintHop(Key, ShortChannelId.Parse("1x2x3", null), 1, 2, 3);
        OneClass(
            () => new RouteHint(hop, hop with { FeeBaseMsat = 9 }),
            new RouteHint(hop), new RouteHint(hop with { FeeBaseMsat = 9 }, hop), new RouteHint(hop, hop), new RouteHint());
        Assert.True(new RouteHint() == new RouteHint());
        Assert.True(new RouteHint(hop) != new RouteHint());
        Assert.True((RouteHint?)null != new RouteHint());
    }

    [Fact]
    public void A_blinded_path_is_equal_byte_by_byte()
    {
        BlindedHop hop = Hop();
        OneClass(Hop, hop with { BlindedNodeId = Other }, hop with { EncryptedRecipientData = new byte[] { 1, 3 } }, hop with { EncryptedRecipientData = default });
        BlindedPath path = Path();
        OneClass(
            Path,
            path with { FeeBaseMsat = 9 }, path with { FeeProportionalMillionths = 9 }, path with { CltvExpiryDelta = 9 }, path with { HtlcMinimumMsat = 9 },
            path with { HtlcMaximumMsat = 9 }, path with { Features = new byte[] { 2 } }, path with { FirstEphemeralBlindingPoint = Key }, path with { Hops = [Hop()] });

        static BlindedPath Path() => new(1, 2, 3, 4, 5, new byte[] { 1 }, Other, [Hop(), Hop()]);
    }

    [Fact]
    public void A_blinded_route_is_equal_hop_by_hop()
    {
        BlindedRoute route = Route();
        OneClass(Route, route with { FirstNode = new(Other) }, route with { FirstPathKey = Key }, route with { Hops = [] });

        static BlindedRoute Route() => new(new(Key), Other, [Hop()]);
    }

    [Fact]
    public void A_message_of_BOLT_12_is_equal_byte_by_byte()
    {
        Offer offer = Make("tea"), same = Make("tea"), other = Make("milk");
        Assert.True(offer == same && !(offer != same) && offer.Equals((object)same) && offer.GetHashCode() == same.GetHashCode());
        Assert.True(offer != other && !(offer == other) && !offer.Equals((object)other));
        Assert.True(offer != null && null != offer && !(offer == null) && (Offer?)null == null);
        // However it is written.
        Assert.True(offer == Offer.Parse(offer.ToString("U", null)));

        static Offer Make(string description) => new OfferBuilder(Key).Description(description).Build();
    }

    [Fact]
    public void A_field_is_equal_word_by_word() => OneClass(
        () => new Bolt11Field(13, new byte[] { 1, 2 }, 7),
        new Bolt11Field(14, new byte[] { 1, 2 }, 7), new Bolt11Field(13, new byte[] { 1, 3 }, 7), new Bolt11Field(13, new byte[] { 1, 2 }, 8));

    [Fact]
    public void A_field_of_BOLT_12_and_a_picture_are_equal_byte_by_byte()
    {
        var field = new Bolt12Field(22, "offer_issuer_id", new byte[] { 1, 2 }, 3, 4);
        OneClass(
            () => field with { Value = new byte[] { 1, 2 } },
            field with { Value = new byte[] { 1, 3 } }, field with { Number = 20 }, field with { Name = null }, field with { ByteOffset = 4 }, field with { ByteLength = 5 });
        OneClass(() => new Lightbill.Lnurls.PayImage("image/png", new byte[] { 1 }), new("image/png", new byte[] { 2 }), new("image/jpeg", new byte[] { 1 }));
        Assert.Equal(("", "", "₿@"), (default(HumanReadableName).Name, default(HumanReadableName).Domain, default(HumanReadableName).ToString()));
        Assert.Throws<ArgumentException>(() => new PaymentContext(DateTimeOffset.UnixEpoch.AddDays(1)) with { Time = default });
    }

    private static BlindedHop Hop() => new(Key, new byte[] { 1, 2 });

    private static void OneClass<T>(Func<T> make, params T[] different)
        where T : IEquatable<T>
    {
        (T one, T same) = (make(), make());
        Assert.True(one.Equals(same) && one.Equals((object)same));
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.False(one.Equals(null));
        Assert.All(different, other => Assert.False(one.Equals(other) || other.Equals(one)));
    }
}
