using System.Security.Cryptography;

namespace Lightbill.Cryptography;

/// <summary>The deterministic nonces of RFC 6979, section 3.2, with HMAC-SHA-256 and no additional data.</summary>
internal ref struct Rfc6979
{
    private readonly Span<byte> _key;
    private readonly Span<byte> _value;
    private bool _used;

    /// <summary>
    /// Starts from the secret and the hash, both reduced modulo n; works in 64 bytes of the caller's, which <see cref="Wipe"/> clears.
    /// </summary>
    public Rfc6979(ReadOnlySpan<byte> secret32, ReadOnlySpan<byte> hash32, Span<byte> state64)
    {
        _key = state64[..32];
        _value = state64[32..];
        _used = false;
        _key.Clear();
        _value.Fill(1);
        Update(0, secret32, hash32);
        Update(1, secret32, hash32);
    }

    /// <summary>The next candidate; the caller takes the first that is a scalar other than zero and gives a signature.</summary>
    public void Next(Span<byte> nonce32)
    {
        if (_used)
        {
            Update(0, default, default);
        }

        HMACSHA256.HashData(_key, _value, _value);
        _value.CopyTo(nonce32);
        _used = true;
    }

    public readonly void Wipe()
    {
        CryptographicOperations.ZeroMemory(_key);
        CryptographicOperations.ZeroMemory(_value);
    }

    /// <summary>K = HMAC(K, V, separator, secret, hash); V = HMAC(K, V).</summary>
    private readonly void Update(byte separator, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> hash)
    {
        Span<byte> input = stackalloc byte[32 + 1 + 32 + 32];
        try
        {
            _value.CopyTo(input);
            input[32] = separator;
            secret.CopyTo(input[33..]);
            hash.CopyTo(input[(33 + secret.Length)..]);
            HMACSHA256.HashData(_key, input[..(33 + secret.Length + hash.Length)], _key);
            HMACSHA256.HashData(_key, _value, _value);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(input);
        }
    }
}
