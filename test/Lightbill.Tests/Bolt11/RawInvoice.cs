using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Lightbill.Cryptography;

namespace Lightbill.Tests.Bolt11;

/// <summary>
/// Puts any invoice text together, legal or not: readable part, timestamp, fields, words that belong to no field, signature, checksum. It shares no code with
/// the writer under test except for the signing of a hash, so that what it writes is a second opinion. Immutable: change it with <c>with</c> and the methods
/// that give another one.
/// <example><code>
/// RawInvoice raw = RawInvoice.Ordinary.Replace('x', RawWords.OfNumber(60, padTo: 3));
/// string text = raw.ToString();
/// int where = raw.OffsetOf('x');
/// </code></example>
/// </summary>
public sealed record RawInvoice
{
    public const string PaymentHashHex = "0001020304050607080900010203040506070809000102030405060708090102";
    public const string PaymentSecretHex = "1111111111111111111111111111111111111111111111111111111111111111";
    public const ulong OrdinaryTimestamp = 1496314658;
    public const int TimestampWords = 7;
    public const int SignatureWords = 104;
    public const int ChecksumWords = 6;
    public const int HeaderWords = 3;
    public const uint Bech32 = 1;
    public const uint Bech32m = 0x2bc830a3;

    /// <summary>p, s, d and 9 (bits 8 and 14), no amount: nothing to remark on in either mode.</summary>
    public static RawInvoice Ordinary { get; } = new()
    {
        Fields =
        [
            new('p', RawWords.OfHex(PaymentHashHex)),
            new('s', RawWords.OfHex(PaymentSecretHex)),
            new('d', RawWords.OfText("a cup of coffee")),
            new('9', RawWords.OfBits(8, 14)),
        ],
    };

    /// <summary>Everything before the separator, e.g. <c>lnbc2500u</c>.</summary>
    public string Hrp { get; init; } = "lnbc";

    /// <summary>The lowest 35 bits are written.</summary>
    public ulong Timestamp { get; init; } = OrdinaryTimestamp;

    public ImmutableArray<RawField> Fields { get; init; } = [];

    /// <summary>Words between the last field and the signature.</summary>
    public ImmutableArray<byte> Stray { get; init; } = [];

    /// <summary>32 bytes; the key of the specification's examples unless changed.</summary>
    public string SecretKeyHex { get; init; } = SpecVectors.PrivateKeyHex;

    /// <summary>What becomes of the right signature (65 bytes: r, s, recovery flag) before it is written; see <see cref="RawSignature"/>.</summary>
    public Func<byte[], byte[]> Signature { get; init; } = RawSignature.Right;

    /// <summary><see cref="Bech32"/>, <see cref="Bech32m"/> or anything else for a checksum that does not fit.</summary>
    public uint ChecksumConstant { get; init; } = Bech32;

    public bool Upper { get; init; }

    public RawInvoice Add(char tag, byte[] words) => this with { Fields = Fields.Add(new(tag, words)) };

    public RawInvoice Add(RawField field) => this with { Fields = Fields.Add(field) };

    public RawInvoice Insert(int index, char tag, byte[] words) => this with { Fields = Fields.Insert(index, new(tag, words)) };

    public RawInvoice Remove(char tag) => this with { Fields = Fields.RemoveAll(field => field.Tag == tag) };

    /// <summary>Puts other words in the first field of this tag, or adds the field.</summary>
    public RawInvoice Replace(char tag, byte[] words)
    {
        int index = IndexOf(tag);
        return index < 0 ? Add(tag, words) : this with { Fields = Fields.SetItem(index, new(tag, words)) };
    }

    /// <summary>Where a field begins in the text.</summary>
    public int OffsetOf(int index) => Hrp.Length + 1 + TimestampWords + Fields.Take(index).Sum(field => field.TextLength);

    /// <summary>Where the first (or given) field of this tag begins in the text.</summary>
    public int OffsetOf(char tag, int occurrence = 0)
    {
        for (int i = 0; i < Fields.Length; i++)
            if (Fields[i].Tag == tag && occurrence-- == 0) return OffsetOf(i);
        throw new ArgumentException($"There is no such field {tag}.", nameof(tag));
    }

    /// <summary>Characters of a field, header included.</summary>
    public int LengthOf(char tag, int occurrence = 0) => Fields.Where(field => field.Tag == tag).ElementAt(occurrence).TextLength;

    /// <summary>Where the stray words begin, or would.</summary>
    public int StrayOffset => OffsetOf(Fields.Length);

    /// <summary>Where the signature begins in the text.</summary>
    public int SignatureOffset => StrayOffset + Stray.Length;

