using FsCheck.Fluent;

namespace Lightbill.Tests;

public class FeatureVectorTests
{
    [Fact]
    public void Bits_are_a_set_in_rising_order()
    {
        var features = FeatureVector.Of(99, 8, 14, 8);
        Assert.Equal(3, features.Count);
        Assert.Equal([8, 14, 99], features.Select(bit => bit.Number));
        Assert.Equal("8, 14, 99", features.ToString());
        Assert.Equal(features, FeatureVector.Of(8, 14, 99));
        Assert.Equal(features.GetHashCode(), FeatureVector.Of(8, 14, 99).GetHashCode());
        Assert.NotEqual(features, FeatureVector.Of(8, 14));
        Assert.False(features.Equals(null));
        Assert.Same(FeatureVector.Empty, FeatureVector.Of());
        Assert.Equal("", FeatureVector.Empty.ToString());
    }

    [Fact]
    public void Contains_asks_for_one_bit_and_HasFeature_for_either()
    {
        var features = FeatureVector.Of(9, 14);
        Assert.True(features.Contains(9));
        Assert.False(features.Contains(8));
        Assert.False(features.Contains(-1));
        Assert.All(new[] { 8, 9, 14, 15 }, bit => Assert.True(features.HasFeature(bit)));
        Assert.All(new[] { 7, 10, 13, 16, -1, int.MaxValue }, bit => Assert.False(features.HasFeature(bit)));
    }

    [Fact]
    public void The_largest_bit_fills_the_field_to_its_last()
    {
        Assert.Equal(5114, FeatureVector.MaxBit);
        byte[] words = FeatureVector.Of(5114).ToWords();
        Assert.Equal(1023, words.Length);
        Assert.Equal(16, words[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => FeatureVector.Of(5115));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeatureVector.Of(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeatureVector.Of(1, int.MinValue));
    }

    [Theory]
    [InlineData(0, new byte[] { 1 }, new byte[] { 1 })]
    [InlineData(4, new byte[] { 16 }, new byte[] { 16 })]
    [InlineData(5, new byte[] { 1, 0 }, new byte[] { 32 })]
    [InlineData(7, new byte[] { 4, 0 }, new byte[] { 128 })]
    [InlineData(8, new byte[] { 8, 0 }, new byte[] { 1, 0 })]
    [InlineData(14, new byte[] { 16, 0, 0 }, new byte[] { 64, 0 })]
    public void A_bit_counts_from_the_end_of_words_and_bytes(int bit, byte[] words, byte[] bytes)
    {
        Assert.Equal(words, FeatureVector.Of(bit).ToWords());
        Assert.Equal(bytes, FeatureVector.Of(bit).ToBytes());
        Assert.Equal(FeatureVector.Of(bit), FeatureVector.FromWords(words));
        Assert.Equal(FeatureVector.Of(bit), FeatureVector.FromWords([0, 0, .. words]));
    }

    [Fact]
    public void Every_bit_comes_back_from_its_words()
    {
        for (int bit = 0; bit <= FeatureVector.MaxBit; bit++)
        {
            byte[] words = FeatureVector.Of(bit).ToWords();
            Assert.NotEqual(0, words[0]);
            Assert.Equal([new FeatureBit(bit)], FeatureVector.FromWords(words));
        }
    }

    [Fact]
    public void Any_set_comes_back_from_its_words_and_its_bytes_hold_the_same_number() =>
        Law.Holds(Gen.Choose(0, 40).SelectMany(count => Gen.Choose(0, FeatureVector.MaxBit).ArrayOf(count)), bits =>
        {
            var features = FeatureVector.Of(bits);
            byte[] words = features.ToWords();
            Assert.Equal(features, FeatureVector.FromWords(words));
            Assert.Equal(bits.Distinct().Count(), features.Count);

            var expected = bits.Distinct().Aggregate(System.Numerics.BigInteger.Zero, (sum, bit) => sum + (System.Numerics.BigInteger.One << bit));
            byte[] bytes = features.ToBytes();
            Assert.Equal(expected, new System.Numerics.BigInteger(bytes, isUnsigned: true, isBigEndian: true));
            Assert.True(bytes.Length == 0 || bytes[0] != 0);
        });

    [Theory]
    [InlineData(0, "option_data_loss_protect")]
    [InlineData(8, "var_onion_optin")]
    [InlineData(12, "option_static_remotekey")]
    [InlineData(14, "payment_secret")]
    [InlineData(16, "basic_mpp")]
    [InlineData(24, "option_route_blinding")]
    [InlineData(30, "amp")]
    [InlineData(36, "option_attribution_data")]
    [InlineData(44, "option_channel_type")]
    [InlineData(48, "option_payment_metadata")]
    [InlineData(56, "trampoline_routing")]
    [InlineData(148, "trampoline_routing_prototype")]
    [InlineData(262, "bolt11_blinded_path")]
    public void Both_bits_of_a_known_pair_have_its_name(int even, string name)
    {
        Assert.Equal(name, new FeatureBit(even).Name);
        Assert.Equal(name, new FeatureBit(even + 1).Name);
        Assert.True(new FeatureBit(even).IsKnown);
        Assert.Equal($"{name} ({even}, required)", new FeatureBit(even).ToString());
        Assert.Equal($"{name} ({even + 1}, optional)", new FeatureBit(even + 1).ToString());
        Assert.True(new FeatureBit(even).IsRequired);
        Assert.False(new FeatureBit(even + 1).IsRequired);
    }

    [Fact]
    public void No_other_bit_is_known()
    {
        int[] known = [0, 8, 12, 14, 16, 24, 30, 36, 44, 48, 56, 148, 262];
        for (int bit = 0; bit <= FeatureVector.MaxBit; bit++) Assert.Equal(known.Contains(bit & ~1), new FeatureBit(bit).IsKnown);
        Assert.Null(new FeatureBit(100).Name);
        Assert.Equal("unknown (100, required)", new FeatureBit(100).ToString());
        Assert.Equal("option_data_loss_protect (0, required)", default(FeatureBit).ToString());
    }

    /// <summary>Held against BOLT 9 and the proposals by hand: a wrong number would ask for another feature.</summary>
    [Fact]
    public void The_public_numbers_are_those_of_the_table_under_their_names()
    {
        (string Name, int Number)[] constants = [.. typeof(FeatureNumber).GetFields().Where(field => field.IsLiteral).Select(field => (field.Name, (int)field.GetRawConstantValue()!))];
        Assert.Equal(
            [
                ("OptionDataLossProtect", 0), ("VarOnionOptIn", 8), ("OptionStaticRemoteKey", 12), ("PaymentSecret", 14), ("BasicMpp", 16), ("OptionRouteBlinding", 24), ("Amp", 30),
                ("OptionAttributionData", 36), ("OptionChannelType", 44), ("OptionPaymentMetadata", 48), ("TrampolineRouting", 56), ("TrampolineRoutingPrototype", 148), ("Bolt11BlindedPath", 262),
            ], constants);
        Assert.Equal(constants.Select(one => one.Number), FeatureNumber.All);
        Assert.All(constants, one => Assert.Equal(new FeatureBit(one.Number).Name!.Replace("_", "", StringComparison.Ordinal), one.Name, ignoreCase: true));
    }
}
