using Lightbill.Bolt11;

namespace Lightbill.Bulk;

/// <summary>What a line of a stream says, or why it says nothing. Immutable.</summary>
public sealed class LineReading
{
    internal LineReading(long number, string? text, PaymentReading reading) => (Number, Text, Reading) = (number, text, reading);

    /// <summary>The number of the line in the stream, from 1.</summary>
    public long Number { get; }

    /// <summary>The line as it came, without its end; null when it is too long, not UTF-8, or a secret, which must not be shown.</summary>
    public string? Text { get; }

    /// <summary>The request, or the error, and everything found on the way; offsets count UTF-16 units of <see cref="Text"/>.</summary>
    public PaymentReading Reading { get; }

    /// <summary>The invoice, when the line holds one, bare or behind <c>lightning:</c>, that is well formed and authentic; null for every other line.</summary>
    public Bolt11Invoice? Invoice => (Reading.Instruction as Bolt11Instruction)?.Invoice;
}
