using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lightbill.Cli.Tests.Creation;

public sealed class CreateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _keyFile;

    public CreateTests() => _keyFile = _folder.Write("spec.key", SpecVectors.PrivateKeyHex + "\n");

    public static TheoryData<string> ValidNames => SpecVectors.ValidNames;

    /// <summary>Its signature has a high s, which nobody writes any more.</summary>
    private const string HighS = "high-s-recovery";

    /// <summary>It has fields of wrong length, for which there is no option.</summary>
    private const string IgnoredFields = "ignored-fields";

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(ValidNames))]
    public void Decode_and_create_give_the_same_invoice_back(string name)
    {
        string invoice = SpecVectors.Valid(name).Invoice;
        CliRun created = Create(Decode(invoice));

        Assert.Equal(0, created.ExitCode);
        if (name == HighS) Assert.Equal(Json(Decode(invoice), "signingHash"), Json(Decode(created.Output.Trim()), "signingHash"));
        else Assert.Equal(invoice + "\n", created.Output);
    }

    [Theory, MemberData(nameof(ValidNames))]
    public void Decode_unsigned_and_signature_give_the_same_invoice_back(string name)
    {
        string decoded = Decode(SpecVectors.Valid(name).Invoice);
        CliRun unsigned = CliRun.Of(["create", "--from", "-", "--unsigned", "-f", "json"], decoded);
        Assert.Equal((0, Json(decoded, "signingHash")), (unsigned.ExitCode, Json(unsigned.Output, "signingHash")));

        JsonElement signature = JsonDocument.Parse(Decode(Create(decoded).Output.Trim())).RootElement.GetProperty("signature");
        string hex = $"{signature.GetProperty("r")}{signature.GetProperty("s")}{signature.GetProperty("recoveryFlag").GetInt32():x2}";
        CliRun completed = CliRun.Of(["create", "--from", "-", "--signature", hex, "--payee", SpecVectors.PublicKeyHex], unsigned.Output);
        Assert.Equal(Create(decoded).Output, completed.Output);
    }

    [Theory, MemberData(nameof(ValidNames))]
    public void An_example_is_written_byte_for_byte_from_options(string name)
    {
        if (name is HighS or IgnoredFields) return;
        (string invoice, JsonElement expected) = SpecVectors.Valid(name);
        JsonElement decoded = JsonDocument.Parse(Decode(invoice)).RootElement;
        List<string> arguments =
        [
            "create", "--key-file", _keyFile, "--network", expected.GetProperty("network").GetString()!, "--timestamp", expected.GetProperty("timestamp").ToString(),
            "--payment-hash", expected.GetProperty("paymentHash").GetString()!, "--payment-secret", expected.GetProperty("paymentSecret").GetString()!,
            "--cltv", expected.GetProperty("minFinalCltv") is { ValueKind: JsonValueKind.Number } blocks ? blocks.ToString() : "none",
            "--field-order", FieldOrder(invoice),
        ];
        if (expected.GetProperty("amountMsat").ValueKind == JsonValueKind.Number) arguments.AddRange(["--amount", expected.GetProperty("amountMsat") + "msat"]);
        if (expected.GetProperty("description").GetString() is { } text) arguments.AddRange(["--description", text]);
        if (expected.GetProperty("descriptionHash").GetString() is { } hash) arguments.AddRange(["--description-hash", hash]);
        if (expected.GetProperty("expirySeconds").ValueKind == JsonValueKind.Number) arguments.AddRange(["--expiry", expected.GetProperty("expirySeconds").ToString()]);
        if (expected.GetProperty("metadata").GetString() is { } metadata) arguments.AddRange(["--metadata", metadata]);
        foreach (JsonElement fallback in expected.GetProperty("fallbacks").EnumerateArray()) arguments.AddRange(["--fallback", fallback.GetProperty("address").GetString()!]);
        foreach (JsonElement bit in expected.GetProperty("features").EnumerateArray().Where(bit => bit.GetInt32() is not (8 or 14 or 48))) arguments.AddRange(["--feature", bit.ToString()]);
        foreach (JsonElement hint in decoded.GetProperty("routeHints").EnumerateArray())
            arguments.AddRange(["--route-hint", string.Join(',', hint.EnumerateArray().Select(hop => string.Join(':', hop.EnumerateObject().Select(member => member.Value.ToString()))))]);

        CliRun created = CliRun.Of([.. arguments]);
        Assert.Equal((0, invoice.ToLowerInvariant() + "\n"), (created.ExitCode, created.Output));
    }

    [Theory, MemberData(nameof(ValidNames))]
    public void Explain_and_create_give_the_same_as_decode_and_create(string name)
    {
        string invoice = SpecVectors.Valid(name).Invoice;
        Assert.Equal(Create(Decode(invoice)).Output, Create(CliRun.Of(["explain", "-f", "json", invoice]).Output).Output);
    }

    [Fact]
    public void What_was_edited_in_the_json_wins_over_the_text_and_the_rest_stays()
    {
        JsonObject json = JsonNode.Parse(Decode(SpecVectors.Valid("coffee-one-minute").Invoice))!.AsObject();
        json["description"] = "2 cups coffee";
        json["expirySeconds"] = 120;
        json["minFinalCltvExpiryDelta"] = 40; // listed among the defaults, yet changed
        JsonElement created = JsonDocument.Parse(Decode(Create(json.ToJsonString()).Output.Trim())).RootElement;

        Assert.Equal("2 cups coffee", created.GetProperty("description").GetString());
        Assert.Equal((120, 40), (created.GetProperty("expirySeconds").GetInt32(), created.GetProperty("minFinalCltvExpiryDelta").GetInt32()));
        Assert.Equal(json["paymentSecret"]!.ToString(), created.GetProperty("paymentSecret").GetString());
        Assert.Equal(1496314658, created.GetProperty("timestamp").GetInt64());
    }

    [Theory, MemberData(nameof(ValidNames))]
    public void Without_its_text_the_json_says_the_same(string name)
    {
        if (name == IgnoredFields) return; // fields of wrong length cannot be made from names
        JsonObject json = JsonNode.Parse(Decode(SpecVectors.Valid(name).Invoice))!.AsObject();
        json.Remove("text");
        CliRun created = Create(json.ToJsonString());
        Assert.Equal(0, created.ExitCode);
        JsonObject again = JsonNode.Parse(Decode(created.Output.Trim()))!.AsObject();
        // The order of the fields is ours then, and so the signature is another.
        foreach (string other in new[] { "text", "findings", "signature", "signingData", "signingHash", "checksum" })
        {
            json.Remove(other);
            again.Remove(other);
        }
        if (name == HighS) again["payee"] = json["payee"]!.ToString(); // it was signed by another key than ours
        Assert.Equal(json.ToJsonString(), again.ToJsonString());
    }

    [Fact]
    public void A_random_invoice_survives_decode_and_create()
    {
        var random = new Random(20261121);
        for (int run = 0; run < 60; run++)
        {
            string[] arguments = RandomArguments(random);
            CliRun created = CliRun.Of(["create", "--key-file", _keyFile, .. arguments]);
            Assert.True(created.ExitCode == 0, string.Join(' ', arguments) + created.Error);
            Assert.Equal(created.Output, Create(Decode(created.Output.Trim())).Output);
            string saved = CliRun.Of(["create", "--key-file", _keyFile, "-f", "json", .. arguments]).Output;
            Assert.Equal(Json(saved, "invoice") + "\n", Create(saved).Output);
        }
    }

    private static string[] RandomArguments(Random random)
    {
        string Hex(int bytes)
        {
            byte[] buffer = new byte[bytes];
            random.NextBytes(buffer);
            return Convert.ToHexStringLower(buffer);
        }
        bool Maybe() => random.Next(2) == 0;
        string Hop() => $"{SpecVectors.PublicKeyHex}:{random.Next(1 << 24)}x{random.Next(1 << 24)}x{random.Next(1 << 16)}:{(uint)random.NextInt64(1L << 32)}:{(uint)random.NextInt64(1L << 32)}:{random.Next(1 << 16)}";

        List<string> arguments = ["--timestamp", random.NextInt64(1L << 35).ToString(System.Globalization.CultureInfo.InvariantCulture), "--payment-hash", Hex(32), "--payment-secret", Hex(32)];
        if (Maybe()) arguments.AddRange(["--amount", random.NextInt64(1, 2_100_000_000_000_000_000) + "msat"]);
        if (Maybe()) arguments.AddRange(["--description-hash", Hex(32)]);
        else arguments.AddRange(["--description", new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(' ', 0x250))])]);
        if (Maybe()) arguments.AddRange(["--expiry", random.NextInt64(1, long.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        if (Maybe()) arguments.AddRange(["--cltv", Maybe() ? "none" : random.Next(1, int.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        if (Maybe()) arguments.AddRange(["--fallback", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "--fallback", "3EktnHQD7RiAE6uzMj2ZifT9YgRrkSgzQX"]);
        for (int hint = random.Next(3); hint > 0; hint--) arguments.AddRange(["--route-hint", string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Hop()))]);
        if (Maybe()) arguments.AddRange(["--metadata", Hex(random.Next(30))]);
        if (Maybe()) arguments.AddRange(["--feature", Maybe() ? "17" : "16", "--feature", (2 * random.Next(200, 400) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        if (Maybe()) arguments.AddRange(["--field", "v:qpzry9x8", "--field", "2:"]);
        if (Maybe()) arguments.Add("--payee-field");
        return [.. arguments];
    }

    [Fact]
    public void Options_win_over_the_json()
    {
        CliRun created = CliRun.Of(["create", "--from", "-", "--key-file", _keyFile, "--amount", "any", "--timestamp", "now", "--cltv", "20"], Decode(SpecVectors.Valid("coffee-one-minute").Invoice));
        JsonElement json = JsonDocument.Parse(Decode(created.Output.Trim())).RootElement;
        Assert.Equal(JsonValueKind.Null, json.GetProperty("amountMsat").ValueKind);
        Assert.Equal(CliRun.Now.ToUnixTimeSeconds(), json.GetProperty("timestamp").GetInt64());
        Assert.Equal(20, json.GetProperty("minFinalCltvExpiryDelta").GetInt32());
    }

    [Fact]
    public void What_was_taken_out_of_the_json_is_made_anew()
    {
        JsonObject json = JsonNode.Parse(Decode(SpecVectors.Valid("coffee-one-minute").Invoice))!.AsObject();
        string hash = json["paymentHash"]!.ToString();
        string secret = json["paymentSecret"]!.ToString();
        foreach (string name in new[] { "paymentHash", "paymentSecret", "timestamp" }) json.Remove(name);
        JsonElement created = JsonDocument.Parse(CliRun.Of(["create", "--from", "-", "--key-file", _keyFile, "-f", "json"], json.ToJsonString()).Output).RootElement;

        Assert.NotEqual(hash, created.GetProperty("paymentHash").GetString());
        Assert.NotEqual(secret, created.GetProperty("paymentSecret").GetString());
        Assert.Equal(CliRun.Now.ToUnixTimeSeconds(), created.GetProperty("timestamp").GetInt64());
        Assert.Equal(64, created.GetProperty("preimage").GetString()!.Length);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] start = System.Text.Encoding.UTF8.GetBytes("{\"schema\":\"lightbill.decode/1\",\"description\":\"");
        byte[] name = System.Text.Encoding.UTF8.GetBytes("{\"schema\":\"lightbill.decode/1\",\"");
        foreach (byte[] json in new byte[][] { [.. start, 0xff, .. "\"}"u8], [.. name, 0xff, .. "\":1}"u8], [.. name, 0xff, .. "\":1,\""u8, 0xff, .. "\":1}"u8] })
        {
            CliRun run = CliRun.WithInput(["create", "--from", "-", "--unsigned"], json);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains("it is not UTF-8", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("decoder")]
    [InlineData("cln")]
    [InlineData("lncli")]
    [InlineData("bolt11js")]
    public void The_json_of_other_tools_is_refused(string format)
    {
        CliRun refused = Create(CliRun.Of(["decode", "-f", format, Samples.Coffee]).Output);
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("schema", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_payment_hash_of_another_invoice_is_warned_about_unless_nothing_was_changed()
    {
        const string Warning = "the payment hash is that of the invoice in --from";
        string decoded = Decode(Samples.Coffee);
        JsonObject changed = JsonNode.Parse(decoded)!.AsObject();
        changed["description"] = "tea";
        Assert.DoesNotContain(Warning, Create(decoded).Error, StringComparison.Ordinal);
        Assert.Contains(Warning, Create(changed.ToJsonString()).Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Warning, CliRun.Of(["create", "--from", "-", "--key-file", _keyFile, "-q"], changed.ToJsonString()).Error, StringComparison.Ordinal);
        changed.Remove("text");
        Assert.Contains(Warning, Create(changed.ToJsonString()).Error, StringComparison.Ordinal);
        foreach (string name in new[] { "paymentHash", "paymentSecret", "timestamp" }) changed.Remove(name);
        Assert.DoesNotContain(Warning, Create(changed.ToJsonString()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_reader_would_warn_about_is_said()
    {
        CliRun created = Create(Decode(SpecVectors.Valid(IgnoredFields).Invoice));
        JsonElement[] warnings =
        [
            .. JsonDocument.Parse(Decode(created.Output.Trim())).RootElement.GetProperty("findings").EnumerateArray()
                .Where(finding => finding.GetProperty("severity").GetString() == "warning"),
        ];
        Assert.NotEmpty(warnings);
        foreach (JsonElement warning in warnings) Assert.Contains($"[{warning.GetProperty("code")}]", created.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deviation_that_was_there_stays_but_none_is_added()
    {
        string decoded = Decode(SpecVectors.Valid(IgnoredFields).Invoice);
        Assert.Equal(0, CliRun.Of(["create", "--from", "-", "--key-file", _keyFile, "--amount", "1sat"], decoded).ExitCode);
        CliRun refused = CliRun.Of(["create", "--from", "-", "--key-file", _keyFile, "--feature", "16", "--feature", "17"], decoded);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("bolt11.feature-both-bits", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Signing_without_the_native_library_is_said_once_and_not_when_quiet()
    {
        CliRun run = CliRun.Of(["create", "--description", "x", "--key-file", _keyFile, "-f", "json"]);
        Assert.Equal(Cryptography.Curve.IsNative ? "" : "lightbill: hint: signed without libsecp256k1: managed code does not promise to take the same time for every key; lightbill doctor says more\n", run.Error);
        Assert.Equal("", CliRun.Of(["create", "--description", "x", "--key-file", _keyFile, "-f", "json", "-q"]).Error);
    }

    [Fact]
    public void A_preimage_made_here_is_shown_once_and_pays_the_invoice()
    {
        CliRun text = CliRun.Of(["create", "--description", "x", "--key-file", _keyFile, "-q"]);
        string preimage = Assert.Single(text.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries))["lightbill: preimage: ".Length..];
        Assert.Equal(0, CliRun.Of(["check", text.Output.Trim(), "--preimage", preimage]).ExitCode);
        Assert.DoesNotContain(preimage, text.Output, StringComparison.Ordinal);

        CliRun json = CliRun.Of(["create", "--description", "x", "--key-file", _keyFile, "-f", "json", "-q"]);
        Assert.Equal("", json.Error);
        Assert.Equal(0, CliRun.Of(["check", Json(json.Output, "invoice"), "--preimage", Json(json.Output, "preimage")]).ExitCode);
    }

    [Fact]
    public void Random_values_differ_from_run_to_run()
    {
        CliRun[] runs = [.. Enumerable.Range(0, 3).Select(_ => CliRun.Of(["create", "--description", "x", "--key-file", _keyFile, "-f", "json"]))];
        Assert.Equal(3, runs.Select(run => Json(run.Output, "paymentSecret")).Distinct().Count());
        Assert.Equal(3, runs.Select(run => Json(run.Output, "preimage")).Distinct().Count());
    }

    [Fact]
    public void A_description_file_is_hashed_byte_for_byte()
    {
        string path = _folder.Write("description", "line one\r\nline two\r\n\u00e9");
        CliRun created = CliRun.Of(["create", "--description-file", path, "--payment-hash", new string('1', 64), "--key-file", _keyFile, "-q"]);
        Assert.Equal((0, ""), (created.ExitCode, created.Error));
        Assert.Equal(0, CliRun.Of(["check", created.Output.Trim(), "--description-file", path]).ExitCode);
        Assert.Equal(0, CliRun.Of(["check", created.Output.Trim(), "--description", "line one\r\nline two\r\n\u00e9"]).ExitCode);
        Assert.Equal(1, CliRun.Of(["check", created.Output.Trim(), "--description", "line one\nline two\n\u00e9"]).ExitCode);
    }

    [Fact]
    public void A_preimage_file_gives_the_payment_hash()
    {
        string path = _folder.Write("preimage", new string('a', 64) + "\n");
        CliRun created = CliRun.Of(["create", "--description", "x", "--preimage-file", path, "--key-file", _keyFile, "-f", "json"]);
        Assert.Equal(0, CliRun.Of(["check", Json(created.Output, "invoice"), "--preimage-file", path]).ExitCode);
        Assert.DoesNotContain(new string('a', 64), created.Output + created.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unsigned_invoice_is_completed_from_its_json_and_from_nothing_else()
    {
        CliRun unsigned = CliRun.Of(["create", "--description", "x", "--amount", "5sat", "--unsigned", "--payee", SpecVectors.PublicKeyHex, "--payee-field", "-f", "json"]);
        using var key = Cryptography.PrivateKey.Parse(SpecVectors.PrivateKeyHex);
        string signature = key.Sign(Convert.FromHexString(Json(unsigned.Output, "signingHash"))).ToString();
        CliRun completed = CliRun.Of(["create", "--from", "-", "--signature", signature, "-f", "json"], unsigned.Output);
        Assert.Equal((0, Json(unsigned.Output, "preimage")), (completed.ExitCode, Json(completed.Output, "preimage")));
        Assert.Equal(0, CliRun.Of(["check", Json(completed.Output, "invoice"), "--payee", SpecVectors.PublicKeyHex, "--amount", "5sat"]).ExitCode);

        CliRun changed = CliRun.Of(["create", "--from", "-", "--signature", signature, "--amount", "6sat"], unsigned.Output);
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("values were changed", changed.Error, StringComparison.Ordinal);
        CliRun unfinished = CliRun.Of(["create", "--from", "-"], unsigned.Output);
        Assert.Equal(2, unfinished.ExitCode);
        Assert.Contains("not signed yet", unfinished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unsigned_invoice_for_one_key_takes_no_signature_of_another()
    {
        CliRun unsigned = CliRun.Of(["create", "--description", "x", "--unsigned", "--payee", SpecVectors.PublicKeyHex, "-f", "json"]);
        using var other = Cryptography.PrivateKey.Parse(new string('1', 64));
        string signature = other.Sign(Convert.FromHexString(Json(unsigned.Output, "signingHash"))).ToString();
        CliRun refused = CliRun.Of(["create", "--from", "-", "--signature", signature], unsigned.Output);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"expected was {SpecVectors.PublicKeyHex}", refused.Error, StringComparison.Ordinal);
    }

    private CliRun Create(string json) => CliRun.Of(["create", "--from", "-", "--key-file", _keyFile], json);

    private static string Decode(string invoice)
    {
        CliRun run = CliRun.Of(["decode", "-f", "json", invoice]);
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }

    private static string FieldOrder(string invoice) => string.Concat(Bolt11.Bolt11Invoice.Parse(invoice).Fields.Select(field => field.Tag).Distinct());

    private static string Json(string text, string name) => JsonDocument.Parse(text).RootElement.GetProperty(name).GetString()!;
}
