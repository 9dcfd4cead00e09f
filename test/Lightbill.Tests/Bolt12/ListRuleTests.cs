using Lightbill.Bolt12;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Bolt12;

/// <summary>Values that are lists: an entry that is cut short is refused from its beginning to the end of the field, wherever the cut is, and those before it are not blamed.</summary>
public class ListRuleTests
{
    /// <summary>A path that begins at a channel (sciddir_or_pubkey), of two hops, the first without data.</summary>
    private const string ChannelPath = "01" + "0000000000000007" + RawMessage.Point + "02" + RawMessage.Point + "0000" + RawMessage.Point + "0003abcdef";

    [Theory]
    [InlineData("", RawMessage.Path)]
    [InlineData("", ChannelPath)]
    [InlineData(RawMessage.Path, ChannelPath)]
    [InlineData(ChannelPath, RawMessage.Path)]
    public void A_path_that_is_cut_short_is_refused_where_it_begins(string before, string path)
    {
        for (int length = 2; length < path.Length; length += 2)
        {
            RawMessage message = RawMessage.Offer().With(16, before + path[..length]);
            Bolt12Reading.Gives(Bolt12Kind.Offer, message, $"error bolt12.path-malformed {Reading.Place(EndOf(message, 16) - (length / 2), length / 2)}");
        }
    }

    [Theory]
    [InlineData(RawMessage.Path)]
    [InlineData(ChannelPath)]
    [InlineData(RawMessage.Path + ChannelPath + RawMessage.Path)]
    public void A_path_that_is_whole_is_read(string paths)
    {
        RawMessage message = RawMessage.Offer().With(16, paths);
        Bolt12Reading.Gives(Bolt12Kind.Offer, message);
        IReadOnlyList<BlindedRoute> read = Offer.FromBytes(message.ToArray()).Paths;
        Assert.Equal(paths, string.Concat(read.Select(Written)));
        // Written again by other code than the one that read it.
        static string Written(BlindedRoute path) =>
            (path.FirstNode.Channel is { } channel ? $"{path.FirstNode.Direction:x2}{channel.Value:x16}" : path.FirstNode.ToString())
            + path.FirstPathKey + $"{path.Hops.Count:x2}" + string.Concat(path.Hops.Select(hop => $"{hop.BlindedNodeId}{hop.EncryptedRecipientData.Length:x4}{Convert.ToHexStringLower(hop.EncryptedRecipientData.Span)}"));
    }

    [Theory]
    [InlineData("02")]
    [InlineData("ff")]
    public void A_path_with_fewer_hops_than_it_says_is_refused(string count)
    {
        string path = RawMessage.Point + RawMessage.Point + count + RawMessage.Point + "0000";
        RawMessage message = RawMessage.Offer().With(16, path);
        Bolt12Reading.Gives(Bolt12Kind.Offer, message, $"error bolt12.path-malformed {Reading.Place(EndOf(message, 16) - (path.Length / 2), path.Length / 2)}");
    }

    [Fact]
    public void Costs_that_are_cut_short_are_refused_where_their_entry_begins()
    {
        string withFeatures = RawMessage.Costs[..^4] + "000200ff";
        foreach ((string before, string costs) in new[] { ("", RawMessage.Costs), ("", withFeatures), (RawMessage.Costs, withFeatures), (withFeatures, RawMessage.Costs) })
        {
            for (int length = 2; length < costs.Length; length += 2)
            {
                RawMessage message = RawMessage.Invoice().With(162, before + costs[..length]);
                Assert.Equal($"error bolt12.payinfo-malformed {Reading.Place(EndOf(message, 162) - (length / 2), length / 2)}", FirstOf(Bolt12Kind.Invoice, message));
            }
        }
    }

    [Fact]
    public void Fallbacks_that_are_cut_short_are_refused_where_their_entry_begins()
    {
        const string Segwit = "000014" + "751e76e8199196d454941c45d1b3a323f1433bd6";
        foreach (string before in new[] { "", Segwit })
        {
            for (int length = 2; length < Segwit.Length; length += 2)
            {
                RawMessage message = RawMessage.Invoice().With(172, before + Segwit[..length]);
                Assert.Equal($"error bolt12.fallbacks-malformed {Reading.Place(EndOf(message, 172) - (length / 2), length / 2)}", FirstOf(Bolt12Kind.Invoice, message));
            }
        }
    }

    [Theory]
    [InlineData(0, 2, false)] // BIP 141: version 0 has 20 or 32 bytes
    [InlineData(0, 20, true)]
    [InlineData(0, 32, true)]
    [InlineData(0, 33, false)]
    [InlineData(1, 32, true)] // BIP 341
    [InlineData(1, 20, false)]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, true)]
    [InlineData(16, 40, true)]
    [InlineData(16, 41, false)]
    [InlineData(17, 32, false)]
    public void A_fallback_is_used_where_its_version_and_length_are_those_of_bip_141(int version, int length, bool isUsable) =>
        Assert.Equal(isUsable, Bolt12Core.IsUsableFallback((byte)version, length));

    [Theory]
    [InlineData("61", true)]
    [InlineData("7a", true)]
    [InlineData("5a", true)]
    [InlineData("39", true)]
    [InlineData("2d", true)]
    [InlineData("5f", true)]
    [InlineData("2e", true)]
    [InlineData("2b", false)] // +
    [InlineData("40", false)] // @
    [InlineData("20", false)]
    [InlineData("c3", false)]
    public void A_name_has_the_characters_of_a_dns_name_only(string character, bool isAllowed)
    {
        foreach (string hex in new[] { "01" + character + "0161", "016101" + character })
        {
            RawMessage message = RawMessage.Refund().With(91, hex);
            Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, message, isAllowed ? [] : [$"error bolt12.name-characters {message.At(91)}"]);
        }
    }

    private static int EndOf(RawMessage message, ulong type) => message.OffsetOf(type) + message.LengthOf(type);

    private static string FirstOf(Bolt12Kind kind, RawMessage message) => Reading.Format(Bolt12Core.ReadBytes(kind, message.ToArray()).FirstError!);
}
