using Lightbill.Bolt11;
using Lightbill.Bolt12;

namespace Lightbill.Cli.Reading;

/// <summary>
/// <c>--redact</c>: output that can be put into a ticket. Hidden are the payment hash, the payment secret and the payment metadata, and with them
/// everything that contains them: the invoice's text, the signing data, and the words of a field with one of these tags. The signing hash and the
/// signature stay: nothing can be read from them.
/// </summary>
internal static class Redaction
{
    /// <summary>Stands in the place of what is hidden.</summary>
    public const string Mark = "[redacted]";

    /// <summary>The members of our JSON that are hidden when present.</summary>
    public static IReadOnlyList<string> JsonNames { get; } = ["text", "paymentHash", "paymentSecret", "metadata", "signingData"];

    /// <summary>
    /// The same for requests of other kinds: an LNURL's address may hold a secret that is as good as money, and the metadata in messages of BOLT 12 is known to who wrote it only.
    /// </summary>
    public static IReadOnlyList<string> OtherJsonNames { get; } = [.. JsonNames, "url", "k1", "callback", "offerMetadata", "invreqMetadata", "invoicePaymentHash", "proofPreimage"];

    /// <summary>Is the content of this field hidden? Also when the field is not counted: a secret of the wrong length is still one.</summary>
    public static bool Hides(Bolt11Field field) => field.Tag is 'p' or 's' or 'm';

    /// <summary>The same of what a payer proof shows: the hash, and what the issuer keeps in the offer for itself.</summary>
    public static bool Hides(Bolt12Field field) => field.Number is Bolt12FieldInfo.InvoicePaymentHash or Bolt12FieldInfo.OfferMetadata;

    public static string? Apply(bool redact, string? value) => redact && value is not null ? Mark : value;
}
