using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lightbill.Bolt12;

namespace Lightbill.Cli.Tests.Formats;

public sealed class Bolt12FormatTests
{
    private const string ClnOffer =
        "lno1qgsqvgnwgcg35z6ee2h3yczraddm72xrfua9uve2rlrm9deu7xyfzrcgqgn3qzsww3jkzgp3xuun2v358yerxdgkyypv06t2433llnmf7pfm3a2y66vvw3wuk2tgsmf3ndyy9r6luv05ygq";

    private const string ClnOutput = """
        {"type":"bolt12 offer","offer_id":"f81a5122f8bea052656d561c2d7c7841ff3dd5e2f4a5280c6be7731e790cd366","offer_chains":["06226e46111a0b59caaf126043eb5bbf28c34f3a5e332a1fc7b2b73cf188910f"],"offer_amount_msat":10000,"offer_description":"tea 1795249235","offer_issuer_id":"02c7e96aac63ffcf69f053b8f544d698c745dcb296886d319b48428f5fe31f4220","valid":true}
        """;

    private static readonly string[] OfferNames =
    [
        "networks", "defaults", "offerId", "offerChains", "offerMetadata", "offerAmountMsat", "offerCurrencyAmount", "offerDescription", "offerFeatures", "offerAbsoluteExpiry",
        "offerExpiresAt", "offerPaths", "offerIssuer", "offerQuantityMax", "offerIssuerId",
    ];

    private static readonly string[] RequestNames =
    [
        "invreqMetadata", "invreqChain", "invreqAmountMsat", "invreqFeatures", "invreqQuantity", "invreqPayerId", "invreqPayerNote", "invreqPaths", "invreqBip353Name",
    ];

    private static readonly string[] InvoiceNames =
    [
        "invoicePaths", "invoiceBlindedpay", "invoiceCreatedAt", "createdAt", "invoiceRelativeExpiry", "expiresAt", "invoicePaymentHash", "invoiceAmountMsat", "invoiceFallbacks",
        "invoiceFeatures", "invoiceNodeId",
    ];

    public static TheoryData<string> JsonFormats => ["json", "cln"];

    [Fact]
    public void The_cln_format_equals_what_a_real_node_said() => Assert.Equal(ClnOutput.Trim(), JsonNode.Parse(Run("cln", ClnOffer).Output)!.ToJsonString());

