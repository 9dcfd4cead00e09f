using System.Text.Json;
using Lightbill.Bolt12;

namespace Lightbill.Tests.Bolt12;

/// <summary>The blinded paths of BOLT 4's examples, put into an offer byte by byte, are read as they are and written again.</summary>
public class BlindedRouteVectorTests
{
    public static TheoryData<string, string> Routes => new() { { "route-blinding", "route" }, { "blinded-payment", "generate.blinded_route" }, { "blinded-onion-message", "route" } };

    [Theory, MemberData(nameof(Routes))]
    public void A_path_is_read_and_written_again(string file, string place)
    {
        JsonElement route = RepositoryFiles.ReadJson($"vectors/bolt04/{file}.json").GetProperty("data");
        foreach (string name in place.Split('.')) route = route.GetProperty(name);
        JsonElement[] hops = [.. route.GetProperty("hops").EnumerateArray()];
        (string, string)[] expected = [.. hops.Select(hop => (Text(hop, "blinded_node_id"), Text(hop, "encrypted_data", "encrypted_recipient_data")))];
        string first = Text(route, "first_node_id", "introduction_node_id");
        string key = Text(route, "first_path_key", "blinding");
        string hex = first + key + hops.Length.ToString("x2") + string.Concat(expected.Select(hop => hop.Item1 + (hop.Item2.Length / 2).ToString("x4") + hop.Item2));

        Offer offer = Offer.FromBytes(new RawMessage().With(16, hex).ToArray());
        BlindedRoute path = Assert.Single(offer.Paths);
        Assert.Equal((first, key), (path.FirstNode.ToString(), path.FirstPathKey.ToString()));
        Assert.Equal(expected, path.Hops.Select(hop => (hop.BlindedNodeId.ToString(), Convert.ToHexStringLower(hop.EncryptedRecipientData.Span))));
        Assert.Equal(hex, Convert.ToHexStringLower(BlindedRouteWriter.Write(path)));
    }

    private static string Text(JsonElement element, params string[] names) =>
        names.Select(name => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null).OfType<string>().First();
}
