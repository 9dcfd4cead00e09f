using Lightbill.Bolt12;

namespace Lightbill.Cli.Reading;

/// <summary>What the command needs beside the properties of a message of BOLT 12: its fields as they were written.</summary>
internal static class Bolt12Fields
{
    /// <summary>The fields of the offer: its own, or those that the message says were copied from it.</summary>
    public static OfferFields Offer(Bolt12Document document) => new(document.Core);

    /// <summary>The fields of the request: its own, or those that the invoice says were copied from it. Without a meaning for an offer.</summary>
    public static InvoiceRequestFields Request(Bolt12Document document) => new(document.Core);

    /// <summary>The value in hex; null when the field is absent.</summary>
    public static string? Hex(Bolt12Document document, ulong number) =>
        document.Fields.FirstOrDefault(field => field.Number == number) is { } field ? Convert.ToHexStringLower(field.Value.Span) : null;

    /// <summary>A number as it was written, also one that is no date that we could show; null when the field is absent.</summary>
    public static ulong? Number(Bolt12Document document, ulong number) => document.Core.ValueOf(number) as ulong?;

    public static bool Has(Bolt12Document document, ulong number) => document.Core.Find(number) is not null;

    /// <summary>Is it signed? What is signed was verified, else it would not have been read.</summary>
    public static bool IsSigned(Bolt12Document document) => document is Bolt12Invoice or PayerProof or InvoiceRequest { Signature: not null };
}
