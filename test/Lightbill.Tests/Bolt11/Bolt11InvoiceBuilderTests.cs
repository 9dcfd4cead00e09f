using System.Collections.Immutable;
using Lightbill.Bolt11;
using Lightbill.Cryptography;
using Lightbill.Findings;
using static Lightbill.Tests.Bolt11.RawInvoice;

namespace Lightbill.Tests.Bolt11;

/// <summary>What the builder promises: order, refusals, limits, and that an invoice goes through it unharmed.</summary>
public sealed class Bolt11InvoiceBuilderTests : IDisposable
{
    private const string PayeeHex = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";
    private const string OtherHex = "abababababababababababababababababababababababababababababababab";

    [Fact]
    public void A_payment_hash_or_secret_that_was_never_set_is_refused()
    {
        using PrivateKey key = PrivateKey.Parse(SpecVectors.PrivateKeyHex);
        foreach ((bool hash, bool secret) in new[] { (true, false), (false, true) })
        {
            var builder = new Bolt11InvoiceBuilder(
                BitcoinNetwork.Mainnet, hash ? default : PaymentHash.Parse(new string('1', 64)), secret ? default : PaymentSecret.Parse(new string('1', 64)), DateTimeOffset.UnixEpoch);
            var refusal = Assert.Throws<InvoiceBuildException>(() => builder.Description("x").Sign(key));
            Assert.Equal("bolt11.all-zero", Assert.Single(refusal.Errors).Code);
        }
    }

