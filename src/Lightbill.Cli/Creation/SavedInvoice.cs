using Lightbill.Bolt11;

namespace Lightbill.Cli.Creation;

/// <summary>What <c>--from</c> brings: an invoice in our JSON, perhaps edited, perhaps not signed yet.</summary>
internal sealed record SavedInvoice
{
    public static SavedInvoice Nothing { get; } = new();

    /// <summary>What the JSON says.</summary>
    public InvoiceDraft Draft { get; init; } = new();

    /// <summary>The invoice in the JSON's text: order, unknown fields and unusual writings come from it. Null when there is none or it cannot be read.</summary>
    public Bolt11Invoice? Invoice { get; init; }

    /// <summary>Did the JSON say something about these? What it says nothing about is made new.</summary>
    public bool SaysPaymentSecret { get; init; }

    /// <summary>Does the JSON say the amount, be it null?</summary>
    public bool SaysAmount { get; init; }

    /// <summary>The hash that was signed, as the JSON says it.</summary>
    public string? SignedHash { get; init; }

    /// <summary>The order of the fields, where create was told one.</summary>
    public string? FieldOrder { get; init; }

    /// <summary>The hash that <c>--unsigned</c> gave out to be signed; null in other JSON.</summary>
    public string? HashToSign { get; init; }

    /// <summary>The payee whose signature <c>--unsigned</c> asked for; null when it asked for nobody's in particular.</summary>
    public PublicKey? ExpectedPayee { get; init; }

    /// <summary>The preimage that was made together with the unsigned invoice.</summary>
    public string? Preimage { get; init; }

    /// <summary>Not the preimage.</summary>
    public override string ToString() => $"SavedInvoice {{ Invoice = {Invoice} }}";
}
