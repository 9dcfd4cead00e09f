using System.Globalization;
using System.Text.Json;

namespace Lightbill.Cli.Creation;

/// <summary>
/// The members that our schemas have, with those of the objects in them: what else stands in the JSON was misspelt or is somebody else's, and leaving it out of account
/// would make another invoice than was meant.
/// </summary>
internal sealed class SavedInvoiceShape
{
    private static readonly SavedInvoiceShape Leaf = new();
    private static readonly string[] Fees = ["feeBaseMsat", "feeProportionalMillionths", "cltvExpiryDelta"];

    private static readonly SavedInvoiceShape Values = Of(
        "schema", "kind", "text", "network", "amountMsat", "timestamp", "expirySeconds", "paymentHash", "paymentSecret", "description", "descriptionHash", "metadata",
        "minFinalCltvExpiryDelta", "defaults", "payee", "payeeSource", "signingData", "signingHash")
        .With("features", Of("bit", "name", "required", "known"))
        .With("fallbacks", Of("address", "version", "program"))
        .With("routeHints", Of(["publicKey", "shortChannelId", .. Fees]))
        .With("blindedPaths", Of([.. Fees, "htlcMinimumMsat", "htlcMaximumMsat", "features", "firstEphemeralBlindingPoint"])
            .With("hops", Of("blindedNodeId", "encryptedRecipientData")))
        .With("unknownFields", Of("tag", "words"))
        .With("signature", Of("r", "s", "recoveryFlag", "lowS"));

    private static readonly SavedInvoiceShape Decode = Values.With(Of(
        "line", "redacted", "valid", "signatureValid", "payable", "checkedAt", "payableReasons", "prefix", "createdAt", "expiresAt", "checksum")
        .With("findings", Of("code", "severity", "offset", "length", "message", "spec", "advice")));

    private static readonly Dictionary<string, SavedInvoiceShape> Schemas = new(StringComparer.Ordinal)
    {
        [Formats.JsonFormat.Schema] = Decode,
        [Formats.ExplainFormat.Schema] = Decode.With("parts", Of("offset", "length", "text", "kind", "tag", "name", "value", "raw", "meaning")),
        [CreatedInvoiceJson.Schema] = Values.With(Of("signed", "invoice", "preimage", "fieldOrder")),
    };

    private readonly Dictionary<string, SavedInvoiceShape> _members = new(StringComparer.Ordinal);

    /// <summary>The shape of a schema; null for one that is not ours.</summary>
    public static SavedInvoiceShape? Find(string schema) => Schemas.GetValueOrDefault(schema);

    /// <summary>The first member that the schema does not know, with the way to it, and the one that may be meant; null when all are known.</summary>
    public (string Path, string? Meant)? FindUnknown(JsonElement element, string path = "")
    {
        if (ReferenceEquals(this, Leaf)) return null;
        if (element.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in element.EnumerateArray())
                if (FindUnknown(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]")) is { } inside) return inside;
        }
        if (element.ValueKind != JsonValueKind.Object) return null;
        foreach (JsonProperty member in element.EnumerateObject())
        {
            string name = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (!_members.TryGetValue(member.Name, out SavedInvoiceShape? shape))
                return (name, _members.Keys.FirstOrDefault(known => string.Equals(known, member.Name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)));
            if (shape.FindUnknown(member.Value, name) is { } inside) return inside;
        }
        return null;
    }

    private static SavedInvoiceShape Of(params string[] leaves)
    {
        var shape = new SavedInvoiceShape();
        foreach (string name in leaves) shape._members.Add(name, Leaf);
        return shape;
    }

    private SavedInvoiceShape With(string name, SavedInvoiceShape inside)
    {
        SavedInvoiceShape shape = With(new());
        shape._members.Add(name, inside);
        return shape;
    }

    private SavedInvoiceShape With(SavedInvoiceShape more)
    {
        var shape = new SavedInvoiceShape();
        foreach ((string name, SavedInvoiceShape inside) in _members.Concat(more._members)) shape._members.Add(name, inside);
        return shape;
    }
}
