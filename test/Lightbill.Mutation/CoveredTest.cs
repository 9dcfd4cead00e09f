namespace Lightbill.Mutation;

/// <summary>Which changes a test reaches, measured once for a build.</summary>
internal sealed class CoveredTest
{
    public required string Name { get; init; }

    public double Milliseconds { get; init; }

    /// <summary>Fails without any change, or takes too long to be asked often: not asked.</summary>
    public bool IsLeftOut { get; init; }

    public HashSet<int> Reached { get; init; } = [];

    /// <summary>Of these, what was reached while a type was being initialised. That happens once in a process, so each such change needs one of its own.</summary>
    public HashSet<int> Static { get; init; } = [];
}
