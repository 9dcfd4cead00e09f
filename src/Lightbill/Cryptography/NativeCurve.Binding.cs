using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Lightbill.Cryptography;

/// <summary>
/// Binding a loaded library: its functions, a context of our own, our callbacks, and the test it must pass before first use.
/// </summary>
internal sealed unsafe partial class NativeCurve
{
    private static LoadResult TryBind(nint library, string name)
    {
        if (Functions.Missing(library) is { } missing)
        {
            NativeLibrary.Free(library);
            return new LoadResult(null, $"{name} was built without {missing}.");
        }

        var functions = new Functions(library);
        var context = CreateContext(functions);
        if (context == 0)
        {
            return new LoadResult(null, $"{name} gave no context.");
        }

        // The secrets of the self-test are none, so it does without random bytes.
        var description = $"libsecp256k1 ({Path.GetFileName(name)})";
        return CurveSelfTest.Passes(new NativeCurve(functions, context, new(new Context(context)), description))
            ? new LoadResult(new NativeCurve(functions, context, new(() => CreateContextForSecrets(functions)), description), null)
            : new LoadResult(null, $"{name} failed the self-test: it does not compute what it must.");
    }

    /// <summary>A context with our callbacks; 0 when the library gives none. It lives as long as the process: the backend is a singleton.</summary>
    private static nint CreateContext(Functions functions)
    {
        var context = functions.CreateContext(ContextFlags);
        if (context != 0)
        {
            functions.SetIllegalCallback(context, &OnIllegalArgument, 0);
            functions.SetErrorCallback(context, &OnInternalError, 0);
        }

        return context;
    }

    private static Context CreateContextForSecrets(Functions functions)
    {
        var context = CreateContext(functions);
        return context != 0 && Randomize(functions, context)
            ? new(context)
            : throw new CryptographicException("libsecp256k1 gave no context for secrets.");
    }

    private static bool Randomize(Functions functions, nint context)
    {
        // Blinds the library's signing against side channels; no signature depends on it.
        Span<byte> seed = stackalloc byte[32];
        RandomNumberGenerator.Fill(seed);
        fixed (byte* pointer = seed)
        {
            var accepted = functions.Randomize(context, pointer) == 1;
            CryptographicOperations.ZeroMemory(seed);
            return accepted;
        }
    }

    /// <summary>The default aborts the process. After this one returns, the call that was wrong answers 0.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnIllegalArgument(byte* message, void* data)
    {
    }

    /// <summary>Corrupted memory or a broken build: the library may not be returned to, so at least the message is kept.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnInternalError(byte* message, void* data) =>
        Environment.FailFast($"libsecp256k1 reports an internal error: {Marshal.PtrToStringUTF8((nint)message)}");

