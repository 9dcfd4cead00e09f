using System.Diagnostics;
using System.Text.Json.Serialization;
using Lightbill.Bolt11;
using Lightbill.Findings;
using Lightbill.Instructions;

namespace Lightbill.Lnurls;

/// <summary>
/// A service that pays out (LUD-03 withdrawRequest; LUD-08, 14, 15, 19): hand it an invoice at <see cref="SubmitUrl"/>. Whoever knows
/// <see cref="K1"/> can take the money, so it is left out of <see cref="ToString"/>. Immutable.
/// </summary>
[DebuggerDisplay("WithdrawRequest {Domain}")]
public sealed class WithdrawRequest : LnurlRequest
{
    /// <summary><c>withdrawRequest</c></summary>
    public const string TagName = "withdrawRequest";

    private WithdrawRequest(Uri source, IReadOnlyList<Finding> findings, Uri callback, string k1, MilliSatoshi min, MilliSatoshi max)
        : base(source, findings) => (Callback, K1, MinWithdrawable, MaxWithdrawable) = (callback, k1, min, max);

    /// <inheritdoc/>
    public override string Tag => TagName;

    /// <summary>Where the invoice is handed in.</summary>
    public Uri Callback { get; }

    /// <summary>The bearer secret of this withdrawal.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    [JsonIgnore]
    public string K1 { get; }

    /// <summary>The smallest amount.</summary>
    public MilliSatoshi MinWithdrawable { get; }

    /// <summary>The largest amount.</summary>
    public MilliSatoshi MaxWithdrawable { get; }

    /// <summary>A description for the invoice; null when the service proposes none.</summary>
    public UntrustedText? DefaultDescription { get; private init; }

    /// <summary>Where the balance can be asked for next time (LUD-14); it is a bearer secret too. Null when absent.</summary>
    public Uri? BalanceCheck { get; private init; }

    /// <summary>The balance (LUD-14); null when the service does not say.</summary>
    public MilliSatoshi? CurrentBalance { get; private init; }

    /// <summary>Where the same service is paid (LUD-19); null when absent, or when it is none, which is a finding.</summary>
    public Lnurl? PayLink { get; private init; }

    /// <summary>Reads the answer of a service that should be a withdrawRequest.</summary>
    /// <param name="utf8Json">The body of the answer.</param>
    /// <param name="source">The address it came from.</param>
    public static new LnurlReading<WithdrawRequest> Read(ReadOnlyMemory<byte> utf8Json, Uri source)
    {
        LnurlReading<LnurlRequest> reading = LnurlRequest.Read(utf8Json, source);
        return reading.Value is null or WithdrawRequest ? reading.As<WithdrawRequest>() : new(null, [PayRequest.WrongTag(reading.Value.Tag)]);
    }

    /// <summary>
    /// Reads a fast withdrawal (LUD-08): all fields of LUD-03 stand in the address, save the tag where the scheme lnurlw says it. When one is missing or wrong, the
    /// service has to be asked. <see cref="Lnurl.FastWithdraw"/> rests on the same reading.
    /// </summary>
    /// <param name="url">The address.</param>
    public static LnurlReading<WithdrawRequest> ReadFast(Uri url) => ReadFast(url, out _);

