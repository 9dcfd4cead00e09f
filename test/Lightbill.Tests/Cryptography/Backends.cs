using Lightbill.Cryptography;

namespace Lightbill.Tests.Cryptography;

/// <summary>
/// The backends to test. Where the native library is absent its tests are skipped, saying why; with LIGHTBILL_REQUIRE_ALL=1, as on the
/// build server, they fail.
/// </summary>
internal static class Backends
{
    /// <summary>How many random inputs a test tries.</summary>
    public static int RandomRuns => Tests.RandomRuns.Count(2_000);

    public static TheoryData<CryptographyBackend> Both => [CryptographyBackend.Managed, CryptographyBackend.Native];

    /// <summary>The backend, without making it the current one for other tests.</summary>
    public static CurveBackend Get(CryptographyBackend backend)
    {
        if (backend == CryptographyBackend.Native && Curve.NativeProblem is { } problem)
        {
            if (Environment.GetEnvironmentVariable("LIGHTBILL_REQUIRE_ALL") == "1")
            {
                Assert.Fail($"LIGHTBILL_REQUIRE_ALL=1, but: {problem}");
            }

            Assert.Skip(problem);
        }

        return Curve.Choose(backend);
    }
}
