using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Lightbill.Findings;

namespace Lightbill.Lnurls;

/// <summary>
/// A service that can be paid (LUD-06 payRequest; LUD-11, 12, 16, 18, 19, 20 and the zap fields of NIP-57). Ask it for an invoice at
/// <see cref="InvoiceUrl"/> and hold the answer against <see cref="ExpectedHash"/>. Immutable.
/// </summary>
public sealed class PayRequest : LnurlRequest
{
    /// <summary><c>payRequest</c></summary>
    public const string TagName = "payRequest";

    private PayRequest(Uri source, IReadOnlyList<Finding> findings, Uri callback, MilliSatoshi min, MilliSatoshi max, PayMetadata metadata)
        : base(source, findings) => (Callback, MinSendable, MaxSendable, Metadata) = (callback, min, max, metadata);

    /// <inheritdoc/>
    public override string Tag => TagName;

    /// <summary>Where an invoice is asked for.</summary>
    public Uri Callback { get; }

    /// <summary>The smallest amount, at least 1 msat.</summary>
    public MilliSatoshi MinSendable { get; }

    /// <summary>The largest amount.</summary>
    public MilliSatoshi MaxSendable { get; }

    /// <summary>What is sold, and by whom.</summary>
    public PayMetadata Metadata { get; }

    /// <summary>The length of a comment that the service takes, in Unicode scalar values (LUD-12 says characters); 0: none.</summary>
    public int CommentAllowed { get; private init; }

    /// <summary>What the service wants to know about the payer (LUD-18); empty when nothing.</summary>
    public IReadOnlyList<PayerDataField> PayerData { get; private init; } = [];

    /// <summary>May the request carry a Nostr zap request (NIP-57)?</summary>
    public bool AllowsNostr { get; private init; }

    /// <summary>The key with which the service signs zap receipts, 64 hexadecimal digits; null when absent or malformed.</summary>
    public string? NostrPublicKey { get; private init; }

    /// <summary>Where the same service pays out (LUD-19), a bearer secret as a rule; null when absent, or when it is none, which is a finding.</summary>
    public Lnurl? WithdrawLink { get; private init; }

    /// <summary>Reads the answer of a service that should be a payRequest.</summary>
    /// <param name="utf8Json">The body of the answer.</param>
    /// <param name="source">The address it came from.</param>
    /// <param name="address">The Lightning Address that led there: the metadata must name it (LUD-16). Null: another way led there.</param>
    /// <param name="allowOtherIdentifier">Take metadata that does not name it; that is then a warning instead of an error.</param>
    public static LnurlReading<PayRequest> Read(ReadOnlyMemory<byte> utf8Json, Uri source, LightningAddress? address = null, bool allowOtherIdentifier = false)
    {
        LnurlReading<LnurlRequest> reading = ReadAny(utf8Json, source, address, allowOtherIdentifier);
        return reading.Value is null or PayRequest ? reading.As<PayRequest>() : new(null, [WrongTag(reading.Value.Tag)]);
    }

    /// <summary>The hash that the invoice must carry: of the metadata, followed by the payer data as sent, if any (LUD-18).</summary>
    /// <param name="payerDataJson">The JSON exactly as it is sent; null when none is.</param>
    public DescriptionHash ExpectedHash(string? payerDataJson = null) =>
        payerDataJson is null ? Metadata.Hash : DescriptionHash.Of(Metadata.Text + payerDataJson);

    /// <summary>The address that gives an invoice. Nothing is checked here.</summary>
    /// <param name="amount">What will be paid.</param>
    /// <param name="comment">A comment; null: none.</param>
    /// <param name="payerDataJson">The payer data as JSON; null: none.</param>
    public Uri InvoiceUrl(MilliSatoshi amount, string? comment = null, string? payerDataJson = null)
    {
        List<(string, string)> parameters = [("amount", amount.Msat.ToString(CultureInfo.InvariantCulture))];
        if (comment is { Length: > 0 }) parameters.Add(("comment", comment));
        if (payerDataJson is not null) parameters.Add(("payerdata", payerDataJson));
        return LnurlUri.Append(Callback, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(parameters));
    }

