using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill;

/// <summary>The id of a node, perhaps with where to reach it: something to open a channel to, or to send to without an invoice.</summary>
public sealed partial class NodeId : PaymentInstruction
{
    internal const string KindName = "node-id";

    private NodeId(PublicKey publicKey, string? host)
        : base(KindName) => (PublicKey, Host) = (publicKey, host);

    /// <summary>The node's key.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>Host and port as written, e.g. <c>203.0.113.7:9735</c>; null without them.</summary>
    public string? Host { get; }

    private protected override object Identity => (PublicKey, Host?.ToLowerInvariant());

    /// <summary><c>key</c> or <c>key@host:port</c>.</summary>
    public override string ToString() => Host is null ? PublicKey.ToString() : $"{PublicKey}@{Host}";

    internal static bool LooksLikeOne(string text) =>
        text.Length >= PublicKey.Size * 2 && text.AsSpan(0, PublicKey.Size * 2).IndexOfAnyExcept(HexDigits) < 0
        && (text.Length == PublicKey.Size * 2 || text[PublicKey.Size * 2] == '@');

    internal static NodeId? Read(Region region, InstructionFindings findings)
    {
        const int KeyLength = PublicKey.Size * 2;
        if (!PublicKey.TryParse(region.Body.AsSpan(0, KeyLength), null, out PublicKey key))
        {
            findings.Report(FindingRules.NodeKey, FindingSeverity.Error, region, 0, KeyLength);
            return null;
        }
        if (region.Body.Length == KeyLength) return new(key, null);
        string host = region.Body[(KeyLength + 1)..];
        int colon = host.EndsWith(']') ? -1 : host.LastIndexOf(':');
        if (WebUrl.IsHost(colon < 0 ? host : host[..colon]) && (colon < 0 || WebUrl.IsPort(host.AsSpan(colon + 1)))) return new(key, host);
        findings.Report(FindingRules.NodeHost, FindingSeverity.Error, region, KeyLength, region.Body.Length - KeyLength);
        return null;
    }

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
