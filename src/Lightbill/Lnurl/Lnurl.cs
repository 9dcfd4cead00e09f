using System.Diagnostics.CodeAnalysis;
using Lightbill.Encoding;
using Lightbill.Findings;
using Lightbill.Instructions;
using Lightbill.Lnurls;

namespace Lightbill;

/// <summary>
/// An LNURL: the web address of a service that pays, is paid, logs in or opens a channel, as bech32 (LUD-01), with a scheme of its own (LUD-17) or as it is.
/// The address is https, or http for .onion. Nothing is contacted here.
/// Example: <c>Lnurl.Parse("lnurlp://example.com/pay").Url == "https://example.com/pay"</c>.
/// </summary>
public sealed partial class Lnurl : NeedsLookup
{
    /// <summary>The longest address that is read, in bytes: real ones have a few hundred, and servers refuse long ones.</summary>
    public const int MaxUrlBytes = 4096;

    internal const string KindName = "lnurl";

    private const string HumanReadablePart = "lnurl";

    /// <summary>LUD-17's schemes and the tags that they announce.</summary>
    private static readonly (string Scheme, string Tag)[] Schemes =
        [("lnurlp", "payRequest"), ("lnurlw", "withdrawRequest"), ("lnurlc", "channelRequest"), ("keyauth", "login")];

    private static readonly string[] KnownTags = [.. Schemes.Select(one => one.Tag), "hostedChannelRequest"];

    private readonly WebUrl _url;

    private Lnurl(WebUrl url, LnurlForm form, string? tag)
        : base(KindName)
    {
        (_url, Form, Tag) = (url, form, tag);
        QueryParameters = url.QueryParameters();
    }

    /// <summary>The address to ask, as written.</summary>
    public string Url => _url.Text;

    /// <summary>The host, as written.</summary>
    public string Host => _url.Host;

    /// <summary>Is the service reached through Tor?</summary>
    public bool IsOnion => _url.IsOnion;

    /// <summary>How it was written.</summary>
    public LnurlForm Form { get; }

    /// <summary>
    /// <c>payRequest</c>, <c>withdrawRequest</c>, <c>channelRequest</c>, <c>login</c> or <c>hostedChannelRequest</c>, when scheme or query tell it; null when only
    /// the service can.
    /// </summary>
    public string? Tag { get; }

    /// <summary>The parameters of the address, decoded, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> QueryParameters { get; }

    /// <summary>The terms of a withdrawal (LUD-08); null when the address does not carry all of them, so that the service has to be asked.</summary>
    public LnurlFastWithdraw? FastWithdraw { get; private init; }

    /// <summary>The challenge of a login (LUD-04); null for other tags, and for a login without one or whose address names another tag, which cannot go on.</summary>
    public LnurlLogin? Login { get; private init; }

    /// <summary>Makes one from an address.</summary>
    /// <param name="url">https, or http for .onion.</param>
    /// <exception cref="PaymentRequestFormatException">Another address, or one too long.</exception>
    public static Lnurl FromUrl(string url)
    {
        var findings = new InstructionFindings();
        return Create(Region.Of(url), url, LnurlForm.Url, null, findings) ?? throw new PaymentRequestFormatException(findings.FirstError!);
    }

    /// <summary>
    /// As bech32 in lower case: <c>lnurl1…</c>. A login, or a withdrawal with all its terms, whose kind only the scheme told, gets its tag as a parameter:
    /// without it the address would be fetched instead (LUD-04, LUD-08).
    /// </summary>
    public string ToBech32() => Bech32.Encode(HumanReadablePart, Words.FromBytes(System.Text.Encoding.UTF8.GetBytes(UrlWithTag())), Bech32.Bech32Constant);

    /// <summary>With the scheme of its tag: <c>lnurlp://…</c>. False when the tag is not known or has no scheme.</summary>
    public bool TryToSchemeUri([NotNullWhen(true)] out string? uri)
    {
        string? scheme = Schemes.FirstOrDefault(one => one.Tag == Tag).Scheme;
        uri = scheme is null ? null : $"{scheme}://{_url.Host}{_url.Port}{_url.Path}";
        return uri is not null;
    }

    /// <inheritdoc/>
    public override bool IgnoresCase => Form == LnurlForm.Bech32;

