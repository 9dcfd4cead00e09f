using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt11;

public sealed partial class Bolt11Invoice : ISpanParsable<Bolt11Invoice>, IUtf8SpanParsable<Bolt11Invoice>, ISpanFormattable, IUtf8SpanFormattable
{
    // Beyond this the scratch memory is borrowed instead of taken from the stack.
    private const int MaxStackBytes = 2048;

    /// <summary>Reads a bare invoice: no <c>lightning:</c>, no white space around it.</summary>
    /// <param name="text">The invoice, lower or upper case.</param>
    /// <param name="mode">How strict.</param>
    /// <exception cref="PaymentRequestFormatException">It is not a well-formed, authentic invoice; the exception names the first error and its place.</exception>
    public static Bolt11Invoice Parse(string text, ReadMode mode = ReadMode.Default) =>
        TryParse(text, mode, out Bolt11Invoice? invoice, out Finding? error) ? invoice : throw new PaymentRequestFormatException(error);

    /// <summary>Reads a bare invoice without throwing.</summary>
    /// <param name="text">The invoice; null is refused like an empty text.</param>
    /// <param name="invoice">The invoice, null on failure.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Bolt11Invoice? invoice) =>
        TryParse(text, ReadMode.Default, out invoice, out _);

    /// <summary>Reads a bare invoice without throwing, and says what is wrong.</summary>
    /// <param name="text">The invoice; null is refused like an empty text.</param>
    /// <param name="invoice">The invoice, null on failure.</param>
    /// <param name="error">The first error with its place in the text, null on success.</param>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, [NotNullWhen(true)] out Bolt11Invoice? invoice, [NotNullWhen(false)] out Finding? error) =>
        TryParse(text, ReadMode.Default, out invoice, out error);

    /// <inheritdoc cref="TryParse(string?, out Bolt11Invoice?, out Finding?)"/>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, ReadMode mode, [NotNullWhen(true)] out Bolt11Invoice? invoice, [NotNullWhen(false)] out Finding? error) =>
        TryParseCore(text.AsSpan(), text, mode, out invoice, out error);

    /// <inheritdoc cref="TryParse(string?, out Bolt11Invoice?, out Finding?)"/>
    public static bool TryParse(
        ReadOnlySpan<char> text, ReadMode mode, [NotNullWhen(true)] out Bolt11Invoice? invoice, [NotNullWhen(false)] out Finding? error) =>
        TryParseCore(text, null, mode, out invoice, out error);

    /// <summary>As the other overloads, for UTF-8 text; offsets count bytes.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8Text, ReadMode mode, [NotNullWhen(true)] out Bolt11Invoice? invoice, [NotNullWhen(false)] out Finding? error) =>
        TryParseCore(utf8Text, null, mode, out invoice, out error);

    /// <inheritdoc/>
    public static Bolt11Invoice Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, ReadMode.Default, out Bolt11Invoice? invoice, out Finding? error) ? invoice : throw new PaymentRequestFormatException(error);

    /// <inheritdoc/>
    public static Bolt11Invoice Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) =>
        TryParse(utf8Text, ReadMode.Default, out Bolt11Invoice? invoice, out Finding? error) ? invoice : throw new PaymentRequestFormatException(error);

    static Bolt11Invoice IParsable<Bolt11Invoice>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Bolt11Invoice result) =>
        TryParse(s, ReadMode.Default, out result, out _);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out Bolt11Invoice result) =>
        TryParse(s, ReadMode.Default, out result, out _);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, [MaybeNullWhen(false)] out Bolt11Invoice result) =>
        TryParse(utf8Text, ReadMode.Default, out result, out _);

    /// <summary>The very text that was parsed; <c>U</c> gives it in upper case (for QR codes), <c>L</c> in lower case.</summary>
    /// <exception cref="FormatException">Another format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => format switch
    {
        null or "" or "G" => _text,
        "U" => _text.ToUpperInvariant(),
        "L" => _text.ToLowerInvariant(),
        _ => throw new FormatException("Formats of an invoice: G (as parsed), U (upper case), L (lower case)."),
    };

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bool fits = ToString(format.IsEmpty ? null : format.ToString(), provider).TryCopyTo(destination);
        charsWritten = fits ? _text.Length : 0;
        return fits;
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bool fits = utf8Destination.Length >= _text.Length; // an invoice is ASCII
        bytesWritten = fits ? System.Text.Encoding.ASCII.GetBytes(ToString(format.IsEmpty ? null : format.ToString(), provider), utf8Destination) : 0;
        return fits;
    }

    private static bool TryParseCore<TChar>(
        ReadOnlySpan<TChar> text, string? original, ReadMode mode, [NotNullWhen(true)] out Bolt11Invoice? invoice, [NotNullWhen(false)] out Finding? error)
    {
        var findings = default(FindingList);
        invoice = ReadInvoice(text, original, mode, ref findings, out _, out _);
        error = invoice is null ? findings.FirstError! : null;
        return invoice is not null;
    }

    /// <summary>The core, then the signature, then the document. Null when there is an error among the findings.</summary>
    /// <param name="text">The bare invoice.</param>
    /// <param name="original">The same as a string, when there is one already.</param>
    /// <param name="mode">How strict.</param>
    /// <param name="findings">Takes the findings.</param>
    /// <param name="layout">What the core read, also when the invoice is refused.</param>
    /// <param name="isSignatureValid">Null when it was not checked, since too much is wrong before it.</param>
    [SkipLocalsInit]
    internal static Bolt11Invoice? ReadInvoice<TChar>(
        ReadOnlySpan<TChar> text, string? original, ReadMode mode, ref FindingList findings, out Bolt11Layout layout, out bool? isSignatureValid)
    {
        isSignatureValid = null;
        int length = Math.Min(text.Length, Bolt11Limits.MaxTextLength);
        byte[]? rented = null;
        Span<byte> scratch = length * 2 <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : rented = ArrayPool<byte>.Shared.Rent(length * 2);
        try
        {
            Span<byte> words = scratch[..length];
            layout = Bolt11Core.Read(text, words, mode, ref findings);
            if (!layout.HasData || !layout.IsChecksumValid) return null;
            words = words[..layout.WordCount];
            Span<byte> signingData = scratch.Slice(length, Bolt11Signature.SigningDataLength(layout));
            Bolt11Signature.WriteSigningData(text[..layout.Separator], words[..layout.SignatureStart], signingData);
            Span<byte> hash = stackalloc byte[Sha256.Size];
            isSignatureValid = Bolt11Signature.Verify(words, layout, signingData, hash, out PublicKey payee, ref findings);
            if (findings.HasError) return null;
            original ??= ToText(text);
            return new Bolt11Invoice(original, words.ToArray(), layout, payee, findings.Findings, Bytes32.Read(hash));
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static string ToText<TChar>(ReadOnlySpan<TChar> ascii) =>
        string.Create(ascii.Length, ascii, static (chars, source) =>
        {
            for (int i = 0; i < chars.Length; i++) chars[i] = (char)TextUnit.Code(source[i]);
        });
}
