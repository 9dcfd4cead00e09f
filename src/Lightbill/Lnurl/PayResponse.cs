using System.Text.Json;
using Lightbill.Findings;

namespace Lightbill.Lnurls;

/// <summary>
/// A service's answer to the request for an invoice (LUD-06, 09, 10, 11, 21). The invoice is text here: whoever takes it further checks it first, as the
/// client does. Immutable.
/// </summary>
public sealed class PayResponse
{
    private PayResponse(string invoiceText, IReadOnlyList<Finding> findings) => (InvoiceText, Findings) = (invoiceText, findings);

    /// <summary>The invoice as the service wrote it, unchecked.</summary>
    public string InvoiceText { get; }

    /// <summary>What to show after the payment; null: nothing special.</summary>
    public SuccessAction? SuccessAction { get; private init; }

    /// <summary>Is the LNURL for one payment only (LUD-11), so that it is not worth keeping? Absent means yes.</summary>
    public bool IsDisposable { get; private init; }

    /// <summary>Where to ask whether the invoice was paid (LUD-21); null when the service offers it not.</summary>
    public Uri? Verify { get; private init; }

    /// <summary>Deviations and remarks; never an error.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Reads the answer. An unknown success action is an error: what was bought may come with it (LUD-09).</summary>
    /// <param name="utf8Json">The body of the answer.</param>
    /// <param name="callback">Where it came from: a page to open afterwards must be on the same domain.</param>
    public static LnurlReading<PayResponse> Read(ReadOnlyMemory<byte> utf8Json, Uri callback) => MessageReader.Read(utf8Json, reader =>
    {
        string? invoice = reader.RequiredText("pr");
        SuccessAction? action = reader.Member("successAction") is { } member ? SuccessAction.Read(member, callback, reader) : null;
        bool disposable = reader.Flag("disposable") ?? true;
        Uri? verify = reader.OptionalUrl("verify");
        return invoice is null ? null : new PayResponse(invoice, reader.Findings) { SuccessAction = action, IsDisposable = disposable, Verify = verify };
    });
}
