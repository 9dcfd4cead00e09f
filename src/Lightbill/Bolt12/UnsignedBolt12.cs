using System.Diagnostics.CodeAnalysis;
using Lightbill.Cryptography;
using Lightbill.Findings;

namespace Lightbill.Bolt12;

/// <summary>
/// An invoice request, an invoice or a payer proof that lacks only its signature, for keys that live elsewhere: sign <see cref="SigningHash"/> after BIP 340, then <see cref="Complete"/>.
/// Immutable.
/// </summary>
/// <typeparam name="TDocument"><see cref="InvoiceRequest"/>, <see cref="Bolt12Invoice"/> or <see cref="PayerProof"/>.</typeparam>
public sealed class UnsignedBolt12<TDocument>
    where TDocument : Bolt12Document
{
    private readonly Bolt12Core _core;
    private readonly PublicKey _key;

    internal UnsignedBolt12(Bolt12Core core, PublicKey key) => (_core, _key) = (core, key);

    /// <summary>The key that must sign: the payer's of a request or a proof, the payee's of an invoice.</summary>
    public PublicKey Key => _key;

    /// <summary>The merkle root over all fields, 32 bytes.</summary>
    public byte[] MerkleRoot => Bolt12Merkle.Root(_core.Data, _core.Records);

    /// <summary>32 bytes to sign.</summary>
    public byte[] SigningHash => Bolt12Merkle.SigningHash(_core.Kind!.Value, MerkleRoot);

    /// <summary>Puts a signature on it.</summary>
    /// <param name="signature">The 64 bytes of BIP 340 over <see cref="SigningHash"/>.</param>
    /// <exception cref="InvalidOperationException">It is not by <see cref="Key"/>, or not 64 bytes.</exception>
    public TDocument Complete(ReadOnlySpan<byte> signature)
    {
        return TryComplete(signature, out TDocument? document, out Finding? error)
            ? document
            : throw new InvalidOperationException($"The signature is not one by {_key}: {error.Message}");
    }

    /// <summary>Puts a signature on it without throwing: for signatures that come from elsewhere.</summary>
    /// <param name="signature">The 64 bytes of BIP 340 over <see cref="SigningHash"/>.</param>
    /// <param name="document">The message; null on failure.</param>
    /// <param name="error">What is wrong, with its place in the message's bytes; null on success.</param>
    public bool TryComplete(ReadOnlySpan<byte> signature, [NotNullWhen(true)] out TDocument? document, [NotNullWhen(false)] out Finding? error)
    {
        var writer = new TlvWriter();
        writer.Copy(_core, static _ => true);
        writer.Set(_core.Kind == Bolt12Kind.PayerProof ? Bolt12FieldInfo.ProofSignature : Bolt12FieldInfo.Signature, signature);
        Bolt12Core core = Bolt12Core.ReadBytes(_core.Kind!.Value, writer.ToArray());
        error = core.FirstError;
        document = error is null ? (TDocument)Bolt12Document.Make(core, Bolt12Document.Write(core.Kind!.Value, core.Data))! : null;
        return error is null;
    }

    internal TDocument Sign(ISchnorrSigner signer)
    {
        if (signer.PublicKey != _key) throw new InvalidOperationException($"The message names the key {_key}, but the signer's key is {signer.PublicKey}.");
        return Complete(signer.SignSchnorr(SigningHash));
    }
}
