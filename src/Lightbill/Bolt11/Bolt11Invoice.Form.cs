using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt11;

public sealed partial class Bolt11Invoice
{
    /// <summary>
    /// Reads the form only: no signature is verified, no payee recovered, no key held against the curve. Not authentic, so it is for our own command alone, which says so in its
    /// answer, and must never reach a caller of the library.
    /// </summary>
    /// <param name="text">The bare invoice.</param>
    /// <param name="mode">How strict.</param>
    /// <returns>The fields, the payee from field n or <c>default</c>; null when the form is not in order.</returns>
    internal static Bolt11Invoice? ReadForm(string text, ReadMode mode)
    {
        byte[] words = new byte[Math.Min(text.Length, Bolt11Limits.MaxTextLength)];
        var findings = default(FindingList);
        Bolt11Layout layout = Bolt11Core.Read<char, FindingList>(text, words, mode, ref findings);
        if (!layout.HasData || !layout.IsChecksumValid || findings.HasError) return null;
        words = words[..layout.WordCount];
        PublicKey payee = layout.Payee.IsPresent ? PublicKey.FromTrustedBytes(Words.ToByteArray(layout.Payee.Of(words))) : default;
        return new(text, words, layout, payee, findings.Findings);
    }
}
