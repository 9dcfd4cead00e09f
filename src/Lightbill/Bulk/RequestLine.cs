using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Lightbill.Bolt11;
using Lightbill.Findings;

namespace Lightbill.Bulk;

/// <summary>One line of a stream, without its end. Lives in the memory of its batch, so it must not be kept.</summary>
public readonly ref struct RequestLine
{
    private readonly long _skippedCharacters;

    internal RequestLine(long number, ReadOnlySpan<byte> utf8Text, long? skippedCharacters)
    {
        Number = number;
        Utf8Text = utf8Text;
        IsTooLong = skippedCharacters is not null;
        _skippedCharacters = skippedCharacters ?? 0;
    }

    /// <summary>The number of the line in the stream, from 1.</summary>
    public long Number { get; }

    /// <summary>The bytes as they came: not necessarily valid UTF-8. Empty for an empty line, and for one that <see cref="IsTooLong"/>.</summary>
    public ReadOnlySpan<byte> Utf8Text { get; }

    /// <summary>Was the line longer than <see cref="LineBatch.MaxLineBytes"/>? Then it was counted, not kept, and <see cref="Error"/> says so.</summary>
    public bool IsTooLong { get; }

    /// <summary>Why the line is no text that could be read at all: too long (<c>text.too-long</c>) or not UTF-8 (<c>text.not-utf8</c>); null when it is one. Looks at every byte.</summary>
    public Finding? Error
    {
        get
        {
            if (IsTooLong) return Finding.Of(FindingRules.TextTooLong, FindingSeverity.Error, null, _skippedCharacters);
            return Utf8.IsValid(Utf8Text) ? null : Finding.Of(FindingRules.TextNotUtf8, FindingSeverity.Error, null, IndexOfInvalid(Utf8Text));
        }
    }

    /// <summary>Reads the line as a request of any kind, with everything that can be said about it. Never throws.</summary>
    /// <param name="mode">How strict, for invoices.</param>
    public LineReading Read(ReadMode mode = ReadMode.Default)
    {
        // A bare valid invoice, by far the most frequent, is read in one go; no text of another kind is one.
        if (Bolt11Invoice.TryParse(Utf8Text, mode, out Bolt11Invoice? invoice, out _))
        {
            return new(Number, invoice.ToString(null, null), new(Bolt11Instruction.KindName, new Bolt11Instruction(invoice), invoice.Findings));
        }
        if (Error is { } error) return new(Number, null, new(Instructions.InstructionReader.UnknownKind, null, [error]));
        string text = System.Text.Encoding.UTF8.GetString(Utf8Text);
        PaymentReading reading = PaymentInstruction.Read(text, mode);
        return new(Number, reading.IsSecret ? null : text, reading);
    }

    private static int IndexOfInvalid(ReadOnlySpan<byte> bytes)
    {
        int index = 0;
        while (Rune.DecodeFromUtf8(bytes[index..], out _, out int length) == OperationStatus.Done) index += length;
        return index;
    }
}
