namespace Lightbill;

/// <summary>
/// A private way to the payee: the hops from a public node to it, first hop first (field <c>r</c> of BOLT 11). An invoice may carry several.
/// Immutable. A hint without hops can be read, but not written.
/// </summary>
public sealed class RouteHint
{
    /// <summary>A route of these hops.</summary>
    public RouteHint(params IEnumerable<RouteHintHop> hops) => Hops = [.. hops];

    /// <summary>The hops in order.</summary>
    public IReadOnlyList<RouteHintHop> Hops { get; }
}
