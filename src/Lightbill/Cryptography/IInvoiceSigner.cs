namespace Lightbill.Cryptography;

/// <summary>
/// Whoever holds the payee's key: a key in memory (<see cref="PrivateKey"/>), an HSM, a node. It sees a 32-byte hash and nothing else.
/// </summary>
public interface IInvoiceSigner
{
    /// <summary>The key it signs with. The invoice will name this payee, so a wrong answer is found out: the signature is checked against it.</summary>
    PublicKey PublicKey { get; }

    /// <summary>Signs a hash: RFC 6979 or other sound nonces, low s, with the recovery flag.</summary>
    /// <param name="hash32">32 bytes.</param>
    RecoverableSignature Sign(ReadOnlySpan<byte> hash32);
}
