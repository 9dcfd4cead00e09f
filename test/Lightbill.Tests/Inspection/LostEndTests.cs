using System.Globalization;
using Lightbill.Inspection;
using Lightbill.Tests.Bolt11;

namespace Lightbill.Tests.Inspection;

/// <summary>How much of an invoice is said to be missing. Who reads the figure copies again: too much would be a false alarm, so it is the least that can be.</summary>
public class LostEndTests
{
    /// <summary>Signature and checksum.</summary>
    private const int AfterFields = RawInvoice.SignatureWords + RawInvoice.ChecksumWords;

    private const string Key = "03e7156ae33b0a208d0744199163177e909e80176e55d97a2f221ede0f934dd9ad";

    private static readonly byte[] Hash = RawWords.OfHex(RawInvoice.PaymentHashHex);

    /// <summary>An invoice with a field of each kind that is looked at, and texts of one, two and three bytes a character.</summary>
    private static readonly RawInvoice Full = RawInvoice.Ordinary with
    {
        Fields =
        [
            new('p', Hash), new('s', RawWords.OfHex(RawInvoice.PaymentSecretHex)), new('d', RawWords.OfText("thé à la 本")), new('n', RawWords.OfHex(Key)),
            new('x', RawWords.OfNumber(3600)), new('c', RawWords.OfNumber(40)), new('f', RawWords.OfFallback(17, new byte[20])), new('f', RawWords.OfFallback(1, new byte[32])),
            new('r', RawWords.OfBytes([.. RawWords.Hop(Key), .. RawWords.Hop(Key)])), new('9', RawWords.OfBits(8, 14)),
        ],
    };

    [Fact]
    public void Wherever_the_end_was_lost_the_least_that_is_missing_is_told()
    {
        byte[] words = WordsOf(Full);
        int hashEnd = Full.OffsetOf('s') - Full.Hrp.Length - 1;
        for (int kept = 0; kept < words.Length; kept++)
        {
            // Without a whole payment hash nothing shows that this was ever an invoice.
            int? expected = kept < hashEnd || MayBeWhole(Full, kept) ? null : MissingAtLeast(Full, kept);
            Assert.True(expected == LostEnd.Guess(words.AsSpan(0, kept)), string.Create(CultureInfo.InvariantCulture, $"{kept} of {words.Length} words: {LostEnd.Guess(words.AsSpan(0, kept))}, not {expected}"));
        }
        Assert.Null(LostEnd.Guess(words));
    }

    /// <summary>
    /// A signature may look like a field by chance, and what follows damage does too. So a field counts only where it has the length and the beginning that it must have;
    /// else this is where the signature begins, and its length is right.
    /// </summary>
    [Theory]
    [InlineData('p', 52, true)]
    [InlineData('p', 51, false)]
    [InlineData('p', 53, false)]
    [InlineData('s', 52, true)]
    [InlineData('s', 53, false)]
    [InlineData('h', 52, true)]
    [InlineData('h', 51, false)]
    [InlineData('n', 53, true)]
    [InlineData('n', 52, false)]
    [InlineData('n', 54, false)]
    [InlineData('x', 1, true)]
    [InlineData('x', 7, true)]
    [InlineData('x', 0, false)]
    [InlineData('x', 8, false)]
    [InlineData('x', 2, false, 0)] // a number does not begin with zero
    [InlineData('c', 1, true)]
    [InlineData('c', 7, true)]
    [InlineData('c', 8, false)]
    [InlineData('c', 2, false, 0)]
    [InlineData('9', 1, true)]
    [InlineData('9', 60, true)]
    [InlineData('9', 0, false)]
    [InlineData('9', 61, false)]
    [InlineData('9', 3, false, 0)]
    [InlineData('f', 33, true, 0)]
    [InlineData('f', 53, true, 0)]
    [InlineData('f', 33, true, 18)] // P2SH, the last version there is
    [InlineData('f', 33, false, 19)]
    [InlineData('f', 34, false, 0)]
    [InlineData('f', 52, false, 0)]
    [InlineData('r', 82, true, 0, 8)] // one hop, its key begins with 02
    [InlineData('r', 82, true, 0, 12)] // 03
    [InlineData('r', 82, false, 0, 4)] // 01
    [InlineData('r', 82, false, 0, 16)] // 04
    [InlineData('r', 164, true, 0, 8)]
    [InlineData('r', 0, false)]
    [InlineData('r', 81, false, 0, 8)]
    [InlineData('r', 83, false, 0, 8)]
    [InlineData('d', 0, true)]
    [InlineData('d', 5, true, 14, 17, 18, 22, 2)] // tea
    [InlineData('d', 2, false, 31, 31)] // not UTF-8
    [InlineData('d', 2, false, 0, 4)] // a control character
    [InlineData('m', 8, false)] // a kind whose content says nothing
    [InlineData('j', 8, false)]
    public void A_field_counts_where_it_is_convincing(char tag, int length, bool isField, params int[] start)
    {
        byte[] content = Enumerable.Repeat((byte)1, length).ToArray();
        for (int i = 0; i < Math.Min(start.Length, length); i++) content[i] = (byte)start[i];
        RawInvoice raw = RawInvoice.Ordinary with { Fields = [new('p', Hash), new(tag, content)] };
        // One character of those behind the fields is missing; words of 31 are no field.
        byte[] words = [.. raw.SignedWords, .. Enumerable.Repeat((byte)31, AfterFields - 1)];
        // Where it is no field, the signature begins with it and is longer than it must be.
        Assert.Equal(isField ? 1 : null, LostEnd.Guess(words));
    }