    // The form does not count: one and the same service is asked the same.
    private protected override object Identity => (_url.IsHttps, _url.Host.ToLowerInvariant(), _url.Port, _url.Path, Tag);

    /// <summary>In the form in which it was written, bech32 in lower case.</summary>
    public override string ToString() => Form switch
    {
        LnurlForm.Scheme when TryToSchemeUri(out string? uri) => uri,
        LnurlForm.Url => Url,
        _ => ToBech32(),
    };

    private string UrlWithTag()
    {
        bool standsAlone = Tag == "login" || FastWithdraw is not null;
        if (!standsAlone || QueryParameters.Any(static one => one.Key == "tag")) return Url;
        int fragment = Url.IndexOf('#', StringComparison.Ordinal);
        string question = fragment < 0 ? Url : Url[..fragment];
        string joint = !question.Contains('?', StringComparison.Ordinal) ? "?" : question.EndsWith('?') || question.EndsWith('&') ? "" : "&";
        return $"{question}{joint}tag={Tag}{Url[question.Length..]}";
    }

    /// <summary>Reads a link that a service gives to another of its LNURLs, in any form, a web address without a tag too; null when it is none.</summary>
    internal static Lnurl? ReadLink(string text) => PaymentInstruction.Read(text).Instruction switch
    {
        Lnurl lnurl => lnurl,
        null => Create(Region.Of(text), text, LnurlForm.Url, null, new InstructionFindings()),
        _ => null,
    };

    internal static bool IsScheme(string scheme) => Schemes.Any(one => one.Scheme == scheme);

    /// <summary>The tag that a scheme of LUD-17 announces.</summary>
    internal static string TagOfScheme(string scheme) => Schemes.First(one => one.Scheme == scheme).Tag;

    /// <summary>Reads <c>lnurl1…</c>.</summary>
    internal static Lnurl? ReadBech32(Region region, InstructionFindings findings)
    {
        string text = region.Body;
        byte[] words = new byte[text.Length];
        var sink = new FindingList { OffsetMap = region.Map };
        Bech32Scan scan = Bech32.Scan<char, FindingList>(text, -1, words, ref sink);
        findings.All.AddRange(sink.Findings);
        if (scan.Separator < 0) return null;
        if (!text.AsSpan(0, scan.Separator).Equals(HumanReadablePart, StringComparison.OrdinalIgnoreCase))
        {
            findings.Report(FindingRules.LnurlPrefix, FindingSeverity.Error, region, 0, scan.Separator);
            return null;
        }
        if (!scan.IsClean) return null;
        int count = text.Length - scan.Separator - 1;
        uint residue = count < Bech32.ChecksumLength ? 0 : Bech32.Residue<char>(text.AsSpan(0, scan.Separator), words.AsSpan(0, count));
        if (residue != Bech32.Bech32Constant)
        {
            findings.Report(residue == Bech32.Bech32mConstant ? FindingRules.Bech32mChecksum : FindingRules.Bech32Checksum, FindingSeverity.Error, region);
            return null;
        }
        ReadOnlySpan<byte> data = words.AsSpan(0, count - Bech32.ChecksumLength);
        byte[] bytes = Words.ToByteArray(data);
        Region place = region.From(scan.Separator + 1);
        string? problem = !Words.HasCleanPadding(data, bytes.Length * 8) ? "its last bits are not those of whole bytes"
            : bytes.Length == 0 ? "it is empty"
            : !System.Text.Unicode.Utf8.IsValid(bytes) ? "it is not UTF-8"
            : null;
        if (problem is null) return Create(place, System.Text.Encoding.UTF8.GetString(bytes), LnurlForm.Bech32, null, findings);
        findings.Report(FindingRules.LnurlPayload, FindingSeverity.Error, place, 0, problem);
        return null;
    }

    /// <summary>Reads <c>lnurlp://host/path</c>: only the scheme is replaced, whatever host and path hold.</summary>
    internal static Lnurl? ReadScheme(Region region, string scheme, InstructionFindings findings)
    {
        Region rest = region.From(scheme.Length + 1);
        if (rest.StartsWith("//")) rest = rest.From(2);
        else findings.Report(FindingRules.LnurlSlashes, FindingSeverity.Info, region, 0, scheme.Length + 1);
        int end = rest.Body.AsSpan().IndexOfAny('/', '?', '#');
        string authority = end < 0 ? rest.Body : rest.Body[..end];
        int colon = authority.LastIndexOf(':');
        bool isOnion = (colon < 0 ? authority : authority[..colon]).EndsWith(".onion", StringComparison.OrdinalIgnoreCase);
        return Create(rest.IsEmpty ? region : rest, $"{(isOnion ? "http" : "https")}://{rest.Body}", LnurlForm.Scheme, TagOfScheme(scheme), findings);
    }

