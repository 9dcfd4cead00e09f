using System.Diagnostics.CodeAnalysis;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

/// <summary>
/// The refusal of an invoice request or an invoice (BOLT 12, <c>invoice_error</c>). It travels in onion messages only and has no text form: it is read from bytes and written as
/// bytes. Immutable and safe for concurrent use. Example: <c>InvoiceError.FromBytes(bytes).Message.Printable</c>.
/// </summary>
public sealed class InvoiceError
{
    private readonly Bolt12Core _core;

    private InvoiceError(Bolt12Core core) => _core = core;

    /// <summary>The bytes of the message: the TLV stream.</summary>
    public ReadOnlyMemory<byte> Bytes => _core.Data;

    /// <summary>What is wrong, field 5 (<c>error</c>). Written by somebody unknown.</summary>
    public UntrustedText Message => (UntrustedText)_core.ValueOf(Bolt12FieldInfo.ErrorText)!;

    /// <summary>The number of the field that is wrong, field 1 (<c>erroneous_field</c>); null when it does not say.</summary>
    public ulong? ErroneousField => _core.ValueOf(Bolt12FieldInfo.ErroneousField) as ulong?;

    /// <summary>The bytes that this field should have, field 3 (<c>suggested_value</c>); null when it does not say.</summary>
    public ReadOnlyMemory<byte>? SuggestedValue => _core.ValueOf(Bolt12FieldInfo.SuggestedValue) is byte[] bytes ? bytes : default(ReadOnlyMemory<byte>?);

    /// <summary>Warnings and remarks of the reader; never an error. Offsets count bytes.</summary>
    public IReadOnlyList<Finding> Findings => _core.Findings;

    /// <summary>Makes an error.</summary>
    /// <param name="message">What is wrong, for people.</param>
    /// <param name="erroneousField">The number of the field that is wrong; null when it is none in particular.</param>
    /// <param name="suggestedValue">The bytes it should have; null for none. Needs <paramref name="erroneousField"/>.</param>
    /// <exception cref="ArgumentException">Unpaired surrogates in the message.</exception>
    /// <exception cref="Bolt11.InvoiceBuildException">A suggestion without a field, or too large.</exception>
    public static InvoiceError Create(string message, ulong? erroneousField = null, byte[]? suggestedValue = null)
    {
        var writer = new TlvWriter();
        if (erroneousField is { } field) writer.SetNumber(Bolt12FieldInfo.ErroneousField, field);
        if (suggestedValue is not null) writer.Set(Bolt12FieldInfo.SuggestedValue, suggestedValue);
        writer.SetText(Bolt12FieldInfo.ErrorText, message);
        return new(writer.Check(Bolt12Kind.InvoiceError));
    }

    /// <summary>Reads the bytes of an error.</summary>
    /// <exception cref="PaymentRequestFormatException">They are none; places count in the bytes.</exception>
    public static InvoiceError FromBytes(ReadOnlySpan<byte> bytes) =>
        TryFromBytes(bytes, out InvoiceError? error, out Finding? problem) ? error : throw new PaymentRequestFormatException(problem);

    /// <summary>Reads the bytes of an error without throwing, and says what is wrong.</summary>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out InvoiceError? error, [NotNullWhen(false)] out Finding? problem)
    {
        Bolt12Core core = Bolt12Core.ReadBytes(Bolt12Kind.InvoiceError, bytes);
        problem = core.FirstError;
        error = problem is null ? new(core) : null;
        return error is not null;
    }
}
