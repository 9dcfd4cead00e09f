using Lightbill.Bolt11;
using Lightbill.Cryptography;
using Lightbill.Findings;
using Lightbill.Inspection;

namespace Lightbill.Fuzz.Targets;

/// <summary>What holds for every text that is read as an invoice: all depths, both text forms and both modes have one opinion, and nothing is lost on the way back.</summary>
internal static class InvoiceLaws
{
    private static readonly PaymentContext Context = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000))
    {
        Network = BitcoinNetwork.Mainnet,
        Amount = MilliSatoshi.FromSat(1),
        MinTimeLeft = TimeSpan.FromMinutes(1),
    };

    public static void Check(string text)
    {
        bool inDefault = Check(text, ReadMode.Default);
        bool inStrict = Check(text, ReadMode.Strict);
        Law.Holds(inDefault || !inStrict, "what Strict reads, Default reads");
    }

    /// <summary>Bytes that may be no text at all.</summary>
    public static void CheckBytes(byte[] bytes)
    {
        var workspace = new byte[Bolt11Reader.MaxWorkspaceLength];
        bool parsed = Bolt11Invoice.TryParse(bytes, ReadMode.Default, out Bolt11Invoice? invoice, out Finding? error);
        bool read = Bolt11Reader.TryRead(bytes, workspace, out Bolt11Reader reader);
        Finding? ofReader = reader.Error;
        if (read) read = reader.TryGetPayee(out _, out ofReader);
        Law.Same(parsed, read, "reader and document in UTF-8");
        SameFinding(error, ofReader, "the first error in UTF-8");
        if (error is not null) Law.Places([error], bytes.Length);
        if (invoice is null) return;
        Law.Same(FuzzText.Of(bytes), invoice.ToString(), "the text of UTF-8");
    }

    private static bool Check(string text, ReadMode mode)
    {
        bool parsed = Bolt11Invoice.TryParse(text, mode, out Bolt11Invoice? invoice, out Finding? error);
        Law.Holds(parsed == invoice is not null && parsed == error is null, "either an invoice or an error");
        Law.Same(parsed, Bolt11Invoice.TryParse(text.AsSpan(), mode, out _, out Finding? ofSpan), "string and span");
        SameFinding(error, ofSpan, "the first error of string and span");
        CheckReader(text, mode, invoice, error);
        CheckUtf8(text, mode, invoice, error);
        CheckInspection(text, mode, parsed, error);
        if (invoice is not null) CheckInvoice(text, invoice);
        return parsed;
    }

    private static void CheckReader(string text, ReadMode mode, Bolt11Invoice? invoice, Finding? error)
    {
        var workspace = new byte[Bolt11Reader.WorkspaceLengthFor(text.Length)];
        bool read = Bolt11Reader.TryRead(text, workspace, out Bolt11Reader reader, mode);
        Law.Holds(read == reader.Error is null, "the reader fails with an error only");
        Finding? ofReader = reader.Error;
        PublicKey payee = default;
        if (read) read = reader.TryGetPayee(out payee, out ofReader);
        Law.Same(invoice is not null, read, "reader and document");
        SameFinding(error, ofReader, "the first error of reader and document");
        if (invoice is null) return;
        Law.Same(invoice.Payee, payee, "payee");
        Law.Same(invoice.Network, reader.Network, "network");
        Law.Same(invoice.Amount, reader.Amount, "amount");
        Law.Same(invoice.Timestamp.ToUnixTimeSeconds(), reader.TimestampSeconds, "timestamp");
        Law.Same(invoice.ExpirySeconds, reader.ExpirySeconds, "expiry");
        Law.Same(invoice.MinFinalCltvExpiryDelta, reader.MinFinalCltvExpiryDelta, "cltv");
        Law.Same(invoice.PaymentHash, reader.PaymentHash, "payment hash");
        Law.Same(invoice.PaymentSecret, reader.PaymentSecret, "payment secret");
        Law.Same(invoice.DescriptionHash, reader.DescriptionHash, "description hash");
        Law.Same(invoice.Signature, reader.Signature, "signature");
        Law.Same(invoice.FallbackAddresses.Count, reader.FallbackCount, "fallbacks");
        Law.Same(invoice.RouteHints.Count, reader.RouteHintCount, "route hints");
        Law.Same(invoice.BlindedPaths.Count, reader.BlindedPathCount, "blinded paths");
        Law.Same(invoice.Description is not null, reader.HasDescription, "is there a description");
        var description = new byte[Bolt11Limits.MaxDescriptionBytes];
        int length = reader.CopyDescription(description);
        if (reader.HasDescription) Law.Holds(invoice.HasDescription(description.AsSpan(0, length)), "the description's bytes");
        foreach (FeatureBit bit in invoice.Features) Law.Holds(reader.HasFeatureBit(bit.Number), "a feature of the document is one of the reader");
    }

    private static void CheckUtf8(string text, ReadMode mode, Bolt11Invoice? invoice, Finding? error)
    {
        if (!UntrustedText.IsWellFormed(text)) return; // there is no UTF-8 for it
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        Law.Same(invoice is not null, Bolt11Invoice.TryParse(utf8, mode, out Bolt11Invoice? other, out Finding? ofBytes), "text and UTF-8");
        Law.Same(invoice, other, "the invoice in UTF-8");
        Law.Same(error?.Code, ofBytes?.Code, "the first error in UTF-8");
        if (System.Text.Ascii.IsValid(text)) SameFinding(error, ofBytes, "the first error in UTF-8");
    }

    private static void CheckInspection(string text, ReadMode mode, bool parsed, Finding? error)
    {
        InvoiceInspection inspection = InvoiceInspection.Inspect(text, mode);
        Law.Same(text, inspection.Text, "the text inspected");
        Law.Places(inspection.Findings, text.Length);
        int position = 0;
        foreach (RequestPart part in inspection.Parts)
        {
            Law.Same(position, part.Offset, "parts lie one after the other");
            Law.Holds(part.Length > 0, "no part is empty");
            Law.Same(text.Substring(part.Offset, part.Length), part.Text, "a part's text stands at its place");
            position += part.Length;
        }
        Law.Same(text.Length, position, "the parts fill the text");
        Law.Same(inspection.IsValid, inspection.FirstError is null, "valid exactly without error");
        Law.Holds(!parsed || inspection.IsValid, "what is read bare is read when pasted");
        // The inspection takes more than a bare invoice; an error on the surface is its own.
        if (inspection.InvoiceText != text || inspection.Findings.Any(finding => finding.Code.StartsWith("text.", StringComparison.Ordinal))) return;
        Law.Same(parsed, inspection.IsValid, "inspection and document");
        SameFinding(error, inspection.FirstError, "the first error of inspection and document");
    }

    private static void CheckInvoice(string text, Bolt11Invoice invoice)
    {
        Law.Same(text, invoice.ToString(), "the text parsed");
        Law.Places(invoice.Findings, text.Length);
        Law.Holds(invoice.Findings.All(finding => finding.Severity != FindingSeverity.Error), "an invoice has no error");
        Law.Holds(invoice.HumanReadablePart == invoice.Prefix + invoice.AmountText, "the readable part is prefix and amount");
        Law.Holds(invoice.ExpiresAt >= invoice.Timestamp, "it does not expire before it is made");
        Law.Holds(invoice.Signature.TryRecover(invoice.SigningHash, out PublicKey signer), "a key can be recovered");
        // With n the recovery flag is of no use and may name another key (BOLT 11, "the signature is verified with n").
        if (invoice.PayeeSource == PayeeSource.Recovered) Law.Same(invoice.Payee, signer, "the payee signed");
        Law.Holds(invoice.Signature.Verify(invoice.SigningHash, invoice.Payee), "the payee's signature verifies");
        int words = 7 + 104 + invoice.Fields.Sum(field => 3 + field.Words.Length);
        Law.Same(text.Length, invoice.HumanReadablePart.Length + 1 + words + 6, "the fields fill the text");
        foreach (FallbackAddress fallback in invoice.FallbackAddresses)
        {
            // Version 19 and above have no text; of the others, bech32 has none for programs that BIP 141 does not allow.
            if (fallback.Address is not { } address) continue;
            Law.Same(fallback, FallbackAddress.Parse(address, invoice.Network), "a fallback's text");
        }
        Law.Holds(invoice.RouteHints.All(hint => hint.Hops.All(hop => hop.PublicKey.IsPresent)), "every hop has a key");
        Law.Holds(invoice.BlindedPaths.All(path => path.Hops.Count > 0), "every path has a hop");
        Law.Holds(invoice.Description is null != invoice.DescriptionHash is null, "one description or hash");
        Law.Places(invoice.CheckPayable(Context).Findings, text.Length);
        Law.Holds(ReferenceEquals(invoice, invoice.ToBuilder().ToInvoice()), "unchanged, the builder gives the invoice back");
        Rewrite(text, invoice);
    }

    /// <summary>Every field through the builder, with the signature put on again.</summary>
    private static void Rewrite(string text, Bolt11Invoice invoice)
    {
        UnsignedBolt11Invoice unsigned = invoice.ToBuilder().KeepDeviations().Prepare();
        Law.Holds(unsigned.SigningData.Span.SequenceEqual(invoice.SigningData), "the builder writes what was signed");
        if (!invoice.Signature.IsLowS || invoice.PayeeSource == PayeeSource.Field) return;
        Law.Same(text, unsigned.Complete(invoice.Signature).ToString(), "the text written again");
    }

    private static void SameFinding(Finding? left, Finding? right, string what) => Law.Same(left?.ToString(), right?.ToString(), what);
}
