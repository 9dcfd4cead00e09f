using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Cli.Files;
using Lightbill.Cli.Terminal;
using Lightbill.Cli.Values;
using Lightbill.Inspection;

namespace Lightbill.Cli.Creation;

/// <summary>Reads the JSON of <c>decode</c>, <c>explain</c> and <c>create</c> back. Values that follow from others (<c>createdAt</c>, <c>payable</c>, <c>checksum</c> …) are not read.</summary>
internal static class SavedInvoiceReader
{
    public const string Option = "--from";

    /// <summary>Many times the JSON of the largest invoice.</summary>
    private const int MaxBytes = 1024 * 1024;

    /// <summary>More of a name is not repeated.</summary>
    private const int LongestName = 80;

    private const string HalfAPair = "it has half a surrogate pair, which is no text";

    /// <exception cref="CliException">The file cannot be read, or is not our JSON of an invoice.</exception>
    public static SavedInvoice Read(CliContext context, string path)
    {
        byte[] bytes = InputFile.ReadAll(context, Option, path, MaxBytes);
        try
        {
            if (!System.Text.Unicode.Utf8.IsValid(bytes)) throw NotOurs(path, "it is not UTF-8");
            using JsonDocument document = Parse(bytes) ?? throw NotOurs(path, HalfAPair);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw NotOurs(path, "it is not one object");
            if (!IsText(document.RootElement)) throw NotOurs(path, HalfAPair);
            return Read(document.RootElement, path);
        }
        catch (JsonException problem)
        {
            // Without a place, the JSON is well formed and says something twice.
            throw NotOurs(path, problem.LineNumber is { } line
                ? string.Create(CultureInfo.InvariantCulture, $"it is not JSON, or not one object (line {line + 1}, byte {problem.BytePositionInLine + 1})")
                : "a name occurs twice in it");
        }
        finally
        {
            // It may hold the preimage.
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>The document; null when a name in it is no text.</summary>
    private static JsonDocument? Parse(byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes.AsMemory(Preamble(bytes)), new() { AllowDuplicateProperties = false });
        }
        catch (InvalidOperationException)
        {
            // Names are compared while it is read.
            return null;
        }
    }

