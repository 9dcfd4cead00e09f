using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt11;

/// <summary>
/// Reads the structure of an invoice without allocating memory: for bulk work. It applies every rule that <see cref="Bolt11Invoice"/> applies, the signature
/// apart, which costs a hundred times as much as all the rest: ask for it with <see cref="TryGetPayee"/>. Lives on the stack, over the caller's workspace;
/// it stays valid as long as that is untouched.
/// <example><code>
/// Span&lt;byte&gt; workspace = stackalloc byte[Bolt11Reader.MaxWorkspaceLength];
/// if (Bolt11Reader.TryRead(line, workspace, out var reader))
///     total += reader.Amount?.Msat ?? 0;
/// </code></example>
/// </summary>
public ref struct Bolt11Reader
{
    /// <summary>Enough workspace for any invoice, in bytes.</summary>
    public const int MaxWorkspaceLength = 2 * Bolt11Limits.MaxTextLength;

    private readonly ReadOnlySpan<byte> _words;
    private readonly Span<byte> _signingData; // the readable part; what follows is written when it is needed
    private readonly Bolt11Layout _layout;
    private readonly FirstErrorSink _sink;

    private Bolt11Reader(ReadOnlySpan<byte> words, Span<byte> signingData, scoped in Bolt11Layout layout, scoped in FirstErrorSink sink)
    {
        _words = words;
        _signingData = signingData;
        _layout = layout;
        _sink = sink;
    }

    /// <summary>The workspace that a text needs, in bytes: two for each character.</summary>
    public static int WorkspaceLengthFor(int textLength) => 2 * Math.Min(textLength, Bolt11Limits.MaxTextLength);

    /// <summary>Reads a bare invoice.</summary>
    /// <param name="text">The invoice.</param>
    /// <param name="workspace">At least <see cref="WorkspaceLengthFor"/> bytes; what is in it does not matter.</param>
    /// <param name="reader">The fields; on failure <see cref="Error"/> only.</param>
    /// <param name="mode">How strict.</param>
    /// <returns>Is the form in order? The signature is not looked at.</returns>
    /// <exception cref="ArgumentException">The workspace is too small.</exception>
    public static bool TryRead(ReadOnlySpan<char> text, Span<byte> workspace, out Bolt11Reader reader, ReadMode mode = ReadMode.Default) =>
        TryReadCore(text, workspace, mode, out reader);

    /// <summary>As the other overload, for UTF-8 text; offsets count bytes.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8Text, Span<byte> workspace, out Bolt11Reader reader, ReadMode mode = ReadMode.Default) =>
        TryReadCore(utf8Text, workspace, mode, out reader);

    /// <summary>The first error, made on demand; null when there is none.</summary>
    public readonly Finding? Error => _sink.Error;

    /// <summary>How many warnings there were.</summary>
    public readonly int WarningCount => _sink.WarningCount;

    /// <summary>The network.</summary>
    public readonly BitcoinNetwork Network => _layout.Network;

    /// <summary>The amount; null when the payer chooses it.</summary>
    public readonly MilliSatoshi? Amount => _layout.HasAmount ? _layout.Amount : null;

    /// <summary>Seconds since 1970 when the invoice was made.</summary>
    public readonly long TimestampSeconds => _layout.Timestamp;

    /// <summary>Seconds to expiry; 3600 when the invoice does not say.</summary>
    public readonly ulong ExpirySeconds => _layout.ExpirySeconds;

    /// <summary>Blocks that the last hop must leave; 18 when the invoice does not say.</summary>
    public readonly uint MinFinalCltvExpiryDelta => _layout.MinFinalCltvExpiryDelta;

    /// <summary>The payment hash.</summary>
    /// <exception cref="InvalidOperationException">Reading failed, so there is none.</exception>
    public readonly PaymentHash PaymentHash
    {
        get
        {
            ThrowIfFailed();
            Span<byte> bytes = stackalloc byte[PaymentHash.Size];
            CopyContent(_layout.PaymentHash, bytes);
            return PaymentHash.FromBytes(bytes);
        }
    }

    /// <summary>The payment secret; null when absent.</summary>
    public readonly PaymentSecret? PaymentSecret
    {
        get
        {
            if (!_layout.PaymentSecret.IsPresent) return null;
            Span<byte> bytes = stackalloc byte[Lightbill.PaymentSecret.Size];
            CopyContent(_layout.PaymentSecret, bytes);
            return Lightbill.PaymentSecret.FromBytes(bytes);
        }
    }

    /// <summary>The description hash; null when absent.</summary>
    public readonly DescriptionHash? DescriptionHash
    {
        get
        {
            if (!_layout.DescriptionHash.IsPresent) return null;
            Span<byte> bytes = stackalloc byte[Lightbill.DescriptionHash.Size];
            CopyContent(_layout.DescriptionHash, bytes);
            return Lightbill.DescriptionHash.FromBytes(bytes);
        }
    }

    /// <summary>Is there a description (field d)? If not, there is a description hash.</summary>
    public readonly bool HasDescription => _layout.Description.IsPresent;

    /// <summary>Writes the description's UTF-8 bytes, at most <see cref="Bolt11Limits.MaxDescriptionBytes"/>.</summary>
    /// <returns>How many bytes; 0 when there is none or it is empty.</returns>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public readonly int CopyDescription(Span<byte> destination)
    {
        int count = Encoding.Words.ByteCount(_layout.Description.Length);
        if (destination.Length < count) throw new ArgumentException("The description needs more room.", nameof(destination));
        CopyContent(_layout.Description, destination);
        return count;
    }

    /// <summary>How many route hints there are.</summary>
    public readonly int RouteHintCount => _layout.RouteHintCount;

    /// <summary>How many fallback addresses there are.</summary>
    public readonly int FallbackCount => _layout.FallbackCount;

    /// <summary>How many blinded paths there are.</summary>
    public readonly int BlindedPathCount => _layout.BlindedPathCount;

    /// <summary>Is this very feature bit set?</summary>
    public readonly bool HasFeatureBit(int bit) => _layout.FeaturesOf(_words).Contains(bit);

    /// <summary>Writes the payee's key as field n names it, 33 bytes: nothing is checked, neither that it is a point of the curve nor that it signed (see <see cref="TryGetPayee"/>).</summary>
    /// <returns>False when there is no field n, as in nearly every invoice.</returns>
    /// <exception cref="ArgumentException">The destination is shorter than 33 bytes.</exception>
    public readonly bool TryCopyPayeeField(Span<byte> destination)
    {
        if (destination.Length < PublicKey.Size) throw new ArgumentException("Room for 33 bytes is needed.", nameof(destination));
        CopyContent(_layout.Payee, destination[..PublicKey.Size]);
        return _layout.Payee.IsPresent;
    }

    /// <summary>The signature as it stands; not verified.</summary>
    /// <exception cref="InvalidOperationException">Reading failed, so there is none.</exception>
    public readonly RecoverableSignature Signature
    {
        get
        {
            ThrowIfFailed();
            return Bolt11Signature.Read(_words, _layout);
        }
    }

    /// <summary>
    /// Verifies the signature and gives the payee, recovered or from field n; also checks that every key in the route hints is on the curve.
    /// Tens of microseconds. Writes into the workspace, beside what was read.
    /// </summary>
    /// <param name="payee">The payee.</param>
    /// <param name="error">What is wrong, null on success; when reading failed before, what was wrong then.</param>
    public readonly bool TryGetPayee(out PublicKey payee, out Finding? error)
    {
        if (!_layout.HasData)
        {
            (payee, error) = (default, _sink.Error);
            return false;
        }
        var sink = default(FirstErrorSink);
        bool valid = TryVerify(stackalloc byte[Sha256.Size], out payee, ref sink);
        error = sink.Error;
        return valid;
    }

    /// <summary>As <see cref="TryGetPayee"/>, of an invoice that was read; gives also what else was found, and the hash that is signed.</summary>
    internal readonly bool TryVerify(Span<byte> hash32, out PublicKey payee, ref FirstErrorSink sink)
    {
        bool valid = Bolt11Signature.Verify(_words, _layout, WriteSigningData(), hash32, out payee, ref sink) && !sink.HasError;
        if (!valid) payee = default;
        return valid;
    }

    /// <summary>What the core read; all of it is public in one form or another.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    internal readonly ref readonly Bolt11Layout Layout => ref _layout;

    internal readonly ReadOnlySpan<byte> Words => _words;

    /// <summary>Writes what is signed into the workspace, and gives it.</summary>
    internal readonly ReadOnlySpan<byte> WriteSigningData()
    {
        Bolt11Signature.WriteSignedWords(_words[.._layout.SignatureStart], _signingData[_layout.Separator..]);
        return _signingData;
    }

    /// <summary>Was nothing found at all, not even something to remark?</summary>
    internal readonly bool HasNoFindings => _sink.IsEmpty;

    private static bool TryReadCore<TChar>(ReadOnlySpan<TChar> text, Span<byte> workspace, ReadMode mode, out Bolt11Reader reader)
    {
        int length = Math.Min(text.Length, Bolt11Limits.MaxTextLength);
        if (workspace.Length < 2 * length) throw new ArgumentException("The workspace is too small: see WorkspaceLengthFor.", nameof(workspace));
        var sink = default(FirstErrorSink);
        Bolt11Layout layout = Bolt11Core.Read(text, workspace[..length], mode, ref sink);
        if (sink.HasError)
        {
            reader = new([], [], default, sink);
            return false;
        }
        Span<byte> signingData = workspace.Slice(length, Bolt11Signature.SigningDataLength(layout));
        Bolt11Signature.WriteReadablePart(text[..layout.Separator], signingData);
        reader = new(workspace[..layout.WordCount], signingData, layout, sink);
        return true;
    }

    /// <summary>Without this, a caller that overlooks a failure would get whatever lies on the stack.</summary>
    private readonly void ThrowIfFailed()
    {
        if (!_layout.HasData) throw new InvalidOperationException("The text was not read as an invoice: see Error.");
    }

    /// <summary>Writes the bytes of a field that may be absent.</summary>
    internal readonly void CopyContent(FieldSpan field, Span<byte> destination)
    {
        if (field.IsPresent) Encoding.Words.ToBytes(field.Of(_words), destination);
    }
}
