using System.Reflection;

namespace Lightbill.Repository.Tests.PublicApi;

/// <summary>
/// The public surface of each library is kept as text beside this file, so that no change to it goes unseen. To accept a change, run the
/// tests with LIGHTBILL_ACCEPT=1 and commit the file.
/// </summary>
public sealed class PublicApiTests
{
    private const string Folder = "test/Lightbill.Repository.Tests/PublicApi";

    public static TheoryData<string> Libraries =>
        [.. Repository.TrackedFiles
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(path => !Repository.Read(path).Contains("<PackAsTool>true", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_surface_is_the_one_that_was_accepted(string library)
    {
        // A library that cannot be loaded is missing among the project references of this project.
        var now = PublicSurface.Describe(Assembly.Load(library));
        var file = Repository.Absolute($"{Folder}/{library}.txt");
        if (Environment.GetEnvironmentVariable("LIGHTBILL_ACCEPT") == "1")
        {
            File.WriteAllText(file, now);
            return;
        }
        var accepted = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (Differences(accepted, now) is { Count: > 0 } differences)
        {
            var written = Path.Combine(AppContext.BaseDirectory, $"{library}.txt");
            File.WriteAllText(written, now);
            Assert.Fail($"""
                The public surface of {library} is not the one in {Folder}/{library}.txt:
                {string.Join('\n', differences)}
                The new one is in {written}. If the change is meant: LIGHTBILL_ACCEPT=1 eng/test.sh --filter PublicApi
                and commit the file, with a line in CHANGELOG.md.
                """);
        }
    }

    [Fact]
    public void A_change_is_found() =>
        Assert.Equal(
            ["+     public b", "-     public a"],
            Differences("class A\n    public a\n    public c\n", "class A\n    public b\n    public c\n"));

    [Fact]
    public void A_member_that_moves_to_another_type_is_found() =>
        Assert.NotEmpty(Differences("class A\n    public a\nclass B\n", "class A\nclass B\n    public a\n"));

    [Fact]
    public void The_text_names_what_a_user_can_see()
    {
        var text = PublicSurface.Describe(
            [typeof(Sample), typeof(Sample.Kind), typeof(Sample.Pair<>), typeof(Sample.Hidden), typeof(Sample.Maker)]);
        Assert.Equal("""
            public abstract class Lightbill.Repository.Tests.PublicApi.PublicApiTests.Sample : System.IDisposable
                protected new(int size = 3)
                protected virtual string? Name(in System.ReadOnlySpan<byte> text, out int? count, params string[] rest)
                public abstract void Dispose()
                public const string Word = "w"
                public override string ToString()
                public required string Title { get; init; }
                public static T Make<T>(T? from = default) where T : class, new()

            public enum Lightbill.Repository.Tests.PublicApi.PublicApiTests.Sample.Kind : byte
                First = 0
                Second = 5

            public delegate string Lightbill.Repository.Tests.PublicApi.PublicApiTests.Sample.Maker(long at)

            public readonly ref struct Lightbill.Repository.Tests.PublicApi.PublicApiTests.Sample.Pair<T> where T : struct
                public T First { get; }

            """.ReplaceLineEndings("\n"), text);
    }

    private static List<string> Differences(string accepted, string now)
    {
        if (accepted == now)
        {
            return [];
        }
        // The members repeat from type to type: they are compared with the heading they stand under.
        var before = Lines(accepted);
        var after = Lines(now);
        List<string> differences =
        [
            .. after.Except(before).Select(line => "+ " + line.Text),
            .. before.Except(after).Select(line => "- " + line.Text),
        ];
        return differences.Count > 0 ? differences : ["the order or the empty lines"];
    }

    private static List<(string Type, string Text)> Lines(string text)
    {
        var type = "";
        List<(string, string)> lines = [];
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            type = line[0] == ' ' ? type : line;
            lines.Add((type, line));
        }
        return lines;
    }

#pragma warning disable CA1034, CA1040, CA1052, CA1063, CA1711, CA1716, CA1819, CA1028, CA1805, CA1816 // a bad sample on purpose
    public abstract class Sample : IDisposable
    {
        public const string Word = "w";
        private readonly int _size;

        protected Sample(int size = 3) => _size = size;

        public delegate string Maker(long at);

        public enum Kind : byte
        {
            First,
            Second = 5,
        }

        public required string Title { get; init; }

        public static T Make<T>(T? from = default) where T : class, new() => from ?? new T();

        public abstract void Dispose();

        public override string ToString() => $"{_size}";

        internal static void Inner()
        {
        }

        protected virtual string? Name(in ReadOnlySpan<byte> text, out int? count, params string[] rest)
        {
            count = text.Length + rest.Length;
            return null;
        }

        public readonly ref struct Pair<T> where T : struct
        {
            public T First { get; }
        }

        internal sealed class Hidden;
    }
}
