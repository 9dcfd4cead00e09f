using System.Buffers.Binary;
using System.Text.Unicode;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

// The values, one record at a time: what the table's type says about each.
internal sealed partial class Bolt12Core
{
    private void ReadValue(TlvRecord record)
    {
        Bolt12Kind kind = Kind!.Value;
        if (!Bolt12Ranges.IsAllowed(kind, record.Type))
        {
            Error(FindingRules.Bolt12FieldRange, record);
            return;
        }
        if (Bolt12FieldInfo.Find(record.Type, kind) is not { } info)
        {
            if ((record.Type & 1) == 0) Error(FindingRules.Bolt12UnknownEvenField, record);
            else if (Bolt12Ranges.IsSignature(record.Type) && kind != Bolt12Kind.InvoiceError) Report(FindingRules.Bolt12UnsignedField, FindingSeverity.Warning, record.Start, record.End, 0, NameOf(record.Type));
            else Report(FindingRules.Bolt12UnknownField, FindingSeverity.Info, record.Start, record.End, 0, NameOf(record.Type));
            return;
        }
        ReadOnlySpan<byte> value = record.ValueIn(_data);
        object? read = info.Type switch
        {
            Bolt12FieldType.Bytes => value.ToArray(),
            Bolt12FieldType.Text => ReadText(record, value),
            Bolt12FieldType.Currency => ReadCurrency(record, value),
            Bolt12FieldType.Number => ReadNumber(record, value, sizeof(ulong)),
            Bolt12FieldType.SmallNumber => ReadNumber(record, value, sizeof(uint)),
            Bolt12FieldType.Msat => ReadMsat(record, value),
            Bolt12FieldType.Features => ReadFeatures(record, value),
            Bolt12FieldType.Chain => HasLength(record, value, ChainHash.Size) ? ChainHash.FromBytes(value) : null,
            Bolt12FieldType.Chains => ReadChains(record, value),
            Bolt12FieldType.Point => HasLength(record, value, PublicKey.Size) ? ReadPoint(record, record.ValueStart) : null,
            Bolt12FieldType.Paths => ReadPaths(record),
            Bolt12FieldType.PayInfos => ReadPayInfos(record, value),
            Bolt12FieldType.Hash => HasLength(record, value, PaymentHash.Size) ? PaymentHash.FromBytes(value) : null,
            Bolt12FieldType.Fallbacks => ReadFallbacks(record, value),
            Bolt12FieldType.Name => ReadName(record, value),
            Bolt12FieldType.Signature => HasLength(record, value, Bolt12Signature.Size) ? value.ToArray() : null,
            Bolt12FieldType.Preimage => HasLength(record, value, PaymentPreimage.Size) ? value.ToArray() : null,
            Bolt12FieldType.BigSizes => ReadBigSizes(record, value),
            Bolt12FieldType.Hashes => ReadHashes(record, value),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (read is not null) _values.TryAdd(record.Type, read);
    }

    private ulong[]? ReadBigSizes(TlvRecord record, ReadOnlySpan<byte> value)
    {
        List<ulong> numbers = [];
        while (!value.IsEmpty)
        {
            bool isShortest = BigSize.TryRead(value, out ulong number, out int read);
            if (!isShortest)
            {
                int start = record.End - value.Length;
                Report(FindingRules.Bolt12NumbersMalformed, FindingSeverity.Error, start, read == 0 ? record.End : start + read, 0, NameOf(record.Type));
                return null;
            }
            numbers.Add(number);
            value = value[read..];
        }
        return [.. numbers];
    }

    private byte[][]? ReadHashes(TlvRecord record, ReadOnlySpan<byte> value)
    {
        if (value.Length % PaymentHash.Size != 0)
        {
            Error(FindingRules.Bolt12WrongLength, record, value.Length);
            return null;
        }
        byte[][] hashes = new byte[value.Length / PaymentHash.Size][];
        for (int i = 0; i < hashes.Length; i++) hashes[i] = value.Slice(i * PaymentHash.Size, PaymentHash.Size).ToArray();
        return hashes;
    }

    private bool HasLength(TlvRecord record, ReadOnlySpan<byte> value, int expected)
    {
        if (value.Length == expected) return true;
        Error(FindingRules.Bolt12WrongLength, record, value.Length);
        return false;
    }

    private UntrustedText? ReadText(TlvRecord record, ReadOnlySpan<byte> value)
    {
        if (!Utf8.IsValid(value))
        {
            Error(FindingRules.Bolt12NotUtf8, record);
            return null;
        }
        var text = new UntrustedText(System.Text.Encoding.UTF8.GetString(value));
        if (text.HasHiddenCharacters)
            Report(FindingRules.Bolt12HiddenCharacters, FindingSeverity.Warning, record.Start, record.End, 0, NameOf(record.Type));
        return text;
    }

    private string? ReadCurrency(TlvRecord record, ReadOnlySpan<byte> value)
    {
        if (!Utf8.IsValid(value))
        {
            Error(FindingRules.Bolt12NotUtf8, record);
            return null;
        }
        string currency = System.Text.Encoding.UTF8.GetString(value);
        if (!CurrencyAmount.IsCode(currency))
        {
            Error(FindingRules.Bolt12CurrencyMalformed, record);
            return null;
        }
        if (CurrencyAmount.ExponentOf(currency) is null)
            Report(FindingRules.Bolt12CurrencyUnknown, FindingSeverity.Warning, record.Start, record.End, 0, currency);
        return currency;
    }

    private ulong? ReadNumber(TlvRecord record, ReadOnlySpan<byte> value, int size)
    {
        if (value.Length > size)
        {
            Error(FindingRules.Bolt12NumberTooLong, record, value.Length);
            return null;
        }
        ulong number = TruncatedNumber.Read(value, out bool isShortest);
        if (isShortest) return number;
        Error(FindingRules.Bolt12NumberNotMinimal, record);
        return null;
    }

    private MilliSatoshi? ReadMsat(TlvRecord record, ReadOnlySpan<byte> value)
    {
        if (ReadNumber(record, value, sizeof(ulong)) is not ulong number) return null;
        if (number <= MilliSatoshi.MaxMsat) return MilliSatoshi.FromMsat((long)number);
        Error(FindingRules.Bolt12AmountTooLarge, record);
        return null;
    }

    /// <summary>An unknown required bit refuses the message whose own features they are; those that it only mirrors were for somebody else to judge.</summary>
    private FeatureVector ReadFeatures(TlvRecord record, ReadOnlySpan<byte> value)
    {
        var features = FeatureVector.FromBytes(value);
        ulong own = Kind switch
        {
            Bolt12Kind.Offer => Bolt12FieldInfo.OfferFeatures,
            Bolt12Kind.InvoiceRequest => Bolt12FieldInfo.InvreqFeatures,
            _ => Bolt12FieldInfo.InvoiceFeatures,
        };
        if (record.Type != own) return features;
        int reported = 0;
        foreach (FeatureBit bit in features)
        {
            // Of all bits, BOLT 12 gives a meaning to 16 and 17 of an invoice only.
            if (!bit.IsRequired || (own == Bolt12FieldInfo.InvoiceFeatures && bit.Number == FeatureNumber.BasicMpp)) continue;
            if (reported++ == Bolt12Limits.MaxReportedFeatures) break;
            int place = record.End - 1 - (bit.Number / 8);
            // Who was paid over a feature that we do not know was paid all the same: a proof stands, and its reader is told.
            FindingSeverity severity = Kind == Bolt12Kind.PayerProof ? FindingSeverity.Warning : FindingSeverity.Error;
            Report(FindingRules.Bolt12UnknownRequiredFeature, severity, place, place + 1, bit.Number, NameOf(record.Type));
        }
        return features;
    }

    private ChainHash[]? ReadChains(TlvRecord record, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            Error(FindingRules.Bolt12ChainsEmpty, record);
            return null;
        }
        if (value.Length % ChainHash.Size != 0)
        {
            Error(FindingRules.Bolt12WrongLength, record, value.Length);
            return null;
        }
        var chains = new ChainHash[value.Length / ChainHash.Size];
        for (int i = 0; i < chains.Length; i++) chains[i] = ChainHash.FromBytes(value.Slice(i * ChainHash.Size, ChainHash.Size));
        return chains;
    }

