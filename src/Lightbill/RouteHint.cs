namespace Lightbill;

/// <summary>
/// A private way to the payee: the hops from a public node to it, first hop first (field <c>r</c> of BOLT 11). An invoice may carry several.
/// Immutable; equal when the hops are. A hint without hops can be read, but not written.
/// </summary>
public sealed class RouteHint : IEquatable<RouteHint>
{
    /// <summary>A route of these hops.</summary>
    public RouteHint(params IEnumerable<RouteHintHop> hops) => Hops = [.. hops];

    /// <summary>The hops in order.</summary>
    public IReadOnlyList<RouteHintHop> Hops { get; }

    /// <inheritdoc/>
    public bool Equals(RouteHint? other) => other is not null && Hops.SequenceEqual(other.Hops);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RouteHint);

    /// <summary>Are they equal, or both null?</summary>
    public static bool operator ==(RouteHint? left, RouteHint? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Do they differ?</summary>
    public static bool operator !=(RouteHint? left, RouteHint? right) => !(left == right);

    /// <inheritdoc/>
    public override int GetHashCode() => Hops.Count == 0 ? 0 : HashCode.Combine(Hops.Count, Hops[0], Hops[^1]);
}
