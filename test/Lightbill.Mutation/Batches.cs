namespace Lightbill.Mutation;

/// <summary>Tests are asked a few at first, then many: the first few find most changes, and asking costs something each time.</summary>
internal static class Batches
{
    private const int First = 4, Growth = 8;

    public static IEnumerable<(int Start, int Count)> Of(int tests)
    {
        for (int start = 0, size = First; start < tests; start += size, size *= Growth)
        {
            yield return (start, Math.Min(size, tests - start));
        }
    }
}
