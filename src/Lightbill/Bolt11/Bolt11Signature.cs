using System.Runtime.CompilerServices;
using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt11;

/// <summary>
/// The signature of an invoice: what it covers, whether it holds, who made it. BOLT 11, Data Part and Tagged Fields: with field <c>n</c> it is checked
/// against that key and must have a low s; without it the key is recovered from the signature exactly as it stands.
/// </summary>
internal static class Bolt11Signature
{
    private const int HopBytes = 51;

    /// <summary>Bytes that are signed: the readable part, then the words before the signature, filled up with zero bits.</summary>
    public static int SigningDataLength(in Bolt11Layout layout) => layout.Separator + (((layout.SignatureStart * 5) + 7) / 8);

    /// <summary>Writes what is signed.</summary>
    public static void WriteSigningData<TChar>(ReadOnlySpan<TChar> hrp, ReadOnlySpan<byte> signedWords, Span<byte> destination)
    {
        WriteReadablePart(hrp, destination);
        WriteSignedWords(signedWords, destination[hrp.Length..]);
    }

    /// <summary>The first part of what is signed. It counts in lower case, whatever the text has.</summary>
    public static void WriteReadablePart<TChar>(ReadOnlySpan<TChar> hrp, Span<byte> destination)
    {
        for (int i = 0; i < hrp.Length; i++) destination[i] = (byte)Bech32.Lower(TextUnit.Code(hrp[i]));
    }

    /// <summary>The rest of what is signed.</summary>
    public static void WriteSignedWords(ReadOnlySpan<byte> signedWords, Span<byte> destination)
    {
        int whole = Words.ByteCount(signedWords.Length);
        Words.ToBytes(signedWords, destination);
        int left = (signedWords.Length * 5) % 8;
        if (left == 0) return;
        int last = signedWords[^1] | (signedWords[^2] << 5);
        destination[whole] = (byte)((last << (8 - left)) & 0xFF);
    }

    /// <summary>r, s and recovery flag.</summary>
    [SkipLocalsInit]
    public static RecoverableSignature Read(ReadOnlySpan<byte> words, in Bolt11Layout layout)
    {
        Span<byte> bytes = stackalloc byte[RecoverableSignature.Size];
        Words.ToBytes(words.Slice(layout.SignatureStart, Bolt11Layout.SignatureWords), bytes);
        return new(bytes);
    }

    /// <summary>Checks the signature and every public key in the invoice; finds the payee.</summary>
    /// <param name="words">All words.</param>
    /// <param name="layout">What the core read; <see cref="Bolt11Layout.HasData"/> must hold.</param>
    /// <param name="signingData">From <see cref="WriteSigningData"/>.</param>
    /// <param name="hash">Room for the 32 bytes of its hash, which are written.</param>
    /// <param name="payee">The payee.</param>
    /// <param name="sink">Takes the findings.</param>
    /// <returns>Is the signature valid?</returns>
    [SkipLocalsInit]
    public static bool Verify<TSink>(
        ReadOnlySpan<byte> words, in Bolt11Layout layout, ReadOnlySpan<byte> signingData, Span<byte> hash, out PublicKey payee, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        CheckRouteKeys(words, layout, ref sink);
        RecoverableSignature signature = Read(words, layout);
        int offset = layout.OffsetOf(layout.SignatureStart);
        Sha256.Hash(signingData, hash);
        return layout.Payee.IsPresent
            ? VerifyAgainstField(words, layout, signature, hash, offset, out payee, ref sink)
            : Recover(signature, hash, offset, out payee, ref sink);
    }

