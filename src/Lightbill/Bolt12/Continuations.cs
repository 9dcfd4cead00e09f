using System.Text;

namespace Lightbill.Bolt12;

/// <summary>
/// The <c>+</c> that joins the pieces of a long text, with the white space after it. BOLT 12, Encoding: only between two characters of the text; white space
/// anywhere else belongs to no valid text.
/// </summary>
internal static class Continuations
{
    /// <summary>The text without them; <paramref name="map"/> then tells for each character where it stood. Those in a wrong place stay.</summary>
    public static string Remove(string text, ref int[]? map)
    {
        if (!text.Contains('+', StringComparison.Ordinal)) return text;
        var body = new StringBuilder(text.Length);
        List<int> places = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '+' && i > 0 && char.IsAsciiLetterOrDigit(text[i - 1]))
            {
                int next = i + 1;
                while (next < text.Length && text[next] is ' ' or (>= '\t' and <= '\r')) next++;
                if (next < text.Length && char.IsAsciiLetterOrDigit(text[next]))
                {
                    i = next - 1;
                    continue;
                }
            }
            body.Append(text[i]);
            places.Add(map is null ? i : map[i]);
        }
        map = [.. places];
        return body.ToString();
    }
}
