using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lightbill.Bolt11;
using Lightbill.Bulk;
using Lightbill.Cli.Formats;
using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Cli.Lines;

/// <summary>The members of our JSON (<see cref="JsonFormat"/>) for an invoice that a <see cref="Bolt11Reader"/> has read, each straight to bytes.</summary>
internal readonly ref struct InvoiceMembers
{
    private const int HopBytes = 51;

    private readonly Bolt11Reader _reader;
    private readonly ReadOnlySpan<byte> _text;
    private readonly ReadOnlySpan<byte> _hash;
    private readonly PublicKey _payee;
    private readonly LineQuestion _question;
    private readonly IReadOnlyList<Finding> _findings;
    private readonly long _line;

    /// <summary>Everything that a row is written from.</summary>
    /// <param name="line">The line.</param>
    /// <param name="reader">Its invoice; where fallback addresses, blinded paths or fields without effect are asked for, it has none.</param>
    /// <param name="payee">The payee; without a look at the signature that of field n, or <c>default</c>.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="hash">What is signed, when the signature was verified.</param>
    /// <param name="findings">Of the payability; the reading had none where findings are asked for.</param>
    public InvoiceMembers(RequestLine line, Bolt11Reader reader, PublicKey payee, LineQuestion question, ReadOnlySpan<byte> hash, IReadOnlyList<Finding> findings)
    {
        (_line, _payee, _question, _findings) = (line.Number, payee, question, findings);
        _text = line.Utf8Text;
        _reader = reader;
        _hash = hash;
    }

    /// <summary>Writes one value.</summary>
    public delegate void Write(RowBytes row, in InvoiceMembers invoice);

    private delegate void WriteAlike(RowBytes row, LineQuestion question);

    /// <summary>Those that are alike in every row of a run.</summary>
    private static Dictionary<string, WriteAlike> AlikeWriters { get; } = new(StringComparer.Ordinal)
    {
        ["schema"] = static (row, _) => row.AddPlain(JsonFormat.SchemaUtf8),
        ["kind"] = static (row, _) => row.AddPlain("bolt11"u8),
        ["valid"] = static (row, _) => row.AddFlag(true),
        ["signatureValid"] = static (row, question) => row.Add(question.SkipsSignature ? "null"u8 : "true"u8),
        ["checkedAt"] = static (row, question) => row.AddMoment(question.Time),
        // The general way answers where there are some.
        ["fallbacks"] = static (row, _) => row.Add("[]"u8),
        ["blindedPaths"] = static (row, _) => row.Add("[]"u8),
        ["unknownFields"] = static (row, _) => row.Add("[]"u8),
    };

    private static Dictionary<string, Write> Writers { get; } = new(StringComparer.Ordinal)
    {
        ["line"] = static (row, in invoice) => row.AddNumber(invoice._line),
        ["text"] = static (row, in invoice) => row.AddPlain(invoice._text),
        ["payable"] = static (row, in invoice) =>
        {
            // What is not known to be authentic may be known not to be payable, but never to be payable.
            bool isPayable = !invoice._findings.Any(finding => finding.Severity != FindingSeverity.Info);
            if (isPayable && invoice._question.SkipsSignature) row.AddNull();
            else row.AddFlag(isPayable);
        },
        ["payableReasons"] = static (row, in invoice) => AddReasons(row, invoice._findings),
        ["findings"] = static (row, in invoice) => AddFindings(row, invoice._findings),
        ["network"] = static (row, in invoice) => row.AddText(invoice._reader.Network.Name),
        ["prefix"] = static (row, in invoice) => row.AddLower(invoice._text[..invoice._reader.Layout.PrefixLength]),
        ["amountMsat"] = static (row, in invoice) => row.AddNumberOrNull(invoice._reader.Amount?.Msat),
        ["timestamp"] = static (row, in invoice) => row.AddNumber(invoice._reader.TimestampSeconds),
        ["createdAt"] = static (row, in invoice) => row.AddMoment(DateTimeOffset.FromUnixTimeSeconds(invoice._reader.TimestampSeconds)),
        ["expirySeconds"] = static (row, in invoice) => row.AddNumber(invoice._reader.ExpirySeconds),
        ["expiresAt"] = static (row, in invoice) => row.AddMoment(invoice._reader.Layout.ExpiresAt),
        ["paymentHash"] = static (row, in invoice) => invoice.AddHex(row, invoice._reader.Layout.PaymentHash),
        ["paymentSecret"] = static (row, in invoice) => invoice.AddHex(row, invoice._reader.Layout.PaymentSecret),
        ["description"] = static (row, in invoice) => invoice.AddDescription(row),
        ["descriptionHash"] = static (row, in invoice) => invoice.AddHex(row, invoice._reader.Layout.DescriptionHash),
        ["metadata"] = static (row, in invoice) => invoice.AddHex(row, invoice._reader.Layout.Metadata),
        ["minFinalCltvExpiryDelta"] = static (row, in invoice) => row.AddNumber(invoice._reader.MinFinalCltvExpiryDelta),
        ["defaults"] = static (row, in invoice) =>
        {
            ref readonly Bolt11Layout layout = ref invoice._reader.Layout;
            row.Add((layout.ExpiryField.IsPresent, layout.MinFinalCltvField.IsPresent) switch
            {
                (true, true) => "[]"u8,
                (false, true) => "[\"expirySeconds\"]"u8,
                (true, false) => "[\"minFinalCltvExpiryDelta\"]"u8,
                _ => "[\"expirySeconds\",\"minFinalCltvExpiryDelta\"]"u8,
            });
        },
        ["payee"] = static (row, in invoice) =>
        {
            if (!invoice._payee.IsPresent)
            {
                row.AddNull();
                return;
            }
            Span<byte> bytes = stackalloc byte[PublicKey.Size];
            invoice._payee.CopyTo(bytes);
            row.AddHex(bytes);
        },
        ["payeeSource"] = static (row, in invoice) =>
            row.Add(invoice._reader.Layout.Payee.IsPresent ? "\"field\""u8 : invoice._payee.IsPresent ? "\"recovered\""u8 : "null"u8),
        ["features"] = static (row, in invoice) => AddFeatures(row, invoice._reader.Layout.FeaturesOf(invoice._reader.Words)),
        ["routeHints"] = static (row, in invoice) => invoice.AddRouteHints(row),
        ["signature"] = static (row, in invoice) => AddSignature(row, invoice._reader.Signature),
        ["signingData"] = static (row, in invoice) => row.AddHex(invoice._reader.WriteSigningData()),
        ["signingHash"] = static (row, in invoice) =>
        {
            if (!invoice._question.SkipsSignature)
            {
                row.AddHex(invoice._hash);
                return;
            }
            Span<byte> hash = stackalloc byte[Sha256.Size];
            Sha256.Hash(invoice._reader.WriteSigningData(), hash);
            row.AddHex(hash);
        },
        ["checksum"] = static (row, in invoice) => row.AddLower(invoice._text[^Bech32.ChecksumLength..]),
    };

    /// <summary>The members of an invoice, in the order of <see cref="FieldSelection.AllNames"/>, which is that of <see cref="JsonFormat"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. FieldSelection.AllNames.Where(name => Writers.ContainsKey(name) || AlikeWriters.ContainsKey(name))];

    /// <summary>Features as they are written: the same few stand in every invoice. There are no more than the bits of a field.</summary>
    private static ConcurrentDictionary<int, byte[]> Features { get; } = new();

    /// <summary>The end of a finding, which its rule alone decides.</summary>
    private static ConcurrentDictionary<FindingRule, byte[]> AfterMessage { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>What writes a member; null when it is alike in every row.</summary>
    public static Write? Writer(string name) => Writers.GetValueOrDefault(name);

    /// <summary>Writes a member that is alike in every row: <c>null</c> for those that no invoice has.</summary>
    public static void AddAlike(RowBytes row, string name, LineQuestion question)
    {
        if (AlikeWriters.TryGetValue(name, out WriteAlike? write)) write(row, question);
        else row.AddNull();
    }

    private static byte[] Bytes(Action<RowBytes> write)
    {
        var row = new RowBytes(capacity: 512);
        write(row);
        return row.Written.ToArray();
    }

    /// <summary>The codes, each once.</summary>
    private static void AddReasons(RowBytes row, IReadOnlyList<Finding> findings)
    {
        row.Add("["u8);
        bool isFirst = true;
        for (int i = 0; i < findings.Count; i++)
        {
            if (findings[i].Severity == FindingSeverity.Info) continue;
            bool isRepeated = false;
            for (int before = 0; before < i; before++) isRepeated |= findings[before].Severity != FindingSeverity.Info && findings[before].Code == findings[i].Code;
            if (isRepeated) continue;
            if (!isFirst) row.Add(","u8);
            isFirst = false;
            row.AddText(findings[i].Code);
        }
        row.Add("]"u8);
    }

    private static void AddFindings(RowBytes row, IReadOnlyList<Finding> findings)
    {
        row.Add("["u8);
        for (int i = 0; i < findings.Count; i++)
        {
            Finding finding = findings[i];
            row.Add(i == 0 ? "{\"code\":"u8 : ",{\"code\":"u8);
            row.AddText(finding.Code);
            row.Add(finding.Severity == FindingSeverity.Warning ? ",\"severity\":\"warning\",\"offset\":"u8 : ",\"severity\":\"info\",\"offset\":"u8);
            row.AddNumberOrNull(finding.Offset);
            row.Add(",\"length\":"u8);
            row.AddNumberOrNull(finding.Length);
            row.Add(",\"message\":"u8);
            row.AddText(finding.Message);
            row.Add(AfterMessage.GetOrAdd(finding.Rule, static rule => Bytes(row =>
            {
                row.Add(",\"spec\":"u8);
                row.AddText(rule.SpecReference);
                row.Add(",\"advice\":"u8);
                row.AddText(rule.Advice);
                row.Add("}"u8);
            })));
        }
        row.Add("]"u8);
    }

    private static void AddFeatures(RowBytes row, FeatureWords features)
    {
        row.Add("["u8);
        bool isFirst = true;
        foreach (int number in features)
        {
            if (!isFirst) row.Add(","u8);
            isFirst = false;
            row.Add(Features.GetOrAdd(number, static number => Bytes(row => AddFeature(row, new(number)))));
        }
        row.Add("]"u8);
    }

    private static void AddFeature(RowBytes row, FeatureBit bit)
    {
        row.Add("{\"bit\":"u8);
        row.AddNumber(bit.Number);
        row.Add(",\"name\":"u8);
        row.AddText(bit.Name);
        row.Add(",\"required\":"u8);
        row.AddFlag(bit.IsRequired);
        row.Add(",\"known\":"u8);
        row.AddFlag(bit.IsKnown);
        row.Add("}"u8);
    }

    private static void AddSignature(RowBytes row, RecoverableSignature signature)
    {
        Span<byte> bytes = stackalloc byte[RecoverableSignature.Size];
        signature.CopyTo(bytes);
        row.Add("{\"r\":"u8);
        row.AddHex(bytes[..32]);
        row.Add(",\"s\":"u8);
        row.AddHex(bytes[32..64]);
        row.Add(",\"recoveryFlag\":"u8);
        row.AddNumber(signature.RecoveryFlag);
        row.Add(",\"lowS\":"u8);
        row.AddFlag(signature.IsLowS);
        row.Add("}"u8);
    }

    private static void AddHop(RowBytes row, ReadOnlySpan<byte> hop)
    {
        row.Add("{\"publicKey\":"u8);
        row.AddHex(hop[..PublicKey.Size]);
        row.Add(",\"shortChannelId\":\""u8);
        var channel = new ShortChannelId(BinaryPrimitives.ReadUInt64BigEndian(hop[33..]));
        row.AddNumber(channel.BlockHeight);
        row.Add("x"u8);
        row.AddNumber(channel.TransactionIndex);
        row.Add("x"u8);
        row.AddNumber(channel.OutputIndex);
        row.Add("\",\"feeBaseMsat\":"u8);
        row.AddNumber(BinaryPrimitives.ReadUInt32BigEndian(hop[41..]));
        row.Add(",\"feeProportionalMillionths\":"u8);
        row.AddNumber(BinaryPrimitives.ReadUInt32BigEndian(hop[45..]));
        row.Add(",\"cltvExpiryDelta\":"u8);
        row.AddNumber(BinaryPrimitives.ReadUInt16BigEndian(hop[49..]));
        row.Add("}"u8);
    }

    [SkipLocalsInit]
    private void AddDescription(RowBytes row)
    {
        if (!_reader.HasDescription)
        {
            row.AddNull();
            return;
        }
        Span<byte> bytes = stackalloc byte[Bolt11Limits.MaxDescriptionBytes];
        row.AddText(bytes[.._reader.CopyDescription(bytes)]);
    }

    [SkipLocalsInit]
    private void AddRouteHints(RowBytes row)
    {
        if (_reader.RouteHintCount == 0)
        {
            row.Add("[]"u8);
            return;
        }
        row.Add("["u8);
        bool isFirst = true;
        Span<byte> buffer = stackalloc byte[Bolt11Limits.MaxDescriptionBytes];
        var fields = new Bolt11FieldEnumerator(_reader.Words, _reader.Layout);
        while (fields.MoveNext())
        {
            if (fields.Tag != Bolt11Tag.RouteHint) continue;
            row.Add(isFirst ? "["u8 : ",["u8);
            isFirst = false;
            Span<byte> hint = buffer[..Words.ByteCount(fields.Content.Length)];
            _reader.CopyContent(fields.Content, hint);
            for (int start = 0; start <= hint.Length - HopBytes; start += HopBytes)
            {
                if (start > 0) row.Add(","u8);
                AddHop(row, hint[start..]);
            }
            row.Add("]"u8);
        }
        row.Add("]"u8);
    }

    /// <summary>The bytes of a field; null when it is not there.</summary>
    [SkipLocalsInit]
    private void AddHex(RowBytes row, FieldSpan field)
    {
        if (!field.IsPresent)
        {
            row.AddNull();
            return;
        }
        Span<byte> buffer = stackalloc byte[Bolt11Limits.MaxDescriptionBytes];
        Span<byte> bytes = buffer[..Words.ByteCount(field.Length)];
        _reader.CopyContent(field, bytes);
        row.AddHex(bytes);
    }
}
