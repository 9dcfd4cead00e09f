using System.Globalization;
using Lightbill.Bolt11;
using Lightbill.Bolt12;
using Lightbill.Cli.Reading;
using Lightbill.Cli.Terminal;
using Lightbill.Cryptography;
using Lightbill.Findings;
using Lightbill.Text;

namespace Lightbill.Cli.Formats;

/// <summary>
/// A valid invoice for people: the verdict first, then what it says, then what is remarkable about it. Our own shape, free to change; programs take
/// <see cref="JsonFormat"/>. Text that the invoice's writer chose is made harmless.
/// </summary>
internal sealed class TextFormat
{
    private const int Column = 14;

    private readonly CliContext _context;
    private readonly DecodedRequest _request;
    private readonly Bolt11Invoice _invoice;
    private readonly bool _redact;

    private TextFormat(CliContext context, DecodedRequest request, bool redact) =>
        (_context, _request, _invoice, _redact) = (context, request, request.Invoice!, redact);

    public static void Write(CliContext context, DecodedRequest request, bool verbose, bool redact)
    {
        var format = new TextFormat(context, request, redact);
        WriteVerdict(context, request, Column);
        context.Output.WriteLine();
        format.WriteMain();
        format.WriteRoutes();
        if (verbose) format.WriteSignature();
        format.WriteFindings();
    }

    /// <summary>Well formed? Signature valid? Payable? Why not?</summary>
    public static void WriteVerdict(CliContext context, DecodedRequest request, int column)
    {
        if (request.Other is { } other and not Bolt12Instruction)
        {
            string verdict = other switch
            {
                UnreadInstruction => "recognised, not read",
                NeedsLookup => "well formed; it must be looked up before anything can be paid",
                _ => "well formed",
            };
            TextLayout.Row(context, column, "verdict", verdict, request.IsValid ? TextStyle.Good : TextStyle.Bad);
            return;
        }
        string form = request.IsValid ? "well formed" : "not valid";
        string signature = request.IsSignatureValid switch
        {
            true => ", signature valid",
            false => ", signature not valid",
            _ => "",
        };
        string payable = !request.IsValid ? ""
            : request.Document is { } document ? ", " + Bolt12TextFormat.Verdict(document, request.IsPayable)
            : request.IsPayable ? ", payable" : ", NOT PAYABLE";
        TextLayout.Row(context, column, "verdict", form + signature + payable, request.IsPayable || request.Document is PayerProof ? TextStyle.Good : TextStyle.Bad);
        foreach (FindingView reason in request.PayableReasons)
            TextLayout.Row(context, column, "", $"{reason.Message} [{reason.Code}]", TextStyle.Bad);
    }

    private void WriteMain()
    {
        Row("network", $"{_invoice.Network.Name} ({_invoice.Prefix})");
        Row("amount", _invoice.Amount is { } amount ? Amount(amount) : "not given: the payer chooses it");
        if (_invoice.Description is { } description) Row("description", description.Printable.Length == 0 ? "(empty)" : description.Printable);
        if (_invoice.DescriptionHash is { } hash) Row("description", $"given elsewhere; its SHA-256 is {hash}");
        Row("payee", _invoice.Payee.ToString());
        Row("", _invoice.PayeeSource == PayeeSource.Field ? "named in field n, and the signature is its own" : "recovered from the signature");
        Row("created", Moment(_invoice.Timestamp, _request.CheckedAt));
        Row("expires", Moment(_invoice.ExpiresAt, _request.CheckedAt));
        Row("", _invoice.HasExpiryField ? $"{_invoice.ExpirySeconds} s after it was created" : "expiry not present → 3600 s");
        Row("payment hash", Redaction.Apply(_redact, _invoice.PaymentHash.ToString())!);
        Row("secret", Redaction.Apply(_redact, _invoice.PaymentSecret?.ToString()) ?? "not present");
        if (_invoice.Metadata is { } metadata) Row("metadata", metadata.IsEmpty ? "(empty)" : Redaction.Apply(_redact, JsonOutput.Hex(metadata))!);
        Row("final CLTV", _invoice.HasMinFinalCltvExpiryDeltaField
            ? $"{_invoice.MinFinalCltvExpiryDelta} blocks"
            : $"not present → {_invoice.MinFinalCltvExpiryDelta} blocks");
        WriteFeatures();
    }

