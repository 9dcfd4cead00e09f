using System.Text.Json.Serialization;
using Lightbill.Findings;

namespace Lightbill.Lnurls;

/// <summary>A service that opens a channel to the wallet's node (LUD-02 channelRequest). Immutable.</summary>
public sealed class ChannelRequest : LnurlRequest
{
    /// <summary><c>channelRequest</c></summary>
    public const string TagName = "channelRequest";

    private ChannelRequest(Uri source, IReadOnlyList<Finding> findings, NodeUri node, Uri callback, string k1)
        : base(source, findings) => (Node, Callback, K1) = (node, callback, k1);

    /// <inheritdoc/>
    public override string Tag => TagName;

    /// <summary>The node to connect to first.</summary>
    public NodeUri Node { get; }

    /// <summary>Where the channel is asked for.</summary>
    public Uri Callback { get; }

    /// <summary>The bearer secret of this request.</summary>
    [JsonIgnore]
    public string K1 { get; }

    /// <summary>The address that asks for the channel.</summary>
    /// <param name="remoteNode">The wallet's own node.</param>
    /// <param name="isPrivate">Shall the channel stay unannounced?</param>
    public Uri OpenUrl(PublicKey remoteNode, bool isPrivate) =>
        LnurlUri.Append(Callback, ("k1", K1), ("remoteid", remoteNode.ToString(null, null)), ("private", isPrivate ? "1" : "0"));

    /// <summary>The address that calls it off.</summary>
    public Uri CancelUrl(PublicKey remoteNode) => LnurlUri.Append(Callback, ("k1", K1), ("remoteid", remoteNode.ToString(null, null)), ("cancel", "1"));

    internal static ChannelRequest? Read(MessageReader reader, Uri source)
    {
        Uri? callback = reader.RequiredUrl("callback");
        string? k1 = reader.RequiredText("k1");
        NodeUri? node = NodeUri.Read(reader);
        return reader.HasError ? null : new(source, reader.Findings, node!, callback!, k1!);
    }
}

/// <summary>A service that offers a hosted channel (LUD-07 hostedChannelRequest): read only, since nothing here speaks that protocol. Immutable.</summary>
public sealed class HostedChannelRequest : LnurlRequest
{
    /// <summary><c>hostedChannelRequest</c></summary>
    public const string TagName = "hostedChannelRequest";

    private HostedChannelRequest(Uri source, IReadOnlyList<Finding> findings, NodeUri node, string k1, UntrustedText? alias)
        : base(source, findings) => (Node, K1, Alias) = (node, k1, alias);

    /// <inheritdoc/>
    public override string Tag => TagName;

    /// <summary>The host's node.</summary>
    public NodeUri Node { get; }

    /// <summary>The secret of this offer.</summary>
    [JsonIgnore]
    public string K1 { get; }

    /// <summary>The host's name; null when absent.</summary>
    public UntrustedText? Alias { get; }

    internal static HostedChannelRequest? Read(MessageReader reader, Uri source)
    {
        string? k1 = reader.RequiredText("k1");
        NodeUri? node = NodeUri.Read(reader);
        return reader.HasError ? null : new(source, reader.Findings, node!, k1!, reader.OptionalText("alias"));
    }
}

/// <summary>A node and where it listens: <c>key@host:port</c>. Immutable.</summary>
/// <param name="PublicKey">The node's id.</param>
/// <param name="Address">Host and port as the service wrote them; not looked into.</param>
public sealed record NodeUri(PublicKey PublicKey, UntrustedText Address)
{
    internal static NodeUri? Read(MessageReader reader)
    {
        if (reader.RequiredText("uri") is not { } text) return null;
        int at = text.IndexOf('@', StringComparison.Ordinal);
        if (at > 0 && at + 1 < text.Length && PublicKey.TryParse(text.AsSpan(0, at), null, out PublicKey key)) return new(key, new(text[(at + 1)..]));
        reader.Error(FindingRules.LnurlBadField, "uri");
        return null;
    }
}
