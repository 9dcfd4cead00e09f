using System.Buffers.Text;
using System.Text.Json;
using Lightbill.Findings;

namespace Lightbill.Lnurls;

/// <summary>
/// What a payRequest says is sold: the text exactly as it came, since the invoice commits to its hash, and what is in it (LUD-06, LUD-16, LUD-20).
/// Immutable.
/// </summary>
public sealed class PayMetadata
{
    private PayMetadata(string text, IReadOnlyList<PayMetadataEntry> entries) => (Text, Entries) = (text, entries);

    /// <summary>The metadata as decoded from the JSON string, not a character changed.</summary>
    public string Text { get; }

    /// <summary>The SHA-256 of the UTF-8 bytes of <see cref="Text"/>: what field <c>h</c> of the invoice must be.</summary>
    public DescriptionHash Hash => DescriptionHash.Of(Text);

    /// <summary>All entries in their order, those of unknown types too.</summary>
    public IReadOnlyList<PayMetadataEntry> Entries { get; }

    /// <summary>The short description, <c>text/plain</c>: always there.</summary>
    public UntrustedText ShortDescription => Find("text/plain")!;

    /// <summary>The long description (LUD-20), preferred on a payment screen; null when there is none.</summary>
    public UntrustedText? LongDescription => Find("text/long-desc");

    /// <summary>The Lightning Address that is paid (LUD-16, <c>text/identifier</c>); null when there is none.</summary>
    public UntrustedText? Identifier => Find("text/identifier");

    /// <summary>The e-mail address that is paid (LUD-16, <c>text/email</c>); null when there is none.</summary>
    public UntrustedText? Email => Find("text/email");

    /// <summary>
    /// Do the identifier or the e-mail address name this Lightning Address, as they must (LUD-16)? A service that takes a <c>+tag</c> may leave it out here.
    /// </summary>
    public bool Names(LightningAddress address)
    {
        string whole = address.ToString();
        int plus = address.User.IndexOf('+', StringComparison.Ordinal);
        string untagged = plus < 0 ? whole : $"{address.User[..plus]}@{address.Domain}";
        return Entries.Any(entry => entry is { Type: "text/identifier" or "text/email", Content.Raw: { } named }
            && (string.Equals(named, whole, StringComparison.OrdinalIgnoreCase) || string.Equals(named, untagged, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The picture, PNG or JPEG; null when there is none. The bytes are as foreign as everything else here.</summary>
    public PayImage? Image { get; private init; }

    internal static PayMetadata? Read(string text, MessageReader reader)
    {
        if (text.Length > LnurlLimits.MaxMetadataLength) return Malformed(reader);
        List<PayMetadataEntry> entries = [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new() { MaxDepth = LnurlLimits.MaxJsonDepth });
            if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() > LnurlLimits.MaxMetadataEntries) return Malformed(reader);
            foreach (JsonElement entry in document.RootElement.EnumerateArray())
            {
                if (entry.ValueKind != JsonValueKind.Array || entry.GetArrayLength() == 0 || entry[0].ValueKind != JsonValueKind.String) return Malformed(reader);
                // After the type anything may follow (LUD-06).
                string? content = entry.GetArrayLength() > 1 && entry[1].ValueKind == JsonValueKind.String ? entry[1].GetString() : null;
                entries.Add(new(entry[0].GetString()!, content is null ? null : new(content), entry.GetRawText()));
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return Malformed(reader);
        }
        int descriptions = entries.Count(static entry => entry is { Type: "text/plain", Content: not null });
        if (descriptions != 1) reader.Error(FindingRules.LnurlMetadataText, number: descriptions);
        return new(text, entries) { Image = ReadImage(entries, reader) };
    }

    private static PayMetadata? Malformed(MessageReader reader)
    {
        reader.Error(FindingRules.LnurlMetadata);
        return null;
    }

    private static PayImage? ReadImage(List<PayMetadataEntry> entries, MessageReader reader)
    {
        PayImage? image = null;
        foreach (PayMetadataEntry entry in entries.Where(static entry => entry.Type is "image/png;base64" or "image/jpeg;base64"))
        {
            string? problem = image is not null ? "a second picture"
                : entry.Content is not { Raw: { } base64 } ? "a picture without content"
                : base64.Length > LnurlLimits.MaxImageLength ? "a picture of more than 136536 characters"
                : !Base64.IsValid(base64) ? "a picture that is not base64"
                : null;
            if (problem is null) image = new(entry.Type[..^";base64".Length], Convert.FromBase64String(entry.Content!.Raw));
            else reader.Warn(FindingRules.LnurlMetadataEntry, problem);
        }
        return image;
    }

    private UntrustedText? Find(string type) => Entries.FirstOrDefault(entry => entry.Type == type && entry.Content is not null)?.Content;
}

/// <summary>One entry of the metadata.</summary>
/// <param name="Type">The type, e.g. <c>text/plain</c>; foreign text.</param>
/// <param name="Content">The second item, if it is text.</param>
/// <param name="Json">The whole entry as it stands.</param>
public sealed record PayMetadataEntry(string Type, UntrustedText? Content, string Json);

/// <summary>A picture in the metadata. Two are equal when their bytes are.</summary>
/// <param name="MediaType"><c>image/png</c> or <c>image/jpeg</c>, as the service says.</param>
/// <param name="Bytes">The picture; not looked into.</param>
public sealed record PayImage(string MediaType, ReadOnlyMemory<byte> Bytes)
{
    /// <inheritdoc/>
    public bool Equals(PayImage? other) => other is not null && MediaType == other.MediaType && Bytes.Span.SequenceEqual(other.Bytes.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MediaType, Bytes.Length);
}