    [Fact]
    public void The_cln_format_of_an_invoice_has_the_members_of_core_lightning_in_their_order()
    {
        JsonObject json = JsonNode.Parse(Run("cln", Bolt12Samples.Invoice.ToString()).Output)!.AsObject();
        Assert.Equal(
            [
                "type", "offer_id", "offer_metadata", "offer_amount_msat", "offer_description", "offer_issuer", "offer_absolute_expiry", "offer_paths", "offer_quantity_max",
                "offer_issuer_id", "invreq_metadata", "invreq_payer_id", "invreq_quantity", "invreq_payer_note", "invreq_bip_353_name", "invoice_paths", "invoice_created_at",
                "invoice_relative_expiry", "invoice_payment_hash", "invoice_amount_msat", "invoice_node_id", "signature", "unknown_invoice_tlvs", "valid",
            ],
            json.Select(member => member.Key));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Bolt12Samples.Offer.Bytes.Span)), (string?)json["offer_id"]);
        JsonObject path = json["invoice_paths"]![0]!.AsObject();
        Assert.Equal(["first_scid", "first_scid_dir", "first_path_key", "payinfo", "path"], path.Select(member => member.Key));
        Assert.Equal("""{"fee_base_msat":1000,"fee_proportional_millionths":100,"cltv_expiry_delta":40,"features":""}""", path["payinfo"]!.ToJsonString());
        Assert.Equal("""[{"type":77,"length":2,"value":"0102"}]""", json["unknown_invoice_tlvs"]!.ToJsonString());
    }

    [Fact]
    public void The_json_object_of_each_kind_has_the_documented_names_in_their_order()
    {
        string[] start = ["schema", "kind", "text", "valid", "signatureValid", "payable", "checkedAt", "payableReasons", "findings", .. OfferNames];
        string[] end = ["unknownFields", "merkleRoot"];
        string[] signed = [.. end, "signature", "signingHash"];
        Assert.Equal([.. start, .. end], Names(Bolt12Samples.Offer));
        Assert.Equal([.. start, .. RequestNames, "answersOffer", "expectedAmountMsat", .. signed], Names(Bolt12Samples.Request));
        Assert.Equal([.. start, .. RequestNames, "answersOffer", "expectedAmountMsat", .. signed], Names(Bolt12Samples.Refund));
        Assert.Equal([.. start, .. RequestNames, .. InvoiceNames, .. signed], Names(Bolt12Samples.Invoice));
        string[] proof =
        [
            "schema", "kind", "text", "valid", "signatureValid", "findings", "experimental", "networks", "invoiceNodeId", "invreqPayerId", "invoicePaymentHash", "proofPreimage", "invoiceFeatures", "proofNote",
            "invoiceAmountMsat", "invoiceCreatedAt", "createdAt", "invreqChain", "invreqAmountMsat", "invreqQuantity", "invreqPayerNote", "offerDescription", "offerIssuer", "offerIssuerId", "shownFields",
            "hiddenFields", "unknownFields", "invoiceMerkleRoot", "signature", "merkleRoot", "signingHash", "proofSignature",
        ];
        Assert.Equal(proof, Names(Bolt12Samples.Proof));
        Assert.Equal(proof, Names(Bolt12Samples.FullProof));
    }

    [Fact]
    public void A_proof_is_held_against_what_is_asked()
    {
        string signet = Bolt12Samples.FullProof.ToString();
        string payee = Bolt12Samples.FullProof.NodeId.ToString();
        (string[] Questions, int Code, string Says)[] runs =
        [
            (["--payee", payee], 0, "ok      payee"),
            (["--payee", Bolt12Samples.FullProof.PayerId.ToString()], 1, "FAILED  payee        it is " + payee),
            (["--network", "signet"], 0, "ok      network      signet"),
            (["--network", "mainnet"], 1, "FAILED  network      it is signet"),
            (["--description", "espresso"], 0, "ok      description"),
            (["--description", "tea"], 1, "FAILED  description"),
            (["--quantity", "2"], 0, "ok      quantity     2"),
            (["--quantity", "3"], 1, "FAILED  quantity     it is 2"),
            (["--amount", "3000sat"], 0, "ok      amount       3000sat"),
            (["--amount", "3001sat"], 1, "FAILED  amount       it is 3000sat"),
        ];
        foreach ((string[] questions, int code, string says) in runs)
        {
            CliRun run = CliRun.Of(["check", signet, .. questions]);
            Assert.Equal(code, run.ExitCode);
            Assert.Contains(says, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_amount_in_another_currency_never_stands_as_bitcoin()
    {
        Offer offer = new OfferBuilder(Bolt12Samples.Offer.IssuerId!.Value).Description("tea").Amount(new CurrencyAmount("USD", 1_050)).Build();
        JsonNode json = JsonNode.Parse(Run("json", offer.ToString()).Output)!;
        Assert.Null(json["offerAmountMsat"]);
        Assert.Equal("""{"currency":"USD","minorUnits":1050,"exponent":2,"value":"10.50"}""", json["offerCurrencyAmount"]!.ToJsonString());
        Assert.Contains("price         10.50 USD; the invoice says how much bitcoin that is", Run("text", offer.ToString()).Output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(JsonFormats))]
    public void Every_text_of_the_specification_gets_json_or_its_errors(string format)
    {
        foreach (string text in Bolt12Samples.SpecTexts)
        {
            CliRun run = Run(format, text);
            // What Core Lightning makes of a proof we have not seen.
            if (format == "cln" && run.ExitCode == 2 && text.StartsWith("lnp", StringComparison.Ordinal)) continue;
            Assert.Contains(run.ExitCode, (int[])[0, 3]);
            Assert.DoesNotContain("fault of lightbill", run.Error, StringComparison.Ordinal);
            if (run.ExitCode == 3) Assert.StartsWith("lightbill: error: ", run.Error, StringComparison.Ordinal);
            if (run.ExitCode == 0 || format == "json") Assert.Equal(run.ExitCode == 0, JsonDocument.Parse(run.Output).RootElement.GetProperty("valid").GetBoolean());
        }
    }

    [Fact]
    public void Text_and_parts_are_there_for_every_text_of_the_specification()
    {
        foreach (string text in Bolt12Samples.SpecTexts)
        {
            Assert.Contains(Run("text", text).ExitCode, (int[])[0, 3]);
            Assert.Contains(CliRun.Of(["explain", text]).ExitCode, (int[])[0, 3]);
            JsonElement explained = JsonDocument.Parse(CliRun.Of(["explain", "-f", "json", text]).Output).RootElement;
            Assert.Equal(text, string.Concat(explained.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("text").GetString())));
        }
    }

    [Fact]
    public void Many_lines_hold_messages_of_bolt_12_too()
    {
        CliRun run = CliRun.Of(["decode", "--lines"], string.Join('\n', Bolt12Samples.All));
        Assert.Equal(["bolt12-offer", "bolt12-invoice-request", "bolt12-invoice", "bolt12-invoice-request", "bolt12-payer-proof", "bolt12-payer-proof"], run.OutputLines.Select(line => (string?)JsonNode.Parse(line)!["kind"]));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void What_strangers_wrote_cannot_act_on_the_terminal()
    {
        const string Hostile = "tea \u001b[31m\u202e\u0007\r\n x";
        Offer offer = new OfferBuilder(Bolt12Samples.Offer.IssuerId!.Value).Description(Hostile).Issuer(Hostile).Build();
        InvoiceRequest refund = new InvoiceRequestBuilder(Hostile, MilliSatoshi.FromSat(1), [1], Bolt12Samples.Offer.IssuerId!.Value).PayerNote(Hostile).Build();
        string proof = Bolt12Samples.ProofWithNote(Hostile);
        foreach (string text in (string[])[offer.ToString(), refund.ToString(), $"bitcoin:?lno={offer}", proof])
        {
            foreach (string[] arguments in (string[][])[["decode", text], ["decode", "-f", "json", text], ["explain", text], ["explain", "-f", "json", text], ["check", text]])
            {
                CliRun run = CliRun.Of(arguments);
                Assert.Equal(arguments[0] == "check" && text.StartsWith("bitcoin", StringComparison.Ordinal) ? run.ExitCode : 0, run.ExitCode);
                Assert.DoesNotContain(run.Output + run.Error, character => character is '\u001b' or '\u202e' or '\u0007' or '\r');
            }
            if (PaymentInstruction.Parse(text) is Bolt12Instruction { Document: not PayerProof }) Assert.DoesNotContain('\u001b', Run("cln", text).Output);
        }
    }

    [Fact]
    public void Redaction_hides_what_only_the_parties_know()
    {
        foreach (Bolt12Document document in Bolt12Samples.All)
        {
            foreach (string format in (string[])["text", "json", "cln"])
            {
                if (format == "cln" && document is PayerProof) continue;
                CliRun run = CliRun.Of(["decode", "--redact", "-f", format, document.ToString()]);
                Assert.Equal(0, run.ExitCode);
                foreach (string hidden in (string[])[document.ToString(), "c00c1e", "5a1e7703", "01020304", Bolt12Samples.Preimage.Hash.ToString(), Bolt12Samples.Preimage.ExportHex()])
                    Assert.DoesNotContain(hidden, run.Output, StringComparison.Ordinal);
            }
            Assert.DoesNotContain("c00c1e", CliRun.Of(["decode", "--redact", "-f", "json", $"bitcoin:?lno={Bolt12Samples.Offer}"]).Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("lncli"), InlineData("decoder"), InlineData("bolt11js")]
    public void Shapes_made_for_bolt_11_refuse_it(string format)
    {
        CliRun run = Run(format, Bolt12Samples.Offer.ToString());
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("use -f json, -f text or -f cln", run.Error, StringComparison.Ordinal);
    }

    private static CliRun Run(string format, string text) => CliRun.Of(["decode", "-f", format, text]);

    private static IEnumerable<string> Names(Bolt12Document document) => JsonNode.Parse(Run("json", document.ToString()).Output)!.AsObject().Select(member => member.Key);
}
