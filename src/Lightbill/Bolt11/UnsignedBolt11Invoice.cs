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
        if (!signature.IsWellFormed) throw new InvalidOperationException("The signature has r, s or the recovery flag out of range.");
        if (!signature.IsLowS) throw new InvalidOperationException("The signature has a high s; normalise it (n - s, and the other recovery flag).");
        if (!signature.TryRecover(SigningHash, out PublicKey signer)) throw new InvalidOperationException("No key can be recovered from the signature.");
        if (NamedPayee() is { } named && named != signer) throw new InvalidOperationException($"Field n names the payee {named}, but the signature is by {signer}.");
        if (payee is { } expected && expected != signer) throw new InvalidOperationException($"The signature is by {signer}, expected was {expected}.");
        return Finish(signature, signer);
    }

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