    /// <summary>Reads a bare web address; null without a finding when its query names no tag.</summary>
    internal static Lnurl? ReadUrl(Region region, InstructionFindings findings) =>
        WebUrl.Read(region.Body, out WebUrl? url) is null && TagOf(url!) is not null ? Create(region, region.Body, LnurlForm.Url, null, findings) : null;

    private static string? TagOf(WebUrl url) =>
LnurlUri.ParameterOf(url.Query, "tag") is { } tag && KnownTags.Contains(tag) ? tag : null;

    private static Lnurl? Create(Region place, string text, LnurlForm form, string? tagOfScheme, InstructionFindings findings)
    {
        int length = System.Text.Encoding.UTF8.GetByteCount(text);
        if (length > MaxUrlBytes)
        {
            findings.Report(FindingRules.LnurlTooLong, FindingSeverity.Error, place, length);
            return null;
        }
        if (WebUrl.Read(text, out WebUrl? url) is { } problem)
        {
            findings.Report(FindingRules.LnurlAddress, FindingSeverity.Error, place, 0, problem);
            return null;
        }
        if (!url!.HasAsciiHost) findings.Report(FindingRules.LnurlLookAlike, FindingSeverity.Warning, place);
        string? tagOfQuery = TagOf(url);
        if (tagOfScheme is not null && url.QueryParameters().Any(one => one.Key == "tag" && one.Value != tagOfScheme))
            findings.Report(FindingRules.LnurlTag, FindingSeverity.Warning, place, 0, tagOfScheme);
        string? tag = tagOfScheme ?? tagOfQuery;
        return new(url, form, tag)
        {
            FastWithdraw = tag == WithdrawRequest.TagName ? ReadFastWithdraw(url, place, findings) : null,
            Login = tag == LoginRequest.TagName ? ReadLogin(url, place, findings) : null,
        };
    }

    /// <summary>The rule is that of <see cref="WithdrawRequest.ReadFast(Uri)"/>.</summary>
    private static LnurlFastWithdraw? ReadFastWithdraw(WebUrl url, Region place, InstructionFindings findings)
    {
        // Without any of the terms it is an ordinary withdrawal (a k1 alone says nothing); with some of them something is missing.
        string[] terms = ["callback", "minWithdrawable", "maxWithdrawable", "defaultDescription"];
        if (!terms.Any(term => LnurlUri.ParameterOf(url.Query, term) is not null)) return null;
        string? wrong = "the address";
        LnurlReading<WithdrawRequest>? reading = LnurlUri.TryRead(url.Text, out Uri? source) ? WithdrawRequest.ReadFast(source, out wrong) : null;
        if (reading?.Value is { } withdraw)
            return new(withdraw.Callback.OriginalString, withdraw.K1, withdraw.MinWithdrawable, withdraw.MaxWithdrawable, withdraw.DefaultDescription ?? new(""));
        // That the tags disagree has been told (lnurl.tag).
        if (wrong != "tag") findings.Report(FindingRules.LnurlFastForm, FindingSeverity.Warning, place, 0, wrong);
        return null;
    }

    /// <summary>The rule is that of <see cref="LoginRequest.Read(Uri)"/>.</summary>
    private static LnurlLogin? ReadLogin(WebUrl url, Region place, InstructionFindings findings)
    {
        LnurlReading<LoginRequest>? reading = LnurlUri.TryRead(url.Text, out Uri? source) ? LoginRequest.Read(source) : null;
        if (reading?.Value is { } login)
            return new(Hex.Encode(login.K1.Span), login.Action == LoginAction.Unspecified ? null : login.Action.ToString().ToLowerInvariant());
        if (reading?.Error!.Rule != FindingRules.LnurlUnknownTag)
            findings.Report(FindingRules.LnurlFastForm, FindingSeverity.Warning, place, 0, reading is null ? "the address" : "k1");
        return null;
    }
}