    private readonly struct Functions
    {
        private static readonly string[] Core =
        [
            "secp256k1_context_create", "secp256k1_context_set_illegal_callback", "secp256k1_context_set_error_callback",
            "secp256k1_context_randomize", "secp256k1_ec_seckey_verify", "secp256k1_ec_pubkey_create", "secp256k1_ec_pubkey_parse",
            "secp256k1_ec_pubkey_serialize", "secp256k1_ecdsa_signature_parse_compact", "secp256k1_ecdsa_signature_normalize",
            "secp256k1_ecdsa_verify",
        ];

        private static readonly string[] Recovery =
        [
            "secp256k1_ecdsa_recoverable_signature_parse_compact", "secp256k1_ecdsa_recoverable_signature_serialize_compact",
            "secp256k1_ecdsa_sign_recoverable", "secp256k1_ecdsa_recover",
        ];

        private static readonly string[] ExtraKeys = ["secp256k1_keypair_create", "secp256k1_xonly_pubkey_parse"];

        private static readonly string[] Schnorr = ["secp256k1_schnorrsig_sign32", "secp256k1_schnorrsig_verify"];

        public readonly delegate* unmanaged[Cdecl]<uint, nint> CreateContext;
        public readonly delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<byte*, void*, void>, nint, void> SetIllegalCallback;
        public readonly delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<byte*, void*, void>, nint, void> SetErrorCallback;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, int> Randomize;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, int> VerifySecret;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, int> CreatePublicKey;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, nuint, int> ParsePublicKey;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, nuint*, byte*, uint, int> SerializePublicKey;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, int> ParseSignature;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, int> Normalize;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, int> Verify;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, int, int> ParseRecoverable;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, int*, byte*, int> SerializeRecoverable;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, nint, nint, int> SignRecoverable;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, int> Recover;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, int> CreateKeyPair;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, int> ParseXOnly;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, byte*, int> SignSchnorr32;
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, nuint, byte*, int> VerifySchnorr;

        /// <summary>Null where the library is too old to sign messages of any length.</summary>
        public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, nuint, byte*, SchnorrExtraParameters*, int> SignSchnorrCustom;

        public Functions(nint library)
        {
            CreateContext = (delegate* unmanaged[Cdecl]<uint, nint>)NativeLibrary.GetExport(library, Core[0]);
            SetIllegalCallback = (delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<byte*, void*, void>, nint, void>)
                NativeLibrary.GetExport(library, Core[1]);
            SetErrorCallback = (delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<byte*, void*, void>, nint, void>)
                NativeLibrary.GetExport(library, Core[2]);
            Randomize = (delegate* unmanaged[Cdecl]<nint, byte*, int>)NativeLibrary.GetExport(library, Core[3]);
            VerifySecret = (delegate* unmanaged[Cdecl]<nint, byte*, int>)NativeLibrary.GetExport(library, Core[4]);
            CreatePublicKey = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, int>)NativeLibrary.GetExport(library, Core[5]);
            ParsePublicKey = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, nuint, int>)NativeLibrary.GetExport(library, Core[6]);
            SerializePublicKey =
                (delegate* unmanaged[Cdecl]<nint, byte*, nuint*, byte*, uint, int>)NativeLibrary.GetExport(library, Core[7]);
            ParseSignature = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, int>)NativeLibrary.GetExport(library, Core[8]);
            Normalize = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, int>)NativeLibrary.GetExport(library, Core[9]);
            Verify = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, int>)NativeLibrary.GetExport(library, Core[10]);
            ParseRecoverable = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, int, int>)NativeLibrary.GetExport(library, Recovery[0]);
            SerializeRecoverable = (delegate* unmanaged[Cdecl]<nint, byte*, int*, byte*, int>)NativeLibrary.GetExport(library, Recovery[1]);
            SignRecoverable =
                (delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, nint, nint, int>)NativeLibrary.GetExport(library, Recovery[2]);
            Recover = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, int>)NativeLibrary.GetExport(library, Recovery[3]);
            CreateKeyPair = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, int>)NativeLibrary.GetExport(library, ExtraKeys[0]);
            ParseXOnly = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, int>)NativeLibrary.GetExport(library, ExtraKeys[1]);
            SignSchnorr32 = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, byte*, int>)NativeLibrary.GetExport(library, Schnorr[0]);
            VerifySchnorr = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, nuint, byte*, int>)NativeLibrary.GetExport(library, Schnorr[1]);
            SignSchnorrCustom = NativeLibrary.TryGetExport(library, "secp256k1_schnorrsig_sign_custom", out var custom)
                ? (delegate* unmanaged[Cdecl]<nint, byte*, byte*, nuint, byte*, SchnorrExtraParameters*, int>)custom
                : null;
        }

        /// <summary>The first part the library lacks, in words; null when all is there.</summary>
        public static string? Missing(nint library)
        {
            (string[] Names, string Part)[] parts =
            [
                (Core, "the core functions"), (Recovery, "the recovery module"), (ExtraKeys, "the extrakeys module"),
                (Schnorr, "the schnorrsig module"),
            ];
            foreach (var (names, part) in parts)
            {
                foreach (var name in names)
                {
                    if (!NativeLibrary.TryGetExport(library, name, out _))
                    {
                        return $"{part} ({name})";
                    }
                }
            }

            return null;
        }
    }
}
