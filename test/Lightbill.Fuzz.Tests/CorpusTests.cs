using Lightbill.Tests;

namespace Lightbill.Fuzz.Tests;

/// <summary>Everything that the fuzzer found worth keeping, and everything that ever failed, runs through the same code again: seeds, corpus, regressions.</summary>
public sealed class CorpusTests
{
    private const string Folder = "test/Lightbill.Fuzz/Corpus";

    private const string Regressions = "vectors/regressions";

    public static TheoryData<string> Names => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_laws_hold_for_the_seeds(string name) => Replay(name, target => target.Seeds().Where(seed => seed.Length <= target.MaxLength));

    [Theory, MemberData(nameof(Names))]
    public void The_laws_hold_for_the_corpus(string name) => Replay(name, target => Corpus.Read(RepositoryFiles.PathOf($"{Folder}/{target.Name}.txt")));

    [Theory, MemberData(nameof(Names))]
    public void What_failed_once_does_not_fail_again(string name)
    {
        string file = RepositoryFiles.PathOf($"{Regressions}/{name}.txt");
        if (File.Exists(file)) Replay(name, _ => Corpus.Read(file)); // nothing ever failed there
    }

    [Fact]
    public void Every_corpus_has_its_target()
    {
        string[] known = [.. FuzzTargets.All.Select(target => target.Name)];
        Assert.Equal(known.Order(StringComparer.Ordinal), FilesIn(Folder).Order(StringComparer.Ordinal));
        Assert.Subset(known.ToHashSet(), FilesIn(Regressions).ToHashSet());
    }

    [Fact]
    public void A_broken_law_is_seen() => Assert.Throws<LawBrokenException>(() => Law.Same(1, 2, "a number"));

    [Fact]
    public void A_corpus_is_read_as_it_was_written()
    {
        string file = Path.GetTempFileName();
        try
        {
            byte[][] inputs = [[], [0], [255, 10, 13], [.. Enumerable.Range(0, 256).Select(i => (byte)i)]];
            Corpus.Write(file, inputs.Reverse());
            Assert.Equal(inputs.Select(Convert.ToHexString).Order(), Corpus.Read(file).Select(Convert.ToHexString).Order());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> FilesIn(string folder) => Directory.Exists(RepositoryFiles.PathOf(folder))
        ? Directory.EnumerateFiles(RepositoryFiles.PathOf(folder), "*.txt").Select(file => Path.GetFileNameWithoutExtension(file))
        : [];

    private static void Replay(string name, Func<FuzzTarget, IEnumerable<byte[]>> inputs)
    {
        FuzzTarget target = FuzzTargets.Find(name)!;
        if (target.Needs() is { } missing)
        {
            if (Environment.GetEnvironmentVariable("LIGHTBILL_REQUIRE_ALL") == "1") Assert.Fail($"LIGHTBILL_REQUIRE_ALL=1, but: {missing}");
            Assert.Skip(missing);
        }
        int count = 0;
        foreach (byte[] input in inputs(target))
        {
            count++;
            try
            {
                target.Run(input);
            }
            catch (Exception problem)
            {
                Assert.Fail($"{name}, input {Convert.ToBase64String(input)}: {problem}");
            }
        }
        Assert.NotEqual(0, count);
    }
}
