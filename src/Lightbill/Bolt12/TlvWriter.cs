using System.Text;
using Lightbill.Bolt11;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

/// <summary>The fields of a message that is being made, by number; a field has its bytes or is absent. Writes ascending numbers and shortest forms.</summary>
internal sealed class TlvWriter
{
    private readonly SortedDictionary<ulong, byte[]> _fields = [];

    public bool Has(ulong type) => _fields.ContainsKey(type);

    public void Set(ulong type, ReadOnlySpan<byte> value) => _fields[type] = value.ToArray();

    public void Append(ulong type, byte[] value) => _fields[type] = _fields.TryGetValue(type, out byte[]? before) ? [.. before, .. value] : value;

    public void Remove(ulong type) => _fields.Remove(type);

    public void SetNumber(ulong type, ulong value) => _fields[type] = TruncatedNumber.Write(value);

    /// <exception cref="ArgumentException">Unpaired surrogates, which have no UTF-8.</exception>
    public void SetText(ulong type, string text)
    {
        try
        {
            _fields[type] = StrictUtf8.Encoding.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException("The text has unpaired surrogates and cannot be written as UTF-8.", nameof(text), exception);
        }
    }

    /// <summary>None removes the field.</summary>
    public void SetFeatures(ulong type, FeatureVector features)
    {
        if (features.Count == 0) Remove(type);
        else _fields[type] = features.ToBytes();
    }

    /// <summary>Takes over the records of a message as they are.</summary>
    public void Copy(Bolt12Core source, Predicate<ulong> isCopied)
    {
        foreach (TlvRecord record in source.Records)
            if (isCopied(record.Type)) Set(record.Type, record.ValueIn(source.Data));
    }

    /// <summary>The bytes of the message.</summary>
    public byte[] ToArray()
    {
        var stream = new MemoryStream();
        foreach ((ulong type, byte[] value) in _fields)
        {
            BigSize.Write(type, stream);
            BigSize.Write((ulong)value.Length, stream);
            stream.Write(value);
        }
        return stream.ToArray();
    }

    /// <summary>Reads what would be written, by the reader's own code.</summary>
    /// <param name="kind">The message.</param>
    /// <param name="isTolerated">What is put right later: the signature.</param>
    /// <param name="isRefused">What a reader only remarks on, but a writer must not do.</param>
    /// <exception cref="InvoiceBuildException">A reader would refuse it.</exception>
    public Bolt12Core Check(Bolt12Kind kind, Predicate<FindingRule>? isTolerated = null, Predicate<FindingRule>? isRefused = null)
    {
        Bolt12Core core = Bolt12Core.ReadBytes(kind, ToArray());
        Finding[] refused =
        [
            .. core.Findings.Where(finding => isRefused?.Invoke(finding.Rule) == true
                || (finding.Severity == FindingSeverity.Error && isTolerated?.Invoke(finding.Rule) != true)),
        ];
        return refused.Length == 0 ? core : throw new InvoiceBuildException(refused);
    }
}
