namespace Lightbill.Mutation;

/// <summary>The first line of a worker.</summary>
/// <param name="Tests">The names of its tests, in the order of their numbers.</param>
/// <param name="Reached">The changes that were reached while they were looked for, if it counts.</param>
internal sealed record Greeting(List<string> Tests, List<int> Reached);