    [Fact]
    public void A_network_that_does_not_exist_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Bolt11InvoiceBuilder(
        (BitcoinNetwork)99, PaymentHash.Parse(new string('1', 64)), PaymentSecret.Parse(new string('1', 64)), DateTimeOffset.UnixEpoch));

    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds((long)OrdinaryTimestamp);

    private readonly PrivateKey _key = PrivateKey.Parse(SpecVectors.PrivateKeyHex);
    private readonly PrivateKey _otherKey = PrivateKey.Parse("0000000000000000000000000000000000000000000000000000000000000007");

    public void Dispose()
    {
        _key.Dispose();
        _otherKey.Dispose();
    }

    private static Bolt11InvoiceBuilder Bare(BitcoinNetwork network = BitcoinNetwork.Mainnet) =>
        new(network, PaymentHash.Parse(PaymentHashHex), PaymentSecret.Parse(PaymentSecretHex), Time);

    private static Bolt11InvoiceBuilder New() => Bare().Description("a cup of coffee");

    private static RouteHint Route(int hops) =>
        new(Enumerable.Range(0, hops).Select(i => new RouteHintHop(PublicKey.Parse(PayeeHex), new((ulong)i), 1, 2, 3)));

    private static BlindedPath Path(int hops = 1, int data = 3, int features = 0) => new(1, 2, 3, 4, 5, new byte[features], PublicKey.Parse(PayeeHex),
        [.. Enumerable.Range(0, hops).Select(_ => new BlindedHop(PublicKey.Parse(PayeeHex), new byte[data]))]);

    private void Refuses(Bolt11InvoiceBuilder builder, params string[] expected)
    {
        InvoiceBuildException refusal = Assert.Throws<InvoiceBuildException>(() => builder.Sign(_key));
        Assert.Equal(expected, refusal.Errors.Select(error => error.Code));
        Assert.All(expected, code => Assert.Contains(code, refusal.Message, StringComparison.Ordinal));
        Assert.Throws<InvoiceBuildException>(builder.Prepare);
    }

    // What it writes.

    [Fact]
    public void The_ordinary_invoice_is_written_as_it_is_by_hand()
    {
        Bolt11Invoice invoice = New().Sign(_key);
        Assert.Equal(Ordinary.ToString(), invoice.ToString());
        Assert.Empty(invoice.Findings);
        Assert.Equal(PayeeHex, invoice.Payee.ToString());
        Assert.Equal([8, 14], invoice.Features.Select(bit => bit.Number));
    }

    [Fact]
    public void What_is_written_is_what_is_read_again()
    {
        Bolt11Invoice written = Everything().Sign(_key);
        var read = Bolt11Invoice.Parse(written.ToString(), ReadMode.Strict);
        Assert.Equal(read.ToString(), written.ToString());
        Assert.Equal(read.Findings.Select(Reading.Format), written.Findings.Select(Reading.Format));
        Assert.Equal((read.Payee, read.PayeeSource, read.Amount, read.AmountText, read.Timestamp), (written.Payee, written.PayeeSource, written.Amount, written.AmountText, written.Timestamp));
        Assert.Equal((read.PaymentHash, read.PaymentSecret, read.Description, read.ExpirySeconds, read.MinFinalCltvExpiryDelta),
            (written.PaymentHash, written.PaymentSecret, written.Description, written.ExpirySeconds, written.MinFinalCltvExpiryDelta));
        Assert.Equal(read.FallbackAddresses, written.FallbackAddresses);
        Assert.Equal(read.RouteHints.SelectMany(one => one.Hops), written.RouteHints.SelectMany(one => one.Hops));
        Assert.Equal(read.Features, written.Features);
        Assert.Equal(read.Metadata!.Value.ToArray(), written.Metadata!.Value.ToArray());
        Assert.Equal((read.Signature, read.Checksum), (written.Signature, written.Checksum));
        Assert.Equal(read.SigningData, written.SigningData);
    }

    /// <summary>Every method, in an order that is not the canonical one.</summary>
    private static Bolt11InvoiceBuilder Everything() => Bare()
        .AddRouteHint(Route(2))
        .AddField('v', "qpzry")
        .AddFeature(17).AddFeature(49)
        .AddFallback(FallbackAddress.Parse("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", BitcoinNetwork.Mainnet))
        .MinFinalCltvExpiryDelta(40)
        .ExpiresAfter(TimeSpan.FromMinutes(10))
        .IncludePayee(PublicKey.Parse(PayeeHex))
        .AddFallback(FallbackAddress.Parse("1RustyRX2oai4EYYDpQGWvEL62BBGqN9T", BitcoinNetwork.Mainnet))
        .Metadata([1, 2, 3])
        .AddRouteHint(Route(1))
        .Description("two espressos")
        .Amount(MilliSatoshi.FromSat(250_000));

    [Fact]
    public void Fields_come_in_the_canonical_order_whatever_the_order_of_the_calls()
    {
        Bolt11Invoice invoice = Everything().Sign(_key);
        Assert.Equal("psdmnxcffrrv9", string.Concat(invoice.Fields.Select(field => field.Tag)));
        Assert.Equal([2, 1], invoice.RouteHints.Select(hint => hint.Hops.Count));
        Assert.Equal([0, 17], invoice.FallbackAddresses.Select(address => address.Version));
        Assert.Equal("lnbc2500u", invoice.HumanReadablePart);
        Assert.Equal("pshmnxc9", string.Concat(Bare().ExpirySeconds(9).IncludePayee().Metadata([]).MinFinalCltvExpiryDelta(9)
            .DescriptionHash(DescriptionHash.Parse(OtherHex)).Sign(_key).Fields.Select(field => field.Tag)));
    }

    // Unnamed fields keep the order in which they were added: p, s and 9 by the constructor, then d, x, v.
    [Theory, InlineData("spd9", "spd9xv"), InlineData("9", "9psdxv"), InlineData("VX", "vxps9d"), InlineData("", "ps9dxv")]
    public void Another_order_is_taken_by_letters_and_the_unnamed_come_last_as_they_were_added(string order, string expected) =>
        Assert.Equal(expected, string.Concat(New().ExpirySeconds(60).AddField('v', "q").FieldOrder(order).Sign(_key).Fields.Select(field => field.Tag)));

    [Fact]
    public void Signing_again_gives_the_same_text()
    {
        Bolt11InvoiceBuilder builder = New();
        Assert.Equal(builder.Sign(_key).ToString(), builder.Sign(_key).ToString());
    }

    [Theory]
    [InlineData(BitcoinNetwork.Mainnet, "lnbc"), InlineData(BitcoinNetwork.Testnet, "lntb"), InlineData(BitcoinNetwork.Signet, "lntbs")]
    [InlineData(BitcoinNetwork.Regtest, "lnbcrt"), InlineData(BitcoinNetwork.Simnet, "lnsb")]
    public void Every_network_has_its_prefix(BitcoinNetwork network, string prefix)
    {
        Assert.Equal(prefix, Bare(network).Description("").Sign(_key).Prefix);
        Assert.Equal(prefix, New().Network(network).Sign(_key).Prefix);
        Assert.Equal(network, New().Network(network).Sign(_key).Network);
    }

    [Theory]
    [InlineData(1, "10p"), InlineData(100, "1n"), InlineData(99_999, "999990p"), InlineData(100_000, "1u"), InlineData(250_000_000, "2500u"), InlineData(100_000_000, "1m")]
    [InlineData(2_000_000_000, "20m"), InlineData(100_000_000_000, "1"), InlineData(2_100_000_000_000_000_000, "21000000"), InlineData(2_099_999_999_999_999_999, "20999999999999999990p")]
    public void An_amount_is_written_in_the_shortest_way(long msat, string text)
    {
        Bolt11Invoice invoice = New().Amount(MilliSatoshi.FromMsat(msat)).Sign(_key);
        Assert.Equal(text, invoice.AmountText);
        Assert.Empty(invoice.Findings);
        Assert.Null(New().Amount(MilliSatoshi.FromMsat(msat)).AnyAmount().Sign(_key).Amount);
    }

    // What it refuses when signing.

    [Fact]
    public void What_is_required_and_missing_is_refused()
    {
        Refuses(Bare(), "bolt11.missing-description");
        Refuses(New().Remove('p'), "bolt11.missing-payment-hash");
        Refuses(New().Remove('s'), "bolt11.missing-payment-secret");
        Refuses(New().Remove('s').Features(FeatureVector.Empty), "bolt11.missing-payment-secret");
        Refuses(Bare().Remove('p').Remove('s'), "bolt11.missing-payment-hash", "bolt11.missing-description", "bolt11.missing-payment-secret");
    }

    [Fact]
    public void An_amount_of_zero_is_refused_with_its_place()
    {
        Bolt11InvoiceBuilder builder = New().Amount(MilliSatoshi.FromMsat(0));
        Refuses(builder, "bolt11.amount-zero");
        Assert.Equal((4, 1), Assert.Throws<InvoiceBuildException>(builder.Prepare).Errors[0] is { Offset: { } offset, Length: { } length } ? (offset, length) : default);
    }

    [Fact]
    public void Features_that_a_writer_must_not_set_are_refused()
    {
        Refuses(New().AddFeature(100), "bolt11.unknown-required-feature");
        Refuses(New().AddFeature(9), "bolt11.feature-both-bits");
        Refuses(New().AddFeature(16).AddFeature(17), "bolt11.feature-both-bits");
        Refuses(New().AddFeature(263), "bolt11.feature-dependency");
        Assert.True(New().AddFeature(263).AddFeature(25).Sign(_key).Features.Contains(263));
        Assert.True(New().AddFeature(101).Sign(_key).Features.Contains(101));
    }

    [Fact]
    public void A_blinded_path_goes_with_its_feature_and_without_secret_and_routes()
    {
        Refuses(New().AddBlindedPath(Path()).AddFeature(24).AddFeature(262), "bolt11.blinded-path-conflict");
        Refuses(New().Remove('s').AddBlindedPath(Path()), "bolt11.missing-payment-secret");
        Refuses(New().Remove('s').AddBlindedPath(Path()).AddFeature(24).AddFeature(262).AddRouteHint(Route(1)), "bolt11.blinded-path-conflict");
        Refuses(New().Remove('s').AddBlindedPath(Path()).AddFeature(262), "bolt11.feature-dependency");
        Bolt11Invoice invoice = New().Remove('s').AddBlindedPath(Path()).AddFeature(24).AddFeature(262).Sign(_key);
        Assert.Single(Bolt11Invoice.Parse(invoice.ToString(), ReadMode.Strict).BlindedPaths);
        Assert.Equal("pd59", string.Concat(invoice.Fields.Select(field => field.Tag)));
    }

    [Fact]
    public void A_text_too_long_to_read_is_not_written()
    {
        Assert.Equal(7089, Filled(7089).Sign(_key).ToString().Length);
        Refuses(Filled(7090), "text.too-long");

        Bolt11InvoiceBuilder Filled(int length)
        {
            Bolt11InvoiceBuilder builder = New();
            int left = length - New().Sign(_key).ToString().Length;
            for (; left > 1026; left -= 503) builder.AddField('v', new string('q', 500));
            return builder.AddField('v', new string('q', left - 3));
        }
    }

    // Limits of single methods.

    [Fact]
    public void A_description_has_at_most_639_bytes_of_utf8()
    {
        Assert.Equal(639, Bare().Description(new string('x', 639)).Sign(_key).Description?.Raw.Length);
        Assert.Throws<ArgumentException>(() => Bare().Description(new string('x', 640)));
        // Three bytes each: 213 fit exactly; a letter before them pushes the last one over the edge.
        Assert.Equal(213, Bare().Description(new string('€', 213)).Sign(_key).Description?.Raw.Length);
        Assert.Throws<ArgumentException>(() => Bare().Description("x" + new string('€', 213)));
        Assert.Equal("", Bare().Description("").Sign(_key).Description?.Raw);
        string emoji = string.Concat(Enumerable.Repeat("😀", 159)) + "€";
        Assert.Equal(emoji, Bare().Description(emoji).Sign(_key).Description?.Raw);
        Assert.Throws<ArgumentException>(() => Bare().Description(emoji + "x"));
    }

    [Fact]
    public void A_description_with_unpaired_surrogates_is_refused()
    {
        foreach (string text in new[] { "\ud83d", "a\ude00", "\ude00\ud83d", "x\ud83dy" })
            Assert.Throws<ArgumentException>(() => Bare().Description(text));
    }

    [Fact]
    public void One_description_or_one_hash_is_allowed()
    {
        var hash = DescriptionHash.Parse(OtherHex);
        Assert.Throws<InvalidOperationException>(() => New().Description("again"));
        Assert.Throws<InvalidOperationException>(() => New().DescriptionHash(hash));
        Assert.Throws<InvalidOperationException>(() => Bare().DescriptionHash(hash).DescriptionHash(hash));
        Assert.Throws<InvalidOperationException>(() => Bare().DescriptionHash(hash).Description("too"));
        // A refused call changes nothing.
        Bolt11InvoiceBuilder builder = New();
        Assert.Throws<InvalidOperationException>(() => builder.DescriptionHash(hash));
        Assert.Equal("a cup of coffee", builder.Sign(_key).Description?.Raw);
    }

    [Fact]
    public void A_description_that_was_removed_may_be_given_anew()
    {
        Assert.Equal("tea", New().Remove('d').Description("tea").Sign(_key).Description?.Raw);
        Assert.Equal(OtherHex, New().Remove('d').DescriptionHash(DescriptionHash.Parse(OtherHex)).Sign(_key).DescriptionHash?.ToString());
    }

    [Fact]
    public void The_timestamp_has_35_bits_and_whole_seconds()
    {
        Assert.Equal(0, New().Timestamp(DateTimeOffset.UnixEpoch).Sign(_key).Timestamp.ToUnixTimeSeconds());
        var last = DateTimeOffset.FromUnixTimeSeconds((1L << 35) - 1);
        Assert.Equal(last, New().Timestamp(last.AddMilliseconds(999)).Sign(_key).Timestamp);
        Assert.Throws<ArgumentOutOfRangeException>(() => New().Timestamp(last.AddSeconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => New().Timestamp(DateTimeOffset.UnixEpoch.AddTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => New().Timestamp(DateTimeOffset.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => New().Timestamp(DateTimeOffset.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bolt11InvoiceBuilder(BitcoinNetwork.Mainnet, default, default, DateTimeOffset.MaxValue));
        Assert.Equal(Time, New().Timestamp(Time.ToOffset(TimeSpan.FromHours(5))).Sign(_key).Timestamp);
    }

    [Fact]
    public void The_expiry_is_at_least_a_second_and_drops_fractions()
    {
        Assert.Equal(1UL, New().ExpiresAfter(TimeSpan.FromSeconds(1)).Sign(_key).ExpirySeconds);
        Assert.Equal(1UL, New().ExpiresAfter(TimeSpan.FromSeconds(1.999)).Sign(_key).ExpirySeconds);
        Assert.Equal(ulong.MaxValue, New().ExpirySeconds(ulong.MaxValue).Sign(_key).ExpirySeconds);
        Assert.Equal(922337203685UL, New().ExpiresAfter(TimeSpan.MaxValue).Sign(_key).ExpirySeconds);
        Assert.Throws<ArgumentOutOfRangeException>(() => New().ExpiresAfter(TimeSpan.FromMilliseconds(999)));
        Assert.Throws<ArgumentOutOfRangeException>(() => New().ExpiresAfter(TimeSpan.FromSeconds(-5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => New().ExpirySeconds(0));
        Assert.False(New().Sign(_key).HasExpiryField);
    }

    [Fact]
    public void A_fraction_of_a_second_is_dropped_from_an_expiry_of_centuries_too() =>
        Assert.Equal(99_999_999_999UL, New().ExpiresAfter(TimeSpan.FromTicks((100_000_000_000 * TimeSpan.TicksPerSecond) - 1)).Sign(_key).ExpirySeconds);

    [Fact]
    public void The_cltv_delta_is_at_least_a_block()
    {
        Assert.Equal(uint.MaxValue, New().MinFinalCltvExpiryDelta(uint.MaxValue).Sign(_key).MinFinalCltvExpiryDelta);
        Assert.Equal(1u, New().MinFinalCltvExpiryDelta(1).Sign(_key).MinFinalCltvExpiryDelta);
        Assert.Throws<ArgumentOutOfRangeException>(() => New().MinFinalCltvExpiryDelta(0));
        Assert.False(New().Sign(_key).HasMinFinalCltvExpiryDeltaField);
    }

    [Fact]
    public void A_route_hint_has_one_to_twelve_hops()
    {
        Assert.Equal(12, New().AddRouteHint(Route(12)).Sign(_key).RouteHints[0].Hops.Count);
        Assert.Throws<ArgumentException>(() => New().AddRouteHint(Route(13)));
        Assert.Throws<ArgumentException>(() => New().AddRouteHint(Route(0)));
        // A key that is none can only be the default value; it does not get past signing.
        Refuses(New().AddRouteHint(new RouteHint(default(RouteHintHop))), "bolt11.route-hint-key");
    }

    [Fact]
    public void A_blinded_path_that_fits_no_field_is_refused()
    {
        Assert.Throws<ArgumentException>(() => New().AddBlindedPath(Path(hops: 0)));
        Assert.Throws<ArgumentException>(() => New().AddBlindedPath(Path(hops: 18)));
        Assert.Throws<ArgumentException>(() => New().AddBlindedPath(Path(hops: 256)));
        Assert.Throws<ArgumentException>(() => New().AddBlindedPath(Path(data: 600)));
        Assert.Throws<ArgumentException>(() => New().AddBlindedPath(Path(data: 70_000)));
        Assert.Throws<ArgumentException>(() => New().AddBlindedPath(Path(features: 70_000)));
        Assert.Throws<ArgumentException>(() => New().AddBlindedPath(Path() with { FirstEphemeralBlindingPoint = default }));
        // 28 bytes before the point, 33 + 1, then a hop of 33 + 3 + data: 541 bytes of data fill the 639.
        Assert.NotNull(New().AddBlindedPath(Path(data: 541)));
        Assert.Throws<ArgumentException>(() => New().AddBlindedPath(Path(data: 542)));
    }

    [Fact]
    public void Metadata_has_at_most_639_bytes()
    {
        Assert.Equal(639, New().Metadata(new byte[639]).Sign(_key).Metadata?.Length);
        Assert.Equal(0, New().Metadata([]).Sign(_key).Metadata?.Length);
        Assert.Throws<ArgumentException>(() => New().Metadata(new byte[640]));
    }

    [Fact]
    public void Features_are_set_added_and_removed()
    {
        Assert.Equal([9, 15, 17], New().Features(FeatureVector.Of(17, 9, 15)).Sign(_key).Features.Select(bit => bit.Number));
        Assert.Equal([8, 14, 17], New().AddFeature(17).AddFeature(17).Sign(_key).Features.Select(bit => bit.Number));
        Assert.DoesNotContain(New().Features(FeatureVector.Empty).Sign(_key).Fields, field => field.Tag == '9');
        Assert.Equal([17], New().Features(FeatureVector.Empty).AddFeature(17).Sign(_key).Features.Select(bit => bit.Number));
        Assert.Throws<ArgumentOutOfRangeException>(() => New().AddFeature(5115));
        Assert.Throws<ArgumentOutOfRangeException>(() => New().AddFeature(-1));
        Assert.True(New().AddFeature(5113).Sign(_key).Features.Contains(5113));
    }

    public static TheoryData<BitcoinNetwork, BitcoinNetwork> Networks
    {
        get
        {
            var data = new TheoryData<BitcoinNetwork, BitcoinNetwork>();
            foreach (BitcoinNetwork one in Enum.GetValues<BitcoinNetwork>())
                foreach (BitcoinNetwork other in Enum.GetValues<BitcoinNetwork>()) data.Add(one, other);
            return data;
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void A_fallback_of_another_network_is_refused(BitcoinNetwork invoice, BitcoinNetwork address)
    {
        var fallback = new FallbackAddress(address, 0, new byte[20]);
        bool same = invoice == address || (invoice, address) is (BitcoinNetwork.Testnet, BitcoinNetwork.Signet) or (BitcoinNetwork.Signet, BitcoinNetwork.Testnet);
        if (same) Assert.Equal(fallback.Address, Bare(invoice).Description("").AddFallback(fallback).Sign(_key).FallbackAddresses[0].Address);
        else Assert.Throws<ArgumentException>(() => Bare(invoice).AddFallback(fallback));
    }

    [Fact]
    public void Moving_to_another_network_takes_the_fallbacks_along()
    {
        Bolt11Invoice invoice = New().AddFallback(new(BitcoinNetwork.Mainnet, 0, new byte[20])).Network(BitcoinNetwork.Regtest).Sign(_key);
        Assert.StartsWith("bcrt1", invoice.FallbackAddresses[0].Address, StringComparison.Ordinal);
    }

    [Theory, InlineData('p'), InlineData('s'), InlineData('d'), InlineData('h'), InlineData('n'), InlineData('x'), InlineData('c'), InlineData('f'), InlineData('r'), InlineData('9'), InlineData('m'), InlineData('5'), InlineData('D')]
    public void A_field_with_a_method_of_its_own_is_not_added_raw(char tag) => Assert.Throws<ArgumentException>(() => New().AddField(tag, "qqq"));

    [Theory, InlineData('b'), InlineData('1'), InlineData('i'), InlineData('o'), InlineData('é'), InlineData(' ')]
    public void A_tag_outside_the_alphabet_is_refused(char tag) => Assert.Throws<ArgumentException>(() => New().AddField(tag, "qqq"));

    [Fact]
    public void A_field_of_one_s_own_holds_up_to_1023_letters_of_the_alphabet()
    {
        Assert.Equal(("v", "qpzry9"), New().AddField('V', "QPZRY9").Sign(_key).UnknownFields.Select(field => (field.Tag.ToString(), field.WordsText)).Single());
        Assert.Equal(1023, New().AddField('l', new string('q', 1023)).Sign(_key).UnknownFields.Single().Words.Length);
        Assert.Equal(0, New().AddField('t', "").Sign(_key).UnknownFields.Single().Words.Length);
        Assert.Throws<ArgumentException>(() => New().AddField('l', new string('q', 1024)));
        Assert.Throws<ArgumentException>(() => New().AddField('v', "abc"));
        Assert.Throws<ArgumentException>(() => New().AddField('v', "q q"));
        Assert.Equal(2, New().AddField('v', "q").AddField('v', "p").Sign(_key).UnknownFields.Count());
    }

    [Fact]
    public void Remove_takes_every_field_with_the_letter_and_none_is_fine()
    {
        Bolt11InvoiceBuilder builder = New().AddField('v', "q").AddField('v', "p").AddRouteHint(Route(1)).AddRouteHint(Route(2));
        Assert.Equal("psd9", string.Concat(builder.Remove('v').Remove('R').Remove('y').Sign(_key).Fields.Select(field => field.Tag)));
        Assert.Equal(PayeeSource.Recovered, New().IncludePayee().Remove('n').Sign(_key).PayeeSource);
        Assert.Throws<ArgumentException>(() => builder.Remove('1'));
    }

    [Fact]
    public void The_order_of_fields_is_judged_by_its_letters_and_holds_letters_only()
    {
        string canonical = string.Concat("psdhmnxcfr", 59.ToString(System.Globalization.CultureInfo.InvariantCulture)); // not the literal's own object
        Assert.Equal(New().AddField('v', "q").Sign(_key).ToString(), New().AddField('v', "q").FieldOrder(canonical).Sign(_key).ToString());
        Assert.Throws<ArgumentException>(() => New().FieldOrder("ps!"));
    }

    // The payee.

    [Fact]
    public void The_payee_can_be_named_by_the_signer_s_key_or_by_a_key()
    {
        Assert.Equal(PayeeSource.Recovered, New().Sign(_key).PayeeSource);
        Assert.Equal((PayeeSource.Field, PayeeHex), (New().IncludePayee().Sign(_key).PayeeSource, New().IncludePayee().Sign(_key).Payee.ToString()));
        Assert.Equal(PayeeSource.Field, New().IncludePayee(PublicKey.Parse(PayeeHex)).Sign(_key).PayeeSource);
        Assert.Equal(New().IncludePayee().Sign(_key).ToString(), New().IncludePayee(_key.PublicKey).Prepare().Complete(New().IncludePayee().Sign(_key).Signature).ToString());
        Assert.Throws<InvalidOperationException>(() => New().IncludePayee(_otherKey.PublicKey).Sign(_key));
        Assert.Throws<InvalidOperationException>(() => New().IncludePayee().Prepare());
        Assert.Throws<InvalidOperationException>(() => New().IncludePayee(default(PublicKey)).Sign(_key));
        // One signer after the other: each names itself.
        Bolt11InvoiceBuilder builder = New().IncludePayee();
        Assert.Equal(_key.PublicKey, builder.Sign(_key).Payee);
        Assert.Equal(_otherKey.PublicKey, builder.Sign(_otherKey).Payee);
    }

    // An invoice that goes through the builder.

    public static TheoryData<string> Sources
    {
        get
        {
            TheoryData<string> data = [.. SpecVectors.ValidInvoices, .. SpecVectors.ValidInvoices.Select(text => text.ToUpperInvariant())];
            data.Add(RepositoryFiles.ReadJson("vectors/bolt11/blip39.json").GetProperty("invoice").GetString()!);
            foreach (string amount in new[] { "1000m", "02500u", "0", "0p", "1000p", "21000000000m", "000000000000000000000000010p" })
                data.Add((Ordinary with { Hrp = "lnbc" + amount }).ToString());
            foreach (RawInvoice raw in Deviations.Values) data.Add(raw.ToString());
            data.Add(Ordinary.Add('v', [1, 2, 3]).Insert(0, 'y', []).Insert(2, 'v', new byte[1023]).ToString());
            data.Add((Ordinary with { Signature = RawSignature.HighS }).ToString());
            data.Add((Ordinary with { Signature = RawSignature.HighSSameFlag, Upper = true }).ToString());
            data.Add(Ordinary.FillTo(7089).ToString());
            return data;
        }
    }

    [Theory, MemberData(nameof(Sources))]
    public void Unchanged_it_gives_the_same_text_with_the_same_signature(string text)
    {
        var source = Bolt11Invoice.Parse(text);
        Bolt11Invoice same = source.ToBuilder().ToInvoice();
        Assert.Equal(text, same.ToString());
        Assert.Equal(source.Signature, same.Signature);
        // Set to what they are, parts are not changed.
        Bolt11InvoiceBuilder touched = source.ToBuilder().PaymentHash(source.PaymentHash).Timestamp(source.Timestamp);
        if (Reading.FindingsOf(text).All(finding => finding.Code != "bolt11.padding")) Assert.Equal(text, touched.ToInvoice().ToString());
        // The same words and the same case when it is signed again, whoever signs.
        if (source.PayeeSource == PayeeSource.Field) return;
        string again = source.ToBuilder().KeepDeviations().Sign(_otherKey).ToString();
        int signature = text.Length - ChecksumWords - SignatureWords;
        Assert.Equal(text[..signature], again[..signature]);
        Assert.Equal(_otherKey.PublicKey, Bolt11Invoice.Parse(again).Payee);
    }

    [Theory, MemberData(nameof(Sources))]
    public void Signed_again_with_its_own_key_it_is_the_same_where_the_signature_can_be_reproduced(string text)
    {
        var source = Bolt11Invoice.Parse(text);
        if (source.Payee != _key.PublicKey || !source.Signature.IsLowS) return;
        string again = source.ToBuilder().KeepDeviations().Sign(_key).ToString();
        Assert.Equal(text, again);
    }

    [Fact]
    public void Changed_in_one_thing_it_keeps_the_rest()
    {
        foreach (string text in SpecVectors.ValidInvoices)
        {
            var source = Bolt11Invoice.Parse(text);
            Bolt11Invoice changed = source.ToBuilder().KeepDeviations().Amount(MilliSatoshi.FromMsat(123_456)).Sign(_key);
            Assert.Equal(123_456, changed.Amount?.Msat);
            Assert.Equal(source.Fields.Select(field => (field.Tag, field.WordsText)), changed.Fields.Select(field => (field.Tag, field.WordsText)));
            Assert.Equal((source.Timestamp, source.Prefix), (changed.Timestamp, changed.Prefix));
            Assert.Equal(text.Any(char.IsAsciiLetterUpper), changed.ToString().Any(char.IsAsciiLetterUpper));
        }
    }

    [Fact]
    public void A_changed_field_stays_in_its_place_and_a_new_one_comes_before_the_features_that_close_the_list()
    {
        Bolt11Invoice source = Reading.Read((Ordinary with { Fields = [.. Ordinary.Fields.Reverse()] }).Add('v', [1]).Add('9', []).Remove('9').Add('9', RawWords.OfBits(8, 14)));
        Assert.Equal("dspv9", string.Concat(source.Fields.Select(field => field.Tag)));
        Bolt11Invoice changed = source.ToBuilder().Description("tea").PaymentHash(PaymentHash.Parse(OtherHex)).ExpirySeconds(60).AddFeature(17).Sign(_key);
        Assert.Equal("dspvx9", string.Concat(changed.Fields.Select(field => field.Tag)));
        Assert.Equal(("tea", OtherHex, 60UL), (changed.Description?.Raw, changed.PaymentHash.ToString(), changed.ExpirySeconds));
        Assert.True(changed.Features.Contains(17));
        // A hash takes the place of the description; an order given takes the place of the source's.
        changed = source.ToBuilder().DescriptionHash(DescriptionHash.Parse(OtherHex)).Sign(_key);
        Assert.Equal("hspv9", string.Concat(changed.Fields.Select(field => field.Tag)));
        Assert.Equal("psdv9", string.Concat(source.ToBuilder().FieldOrder("psd").Sign(_key).Fields.Select(field => field.Tag)));
    }

    [Fact]
    public void A_field_of_wrong_length_is_not_the_one_that_is_changed()
    {
        Bolt11Invoice source = Reading.Read(Ordinary.Insert(0, 'p', new byte[51]));
        Bolt11Invoice changed = source.ToBuilder().PaymentHash(PaymentHash.Parse(OtherHex)).KeepDeviations().Sign(_key);
        Assert.Equal([51, 52], changed.Fields.Where(field => field.Tag == 'p').Select(field => field.Words.Length));
        Assert.Equal(OtherHex, changed.PaymentHash.ToString());
    }

    /// <summary>What Default reads and Strict refuses, or what no writer may do: one of each.</summary>
    internal static ImmutableSortedDictionary<string, RawInvoice> Deviations { get; } = new Dictionary<string, RawInvoice>(StringComparer.Ordinal)
    {
        ["bolt11.signet-prefix"] = Ordinary with { Hrp = "lnbs" },
        ["bolt11.amount-zero"] = Ordinary with { Hrp = "lnbc0" },
        ["bolt11.amount-leading-zero"] = Ordinary with { Hrp = "lnbc02500u" },
        ["bolt11.wrong-length"] = Ordinary.Insert(0, 'n', new byte[52]),
        ["bolt11.padding"] = Ordinary.Replace('s', RawWords.OfHex(PaymentSecretHex, 1)),
        ["bolt11.not-minimal"] = Ordinary.Add('x', [0, 1]),
        ["bolt11.missing-payment-secret"] = Ordinary.Remove('s').Remove('9'),
        ["bolt11.route-hint-empty"] = Ordinary.Add('r', []),
        ["bolt11.blinded-path-conflict"] = Ordinary.Replace('9', RawWords.OfBits(25, 263)).Add('5', RawWords.OfBytes(BlindedPathTests.PathBytes())),
        ["bolt11.feature-dependency"] = Ordinary.Replace('9', RawWords.OfBits(8, 14, 263)),
        ["bolt11.feature-both-bits"] = Ordinary.Replace('9', RawWords.OfBits(8, 9, 14)),
        ["bolt11.duplicate-field"] = Ordinary.Add('x', [1]).Add('x', [2]),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static TheoryData<string> DeviationCodes => [.. Deviations.Keys];

    [Theory, MemberData(nameof(DeviationCodes))]
    public void A_deviation_of_the_source_is_written_only_when_it_is_to_be_kept(string code)
    {
        string text = Deviations[code].ToString();
        var source = Bolt11Invoice.Parse(text);
        Refuses(source.ToBuilder(), code);
        Assert.Equal(text, source.ToBuilder().KeepDeviations().Sign(_key).ToString());
        Assert.Equal(text, source.ToBuilder().KeepDeviations().Prepare().Complete(source.Signature).ToString());
        Bolt11Invoice changed = source.ToBuilder().KeepDeviations().MinFinalCltvExpiryDelta(77).Sign(_key);
        Assert.Equal(77u, Bolt11Invoice.Parse(changed.ToString()).MinFinalCltvExpiryDelta);
        Assert.Equal(source.Findings.Select(finding => finding.Code), changed.Findings.Select(finding => finding.Code));
    }

    [Theory, MemberData(nameof(DeviationCodes))]
    public void Keeping_deviations_adds_none_of_another_kind(string code)
    {
        var source = Bolt11Invoice.Parse(Deviations[code].ToString());
        if (code != "bolt11.amount-zero") Refuses(source.ToBuilder().KeepDeviations().Amount(default), "bolt11.amount-zero");
        if (code is not ("bolt11.feature-dependency" or "bolt11.blinded-path-conflict"))
            Refuses(source.ToBuilder().KeepDeviations().Features(FeatureVector.Of(9, 263)), "bolt11.feature-dependency");
    }

    [Fact]
    public void Without_a_source_there_is_nothing_to_keep()
    {
        Refuses(New().Amount(default).KeepDeviations(), "bolt11.amount-zero");
        Refuses(New().Remove('s').Features(FeatureVector.Empty).KeepDeviations(), "bolt11.missing-payment-secret");
    }

    [Fact]
    public void Keeping_deviations_does_not_allow_what_default_refuses()
    {
        Bolt11Invoice old = Reading.Read(Ordinary.Remove('s').Remove('9'));
        Refuses(old.ToBuilder().KeepDeviations().Remove('p'), "bolt11.missing-payment-hash");
        // The same kind of deviation, but with the feature set it is worse.
        Refuses(old.ToBuilder().KeepDeviations().AddFeature(14), "bolt11.missing-payment-secret");
    }

    [Fact]
    public void Without_a_source_or_after_a_change_there_is_no_old_signature()
    {
        Assert.Throws<InvalidOperationException>(() => New().ToInvoice());
        Bolt11Invoice source = New().Sign(_key);
        foreach (Bolt11InvoiceBuilder changed in new[]
        {
            source.ToBuilder().Amount(MilliSatoshi.FromSat(1)),
            source.ToBuilder().Amount(default),
            source.ToBuilder().Network(BitcoinNetwork.Testnet),
            source.ToBuilder().Timestamp(Time.AddSeconds(1)),
            source.ToBuilder().Description("tea"),
            source.ToBuilder().Remove('p'),
            source.ToBuilder().AddField('v', ""),
            source.ToBuilder().FieldOrder("9dsp"),
            source.ToBuilder().IncludePayee(),
        })
        {
            InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => changed.ToInvoice());
            Assert.Contains("sign it", exception.Message, StringComparison.Ordinal);
        }
        Assert.Same(source, source.ToBuilder().Amount(MilliSatoshi.FromSat(1)).AnyAmount().ToInvoice());
    }

    [Fact]
    public void An_invoice_that_names_its_payee_is_not_signed_by_another_unless_renamed()
    {
        Bolt11Invoice source = New().IncludePayee().Sign(_key);
        Assert.Throws<InvalidOperationException>(() => source.ToBuilder().Sign(_otherKey));
        Assert.Equal(_otherKey.PublicKey, source.ToBuilder().IncludePayee().Sign(_otherKey).Payee);
        Assert.Equal(source.Fields.Select(field => field.Tag), source.ToBuilder().IncludePayee().Sign(_otherKey).Fields.Select(field => field.Tag));
        Assert.Equal(PayeeSource.Recovered, source.ToBuilder().Remove('n').Sign(_otherKey).PayeeSource);
    }
}
