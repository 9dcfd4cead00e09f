namespace Lightbill.Fuzz;

/// <summary>One parser under attack: takes any bytes, and throws when a law about the parser does not hold. The fuzzer and the tests run the same code.</summary>
/// <param name="Name">As the command line and the folder of its corpus call it.</param>
/// <param name="Description">What is attacked, for the list.</param>
/// <param name="Run">Throws <see cref="LawBrokenException"/> for a broken law; every other exception is a bug just as well.</param>
/// <param name="Seeds">Inputs to start from.</param>
internal sealed record FuzzTarget(string Name, string Description, Action<byte[]> Run, Func<IEnumerable<byte[]>> Seeds)
{
    /// <summary>Pieces of the language that the parser reads, which chance alone would take long to find.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Longer inputs are cut: they cost time and reach nothing that shorter ones do not.</summary>
    public int MaxLength { get; init; } = 4096;

    /// <summary>Is the managed curve itself the subject? The others run on libsecp256k1 where it is installed, which is faster and leaves the coverage to the parser.</summary>
    public bool AttacksCurve { get; init; }

    /// <summary>What is missing on this machine for the target to run; null when nothing is.</summary>
    public Func<string?> Needs { get; init; } = () => null;
}
