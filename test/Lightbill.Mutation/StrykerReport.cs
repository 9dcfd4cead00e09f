using System.Globalization;
using System.Text.Json;

namespace Lightbill.Mutation;

/// <summary>The list of changes in Stryker's report: those that compile.</summary>
internal static class StrykerReport
{
    private const string Root = "src/Lightbill/";

    public static List<Mutant> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        List<Mutant> mutants = [];
        foreach (var file in document.RootElement.GetProperty("files").EnumerateObject())
        {
            List<Mutant> found = [];
            var lines = file.Value.GetProperty("source").GetString()!.Split('\n');
            foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
            {
                // All others are "ignored": eng/mutate.sh lets Stryker test none of them.
                if (mutant.GetProperty("status").GetString() == "CompileError")
                {
                    continue;
                }
                var location = mutant.GetProperty("location");
                var (line, column) = PlaceOf(location.GetProperty("start"));
                var (endLine, endColumn) = PlaceOf(location.GetProperty("end"));
                found.Add(new Mutant(
                    int.Parse(mutant.GetProperty("id").GetString()!, CultureInfo.InvariantCulture), NameOf(file.Name), line, column,
                    mutant.GetProperty("mutatorName").GetString()!, Cut(lines, line, column, (endLine, endColumn)),
                    OneLine(mutant.GetProperty("replacement").GetString() ?? ""))
                {
                    EndLine = endLine,
                    EndColumn = endColumn,
                });
            }
            // As Stryker has it: a whole block is taken away only where nothing in it is changed already.
            mutants.AddRange(found.Where(mutant => !mutant.IsBlock || !found.Exists(inner => !inner.IsBlock && mutant.Contains(inner))));
        }
        mutants.Sort((left, right) => left.Id.CompareTo(right.Id));
        return mutants;
    }

    private static string NameOf(string path)
    {
        path = path.Replace('\\', '/');
        var at = path.LastIndexOf(Root, StringComparison.Ordinal);
        return at < 0 ? path : path[(at + Root.Length)..];
    }

    private static (int Line, int Column) PlaceOf(JsonElement place) => (place.GetProperty("line").GetInt32(), place.GetProperty("column").GetInt32());

    private static string Cut(string[] lines, int line, int column, (int Line, int Column) end)
    {
        var text = string.Join('\n', lines[(line - 1)..end.Line]);
        var dropped = end.Line == line ? lines[line - 1].Length - (end.Column - 1) : lines[end.Line - 1].Length - (end.Column - 1);
        return OneLine(text[Math.Min(column - 1, text.Length)..Math.Max(Math.Min(column - 1, text.Length), text.Length - Math.Max(dropped, 0))]);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