    private static bool VerifyAgainstField<TSink>(
        ReadOnlySpan<byte> words, in Bolt11Layout layout, RecoverableSignature signature, ReadOnlySpan<byte> hash, int offset, out PublicKey payee, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        Span<byte> key = stackalloc byte[PublicKey.Size];
        Words.ToBytes(layout.Payee.Of(words), key);
        if (!PublicKey.TryFromBytes(key, out payee))
        {
            sink.Report(FindingRules.PayeeKey, FindingSeverity.Error, layout.OffsetOf(layout.Payee.Start - Bolt11Layout.FieldHeaderWords),
                layout.Payee.Length + Bolt11Layout.FieldHeaderWords);
            return false;
        }
        // "n" makes the recovery flag idle, but a flag above 3 is still no flag (BOLT 11: 0, 1, 2 or 3).
        if (!IsInRange(signature, offset, ref sink)) return false;
        if (!signature.IsLowS)
        {
            sink.Report(FindingRules.SignatureHighS, FindingSeverity.Error, offset, Bolt11Layout.SignatureWords);
            return false;
        }
        if (signature.Verify(hash, payee)) return true;
        sink.Report(FindingRules.SignatureInvalid, FindingSeverity.Error, offset, Bolt11Layout.SignatureWords);
        return false;
    }

    private static bool Recover<TSink>(RecoverableSignature signature, ReadOnlySpan<byte> hash, int offset, out PublicKey payee, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        payee = default;
        if (!IsInRange(signature, offset, ref sink)) return false;
        // Do not normalise a high s first: that would recover another payee.
        if (!signature.TryRecover(hash, out payee))
        {
            sink.Report(FindingRules.SignatureUnrecoverable, FindingSeverity.Error, offset, Bolt11Layout.SignatureWords);
            return false;
        }
        if (!signature.IsLowS) sink.Report(FindingRules.SignatureHighS, FindingSeverity.Warning, offset, Bolt11Layout.SignatureWords);
        return true;
    }

    private static bool IsInRange<TSink>(RecoverableSignature signature, int offset, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (signature.IsWellFormed) return true;
        if (signature.RecoveryFlag > 3)
            sink.Report(FindingRules.RecoveryFlag, FindingSeverity.Error, offset + Bolt11Layout.SignatureWords - 1, 1, signature.RecoveryFlag);
        else
            sink.Report(FindingRules.SignatureRange, FindingSeverity.Error, offset, Bolt11Layout.SignatureWords);
        return false;
    }

    /// <summary>Route hints and blinded paths must name points of the curve.</summary>
    [SkipLocalsInit]
    private static void CheckRouteKeys<TSink>(ReadOnlySpan<byte> words, in Bolt11Layout layout, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        if (layout.RouteHintCount == 0 && layout.BlindedPathCount == 0) return;
        Span<byte> buffer = stackalloc byte[Bolt11Limits.MaxDescriptionBytes];
        var fields = new Bolt11FieldEnumerator(words, layout);
        while (fields.MoveNext())
        {
            if (fields.Tag is not (Bolt11Tag.RouteHint or Bolt11Tag.BlindedPath)) continue;
            Span<byte> bytes = buffer[..Words.ByteCount(fields.Content.Length)];
            Words.ToBytes(fields.Content.Of(words), bytes);
            bool valid = fields.Tag == Bolt11Tag.RouteHint ? HasValidHops(bytes) : BlindedPathCodec.HasValidKeys(bytes);
            if (valid) continue;
            sink.Report(fields.Tag == Bolt11Tag.RouteHint ? FindingRules.RouteHintKey : FindingRules.BlindedPathMalformed, FindingSeverity.Error,
                layout.OffsetOf(fields.Start), fields.Content.Length + Bolt11Layout.FieldHeaderWords, 0, "a key is not on the curve");
        }
    }

    private static bool HasValidHops(ReadOnlySpan<byte> bytes)
    {
        // A key that does not even begin like one was reported where the field was read, provided that the field was read to its end.
        if (bytes.Length % HopBytes == 0)
        {
            for (int hop = 0; hop < bytes.Length; hop += HopBytes)
                if (bytes[hop] is not (2 or 3)) return true;
        }
        for (; bytes.Length >= HopBytes; bytes = bytes[HopBytes..])
            if (!CurveBackend.IsValidPublicKey(bytes[..PublicKey.Size])) return false;
        return true;
    }
}
