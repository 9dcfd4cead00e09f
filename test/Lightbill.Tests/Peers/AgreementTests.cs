using System.Text;
using Lightbill.Bolt11;
using Lightbill.Cryptography;
using Lightbill.Tests.Cryptography;

namespace Lightbill.Tests.Peers;

/// <summary>
/// Other people's decoders and ours read the same in the same invoices: what is different is in <see cref="AgreementTable"/> with its reason, and
/// what is in there occurs. LIGHTBILL_RANDOM_RUNS says how many invoices of each kind are generated.
/// </summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const int ChunkSize = 5_000;
    private const int Shown = 30;
    private const string HowToAccept = "run this test with LIGHTBILL_ACCEPT=1 and commit the file";

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

    [Fact]
    public void The_document_is_what_the_table_says()
    {
        var rendered = AgreementDocument.Render();
        if (Environment.GetEnvironmentVariable("LIGHTBILL_ACCEPT") == "1")
        {
            Directory.CreateDirectory(RepositoryFiles.PathOf("docs"));
            File.WriteAllText(RepositoryFiles.PathOf(AgreementDocument.File), rendered);
        }
        Assert.True(File.Exists(RepositoryFiles.PathOf(AgreementDocument.File)), $"{AgreementDocument.File} is missing: {HowToAccept}");
        Assert.True(rendered == RepositoryFiles.ReadText(AgreementDocument.File).ReplaceLineEndings("\n"),
            $"{AgreementDocument.File} is not what the table says: {HowToAccept}");
    }

    [Fact]
    public void No_difference_is_told_twice() => Assert.Empty(AgreementTable.All
        .GroupBy(one => (one.Peer, one.Kind, one.Subject, one.What)).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void Both_curves_find_the_same_payees()
    {
        var native = Backends.Get(CryptographyBackend.Native);
        var managed = Backends.Get(CryptographyBackend.Managed);
        byte[] signature = new byte[65], left = new byte[33], right = new byte[33];
        var compared = 0;
        foreach (var text in Texts.Value)
        {
            if (!Bolt11Invoice.TryParse(text, out var invoice))
            {
                continue;
            }
            invoice.Signature.CopyTo(signature);
            var hash = invoice.SigningHash;
            Assert.Equal(native.TryRecover(hash, signature.AsSpan(0, 64), signature[64], left), managed.TryRecover(hash, signature.AsSpan(0, 64), signature[64], right));
            Assert.Equal(left, right);
            var payee = invoice.Payee.ToArray();
            Assert.True(native.Verify(hash, signature.AsSpan(0, 64), payee));
            Assert.True(managed.Verify(hash, signature.AsSpan(0, 64), payee));
            foreach (var hop in invoice.RouteHints.SelectMany(hint => hint.Hops))
            {
                Assert.True(CurveBackend.IsValidPublicKey(hop.PublicKey.ToArray()));
            }
            compared++;
        }
        Assert.True(compared > 500, "too few invoices were compared");
    }
}
