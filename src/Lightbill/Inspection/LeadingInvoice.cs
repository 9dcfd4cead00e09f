using Lightbill.Bolt11;
using Lightbill.Encoding;
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
        foreach (int end in ChecksumEnds(body))
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

    /// <summary>
    /// Where before its end the text could end with a checksum that fits. The residue grows with each character, so one pass finds them all; to read every beginning of a
    /// text with a space behind each character would take the square of its length. A "1" begins the data anew: it cannot be part of it.
    /// </summary>
    internal static IEnumerable<int> ChecksumEnds(string body)
    {
        int next;
        for (int separator = body.IndexOf('1', StringComparison.Ordinal); separator >= 0; separator = next)
        {
            next = body.IndexOf('1', separator + 1);
            int limit = next < 0 ? body.Length - 1 : next;
            // So few words are no invoice; this also bounds how often a readable part is gone through.
            if (limit - separator - 1 < Bolt11Limits.MinDataLength) continue;
            uint residue = Bech32.Residue<char>(body.AsSpan(0, separator), []);
            for (int i = separator + 1; i < limit && Bech32.ValueOf(body[i]) is >= 0 and int word; i++)
            {
                residue = Bech32Checksum.Step(residue, (uint)word);
                if (residue == Bech32.Bech32Constant) yield return i + 1;
            }
        }
    }
}
