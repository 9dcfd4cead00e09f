namespace Lightbill.Bolt12;

/// <summary>The letters before the separator, and how the messages are called.</summary>
internal static class Bolt12Prefix
{
    private static readonly (string Prefix, Bolt12Kind Kind, string Name)[] All =
    [
        ("lno", Bolt12Kind.Offer, "an offer"),
        ("lnr", Bolt12Kind.InvoiceRequest, "an invoice request"),
        ("lni", Bolt12Kind.Invoice, "an invoice"),
        ("lnp", Bolt12Kind.PayerProof, "a payer proof"),
    ];

    public static Bolt12Kind? Find(ReadOnlySpan<char> prefix)
    {
        foreach ((string known, Bolt12Kind kind, _) in All)
            if (prefix.Equals(known, StringComparison.OrdinalIgnoreCase)) return kind;
        return null;
    }

    public static string Of(Bolt12Kind kind) => Row(kind).Prefix;

    /// <summary>With its article, for messages.</summary>
    public static string NameOf(Bolt12Kind kind) => kind == Bolt12Kind.InvoiceError ? "an invoice error" : Row(kind).Name;

    /// <summary>How the signature's tag names the message and the field it stands in (BOLT 12, Signature Calculation).</summary>
    public static string SignatureTagOf(Bolt12Kind kind) => kind switch
    {
        Bolt12Kind.InvoiceRequest => "lightninginvoice_requestsignature",
        Bolt12Kind.PayerProof => "lightningpayer_proofproof_signature",
        _ => "lightninginvoicesignature",
    };

    private static (string Prefix, Bolt12Kind Kind, string Name) Row(Bolt12Kind kind)
    {
        foreach ((string Prefix, Bolt12Kind Kind, string Name) row in All)
            if (row.Kind == kind) return row;
        throw new ArgumentOutOfRangeException(nameof(kind), kind, "An invoice error has no text form.");
    }
}
