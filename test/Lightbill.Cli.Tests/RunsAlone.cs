namespace Lightbill.Cli.Tests;

/// <summary>Tests that measure the process: nothing else may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunsAlone
{
    public const string Name = "alone";
}
