using System.Text.Json.Serialization;

namespace Lightbill.Mutation;

/// <summary>Which changes a test reaches, measured once for a build.</summary>
internal sealed class CoveredTest
{
    public required string Name { get; init; }

    /// <summary>The same for all rows of a theory.</summary>
    [JsonIgnore]
    public string Method => Name.Split('|')[0];

    public double Milliseconds { get; init; }

    /// <summary>Fails without any change, or takes too long to be asked often: not asked.</summary>
    public bool IsLeftOut { get; init; }

    public HashSet<int> Reached { get; init; } = [];

    /// <summary>What was reached once and not again, or before any test: tables, for the most part. Each such change may need a process of its own.</summary>
    public HashSet<int> Static { get; init; } = [];
}
