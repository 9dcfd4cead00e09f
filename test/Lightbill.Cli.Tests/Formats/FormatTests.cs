using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lightbill.Cli.Tests.Formats;

public sealed class FormatTests
{
    private const string ClnInvoice =
        "lnbcrt1234560p1p4sz4znsp5zrsst925m2e5tn0h365yz0yp0vsgspvchduzz5as862uey4q55vqpp50exf9hx4wrrh4nsveezu5se6fph60v6hegt5rdr635fk25w5mglsdqjwfjkzmpqvdhkven9v5xqyjw5qcqp2rzjq037rm7qm3algffsv8wunxzg7jyez3gwqk0pg9m3s9zwj3upy8rcvqqqsqqqqqgqqqqqqqqpqqqqqzsqqc9qxpqysgqfwz8u3zzg8s6fkskry6cc0jaxzk0vkyr6ulre5hak4s9l6wjpew5r0t7mp6d259pju2ac79fasl07j7cqtw6wt3srguufjsxsgtyu5gpur93dr";

    private const string ClnOutput = """
        {"type":"bolt11 invoice","currency":"bcrt","created_at":1795249235,"expiry":604800,"payee":"02c7e96aac63ffcf69f053b8f544d698c745dcb296886d319b48428f5fe31f4220","amount_msat":123456,"description":"real coffee","min_final_cltv_expiry":10,"payment_secret":"10e1059554dab345cdf78ea8413c817b20880598bb782153b03e95cc92a0a518","features":"02024100","routes":[[{"pubkey":"03e3e1efc0dc7bf4253061ddc99848f48991450e059e1417718144e9478121c786","short_channel_id":"128x1x0","fee_base_msat":1,"fee_proportional_millionths":10,"cltv_expiry_delta":6}]],"payment_hash":"7e4c92dcd570c77ace0cce45ca433a486fa7b357ca1741b47a8d136551d4da3f","signature":"304402204b847e444241e1a4da1619358c3e5d30acf65883d73e3cd2fdb5605fe9d20e5d022041bd7ed874d550a19715dc78a9ec3eff4bd802dda72e301a39c4ca0682164e51","valid":true}
        """;

    public static TheoryData<string> AllFormats => ["json", "lncli", "cln", "decoder", "bolt11js"];

    [Fact]
    public void The_decoder_format_equals_the_reference() => CompareWithReference("decoder", "decoder.json");

    [Fact]
    public void The_lncli_format_equals_the_reference_with_the_default_of_today() =>
        CompareWithReference("lncli", "lncli.json", expected => expected["cltv_expiry"] = "18");

    [Fact]
    public void The_cln_format_equals_what_a_real_node_said() => Assert.Equal(ClnOutput.Trim(), Compact(Decode("cln", ClnInvoice)));

