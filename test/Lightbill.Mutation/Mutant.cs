namespace Lightbill.Mutation;

/// <summary>One change that Stryker made, as its report has it.</summary>
internal sealed record Mutant(int Id, string File, int Line, int Column, string Mutator, string Original, string Replacement);
