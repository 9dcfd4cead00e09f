using System.Reflection;

namespace Lightbill.Mutation;

/// <summary>The switches that Stryker wrote into the mutated Lightbill.dll.</summary>
internal sealed class MutatedCore
{
    /// <summary>No change is active.</summary>
    public const int None = -1;

    private readonly FieldInfo _active;
    private readonly FieldInfo _capture;
    private readonly MethodInfo _coverage;

    private MutatedCore(Type control)
    {
        _active = control.GetField("ActiveMutant")!;
        _capture = control.GetField("CaptureCoverage")!;
        _coverage = control.GetMethod("GetCoverageData")!;
    }

    public static MutatedCore Load(string folder) =>
        new(Assembly.LoadFrom(Path.Combine(folder, "Lightbill.dll")).GetTypes().SingleOrDefault(type => type.Name == "MutantControl")
            ?? throw new InvalidOperationException("The Lightbill.dll beside this program is not the one that Stryker changed."));

    public void Activate(int mutant) => _active.SetValue(null, mutant);

    public void Capture(bool on) => _capture.SetValue(null, on);

    /// <summary>What was reached since the last call.</summary>
    public List<int> TakeCoverage() => [.. ((IList<int>[])_coverage.Invoke(null, null)!)[0]];
}