    /// <summary>As <see cref="ReadFast(Uri)"/>, and names the first field that is missing or wrong.</summary>
    internal static LnurlReading<WithdrawRequest> ReadFast(Uri url, out string? wrongField)
    {
        List<Finding> findings = [];
        string? wrong = null;
        if (LnurlUri.Parameter(url, "tag") is not (null or TagName)) Refuse("tag", FindingRules.LnurlUnknownTag);
        string? k1 = Required("k1");
        MilliSatoshi? min = Amount("minWithdrawable");
        MilliSatoshi? max = Amount("maxWithdrawable");
        if (min > max) Refuse("maxWithdrawable", FindingRules.LnurlAmountRange);
        // It may be empty, but one that is not there may be in the service's answer.
        string? description = LnurlUri.Parameter(url, "defaultDescription");
        if (description is null) Refuse("defaultDescription", FindingRules.LnurlMissingField);
        Uri? callback = null;
        if (Required("callback") is { } callbackText)
        {
            // Nobody has seen this address but who wrote the code: what is not plainly safe is left to the service's answer.
            if (!WebUrl.IsPlain(callbackText) || !LnurlUri.TryRead(callbackText, out callback)) Refuse("callback", FindingRules.LnurlBadUrl);
            else if (!LnurlUri.IsProtected(callback)) Refuse("callback", FindingRules.LnurlInsecureUrl);
        }
        wrongField = wrong;
        if (wrong is not null) return new(null, findings);
        return new(new(url, findings, callback!, k1!, min!.Value, max!.Value) { DefaultDescription = description!.Length == 0 ? null : new(description) }, findings);

        void Refuse(string name, FindingRule rule)
        {
            findings.Add(Finding.Of(rule, FindingSeverity.Error, name));
            wrong ??= name;
        }

        string? Required(string name)
        {
            if (LnurlUri.Parameter(url, name) is { Length: > 0 } value) return value;
            Refuse(name, FindingRules.LnurlMissingField);
            return null;
        }

        MilliSatoshi? Amount(string name)
        {
            if (Required(name) is not { } digits) return null;
            MilliSatoshi? amount = MessageReader.ReadAmount(digits, name, FindingSeverity.Error, findings);
            if (amount is null) wrong ??= name;
            return amount;
        }
    }

    /// <summary>Why an invoice is not one to hand in here: its amount is outside the bounds, or it has none. Null when it fits.</summary>
    public Finding? Refuses(Bolt11Invoice invoice)
    {
        if (invoice.Amount is not { } amount) return Finding.Of(FindingRules.LnurlWithdrawBounds, FindingSeverity.Error, "it names no amount");
        return amount < MinWithdrawable || amount > MaxWithdrawable
            ? Finding.Of(FindingRules.LnurlWithdrawBounds, FindingSeverity.Error, $"{amount:sat} is not between {MinWithdrawable:sat} and {MaxWithdrawable:sat}")
            : null;
    }

    /// <summary>The address that hands in an invoice. It holds the secret <see cref="K1"/>.</summary>
    /// <param name="invoice">The invoice to be paid by the service.</param>
    /// <param name="balanceNotify">Where the service shall tell of changes (LUD-15); null: nowhere.</param>
    public Uri SubmitUrl(Bolt11Invoice invoice, Uri? balanceNotify = null) => balanceNotify is null
        ? LnurlUri.Append(Callback, ("k1", K1), ("pr", invoice.ToString(null, null)))
        : LnurlUri.Append(Callback, ("k1", K1), ("pr", invoice.ToString(null, null)), ("balanceNotify", balanceNotify.AbsoluteUri));

    /// <summary>The kind and the domain; never the secret.</summary>
    public override string ToString() => $"{TagName} of {Domain}";

    internal static WithdrawRequest? Read(MessageReader reader, Uri source)
    {
        Uri? callback = reader.RequiredUrl("callback");
        string? k1 = reader.RequiredText("k1");
        MilliSatoshi? min = reader.Amount("minWithdrawable", required: true);
        MilliSatoshi? max = reader.Amount("maxWithdrawable", required: true);
        if (min > max) reader.Error(FindingRules.LnurlAmountRange);
        Uri? balanceCheck = reader.OptionalUrl("balanceCheck");
        MilliSatoshi? balance = reader.Amount("currentBalance", required: false);
        if (reader.HasError) return null;
        return new(source, reader.Findings, callback!, k1!, min!.Value, max!.Value)
        {
            DefaultDescription = reader.OptionalText("defaultDescription"),
            BalanceCheck = balanceCheck,
            CurrentBalance = balance,
            PayLink = reader.OptionalLink("payLink", PayRequest.TagName),
        };
    }
}
