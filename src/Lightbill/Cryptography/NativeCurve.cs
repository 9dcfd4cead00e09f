using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Lightbill.Cryptography;

/// <summary>
/// The system's libsecp256k1, called by function pointers. Every argument is checked before the call, and the library's callback for
/// illegal arguments, which aborts the process by default, is replaced. Two contexts, both only read once they are there, so concurrent use is safe: one for what everybody may know,
/// and a randomised one for secrets, made at the first, since random bytes are dear at the start.
/// </summary>
internal sealed unsafe partial class NativeCurve : CurveBackend
{
    // secp256k1.h: sizes of its opaque structures.
    private const int PublicKeySize = 64;
    private const int SignatureSize = 64;
    private const int RecoverableSignatureSize = 65;
    private const int KeyPairSize = 96;
    private const int XOnlyKeySize = 64;
    private const uint Compressed = 0x102;

    // SECP256K1_CONTEXT_SIGN | SECP256K1_CONTEXT_VERIFY: needed before release 0.2, means the same as NONE since.
    private const uint ContextFlags = 0x301;

    private readonly Functions _call;
    private readonly nint _context;
    private readonly Lazy<Context> _secrets;

    private NativeCurve(Functions functions, nint context, Lazy<Context> secrets, string description)
    {
        _call = functions;
        _context = context;
        _secrets = secrets;
        Description = description;
    }

    /// <inheritdoc/>
    public override string Description { get; }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override bool TryRecover(ReadOnlySpan<byte> hash32, ReadOnlySpan<byte> rs64, int recoveryId, Span<byte> publicKey33)
    {
        RequireLength(hash32, 32);
        RequireLength(rs64, 64);
        RequireLength(publicKey33, 33);
        if (recoveryId is < 0 or > 3)
        {
            return false;
        }

        var signature = stackalloc byte[RecoverableSignatureSize];
        var key = stackalloc byte[PublicKeySize];
        fixed (byte* hash = hash32, rs = rs64, output = publicKey33)
        {
            return _call.ParseRecoverable(_context, signature, rs, recoveryId) == 1
                && _call.Recover(_context, key, signature, hash) == 1
                && Serialize(key, output);
        }
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override bool Verify(ReadOnlySpan<byte> hash32, ReadOnlySpan<byte> rs64, ReadOnlySpan<byte> publicKey33)
    {
        RequireLength(hash32, 32);
        RequireLength(rs64, 64);
        var key = stackalloc byte[PublicKeySize];
        var signature = stackalloc byte[SignatureSize];
        if (!TryParseKey(publicKey33, key))
        {
            return false;
        }

        fixed (byte* hash = hash32, rs = rs64)
        {
            if (_call.ParseSignature(_context, signature, rs) != 1)
            {
                return false;
            }

            // The library refuses a high s; whether that is right is our caller's rule. Its answer here only says whether s was high.
            _ = _call.Normalize(_context, signature, signature);
            return _call.Verify(_context, signature, hash, key) == 1;
        }
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override bool TrySign(ReadOnlySpan<byte> hash32, ReadOnlySpan<byte> secret32, Span<byte> rs64, out int recoveryId)
    {
        RequireLength(hash32, 32);
        RequireLength(rs64, 64);
        recoveryId = 0;
        if (!IsValidSecret(secret32))
        {
            return false;
        }

        // RFC 6979, section 2.3.4 reduces the hash modulo n before the nonce is derived; releases of the library differ in whether they do.
        Span<byte> reduced = stackalloc byte[32];
        Scalar.FromBytes(hash32, out _).WriteTo(reduced);
        var signature = stackalloc byte[RecoverableSignatureSize];
        fixed (byte* hash = reduced, secret = secret32, output = rs64)
        {
            int id;
            if (_call.SignRecoverable(_secrets.Value.Handle, signature, hash, secret, 0, 0) != 1
                || _call.SerializeRecoverable(_context, output, &id, signature) != 1)
            {
                return false;
            }

            recoveryId = id;
            return true;
        }
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override bool TryGetPublicKey(ReadOnlySpan<byte> secret32, Span<byte> publicKey33)
    {
        RequireLength(publicKey33, 33);
        if (!IsValidSecret(secret32))
        {
            return false;
        }

        var key = stackalloc byte[PublicKeySize];
        fixed (byte* secret = secret32, output = publicKey33)
        {
            return _call.CreatePublicKey(_secrets.Value.Handle, key, secret) == 1 && Serialize(key, output);
        }
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override bool TrySignSchnorr(
        ReadOnlySpan<byte> message, ReadOnlySpan<byte> secret32, ReadOnlySpan<byte> auxiliaryRandom32, Span<byte> signature64)
    {
        RequireLength(auxiliaryRandom32, 32);
        RequireLength(signature64, 64);
        if (!IsValidSecret(secret32))
        {
            return false;
        }

        if (message.Length != 32 && _call.SignSchnorrCustom == null)
        {
            // Bit-identical, and the only way with a library that signs messages of 32 bytes only.
            return Curve.Choose(CryptographyBackend.Managed).TrySignSchnorr(message, secret32, auxiliaryRandom32, signature64);
        }

        var pair = stackalloc byte[KeyPairSize];
        try
        {
            fixed (byte* text = message, secret = secret32, random = auxiliaryRandom32, output = signature64)
            {
                if (_call.CreateKeyPair(_secrets.Value.Handle, pair, secret) != 1)
                {
                    return false;
                }

                if (message.Length == 32)
                {
                    return _call.SignSchnorr32(_secrets.Value.Handle, output, text, pair, random) == 1;
                }

                var extra = new SchnorrExtraParameters(0, (nint)random);
                return _call.SignSchnorrCustom(_secrets.Value.Handle, output, text, (nuint)message.Length, pair, &extra) == 1;
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(new Span<byte>(pair, KeyPairSize));
        }
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override bool VerifySchnorr(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature64, ReadOnlySpan<byte> xOnlyKey32)
    {
        RequireLength(signature64, 64);
        RequireLength(xOnlyKey32, 32);
        var key = stackalloc byte[XOnlyKeySize];
        fixed (byte* text = message, signature = signature64, x = xOnlyKey32)
        {
            return _call.ParseXOnly(_context, key, x) == 1
                && _call.VerifySchnorr(_context, signature, text, (nuint)message.Length, key) == 1;
        }
    }

    /// <summary>A context of the library, as an object: what holds it once it is needed is then compiled ahead.</summary>
    private sealed record Context(nint Handle);

    private bool IsValidSecret(ReadOnlySpan<byte> secret32)
    {
        RequireLength(secret32, 32);
        fixed (byte* secret = secret32)
        {
            return _call.VerifySecret(_secrets.Value.Handle, secret) == 1;
        }
    }

    private bool TryParseKey(ReadOnlySpan<byte> publicKey33, byte* key)
    {
        RequireLength(publicKey33, 33);
        fixed (byte* input = publicKey33)
        {
            return _call.ParsePublicKey(_context, key, input, 33) == 1;
        }
    }

    private bool Serialize(byte* key, byte* output)
    {
        nuint length = 33;
        return _call.SerializePublicKey(_context, output, &length, key, Compressed) == 1 && length == 33;
    }

    /// <summary>secp256k1_schnorrsig_extraparams; the magic marks the layout's version.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct SchnorrExtraParameters(nint nonceFunction, nint nonceData)
    {
        private readonly uint _magic = BitConverter.IsLittleEndian ? 0x8CB36FDAu : 0xDA6FB38Cu;
        private readonly nint _nonceFunction = nonceFunction;
        private readonly nint _nonceData = nonceData;
    }
}
