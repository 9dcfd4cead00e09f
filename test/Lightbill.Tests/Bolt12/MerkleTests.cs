using System.Text.Json;
using Lightbill.Bolt12;
using Lightbill.Cryptography;
using Lightbill.Tests.Cryptography;

namespace Lightbill.Tests.Bolt12;

/// <summary>The examples of BOLT 12's signatures, with every value on the way.</summary>
public class MerkleTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Bolt12Vectors.Signatures.Length)];

    public static TheoryData<CryptographyBackend> Both => Backends.Both;

    [Theory, MemberData(nameof(Cases))]
    public void Every_leaf_branch_and_root_is_the_one_of_the_example(int index)
    {
        JsonElement vector = Bolt12Vectors.Signatures[index];
        byte[] first = Hex(vector.GetProperty("first-tlv").GetString()!);
        List<byte[]> nodes = [];
        List<byte> stream = [];
        foreach (JsonElement leaf in vector.GetProperty("leaves").EnumerateArray())
        {
            JsonProperty[] values = [.. leaf.EnumerateObject()];
            byte[] record = Hex(values[0].Name[(values[0].Name.IndexOf(',', StringComparison.Ordinal) + 1)..^1]);
            stream.AddRange(record);
            byte[] hash = Bolt12Merkle.Leaf(record);
            byte[] nonce = Bolt12Merkle.Nonce(Bolt12Merkle.NonceTag(first), record[0]);
            nodes.Add(Bolt12Merkle.Branch(hash, nonce));
            Assert.Equal(values.Select(value => value.Value.GetString()), new[] { hash, nonce, nodes[^1] }.Select(Convert.ToHexStringLower));
        }
        HashSet<string> branches = [.. nodes.Select(Convert.ToHexStringLower)];
        foreach (JsonElement branch in vector.GetProperty("branches").EnumerateArray())
        {
            JsonProperty value = branch.EnumerateObject().Single(property => property.Name.StartsWith("H(", StringComparison.Ordinal));
            string both = value.Name[(value.Name.IndexOf(',', StringComparison.Ordinal) + 1)..^1];
            Assert.Contains(both[..64], branches);
            Assert.Contains(both[64..], branches);
            string joined = Convert.ToHexStringLower(Bolt12Merkle.Branch(Hex(both[64..]), Hex(both[..64])));
            Assert.Equal(value.Value.GetString(), joined);
            branches.Add(joined);
        }
        string root = vector.GetProperty("merkle").GetString()!;
        Assert.Contains(root, branches);
        Assert.Equal(root, Convert.ToHexStringLower(Bolt12Merkle.Reduce(nodes)));
        // The records alone, as a reader cuts them, come to the same root.
        Bolt12Core core = Bolt12Core.ReadBytes(Bolt12Kind.Invoice, [.. stream]);
        Assert.Equal(root, Convert.ToHexStringLower(Bolt12Merkle.Root(core.Data, core.Records)));
    }

    [Theory, MemberData(nameof(Both))]
    public void The_signature_of_the_example_holds_and_is_made_again(CryptographyBackend backend)
    {
        CurveBackend curve = Backends.Get(backend);
        JsonElement vector = Bolt12Vectors.Signatures[^1];
        var request = InvoiceRequest.Parse(Bolt12Vectors.SignedRequest);
        Assert.Equal(vector.GetProperty("merkle").GetString(), Convert.ToHexStringLower(request.MerkleRoot.Span));
        Assert.Equal(vector.GetProperty("H(signature_tag,merkle)").GetString(), Convert.ToHexStringLower(request.SigningHash));
        Assert.Equal(vector.GetProperty("signature").GetString(), Convert.ToHexStringLower(request.Signature!.Value.Span));
        Assert.True(curve.VerifySchnorr(request.SigningHash, request.Signature.Value.Span, request.PayerId.ToArray().AsSpan(1)));
        byte[] signature = new byte[64];
        Assert.True(curve.TrySignSchnorr(request.SigningHash, Enumerable.Repeat((byte)0x42, 32).ToArray(), new byte[32], signature));
        Assert.Equal(vector.GetProperty("signature").GetString(), Convert.ToHexStringLower(signature));
    }

    private static byte[] Hex(string text) => Convert.FromHexString(text);
}
