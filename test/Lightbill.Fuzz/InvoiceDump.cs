using System.Globalization;
using System.Text;
using Lightbill.Bolt11;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Fuzz;

/// <summary>
/// What we read in a BOLT 11 invoice, as one line that does not change between versions: for programs that feed the same texts to several implementations and compare.
/// docs/testing.md describes it. A change of form gets another number.
/// </summary>
internal static class InvoiceDump
{
    public const string Version = "bolt11-dump/1";

    private const string Absent = "-";

    /// <summary>The line, without an end.</summary>
    public static string Of(ReadOnlySpan<byte> utf8, ReadMode mode)
    {
        if (!Bolt11Invoice.TryParse(utf8, mode, out Bolt11Invoice? invoice, out Finding? error)) return $"{Version} refused code={error.Code}";
        var line = new StringBuilder($"{Version} read");
        void Add(string name, string? value) => line.Append(CultureInfo.InvariantCulture, $" {name}={value ?? Absent}");
        Add("prefix", invoice.Prefix);
        Add("amount_msat", invoice.Amount is { } amount ? Number(amount.Msat) : null);
        Add("timestamp", Number(invoice.Timestamp.ToUnixTimeSeconds()));
        Add("payment_hash", Hex.Encode(invoice.PaymentHash.ToArray()));
        Add("payment_secret", invoice.PaymentSecret is { } secret ? Hex.Encode(secret.ToArray()) : null);
        Add("description", invoice.Description is { } description ? Quoted(System.Text.Encoding.UTF8.GetBytes(description.Raw)) : null);
        Add("description_hash", invoice.DescriptionHash is { } hash ? Hex.Encode(hash.ToArray()) : null);
        Add("payee", invoice.Payee.ToString(null, null));
        Add("payee_from", invoice.PayeeSource == PayeeSource.Field ? "n" : "signature");
        Add("expiry", invoice.HasExpiryField ? Number(invoice.ExpirySeconds) : null);
        Add("cltv", invoice.HasMinFinalCltvExpiryDeltaField ? Number(invoice.MinFinalCltvExpiryDelta) : null);
        Add("features", List(invoice.Features.Select(bit => Number(bit.Number))));
        Add("metadata", invoice.Metadata is { } metadata ? Quoted(metadata.Span) : null);
        Add("fallbacks", List(invoice.FallbackAddresses.Select(fallback => $"{Number(fallback.Version)}:{Hex.Encode(fallback.Program.Span)}")));
        Add("route_hints", List(invoice.RouteHints.Select(hint => Quoted(string.Join('>', hint.Hops.Select(HopText))))));
        Add("blinded_paths", List(invoice.Fields.Where(field => field.Type == Bolt11Tag.BlindedPath).Select(field => Hex.Encode(Words.ToByteArray(field.Words.Span)))));
        Add("unknown", List(invoice.UnknownFields.Select(field => $"{field.Tag}:{field.WordsText}")));
        Add("r", invoice.Signature.RHex);
        Add("s", invoice.Signature.SHex);
        Add("recovery_flag", Number(invoice.Signature.RecoveryFlag));
        return line.ToString();
    }

    private static string HopText(RouteHintHop hop) => string.Create(
        CultureInfo.InvariantCulture, $"{hop.PublicKey}:{hop.ShortChannelId.Value:x16}:{hop.FeeBaseMsat}:{hop.FeeProportionalMillionths}:{hop.CltvExpiryDelta}");

    /// <summary>An empty value is told from an absent one.</summary>
    private static string Quoted(ReadOnlySpan<byte> bytes) => Quoted(Hex.Encode(bytes));

    private static string Quoted(string text) => text.Length == 0 ? "empty" : text;

    private static string? List(IEnumerable<string> items) => string.Join(',', items) is { Length: > 0 } list ? list : null;

    private static string Number(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
