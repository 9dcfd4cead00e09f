using System.Text;
using Lightbill.Bolt11;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Inspection;

/// <summary>
/// An invoice as people paste it: perhaps behind <c>lightning:</c>, with white space around it, broken into lines by a mail program. Finds the bare invoice
/// and remembers where each of its characters stood.
/// </summary>
internal sealed class PastedText
{
    private const string Scheme = "lightning:";

    /// <summary>White space and line breaks may take three times the room of the invoice itself; more is something else.</summary>
    private const int MaxLength = 4 * Bolt11Limits.MaxTextLength;

    private PastedText(string text) => Text = text;

    /// <summary>The text as given.</summary>
    public string Text { get; }

    /// <summary>The bare invoice, or what stands in its place; empty when there is nothing.</summary>
    public string Body { get; private set; } = "";

    /// <summary>For each character of <see cref="Body"/>, its place in <see cref="Text"/>; null when the body was not taken apart.</summary>
    public int[]? Map { get; private set; }

    /// <summary>Where the scheme begins, -1 when there is none.</summary>
    public int SchemeStart { get; private set; } = -1;

    /// <summary>Where <see cref="Body"/> begins in <see cref="Text"/>.</summary>
    public int BodyStart { get; private set; }

    /// <summary>Where it ends.</summary>
    public int BodyEnd { get; private set; }

    public static PastedText Unwrap(string text, out List<Finding> findings)
    {
        var pasted = new PastedText(text);
        findings = [];
        if (text.Length > MaxLength)
        {
            findings.Add(new(FindingRules.TextTooLong, FindingSeverity.Error, -1, 0, text.Length, null));
            (pasted.BodyStart, pasted.BodyEnd) = (0, text.Length);
            return pasted;
        }
        int start = SkipNoise(text, 0, text.Length);
        int end = SkipNoiseBackwards(text, start);
        if (text.AsSpan(start, end - start).StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            pasted.SchemeStart = start;
            start += Scheme.Length;
            if (text.AsSpan(start, end - start).StartsWith("//", StringComparison.Ordinal))
            {
                findings.Add(new(FindingRules.TextUriSlashes, FindingSeverity.Info, start, 2, 0, null));
                start += 2;
            }
            start = SkipNoise(text, start, end);
        }
        (pasted.BodyStart, pasted.BodyEnd) = (start, Math.Max(start, end));
        pasted.TakeBody(findings);
        return pasted;
    }

    /// <summary>Indices into <see cref="Body"/> before which something was left out.</summary>
    public IReadOnlyList<int> Breaks => _breaks;

    private readonly List<int> _breaks = [];

    private void TakeBody(List<Finding> findings)
    {
        var body = new StringBuilder(BodyEnd - BodyStart);
        int[] map = new int[BodyEnd - BodyStart];
        int places = 0, firstPlace = 0, firstLength = 0, firstCode = 0;
        for (int i = BodyStart; i < BodyEnd;)
        {
            Rune.DecodeFromUtf16(Text.AsSpan(i, BodyEnd - i), out Rune rune, out int length);
            if (TextNoise.IsInvisible(rune.Value))
            {
                int runEnd = SkipNoise(Text, i, BodyEnd);
                if (places++ == 0) (firstPlace, firstLength, firstCode) = (i, runEnd - i, rune.Value);
                _breaks.Add(body.Length);
                i = runEnd;
                continue;
            }
            for (int unit = 0; unit < length; unit++) map[body.Length + unit] = i + unit;
            body.Append(Text, i, length);
            i += length;
        }
        Body = body.ToString();
        if (places > 0) findings.Add(new(FindingRules.TextWhitespaceRemoved, FindingSeverity.Info, firstPlace, firstLength, places, TextNoise.Name(firstCode)));
        if (places > 0 || BodyStart > 0) Map = map[..Body.Length];
    }

    private static int SkipNoise(string text, int start, int end)
    {
        while (start < end)
        {
            Rune.DecodeFromUtf16(text.AsSpan(start, end - start), out Rune rune, out int length);
            if (!TextNoise.IsInvisible(rune.Value)) break;
            start += length;
        }
        return start;
    }

    private static int SkipNoiseBackwards(string text, int start)
    {
        int end = text.Length;
        while (end > start)
        {
            Rune.DecodeLastFromUtf16(text.AsSpan(start, end - start), out Rune rune, out int length);
            if (!TextNoise.IsInvisible(rune.Value)) break;
            end -= length;
        }
        return end;
    }
}
