using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Lightbill.Bolt11;
using Lightbill.Cli.Codes;
using Lightbill.Qr;

namespace Lightbill.Cli.Sharing;

/// <summary>
/// An invoice as one page: no script, no other file, readable without colours, by keyboard and by ear. The code, the link and the text are the same. Whatever the
/// invoice's writer chose is encoded, its hidden characters written out and its direction kept to itself; the content security policy lets nothing else in. It is
/// well-formed XML too.
/// </summary>
internal static class SharePage
{
    // The tile is white in the dark scheme too: many readers do not know inverted codes.
    private const string Style = """
        :root{color-scheme:light dark}
        body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;background:#fff;color:#1a1a1a}
        main{max-width:34rem;margin:0 auto;padding:1rem}
        h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}
        .tile{background:#fff;border:1px solid #8a8a8a;border-radius:.5rem;padding:.25rem;margin:1rem 0}
        .tile svg{display:block;width:100%;height:auto}
        .pay{display:block;min-height:1.5rem;padding:.75rem 1rem;border-radius:.5rem;background:#1d4ed8;color:#fff;font-weight:600;text-align:center}
        .pay:focus-visible{outline:3px solid currentColor;outline-offset:3px}
        .note{border:2px solid currentColor;border-radius:.5rem;padding:.5rem .75rem;font-weight:600}
        dt{font-weight:600;margin-top:.75rem}
        dd{margin:0}
        h1,dd,.text{overflow-wrap:anywhere}
        .text,.key{font-family:ui-monospace,monospace;font-size:.9375rem}
        .text{user-select:all}
        @media (prefers-color-scheme:dark){body{background:#121212;color:#f0f0f0}.pay{background:#9cc0ff;color:#101010}}
        @media print{.pay{background:none;color:inherit;border:1px solid}.tile{max-width:12cm}}
        """;

    public static string Write(Bolt11Invoice invoice)
    {
        string payload = Encode(QrPayload.For(invoice));
        string heading = invoice.Amount is { } amount ? $"Pay {Amount(amount)}" : "Pay with Lightning";
        string style = "\n" + Style.ReplaceLineEndings("\n") + "\n";
        var page = new StringBuilder(32 * 1024);
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="robots" content="noindex"/>
            <meta name="referrer" content="no-referrer"/>
            <meta name="format-detection" content="telephone=no"/>
            <title>{heading}</title>
            <style>{style}</style>
            </head>
            <body>
            <main>
            <h1>{heading}</h1>

            """);
        if (invoice.Network != BitcoinNetwork.Mainnet)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">Test network {Encode(invoice.Network.Name)}: this is not real money.</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"""
            <p>Scan the code with a Lightning wallet, or use the link on a device that has one.</p>
            <div class="tile">{RequestCode.ForPicture(QrPayload.For(invoice)).ToSvg(RequestCode.Title(invoice))}</div>
            <p><a class="pay" href="{payload}" rel="noreferrer">Open in a wallet</a></p>
            <dl>

            """);
        WriteDetails(page, invoice);
        page.Append(CultureInfo.InvariantCulture, $"""
            </dl>
            <h2>To copy</h2>
            <p class="text" translate="no">{payload}</p>
            </main>
            </body>
            </html>

            """);
        return page.Replace("\r\n", "\n").ToString();
    }

    private static void WriteDetails(StringBuilder page, Bolt11Invoice invoice)
    {
        Entry(page, "Amount", invoice.Amount is { } amount ? $"{Amount(amount)} ({amount.ToString("btc", null)[..^3]} BTC)" : "You choose it in the wallet.");
        if (invoice.Description is { Raw.Length: > 0 } description) Entry(page, "For", $"<bdi>{Encode(description.Printable)}</bdi>");
        if (invoice.DescriptionHash is { } hash) Entry(page, "For", $"A text that was given elsewhere. Its SHA-256: <span class=\"key\" translate=\"no\">{hash}</span>");
        DateTimeOffset deadline = invoice.ExpiresAt;
        Entry(page, "Pay before", string.Create(CultureInfo.InvariantCulture,
            $"<time datetime=\"{deadline.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\">{deadline.UtcDateTime:d MMMM yyyy, HH:mm:ss} UTC</time>. Afterwards it cannot be paid."));
        Entry(page, "Payee", $"<span class=\"key\" translate=\"no\">{invoice.Payee}</span>");
    }

    private static void Entry(StringBuilder page, string name, string html) => page.Append(CultureInfo.InvariantCulture, $"<dt>{name}</dt><dd>{html}</dd>\n");

    /// <summary>Satoshis with separators; fractions as they are.</summary>
    private static string Amount(MilliSatoshi amount) => (amount.Msat / 1000m).ToString("#,0.###", CultureInfo.InvariantCulture) + " sat";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
