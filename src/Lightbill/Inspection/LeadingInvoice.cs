using Lightbill.Bolt11;
using Lightbill.Findings;

namespace Lightbill.Inspection;

/// <summary>
/// White space inside an invoice is left out only where no complete invoice ends at it: else one could sign a text that begins with somebody else's invoice (whose
/// signature then is the content of an unknown field), and people who read the first line would see another payee than we do.
/// </summary>
internal static class LeadingInvoice
{
    /// <summary>Reports a complete invoice that ends where something was left out; true when there is one.</summary>
    /// <param name="body">The text without what was left out.</param>
    /// <param name="map">For each of its characters, the place in the text as given; null when nothing was left out.</param>
    /// <param name="findings">Takes the error.</param>
    public static bool Report(string body, int[]? map, ref FindingList findings)
    {
        if (map is null || body.Length > Bolt11Limits.MaxTextLength) return false;
        byte[] words = new byte[body.Length];
        for (int end = Bolt11Limits.MinDataLength; end < body.Length; end++)
        {
            if (map[end] == map[end - 1] + 1) continue;
            var sink = default(FirstErrorSink);
            Bolt11Layout layout = Bolt11Core.Read<char, FirstErrorSink>(body.AsSpan(0, end), words, ReadMode.Default, ref sink);
            if (!layout.HasData || !layout.IsChecksumValid) continue;
            findings.Report(FindingRules.TextSeveralRequests, FindingSeverity.Error, end, 1);
            return true;
        }
        return false;
    }
}
