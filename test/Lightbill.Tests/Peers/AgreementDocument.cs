using System.Globalization;
using System.Text;

namespace Lightbill.Tests.Peers;

/// <summary>docs/peers.md, made of the table of differences.</summary>
internal static class AgreementDocument
{
    public const string File = "docs/peers.md";

    private const string Introduction =
        """
        # Where decoders differ

        Decoders of Lightning invoices do not all read the same in the same text. This page lists every difference between Lightbill in its default
        mode and four others that its tests run beside it ([test/peers](../test/peers/README.md) says how): over the examples of BOLT 11, generated
        invoices of every shape, signed invoices with deliberate deviations, and damaged texts whose checksum was mended. What is not listed here
        is read, or refused, alike. Whoever changes from one decoder to another finds here what will change.

        The page is written by the tests (`LIGHTBILL_ACCEPT=1` with `AgreementTests`), which fail when a difference appears that is not listed, and
        when a listed one is gone. A peer's fault is told as it is in the version named; later versions may do better.

        """;

    private static readonly (string Peer, string Title, string Note)[] Peers =
    [
        (PeerProcess.Bolt11, "bolt11 1.4.1 (npm)", "It knows neither metadata nor blinded paths (unknown tags to it); of repeated fields its list of tags has all."),
        (PeerProcess.Light, "light-bolt11-decoder 3.2.0 (npm)", "It never looks at the signature, and names a payee only where the field `n` does."),
        (PeerProcess.Invoices, "invoices 6.2.0 (npm)", "It fills in defaults and knows blinded paths; it does not show the signature."),
        (PeerProcess.Electrum, "Electrum 4.3.4 (Debian 12)", "Its reader `electrum.lnaddr`, not the wallet around it. It does not show metadata, and knows no blinded paths."),
    ];

    public static string Render()
    {
        var text = new StringBuilder(Introduction);
        Summary(text);
        foreach (var (peer, title, note) in Peers)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{note}\n");
            Section(text, peer, DifferenceKind.TheyRefuse, "Lightbill reads, it refuses", "invoice with", "its message", "why we read it");
            Section(text, peer, DifferenceKind.TheyAccept, "It reads, Lightbill refuses", "text with", "our finding", "why we refuse it");
            Section(text, peer, DifferenceKind.TheyRead, "Both read, with another result", "it gives", "field", "why we read otherwise");
        }
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Summary(StringBuilder text)
    {
        text.Append("\n| differences from | we read, it refuses | it reads, we refuse | both read, a field differs |\n|---|---|---|---|\n");
        foreach (var (peer, title, _) in Peers)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {title} | {Count(peer, DifferenceKind.TheyRefuse)} | {Count(peer, DifferenceKind.TheyAccept)} | {Count(peer, DifferenceKind.TheyRead)} |\n");
        }
    }

    private static int Count(string peer, DifferenceKind kind) => AgreementTable.All.Count(one => one.Peer == peer && one.Kind == kind);

    private static void Section(StringBuilder text, string peer, DifferenceKind kind, string title, string what, string subject, string reason)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n| {what} | {subject} | {reason} |\n|---|---|---|\n");
        foreach (var one in AgreementTable.All.Where(one => one.Peer == peer && one.Kind == kind))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(one.What)} | `{Cell(one.Subject)}` | {Cell(one.Reason)} |\n");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
