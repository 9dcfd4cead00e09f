using System.Text.Json;

namespace Lightbill.Cli.Formats;

/// <summary>
/// <c>--fields</c>: the members of our JSON that somebody wants, in their order. A row always begins with <c>line</c> (of many) and <c>valid</c>, and one that is not valid ends
/// with its <c>findings</c>, whether asked for or not: no choice of fields can hide an error.
/// </summary>
internal sealed class FieldSelection
{
    /// <summary>Every member that a request of any kind can have at the top of its object, as docs/cli.md lists them, in the order in which it has them.</summary>
    public static IReadOnlyList<string> AllNames { get; } =
    [
        "schema", "line", "kind", "text", "redacted", "valid", "signatureValid", "payable", "checkedAt", "payableReasons", "findings", "network", "prefix", "amountMsat",
        "timestamp", "createdAt", "expirySeconds", "expiresAt", "paymentHash", "paymentSecret", "description", "descriptionHash", "metadata", "minFinalCltvExpiryDelta",
        "defaults", "payee", "payeeSource", "features", "fallbacks", "routeHints", "blindedPaths", "unknownFields", "signature", "signingData", "signingHash", "checksum",
        "url", "tag", "k1", "callback", "minWithdrawable", "maxWithdrawable", "defaultDescription", "action", "user", "domain", "dnsName", "address", "amountSat", "label",
        "message", "methods", "parameters", "networks", "type", "publicKey", "host",
    ];

    private FieldSelection(IReadOnlyList<string> names) => Names = names;

    /// <summary>What was asked for, each name once, without those that stand at the beginning of every row.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads the names, separated by commas or white space.</summary>
    /// <exception cref="CliException">There is none, or one that our JSON does not know.</exception>
    public static FieldSelection Parse(string text)
    {
        string[] names = text.Split([',', ' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0) throw new CliException(ExitCode.Usage, "--fields names no field", ListHint);
        foreach (string name in names)
        {
            if (AllNames.Contains(name, StringComparer.Ordinal)) continue;
            // No name is half as long. What is may be a secret, and a part of one is not recognised as such.
            if (name.Length > 48) throw new CliException(ExitCode.Usage, "there is no field with so long a name", ListHint);
            throw UsageProblem.Nearest(AllNames, name) is { } meant
                ? new CliException(ExitCode.Usage, $"there is no field '{name}'; did you mean {meant}?", ListHint)
                : new CliException(ExitCode.Usage, $"there is no field '{name}'", ListHint);
        }
        return new([.. names.Where(name => name is not ("line" or "valid")).Distinct(StringComparer.Ordinal)]);
    }

    private static string ListHint => "the fields are " + string.Join(", ", AllNames);

    /// <summary>The members of a row of many that is valid, in order.</summary>
    /// <param name="isSignatureSkipped">Then every row says so.</param>
    public IReadOnlyList<string> RowNames(bool isSignatureSkipped) =>
        isSignatureSkipped ? ["line", "valid", "signatureValid", .. Names.Where(name => name != "signatureValid")] : ["line", "valid", .. Names];

    /// <summary>Writes the row out of the whole object: whatever the kind, the members are exactly those of the whole answer.</summary>
    /// <param name="json">Takes the row.</param>
    /// <param name="whole">The whole object, as <see cref="JsonFormat"/> writes it.</param>
    /// <param name="isSignatureSkipped">Then every row says so.</param>
    public void Write(Utf8JsonWriter json, ReadOnlyMemory<byte> whole, bool isSignatureSkipped)
    {
        using var document = JsonDocument.Parse(whole);
        JsonElement all = document.RootElement;
        json.WriteStartObject();
        foreach (string name in RowNames(isSignatureSkipped))
            if (name != "line" || all.TryGetProperty(name, out _)) Copy(name);
        if (!all.GetProperty("valid").GetBoolean() && !Names.Contains("findings", StringComparer.Ordinal)) Copy("findings");
        json.WriteEndObject();

        void Copy(string name)
        {
            json.WritePropertyName(name);
            // What a request of this kind does not have is null, so that the rows of a run are alike.
            if (all.TryGetProperty(name, out JsonElement value)) value.WriteTo(json);
            else json.WriteNullValue();
        }
    }
}