    [Fact]
    public void A_text_that_is_cut_inside_a_character_is_still_a_text()
    {
        byte[] words = WordsOf(Full);
        int text = Full.OffsetOf('d') - Full.Hrp.Length - 1 + RawInvoice.HeaderWords;
        int whole = RawWords.OfText("thé à la 本").Length;
        Assert.Equal(whole - 5 + AfterFields, LostEnd.Guess(words.AsSpan(0, text + 5)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(109)]
    public void Without_a_payment_hash_nothing_is_guessed(int after)
    {
        RawInvoice raw = RawInvoice.Ordinary with { Fields = [new('s', Hash), new('d', RawWords.OfText("tea"))] };
        Assert.Null(LostEnd.Guess([.. raw.SignedWords, .. Enumerable.Repeat((byte)31, after)]));
        Assert.Null(LostEnd.Guess(raw.SignedWords.AsSpan(0, raw.SignedWords.Length - 2)));
    }

    [Fact]
    public void Where_the_length_is_right_the_damage_is_of_another_kind()
    {
        byte[] words = [.. (RawInvoice.Ordinary with { Fields = [new('p', Hash)] }).SignedWords, .. Enumerable.Repeat((byte)31, AfterFields)];
        Assert.Null(LostEnd.Guess(words));
        Assert.Equal(1, LostEnd.Guess(words.AsSpan(0, words.Length - 1)));
        Assert.Null(LostEnd.Guess([.. words, 31]));
    }

    private static byte[] WordsOf(RawInvoice raw) => [.. raw.DataWords, .. new byte[RawInvoice.ChecksumWords]];

    /// <summary>What follows a field is as long as signature and checksum: nobody can tell that they are not.</summary>
    private static bool MayBeWhole(RawInvoice raw, int kept) =>
        Enumerable.Range(0, raw.Fields.Length).Any(field => kept - (raw.OffsetOf(field) - raw.Hrp.Length - 1) == AfterFields);

    /// <summary>The rest of the field that was cut, and what stands behind all fields; of a header that was cut only what is there counts.</summary>
    private static int MissingAtLeast(RawInvoice raw, int kept)
    {
        int position = RawInvoice.TimestampWords;
        foreach (RawField field in raw.Fields)
        {
            int content = position + RawInvoice.HeaderWords;
            if (kept < content) return AfterFields - (kept - position);
            if (kept < content + field.Words.Length) return content + field.Words.Length - kept + AfterFields;
            position = content + field.Words.Length;
        }
        return AfterFields - (kept - position);
    }
}
