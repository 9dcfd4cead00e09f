using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Lightbill.Cryptography;
using Lightbill.Encoding;
using Lightbill.Findings;

namespace Lightbill.Bolt11;

/// <summary>
/// An invoice that lacks only its signature, for keys that live elsewhere: sign <see cref="SigningHash"/>, then <see cref="Complete"/>. Immutable.
/// </summary>
public sealed class UnsignedBolt11Invoice
{
    private readonly string _hrp;
    private readonly byte[] _words;
    private readonly Bolt11Layout _layout;
    private readonly IReadOnlyList<Finding> _findings;
    private readonly bool _isUpper;
    private readonly byte[] _signingData;

    internal UnsignedBolt11Invoice(string hrp, byte[] words, in Bolt11Layout layout, IReadOnlyList<Finding> findings, bool isUpper)
    {
        (_hrp, _words, _layout, _findings, _isUpper) = (hrp, words, layout, findings, isUpper);
        _signingData = new byte[Bolt11Signature.SigningDataLength(layout)];
        Bolt11Signature.WriteSigningData<char>(hrp, words.AsSpan(0, layout.SignatureStart), _signingData);
    }

    /// <summary>The bytes that are signed.</summary>
    public ReadOnlyMemory<byte> SigningData => _signingData;

    /// <summary>The SHA-256 of <see cref="SigningData"/>: 32 bytes to sign.</summary>
    public byte[] SigningHash => SHA256.HashData(_signingData);

    /// <summary>Puts a signature on it.</summary>
    /// <param name="signature">r, s and recovery flag over <see cref="SigningHash"/>; s must be low.</param>
    /// <param name="payee">The key that should have signed; null takes whoever did.</param>
    /// <exception cref="InvalidOperationException">The signature is malformed, has a high s, or is not by the payee (the one given, or the one in field n).</exception>
    public Bolt11Invoice Complete(RecoverableSignature signature, PublicKey? payee = null)
    {
        if (FindProblem(signature, payee, out PublicKey signer) is { } problem)
        {
            throw new InvalidOperationException(
                problem.Rule == FindingRules.SignatureRange ? "The signature has r, s or the recovery flag out of range."
                : problem.Rule == FindingRules.SignatureHighS ? "The signature has a high s; normalise it (n - s, and the other recovery flag)."
                : problem.Rule == FindingRules.SignatureInvalid ? $"Field n names the payee {NamedPayee()}, but the signature is by {signer}."
                : problem.Rule == FindingRules.PolicyWrongPayee ? $"The signature is by {signer}, expected was {payee}."
                : problem.Message);
        }
        return Finish(signature, signer);
    }

    /// <summary>Puts a signature on it without throwing: for signatures that come from elsewhere.</summary>
    /// <param name="signature">r, s and recovery flag over <see cref="SigningHash"/>; s must be low.</param>
    /// <param name="invoice">The invoice; null on failure.</param>
    /// <param name="error">What is wrong with the signature, without a place, since there is no text yet; null on success.</param>
    public bool TryComplete(RecoverableSignature signature, [NotNullWhen(true)] out Bolt11Invoice? invoice, [NotNullWhen(false)] out Finding? error) =>
        TryComplete(signature, null, out invoice, out error);

    /// <inheritdoc cref="TryComplete(RecoverableSignature, out Bolt11Invoice?, out Finding?)"/>
    /// <param name="signature">r, s and recovery flag over <see cref="SigningHash"/>; s must be low.</param>
    /// <param name="payee">The key that should have signed; null takes whoever did.</param>
    /// <param name="invoice">The invoice; null on failure.</param>
    /// <param name="error">What is wrong with the signature; null on success.</param>
    public bool TryComplete(
        RecoverableSignature signature, PublicKey? payee, [NotNullWhen(true)] out Bolt11Invoice? invoice, [NotNullWhen(false)] out Finding? error)
    {
        error = FindProblem(signature, payee, out PublicKey signer);
        invoice = error is null ? Finish(signature, signer) : null;
        return error is null;
    }

    private Finding? FindProblem(RecoverableSignature signature, PublicKey? payee, out PublicKey signer)
    {
        signer = default;
        if (!signature.IsWellFormed) return Error(FindingRules.SignatureRange);
        if (!signature.IsLowS) return Error(FindingRules.SignatureHighS);
        if (!signature.TryRecover(SigningHash, out signer)) return Error(FindingRules.SignatureUnrecoverable);
        if (NamedPayee() is { } named && named != signer) return Error(FindingRules.SignatureInvalid);
        return payee is { } expected && expected != signer ? Error(FindingRules.PolicyWrongPayee, $"{signer} instead of {expected}") : null;
    }

    private static Finding Error(FindingRule rule, string? text = null) => new(rule, FindingSeverity.Error, -1, 0, 0, text);

    internal Bolt11Invoice Sign(IInvoiceSigner signer)
    {
        PublicKey key = signer.PublicKey;
        if (NamedPayee() is { } named && named != key)
            throw new InvalidOperationException($"Field n names the payee {named}, but the signer's key is {key}. Call IncludePayee() to name the signer.");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_signingData, hash);
        RecoverableSignature signature = signer.Sign(hash);
        // Our own key's signature is right by construction; anybody else's is checked, since a wrong payee costs money.
        return signer is PrivateKey ? Finish(signature, key) : Complete(signature, key);
    }

    private PublicKey? NamedPayee() => _layout.Payee.IsPresent ? PublicKey.FromTrustedBytes(Words.ToByteArray(_layout.Payee.Of(_words))) : null;

    private Bolt11Invoice Finish(RecoverableSignature signature, PublicKey payee)
    {
        byte[] words = [.. _words];
        Span<byte> bytes = stackalloc byte[RecoverableSignature.Size];
        signature.CopyTo(bytes);
        Words.FromBytes(bytes, words.AsSpan(_layout.SignatureStart, Bolt11Layout.SignatureWords));
        Bech32.WriteChecksum(_hrp, words, Bech32.Bech32Constant);
        string text = Bech32.ToText(_hrp, words);
        return Bolt11Invoice.FromWritten(_isUpper ? text.ToUpperInvariant() : text, words, _layout, payee, _findings);
    }
}