    /// <summary>What speaks against asking for an invoice like this: the amount, the comment, the payer data. Null when nothing does.</summary>
    /// <param name="amount">What will be paid.</param>
    /// <param name="comment">A comment; null: none.</param>
    /// <param name="payerData">What the payer tells of itself; null: nothing.</param>
    public Finding? Refuses(MilliSatoshi amount, string? comment = null, PayerData? payerData = null)
    {
        if (amount < MinSendable || amount > MaxSendable)
            return Finding.Of(FindingRules.LnurlAmountOutOfBounds, FindingSeverity.Error, $"{amount:sat} is not between {MinSendable:sat} and {MaxSendable:sat}");
        int length = comment?.EnumerateRunes().Count() ?? 0;
        if (length > CommentAllowed) return Finding.Of(FindingRules.LnurlCommentTooLong, FindingSeverity.Error, null, CommentAllowed);
        foreach (PayerDataField field in PayerData.Where(static field => field.IsMandatory))
            if (payerData?.Has(field.Name) != true) return Finding.Of(FindingRules.LnurlPayerData, FindingSeverity.Error, UntrustedText.Escape(field.Name));
        foreach (string name in payerData?.Names ?? [])
        {
            if (!PayerData.Any(field => field.Name == name))
                return Finding.Of(FindingRules.LnurlPayerDataNotAsked, FindingSeverity.Error, name);
        }
        return null;
    }

    internal static Finding WrongTag(string tag) => Finding.Of(FindingRules.LnurlWrongTag, FindingSeverity.Error, tag);

    internal static PayRequest? Read(MessageReader reader, Uri source, LightningAddress? address, bool allowOtherIdentifier)
    {
        Uri? callback = reader.RequiredUrl("callback");
        MilliSatoshi? min = reader.Amount("minSendable", required: true);
        MilliSatoshi? max = reader.Amount("maxSendable", required: true);
        if (min is { Msat: 0 } || min > max) reader.Error(FindingRules.LnurlAmountRange);
        PayMetadata? metadata = reader.RequiredText("metadata") is { } text ? PayMetadata.Read(text, reader) : null;
        if (address is not null && metadata?.Names(address) == false)
        {
            if (allowOtherIdentifier) reader.Warn(FindingRules.LnurlIdentifier, address.ToString());
            else reader.Error(FindingRules.LnurlIdentifier, address.ToString());
        }
        int comment = reader.Count("commentAllowed");
        List<PayerDataField> payerData = ReadPayerData(reader);
        bool nostr = reader.Flag("allowsNostr") ?? false;
        string? nostrKey = reader.Text("nostrPubkey");
        if (nostrKey is { Length: > 0 } && Encoding.Hex.TryDecode(nostrKey) is not { Length: 32 })
        {
            reader.Warn(FindingRules.LnurlBadField, "nostrPubkey");
            nostrKey = null;
        }
        if (reader.HasError) return null;
        return new(source, reader.Findings, callback!, min!.Value, max!.Value, metadata!)
        {
            CommentAllowed = comment,
            PayerData = payerData,
            AllowsNostr = nostr,
            NostrPublicKey = nostrKey is { Length: > 0 } ? nostrKey.ToLowerInvariant() : null,
            WithdrawLink = reader.OptionalLink("withdrawLink", WithdrawRequest.TagName),
        };
    }

    private static List<PayerDataField> ReadPayerData(MessageReader reader)
    {
        if (reader.Member("payerData") is not { } map) return [];
        if (map.ValueKind != JsonValueKind.Object)
        {
            reader.Warn(FindingRules.LnurlBadField, "payerData");
            return [];
        }
        List<PayerDataField> fields = [];
        foreach (JsonProperty property in map.EnumerateObject().Where(static property => property.Value.ValueKind == JsonValueKind.Object))
        {
            bool mandatory = property.Value.TryGetProperty("mandatory", out JsonElement flag) && flag.ValueKind == JsonValueKind.True;
            string? k1 = property.Value.TryGetProperty("k1", out JsonElement challenge) && challenge.ValueKind == JsonValueKind.String ? challenge.GetString() : null;
            fields.Add(new(property.Name, mandatory, k1));
        }
        return fields;
    }
}
