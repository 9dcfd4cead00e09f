using System.Text.Json;

namespace Lightbill.Cli.Formats;

/// <summary>The names of the members that every invoice has, as they are written: of many rows each would else turn them into bytes anew.</summary>
internal static class JsonName
{
    public static readonly JsonEncodedText Address = Of("address");
    public static readonly JsonEncodedText Advice = Of("advice");
    public static readonly JsonEncodedText AmountMsat = Of("amountMsat");
    public static readonly JsonEncodedText Bit = Of("bit");
    public static readonly JsonEncodedText BlindedNodeId = Of("blindedNodeId");
    public static readonly JsonEncodedText BlindedPaths = Of("blindedPaths");
    public static readonly JsonEncodedText CheckedAt = Of("checkedAt");
    public static readonly JsonEncodedText Checksum = Of("checksum");
    public static readonly JsonEncodedText CltvExpiryDelta = Of("cltvExpiryDelta");
    public static readonly JsonEncodedText Code = Of("code");
    public static readonly JsonEncodedText CreatedAt = Of("createdAt");
    public static readonly JsonEncodedText Description = Of("description");
    public static readonly JsonEncodedText DescriptionHash = Of("descriptionHash");
    public static readonly JsonEncodedText EncryptedRecipientData = Of("encryptedRecipientData");
    public static readonly JsonEncodedText ExpiresAt = Of("expiresAt");
    public static readonly JsonEncodedText ExpirySeconds = Of("expirySeconds");
    public static readonly JsonEncodedText Features = Of("features");
    public static readonly JsonEncodedText FeeBaseMsat = Of("feeBaseMsat");
    public static readonly JsonEncodedText FeeProportionalMillionths = Of("feeProportionalMillionths");
    public static readonly JsonEncodedText Findings = Of("findings");
    public static readonly JsonEncodedText FirstEphemeralBlindingPoint = Of("firstEphemeralBlindingPoint");
    public static readonly JsonEncodedText Hops = Of("hops");
    public static readonly JsonEncodedText HtlcMaximumMsat = Of("htlcMaximumMsat");
    public static readonly JsonEncodedText HtlcMinimumMsat = Of("htlcMinimumMsat");
    public static readonly JsonEncodedText Kind = Of("kind");
    public static readonly JsonEncodedText Known = Of("known");
    public static readonly JsonEncodedText Length = Of("length");
    public static readonly JsonEncodedText Line = Of("line");
    public static readonly JsonEncodedText LowS = Of("lowS");
    public static readonly JsonEncodedText Message = Of("message");
    public static readonly JsonEncodedText Metadata = Of("metadata");
    public static readonly JsonEncodedText MinFinalCltvExpiryDelta = Of("minFinalCltvExpiryDelta");
    public static readonly JsonEncodedText Name = Of("name");
    public static readonly JsonEncodedText Network = Of("network");
    public static readonly JsonEncodedText Offset = Of("offset");
    public static readonly JsonEncodedText Payable = Of("payable");
    public static readonly JsonEncodedText PayableReasons = Of("payableReasons");
    public static readonly JsonEncodedText Payee = Of("payee");
    public static readonly JsonEncodedText PayeeSource = Of("payeeSource");
    public static readonly JsonEncodedText PaymentHash = Of("paymentHash");
    public static readonly JsonEncodedText PaymentSecret = Of("paymentSecret");
    public static readonly JsonEncodedText Prefix = Of("prefix");
    public static readonly JsonEncodedText Program = Of("program");
    public static readonly JsonEncodedText PublicKey = Of("publicKey");
    public static readonly JsonEncodedText R = Of("r");
    public static readonly JsonEncodedText RecoveryFlag = Of("recoveryFlag");
    public static readonly JsonEncodedText Required = Of("required");
    public static readonly JsonEncodedText RouteHints = Of("routeHints");
    public static readonly JsonEncodedText S = Of("s");
    public static readonly JsonEncodedText Schema = Of("schema");
    public static readonly JsonEncodedText Severity = Of("severity");
    public static readonly JsonEncodedText ShortChannelId = Of("shortChannelId");
    public static readonly JsonEncodedText Signature = Of("signature");
    public static readonly JsonEncodedText SignatureValid = Of("signatureValid");
    public static readonly JsonEncodedText SigningData = Of("signingData");
    public static readonly JsonEncodedText SigningHash = Of("signingHash");
    public static readonly JsonEncodedText Spec = Of("spec");
    public static readonly JsonEncodedText Tag = Of("tag");
    public static readonly JsonEncodedText Text = Of("text");
    public static readonly JsonEncodedText Timestamp = Of("timestamp");
    public static readonly JsonEncodedText UnknownFields = Of("unknownFields");
    public static readonly JsonEncodedText Valid = Of("valid");
    public static readonly JsonEncodedText Version = Of("version");
    public static readonly JsonEncodedText Words = Of("words");

    private static JsonEncodedText Of(string name) => JsonEncodedText.Encode(name, ReadableJsonEncoder.Instance);
}
