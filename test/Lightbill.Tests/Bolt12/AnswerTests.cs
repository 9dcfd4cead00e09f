using Lightbill.Bolt11;
using Lightbill.Bolt12;
using Lightbill.Cryptography;
using Lightbill.Findings;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Bolt12;

/// <summary>From an offer to the invoice: builders, what answers what, and whether it can be paid.</summary>
public sealed class AnswerTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly BlindedPayInfo Costs = new(1, 2, 3, 4, 5, FeatureVector.Empty);

    private readonly PrivateKey _issuer = Key('1');
    private readonly PrivateKey _payer = Key('2');

    public void Dispose()
    {
        _issuer.Dispose();
        _payer.Dispose();
    }

    [Fact]
    public void An_offer_is_built_and_read_again()
    {
        Offer offer = FullOffer().Build();
        Assert.Equal(offer, Offer.Parse(offer.ToString()));
        Assert.Equal((150_000L, "coffee", "satoshi@example.com"), (offer.Amount!.Value.Msat, offer.Description!.Raw, offer.Issuer!.Raw));
        Assert.Equal([BitcoinNetwork.Mainnet, BitcoinNetwork.Signet], offer.Networks);
        Assert.Equal((Now.AddDays(1), 10UL, _issuer.PublicKey), (offer.AbsoluteExpiry, offer.QuantityMax, offer.IssuerId));
        Assert.Equal([1, 2, 3], offer.Metadata!.Value.ToArray());
        Assert.Equal(Route(), Assert.Single(offer.Paths), Same);
        Assert.Equal("0102", Convert.ToHexStringLower(Assert.Single(offer.UnknownFields).Value.Span));
        Assert.Equal(Convert.ToHexStringLower(offer.MerkleRoot.Span), offer.Id);
        Assert.Equal(Bolt12Vectors.TextOf("with currency"), new OfferBuilder(PublicKey.Parse("02eec7245d6b7d2ccb30380bfbe2a3648cd7a942653f5aa340edcea1f283686619"))
            .Amount(new CurrencyAmount("USD", 10_000)).Description("Test vectors").Build().ToString());
    }

    [Fact]
    public void A_request_and_an_invoice_tell_the_id_of_their_offer()
    {
        Offer offer = FullOffer().AddField(1_500_000_001, [7]).Build();
        InvoiceRequest request = Request(offer).AddField(2_000_000_001, [7]).Sign(_payer);
        Assert.Equal(offer.Id, request.Offer.Id);
        Assert.Equal(offer.Id, Invoice(request).Sign(_issuer).Offer.Id);
        Assert.Null(new InvoiceRequestBuilder("refund", MilliSatoshi.FromSat(1), [1], _payer.PublicKey).Build().Offer.Id);
    }

    [Fact]
    public void What_a_reader_refuses_is_not_written()
    {
        Refuses(() => new OfferBuilder().Build(), FindingRules.Bolt12NoIssuer);
        Refuses(() => new OfferBuilder(_issuer.PublicKey).Amount(MilliSatoshi.FromSat(1)).Build(), FindingRules.Bolt12AmountWithoutDescription);
        Refuses(() => new OfferBuilder(_issuer.PublicKey).Amount(MilliSatoshi.FromMsat(0)).Description("x").Build(), FindingRules.Bolt12AmountZero);
        Refuses(() => new OfferBuilder(_issuer.PublicKey).Amount(new CurrencyAmount("QQZ", 1)).Description("x").Build(), FindingRules.Bolt12CurrencyUnknown);
        Refuses(() => new OfferBuilder(_issuer.PublicKey).Features(FeatureVector.Of(0)).Build(), FindingRules.Bolt12UnknownRequiredFeature);
        Assert.Throws<ArgumentException>(() => new OfferBuilder().AddField(22, [1]));
        Assert.Throws<ArgumentException>(() => new OfferBuilder().AddField(81, [1]));
        Assert.Throws<ArgumentException>(() => new OfferBuilder().AddField(24, [1]));
        Assert.Throws<ArgumentException>(() => new OfferBuilder().Description("\ud800"));
        Assert.Throws<ArgumentException>(() => new OfferBuilder().AddPath(Route() with { Hops = [] }));
        Offer offer = FullOffer().Build();
        Refuses(() => new InvoiceRequestBuilder(offer, [1], _payer.PublicKey).Sign(_payer), FindingRules.Bolt12MissingQuantity);
        Refuses(() => new InvoiceRequestBuilder(offer, [1], _payer.PublicKey).Quantity(11).Sign(_payer), FindingRules.Bolt12QuantityOutOfRange);
        Refuses(() => new InvoiceRequestBuilder(offer, [1], _payer.PublicKey).Quantity(2).Amount(MilliSatoshi.FromMsat(299_999)).Sign(_payer), FindingRules.Bolt12AmountTooLow);
        Refuses(() => new InvoiceRequestBuilder(offer, [1], _payer.PublicKey).Quantity(1).Chain(ChainHash.Of(BitcoinNetwork.Regtest)).Sign(_payer), FindingRules.Bolt12ChainNotOffered);
        Refuses(() => new InvoiceRequestBuilder("x", MilliSatoshi.FromSat(1), [1], _payer.PublicKey).Quantity(1).Build(), FindingRules.Bolt12IdleFieldWithoutOffer);
        Assert.Throws<ArgumentException>(() => new InvoiceRequestBuilder(offer, [], _payer.PublicKey));
        Assert.Throws<ArgumentException>(() => new InvoiceRequestBuilder(offer, [1], _payer.PublicKey).AddField(33, [9]));
        Assert.Throws<ArgumentException>(() => new InvoiceRequestBuilder(offer, [1], _payer.PublicKey).Bip353Name(default));
        Assert.Throws<InvalidOperationException>(() => new InvoiceRequestBuilder(offer, [1], _payer.PublicKey).Issuer("me"));
        Assert.Throws<InvalidOperationException>(() => new InvoiceRequestBuilder(offer, [1], _payer.PublicKey).Quantity(1).Build());
        Assert.Throws<InvalidOperationException>(() => new InvoiceRequestBuilder("x", MilliSatoshi.FromSat(1), [1], _payer.PublicKey).Sign(_payer));
        Assert.Throws<InvalidOperationException>(() => Request(offer).Sign(_issuer));
        InvoiceRequest request = Request(offer).Sign(_payer);
        Refuses(() => new Bolt12InvoiceBuilder(request, default, _issuer.PublicKey, Now).Sign(_issuer), FindingRules.Bolt12MissingPaths);
        Refuses(() => new Bolt12InvoiceBuilder(request, default, _payer.PublicKey, Now).AddPath(Route(), Costs).Sign(_payer), FindingRules.Bolt12NodeIdNotIssuer);
        Refuses(() => Invoice(request).Features(FeatureVector.Of(18)).Sign(_issuer), FindingRules.Bolt12UnknownRequiredFeature);
        Assert.Throws<ArgumentException>(() => Invoice(request).Amount(MilliSatoshi.FromSat(1)));
        Assert.Throws<ArgumentException>(() => Invoice(request).AddFallback(FallbackAddress.Parse("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", BitcoinNetwork.Mainnet)));
        Assert.Throws<ArgumentException>(() => Invoice(request).AddFallback(new FallbackAddress(BitcoinNetwork.Testnet, 0, new byte[20])));
        Assert.Throws<ArgumentOutOfRangeException>(() => Invoice(request).RelativeExpirySeconds(0));
    }

    [Fact]
    public void A_request_and_an_invoice_answer_what_they_were_made_for()
    {
        Offer offer = FullOffer().Build();
        InvoiceRequest request = Request(offer).PayerNote("thanks").Bip353Name(new("satoshi", "example.com")).AddPath(Route()).AddField(2_000_000_001, [7]).Sign(_payer);
        Assert.Empty(request.CheckAnswers(offer).Findings);
        Assert.Equal((300_000L, 2UL, "thanks"), (request.ExpectedAmount!.Value.Msat, request.Quantity, request.PayerNote!.Raw));
        Assert.Equal(request, InvoiceRequest.Parse(request.ToString("U", null)));

        Bolt12Invoice invoice = Invoice(request).RelativeExpirySeconds(60).Features(FeatureVector.Of(17))
            .AddFallback(FallbackAddress.Parse("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", BitcoinNetwork.Mainnet)).AddField(1001, [8]).Sign(_issuer);
        Assert.Equal(invoice, Bolt12Invoice.Parse(invoice.ToString()));
        Assert.True(invoice.CheckAnswers(request).IsMatch);
        Assert.Empty(invoice.CheckAnswers(request, PublicKey.FromBytes(_issuer.PublicKey.ToArray())).Findings);
        Assert.Equal((300_000L, Now, 60U, _issuer.PublicKey), (invoice.Amount.Msat, invoice.CreatedAt, invoice.RelativeExpirySeconds, invoice.NodeId));
        Assert.Equal(_payer.PublicKey, invoice.Request.PayerId);
        Assert.Equal("₿satoshi@example.com", invoice.Request.Bip353Name.ToString());
        Assert.Equal("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", Assert.Single(invoice.FallbackAddresses).Address);
        Assert.Equal(Costs, Assert.Single(invoice.PayInfos));
        Assert.Equal([33UL, 1001UL, 2_000_000_001UL], invoice.UnknownFields.Select(field => field.Number));
    }

    [Fact]
    public void A_signature_made_elsewhere_completes_it_and_a_wrong_one_does_not()
    {
        UnsignedBolt12<InvoiceRequest> unsigned = Request(FullOffer().Build()).Prepare();
        Assert.Equal(_payer.PublicKey, unsigned.Key);
        byte[] signature = _payer.SignSchnorr(unsigned.SigningHash);
        Assert.Equal(unsigned.SigningHash, unsigned.Complete(signature).SigningHash);
        Assert.Throws<InvalidOperationException>(() => unsigned.Complete(_issuer.SignSchnorr(unsigned.SigningHash)));
        Assert.Throws<InvalidOperationException>(() => unsigned.Complete([1]));
        Assert.True(unsigned.TryComplete(signature, out InvoiceRequest? completed, out _));
        Assert.Equal(unsigned.Complete(signature).ToString(), completed.ToString());
        Assert.False(unsigned.TryComplete(_issuer.SignSchnorr(unsigned.SigningHash), out completed, out Lightbill.Findings.Finding? error));
        Assert.Equal((null, Lightbill.Findings.FindingSeverity.Error), (completed, error.Severity));
        Assert.False(unsigned.TryComplete([1], out _, out _));
        Assert.Throws<ArgumentException>(() => _payer.SignSchnorr([1]));
    }

    [Fact]
    public void The_request_of_the_example_is_built_again()
    {
        var example = InvoiceRequest.Parse(Bolt12Vectors.SignedRequest);
        using PrivateKey alice = PrivateKey.Parse(string.Concat(Enumerable.Repeat("41", 32)));
        using PrivateKey bob = PrivateKey.Parse(string.Concat(Enumerable.Repeat("42", 32)));
        Offer offer = new OfferBuilder(alice.PublicKey).Amount(new CurrencyAmount("USD", 100)).Description("A Mathematical Treatise").Build();
        Assert.Equal(Bolt12Vectors.SignedRequest, new InvoiceRequestBuilder(offer, new byte[8], bob.PublicKey).Sign(bob).ToString());
        Bolt12MatchReport report = example.CheckAnswers(offer);
        Assert.True(report.IsMatch);
        Assert.Equal(FindingRules.Bolt12PriceNotComparable, Assert.Single(report.Findings).Rule);
        Assert.Empty(example.CheckAnswers(offer, MilliSatoshi.FromSat(1000)).Findings);
    }

    [Fact]
    public void Each_field_of_an_invoice_that_differs_from_the_request_is_named()
    {
        InvoiceRequest request = Request(FullOffer().Build()).Amount(MilliSatoshi.FromMsat(300_000)).PayerNote("n").AddField(2_000_000_001, [7]).Sign(_payer);
        Bolt12Core core = request.Core;
        foreach (TlvRecord record in core.Records.Where(record => Bolt12Ranges.IsMirrored(record.Type)))
        {
            // Missing.
            AssertMirror(request, writer => writer.Remove(record.Type), FindingRules.Bolt12MirrorMissing, record.Type);
            // Changed, in its first bit and its last.
            foreach (int at in new[] { 0, record.End - record.ValueStart - 1 })
            {
                byte[] changed = record.ValueIn(core.Data).ToArray();
                changed[at] ^= (byte)(at == 0 ? 0x80 : 1);
                AssertMirror(request, writer => writer.Set(record.Type, changed), FindingRules.Bolt12MirrorChanged, record.Type);
            }
        }
        foreach (ulong added in new ulong[] { 1, 79, 84, 91, 159, 1_000_000_003, 2_999_999_999 })
            AssertMirror(request, writer => writer.Set(added, [0]), FindingRules.Bolt12MirrorAdded, added);
    }

    [Fact]
    public void Each_field_of_a_request_that_differs_from_the_offer_is_named()
    {
        Offer offer = FullOffer().Build();
        InvoiceRequest request = Request(offer).Sign(_payer);
        Names(FullOffer().Description("tea").Build(), FindingRules.Bolt12MirrorChanged, 10);
        Names(FullOffer().AddField(35, [1]).Build(), FindingRules.Bolt12MirrorMissing, 35);
        Names(new OfferBuilder(_issuer.PublicKey).Build(), FindingRules.Bolt12MirrorAdded, 2);

        void Names(Offer other, FindingRule rule, ulong number)
        {
            Bolt12MatchReport report = request.CheckAnswers(other);
            Assert.False(report.IsMatch);
            Assert.Equal(rule, report.Findings[0].Rule);
            Assert.Contains(number.ToString(System.Globalization.CultureInfo.InvariantCulture), report.Findings[0].Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_amount_and_the_payee_of_an_invoice_are_those_of_the_request()
    {
        Offer priced = new OfferBuilder(_issuer.PublicKey).Amount(MilliSatoshi.FromMsat(100)).Description("x").Build();
        InvoiceRequest request = new InvoiceRequestBuilder(priced, [1], _payer.PublicKey).Sign(_payer);
        Bolt12Invoice dearer = Forge(request, 101, _issuer);
        Assert.Equal(["error bolt12.amount-not-expected"], Codes(dearer.CheckAnswers(request)));
        Assert.False(dearer.CheckAnswers(request).IsMatch);
        Bolt12Invoice cheaper = Forge(request, 99, _issuer);
        Assert.Equal(["warning bolt12.amount-not-expected"], Codes(cheaper.CheckAnswers(request)));
        Assert.True(cheaper.CheckAnswers(request).IsMatch);

        InvoiceRequest exact = new InvoiceRequestBuilder(priced, [1], _payer.PublicKey).Amount(MilliSatoshi.FromMsat(100)).Sign(_payer);
        Bolt12Invoice swapped = Forge(exact, 101, _issuer, writer => writer.SetNumber(82, 101));
        Assert.Equal(["error bolt12.mirror-changed", "error bolt12.amount-not-requested"], Codes(swapped.CheckAnswers(exact)));

        // An invoice by somebody else, who put his own key into the offer.
        Bolt12Invoice stolen = Forge(request, 100, _payer, writer => writer.Set(22, _payer.PublicKey.ToArray()));
        Assert.Equal(["error bolt12.mirror-changed", "error bolt12.node-id-not-issuer"], Codes(stolen.CheckAnswers(request)));

        Offer hidden = new OfferBuilder().AddPath(Route()).AddPath(Route(_payer.PublicKey)).Build();
        InvoiceRequest ask = new InvoiceRequestBuilder(hidden, [1], _payer.PublicKey).Amount(MilliSatoshi.FromMsat(100)).Sign(_payer);
        Bolt12Invoice second = Forge(ask, 100, _payer);
        Assert.Empty(second.CheckAnswers(ask).Findings);
        Assert.Empty(second.CheckAnswers(ask, _payer.PublicKey).Findings);
        Assert.Equal(["error bolt12.node-id-not-on-path"], Codes(second.CheckAnswers(ask, _issuer.PublicKey)));

        Offer dollars = new OfferBuilder(_issuer.PublicKey).Amount(new CurrencyAmount("USD", 100)).Description("x").Build();
        InvoiceRequest inDollars = new InvoiceRequestBuilder(dollars, [1], _payer.PublicKey).Amount(MilliSatoshi.FromMsat(99)).Sign(_payer);
        Assert.Equal(["error bolt12.amount-too-low"], Codes(inDollars.CheckAnswers(dollars, MilliSatoshi.FromMsat(100))));
        InvoiceRequest open = new InvoiceRequestBuilder(dollars, [1], _payer.PublicKey).Sign(_payer);
        Assert.Equal(["warning bolt12.price-not-comparable"], Codes(new Bolt12InvoiceBuilder(open, default, _issuer.PublicKey, Now).Amount(MilliSatoshi.FromSat(1)).AddPath(Route(), Costs).Sign(_issuer).CheckAnswers(open)));
    }

    [Fact]
    public void An_invoice_for_an_offer_to_send_money_answers_it()
    {
        InvoiceRequest refund = new InvoiceRequestBuilder("refund 17", MilliSatoshi.FromSat(5), [1, 2], _payer.PublicKey).AbsoluteExpiry(Now).Issuer("shop.example").Build();
        Assert.Equal(refund, InvoiceRequest.Parse(refund.ToString()));
        Bolt12Invoice invoice = Invoice(refund).Sign(_issuer);
        Assert.Empty(invoice.CheckAnswers(refund, _issuer.PublicKey).Findings);
        Assert.Equal(5_000, invoice.Amount.Msat);
        Assert.Equal(["policy.offer-expired"], refund.CheckPayable(new(Now.AddSeconds(1)) { Network = BitcoinNetwork.Mainnet }).Findings.Select(finding => finding.Code));
        Assert.True(refund.CheckPayable(new(Now)).IsPayable);
    }

    [Fact]
    public void Whoever_answers_an_offer_to_send_money_must_be_the_one_it_was_meant_for()
    {
        InvoiceRequest refund = new InvoiceRequestBuilder("refund 17", MilliSatoshi.FromSat(5), [1, 2], _payer.PublicKey).Build();
        Bolt12Invoice stolen = Forge(refund, 5_000, _payer);
        Assert.Equal(["error bolt12.payee-not-expected"], Codes(stolen.CheckAnswers(refund, _issuer.PublicKey)));
        Assert.False(stolen.CheckAnswers(refund, _issuer.PublicKey).IsMatch);
        Assert.Equal(["warning bolt12.payee-not-named"], Codes(stolen.CheckAnswers(refund)));
        Assert.Contains(_payer.PublicKey.ToString(), stolen.CheckAnswers(refund).Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_payee_is_the_last_on_a_path_and_not_the_first()
    {
        BlindedRoute route = Route() with { Hops = [new(_payer.PublicKey, new byte[1]), new(_issuer.PublicKey, new byte[1])] };
        Offer offer = new OfferBuilder().AddPath(route).Build();
        InvoiceRequest request = new InvoiceRequestBuilder(offer, [1], _payer.PublicKey).Amount(MilliSatoshi.FromMsat(100)).Sign(_payer);
        Assert.Empty(Forge(request, 100, _issuer).CheckAnswers(request, _issuer.PublicKey).Findings);
        // The reader itself refuses the first: what it holds against an invoice is the path that stands in the invoice.
        Refuses(() => new Bolt12InvoiceBuilder(request, default, _payer.PublicKey, Now).AddPath(Route(), Costs).Sign(_payer), FindingRules.Bolt12NodeIdNotOnPath);
        // With a path of his own in the invoice the first passes the reader, but not the payer's request.
        Bolt12Invoice stolen = Forge(request, 100, _payer, writer => writer.Set(16, BlindedRouteWriter.Write(Route(_payer.PublicKey))));
        Assert.Equal(["error bolt12.mirror-changed", "error bolt12.node-id-not-on-path"], Codes(stolen.CheckAnswers(request)));
    }

    [Fact]
    public void A_price_in_a_currency_is_reckoned_for_the_quantity()
    {
        Offer dollars = new OfferBuilder(_issuer.PublicKey).Amount(new CurrencyAmount("USD", 100)).Description("x").QuantityMax(5).Build();
        InvoiceRequestBuilder three = new InvoiceRequestBuilder(dollars, [1], _payer.PublicKey).Quantity(3);
        Assert.Equal(["error bolt12.amount-too-low"], Codes(three.Amount(MilliSatoshi.FromMsat(299)).Sign(_payer).CheckAnswers(dollars, MilliSatoshi.FromMsat(100))));
        Assert.Empty(three.Amount(MilliSatoshi.FromMsat(300)).Sign(_payer).CheckAnswers(dollars, MilliSatoshi.FromMsat(100)).Findings);
        InvoiceRequest open = new InvoiceRequestBuilder(dollars, [1], _payer.PublicKey).Quantity(3).Sign(_payer);
        Assert.Equal(["policy.amount-in-currency"], open.CheckPayable(new(Now)).Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_request_names_the_chain_where_the_offer_is_not_for_mainnet()
    {
        Offer elsewhere = new OfferBuilder(_issuer.PublicKey).Networks(BitcoinNetwork.Testnet, BitcoinNetwork.Signet).Build();
        InvoiceRequestBuilder builder = new InvoiceRequestBuilder(elsewhere, [1], _payer.PublicKey).Amount(MilliSatoshi.FromSat(1));
        Assert.Equal(BitcoinNetwork.Testnet, builder.Sign(_payer).Network);
        Assert.Equal(BitcoinNetwork.Signet, builder.Chain(ChainHash.Of(BitcoinNetwork.Signet)).Sign(_payer).Network);
        Assert.Equal(BitcoinNetwork.Mainnet, Request(FullOffer().Build()).Sign(_payer).Network);
    }

    [Fact]
    public void An_offer_can_be_used_until_the_very_second_of_its_expiry()
    {
        Offer offer = FullOffer().AbsoluteExpiry(Now).Build();
        Assert.False(offer.IsExpiredAt(Now));
        Assert.True(offer.IsExpiredAt(Now.AddSeconds(1)));
        Assert.False(new OfferBuilder(_issuer.PublicKey).Build().IsExpiredAt(DateTimeOffset.MaxValue));
    }

    [Fact]
    public void A_question_that_the_message_leaves_open_is_no_yes()
    {
        Offer nobody = new OfferBuilder().AddPath(Route()).Amount(MilliSatoshi.FromSat(1)).Description("x").Build();
        AssertReasons(nobody.CheckPayable(new(Now) { Payee = _issuer.PublicKey }), "policy.not-told");
        InvoiceRequest ofNobody = new InvoiceRequestBuilder(nobody, [1], _payer.PublicKey).Amount(MilliSatoshi.FromSat(1)).Sign(_payer);
        AssertReasons(ofNobody.CheckPayable(new(Now) { Payee = _issuer.PublicKey }), "policy.not-told");
        InvoiceRequest request = new InvoiceRequestBuilder(new OfferBuilder(_issuer.PublicKey).Build(), [1], _payer.PublicKey).Amount(MilliSatoshi.FromSat(1)).Sign(_payer);
        AssertReasons(request.CheckPayable(new(Now) { Payee = _payer.PublicKey }), "policy.wrong-payee");
        Assert.Empty(request.CheckPayable(new(Now) { Payee = _issuer.PublicKey }).Findings);

        Offer dollars = new OfferBuilder(_issuer.PublicKey).Amount(new CurrencyAmount("USD", 100)).Description("x").Build();
        AssertReasons(dollars.CheckPayable(new(Now) { Amount = MilliSatoshi.FromSat(1) }), "policy.amount-in-currency");
        AssertReasons(new InvoiceRequestBuilder(dollars, [1], _payer.PublicKey).Sign(_payer).CheckPayable(new(Now) { Amount = MilliSatoshi.FromSat(1) }), "policy.amount-in-currency");
    }

    [Fact]
    public void What_is_given_out_cannot_be_changed()
    {
        Assert.Throws<NotSupportedException>(() => ((IList<Bolt12FieldInfo>)Bolt12FieldInfo.Of(Bolt12Kind.InvoiceError)).Clear());
        Assert.IsNotType<Bolt12FieldInfo[]>(Bolt12FieldInfo.Of(Bolt12Kind.InvoiceError));
        Assert.IsNotType<Bolt12Field[]>(FullOffer().Build().Fields);
    }

    [Fact]
    public void Whether_it_can_be_paid_is_asked_with_a_time_and_a_network()
    {
        Offer offer = FullOffer().Build();
        Assert.Empty(offer.CheckPayable(new(Now.AddDays(1)) { Network = BitcoinNetwork.Signet }).Findings);
        AssertReasons(offer.CheckPayable(new(Now.AddDays(1).AddSeconds(1)) { Network = BitcoinNetwork.Regtest, Amount = MilliSatoshi.FromSat(1), Payee = _payer.PublicKey }),
            "policy.offer-expired", "policy.unsupported-chain", "policy.wrong-amount", "policy.wrong-payee");
        AssertReasons(offer.CheckPayable(new(Now) { MinTimeLeft = TimeSpan.FromDays(2) }), "policy.too-little-time");
        PayabilityReport report = Offer.Parse(Bolt12Vectors.TextOf("with currency")).CheckPayable(new(Now));
        Assert.True(report.IsPayable);
        Assert.Equal("policy.amount-in-currency", Assert.Single(report.Findings).Code);
        Assert.Equal("policy.amount-missing", Assert.Single(Offer.Parse(Bolt12Vectors.TextOf("Minimal bolt12 offer")).CheckPayable(new(Now)).Findings).Code);
        AssertReasons(new OfferBuilder(_issuer.PublicKey).Chains(ChainHash.FromBytes(new byte[32])).Build().CheckPayable(new(Now) { Amount = MilliSatoshi.FromSat(1) }), "policy.unsupported-chain");

        InvoiceRequest request = Request(offer).Sign(_payer);
        AssertReasons(request.CheckPayable(new(Now) { Network = BitcoinNetwork.Signet }), "policy.unsupported-chain");
        Bolt12Invoice invoice = Invoice(request).Features(FeatureVector.Of(16)).Sign(_issuer);
        Assert.Empty(invoice.CheckPayable(new(Now.AddSeconds(7200)) { Network = BitcoinNetwork.Mainnet, Amount = MilliSatoshi.FromMsat(300_000), Payee = _issuer.PublicKey }).Findings);
        AssertReasons(invoice.CheckPayable(new(Now.AddSeconds(7201)) { Network = BitcoinNetwork.Testnet, Amount = MilliSatoshi.FromMsat(1), Payee = _payer.PublicKey, SupportedFeatures = FeatureVector.Empty }),
            "policy.expired", "policy.unsupported-chain", "policy.wrong-amount", "policy.wrong-payee", "policy.unsupported-feature");
        AssertReasons(invoice.CheckPayable(new(Now) { MinTimeLeft = TimeSpan.FromDays(1) }), "policy.too-little-time");
        Assert.Equal("policy.future", Assert.Single(invoice.CheckPayable(new(Now.AddHours(-1))).Findings).Code);
        Assert.True(invoice.IsPaidBy(PaymentPreimage.FromBytes(new byte[32])));
    }

    [Fact]
    public void The_reasons_against_paying_say_what_was_found_and_what_was_meant()
    {
        Offer offer = new OfferBuilder(_issuer.PublicKey).Chains(ChainHash.FromBytes(new byte[32]), ChainHash.Of(BitcoinNetwork.Signet)).Build();
        Says(offer, new(Now) { Network = BitcoinNetwork.Regtest, Amount = MilliSatoshi.FromSat(1) }, "another coin, signet instead of regtest");
        offer = new OfferBuilder(_issuer.PublicKey).Chains(ChainHash.FromBytes(new byte[32])).Build();
        Says(offer, new(Now) { Amount = MilliSatoshi.FromSat(1) }, "another coin instead of bitcoin");
        offer = new OfferBuilder(_issuer.PublicKey).Build();
        Says(offer, new(Now) { Amount = MilliSatoshi.FromSat(1), Payee = _payer.PublicKey }, $"{_issuer.PublicKey} instead of {_payer.PublicKey}");

        static void Says(Offer offer, PaymentContext context, string words) => Assert.Contains(words, Assert.Single(offer.CheckPayable(context).Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_by_another_key_is_refused_with_the_key_that_was_meant()
    {
        UnsignedBolt12<InvoiceRequest> unsigned = Request(FullOffer().Build()).Prepare();
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => unsigned.Complete(_issuer.SignSchnorr(unsigned.SigningHash)));
        Assert.Contains(_payer.PublicKey.ToString(), refusal.Message, StringComparison.Ordinal);
    }

    private static void AssertReasons(PayabilityReport report, params string[] codes)
    {
        Assert.False(report.IsPayable);
        Assert.Equal(codes, report.Findings.Select(finding => finding.Code));
    }

    private void AssertMirror(InvoiceRequest request, Action<TlvWriter> change, FindingRule rule, ulong type)
    {
        // Not an authentic document, since the change may break other rules: the comparison is asked directly.
        var writer = new TlvWriter();
        writer.Copy(request.Core, Bolt12Ranges.IsMirrored);
        change(writer);
        Bolt12Core changed = Bolt12Core.ReadBytes(Bolt12Kind.Invoice, writer.ToArray());
        Finding finding = Assert.Single(Bolt12Match.CompareMirror(changed, request.Core));
        Assert.Equal((rule, FindingSeverity.Error), (finding.Rule, finding.Severity));
        Assert.Contains(changed.NameOf(type), finding.Message, StringComparison.Ordinal);
        Assert.Equal(rule == FindingRules.Bolt12MirrorMissing ? null : changed.Find(type)!.Value.Start, finding.Offset);
    }

    /// <summary>An invoice as a dishonest payee would make it: the builder would not.</summary>
    private static Bolt12Invoice Forge(InvoiceRequest request, ulong msat, PrivateKey key, Action<TlvWriter>? change = null)
    {
        var writer = new TlvWriter();
        writer.Copy(request.Core, Bolt12Ranges.IsMirrored);
        writer.Set(160, BlindedRouteWriter.Write(Route()));
        writer.Set(162, BlindedRouteWriter.Write(Costs));
        writer.SetNumber(164, 1);
        writer.Set(168, new byte[32]);
        writer.SetNumber(170, msat);
        writer.Set(176, key.PublicKey.ToArray());
        change?.Invoke(writer);
        Bolt12Core core = Bolt12Core.ReadBytes(Bolt12Kind.Invoice, writer.ToArray());
        writer.Set(240, key.SignSchnorr(Bolt12Merkle.SigningHash(Bolt12Kind.Invoice, Bolt12Merkle.Root(core.Data, core.Records))));
        return Bolt12Invoice.FromBytes(writer.ToArray());
    }

    private static IEnumerable<string> Codes(Bolt12MatchReport report) => report.Findings.Select(finding => Reading.Format(finding).Split(' ') is [var severity, var code, ..] ? $"{severity} {code}" : "");

    private static void Refuses(Func<object> build, FindingRule rule)
    {
        InvoiceBuildException exception = Assert.Throws<InvoiceBuildException>(build);
        Assert.Contains(rule, exception.Errors.Select(error => error.Rule));
    }

    private OfferBuilder FullOffer() => new OfferBuilder(_issuer.PublicKey).Networks(BitcoinNetwork.Mainnet, BitcoinNetwork.Signet).Metadata([1, 2, 3])
        .Amount(MilliSatoshi.FromSat(150)).Description("coffee").Features(FeatureVector.Of(1)).AbsoluteExpiry(Now.AddDays(1)).AddPath(Route())
        .Issuer("satoshi@example.com").QuantityMax(10).AddField(33, [1, 2]);

    private InvoiceRequestBuilder Request(Offer offer) => new InvoiceRequestBuilder(offer, [0xfe, 1], _payer.PublicKey).Quantity(2);

    private Bolt12InvoiceBuilder Invoice(InvoiceRequest request) =>
        new Bolt12InvoiceBuilder(request, PaymentPreimage.FromBytes(new byte[32]).Hash, _issuer.PublicKey, Now).AddPath(Route(), Costs);

    private static BlindedRoute Route(PublicKey? last = null) =>
        new(new IntroductionNode(new ShortChannelId(1, 2, 3), 1), PublicKey.Parse(RawMessage.Point), [new(last ?? PublicKey.Parse(RawMessage.Point), new byte[] { 1, 2, 3 })]);

    private static bool Same(BlindedRoute left, BlindedRoute right) => BlindedRouteWriter.Write(left).AsSpan().SequenceEqual(BlindedRouteWriter.Write(right));

    private static PrivateKey Key(char digit) => PrivateKey.Parse(new string(digit, 64));
}
