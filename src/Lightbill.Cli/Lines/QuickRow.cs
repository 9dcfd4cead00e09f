using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Lightbill.Bolt11;
using Lightbill.Bulk;
using Lightbill.Cli.Formats;

namespace Lightbill.Cli.Lines;

/// <summary>
/// The rows of <c>--fields</c> for bare invoices that are in order, straight from the reader to bytes, without an object between. It knows the fields that cost little to write;
/// for other fields, and for every line that is not in order, the general way through the whole object answers, and both give the same bytes.
/// </summary>
internal sealed class QuickRow
{
    private readonly LineQuestion _question;
    private readonly Field[] _fields;
    private readonly byte[] _workspace = new byte[Bolt11Reader.MaxWorkspaceLength];
    private byte[] _row = new byte[1024];
    private int _length;

    private QuickRow(LineQuestion question, Field[] fields) => (_question, _fields) = (question, fields);

    private delegate void Write(QuickRow row, in Bolt11Reader reader, ReadOnlySpan<byte> text, PublicKey payee);

    private static Dictionary<string, Write> Writers { get; } = new(StringComparer.Ordinal)
    {
        ["schema"] = static (row, in _, _, _) => row.AddPlain(JsonFormat.SchemaUtf8),
        ["kind"] = static (row, in _, _, _) => row.AddPlain("bolt11"u8),
        ["text"] = static (row, in _, text, _) => row.AddPlain(text),
        ["signatureValid"] = static (row, in _, _, _) => row.Add("true"u8),
        ["network"] = static (row, in reader, _, _) => row.AddText(reader.Network.Name),
        ["amountMsat"] = static (row, in reader, _, _) => row.AddNumber(reader.Amount?.Msat),
        ["timestamp"] = static (row, in reader, _, _) => row.AddNumber(reader.TimestampSeconds),
        ["createdAt"] = static (row, in reader, _, _) => row.AddMoment(DateTimeOffset.FromUnixTimeSeconds(reader.TimestampSeconds)),
        ["expirySeconds"] = static (row, in reader, _, _) => row.AddNumber(reader.ExpirySeconds),
        ["minFinalCltvExpiryDelta"] = static (row, in reader, _, _) => row.AddNumber(reader.MinFinalCltvExpiryDelta),
        ["paymentHash"] = static (row, in reader, _, _) =>
        {
            Span<byte> bytes = stackalloc byte[PaymentHash.Size];
            reader.PaymentHash.CopyTo(bytes);
            row.AddHex(bytes);
        },
        ["description"] = static (row, in reader, _, _) =>
        {
            if (!reader.HasDescription)
            {
                row.Add("null"u8);
                return;
            }
            Span<byte> bytes = stackalloc byte[Bolt11Limits.MaxDescriptionBytes];
            row.AddText(bytes[..reader.CopyDescription(bytes)]);
        },
        ["descriptionHash"] = static (row, in reader, _, _) =>
        {
            if (reader.DescriptionHash is not { } hash)
            {
                row.Add("null"u8);
                return;
            }
            Span<byte> bytes = stackalloc byte[DescriptionHash.Size];
            hash.CopyTo(bytes);
            row.AddHex(bytes);
        },
        ["payee"] = static (row, in reader, _, payee) =>
        {
            Span<byte> bytes = stackalloc byte[PublicKey.Size];
            if (payee.IsPresent) payee.CopyTo(bytes);
            else if (!reader.TryCopyPayeeField(bytes))
            {
                row.Add("null"u8);
                return;
            }
            row.AddHex(bytes);
        },
        ["payeeSource"] = static (row, in reader, _, payee) =>
        {
            Span<byte> bytes = stackalloc byte[PublicKey.Size];
            if (reader.TryCopyPayeeField(bytes)) row.AddPlain("field"u8);
            else if (payee.IsPresent) row.AddPlain("recovered"u8);
            else row.Add("null"u8);
        },
    };

    /// <summary>The quick way for a question; null when it asks for something that only the general way can give.</summary>
    public static QuickRow? For(LineQuestion question)
    {
        if (question.Fields is null || question.Redact || !question.Fields.Names.All(Writers.ContainsKey)) return null;
        IEnumerable<string> names = question.Fields.Names.Where(name => !question.SkipsSignature || name != "signatureValid");
        return new(question, [.. names.Select(name => new Field(System.Text.Encoding.UTF8.GetBytes($",\"{name}\":"), Writers[name]))]);
    }

    /// <summary>Writes the row of a line and its end; false, and nothing written, when the line is not a bare invoice in order.</summary>
    public bool TryWrite(RequestLine line, ArrayBufferWriter<byte> answers)
    {
        if (!Bolt11Reader.TryRead(line.Utf8Text, _workspace, out Bolt11Reader reader, _question.Mode)) return false;
        PublicKey payee = default;
        if (!_question.SkipsSignature && !reader.TryGetPayee(out payee, out _)) return false;
        _length = 0;
        Add("{\"line\":"u8);
        AddNumber(line.Number);
        Add(_question.SkipsSignature ? ",\"valid\":true,\"signatureValid\":null"u8 : ",\"valid\":true"u8);
        foreach (Field field in _fields)
        {
            Add(field.Name);
            field.Write(this, reader, line.Utf8Text, payee);
        }
        Add("}\n"u8);
        answers.Write(_row.AsSpan(0, _length));
        return true;
    }

    private Span<byte> Room(int length)
    {
        if (_row.Length - _length < length) Array.Resize(ref _row, Math.Max(_row.Length * 2, _length + length));
        return _row.AsSpan(_length);
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    private void AddNumber(long? number)
    {
        if (number is not { } value)
        {
            Add("null"u8);
            return;
        }
        Utf8Formatter.TryFormat(value, Room(20), out int count);
        _length += count;
    }

    private void AddNumber(ulong number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out int count);
        _length += count;
    }

    private void AddHex(ReadOnlySpan<byte> bytes)
    {
        Add("\""u8);
        _length += Encoding.Hex.Encode(bytes, Room(2 * bytes.Length));
        Add("\""u8);
    }

    /// <summary>A string of which we know that nothing in it needs to be escaped.</summary>
    private void AddPlain(ReadOnlySpan<byte> utf8)
    {
        Add("\""u8);
        Add(utf8);
        Add("\""u8);
    }

    private void AddMoment(DateTimeOffset time)
    {
        Span<byte> iso = stackalloc byte[MomentText.IsoLength];
        MomentText.WriteIso(time, iso);
        AddPlain(iso);
    }

    private void AddText(string ascii)
    {
        Span<byte> bytes = stackalloc byte[64];
        AddText(bytes[..System.Text.Encoding.UTF8.GetBytes(ascii, bytes)]);
    }

    private void AddText(ReadOnlySpan<byte> utf8)
    {
        if (!ReadableJsonEncoder.IsPlain(utf8)) AddPlain(JsonEncodedText.Encode(utf8, ReadableJsonEncoder.Instance).EncodedUtf8Bytes);
        else AddPlain(utf8);
    }

    private readonly record struct Field(byte[] Name, Write Write);
}
