using System.Text.Unicode;
using Lightbill.Bolt11;
using Lightbill.Encoding;

namespace Lightbill.Inspection;

/// <summary>
/// Guesses from the fields whether the end of an invoice is missing. A whole invoice has 110 characters of signature and checksum after its last field; when the
/// fields read well from the start and fewer follow, the end was lost.
/// </summary>
internal static class LostEnd
{
    private const int AfterFields = Bolt11Layout.SignatureWords + Bech32.ChecksumLength;

    /// <summary>About how many characters are missing; null when nothing points to a lost end.</summary>
    public static int? Guess(ReadOnlySpan<byte> words)
    {
        int position = Bolt11Layout.TimestampWords;
        bool hasHash = false;
        while (true)
        {
            int rest = words.Length - position;
            // With exactly this many left the length is right, so the damage is of another kind.
            if (rest == AfterFields) return null;
            if (rest < Bolt11Layout.FieldHeaderWords) return hasHash ? AfterFields - Math.Max(rest, 0) : null;
            int type = words[position];
            int length = (words[position + 1] << 5) | words[position + 2];
            int start = position + Bolt11Layout.FieldHeaderWords;
            int present = Math.Min(length, words.Length - start);
            if (!IsConvincing(type, length, words.Slice(start, present))) break;
            if (present < length) return hasHash ? length - present + AfterFields : null;
            hasHash |= type == Bolt11Tag.PaymentHash;
            position = start + length;
        }
        int left = words.Length - position;
        return hasHash && left < AfterFields ? AfterFields - left : null;
    }

    /// <summary>Signature words are random and often look like a field; these tests let few of them pass.</summary>
    private static bool IsConvincing(int type, int length, ReadOnlySpan<byte> present) => type switch
    {
        Bolt11Tag.PaymentHash or Bolt11Tag.PaymentSecret or Bolt11Tag.DescriptionHash => length == Bolt11Tag.HashWords,
        Bolt11Tag.Payee => length == Bolt11Tag.KeyWords,
        Bolt11Tag.Expiry or Bolt11Tag.MinFinalCltv => length is >= 1 and <= 7 && present is not [0, ..],
        Bolt11Tag.Features => length is >= 1 and <= 60 && present is not [0, ..],
        Bolt11Tag.Fallback => length is 33 or 53 && present is not [> FallbackAddress.P2shVersion, ..],
        Bolt11Tag.RouteHint => length is > 0 && length * 5 % (51 * 8) < 5 && (present.Length < 2 || Words.ByteAt([.. present[..2], 0], 0) is 2 or 3),
        Bolt11Tag.Description => IsText(present, whole: present.Length == length),
        _ => false,
    };

    private static bool IsText(ReadOnlySpan<byte> words, bool whole)
    {
        byte[] bytes = Words.ToByteArray(words);
        return !whole || (Utf8.IsValid(bytes) && UntrustedText.IndexOfHidden(System.Text.Encoding.UTF8.GetString(bytes)) < 0);
    }
}
