using System.Globalization;

namespace Lightbill.Tests;

/// <summary>How often random tests run: a bounded number by default, more when <c>LIGHTBILL_RANDOM_RUNS</c> says so.</summary>
public static class RandomRuns
{
    public static int Count(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("LIGHTBILL_RANDOM_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) ? wanted : usual;
}
