using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Findings;
using static Lightbill.Tests.Bolt11.RawInvoice;

namespace Lightbill.Tests.Bolt11;

/// <summary>bLIP 39: blinded paths in an invoice, tag code 20, letter 5.</summary>
public class BlindedPathTests
{
    private const string Key = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";
    private const string OffCurve = "020000000000000000000000000000000000000000000000000000000000000005";

    private static readonly JsonElement Example = RepositoryFiles.ReadJson("vectors/bolt11/blip39.json");

    /// <summary>An invoice with one path, feature 262 and what it builds on, and no payment secret.</summary>
    private static readonly RawInvoice WithPath = Ordinary.Remove('s').Replace('9', RawWords.OfBits(25, 262)).Insert(2, '5', RawWords.OfBytes(PathBytes()));

    [Fact]
    public void The_example_of_the_proposal_is_read_with_every_field()
    {
        Bolt11Invoice invoice = Reading.Read(Example.GetProperty("invoice").GetString()!);
        Assert.Equal(Example.GetProperty("timestamp").GetInt64(), invoice.Timestamp.ToUnixTimeSeconds());
        Assert.Equal(Example.GetProperty("amount_msat").GetInt64(), invoice.Amount?.Msat);
        Assert.Equal(Example.GetProperty("description").GetString(), invoice.Description?.Raw);
        Assert.Equal(Example.GetProperty("payment_hash").GetString(), invoice.PaymentHash.ToString());
        Assert.Null(invoice.PaymentSecret);
        Assert.Equal(Key, invoice.Payee.ToString());

        JsonElement[] paths = [.. Example.GetProperty("blinded_paths").EnumerateArray()];
        Assert.Equal(paths.Length, invoice.BlindedPaths.Count);
        foreach ((JsonElement expected, BlindedPath path) in paths.Zip(invoice.BlindedPaths))
        {
            Assert.Equal(expected.GetProperty("fee_base_msat").GetUInt32(), path.FeeBaseMsat);
            Assert.Equal(expected.GetProperty("fee_proportional_millionths").GetUInt32(), path.FeeProportionalMillionths);
            Assert.Equal(expected.GetProperty("cltv_expiry_delta").GetUInt16(), path.CltvExpiryDelta);
            Assert.Equal(expected.GetProperty("htlc_minimum_msat").GetUInt64(), path.HtlcMinimumMsat);
            Assert.Equal(expected.GetProperty("htlc_maximum_msat").GetUInt64(), path.HtlcMaximumMsat);
            Assert.Equal(expected.GetProperty("features").GetString(), Convert.ToHexStringLower(path.Features.Span));
            Assert.Equal(expected.GetProperty("first_ephemeral_blinding_point").GetString(), path.FirstEphemeralBlindingPoint.ToString());
            Assert.Equal(
                expected.GetProperty("hops").EnumerateArray().Select(hop => (hop[0].GetString(), hop[1].GetString())),
                path.Hops.Select(hop => ((string?)hop.BlindedNodeId.ToString(), (string?)Convert.ToHexStringLower(hop.EncryptedRecipientData.Span))));
        }
    }

    [Fact]
    public void The_example_lacks_the_feature_which_strict_asks_for()
    {
        string text = Example.GetProperty("invoice").GetString()!;
        Reading.InDefault(text, "warning bolt11.blinded-path-feature");
        Reading.InStrict(text, "warning bolt11.blinded-path-feature", "error bolt11.missing-payment-secret");
    }

    [Fact]
    public void The_example_is_written_byte_for_byte_from_its_fields()
    {
        string text = Example.GetProperty("invoice").GetString()!;
        var source = Bolt11Invoice.Parse(text);
        RawInvoice raw = new()
        {
            Hrp = "lnbc20m",
            Timestamp = Example.GetProperty("timestamp").GetUInt64(),
            Fields = [.. source.Fields.Select(field => new RawField(field.Tag, field.Tag == '5' ? [] : field.Words.ToArray()))],
        };
        int index = 0;
        raw = raw with
        {
            Fields = [.. raw.Fields.Select(field => field.Tag == '5' ? field with { Words = RawWords.OfBytes(BlindedPathCodec.Write(source.BlindedPaths[index++])) } : field)],
        };
        Assert.Equal(text, raw.ToString());
    }

    [Fact]
    public void With_the_feature_no_payment_secret_is_needed_in_either_mode()
    {
        string needs = $"info bolt11.feature-needs-support {Reading.Place(WithPath.OffsetOf('9') + 3, 1)}";
        Reading.GivesInBothModes(WithPath, needs);
        Assert.Single(Reading.Read(WithPath, ReadMode.Strict).BlindedPaths);
        RawInvoice offered = WithPath.Replace('9', RawWords.OfBits(25, 263));
        Reading.GivesInBothModes(offered);
    }

    [Fact]
    public void Beside_a_path_a_payment_secret_is_a_warning_in_default_and_an_error_in_strict()
    {
        RawInvoice raw = WithPath.Replace('9', RawWords.OfBits(25, 263)).Insert(0, 's', RawWords.OfHex(PaymentSecretHex));
        Reading.GivesDeviation(raw, $"bolt11.blinded-path-conflict {raw.At('s')}");
        Assert.NotNull(Reading.Read(raw).PaymentSecret);
    }