    /// <summary>The words that are signed: timestamp, fields, stray words.</summary>
    public byte[] SignedWords
    {
        get
        {
            List<byte> words = [];
            for (int i = TimestampWords - 1; i >= 0; i--) words.Add((byte)((Timestamp >> (5 * i)) & 31));
            foreach (RawField one in Fields)
            {
                words.Add(RawWords.ValueOf(one.Tag));
                int length = one.ClaimedLength ?? one.Words.Length;
                words.Add((byte)(length >> 5));
                words.Add((byte)(length & 31));
                words.AddRange(one.Words);
            }
            words.AddRange(Stray);
            return [.. words];
        }
    }

    /// <summary>The bytes that are signed.</summary>
    public byte[] SigningData => [.. System.Text.Encoding.ASCII.GetBytes(Hrp.ToLowerInvariant()), .. RawWords.ToBytesPadded(SignedWords)];

    /// <summary>The hash that is signed.</summary>
    public byte[] SigningHash => SHA256.HashData(SigningData);

    /// <summary>The signature as it is written, 65 bytes.</summary>
    public byte[] SignatureBytes
    {
        get
        {
            using PrivateKey key = PrivateKey.Parse(SecretKeyHex);
            byte[] bytes = new byte[65];
            key.Sign(SigningHash).CopyTo(bytes);
            return Signature(bytes);
        }
    }

    /// <summary>The words of the data part without the checksum.</summary>
    public byte[] DataWords => [.. SignedWords, .. RawWords.OfBytes(SignatureBytes)];

    /// <summary>The text.</summary>
    public override string ToString()
    {
        string text = RawWords.Encode(Hrp, DataWords, ChecksumConstant);
        return Upper ? text.ToUpperInvariant() : text;
    }

    /// <summary>Adds a field whose words fill the text up to exactly this many characters; fields of unknown type <c>j</c>, as many as it takes.</summary>
    public RawInvoice FillTo(int textLength)
    {
        RawInvoice raw = this;
        while (true)
        {
            int missing = textLength - (raw.SignatureOffset + SignatureWords + ChecksumWords);
            if (missing == 0) return raw;
            if (missing < HeaderWords) throw new ArgumentException("A field needs three characters at least.", nameof(textLength));
            int words = Math.Min(missing - HeaderWords, 1023);
            // A rest of one or two characters could not be filled.
            if (missing - HeaderWords - words is 1 or 2) words -= HeaderWords;
            raw = raw.Add('j', new byte[words]);
        }
    }

    private int IndexOf(char tag)
    {
        for (int i = 0; i < Fields.Length; i++)
            if (Fields[i].Tag == tag) return i;
        return -1;
    }
}

/// <summary>A tagged field as it is to be written.</summary>
/// <param name="Tag">A letter of the bech32 alphabet.</param>
/// <param name="Words">The content.</param>
/// <param name="ClaimedLength">The length to write in the header when it is to be another than the true one.</param>
public sealed record RawField(char Tag, byte[] Words, int? ClaimedLength = null)
{
    public int TextLength => RawInvoice.HeaderWords + Words.Length;
}

/// <summary>What can be done to a right signature of 65 bytes (r, s, recovery flag).</summary>
public static class RawSignature
{
    public static readonly BigInteger Order = BigInteger.Parse("00FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Nothing.</summary>
    public static byte[] Right(byte[] signature) => signature;

    /// <summary>s becomes n - s and the flag the other one of its pair: the same key is recovered.</summary>
    public static byte[] HighS(byte[] signature) => WithFlag(signature[64] ^ 1)(HighSSameFlag(signature));

    /// <summary>s becomes n - s, the flag stays: another key is recovered, as in the specification's example.</summary>
    public static byte[] HighSSameFlag(byte[] signature) => WithS(Order - Number(signature.AsSpan(32, 32)))(signature);

    public static Func<byte[], byte[]> WithFlag(int flag) => signature => [.. signature.AsSpan(0, 64), (byte)flag];

    public static Func<byte[], byte[]> WithR(BigInteger r) => signature => [.. Bytes(r), .. signature.AsSpan(32)];

    public static Func<byte[], byte[]> WithS(BigInteger s) => signature => [.. signature.AsSpan(0, 32), .. Bytes(s), signature[64]];

    /// <summary>Changes one bit of s: some other key is recovered, the key in field n does not verify.</summary>
    public static byte[] Corrupt(byte[] signature)
    {
        byte[] changed = [.. signature];
        changed[63] ^= 1;
        return changed;
    }

    /// <summary>Other 65 bytes altogether.</summary>
    public static Func<byte[], byte[]> Replace(byte[] with) => _ => with;

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger number)
    {
        byte[] bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }
}

