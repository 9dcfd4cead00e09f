using System.Text.Json;
using System.Text.Json.Nodes;
using Lightbill.Bolt11;
using Lightbill.Cli.Formats;

namespace Lightbill.Cli.Tests.Commands;

[Collection(RunsAlone.Name)]
public sealed class FieldsTests
{
    /// <summary>One of every kind, and what is none.</summary>
    private static readonly string[] Mixed =
    [
        .. Samples.SpecExamples, Samples.Coffee.ToUpperInvariant(), "lightning:" + Samples.Coffee, Samples.Coffee[..^1] + "q", "", "hello", "bob@example.com",
        "₿bob@example.com", "lnurlp://example.com/pay", "bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq?amount=0.1&x=1",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad", "lno1qqq",
        "keyauth://example.com/login?tag=login&k1=e2af6254a8df433264fa23f67eb8188635d15ce883e8fc020989d5f82ae6f11e&action=login",
        Samples.Sign(Samples.Builder().Description("a \"b\" \\ ü \u200b\n" )), Samples.Sign(Samples.Builder().Description("n").IncludePayee()),
    ];

    public static TheoryData<string> Choices =>
    [
        "amountMsat", "payee,amountMsat", "line,valid,kind", "description,descriptionHash,paymentHash", "schema,kind,text,network,timestamp,createdAt,expirySeconds",
        "minFinalCltvExpiryDelta,payeeSource,signatureValid", "features,routeHints,findings,url", string.Join(',', FieldSelection.AllNames),
    ];

