using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt11;

/// <summary>
/// The one reading core: characters, checksum, readable part, fields, rules, in the order of the text. It never throws and never stops before the
/// text stops making sense; what it finds goes to the sink. No memory is allocated. The signature is <see cref="Bolt11Signature"/>'s work.
/// </summary>
internal static partial class Bolt11Core
{
    /// <summary>Reads a bare invoice.</summary>
    /// <param name="text">UTF-16 or UTF-8.</param>
    /// <param name="words">Room for as many words as the text has characters.</param>
    /// <param name="mode">How strict.</param>
    /// <param name="sink">Takes the findings.</param>
    public static Bolt11Layout Read<TChar, TSink>(ReadOnlySpan<TChar> text, Span<byte> words, ReadMode mode, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        var layout = new Bolt11Layout
        {
            Separator = -1,
            ExpirySeconds = Bolt11Limits.DefaultExpirySeconds,
            MinFinalCltvExpiryDelta = Bolt11Limits.DefaultMinFinalCltvExpiryDelta,
        };
        if (text.IsEmpty)
        {
            sink.Report(FindingRules.TextEmpty, FindingSeverity.Error, -1, 0);
            return layout;
        }
        if (text.Length > Bolt11Limits.MaxTextLength)
        {
            sink.Report(FindingRules.TextTooLong, FindingSeverity.Error, -1, 0, text.Length);
            return layout;
        }
        if (Bolt11Prefix.IsOtherKind(text, out FindingRule? otherRule, out string? otherName))
        {
            sink.Report(otherRule, FindingSeverity.Error, 0, text.Length, 0, otherName);
            return layout;
        }

        if (!Bolt11Prefix.TryFindNearSeparator(text, out int separator) || !Bech32.TryScan(text, separator, words, out Bech32Scan scan))
            scan = Bech32.Scan(text, Bolt11Prefix.FindSeparator(text), words, ref sink);
        layout.IsUpper = scan.IsUpper;
        if (scan.Separator < 0) return layout;
        layout.Separator = scan.Separator;
        layout.WordCount = text.Length - scan.Separator - 1;
        Bolt11Prefix.Read(text[..scan.Separator], mode, ref layout, ref sink);

        words = words[..layout.WordCount];
        CheckChecksum(text, words, scan.HasBadCharacters, ref layout, ref sink);
        layout.HasData = layout.WordCount >= Bolt11Limits.MinDataLength;
        if (!layout.HasData)
        {
            // Where nothing follows the separator, that is the place to look at.
            bool isEmpty = layout.WordCount == 0;
            sink.Report(FindingRules.TooShort, FindingSeverity.Error, isEmpty ? layout.Separator : layout.OffsetOf(0), isEmpty ? 1 : layout.WordCount, layout.WordCount);
            return layout;
        }
        if (layout.IsChecksumValid)
        {
            ReadFields(words, mode, ref layout, ref sink);
        }
        else
        {
            // The fields are still walked, so that they can be shown; but what looks wrong in damaged words is not worth a finding.
            var nowhere = default(NoSink);
            ReadFields(words, mode, ref layout, ref nowhere);
        }
        return layout;
    }

    /// <summary>
    /// Reads what a writer is about to write, before there are a signature and a checksum: the same rules, by the same code.
    /// </summary>
    /// <param name="hrp">The readable part.</param>
    /// <param name="words">The data part; the words of signature and checksum may hold anything.</param>
    /// <param name="mode">How strict.</param>
    /// <param name="sink">Takes the findings.</param>
    public static Bolt11Layout ReadUnsigned<TSink>(ReadOnlySpan<char> hrp, ReadOnlySpan<byte> words, ReadMode mode, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        var layout = new Bolt11Layout
        {
            Separator = hrp.Length,
            WordCount = words.Length,
            HasData = true,
            IsChecksumValid = true,
            ExpirySeconds = Bolt11Limits.DefaultExpirySeconds,
            MinFinalCltvExpiryDelta = Bolt11Limits.DefaultMinFinalCltvExpiryDelta,
        };
        int length = hrp.Length + 1 + words.Length;
        if (length > Bolt11Limits.MaxTextLength) sink.Report(FindingRules.TextTooLong, FindingSeverity.Error, -1, 0, length);
        Bolt11Prefix.Read(hrp, mode, ref layout, ref sink);
        ReadFields(words, mode, ref layout, ref sink);
        return layout;
    }

    private static void CheckChecksum<TChar, TSink>(ReadOnlySpan<TChar> text, ReadOnlySpan<byte> words, bool hasBadCharacters, ref Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (words.Length < Bech32.ChecksumLength) return;
        uint residue = Bech32.Residue(text[..layout.Separator], words);
        layout.IsChecksumValid = residue == Bech32.Bech32Constant && !hasBadCharacters;
        if (residue == Bech32.Bech32mConstant)
            sink.Report(FindingRules.Bech32mChecksum, FindingSeverity.Error, text.Length - Bech32.ChecksumLength, Bech32.ChecksumLength);
        else if (!layout.IsChecksumValid)
            sink.Report(FindingRules.Bech32Checksum, FindingSeverity.Error, 0, text.Length);
    }

    private static FindingSeverity Deviation(ReadMode mode) => mode == ReadMode.Strict ? FindingSeverity.Error : FindingSeverity.Warning;

    /// <summary>Swallows everything.</summary>
    private struct NoSink : IFindingSink
    {
        public static bool KeepsAll => false;

        public readonly void Report(FindingRule rule, FindingSeverity severity, int offset, int length, long number = 0, string? text = null)
        {
        }
    }
}