    [Fact]
    public void Beside_a_path_a_route_hint_is_a_warning_in_default_and_an_error_in_strict()
    {
        RawInvoice raw = WithPath.Replace('9', RawWords.OfBits(25, 263)).Add('r', RawWords.OfBytes(RawWords.Hop(Key)));
        Reading.GivesDeviation(raw, "bolt11.blinded-path-conflict");
    }

    [Fact]
    public void What_a_path_excludes_is_named_by_its_letter()
    {
        foreach ((char tag, byte[] words) in new[] { ('s', RawWords.OfHex(PaymentSecretHex)), ('r', RawWords.OfBytes(RawWords.Hop(Key))) })
        {
            Finding found = Assert.Single(Reading.FindingsOf(WithPath.Add(tag, words)), finding => finding.Code == "bolt11.blinded-path-conflict");
            Assert.Contains($"field {tag},", found.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Several_paths_are_kept_in_order()
    {
        RawInvoice raw = WithPath.Replace('9', RawWords.OfBits(25, 263)).Add('5', RawWords.OfBytes(PathBytes(feeBase: 7)));
        Reading.GivesInBothModes(raw);
        Assert.Equal([1u, 7u], Reading.Read(raw).BlindedPaths.Select(path => path.FeeBaseMsat));
    }

    public static TheoryData<string, byte[]> Malformed
    {
        get
        {
            byte[] good = PathBytes();
            int point = 28;
            int hops = point + 33;
            var data = new TheoryData<string, byte[]>
            {
                { "it is too short", [] },
                { "it is too short", good[..27] },
                { "it is too short", good[..28] },
                { "it is too short", good[..hops] },
                { "it is too short", [.. good[..26], 0xFF, 0xFF, .. good[28..]] }, // features longer than the field
                { "it has no hops", [.. good[..hops], 0] },
                { "the blinding point", [.. good[..point], 4, .. good[(point + 1)..]] },
                { "a hop's key is no", [.. good[..(hops + 1)], 5, .. good[(hops + 2)..]] },
                { "a hop is cut short", good[..(hops + 1)] },
                { "a hop is cut short", good[..(hops + 33)] },
                { "a hop is cut short", good[..(hops + 34)] }, // before the length
                { "a hop is cut short", [.. good[..(hops + 34)], 0xFD, 1] }, // inside it
                { "a hop is cut short", good[..^1] },
                { "shortest way", [.. good[..(hops + 34)], 0xFD, 0, 3, 1, 2, 3] },
                { "shortest way", [.. good[..(hops + 34)], 0xFE, 0, 0, 0, 3, 1, 2, 3] },
                { "shortest way", [.. good[..(hops + 34)], 0xFF, 0, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3] },
                { "a hop is cut short", [.. good[..(hops + 34)], 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3] },
                { "bytes are left over", [.. good, 0] },
                { "a key is not on the curve", [.. good[..point], .. Convert.FromHexString(OffCurve), .. good[(point + 33)..]] },
                { "a key is not on the curve", [.. good[..(hops + 1)], .. Convert.FromHexString(OffCurve), .. good[(hops + 34)..]] },
            };
            return data;
        }
    }

    [Theory, MemberData(nameof(Malformed))]
    public void A_malformed_path_is_refused_and_its_fault_named(string fault, byte[] bytes)
    {
        RawInvoice raw = WithPath.Replace('9', RawWords.OfBits(25, 263)).Replace('5', RawWords.OfBytes(bytes));
        Reading.GivesInBothModes(raw, $"error bolt11.blinded-path-malformed {raw.At('5')}");
        Assert.Contains(fault, Reading.FindingsOf(raw)[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Padding_is_checked()
    {
        byte[] bytes = PathBytes(data: 1);
        Assert.Equal(0, bytes.Length * 8 % 5 == 0 ? 1 : 0);
        RawInvoice raw = WithPath.Replace('9', RawWords.OfBits(25, 263)).Replace('5', RawWords.OfBytes(bytes, 1));
        Reading.GivesDeviation(raw, $"bolt11.padding {raw.At('5')}");
    }

    [Fact]
    public void Lengths_of_hop_data_are_big_sizes()
    {
        foreach (int length in new[] { 0, 1, 252, 253, 500 })
        {
            RawInvoice raw = WithPath.Replace('9', RawWords.OfBits(25, 263)).Replace('5', RawWords.OfBytes(PathBytes(data: length)));
            Reading.GivesInBothModes(raw);
            BlindedPath path = Reading.Read(raw).BlindedPaths[0];
            Assert.Equal(length, path.Hops[0].EncryptedRecipientData.Length);
            Assert.Equal(PathBytes(data: length), BlindedPathCodec.Write(path));
        }
    }

    /// <summary>A path of one hop, as on the wire.</summary>
    internal static byte[] PathBytes(byte feeBase = 1, int data = 3)
    {
        byte[] length = data < 253 ? [(byte)data] : [0xFD, (byte)(data >> 8), (byte)(data & 0xFF)];
        byte[] key = Convert.FromHexString(Key);
        return [0, 0, 0, feeBase, 0, 0, 0, 2, 0, 3, .. new byte[7], 4, .. new byte[7], 5, 0, 0, .. key, 1, .. key, .. length, .. Enumerable.Repeat((byte)0xAA, data)];
    }
}
