namespace Lightbill.Cryptography;

/// <summary>Which implementation of the curve secp256k1 to use.</summary>
public enum CryptographyBackend
{
    /// <summary>The system's libsecp256k1 where it loads and passes its self-test, else the managed code.</summary>
    Auto = 0,

    /// <summary>The system's libsecp256k1, or an exception that says why it cannot be used.</summary>
    Native = 1,

    /// <summary>The managed code, present everywhere. It does not promise constant time when signing.</summary>
    Managed = 2,
}
