using System.Globalization;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

/// <summary>
/// The one reading core of BOLT 12: characters, records, values, rules, signature, in this order. It never throws and never stops before the message stops
/// making sense; what it finds goes to <see cref="Findings"/>. What it keeps is bounded by the size of what it reads: no count in a message is believed.
/// There is one mode: no writer is known whose deviations would have to be forgiven.
/// </summary>
internal sealed partial class Bolt12Core
{
    private readonly Dictionary<ulong, object> _values = [];
    private readonly List<TlvRecord> _records = [];
    private FindingList _findings;
    private byte[] _data = [];

    private Bolt12Core(int[]? map) => _findings = new() { OffsetMap = map };

    /// <summary>The text without continuations; empty when bytes were read.</summary>
    public string Body { get; private set; } = "";

    /// <summary>For each character of <see cref="Body"/> its place in the text as given; null when they are the same.</summary>
    public int[]? Map { get; private init; }

    /// <summary>Where the separator stands in <see cref="Body"/>; -1 when there is none, or bytes were read.</summary>
    public int Separator { get; private set; } = -1;

    /// <summary>The kind; null when the prefix tells none.</summary>
    public Bolt12Kind? Kind { get; private set; }

    /// <summary>The bytes of the message.</summary>
    public byte[] Data => _data;

    /// <summary>The records, as far as they could be told apart.</summary>
    public IReadOnlyList<TlvRecord> Records => _records;

    /// <summary>Do the records fill the whole message?</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Does the signature hold? Null when there is none, or too much is wrong before it to tell.</summary>
    public bool? IsSignatureValid { get; private set; }

    /// <summary>Does the signature in this field hold? Of a payer proof, which has two, each can be told. Null when there is none, or too much is wrong before it to tell.</summary>
    public bool? IsValid(ulong field) => field == Bolt12FieldInfo.ProofSignature ? _isProofSignatureValid
        : Kind == Bolt12Kind.PayerProof ? _isInvoiceSignatureValid
        : IsSignatureValid;

    public IReadOnlyList<Finding> Findings => _findings.Findings;

    public Finding? FirstError => _findings.FirstError;

    /// <summary>The value of a known field, as the table's type says; null when it is absent or cannot be read.</summary>
    public object? ValueOf(ulong type) => _values.GetValueOrDefault(type);

    /// <summary>Of a text that was refused before it was looked at.</summary>
    public static Bolt12Core Nothing => new(null);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The bare text, perhaps with continuations.</param>
    /// <param name="map">For each character its place in the text as given; null when they are the same.</param>
    /// <param name="expected">Only this kind is right; null takes any.</param>
    public static Bolt12Core ReadText(string text, int[]? map = null, Bolt12Kind? expected = null)
    {
        if (text.Length is 0 or > Bolt12Limits.MaxTextLength)
        {
            var empty = new Bolt12Core(map) { Map = map, Body = text };
            if (text.Length == 0) empty._findings.Report(FindingRules.TextEmpty, FindingSeverity.Error, -1, 0);
            else empty._findings.Report(FindingRules.TextInputTooLong, FindingSeverity.Error, -1, 0, text.Length);
            return empty;
        }
        string body = Continuations.Remove(text, ref map);
        var core = new Bolt12Core(map) { Map = map, Body = body };
        core.ReadCharacters(expected);
        return core;
    }

    /// <summary>Reads the bytes of a message; places count in them.</summary>
    public static Bolt12Core ReadBytes(Bolt12Kind kind, ReadOnlySpan<byte> data)
    {
        var core = new Bolt12Core(null) { Kind = kind };
        if (data.Length > Bolt12Limits.MaxDataLength)
        {
            core._findings.Report(FindingRules.Bolt12TooLong, FindingSeverity.Error, -1, 0, data.Length);
            return core;
        }
        core._data = data.ToArray();
        core.ReadMessage();
        return core;
    }

    private void ReadCharacters(Bolt12Kind? expected)
    {
        int reported = 0;
        for (int plus = -1; (plus = Body.IndexOf('+', plus + 1)) >= 0 && reported < Bech32.MaxReportedCharacters; reported++)
            _findings.Report(FindingRules.Bolt12Continuation, FindingSeverity.Error, plus, 1);
        int separator = Body.IndexOf('1', StringComparison.Ordinal);
        byte[] words = new byte[Body.Length];
        // What stands at the place of a + was told already.
        string scanned = reported == 0 ? Body : Body.Replace('+', Body.Any(char.IsAsciiLetterUpper) ? 'Q' : 'q');
        Bech32Scan scan = Bech32.Scan<char, FindingList>(scanned, separator, words, ref _findings);
        Separator = scan.Separator;
        if (Separator < 0) return;
        Kind = Bolt12Prefix.Find(Body.AsSpan(0, Separator));
        if (Kind is null)
        {
            _findings.Report(FindingRules.Bolt12Prefix, FindingSeverity.Error, 0, Separator + 1, 0, $"\"{UntrustedText.Escape(Body[..Math.Min(Separator, 16)])}\"");
            return;
        }
        if (expected is { } wanted && wanted != Kind)
        {
            _findings.Report(FindingRules.Bolt12OtherKind, FindingSeverity.Error, 0, Separator + 1, 0, Bolt12Prefix.NameOf(Kind.Value));
            return;
        }
        ReadOnlySpan<byte> data = words.AsSpan(0, Body.Length - Separator - 1);
        int length = Words.ByteCount(data.Length);
        if (length > Bolt12Limits.MaxDataLength)
        {
            _findings.Report(FindingRules.Bolt12TooLong, FindingSeverity.Error, -1, 0, length);
            return;
        }
        _data = Words.ToByteArray(data);
        if (!Words.HasCleanPadding(data, length * 8))
            _findings.Report(FindingRules.Bolt12Padding, FindingSeverity.Error, Body.Length - 1, 1);
        // Where characters are wrong the bytes mean nothing, but what can be told apart is shown.
        if (_findings.HasError) ReadRecords(isQuiet: true);
        else ReadMessage();
    }

