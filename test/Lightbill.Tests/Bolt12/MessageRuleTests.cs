using Lightbill.Bolt12;
using Lightbill.Findings;

namespace Lightbill.Tests.Bolt12;

/// <summary>The rules that concern a message as a whole.</summary>
public class MessageRuleTests
{
    private const string OtherPoint = "02eec7245d6b7d2ccb30380bfbe2a3648cd7a942653f5aa340edcea1f283686619";
    private const string Testnet = "43497fd7f826957108f4a30fd9cec3aeba79972084e90ead01ea330900000000";

    [Theory]
    [InlineData(0UL, "missing-metadata")]
    [InlineData(88UL, "missing-payer-id")]
    [InlineData(82UL, "missing-amount")]
    public void A_request_has_what_it_must(ulong missing, string code) =>
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, RawMessage.Refund().Without(missing), $"error bolt12.{code}");

    [Fact]
    public void A_request_that_answers_an_offer_is_signed()
    {
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, RawMessage.Request(), "error bolt12.signature-missing");
        RawMessage other = RawMessage.Request();
        other.Signed(Bolt12Kind.InvoiceRequest);
        other.With(89, "61");
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, other, $"error bolt12.signature-invalid {other.At(240)}");
        other.With(240, "00");
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, other, $"error bolt12.wrong-length {other.At(240)}");
        Assert.True(InvoiceRequest.FromBytes(RawMessage.Request().Signed(Bolt12Kind.InvoiceRequest)).AnswersOffer);
    }

    [Fact]
    public void A_request_that_answers_an_offer_with_paths_only_is_signed_too()
    {
        RawMessage message = RawMessage.Request().Without(22).With(16, RawMessage.Path);
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, message, "error bolt12.signature-missing");
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, message.Signed(Bolt12Kind.InvoiceRequest));
    }

    [Fact]
    public void Features_of_the_offer_are_not_judged_in_what_mirrors_them()
    {
        RawMessage message = RawMessage.Invoice().With(12, "01").With(84, "01");
        Bolt12Reading.Gives(Bolt12Kind.Invoice, message.Signed(Bolt12Kind.Invoice));
        RawMessage request = RawMessage.Request().With(12, "01").With(84, "01");
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, request.Signed(Bolt12Kind.InvoiceRequest), $"error bolt12.unknown-required-feature {request.OffsetOf(84) + 2}+1");
    }

    [Theory]
    [InlineData(241UL)]
    [InlineData(999UL)]
    public void No_signature_is_a_leaf_of_the_tree(ulong type)
    {
        byte[] root = Bolt12Invoice.FromBytes(RawMessage.Invoice().Signed(Bolt12Kind.Invoice)).MerkleRoot.ToArray();
        Assert.Equal(root, Bolt12Invoice.FromBytes(RawMessage.Invoice().With(type, "00").Signed(Bolt12Kind.Invoice)).MerkleRoot.ToArray());
        Assert.NotEqual(root, Bolt12Invoice.FromBytes(RawMessage.Invoice().With(1001, "00").Signed(Bolt12Kind.Invoice)).MerkleRoot.ToArray());
    }

    [Fact]
    public void An_offer_to_send_money_need_not_be_signed_but_a_signature_must_hold()
    {
        InvoiceRequest refund = InvoiceRequest.FromBytes(RawMessage.Refund().ToArray());
        Assert.False(refund.AnswersOffer);
        Assert.Null(refund.Signature);
        RawMessage signed = RawMessage.Refund();
        signed.Signed(Bolt12Kind.InvoiceRequest);
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, signed, $"warning bolt12.signature-unexpected {signed.At(240)}");
        signed.With(82, "65");
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, signed, $"error bolt12.signature-invalid {signed.At(240)}");
    }

    [Theory]
    [InlineData(2UL, Testnet, "error bolt12.field-without-offer")]
    [InlineData(12UL, "02", "error bolt12.field-without-offer")]
    [InlineData(20UL, "05", "error bolt12.field-without-offer")]
    [InlineData(4UL, "05", "warning bolt12.idle-field-without-offer")]
    [InlineData(8UL, "05", "warning bolt12.idle-field-without-offer")]
    [InlineData(86UL, "05", "warning bolt12.idle-field-without-offer")]
    public void An_offer_to_send_money_holds_no_other_field_of_an_offer(ulong type, string hex, string expected)
    {
        RawMessage message = RawMessage.Refund().With(type, hex);
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, message, $"{expected} {message.At(type)}");
    }

    [Fact]
    public void An_offer_to_send_money_without_description_is_remarked_on() =>
        Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, RawMessage.Refund().Without(10), "warning bolt12.missing-description");

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "01", "unexpected-quantity")]
    [InlineData("05", null, "missing-quantity")]
    [InlineData("05", "", "quantity-out-of-range")]
    [InlineData("05", "01", null)]
    [InlineData("05", "05", null)]
    [InlineData("05", "06", "quantity-out-of-range")]
    [InlineData("", "", "quantity-out-of-range")]
    [InlineData("", "ffff", null)]
    public void The_quantity_is_given_exactly_when_the_offer_wants_one_and_within_its_bounds(string? max, string? quantity, string? code)
    {
        RawMessage message = RawMessage.Request();
        if (max is not null) message.With(20, max);
        if (quantity is not null) message.With(86, quantity);
        GivesWhenSigned(message, code, "missing-quantity", 86);
    }

    [Theory]
    [InlineData("64", null, null)]
    [InlineData("64", "64", null)]
    [InlineData("64", "63", "amount-too-low")]
    [InlineData(null, null, "missing-amount")]
    [InlineData(null, "01", null)]
    public void The_amount_is_at_least_the_price(string? price, string? amount, string? code)
    {
        RawMessage message = RawMessage.Request().Without(8);
        if (price is not null) message.With(8, price);
        if (amount is not null) message.With(82, amount);
        GivesWhenSigned(message, code, "missing-amount", 82);
    }

    [Fact]
    public void Quantity_times_price_does_not_overflow()
    {
        RawMessage message = RawMessage.Request().With(8, "1d24b2dfac520000").With(20, "").With(86, "ffffffffffffffff");
        GivesWhenSigned(message, "amount-too-large", "", 86);
        GivesWhenSigned(message.With(82, "1d24b2dfac520000"), "amount-too-low", "", 82);
        GivesWhenSigned(message.With(86, "01"), null, "", 86);
        Assert.Equal(MilliSatoshi.MaxMsat, InvoiceRequest.FromBytes(message.Signed(Bolt12Kind.InvoiceRequest)).ExpectedAmount?.Msat);
    }

    [Fact]
    public void A_price_in_a_currency_is_not_compared_with_bitcoin() =>
        GivesWhenSigned(RawMessage.Request().With(6, "555344").With(82, "01"), null, "", 82);

    [Theory]
    [InlineData(null, Testnet, "chain-not-offered")]
    [InlineData(Testnet, null, "chain-not-offered")]
    [InlineData(Testnet, Testnet, null)]
    [InlineData(null, "6fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000", null)]
    public void The_chain_is_one_of_the_offer(string? offered, string? chain, string? code)
    {
        RawMessage message = RawMessage.Request();
        if (offered is not null) message.With(2, offered);
        if (chain is not null) message.With(80, chain);
        GivesWhenSigned(message, code, chain is null ? "chain-not-offered" : "", 80);
    }

    [Theory]
    [InlineData(160UL, "missing-paths")]
    [InlineData(162UL, "missing-payinfo")]
    [InlineData(164UL, "missing-created-at")]
    [InlineData(168UL, "missing-payment-hash")]
    [InlineData(170UL, "missing-invoice-amount")]
    [InlineData(176UL, "missing-node-id")]
    public void An_invoice_has_what_it_must(ulong missing, string code) =>
        Bolt12Reading.Gives(Bolt12Kind.Invoice, RawMessage.Invoice().Without(missing).Signed(Bolt12Kind.Invoice), $"error bolt12.{code}");

    [Fact]
    public void An_invoice_is_signed_by_its_payee()
    {
        Bolt12Reading.Gives(Bolt12Kind.Invoice, RawMessage.Invoice(), "error bolt12.signature-missing");
        RawMessage message = RawMessage.Invoice();
        message.Signed(Bolt12Kind.Invoice);
        message.With(164, "65000001");
        Bolt12Reading.Gives(Bolt12Kind.Invoice, message, $"error bolt12.signature-invalid {message.At(240)}");
    }

    [Fact]
    public void An_invoice_that_names_no_request_is_remarked_on() =>
        Bolt12Reading.Gives(Bolt12Kind.Invoice, RawMessage.Invoice().Without(88).Without(0).Signed(Bolt12Kind.Invoice), "warning bolt12.no-request");

    [Fact]
    public void There_is_one_entry_of_costs_for_each_path()
    {
        RawMessage message = RawMessage.Invoice().With(162, RawMessage.Costs + RawMessage.Costs);
        Bolt12Reading.Gives(Bolt12Kind.Invoice, message.Signed(Bolt12Kind.Invoice), $"error bolt12.payinfo-count {message.At(162)}");
        message.With(162, RawMessage.Costs[..^2]);
        Assert.Equal("bolt12.payinfo-malformed", Bolt12Core.ReadBytes(Bolt12Kind.Invoice, message.ToArray()).FirstError?.Code);
        message.With(162, "");
        Assert.Equal("bolt12.payinfo-count", Bolt12Core.ReadBytes(Bolt12Kind.Invoice, message.ToArray()).FirstError?.Code);
    }

    [Fact]
    public void A_path_that_asks_for_an_unknown_feature_is_not_used_and_one_must_remain()
    {
        string unusable = RawMessage.Costs[..^4] + "000101";
        RawMessage message = RawMessage.Invoice().With(160, RawMessage.Path + RawMessage.Path).With(162, RawMessage.Costs + unusable);
        Bolt12Reading.Gives(Bolt12Kind.Invoice, message.Signed(Bolt12Kind.Invoice), $"warning bolt12.path-unusable {message.At(162)}");
        Assert.Equal([true, false], Bolt12Invoice.FromBytes(message.ToArray()).PayInfos.Select(info => info.IsUsable));
        message.With(162, unusable + unusable);
        Bolt12Reading.Gives(Bolt12Kind.Invoice, message.Signed(Bolt12Kind.Invoice), $"error bolt12.no-usable-path {message.At(162)}");
    }

    [Fact]
    public void The_payee_is_the_issuer_or_stands_at_the_end_of_a_path()
    {
        RawMessage message = RawMessage.Invoice().With(22, OtherPoint);
        Bolt12Reading.Gives(Bolt12Kind.Invoice, message.Signed(Bolt12Kind.Invoice), $"error bolt12.node-id-not-issuer {message.At(176)}");
        message.Without(22).With(16, RawMessage.Path.Replace("01" + RawMessage.Point, "01" + OtherPoint, StringComparison.Ordinal));
        Bolt12Reading.Gives(Bolt12Kind.Invoice, message.Signed(Bolt12Kind.Invoice), $"error bolt12.node-id-not-on-path {message.At(176)}");
        Bolt12Reading.Gives(Bolt12Kind.Invoice, message.With(16, RawMessage.Path).Signed(Bolt12Kind.Invoice));
    }

    [Fact]
    public void The_amount_of_an_invoice_is_the_one_that_was_requested()
    {
        RawMessage message = RawMessage.Invoice().With(82, "65");
        Bolt12Reading.Gives(Bolt12Kind.Invoice, message.Signed(Bolt12Kind.Invoice), $"error bolt12.amount-not-requested {message.At(170)}");
        Bolt12Reading.Gives(Bolt12Kind.Invoice, message.With(170, "65").Signed(Bolt12Kind.Invoice));
    }

    [Fact]
    public void Fallbacks_that_mean_nothing_are_left_out()
    {
        const string Segwit = "000014" + "751e76e8199196d454941c45d1b3a323f1433bd6";
        const string Taproot = "010020" + "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
        RawMessage message = RawMessage.Invoice().With(172, Segwit + "11000200ff" + Taproot + "01000200ff" + "000001ff");
        byte[] bytes = message.Signed(Bolt12Kind.Invoice);
        int start = message.OffsetOf(172) + 2;
        Bolt12Reading.Gives(Bolt12Kind.Invoice, bytes,
            $"info bolt12.fallback-ignored {start + 23}+5", $"info bolt12.fallback-ignored {start + 63}+5", $"info bolt12.fallback-ignored {start + 68}+4");
        Assert.Equal(["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"],
            Bolt12Invoice.FromBytes(bytes).FallbackAddresses.Select(address => address.Address));
        Assert.Equal("bolt12.fallbacks-malformed", Bolt12Core.ReadBytes(Bolt12Kind.Invoice, message.With(172, Segwit[..^2]).ToArray()).FirstError?.Code);
    }

    [Fact]
    public void An_invoice_has_its_times()
    {
        Bolt12Invoice invoice = Bolt12Invoice.FromBytes(RawMessage.Invoice().Signed(Bolt12Kind.Invoice));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(0x65000000), invoice.CreatedAt);
        Assert.Equal((7200U, false), (invoice.RelativeExpirySeconds, invoice.HasExpiryField));
        Assert.False(invoice.IsExpiredAt(invoice.CreatedAt.AddSeconds(7200)));
        Assert.True(invoice.IsExpiredAt(invoice.CreatedAt.AddSeconds(7201)));
        invoice = Bolt12Invoice.FromBytes(RawMessage.Invoice().With(166, "ffffffff").With(164, "ffffffffffffffff").Signed(Bolt12Kind.Invoice));
        Assert.Equal((uint.MaxValue, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue), (invoice.RelativeExpirySeconds, invoice.CreatedAt, invoice.ExpiresAt));
        RawMessage tooLong = RawMessage.Invoice().With(166, "0100000000");
        Assert.Equal("bolt12.number-too-long", Bolt12Core.ReadBytes(Bolt12Kind.Invoice, tooLong.ToArray()).FirstError?.Code);
    }

    [Fact]
    public void An_error_says_what_is_wrong_and_suggests_nothing_without_a_field()
    {
        InvoiceError error = InvoiceError.Create("no stock", erroneousField: 86, suggestedValue: [5]);
        Assert.Equal(("no stock", 86UL, "05"), (error.Message.Raw, error.ErroneousField, Convert.ToHexStringLower(error.SuggestedValue!.Value.Span)));
        Assert.Equal("0101560301050508" + "6e6f2073746f636b", Convert.ToHexStringLower(error.Bytes.Span));
        Assert.Equal(error.Bytes.ToArray(), InvoiceError.FromBytes(error.Bytes.Span).Bytes.ToArray());
        Bolt12Reading.Gives(Bolt12Kind.InvoiceError, new RawMessage(), "error bolt12.error-without-text");
        Bolt12Reading.Gives(Bolt12Kind.InvoiceError, new RawMessage().With(3, "00").With(5, "61"), "error bolt12.suggestion-without-field 0+3");
        Assert.Throws<Lightbill.Bolt11.InvoiceBuildException>(() => InvoiceError.Create("x", suggestedValue: [1]));
        Assert.False(InvoiceError.TryFromBytes([2, 0], out _, out Finding? problem));
        Assert.Equal("bolt12.unknown-even-field", problem.Code);
    }

    /// <summary>At the record, or about the whole when the rule is that something is missing.</summary>
    private static void GivesWhenSigned(RawMessage message, string? code, string wholeCode, ulong type)
    {
        byte[] bytes = message.Signed(Bolt12Kind.InvoiceRequest);
        if (code is null) Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, bytes);
        else Bolt12Reading.Gives(Bolt12Kind.InvoiceRequest, bytes, code == wholeCode ? $"error bolt12.{code}" : $"error bolt12.{code} {message.At(type)}");
    }
}
