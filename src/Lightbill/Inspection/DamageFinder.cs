using Lightbill.Findings;

namespace Lightbill.Inspection;

internal static class DamageFinder
{
    public static void AddHints(string body, ref FindingList findings)
    {
    }
}
