using System.Text;

namespace Lightbill.Tests.Peers;

/// <summary>
/// Other people's decoders and ours read the same in the same invoices: what is different is in <see cref="AgreementTable"/> with its reason, and
/// what is in there occurs. LIGHTBILL_RANDOM_RUNS says how many invoices of each kind are generated.
/// </summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const int ChunkSize = 5_000;
    private const int Shown = 100000;

    private static readonly Lazy<IReadOnlyList<string>> Texts = new(() => AgreementCorpus.Texts(RandomRuns.Count(600)));

    public static TheoryData<string> Peers => [.. PeerProcess.All];

    [Theory]
    [MemberData(nameof(Peers))]
    public void Reads_what_the_peer_reads_but_for_the_known_differences(string peer)
    {
        PeerProcess.Require(peer);
        var run = new AgreementRun(peer);
        foreach (var chunk in Texts.Value.Chunk(ChunkSize))
        {
            foreach (var (text, answer) in chunk.Zip(PeerProcess.Ask(peer, chunk)))
            {
                run.Compare(text, answer);
            }
        }
        output.WriteLine(run.Summary);

        var problems = new StringBuilder();
        foreach (var unexplained in run.Unexplained.Take(Shown))
        {
            problems.AppendLine(unexplained);
        }
        foreach (var stale in run.Stale)
        {
            problems.AppendLine(FormattableString.Invariant($"{peer}: in the table, but it did not occur: {stale.Kind} {stale.Subject}: {stale.What}"));
        }
        Assert.True(problems.Length == 0, $"{run.Summary}\n{problems}");
    }
}
