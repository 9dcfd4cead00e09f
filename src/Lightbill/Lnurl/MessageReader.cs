using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Lightbill.Findings;

namespace Lightbill.Lnurls;

/// <summary>
/// Reads one JSON object that a service sent, field by field, collecting what is wrong with it. The members give null for what is absent or wrong; a wrong
/// field has then been reported.
/// </summary>
internal sealed class MessageReader
{
    private readonly JsonElement _root;
    private readonly List<Finding> _findings = [];

    private MessageReader(JsonElement root) => _root = root;

    public IReadOnlyList<Finding> Findings => _findings;

    public bool HasError => _findings.Exists(static finding => finding.Severity == FindingSeverity.Error);

    /// <summary>Reads an answer. An ERROR status comes before everything else (LUD-01).</summary>
    public static LnurlReading<T> Read<T>(ReadOnlyMemory<byte> utf8, Func<MessageReader, T?> read)
        where T : class
    {
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        if (utf8.Length > LnurlLimits.MaxBodyBytes) return Failed<T>(FindingRules.LnurlBodyTooLarge, $"it has {utf8.Length}", LnurlLimits.MaxBodyBytes);
        if (LooksLikePage(utf8.Span)) return Failed<T>(FindingRules.LnurlWebPage);
        if (!Utf8.IsValid(utf8.Span)) return Failed<T>(FindingRules.LnurlNotJson);
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8, new() { MaxDepth = LnurlLimits.MaxJsonDepth, AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind != JsonValueKind.Object) return Failed<T>(FindingRules.LnurlNotJson);
            var reader = new MessageReader(document.RootElement);
            if (string.Equals(reader.Text("status"), "ERROR", StringComparison.OrdinalIgnoreCase))
            {
                var reason = reader.Text("reason");
                return new(null, [Finding.Of(FindingRules.LnurlServiceError, FindingSeverity.Error)], reason is null ? null : new(reason));
            }
            T? value = read(reader);
            return new(reader.HasError ? null : value, reader.Findings);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string whose escapes are half a character; only reading it shows that.
            return Failed<T>(FindingRules.LnurlNotJson);
        }
    }

    public void Error(FindingRule rule, string? text = null, long number = 0) => _findings.Add(Finding.Of(rule, FindingSeverity.Error, text, number));

    public void Warn(FindingRule rule, string? text = null, long number = 0) => _findings.Add(Finding.Of(rule, FindingSeverity.Warning, text, number));

    /// <summary>The member, if it is there and not null.</summary>
    public JsonElement? Member(string name) =>
        _root.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? member : null;

    /// <summary>A string; another type counts as absent here.</summary>
    public string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    /// <summary>A string that must be there.</summary>
    public string? RequiredText(string name)
    {
        if (Member(name) is not { } member) Error(FindingRules.LnurlMissingField, name);
        else if (member.ValueKind != JsonValueKind.String) Error(FindingRules.LnurlBadField, name);
        else return member.GetString();
        return null;
    }

    /// <summary>A string to show; empty counts as absent, as it does in the wild.</summary>
    public UntrustedText? OptionalText(string name) => Text(name) is { Length: > 0 } text ? new(text) : null;

    /// <summary>
    /// An LNURL of a kind, or the web address of one (LUD-19); empty counts as absent. What is none, or is of another kind, is left out with a warning: it is
    /// a convenience, and no reason to refuse the rest.
    /// </summary>
    public Lnurl? OptionalLink(string name, string tag)
    {
        if (Text(name) is not { Length: > 0 } text) return null;
        if (Lnurl.ReadLink(text) is { } link && (link.Tag is null || link.Tag == tag)) return link;
        Warn(FindingRules.LnurlLink, name);
        return null;
    }

    public bool? Flag(string name)
    {
        switch (Member(name))
        {
            case null: return null;
            case { ValueKind: JsonValueKind.True }: return true;
            case { ValueKind: JsonValueKind.False }: return false;
            default:
                Warn(FindingRules.LnurlBadField, name);
                return null;
        }
    }

    /// <summary>
    /// A whole number of millisatoshis, as a number or as text; never a fraction or an exponent, since a reader that goes through floating point loses
    /// millisatoshis. What exceeds all bitcoin is cut down to it with a warning: some services mean "no limit".
    /// </summary>
    public MilliSatoshi? Amount(string name, bool required)
    {
        if (Member(name) is not { } member)
        {
            if (required) Error(FindingRules.LnurlMissingField, name);
            return null;
        }
        string digits = member.ValueKind switch
        {
            JsonValueKind.Number => member.GetRawText(),
            JsonValueKind.String => member.GetString()!,
            _ => "",
        };
        return ReadAmount(digits, name, required ? FindingSeverity.Error : FindingSeverity.Warning, _findings);
    }

    public static MilliSatoshi? ReadAmount(string digits, string name, FindingSeverity severity, List<Finding> findings)
    {
        if (digits.Length is 0 or > 30 || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            findings.Add(Finding.Of(FindingRules.LnurlBadAmount, severity, name));
            return null;
        }
        var value = UInt128.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (value <= (UInt128)(ulong)MilliSatoshi.MaxMsat) return MilliSatoshi.FromMsat((long)value);
        findings.Add(Finding.Of(FindingRules.LnurlAmountCapped, FindingSeverity.Warning, name));
        return MilliSatoshi.FromMsat(MilliSatoshi.MaxMsat);
    }

    /// <summary>A count such as commentAllowed; absent or wrong is 0.</summary>
    public int Count(string name)
    {
        if (Member(name) is not { } member) return 0;
        string digits = member.ValueKind == JsonValueKind.String ? member.GetString()! : member.GetRawText();
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int count)) return count;
        Warn(FindingRules.LnurlBadField, name);
        return 0;
    }

    /// <summary>A web address that must be there.</summary>
    public Uri? RequiredUrl(string name)
    {
        if (Text(name) is not { Length: > 0 } text)
        {
            Error(FindingRules.LnurlMissingField, name);
            return null;
        }
        return ReadUrl(text, name, FindingSeverity.Error, _findings);
    }

    /// <summary>A web address; empty counts as absent.</summary>
    public Uri? OptionalUrl(string name) => Text(name) is { Length: > 0 } text ? ReadUrl(text, name, FindingSeverity.Warning, _findings) : null;

    public static Uri? ReadUrl(string text, string name, FindingSeverity severity, List<Finding> findings)
    {
        if (!LnurlUri.TryRead(text, out Uri? url))
        {
            findings.Add(Finding.Of(FindingRules.LnurlBadUrl, severity, name));
            return null;
        }
        if (!LnurlUri.IsProtected(url)) findings.Add(Finding.Of(FindingRules.LnurlInsecureUrl, FindingSeverity.Warning, name));
        return url;
    }

    private static LnurlReading<T> Failed<T>(FindingRule rule, string? text = null, long number = 0)
        where T : class => new(null, [Finding.Of(rule, FindingSeverity.Error, text, number)]);

    private static bool LooksLikePage(ReadOnlySpan<byte> utf8) => utf8.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
}