/// <summary>Values as five-bit words, one in each byte; and words as bech32 text. Plain and slow on purpose.</summary>
public static class RawWords
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    public static byte ValueOf(char letter) => Alphabet.IndexOf(letter, StringComparison.Ordinal) is >= 0 and int value
        ? (byte)value
        : throw new ArgumentException($"Not a letter of bech32: {letter}", nameof(letter));

    public static char Letter(int value) => Alphabet[value];

    /// <summary>Bytes, filled up at the end with these bits (0 is right).</summary>
    public static byte[] OfBytes(ReadOnlySpan<byte> bytes, int padding = 0)
    {
        List<byte> words = [];
        int bitCount = bytes.Length * 8;
        for (int bit = 0; bit < bitCount; bit += 5)
        {
            int word = 0;
            for (int i = bit; i < bit + 5; i++) word = (word << 1) | (i < bitCount ? (bytes[i / 8] >> (7 - (i % 8))) & 1 : 0);
            words.Add((byte)word);
        }
        int filled = (words.Count * 5) - bitCount;
        if (padding >= 1 << filled) throw new ArgumentException($"There are only {filled} bits to fill.", nameof(padding));
        if (padding != 0) words[^1] |= (byte)padding;
        return [.. words];
    }

    public static byte[] OfHex(string hex, int padding = 0) => OfBytes(Convert.FromHexString(hex), padding);

    public static byte[] OfText(string text, int padding = 0) => OfBytes(System.Text.Encoding.UTF8.GetBytes(text), padding);

    /// <summary>A number, most significant word first, with leading zero words up to a count.</summary>
    public static byte[] OfNumber(BigInteger number, int padTo = 0)
    {
        List<byte> words = [];
        for (; number > 0; number >>= 5) words.Insert(0, (byte)(number & 31));
        while (words.Count < padTo) words.Insert(0, 0);
        return [.. words];
    }

    /// <summary>A feature field with these bits set, in as few words as it needs.</summary>
    public static byte[] OfBits(params int[] bits) => OfNumber(bits.Aggregate(BigInteger.Zero, (sum, bit) => sum | (BigInteger.One << bit)));

    /// <summary>A fallback: the version's word, then the program.</summary>
    public static byte[] OfFallback(int version, byte[] program, int padding = 0) => [(byte)version, .. OfBytes(program, padding)];

    /// <summary>The letters of bech32 as words.</summary>
    public static byte[] OfBech32(string text) => [.. text.Select(ValueOf)];

    /// <summary>Words as letters of bech32.</summary>
    public static string ToBech32(ReadOnlySpan<byte> words)
    {
        var text = new StringBuilder();
        foreach (byte word in words) text.Append(Alphabet[word]);
        return text.ToString();
    }

    /// <summary>Words as bytes, the last one filled up with zero bits: what a signature covers.</summary>
    public static byte[] ToBytesPadded(ReadOnlySpan<byte> words)
    {
        byte[] bytes = new byte[((words.Length * 5) + 7) / 8];
        for (int bit = 0; bit < words.Length * 5; bit++)
            bytes[bit / 8] |= (byte)(((words[bit / 5] >> (4 - (bit % 5))) & 1) << (7 - (bit % 8)));
        return bytes;
    }

    /// <summary>A hop of a route hint, 51 bytes.</summary>
    public static byte[] Hop(string keyHex, ulong channel = 0x0102030405060708, uint feeBase = 1, uint feePpm = 20, ushort cltv = 3)
    {
        byte[] bytes = new byte[51];
        Convert.FromHexString(keyHex).CopyTo(bytes, 0);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(33), channel);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(41), feeBase);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(45), feePpm);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(49), cltv);
        return bytes;
    }

    /// <summary>Readable part (any characters, hashed in lower case), separator, data, checksum: after BIP 173's reference, in its plain form.</summary>
    public static string Encode(string hrp, ReadOnlySpan<byte> data, uint constant)
    {
        string lower = hrp.ToLowerInvariant();
        byte[] values = [.. lower.Select(c => (byte)(c >> 5)), 0, .. lower.Select(c => (byte)(c & 31)), .. data, 0, 0, 0, 0, 0, 0];
        uint residue = Polymod(values) ^ constant;
        var checksum = new byte[6];
        for (int i = 0; i < 6; i++) checksum[i] = (byte)((residue >> (5 * (5 - i))) & 31);
        return hrp + "1" + ToBech32(data) + ToBech32(checksum);
    }

    private static uint Polymod(ReadOnlySpan<byte> values)
    {
        uint[] generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        uint residue = 1;
        foreach (byte value in values)
        {
            uint top = residue >> 25;
            residue = ((residue & 0x1ffffff) << 5) ^ value;
            for (int i = 0; i < 5; i++)
                if (((top >> i) & 1) != 0) residue ^= generator[i];
        }
        return residue;
    }
}
