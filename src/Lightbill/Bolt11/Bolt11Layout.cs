namespace Lightbill.Bolt11;

/// <summary>Where the content of a field stands among the words; <c>default</c> is "not there".</summary>
/// <param name="Start">Index of the first content word. Never 0, since the timestamp comes first.</param>
/// <param name="Length">Number of content words.</param>
internal readonly record struct FieldSpan(int Start, int Length)
{
    public bool IsPresent => Start != 0;

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> words) => words.Slice(Start, Length);
}

/// <summary>
/// What the reading core learns about an invoice: numbers and places, nothing that needs memory of its own. All three depths of reading are built on it.
/// </summary>
internal struct Bolt11Layout
{
    /// <summary>Words of the timestamp, 35 bits.</summary>
    public const int TimestampWords = 7;

    /// <summary>Words of the signature, 65 bytes.</summary>
    public const int SignatureWords = 104;

    /// <summary>Header of a field: its type and two words of length.</summary>
    public const int FieldHeaderWords = 3;

    /// <summary>Index of the separator; -1 when there is none, and then nothing else is known.</summary>
    public int Separator;

    /// <summary>The letters are upper case.</summary>
    public bool IsUpper;

    /// <summary>The checksum fits, so the words are what the writer wrote.</summary>
    public bool IsChecksumValid;

    /// <summary>There are enough words for timestamp, signature and checksum.</summary>
    public bool HasData;

    /// <summary>Words of the whole data part, the checksum included.</summary>
    public int WordCount;

    public bool HasNetwork;
    public BitcoinNetwork Network;

    /// <summary>Length of <c>ln</c> and the network's letters.</summary>
    public int PrefixLength;

    public bool HasAmount;
    public MilliSatoshi Amount;
    public long Timestamp;

    /// <summary>Index of the word after the last field that could be read; equal to <see cref="SignatureStart"/> when all could.</summary>
    public int FieldsEnd;

    public FieldSpan PaymentHash;
    public FieldSpan PaymentSecret;
    public FieldSpan Description;
    public FieldSpan DescriptionHash;
    public FieldSpan Payee;
    public FieldSpan ExpiryField;
    public FieldSpan MinFinalCltvField;
    public FieldSpan Features;
    public FieldSpan Metadata;
    public int RouteHintCount;
    public int FallbackCount;
    public int BlindedPathCount;

    /// <summary>From field <c>x</c>, or 3600 (BOLT 11).</summary>
    public ulong ExpirySeconds;

    /// <summary>From field <c>c</c>, or 18 (BOLT 11 since 2020; 9 before).</summary>
    public uint MinFinalCltvExpiryDelta;

    /// <summary>The last moment in which the invoice may be paid; saturates at the end of the year 9999.</summary>
    public readonly DateTimeOffset ExpiresAt
    {
        get
        {
            ulong room = (ulong)(DateTimeOffset.MaxValue.ToUnixTimeSeconds() - Timestamp);
            return ExpirySeconds > room ? DateTimeOffset.MaxValue : DateTimeOffset.FromUnixTimeSeconds(Timestamp + (long)ExpirySeconds);
        }
    }

    /// <summary>The features among the words.</summary>
    public readonly FeatureWords FeaturesOf(ReadOnlySpan<byte> words) => new(Features.Of(words));

    /// <summary>Index of the first word of the signature: so many words are signed.</summary>
    public readonly int SignatureStart => WordCount - Encoding.Bech32.ChecksumLength - SignatureWords;

    /// <summary>Place of a word in the text.</summary>
    public readonly int OffsetOf(int word) => Separator + 1 + word;
}