    /// <summary>Can every name and every text be had? JSON can write halves of surrogate pairs, which no text holds.</summary>
    private static bool IsText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString() is not null,
                JsonValueKind.Array => element.EnumerateArray().All(IsText),
                JsonValueKind.Object => element.EnumerateObject().All(member => member.Name is not null && IsText(member.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static int Preamble(ReadOnlySpan<byte> bytes) => bytes.StartsWith(System.Text.Encoding.UTF8.Preamble) ? System.Text.Encoding.UTF8.Preamble.Length : 0;

    private static SavedInvoice Read(JsonElement root, string path)
    {
        var json = new JsonMembers(Option, root);
        string schema = json.Text("schema") ?? throw NotOurs(path, "it names no schema");
        SavedInvoiceShape shape = SavedInvoiceShape.Find(schema) ?? throw NotOurs(path, $"its schema is '{Shorten(schema)}'");
        if (json.Text("kind") is { } kind && kind != "bolt11") throw OptionError.Invalid(Option, $"create makes invoices, and {InputFile.Shown(path)} describes '{kind}'");
        if (json.Has("redacted")) throw OptionError.Invalid(Option, $"{InputFile.Shown(path)} was made with --redact: what is hidden cannot be written again");
        if (json.Flag("valid") == false)
            throw OptionError.Invalid(Option, $"the invoice in {InputFile.Shown(path)} is not valid, so its values are not to be relied on", "lightbill explain shows what is wrong with it");
        if (shape.FindUnknown(root) is { } unknown)
        {
            throw OptionError.Invalid(Option, $"{schema} has no member \"{Shorten(unknown.Path)}\"",
                unknown.Meant is { } meant ? $"did you mean \"{meant}\"?" : "the names are those that lightbill decode -f json prints; take it out if it is not to be in the invoice");
        }
        bool unsigned = json.Has("signed") && json.Flag("signed") == false;
        return new()
        {
            Draft = ReadDraft(json),
            Invoice = (json.Text("text") ?? json.Text("invoice")) is { } text ? InvoiceInspection.Inspect(text).Invoice : null,
            SaysAmount = json.Has("amountMsat"),
            SignedHash = json.Text("signingHash"),
            SaysPaymentSecret = json.Has("paymentSecret"),
            FieldOrder = json.Text("fieldOrder"),
            HashToSign = unsigned ? json.Required("signingHash", json.Text("signingHash")) : null,
            ExpectedPayee = unsigned ? json.Value<PublicKey>("payee", "a public key") : null,
            Preimage = json.Text("preimage"),
        };
    }

    private static InvoiceDraft ReadDraft(JsonMembers json)
    {
        BitcoinNetwork? network = json.Text("network") is { } name ? NetworkText.Parse($"{Option}: \"network\"", name) : null;
        HashSet<string> defaults = [.. json.Texts("defaults")];
        return new()
        {
            Network = network,
            Amount = json.Number("amountMsat", (ulong)MilliSatoshi.MaxMsat) is { } msat ? MilliSatoshi.FromMsat((long)msat) : null,
            Timestamp = (long?)json.Number("timestamp", Bolt11Limits.MaxTimestamp),
            PaymentHash = json.Value<PaymentHash>("paymentHash", "64 hexadecimal digits"),
            PaymentSecret = json.Value<PaymentSecret>("paymentSecret", "64 hexadecimal digits"),
            Description = json.Text("description"),
            DescriptionHash = json.Value<DescriptionHash>("descriptionHash", "64 hexadecimal digits"),
            ExpirySeconds = Written(json, "expirySeconds", ulong.MaxValue, Bolt11Limits.DefaultExpirySeconds, defaults),
            MinFinalCltvExpiryDelta = (uint?)Written(json, "minFinalCltvExpiryDelta", uint.MaxValue, Bolt11Limits.DefaultMinFinalCltvExpiryDelta, defaults),
            Metadata = json.Bytes("metadata"),
            Features = json.Has("features") ? FeatureVector.Of(json.Objects("features").Select(bit => (int)bit.Required("bit", bit.Number("bit", FeatureVector.MaxBit)))) : null,
            PayeeField = json.Text("payeeSource") == "field" ? json.Value<PublicKey>("payee", "a public key") : null,
            Fallbacks = [.. json.Objects("fallbacks").Select(address => ReadFallback(address, network ?? BitcoinNetwork.Mainnet))],
            RouteHints = [.. json.ObjectLists("routeHints").Select(hops => new RouteHint(hops.Select(ReadHop)))],
            BlindedPaths = [.. json.Objects("blindedPaths").Select(ReadBlindedPath)],
            CustomFields = [.. json.Objects("unknownFields").Select(ReadCustomField)],
        };
    }

    /// <summary>A number that was filled in is not written, unless it was changed since.</summary>
    private static ulong? Written(JsonMembers json, string name, ulong max, ulong filledIn, HashSet<string> defaults) =>
        json.Number(name, max) is { } value && !(value == filledIn && defaults.Contains(name)) ? value : null;

    private static FallbackAddress ReadFallback(JsonMembers json, BitcoinNetwork network)
    {
        if (json.Text("address") is { } text)
            return FallbackText.Parse($"{Option}: \"fallbacks\"", text, network);
        try
        {
            return new(network, (int)json.Required("version", json.Number("version", 31)), json.Required("program", json.Bytes("program")));
        }
        catch (ArgumentException problem)
        {
            throw OptionError.Invalid(Option, problem.Message);
        }
    }

    private static RouteHintHop ReadHop(JsonMembers json) => new(
        json.Required("publicKey", json.Value<PublicKey>("publicKey", "a public key")),
        json.Required("shortChannelId", json.Value<ShortChannelId>("shortChannelId", "a short channel id, e.g. 539268x845x1")),
        (uint)json.Required("feeBaseMsat", json.Number("feeBaseMsat", uint.MaxValue)),
        (uint)json.Required("feeProportionalMillionths", json.Number("feeProportionalMillionths", uint.MaxValue)),
        (ushort)json.Required("cltvExpiryDelta", json.Number("cltvExpiryDelta", ushort.MaxValue)));

    private static BlindedPath ReadBlindedPath(JsonMembers json) => new(
        (uint)json.Required("feeBaseMsat", json.Number("feeBaseMsat", uint.MaxValue)),
        (uint)json.Required("feeProportionalMillionths", json.Number("feeProportionalMillionths", uint.MaxValue)),
        (ushort)json.Required("cltvExpiryDelta", json.Number("cltvExpiryDelta", ushort.MaxValue)),
        json.Required("htlcMinimumMsat", json.Number("htlcMinimumMsat", ulong.MaxValue)),
        json.Required("htlcMaximumMsat", json.Number("htlcMaximumMsat", ulong.MaxValue)),
        json.Bytes("features") ?? [],
        json.Required("firstEphemeralBlindingPoint", json.Value<PublicKey>("firstEphemeralBlindingPoint", "a public key")),
        [.. json.Objects("hops").Select(hop => new BlindedHop(
            hop.Required("blindedNodeId", hop.Value<PublicKey>("blindedNodeId", "a public key")),
            hop.Required("encryptedRecipientData", hop.Bytes("encryptedRecipientData"))))]);

    private static CustomField ReadCustomField(JsonMembers json) =>
        json.Text("tag") is { Length: 1 } tag ? new(tag[0], json.Required("words", json.Text("words"))) : throw json.Wrong("tag", "one letter");

    private static string Shorten(string text) => TextLayout.Abbreviate(text, LongestName);

    private static CliException NotOurs(string path, string reason) => OptionError.Invalid(Option, $"{InputFile.Shown(path)} is not our JSON of an invoice: {reason}",
        "it is what lightbill decode -f json and lightbill create -f json print");
}
