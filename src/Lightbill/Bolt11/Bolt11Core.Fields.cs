using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt11;

// The tagged fields, one after the other, each with the rules that concern it alone.
internal static partial class Bolt11Core
{
    private const int BitsPerHop = 51 * 8;

    private static void ReadFields<TSink>(ReadOnlySpan<byte> words, ReadMode mode, ref Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        Words.TryReadNumber(words[..Bolt11Layout.TimestampWords], out ulong timestamp);
        layout.Timestamp = (long)timestamp;
        int end = layout.SignatureStart;
        int position = Bolt11Layout.TimestampWords;
        bool complete = true;
        while (position < end)
        {
            int rest = end - position;
            if (rest < Bolt11Layout.FieldHeaderWords)
            {
                sink.Report(FindingRules.StrayWords, FindingSeverity.Error, layout.OffsetOf(position), rest, rest);
                complete = false;
                break;
            }
            int length = (words[position + 1] << 5) | words[position + 2];
            if (length > rest - Bolt11Layout.FieldHeaderWords)
            {
                sink.Report(FindingRules.FieldOverrun, FindingSeverity.Error, layout.OffsetOf(position), rest, length, Bolt11Tag.Name(words[position]));
                complete = false;
                break;
            }
            var field = new FieldSpan(position + Bolt11Layout.FieldHeaderWords, length);
            ReadField(words[position], field, words, mode, ref layout, ref sink);
            position = field.Start + length;
        }
        layout.FieldsEnd = position;
        if (complete) CheckRules(words, mode, ref layout, ref sink);
    }

    private static void ReadField<TSink>(int tag, FieldSpan field, ReadOnlySpan<byte> words, ReadMode mode, ref Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        switch (tag)
        {
            case Bolt11Tag.PaymentHash: ReadFixed(tag, field, Bolt11Tag.HashWords, 256, words, mode, ref layout.PaymentHash, layout, ref sink); break;
            case Bolt11Tag.PaymentSecret: ReadFixed(tag, field, Bolt11Tag.HashWords, 256, words, mode, ref layout.PaymentSecret, layout, ref sink); break;
            case Bolt11Tag.DescriptionHash: ReadFixed(tag, field, Bolt11Tag.HashWords, 256, words, mode, ref layout.DescriptionHash, layout, ref sink); break;
            case Bolt11Tag.Payee: ReadFixed(tag, field, Bolt11Tag.KeyWords, 264, words, mode, ref layout.Payee, layout, ref sink); break;
            case Bolt11Tag.Description: ReadDescription(field, words, mode, ref layout, ref sink); break;
            case Bolt11Tag.Metadata:
                if (IsFirst(tag, field, ref layout.Metadata, layout, ref sink)) CheckBytePadding(tag, field, words, mode, layout, ref sink);
                break;
            case Bolt11Tag.Expiry: ReadExpiry(field, words, mode, ref layout, ref sink); break;
            case Bolt11Tag.MinFinalCltv: ReadMinFinalCltv(field, words, mode, ref layout, ref sink); break;
            case Bolt11Tag.Features:
                if (IsFirst(tag, field, ref layout.Features, layout, ref sink)) CheckMinimal(tag, field, words, mode, layout, ref sink);
                break;
            case Bolt11Tag.Fallback: ReadFallback(field, words, mode, ref layout, ref sink); break;
            case Bolt11Tag.RouteHint: ReadRouteHint(field, words, mode, ref layout, ref sink); break;
            case Bolt11Tag.BlindedPath: ReadBlindedPath(field, words, mode, ref layout, ref sink); break;
            default: Report(FindingRules.UnknownField, FindingSeverity.Info, field, layout, ref sink, 0, Bolt11Tag.Name(tag)); break;
        }
    }

    /// <summary>
    /// p, s, h and n have one length. The text of 2025 says to fail on another one, while its own example still holds such fields as valid and all
    /// peers skip them: an error in Strict only (docs/adr/0003).
    /// </summary>
    private static void ReadFixed<TSink>(
        int tag, FieldSpan field, int expectedWords, int bits, ReadOnlySpan<byte> words, ReadMode mode, ref FieldSpan place, in Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (field.Length != expectedWords)
        {
            Report(FindingRules.WrongLength, Deviation(mode), field, layout, ref sink, field.Length, Bolt11Tag.Name(tag));
            return;
        }
        if (!IsFirst(tag, field, ref place, layout, ref sink)) return;
        if (!Words.HasCleanPadding(field.Of(words), bits))
            Report(FindingRules.Padding, Deviation(mode), field, layout, ref sink, 0, Bolt11Tag.Name(tag));
        if (tag is Bolt11Tag.PaymentHash or Bolt11Tag.PaymentSecret && !field.Of(words).ContainsAnyExcept((byte)0))
            Report(FindingRules.AllZero, FindingSeverity.Warning, field, layout, ref sink, 0, Bolt11Tag.Name(tag));
    }