    private void ReadMessage()
    {
        ReadRecords(isQuiet: false);
        foreach (TlvRecord record in _records) ReadValue(record);
        // What is missing cannot be told of a message that was cut short.
        if (!IsComplete) return;
        CheckRules();
        CheckSignature();
    }

    /// <summary>Cuts the bytes into records. BOLT 1: ascending numbers, shortest forms, nothing left over.</summary>
    private void ReadRecords(bool isQuiet)
    {
        FindingList findings = isQuiet ? default : _findings;
        int position = 0;
        ulong? previous = null;
        while (position < _data.Length)
        {
            int start = position;
            bool isShort = BigSize.TryRead(_data.AsSpan(position), out ulong type, out int read);
            if (read == 0)
            {
                Report(ref findings, FindingRules.Bolt12TruncatedType, start, _data.Length);
                break;
            }
            if (!isShort) Report(ref findings, FindingRules.Bolt12TypeNotMinimal, start, start + read, 0, NameOf(type));
            position += read;
            isShort = BigSize.TryRead(_data.AsSpan(position), out ulong length, out read);
            if (read == 0)
            {
                Report(ref findings, FindingRules.Bolt12TruncatedLength, start, _data.Length, 0, NameOf(type));
                break;
            }
            if (!isShort) Report(ref findings, FindingRules.Bolt12LengthNotMinimal, position, position + read, 0, NameOf(type));
            position += read;
            if (length > (ulong)(_data.Length - position))
            {
                Report(ref findings, FindingRules.Bolt12TruncatedValue, start, _data.Length, (long)Math.Min(length, long.MaxValue), NameOf(type));
                break;
            }
            var record = new TlvRecord(type, start, position, position + (int)length);
            if (previous is { } before && type <= before)
                Report(ref findings, type == before ? FindingRules.Bolt12Duplicate : FindingRules.Bolt12Order, start, record.End, 0, NameOf(type));
            previous = Math.Max(type, previous ?? 0);
            position = record.End;
            _records.Add(record);
        }
        IsComplete = _records.Count == 0 ? _data.Length == 0 : _records[^1].End == _data.Length;
        if (!isQuiet) _findings = findings;
    }

    internal string NameOf(ulong type) => Kind is { } kind && Bolt12FieldInfo.Find(type, kind) is { } info
        ? info.ToString()
        : type.ToString(CultureInfo.InvariantCulture);

    private void Report(FindingRule rule, FindingSeverity severity, int start, int end, long number = 0, string? text = null)
    {
        (int offset, int length) = Place(start, end);
        _findings.Report(rule, severity, offset, length, number, text);
    }

    private void Report(ref FindingList findings, FindingRule rule, int start, int end, long number = 0, string? text = null)
    {
        (int offset, int length) = Place(start, end);
        findings.Report(rule, FindingSeverity.Error, offset, length, number, text);
    }

    private void Error(FindingRule rule, TlvRecord record, long number = 0) =>
        Report(rule, FindingSeverity.Error, record.Start, record.End, number, NameOf(record.Type));

    /// <summary>About the message as a whole: mostly something that is missing.</summary>
    private void ErrorAtAll(FindingRule rule, string? text = null) => _findings.Report(rule, FindingSeverity.Error, -1, 0, 0, text);

    /// <summary>The characters that carry bytes, in <see cref="Body"/>; or the bytes themselves when there is no text.</summary>
    internal (int Offset, int Length) Place(int start, int end)
    {
        if (Separator < 0) return (start, end - start);
        int first = Separator + 1 + (start * 8 / 5);
        int last = end > start ? Separator + 1 + (((end * 8) - 1) / 5) : first;
        return (first, last - first + 1);
    }

    /// <summary>The record with a number; the first one, if there are several.</summary>
    internal TlvRecord? Find(ulong type)
    {
        foreach (TlvRecord record in _records)
            if (record.Type == type) return record;
        return null;
    }

    private bool Has(ulong type) => Find(type) is not null;
}
