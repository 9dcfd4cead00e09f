namespace Lightbill.Mutation;

internal enum Verdict
{
    /// <summary>A test failed.</summary>
    Killed,

    /// <summary>The tests did not come to an end, or the process did not survive.</summary>
    Stopped,

    /// <summary>Every test that reaches it passed.</summary>
    Survived,

    /// <summary>No test reaches it.</summary>
    Unreached,
}

/// <param name="Test">The test that failed, if one did.</param>
internal sealed record Outcome(Mutant Mutant, Verdict Verdict, string Test);
