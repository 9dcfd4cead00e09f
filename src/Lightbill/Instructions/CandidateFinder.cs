using System.Buffers;
using System.Globalization;
using System.Text;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Instructions;

/// <summary>Names the requests that stand among other words, so that the payer can take one of them.</summary>
internal static class CandidateFinder
{
    /// <summary>No more candidates than this are named.</summary>
    private const int MaxCandidates = 16;

    private const string Brackets = ".,;:!?()[]{}<>\"'`“”„‘’«»*";

    private const string Opening = "([{<\"“„«`";

    private const string Closing = ")]}>\"”“»`";

    /// <summary>Makes the character before it an emoji.</summary>
    private const int EmojiStyle = 0xFE0F;

    /// <summary>Every word of a text, and what stands in brackets or quotes in it, that could be a request by itself. None is picked: the payer has to.</summary>
    public static List<Finding> Find(Region whole, ReadMode mode)
    {
        List<Finding> candidates = [];
        int found = 0;
        foreach (Region word in WordsOf(whole))
        {
            Region bare = WithoutPunctuation(word);
            if (bare.IsEmpty) continue;
            if (bare.Body.Length < whole.Body.Length && Add(bare)) continue;
            // A parameter of a URI is not offered without the rest of it.
            if (InstructionReader.SchemeOf(bare.Body) is not null) continue;
            foreach (Region piece in EnclosedIn(word))
                if (!piece.IsEmpty) Add(piece);
        }
        if (found > 0) candidates.Insert(0, new(FindingRules.TextSeveral, FindingSeverity.Error, whole.Start, whole.Extent, found, null));
        return candidates;

        bool Add(Region region)
        {
            if (InstructionReader.ReadOne(region, mode, new(guesses: 0), isInside: false, out string kind) is null) return false;
            if (found++ < MaxCandidates) candidates.Add(new(FindingRules.TextCandidate, FindingSeverity.Info, region.Start, region.Extent, 0, InstructionReader.NameOf(kind)));
            return true;
        }
    }

    /// <summary>What white space separates. Invisible characters do not: half of a name that holds one is somebody else's name.</summary>
    private static IEnumerable<Region> WordsOf(Region whole)
    {
        for (int start = 0; start < whole.Body.Length;)
        {
            int end = start;
            while (end < whole.Body.Length && !char.IsWhiteSpace(whole.Body[end])) end++;
            if (end > start) yield return whole.Slice(start, end - start);
            start = end + 1;
        }
    }

    /// <summary>Without the punctuation, emoji and invisible characters around it.</summary>
    private static Region WithoutPunctuation(Region word)
    {
        int start = 0;
        int end = word.Body.Length;
        while (start < end && Rune.DecodeFromUtf16(word.Body.AsSpan(start, end - start), out Rune rune, out int length) == OperationStatus.Done && IsAround(rune)) start += length;
        while (end > start && Rune.DecodeLastFromUtf16(word.Body.AsSpan(start, end - start), out Rune rune, out int length) == OperationStatus.Done && IsAround(rune)) end -= length;
        return word.Slice(start, end - start);
    }

    private static bool IsAround(Rune rune) =>
        (rune.IsBmp && Brackets.Contains((char)rune.Value, StringComparison.Ordinal))
        || rune.Value == EmojiStyle
        || TextNoise.IsInvisible(rune.Value)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol;

    /// <summary>What stands between an opening and the next closing bracket or quotation mark, as in links of HTML and Markdown.</summary>
    private static IEnumerable<Region> EnclosedIn(Region word)
    {
        int start = -1;
        for (int i = 0; i < word.Body.Length; i++)
        {
            if (start >= 0 && Closing.Contains(word.Body[i], StringComparison.Ordinal))
            {
                yield return word.Slice(start, i - start);
                start = -1;
            }
            else if (Opening.Contains(word.Body[i], StringComparison.Ordinal))
            {
                start = i + 1;
            }
        }
    }
}
