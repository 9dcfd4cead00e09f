namespace Lightbill.Cli.Diagnosis;

/// <summary>How something is.</summary>
internal enum SymptomState
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>It works, and could be better.</summary>
    Note,

    /// <summary>It does not work.</summary>
    Broken,
}
