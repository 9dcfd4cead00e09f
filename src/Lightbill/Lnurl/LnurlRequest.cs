using System.Text.Json.Serialization;
using Lightbill.Findings;

namespace Lightbill.Lnurls;

/// <summary>
/// What a service offers when its LNURL is opened: one of <see cref="PayRequest"/>, <see cref="WithdrawRequest"/>, <see cref="LoginRequest"/>,
/// <see cref="ChannelRequest"/>, <see cref="HostedChannelRequest"/>. Immutable.
/// </summary>
public abstract class LnurlRequest
{
    private protected LnurlRequest(Uri source, IReadOnlyList<Finding> findings) => (Source, Findings) = (source, findings);

    /// <summary>The kind, as the protocol spells it, e.g. <c>payRequest</c>.</summary>
    public abstract string Tag { get; }

    /// <summary>The address it came from. Left out of JSON: that of a login holds its challenge.</summary>
    [JsonIgnore]
    public Uri Source { get; }

    /// <summary>The domain it came from: what to show the user.</summary>
    public string Domain => LnurlUri.DomainOf(Source);

    /// <summary>Deviations and remarks; never an error.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Reads the answer of a service to the first request.</summary>
    /// <param name="utf8Json">The body of the answer.</param>
    /// <param name="source">The address it came from.</param>
    public static LnurlReading<LnurlRequest> Read(ReadOnlyMemory<byte> utf8Json, Uri source) => ReadAny(utf8Json, source, null, allowOtherIdentifier: false);

    internal static LnurlReading<LnurlRequest> ReadAny(ReadOnlyMemory<byte> utf8Json, Uri source, LightningAddress? address, bool allowOtherIdentifier) =>
        MessageReader.Read<LnurlRequest>(utf8Json, reader =>
        {
            switch (reader.RequiredText("tag"))
            {
                case null: return null;
                case PayRequest.TagName: return PayRequest.Read(reader, source, address, allowOtherIdentifier);
                case WithdrawRequest.TagName: return WithdrawRequest.Read(reader, source);
                case ChannelRequest.TagName: return ChannelRequest.Read(reader, source);
                case HostedChannelRequest.TagName: return HostedChannelRequest.Read(reader, source);
                default:
                    reader.Error(FindingRules.LnurlUnknownTag);
                    return null;
            }
        });

    /// <summary>
    /// What the address says by itself, before anything is fetched: a login (LUD-04: must not be fetched) or a fast withdrawal (LUD-08). Null when the service
    /// has to be asked.
    /// </summary>
    /// <param name="url">The address.</param>
    /// <param name="tag">The kind when the address itself does not say it, as the scheme of LUD-17 does; null: not known.</param>
    public static LnurlReading<LnurlRequest>? ReadFromQuery(Uri url, string? tag = null) => (LnurlUri.Parameter(url, "tag") ?? tag) switch
    {
        LoginRequest.TagName => LoginRequest.Read(url).As<LnurlRequest>(),
        WithdrawRequest.TagName when WithdrawRequest.ReadFast(url) is { IsSuccess: true } withdraw => withdraw.As<LnurlRequest>(),
        _ => null,
    };
}