    /// <summary>Only "the first p is used" is written down; the first one counts for every field that can occur once.</summary>
    private static bool IsFirst<TSink>(int tag, FieldSpan field, ref FieldSpan place, in Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (place.IsPresent)
        {
            Report(FindingRules.DuplicateField, FindingSeverity.Warning, field, layout, ref sink, 0, Bolt11Tag.Name(tag));
            return false;
        }
        place = field;
        return true;
    }

    [SkipLocalsInit]
    private static void ReadDescription<TSink>(FieldSpan field, ReadOnlySpan<byte> words, ReadMode mode, ref Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (!IsFirst(Bolt11Tag.Description, field, ref layout.Description, layout, ref sink)) return;
        CheckBytePadding(Bolt11Tag.Description, field, words, mode, layout, ref sink);
        Span<byte> buffer = stackalloc byte[Bolt11Limits.MaxDescriptionBytes];
        Span<byte> text = buffer[..Words.ByteCount(field.Length)];
        Words.ToBytes(field.Of(words), text);
        if (TextUnit.IsPrintableAscii(text)) return;
        if (!Utf8.IsValid(text))
        {
            Report(FindingRules.DescriptionNotUtf8, FindingSeverity.Error, field, layout, ref sink);
            return;
        }
        for (int i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf8(text[i..], out Rune rune, out int length);
            if (UntrustedText.IsHidden(rune))
            {
                // The words that hold the character: the exact place to look at.
                int first = i * 8 / 5;
                int last = (((i + length) * 8) - 1) / 5;
                sink.Report(FindingRules.DescriptionHiddenCharacters, FindingSeverity.Warning, layout.OffsetOf(field.Start + first), last - first + 1,
                    rune.Value, TSink.KeepsAll ? TextNoise.Name(rune.Value) : null);
                return;
            }
            i += length;
        }
    }

    private static void ReadExpiry<TSink>(FieldSpan field, ReadOnlySpan<byte> words, ReadMode mode, ref Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (!IsFirst(Bolt11Tag.Expiry, field, ref layout.ExpiryField, layout, ref sink)) return;
        CheckMinimal(Bolt11Tag.Expiry, field, words, mode, layout, ref sink);
        if (Words.TryReadNumber(field.Of(words), out ulong seconds))
        {
            layout.ExpirySeconds = seconds;
            if (seconds > (ulong)(DateTimeOffset.MaxValue.ToUnixTimeSeconds() - layout.Timestamp))
                Report(FindingRules.ExpiryBeyondCalendar, FindingSeverity.Info, field, layout, ref sink);
        }
        else
        {
            Report(FindingRules.ExpiryTooLarge, FindingSeverity.Error, field, layout, ref sink);
        }
    }

    private static void ReadMinFinalCltv<TSink>(FieldSpan field, ReadOnlySpan<byte> words, ReadMode mode, ref Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (!IsFirst(Bolt11Tag.MinFinalCltv, field, ref layout.MinFinalCltvField, layout, ref sink)) return;
        CheckMinimal(Bolt11Tag.MinFinalCltv, field, words, mode, layout, ref sink);
        if (Words.TryReadNumber(field.Of(words), out ulong blocks) && blocks <= uint.MaxValue) layout.MinFinalCltvExpiryDelta = (uint)blocks;
        else Report(FindingRules.CltvTooLarge, FindingSeverity.Error, field, layout, ref sink);
    }

