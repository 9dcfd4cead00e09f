namespace Lightbill.Fuzz;

/// <summary>
/// Inputs kept in the repository: one file a target, one input a line in base64, so that hundreds of small binary files become one that can be looked at and compared.
/// </summary>
internal static class Corpus
{
    public static IEnumerable<byte[]> Read(string file) =>
        File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Select(line => line == "=" ? [] : Convert.FromBase64String(line));

    public static void Write(string file, IEnumerable<byte[]> inputs) => File.WriteAllLines(
        file, inputs.Select(input => input.Length == 0 ? "=" : Convert.ToBase64String(input)).Distinct(StringComparer.Ordinal).OrderBy(line => line.Length).ThenBy(line => line, StringComparer.Ordinal));
}