    [Theory, MemberData(nameof(AllFormats))]
    public void Every_format_writes_json_for_every_example_of_the_specification(string format)
    {
        foreach (string invoice in Samples.SpecExamples)
        {
            CliRun run = CliRun.Of(["decode", "-f", format, invoice]);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.StartsWith("{", JsonDocument.Parse(run.Output).RootElement.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(AllFormats))]
    public void Letters_of_all_languages_stay_readable_and_what_acts_on_a_terminal_is_escaped(string format)
    {
        string text = "café 'x' + ☕ 👩‍🍳 <b> \u001b[31m \u202e \0 \u200b \" \\ \n";
        CliRun run = CliRun.Of(["decode", "-f", format, Samples.Sign(Samples.Builder().Description(text))]);
        Assert.Contains("café 'x' + ☕ 👩‍🍳 <b> \\u001b[31m \\u202e \\u0000 \\u200b \\\" \\\\ \\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\u202e', run.Output);
        Assert.Contains(text, JsonDocument.Parse(run.Output).RootElement.GetRawText() is { } raw ? Strings(JsonNode.Parse(raw)!) : []);
    }

    [Fact]
    public void The_json_object_has_the_documented_names_in_their_order()
    {
        string[] expected =
        [
            "schema", "kind", "text", "valid", "signatureValid", "payable", "checkedAt", "payableReasons", "findings", "network", "prefix", "amountMsat", "timestamp",
            "createdAt", "expirySeconds", "expiresAt", "paymentHash", "paymentSecret", "description", "descriptionHash", "metadata", "minFinalCltvExpiryDelta",
            "defaults", "payee", "payeeSource", "features", "fallbacks", "routeHints", "blindedPaths", "unknownFields", "signature", "signingData", "signingHash", "checksum",
        ];
        foreach (string invoice in Samples.SpecExamples)
            Assert.Equal(expected, JsonNode.Parse(CliRun.Of(["decode", "-f", "json", invoice]).Output)!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public void The_parts_of_explain_tile_the_text_as_given()
    {
        string given = "\t lightning://" + Samples.Coffee[..100] + "\n " + Samples.Coffee[100..] + "  ";
        JsonNode explained = JsonNode.Parse(CliRun.Of(["explain", "-f", "json", given]).Output)!;
        Assert.Equal(given, string.Concat(explained["parts"]!.AsArray().Select(part => part!["text"]!.GetValue<string>())));
        Assert.Equal(Samples.Coffee, explained["text"]!.GetValue<string>());
    }

    [Fact]
    public void Hostile_text_never_reaches_the_terminal()
    {
        string invoice = Samples.Sign(Samples.Builder().Description("pay \u001b]0;x\u0007 \u202emoor\u202c \r\n\0 \u2028 \u009b31m me"));
        string[][] runs =
        [
            ["decode", invoice], ["explain", invoice], ["decode", "-v", invoice], ["decode", "\u001b[31m\u202e"], ["explain", "\u001b[31m\u202e"],
            .. AllFormats.Select(format => new[] { "decode", "-f", format.Data, invoice }), ["explain", "-f", "json", invoice], ["check", invoice], ["check", "-f", "json", invoice],
        ];
        foreach (string[] arguments in runs)
        {
            CliRun run = CliRun.Of(arguments);
            Assert.DoesNotContain((run.Output + run.Error).ReplaceLineEndings(""), c => char.IsControl(c) || c is '\u202e' or '\u202c' or '\u2028');
            Assert.NotEqual("", run.Output + run.Error);
        }
    }

    [Fact]
    public void Colour_is_for_terminals_that_want_it()
    {
        string[] decode = ["decode", Samples.Coffee];
        Assert.DoesNotContain('\u001b', CliRun.Of(decode).Output);
        Assert.Contains('\u001b', CliRun.Of(decode, outputIsTerminal: true).Output);
        Assert.DoesNotContain('\u001b', CliRun.Of(decode, environment: name => name == "NO_COLOR" ? "1" : null, outputIsTerminal: true).Output);
        Assert.DoesNotContain('\u001b', CliRun.Of(decode, environment: name => name == "TERM" ? "dumb" : null, outputIsTerminal: true).Output);
        Assert.DoesNotContain('\u001b', CliRun.Of([.. decode, "--color", "never"], outputIsTerminal: true).Output);
        Assert.Contains('\u001b', CliRun.Of(["--color", "always", .. decode]).Output);
    }

    [Fact]
    public void A_redacted_answer_holds_nothing_that_was_to_be_hidden()
    {
        string invoice = Samples.Sign(Samples.Builder().Description("tea").Metadata([0xd3, 0xd3, 0xd3, 0xd3, 0xd3, 0xd3]));
        // Hex and words, also where a field begins in the middle of a byte.
        string[] secrets = ["a7a7a7a7", "7a7a7a7a", "b9b9b9b9", "9b9b9b9b", "d3d3d3d3", "3d3d3d3d", invoice[40..60], invoice[80..100], invoice[110..130]];
        foreach (string format in (string[])["text", "json", "lncli", "cln", "decoder", "bolt11js"])
        {
            string output = CliRun.Of(["decode", "--redact", .. format == "text" ? (string[])["-v"] : [], "-f", format, invoice]).Output;
            Assert.Contains("[redacted]", output, StringComparison.Ordinal);
            foreach (string secret in secrets) Assert.DoesNotContain(secret, output, StringComparison.OrdinalIgnoreCase);
        }
        string lines = CliRun.Of(["decode", "--redact", "--lines"], invoice + "\n" + invoice[..^1] + "\n").Output;
        foreach (string secret in secrets) Assert.DoesNotContain(secret, lines, StringComparison.OrdinalIgnoreCase);
        CliRun damaged = CliRun.Of(["decode", "--redact", "-f", "json", invoice.Replace("q", "!", StringComparison.Ordinal)]);
        Assert.DoesNotContain(invoice[40..50], damaged.Output + damaged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_text_fits_80_columns_unless_a_long_value_stands_alone()
    {
        foreach (string invoice in Samples.SpecExamples)
            foreach (string line in CliRun.Of(["decode", "-v", invoice]).OutputLines)
                Assert.True(line.Length <= 80 || !line.Trim().Contains(' ', StringComparison.Ordinal), line);
        foreach (string invoice in Samples.SpecExamples)
            Assert.All(CliRun.Of(["explain", invoice]).OutputLines, line => Assert.True(line.Length <= 80, line));
    }

    private static string Decode(string format, string invoice) => CliRun.Of(["decode", "-f", format, invoice]).Output;

    private static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString();

    private static void CompareWithReference(string format, string file, Action<JsonNode>? change = null)
    {
        JsonNode reference = JsonNode.Parse(TestFiles.Read("vectors", "formats", file))!;
        change?.Invoke(reference["output"]!);
        Assert.Equal(reference["output"]!.ToJsonString(), Compact(Decode(format, reference["invoice"]!.GetValue<string>())));
    }

    private static IEnumerable<string> Strings(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Value is null ? [] : Strings(member.Value)),
        JsonArray items => items.SelectMany(item => item is null ? [] : Strings(item)),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };
}