    private void WriteFeatures()
    {
        string label = "features";
        foreach (FeatureBit bit in _invoice.Features)
        {
            Row(label, $"{bit.Name ?? "unknown feature"}, bit {bit.Number}, {(bit.IsRequired ? "required" : "optional")}");
            label = "";
        }
        if (_invoice.Features.Count == 0) Row(label, "none");
    }

    private void WriteRoutes()
    {
        foreach (FallbackAddress address in _invoice.FallbackAddresses)
            Row("fallback", address.Address is { } text ? $"{text} ({address.TypeName})" : $"of unknown version {address.Version}: {JsonOutput.Hex(address.Program)}");
        foreach (RouteHint hint in _invoice.RouteHints)
        {
            string label = "route hint";
            foreach (RouteHintHop hop in hint.Hops)
            {
                Row(label, hop.PublicKey.ToString());
                Row("", $"channel {hop.ShortChannelId}, fee {hop.FeeBaseMsat} msat + {hop.FeeProportionalMillionths} ppm, CLTV {hop.CltvExpiryDelta}");
                label = label == "route hint" ? "  then" : label;
            }
            if (hint.Hops.Count == 0) Row(label, "(empty)");
        }
        foreach (BlindedPath path in _invoice.BlindedPaths)
        {
            Row("blinded path", $"{path.Hops.Count} {(path.Hops.Count == 1 ? "hop" : "hops")}, fee {path.FeeBaseMsat} msat + {path.FeeProportionalMillionths} ppm, CLTV {path.CltvExpiryDelta}, carries {path.HtlcMinimumMsat} to {path.HtlcMaximumMsat} msat; it starts at");
            foreach (BlindedHop hop in path.Hops.Take(1)) Row("", hop.BlindedNodeId.ToString());
        }
        foreach (Bolt11Field field in _invoice.UnknownFields)
            Row("other field", $"{field.Tag}: {Redaction.Apply(_redact && Redaction.Hides(field), field.WordsText)}");
    }

    private void WriteSignature()
    {
        RecoverableSignature signature = _invoice.Signature;
        _context.Output.WriteLine();
        Row("signature r", signature.RHex);
        Row("signature s", signature.SHex);
        Row("", signature.IsLowS ? "low" : "high");
        Row("recovery flag", JsonOutput.Digits(signature.RecoveryFlag));
        Row("signing data", Redaction.Apply(_redact, JsonOutput.Hex(_invoice.SigningData))!);
        Row("signing hash", JsonOutput.Hex(_invoice.SigningHash));
        Row("checksum", _invoice.Checksum);
    }

    /// <summary>What the verdict has not said yet.</summary>
    private void WriteFindings()
    {
        List<FindingView> rest = [];
        foreach (FindingView finding in _request.Findings)
            if (!_request.PayableReasons.Any(finding.Equals) && !rest.Exists(finding.Equals)) rest.Add(finding);
        if (rest.Count == 0) return;
        _context.Output.WriteLine();
        foreach (FindingView finding in rest)
        {
            bool isWarning = finding.Severity == FindingSeverity.Warning;
            Row(isWarning ? "warning" : "note", $"{finding.Message} [{finding.Code}]{Place(finding)}", isWarning ? TextStyle.Warning : TextStyle.Plain);
        }
    }

    /// <summary><c> at 12</c> or <c> at 12-15</c>; nothing for the whole.</summary>
    public static string Place(FindingView finding) => finding switch
    {
        { Offset: { } offset, Length: > 1 and { } length } => $" at {offset}-{offset + length - 1}",
        { Offset: { } offset } => $" at {offset}",
        _ => "",
    };

    public static string Amount(MilliSatoshi amount)
    {
        string btc = amount.ToString("btc", null)[..^3];
        string sat = amount.ToString("sat", null)[..^3];
        return $"{sat} sat = {btc} BTC = {amount.Msat.ToString(CultureInfo.InvariantCulture)} msat";
    }

    /// <summary>When, and how long before or after the moment of the verdict.</summary>
    public static string Moment(DateTimeOffset time, DateTimeOffset checkedAt)
    {
        TimeSpan since = checkedAt - time;
        string relative = since >= TimeSpan.Zero ? Durations.Ago(since) : "in " + Durations.Describe(since);
        return $"{MomentText.Readable(time)} ({relative})";
    }

    private void Row(string label, string value, TextStyle style = TextStyle.Plain) => TextLayout.Row(_context, Column, label, value, style);
}