    private static void ReadFallback<TSink>(FieldSpan field, ReadOnlySpan<byte> words, ReadMode mode, ref Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        layout.FallbackCount++;
        if (field.Length == 0)
        {
            Report(FindingRules.FallbackEmpty, FindingSeverity.Error, field, layout, ref sink);
            return;
        }
        int version = words[field.Start];
        ReadOnlySpan<byte> program = field.Of(words)[1..];
        int length = Words.ByteCount(program.Length);
        if (version > FallbackAddress.P2shVersion)
            Report(FindingRules.FallbackUnknownVersion, FindingSeverity.Info, field, layout, ref sink, version);
        else if (!FallbackAddress.HasValidLength(version, length))
            Report(FindingRules.FallbackLength, FindingSeverity.Error, field, layout, ref sink, length, VersionNames[version]);
        else if (version is > 1 and <= 16)
            Report(FindingRules.FallbackFutureVersion, FindingSeverity.Warning, field, layout, ref sink, version);
        else if (version == 1 && length != 32)
            Report(FindingRules.FallbackTaprootLength, FindingSeverity.Warning, field, layout, ref sink, length);
        if (version <= FallbackAddress.P2shVersion && !Words.HasCleanPadding(program, length * 8))
            Report(FindingRules.Padding, Deviation(mode), field, layout, ref sink, 0, Bolt11Tag.Name(Bolt11Tag.Fallback));
    }

    private static readonly string[] VersionNames =
        [.. Enumerable.Range(0, 32).Select(version => version.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private static void ReadRouteHint<TSink>(FieldSpan field, ReadOnlySpan<byte> words, ReadMode mode, ref Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        layout.RouteHintCount++;
        int bits = field.Length * 5;
        int hops = bits / BitsPerHop;
        if (hops == 0 && bits < 8)
        {
            Report(FindingRules.RouteHintEmpty, Deviation(mode), field, layout, ref sink);
            return;
        }
        if (bits - (hops * BitsPerHop) >= 8)
        {
            Report(FindingRules.RouteHintPartial, FindingSeverity.Error, field, layout, ref sink);
            return;
        }
        for (int hop = 0; hop < hops; hop++)
        {
            // 02 or 03 is checked here; that the point is on the curve, with the signature, since it costs as much as a part of one.
            if (Words.ByteAt(field.Of(words), hop * BitsPerHop / 8) is 2 or 3) continue;
            Report(FindingRules.RouteHintKey, FindingSeverity.Error, field, layout, ref sink);
            return;
        }
        if (!Words.HasCleanPadding(field.Of(words), hops * BitsPerHop))
            Report(FindingRules.Padding, Deviation(mode), field, layout, ref sink, 0, Bolt11Tag.Name(Bolt11Tag.RouteHint));
    }

    [SkipLocalsInit]
    private static void ReadBlindedPath<TSink>(FieldSpan field, ReadOnlySpan<byte> words, ReadMode mode, ref Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        layout.BlindedPathCount++;
        Span<byte> buffer = stackalloc byte[Bolt11Limits.MaxDescriptionBytes];
        Span<byte> bytes = buffer[..Words.ByteCount(field.Length)];
        Words.ToBytes(field.Of(words), bytes);
        if (BlindedPathCodec.FindProblem(bytes) is { } problem)
            Report(FindingRules.BlindedPathMalformed, FindingSeverity.Error, field, layout, ref sink, 0, problem);
        CheckBytePadding(Bolt11Tag.BlindedPath, field, words, mode, layout, ref sink);
    }

    private static void CheckBytePadding<TSink>(int tag, FieldSpan field, ReadOnlySpan<byte> words, ReadMode mode, in Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (!Words.HasCleanPadding(field.Of(words), Words.ByteCount(field.Length) * 8))
            Report(FindingRules.Padding, Deviation(mode), field, layout, ref sink, 0, Bolt11Tag.Name(tag));
    }

    /// <summary>x, c and 9 should be as short as they can, and absent rather than empty.</summary>
    private static void CheckMinimal<TSink>(int tag, FieldSpan field, ReadOnlySpan<byte> words, ReadMode mode, in Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (field.Length == 0 || words[field.Start] == 0)
            Report(FindingRules.NotMinimal, Deviation(mode), field, layout, ref sink, 0, Bolt11Tag.Name(tag));
    }

    /// <summary>Reports on a whole field, header included.</summary>
    private static void Report<TSink>(
        FindingRule rule, FindingSeverity severity, FieldSpan field, in Bolt11Layout layout, ref TSink sink, long number = 0, string? text = null)
        where TSink : struct, IFindingSink =>
        sink.Report(rule, severity, layout.OffsetOf(field.Start - Bolt11Layout.FieldHeaderWords), field.Length + Bolt11Layout.FieldHeaderWords, number, text);
}
