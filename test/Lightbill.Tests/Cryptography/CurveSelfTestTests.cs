using Lightbill.Cryptography;

namespace Lightbill.Tests.Cryptography;

/// <summary>A library of the system is used only when it gives every known answer: one that is wrong in a single respect is found, and never used with money.</summary>
public class CurveSelfTestTests
{
    /// <summary>In what a library may be wrong.</summary>
    public enum Fault
    {
        None,
        PublicKeyIsAnother,
        PublicKeyIsRefused,
        SignatureIsAnother,
        SignatureIsRefused,
        RecoveryIdIsAnother,
        RecoveredKeyIsAnother,
        RightIsRefused,
        OtherHashVerifies,
        ZerosVerify,
        ZerosAreRecovered,
        RecoveryId4IsTaken,
        SchnorrSignatureIsAnother,
        SchnorrIsNotSigned,
        SchnorrRightIsRefused,
        SchnorrAllVerifies,
    }

    public static TheoryData<Fault> Faults => [.. Enum.GetValues<Fault>()];

    [Theory, MemberData(nameof(Faults))]
    public void A_library_with_one_wrong_answer_is_not_used(Fault fault) => Assert.Equal(fault == Fault.None, CurveSelfTest.Passes(new FaultyCurve(fault)));

    /// <summary>A right curve, wrong in one respect.</summary>
    private sealed class FaultyCurve(Fault fault) : CurveBackend
    {
        private readonly CurveBackend _right = Curve.Choose(CryptographyBackend.Managed);

        public override string Description => "for tests";

        public override bool TryRecover(ReadOnlySpan<byte> hash32, ReadOnlySpan<byte> rs64, int recoveryId, Span<byte> publicKey33)
        {
            if (fault == Fault.ZerosAreRecovered && !rs64.ContainsAnyExcept((byte)0)) return true;
            if (fault == Fault.RecoveryId4IsTaken && recoveryId == 4) return true;
            return _right.TryRecover(hash32, rs64, recoveryId, publicKey33) && Spoil(publicKey33, Fault.RecoveredKeyIsAnother);
        }

        public override bool Verify(ReadOnlySpan<byte> hash32, ReadOnlySpan<byte> rs64, ReadOnlySpan<byte> publicKey33)
        {
            bool isZero = !rs64.ContainsAnyExcept((byte)0);
            bool isRight = !isZero && _right.Verify(hash32, rs64, publicKey33);
            return (isRight && fault != Fault.RightIsRefused) || (fault == Fault.OtherHashVerifies && !isZero) || (fault == Fault.ZerosVerify && isZero);
        }

        public override bool TrySign(ReadOnlySpan<byte> hash32, ReadOnlySpan<byte> secret32, Span<byte> rs64, out int recoveryId)
        {
            bool isSigned = _right.TrySign(hash32, secret32, rs64, out recoveryId);
            if (fault == Fault.RecoveryIdIsAnother) recoveryId ^= 1;
            return isSigned && fault != Fault.SignatureIsRefused && Spoil(rs64, Fault.SignatureIsAnother);
        }

        public override bool TryGetPublicKey(ReadOnlySpan<byte> secret32, Span<byte> publicKey33) =>
            _right.TryGetPublicKey(secret32, publicKey33) && fault != Fault.PublicKeyIsRefused && Spoil(publicKey33, Fault.PublicKeyIsAnother);

        public override bool TrySignSchnorr(ReadOnlySpan<byte> message, ReadOnlySpan<byte> secret32, ReadOnlySpan<byte> auxiliaryRandom32, Span<byte> signature64) =>
            _right.TrySignSchnorr(message, secret32, auxiliaryRandom32, signature64) && fault != Fault.SchnorrIsNotSigned && Spoil(signature64, Fault.SchnorrSignatureIsAnother);

        public override bool VerifySchnorr(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature64, ReadOnlySpan<byte> xOnlyKey32) =>
            fault == Fault.SchnorrAllVerifies || (fault != Fault.SchnorrRightIsRefused && _right.VerifySchnorr(message, signature64, xOnlyKey32));

        private bool Spoil(Span<byte> answer, Fault with)
        {
            if (fault == with) answer[^1] ^= 1;
            return true;
        }
    }
}