    private PublicKey? ReadPoint(TlvRecord record, int at)
    {
        if (PublicKey.TryFromBytes(_data.AsSpan(at, PublicKey.Size), out PublicKey key)) return key;
        Report(FindingRules.Bolt12Point, FindingSeverity.Error, at, at + PublicKey.Size, 0, NameOf(record.Type));
        return null;
    }

    private List<BlindedRoute>? ReadPaths(TlvRecord record)
    {
        List<BlindedRoute> routes = [];
        if (record.ValueStart == record.End) Error(FindingRules.Bolt12PathsEmpty, record);
        for (int position = record.ValueStart; position < record.End;)
        {
            if (ReadPath(record, ref position) is not { } route) return null;
            routes.Add(route);
        }
        return routes.Count == 0 ? null : routes;
    }

    /// <summary>One path; null, with a finding, when it cannot be read.</summary>
    private BlindedRoute? ReadPath(TlvRecord record, ref int position)
    {
        const int ChannelSize = 1 + sizeof(ulong);
        int start = position;
        int left = record.End - position;
        bool isChannel = _data[position] <= 1;
        int firstSize = isChannel ? ChannelSize : PublicKey.Size;
        if (left < firstSize + PublicKey.Size + 1) return Malformed(record, start);

        IntroductionNode first;
        if (isChannel)
        {
            first = new(new ShortChannelId(BinaryPrimitives.ReadUInt64BigEndian(_data.AsSpan(position + 1))), _data[position]);
        }
        else
        {
            if (ReadPoint(record, position) is not PublicKey key) return null;
            first = new(key);
        }
        position += firstSize;
        if (ReadPoint(record, position) is not PublicKey pathKey) return null;
        position += PublicKey.Size;
        int count = _data[position++];
        if (count == 0)
        {
            Report(FindingRules.Bolt12PathWithoutHops, FindingSeverity.Error, start, position, 0, NameOf(record.Type));
            return null;
        }
        List<BlindedHop> hops = [];
        for (int i = 0; i < count; i++)
        {
            if (record.End - position < PublicKey.Size + sizeof(ushort)) return Malformed(record, start);
            if (ReadPoint(record, position) is not PublicKey node) return null;
            position += PublicKey.Size;
            int length = BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(position));
            position += sizeof(ushort);
            if (record.End - position < length) return Malformed(record, start);
            hops.Add(new(node, _data.AsMemory(position, length)));
            position += length;
        }
        return new(first, pathKey, hops.AsReadOnly());
    }

    private BlindedRoute? Malformed(TlvRecord record, int start)
    {
        Report(FindingRules.Bolt12PathMalformed, FindingSeverity.Error, start, record.End, 0, NameOf(record.Type));
        return null;
    }

    private List<BlindedPayInfo>? ReadPayInfos(TlvRecord record, ReadOnlySpan<byte> value)
    {
        const int FixedSize = 4 + 4 + 2 + 8 + 8 + 2;
        List<BlindedPayInfo> infos = [];
        while (!value.IsEmpty)
        {
            int features = value.Length < FixedSize ? 0 : BinaryPrimitives.ReadUInt16BigEndian(value[(FixedSize - 2)..]);
            if (value.Length < FixedSize + features)
            {
                Report(FindingRules.Bolt12PayInfoMalformed, FindingSeverity.Error, record.End - value.Length, record.End, 0, NameOf(record.Type));
                return null;
            }
            infos.Add(new(
                BinaryPrimitives.ReadUInt32BigEndian(value),
                BinaryPrimitives.ReadUInt32BigEndian(value[4..]),
                BinaryPrimitives.ReadUInt16BigEndian(value[8..]),
                BinaryPrimitives.ReadUInt64BigEndian(value[10..]),
                BinaryPrimitives.ReadUInt64BigEndian(value[18..]),
                FeatureVector.FromBytes(value.Slice(FixedSize, features))));
            value = value[(FixedSize + features)..];
        }
        return infos;
    }

    private List<(byte Version, byte[] Program)>? ReadFallbacks(TlvRecord record, ReadOnlySpan<byte> value)
    {
        const int FixedSize = 1 + sizeof(ushort);
        List<(byte, byte[])> fallbacks = [];
        while (!value.IsEmpty)
        {
            int start = record.End - value.Length;
            int length = value.Length < FixedSize ? 0 : BinaryPrimitives.ReadUInt16BigEndian(value[1..]);
            if (value.Length < FixedSize + length)
            {
                Report(FindingRules.Bolt12FallbacksMalformed, FindingSeverity.Error, start, record.End, 0, NameOf(record.Type));
                return null;
            }
            byte version = value[0];
            fallbacks.Add((version, value.Slice(FixedSize, length).ToArray()));
            if (!IsUsableFallback(version, length))
                Report(FindingRules.Bolt12FallbackIgnored, FindingSeverity.Info, start, start + FixedSize + length, version);
            value = value[(FixedSize + length)..];
        }
        return fallbacks;
    }

    /// <summary>
    /// BOLT 12, Invoices, "A reader": versions up to 16 with a program of 2 to 40 bytes that meets what is known of the version (BIP 141, BIP 341). What would
    /// be sent to a version without a meaning could be taken by anyone, but that is not for a reader to judge.
    /// </summary>
    internal static bool IsUsableFallback(byte version, int length) => version <= 16 && FallbackAddress.HasValidLength(version, length) && (version != 1 || length == 32);

    private HumanReadableName? ReadName(TlvRecord record, ReadOnlySpan<byte> value)
    {
        int name = value.IsEmpty ? -1 : value[0];
        int domain = name < 0 || value.Length < name + 2 ? -1 : value[name + 1];
        if (domain < 0 || value.Length != name + domain + 2)
        {
            Error(FindingRules.Bolt12NameMalformed, record);
            return null;
        }
        ReadOnlySpan<byte> nameBytes = value.Slice(1, name);
        ReadOnlySpan<byte> domainBytes = value[(name + 2)..];
        if (nameBytes.ContainsAnyExcept(NameCharacters) || domainBytes.ContainsAnyExcept(NameCharacters))
        {
            Error(FindingRules.Bolt12NameCharacters, record);
            return null;
        }
        return new HumanReadableName(System.Text.Encoding.ASCII.GetString(nameBytes), System.Text.Encoding.ASCII.GetString(domainBytes));
    }

    private static readonly System.Buffers.SearchValues<byte> NameCharacters =
        System.Buffers.SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_."u8);
}
