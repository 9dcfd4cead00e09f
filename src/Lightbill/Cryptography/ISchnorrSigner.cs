namespace Lightbill.Cryptography;

/// <summary>
/// Whoever holds a key that signs after BIP 340: a key in memory (<see cref="PrivateKey"/>), an HSM, a node. It sees a 32-byte hash and nothing else.
/// </summary>
public interface ISchnorrSigner
{
    /// <summary>The key it signs with. A message of BOLT 12 names it, so a wrong answer is found out: the signature is checked against it.</summary>
    PublicKey PublicKey { get; }

    /// <summary>Signs a hash after BIP 340 and gives 64 bytes.</summary>
    /// <param name="hash32">32 bytes.</param>
    byte[] SignSchnorr(ReadOnlySpan<byte> hash32);
}
