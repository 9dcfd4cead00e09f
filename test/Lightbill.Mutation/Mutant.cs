namespace Lightbill.Mutation;

/// <summary>One change that Stryker made, as its report has it.</summary>
internal sealed record Mutant(int Id, string File, int Line, int Column, string Mutator, string Original, string Replacement)
{
    public int EndLine { get; init; }

    public int EndColumn { get; init; }

    public bool IsBlock => Mutator.StartsWith("Block", StringComparison.Ordinal);

    public bool Contains(Mutant inner) =>
        (Line, Column).CompareTo((inner.Line, inner.Column)) <= 0 && (inner.EndLine, inner.EndColumn).CompareTo((EndLine, EndColumn)) <= 0;
}