    [Theory]
    [MemberData(nameof(Choices))]
    public void A_row_holds_line_valid_and_exactly_the_members_asked_for(string names)
    {
        string input = string.Join('\n', Mixed);
        string[] whole = CliRun.Of(["decode", "--lines"], input).OutputLines;
        CliRun run = CliRun.Of(["decode", "--lines", "--fields", names], input);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        string[] rows = run.OutputLines;
        Assert.Equal(whole.Length, rows.Length);
        for (int i = 0; i < rows.Length; i++) Assert.Equal(Expected(whole[i], names.Split(','), isSignatureSkipped: false), rows[i]);
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void Without_signatures_the_rows_say_so_and_agree_with_the_whole_answers(string names)
    {
        string input = string.Join('\n', Mixed);
        string[] whole = CliRun.Of(["decode", "--lines", "--no-signature"], input).OutputLines;
        string[] rows = CliRun.Of(["decode", "--lines", "--no-signature", "--fields", names], input).OutputLines;
        for (int i = 0; i < rows.Length; i++) Assert.Equal(Expected(whole[i], names.Split(','), isSignatureSkipped: true), rows[i]);
    }

    [Fact]
    public void Every_member_of_every_kind_can_be_chosen()
    {
        IEnumerable<string> members = CliRun.Of(["decode", "--lines", "--redact"], string.Join('\n', Mixed)).OutputLines
            .SelectMany(line => JsonDocument.Parse(line).RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Empty(members.Except(FieldSelection.AllNames));
    }

    [Fact]
    public void Without_signatures_only_what_needs_the_curve_is_missing()
    {
        string input = string.Join('\n', Samples.SpecExamples);
        string[] with = CliRun.Of(["decode", "--lines", "--at", "1496314660"], input).OutputLines;
        string[] without = CliRun.Of(["decode", "--lines", "--at", "1496314660", "--no-signature"], input).OutputLines;
        for (int i = 0; i < with.Length; i++)
        {
            JsonObject expected = JsonNode.Parse(with[i])!.AsObject();
            bool isNamed = (string)expected["payeeSource"]! == "field";
            expected["signatureValid"] = null;
            if ((bool)expected["payable"]!) expected["payable"] = null;
            if (!isNamed) expected["payee"] = expected["payeeSource"] = null;
            // A high s is a matter of the signature.
            foreach (JsonNode? finding in expected["findings"]!.AsArray().ToList())
                if ((string)finding!["code"]! == "bolt11.signature-high-s") expected["findings"]!.AsArray().Remove(finding);
            Assert.Equal(expected.ToJsonString(), JsonNode.Parse(without[i])!.ToJsonString());
        }
    }

    [Fact]
    public void A_forged_invoice_is_caught_with_signatures_and_passes_without()
    {
        // Field n names another key than the one that signed: r and s are of the invoice without it.
        string forged = Forge();
        CliRun checking = CliRun.Of(["decode", "--lines", "--fields", "amountMsat"], forged);
        Assert.Equal(1, checking.ExitCode);
        JsonElement row = JsonDocument.Parse(checking.Output).RootElement;
        Assert.False(row.GetProperty("valid").GetBoolean());
        Assert.Equal("bolt11.signature-invalid", row.GetProperty("findings")[0].GetProperty("code").GetString());
        CliRun trusting = CliRun.Of(["decode", "--lines", "--fields", "amountMsat", "--no-signature"], forged);
        Assert.Equal((0, "{\"line\":1,\"valid\":true,\"signatureValid\":null,\"amountMsat\":250000000}\n"), (trusting.ExitCode, trusting.Output));
    }

    [Fact]
    public void One_request_can_be_asked_for_fields_too()
    {
        CliRun run = CliRun.Of(["decode", "--fields", "amountMsat,payee", Samples.Coffee]);
        Assert.Equal((0, """
            {
              "valid": true,
              "amountMsat": 250000000,
              "payee": "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad"
            }

            """.ReplaceLineEndings("\n")), (run.ExitCode, run.Output));
        CliRun bad = CliRun.Of(["decode", "--fields", "amountMsat", "hello"]);
        Assert.Equal(3, bad.ExitCode);
        Assert.Equal("text.unknown", JsonDocument.Parse(bad.Output).RootElement.GetProperty("findings")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("there is no field 'amountmsat'; did you mean amountMsat?", "--fields", "amountmsat")]
    [InlineData("there is no field 'paye'; did you mean payee?", "--lines", "--fields", "line,paye")]
    [InlineData("there is no field 'nonsense'", "--fields", "nonsense")]
    [InlineData("--fields names no field", "--fields", ",")]
    [InlineData("--fields chooses from the format json, not text", "--fields", "payee", "-f", "text")]
    [InlineData("--no-signature is for many requests, with --lines", "--no-signature")]
    public void What_makes_no_sense_is_refused(string message, params string[] arguments)
    {
        CliRun run = CliRun.Of(["decode", .. arguments], Samples.Coffee);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("lightbill: error: " + message + "\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_watches_is_told_once_that_signatures_are_not_checked_and_how_far_it_is()
    {
        using var output = new MemoryStream();
        var error = new StringWriter { NewLine = "\n" };
        using var input = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(Samples.Coffee + "\nhello\n"));
        Assert.Equal(1, CliApp.Run(["decode", "--lines", "--no-signature"], CliRun.Context(output, error, input, errorIsTerminal: true)));
        Assert.Matches(
            "^lightbill: warning: signatures are not checked: valid speaks of the form only, and a forged invoice passes for a genuine one\n\r2 lines, 1 not valid, [0-9,]+ a second\n$",
            error.ToString());
    }

    private static string Expected(string whole, string[] names, bool isSignatureSkipped)
    {
        JsonObject all = JsonNode.Parse(whole)!.AsObject();
        List<string> order = ["line", "valid"];
        if (isSignatureSkipped) order.Add("signatureValid");
        order.AddRange(names);
        if (!(bool)all["valid"]!) order.Add("findings");
        // By the text of the whole answer, so that not a byte may differ.
        using JsonDocument document = JsonDocument.Parse(whole);
        return "{" + string.Join(',', order.Distinct().Select(name =>
            $"\"{name}\":{(document.RootElement.TryGetProperty(name, out JsonElement value) ? value.GetRawText() : "null")}")) + "}";
    }

    private static string Forge()
    {
        var genuine = Bolt11Invoice.Parse(Samples.Coffee);
        using var stranger = Lightbill.Cryptography.PrivateKey.FromBytes(Enumerable.Repeat((byte)9, 32).ToArray());
        string named = genuine.ToBuilder().IncludePayee().Sign(stranger).ToString();
        // The last digit of the amount is changed, and the checksum made anew, as a forger would.
        string body = "lnbc250" + "0u1" + named[(named.IndexOf('1', StringComparison.Ordinal) + 1)..^6];
        char[] changed = body.ToCharArray();
        int timestamp = body.IndexOf('1', StringComparison.Ordinal) + 7;
        changed[timestamp] = changed[timestamp] == 'q' ? 'p' : 'q';
        return WithChecksum(new(changed));
    }

    /// <summary>BIP 173, Bech32, checksum.</summary>
    private static string WithChecksum(string text)
    {
        const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        int separator = text.LastIndexOf('1');
        string hrp = text[..separator];
        IEnumerable<int> values = [.. hrp.Select(c => c >> 5), 0, .. hrp.Select(c => c & 31), .. text[(separator + 1)..].Select(c => Alphabet.IndexOf(c, StringComparison.Ordinal)), 0, 0, 0, 0, 0, 0];
        uint residue = 1;
        foreach (int value in values)
        {
            uint top = residue >> 25;
            residue = ((residue & 0x1ffffff) << 5) ^ (uint)value;
            uint[] generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
            for (int i = 0; i < 5; i++) residue ^= ((top >> i) & 1) == 0 ? 0 : generators[i];
        }
        residue ^= 1;
        return text + string.Concat(Enumerable.Range(0, 6).Select(i => Alphabet[(int)(residue >> (5 * (5 - i))) & 31]));
    }
}
