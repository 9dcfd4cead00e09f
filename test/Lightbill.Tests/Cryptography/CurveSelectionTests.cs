using Lightbill.Cryptography;

namespace Lightbill.Tests.Cryptography;

public class CurveSelectionTests
{
    [Theory]
    [InlineData(null, CryptographyBackend.Auto)]
    [InlineData("", CryptographyBackend.Auto)]
    [InlineData("auto", CryptographyBackend.Auto)]
    [InlineData("Native", CryptographyBackend.Native)]
    [InlineData(" managed ", CryptographyBackend.Managed)]
    public void A_setting_names_a_backend(string? setting, CryptographyBackend expected) => Assert.Equal(expected, Curve.ParseSetting(setting));

    [Fact]
    public void An_unknown_setting_is_named_in_the_error()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Curve.ParseSetting("openssl"));
        Assert.Contains("openssl", error.Message, StringComparison.Ordinal);
        Assert.Contains("LIGHTBILL_CRYPTO", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_outside_the_enumeration_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Curve.Use((CryptographyBackend)9));

    [Fact]
    public void The_current_backend_is_described()
    {
        Assert.NotEmpty(Curve.Description);
        Assert.Equal(Curve.IsNative, Curve.Description.StartsWith("libsecp256k1", StringComparison.Ordinal));
        Assert.Same(Curve.Current, Curve.Current);
    }

    [Fact]
    public void Managed_is_always_there() => Assert.Equal("managed", Curve.Choose(CryptographyBackend.Managed).Description);

    [Fact]
    public void Auto_is_native_exactly_when_there_is_no_problem_with_it() =>
        Assert.Equal(Curve.NativeProblem is null, Curve.Choose(CryptographyBackend.Auto) is NativeCurve);

    [Fact]
    public void Asking_for_native_gives_it_or_says_why_not()
    {
        if (Curve.NativeProblem is { } problem)
        {
            Assert.Equal(problem, Assert.Throws<DllNotFoundException>(() => Curve.Choose(CryptographyBackend.Native)).Message);
        }
        else
        {
            Assert.IsType<NativeCurve>(Curve.Choose(CryptographyBackend.Native));
        }
    }

    [Fact]
    public void A_configured_path_that_does_not_load_is_named_and_nothing_else_is_tried()
    {
        var result = NativeCurve.Load("/nowhere/libsecp256k1.so", "LIGHTBILL_SECP256K1");
        Assert.Null(result.Curve);
        Assert.Contains("/nowhere/libsecp256k1.so", result.Problem, StringComparison.Ordinal);
        Assert.Contains("LIGHTBILL_SECP256K1", result.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_of_another_kind_is_not_used()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The C library has this name on Linux.");
        var result = NativeCurve.Load("libc.so.6", "LIGHTBILL_SECP256K1");
        Assert.Null(result.Curve);
        Assert.Contains("secp256k1_context_create", result.Problem, StringComparison.Ordinal);
    }
}
