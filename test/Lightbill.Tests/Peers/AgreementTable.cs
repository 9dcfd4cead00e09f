using Lightbill.Bolt11;

namespace Lightbill.Tests.Peers;

/// <summary>Every known difference between a peer and us, with its reason; docs/peers.md is made of it.</summary>
internal static class AgreementTable
{
    public static IReadOnlyList<KnownDifference> All { get; } = [];
}
