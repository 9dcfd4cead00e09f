using Lightbill.Bolt11;

namespace Lightbill.Tests.Peers;

/// <summary>How a peer and we can part.</summary>
internal enum DifferenceKind
{
    /// <summary>We read it, the peer refuses it.</summary>
    TheyRefuse,

    /// <summary>We refuse it, the peer reads it.</summary>
    TheyAccept,

    /// <summary>Both read it, and a field is not the same.</summary>
    TheyRead,
}

/// <summary>One difference that we know of and can give the reason for. The tests hold it: it must occur, and nothing else may.</summary>
/// <param name="Peer">Which peer.</param>
/// <param name="Kind">Which kind.</param>
/// <param name="Subject">A part of the peer's message; our finding's code; the field.</param>
/// <param name="What">Which invoices, and what the peer makes of them. Markdown.</param>
/// <param name="Reason">Why we read it as we do. Markdown.</param>
internal sealed record KnownDifference(string Peer, DifferenceKind Kind, string Subject, string What, string Reason)
{
    /// <summary>Which invoices it concerns; null for those that we refuse, of which only the finding is known.</summary>
    public Func<Bolt11Invoice, bool> When { get; init; } = _ => true;

    /// <summary>What the peer makes of the value (ours, or what an earlier difference of the same field made of it).</summary>
    public Func<Bolt11Invoice, object?, object?> Says { get; init; } = (_, value) => value;
}
