namespace Lightbill.Cli.Tests;

public sealed class TranscriptTests
{
    private static readonly string Folder = Path.Combine(TestFiles.Root, "test", "Lightbill.Cli.Tests", "Transcripts");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.txt").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public void The_command_says_what_the_transcript_says(string file)
    {
        string path = Path.Combine(Folder, file);
        string expected = File.ReadAllText(path);
        string actual = Transcript.Play(expected, (arguments, input) => CliRun.WithInput(arguments, input));
        if (Environment.GetEnvironmentVariable("LIGHTBILL_ACCEPT") == "1") File.WriteAllText(path, actual);
        else Assert.Equal(expected.ReplaceLineEndings("\n"), actual);
    }
}
